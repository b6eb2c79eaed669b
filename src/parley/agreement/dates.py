"""Days and periods as diplomats write them: 29 March 2022, March 29, 2022, 2022-03-29, three weeks."""

import re
from calendar import monthrange
from datetime import date, timedelta

from parley.agreement.mistakes import Problems, UnclearError
from parley.model.agreement import Period, Unit

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
UNITS: dict[str, Unit] = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
HOURS = 24  # of a day: time is counted in days
LONGEST: dict[Unit, int] = {"days": 365_000, "weeks": 52_000, "months": 12_000, "years": 1_000}
_NUMBER_WORDS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS.split(), 1)} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ORDINALS = {"first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight", "ninth": "nine"}

MONTH = "(?:" + "|".join(f"{m[:3]}(?:{m[3:]})?" if m != "may" else "may" for m in MONTHS) + r"|sept)\.?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = r"[0-9]{4}"
DATE = rf"(?:{_YEAR}-[0-9]{{2}}-[0-9]{{2}}|{_DAY}\s(?:of\s)?{MONTH},?\s{_YEAR}|{MONTH}\s{_DAY},?\s{_YEAR})(?![\w-])"
PART_OF_DATE = rf"(?:{_DAY}\s(?:of\s)?{MONTH}|{MONTH}\s{_DAY}|{MONTH}\s[0-9]{{4}}|[0-9]{{4}})(?![\w-])"
NUMBER = (
    rf"(?:[0-9]+|(?:{_TENS})-[a-z]+|(?:an?|one)\shundred(?:\sand\s[a-z]+)?|{'|'.join(NUMBERS)})"
    r"(?:\s\((?:[0-9]{1,9}|\x01{1,9})\))?"
)
UNIT = r"(?:calendar\s)?(?:hour|day|week|month|year)s?"
OTHER_UNIT = r"(?:(?:working|business|week)\s?days?|minutes?|decades?)"
ORDINAL = (
    rf"(?:[0-9]{{1,3}}(?:st|nd|rd|th)|(?:(?:{_TENS})-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth))"
)
_DATE = re.compile(DATE, re.IGNORECASE)
_QUOTED = re.compile(r'["“][^"“”]*["”]')


def date_from_words(words: str) -> date:
    """The day that the words name. Raises UnclearError where there is no such day, or no day is named."""
    text = " ".join(words.split())
    if not _DATE.fullmatch(text):
        raise UnclearError(words, "a day such as 29 March 2022, March 29, 2022 or 2022-03-29", "Write the day out.")
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date(int(text[:4]), int(text[5:7]), int(text[8:]))
        return date(int(text[-4:]), _month(text), int(_first_number(text)))
    except ValueError:
        raise UnclearError(words, "a day that is in the calendar", "Correct the day, the month or the year.") from None


def check_days(words: str, problems: Problems) -> None:
    """Note every day that is not in the calendar in a sentence that cannot be read; none in quotation marks."""
    for said in _DATE.finditer(_QUOTED.sub(" ", words)):
        problems.attempt(date_from_words, said.group())


def period_from_words(number: str, unit: str) -> Period:
    """So many days, weeks, months or years; hours as the days in which they have surely passed.

    Raises UnclearError where that is no period or beyond a thousand years.
    """
    said = unit.lower().removeprefix("calendar ").rstrip("s")
    words = number.lower()
    count = _count(words)
    if said == "hour":
        said, count = "day", -(-count // HOURS)
    kind = UNITS[said]
    if not 0 < count <= LONGEST[kind]:
        raise UnclearError(f"{number} {unit}", f"from 1 to {LONGEST[kind]} {kind}", "Give a length that can be kept.")
    return Period(count, kind)


def _count(words: str) -> int:
    """The number that is meant: 30, thirty, twenty-one, a hundred, thirty (30). Raises UnclearError for none."""
    said, _, figure = words.partition(" (")
    if said[0].isdecimal():
        count = int(said[:12])
    else:
        first, _, last = said.replace(" and ", "-").partition("-")
        hundred = re.fullmatch(r"(?:an?|one)\shundred", first)
        known = (not last or last in NUMBERS) and (hundred or first in NUMBERS)
        count = (100 if hundred else NUMBERS[first]) + (NUMBERS[last] if last else 0) if known else -1
    if count < 0 or (figure and figure.rstrip(")") != str(count)):
        raise UnclearError(words, "one number", "Correct the number, in words or in figures.")
    return count


def number_from_ordinal(word: str) -> str:
    """The number that an ordinal counts, as a number is written: 5th -> 5, thirtieth -> thirty, twenty-first."""
    said = word.lower()
    if said[0].isdecimal():
        return said[:-2]
    tens, _, last = said.rpartition("-")
    last = _ORDINALS.get(last) or ("twelve" if last == "twelfth" else last.removesuffix("th"))
    last = last[:-2] + "y" if last.endswith("tie") else last
    return f"{tens}-{last}" if tens else last


def day_after(day: date, period: Period) -> date:
    """The day that comes so long after another; of months and years the same day of the month, or its last."""
    if period.unit in ("days", "weeks"):
        days = period.number * (7 if period.unit == "weeks" else 1)
        return day + timedelta(days=min(days, (date.max - day).days))
    months = day.year * 12 + day.month - 1 + period.number * (12 if period.unit == "years" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if year <= date.max.year else date.max


def month_from_words(word: str) -> int:
    """The number of a month named in full or by its first letters."""
    return [m[:3] for m in MONTHS].index(word[:3].lower()) + 1


def _month(text: str) -> int:
    found = re.search(r"[a-z]{3}", re.sub(r"[0-9]+(?:st|nd|rd|th)", "", text.lower()).replace("of ", ""))
    return [m[:3] for m in MONTHS].index(found.group() if found else "") + 1


def _first_number(text: str) -> str:
    found = re.search(r"[0-9]{1,2}", text)
    return found.group() if found else ""

"""Days and periods as diplomats write them: 29 March 2022, March 29, 2022, 2022-03-29, three weeks."""

import re
from datetime import date

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

MONTH = "(?:" + "|".join(f"{m[:3]}(?:{m[3:]})?" if m != "may" else "may" for m in MONTHS) + r"|sept)\.?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = r"[0-9]{4}"
DATE = rf"(?:{_YEAR}-[0-9]{{2}}-[0-9]{{2}}|{_DAY}\s(?:of\s)?{MONTH},?\s{_YEAR}|{MONTH}\s{_DAY},?\s{_YEAR})(?![\w-])"
PART_OF_DATE = rf"(?:{_DAY}\s(?:of\s)?{MONTH}|{MONTH}\s{_DAY}|{MONTH}\s[0-9]{{4}}|[0-9]{{4}})(?![\w-])"
NUMBER = (
    rf"(?:[0-9]+|(?:{_TENS})-[a-z]+|(?:an?|one)\shundred(?:\sand\s[a-z]+)?|{'|'.join(NUMBERS)})"
    r"(?:\s\((?:[0-9]{1,9}|\x01{1,9})\))?"
)
UNIT = r"(?:calendar\s)?(?:day|week|month|year)s?"
OTHER_UNIT = r"(?:(?:working|business|week)\s?days?|hours?|minutes?|decades?)"
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
    """So many days, weeks, months or years. Raises UnclearError where that is no period or beyond a thousand years."""
    kind = UNITS[unit.lower().removeprefix("calendar ").rstrip("s")]
    words = number.lower()
    count = _count(words)
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


def month_from_words(word: str) -> int:
    """The number of a month named in full or by its first letters."""
    return [m[:3] for m in MONTHS].index(word[:3].lower()) + 1


def _month(text: str) -> int:
    found = re.search(r"[a-z]{3}", re.sub(r"[0-9]+(?:st|nd|rd|th)", "", text.lower()).replace("of ", ""))
    return [m[:3] for m in MONTHS].index(found.group() if found else "") + 1


def _first_number(text: str) -> str:
    found = re.search(r"[0-9]{1,2}", text)
    return found.group() if found else ""

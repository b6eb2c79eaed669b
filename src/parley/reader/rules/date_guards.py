"""Whether a word or a number that could be a date is one, by the words on either side."""

import re

_NEAR = 40  # characters that tell
_NAMES_TOO = ("march", "april", "may", "june", "august")  # months that are other words, or people
_BEFORE_MONTH = re.compile(
    r"\b(?:in|by|of|for|until|till|since|before|after|during|through|throughout|early|late|mid|last|next)[\s-]\Z", re.I
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_TO = r"(?:and|to|or|until|through|[-–—])"
_MONTH_BEFORE = re.compile(rf"{_MONTH}\s{_TO}\s\Z")
_MONTH_NEXT = re.compile(rf"\s{_TO}\s{_MONTH}\b")
_CAPITAL_BEFORE = re.compile(r"\b[A-Z]\w*\s\Z")
_THE_BEFORE = re.compile(r"\b[Tt]he\s\Z")
_NAME_NEXT = re.compile(r"\s[A-Z]")
_YEAR_LATER = re.compile(
    rf"\s?{_TO}\s?(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?)?"
    rf"(?P<month>{_MONTH})(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?,?\s(?P<year>[12]\d{{3}})\b"
)
_NUMBERED = re.compile(
    r"\b(?:resolutions?|no|nos|number|room|page|pages|flight|channel|article|section|law|act|bill|rs|usd|eur|order|decree"
    r"|decision|directive|than|nearly|least|roughly|approximately|almost|boeing|route|unit)"
    r"\.?(?:\s\d{1,4}(?:\s\([12]\d{3}\))?,?(?:\sand)?)?\s\Z",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|from|by|to|until|till|before|after|during|through|between|and|or|of|for|early|late|mid|the|a|an|its"
    r"|his|her|their|our|this|year|circa|around|on|over|back|['’]s)[\s-]|\w[-–—/]|[A-Z][\w.]*,?\s|[(,;–—-]\s?|\A|\n)\Z"
)
_OF_THE_YEAR = re.compile(r"\b(?:in|since|during|the|its|his|her|their|our|this|a|an|['’]s|year)\s\Z", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s(?:people|men|women|children|troops|gmt|utc|local|km|kilomet\w+|met\w+|miles|hours|hrs|m|kg|million|billion|more)\b"
    r"|\s(?!levels\b)[a-z][a-z-]{2,30}s\b(?<!\bwas)(?<!\bhas)(?<!ss)"
)


def _left(text: str, start: int) -> str:
    return text[max(0, start - _NEAR) : start]


def year_later(text: str, end: int, month: int, months: tuple[str, ...]) -> int | None:
    """The year of a month that ends at `end`, where one follows: 2020 of May in "from 3 May to 5 June 2020"."""
    later = _YEAR_LATER.match(text, end)
    return int(later["year"]) - (month > months.index(later["month"][:3].lower()) + 1) if later else None


def is_month(text: str, start: int, end: int) -> bool:
    """Whether the name of a month without day and year is one: not in "Theresa May", "Black September"."""
    near = _left(text, start)
    if _MONTH_BEFORE.search(near) or _MONTH_NEXT.match(text, end) or _BEFORE_MONTH.search(near):
        return True
    return text[start:end].lower() not in _NAMES_TOO and not _CAPITAL_BEFORE.search(near)


def is_weekday(text: str, start: int, end: int) -> bool:
    """Whether a weekday names a day: not in "the Monday Club"."""
    return not (_THE_BEFORE.search(_left(text, start)) and _NAME_NEXT.match(text, end))


def is_deictic(text: str, start: int) -> bool:
    """Whether "Today" names a day: not in "Russia Today"."""
    return not (text[start].isupper() and _CAPITAL_BEFORE.search(_left(text, start)))


def is_year(text: str, start: int, end: int) -> bool:
    """Whether four digits are a year, not a count ("2000 prisoners") nor a number ("resolution 1973")."""
    near = _left(text, start)
    if _NUMBERED.search(near) or not _BEFORE_YEAR.search(near):
        return False
    return not _COUNTED.match(text, end) or bool(_OF_THE_YEAR.search(near))

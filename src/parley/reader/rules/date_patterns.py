"""The wordings of days, months, years and what counts from them, each a pattern with named groups.

A pattern stands for the bare expression; prepositions, "early", "the end of" and hours before it are found by
`LEAD`, which looks back from it. White space is bounded everywhere, so that no run of it costs more than its length.
"""

import re
from collections.abc import Mapping

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
NUMBERS: Mapping[str, int] = {
    "a": 1,
    "an": 1,
    **{word: n for n, word in enumerate(_SMALL + _TEENS, 1)},
    **{word: n * 10 for n, word in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": n * 10 + m for n, ten in enumerate(_TENS, 2) for m, one in enumerate(_SMALL, 1)},
}
DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
CENTURIES: Mapping[str, int] = {
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}
ORDINALS: Mapping[str, int] = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
SEASONS: Mapping[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_S = r"\s{1,3}"
_MONTH = (
    r"(?=[A-Z])(?P<month>(?i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?))"
)
# written out: a short form alone is as often a name (Jan, Mar)
_MONTH_ALONE = (
    r"(?P<month>January|February|March|April|May|June|July|August|Sept(?:ember|\.)|October|November|December)"
)
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
_NUMBER = rf"(?P<number>\d{{1,4}}|{'|'.join(sorted(NUMBERS, key=lambda word: (-len(word), word)))})"
_VAGUE = r"(?:several|few|many|some)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = (
    rf"(?:,?{_S}(?P<year>[12]\d{{3}})(?!\d|[-.,:]\d)|,?{_S}(?:of{_S})?(?P<in_year>last|this|next){_S}year\b|(?![\w]))"
)
_NOT_A_COUNT = rf"(?!{_S}(?:times|per{_S}?cent|million|billion)\b|\s?%)"
_ENDS_A_RANGE = rf"(?!\d|[:.,]\d|{_S}(?!(?:in|at|with|to|between|and|of|by|for|after|before|the|when|on|as)\b)[a-z])"
_TO = rf"(?:{_S}(?:and|to|or|until|through){_S}|\s?[-–—]\s?)"

_CASED: Mapping[str, str] = {
    "iso": r"(?<![\w.-])(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?![\d-])",
    "numeric": r"(?<![\w.,/-])(?P<day>\d{1,2})(?P<mark>[./])(?P<number>\d{1,2})(?P=mark)(?P<year>[12]\d{3})(?![\w/])",
    "day": rf"(?<![\w.:/$€£])(?<!\d,)(?:{_WEEKDAY},?{_S})?(?:the{_S})?(?P<day>\d{{1,2}}){_ORDINAL}"
    rf"(?:{_TO}(?:the{_S})?(?P<until>\d{{1,2}}){_ORDINAL})?{_S}(?:of{_S})?{_MONTH}{_YEAR}",
    "month_day": rf"\b(?:{_WEEKDAY},?{_S})?{_MONTH}{_S}(?:the{_S})?(?P<day>\d{{1,2}}){_ORDINAL}(?!\d|[:.,]\d)"
    rf"{_NOT_A_COUNT}(?:{_TO}(?P<until>\d{{1,2}}){_ORDINAL}{_ENDS_A_RANGE})?{_YEAR}",
    "month": rf"\b{_MONTH}(?:,?{_S}|{_S}of{_S})(?:(?P<year>[12]\d{{3}})(?!\d|[.,:]\d)"
    rf"|(?:of{_S})?(?P<in_year>last|this|next){_S}year\b)",
    "which_month": rf"\b(?i:(?P<which>last|next|this past|this coming|this))"
    rf"{_S}{_MONTH_ALONE}\b(?!{_S}(?:\d|[A-Z]))",
    "month_alone": rf"(?<![\w'’-]){_MONTH_ALONE}\b(?!{_S}(?:\d|[A-Z])|[-–]\w)",
    "weekday": rf"(?<!Good )(?<!Black )(?<!Bloody )(?<!Easter )(?<!Palm )(?<!Holy )\b(?i:(?P<which>last|next|this past"
    rf"|this coming|this|coming|past){_S})?{_WEEKDAY}(?:{_S}(?i:morning|afternoon|evening|night))?\b(?!-)",
    "year": r"(?<![\w.,:$€£#/+-])(?P<year>1[5-9]\d\d|20\d\d)(?!\w|[.,:]\d|\s?[%°])"
    r"|(?<=\d{4}[-–/])(?P<second>1[5-9]\d\d|20\d\d)(?!\w|[-.,:/]\d)",
}
_ANY_CASE: Mapping[str, str] = {
    "deictic": r"\b(?:the day before yesterday|the day after tomorrow|(?:today|yesterday|tomorrow)"
    rf"(?:{_S}(?:morning|afternoon|evening|night)\b)?|tonight|last night"
    r"|this (?:morning|afternoon|evening))\b",
    "period": rf"\b(?P<which>(?:the|this){_S}(?:past|coming|last|current|next)|last|next|this|the)"
    rf"{_S}(?P<unit>weekend|week|month|year|decade|century)\b",
    "closing": rf"\b(?:(?:the{_S})?end of{_S}(?P<which>the|this|next|last){_S}(?P<unit>week|month|year)"
    rf"|(?P<its>year|month|week)(?:['’]s)?[\s-]end)\b",
    "ago": rf"(?<![\w.,]){_NUMBER}{_S}(?P<unit>hour|day|week|month|year|decade)s?{_S}(?P<side>ago|from now)\b",
    "span": rf"\b(?:the|these){_S}(?:past|last){_S}(?:{_NUMBER}[\s-]{{1,3}}(?P<unit>day|week|month|year|decade)s?"
    r"|(?P<one>decade))\b",
    "decade": rf"(?<![\w.,-])(?P<year>1[5-9]\d0|20\d0)['’]?s\b|\bthe{_S}(?:(?P<part>early|mid|late)[\s-])?(?:"
    rf"(?P<name>{'|'.join(DECADES)})\b|['’](?P<short>[2-9]0)s\b)",
    "century": rf"(?<![\w-])(?:(?P<number>\d\d?)(?:st|nd|rd|th)|(?P<name>{'|'.join(CENTURIES)}))[\s-]century\b"
    rf"(?!{_S}BC)",
    "season": rf"\b(?:(?P<which>last|next|this past|this coming|this|the coming|the past){_S})?"
    rf"(?P<season>spring|summer|autumn|fall|winter)\b"
    rf"(?:{_S}(?:of{_S})?(?:(?P<year>[12]\d{{3}})(?:[-–/]\d{{2,4}})?\b|(?P<in_year>last|this|next){_S}year\b))?",
    "holiday": r"\b(?:Christmas(?: Day| Eve)?|Boxing Day|New Year['’]s (?:Day|Eve))\b",
    "same": rf"\b(?:(?:that|the){_S}(?:very{_S})?same|that)"
    rf"{_S}(?P<unit>day|morning|afternoon|evening|night|weekend|week|month|year)\b",
    "neighbour": rf"\b(?:the{_S})?(?P<side>following|next|previous|preceding)"
    rf"{_S}(?P<unit>day|morning|afternoon|evening|night|week|month|year)\b",
    "apart": rf"(?<![\w.,-])(?:{_NUMBER}|the){_S}(?P<unit>day|week|month|year)s?{_S}"
    r"(?P<side>later|earlier|before|after)\b(?=\s{0,3}(?:[,.;:)!?\"”]|$))",
}
PATTERNS: Mapping[str, re.Pattern[str]] = {
    **{name: re.compile(pattern) for name, pattern in _CASED.items()},
    **{name: re.compile(pattern, re.IGNORECASE) for name, pattern in _ANY_CASE.items()},
}
# Without one of these no pattern matches.
HINT = re.compile(
    r"\d{4}|\d[./]\d|day\b|DAY\b|(?<![A-Za-z])(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY"
    r"|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
    r"|(?i:today|yesterday|tomorrow|tonight|night|morning|afternoon|evening|hours|week|month|year|decade|century|ties\b"
    r"|\d0s\b|spring|summer|autumn|fall|winter|christmas|new year|days)"
)
# What the days of an expression can be counted from: the words that name days without looking back themselves.
ANCHOR = re.compile(
    r"(?<!\d)[12]\d{3}(?!\d)|[A-Z][a-z]+day\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
    r"|\b(?i:today|yesterday|tomorrow|(?:last|this|next) (?:week|month|year))\b"
)
_CLOCK = r"(?P<clock>(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)|midnight|noon)(?:\s\w{2,4}T)?\s(?:on\s)?)?"
LEAD = re.compile(
    r"(?<!\w)(?:(?P<lead>starting from|starting|beginning|effective from|effective|with effect from|as from|until|till"
    r"|no later than|not later than|by|before|since|from|as of|after"
    r"|at(?=\s(?:\d|noon|midnight|the\send|christmas))|on|in)\s{1,3})?"
    + _CLOCK
    + r"(?:(?:the\s)?(?P<ordinal>first|second|third|fourth|last|final)\s(?P<piece>week|half|quarter)\s(?:of|in)\s"
    r"(?:the\s)?"
    r"|(?:the\s)?(?P<edge>end) of\s(?:the\s)?|(?P<part>early|late|mid)[\s-]|the\s)?\Z",
    re.IGNORECASE,
)
DURATION = re.compile(
    r"\b(?:(?:within|in|for|over|after|during)\s{1,3}(?:the\s)?(?:next\s|coming\s|first\s|past\s|last\s)?"
    rf"(?:{_NUMBER}|{_VAGUE})[-\s]{{1,3}}(?:day|week|month|year|hour)s?\b"
    r"(?:\s(?:of|after|from)(?:\s(?!and\b|but\b|or\b|if\b|unless\b)[^\s,.;]{1,30}){1,8})?"
    rf"|(?:{_NUMBER.replace('number', 'other')}|{_VAGUE})\s{{1,3}}(?:day|week|month|year|hour)s?\s{{1,3}}"
    r"(?:ago|earlier|later)\b"
    r"|within (?:days|weeks|months|hours)|as soon as possible"
    r"|in the coming (?:phase|days|weeks|months|period|hours|years)"
    r"|in the (?:near|foreseeable) future|on [A-Z]\w{1,30} Day)\b"
)

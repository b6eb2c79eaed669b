"""What stands before and after a clause: when, under which text, in return for what, and what was told besides."""

import re

_AGAIN = re.compile(r"^(?:and|but|that|which|also|then|so|or|nor)\s", re.IGNORECASE)
_ADJUNCT = re.compile(
    r"^(?P<words>(?:seen\sby|obtained\sby|under|according\sto|in\sorder\sto|for\sits\spart|in\sreturn|in\sexchange|in\saddition"
    r"|as(?!\slong|\ssoon)|however|therefore|moreover|then|first|secondly|within|by|in|on|from|after|following|at|until"
    r")\b[^,]*),\s",
    re.IGNORECASE,
)
DAY_FIRST = re.compile(
    r"(?P<words>(?:by|on|from|before|after|until|as\sof)\s(?:\d{1,2}\s[A-Z][a-z]+\s\d{4}|then|now\son|today))\s(?=\S)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:in\s(?:return|exchange|addition|turn)|under\s(?:the|this)\s(?:\w+\s)?(?:arrangement|accord|agreement|deal|text|plan"
    r"|draft|framework|treaty|pact)),?\s(?=\S)(?!for\b|of\b)",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"(?:seen|obtained|under|according|as\spart|in\sorder|for\sits|in\sreturn|in\saddition|however|therefore|moreover|at\sthis)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r",\syet\s.*$|,?\s(?:and|but)\s(?:did|has|have|had|was|were|does|do|is|are|neither)\b(?!\s(?:ready|willing|to)\b).*$|,\s[\x22“]?(?:now|because|so)\s.*$|,\sbut\s[^,]*\b(?:is|are|was|were|has|have|had|did|do|does)\snot\b.*$",
    re.DOTALL,
)
_EMPHASIS = re.compile(
    r",?\s(?:and|but)\snot\s(?:(?:an?|one)\s(?:day|week|month|hour|minute|metre|step)\s)?"
    r"(?:earlier|sooner|later|before(?:\sthat)?|farther|further)\b"
)


def bare(sentence: str) -> tuple[str, str]:
    """The clause of a sentence without the words around it, and of these the ones that hold for its act.

    "In return Ankara would bring a law" is "Ankara would bring a law"; "by Friday, Ankara would" keeps "by Friday".
    """
    text, after = _TOLD.sub("", _EMPHASIS.sub("", sentence)), ""
    while True:
        text = _AGAIN.sub("", text.strip(' ,."“”'))
        link = _LINK.match(text)
        before = _ADJUNCT.match(text) or DAY_FIRST.match(text)
        if link:
            text = text[link.end() :]
        elif before:
            after = after if _SILENT.match(before["words"]) else before["words"]
            text = text[before.end() :]
        else:
            return text, after

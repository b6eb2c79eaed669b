"""Cutting a sentence at the words that bring a condition, a time or a check: if, unless, within, verified by ..."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from parley.agreement.dates import DATE, NUMBER, OTHER_UNIT, PART_OF_DATE, UNIT, date_from_words
from parley.agreement.mistakes import UnclearError
from parley.agreement.roster import Roster
from parley.agreement.text import bare
from parley.agreement.verbs import lemma_of, may_be_verb

TailKind = Literal["if", "unless", "while", "until", "verified", "by", "before", "from", "on", "within", "for"]

_OPENERS: dict[str, TailKind] = {
    "if": "if",
    "once": "if",
    "when": "if",
    "provided that": "if",
    "only if": "if",
    "only once": "if",
    "only when": "if",
    "only after": "if",
    "as soon as": "if",
    "in the event that": "if",
    "in the event": "if",
    "in case": "if",
    "on condition that": "if",
    "on the condition that": "if",
    "except if": "unless",
    "except when": "unless",
    "save if": "unless",
    "for as long as": "while",
    "unless": "unless",
    "while": "while",
    "as long as": "while",
    "so long as": "while",
    "until": "until",
    "verified by": "verified",
}
_OPENER = "|".join(sorted((o.replace(" ", r"\s") for o in _OPENERS), key=len, reverse=True))
_VAGUE = (
    r"(?:[\w-]+\sand\sa\shalf|(?:an?\s|one\s)?half(?:\san?)?|several|many|some|an?\s(?:few|couple\sof))\s"
    rf"{UNIT}\b"
)
_LATEST = r"(?:(?:no|not)\slater\sthan|by\sthe\send\sof)"
_HEDGE = (
    r"\s(?:at\sall\s)?(?:possible|practicable|feasible|necessary|appropriate|needed|required|applicable|desired|any)\b"
    rf"(?=\s*(?:$|[,;.])|\s(?:and|or|but|within|by\s{DATE})\b)"  # says nothing of when
)
_AGAIN = r"\s(?:an?|per|every|in)\s(?:\w+\s)?(?:day|week|month|quarter|year)s?\b|\s(?:more|again)\b"  # once a week
_TAIL = re.compile(
    rf"""
      \b(?P<dated>by|before|until|on|after)\s(?P<day>{DATE})
    | \b(?P<opener>{_OPENER})\b(?!\sof\b)(?!{_AGAIN}|{_HEDGE})
    | \bfrom\s(?P<start>{DATE})(?:\s(?:to|until|till|through)\s(?P<end>{DATE}))?
    | \bwithin\s(?P<count>{NUMBER})\s(?P<unit>{UNIT})\b(?P<of>\s(?:of|after|from|following)\b)?
    | \bfor\s(?:a\speriod\sof\s)?(?P<length>{NUMBER})\s(?P<unit2>{UNIT})\b
    | \b(?P<bare>{NUMBER}\s{UNIT}\s(?:after|following)\b)
    | \b(?P<odd>(?:within|for)\s{NUMBER}\s{OTHER_UNIT}\b|(?:within|for)\s{_VAGUE}|{_LATEST}\s\S+
        |by\sD\s?\+\s?[0-9]+|(?:by|before|until|from)\s{PART_OF_DATE}(?!\s[0-9]))
    """,
    re.IGNORECASE | re.VERBOSE,
)
_JOINED = re.compile(r"[\s,]*(?:and|or)\b", re.IGNORECASE)
_BOTH_COMMAS = re.compile(r"\s*,\s*,\s*")  # of what stood between commas and was taken out
_DATED = re.compile(rf"\s*{DATE}", re.IGNORECASE)
_DAY_OF = re.compile(r"^the\s(?:date|day)\s(?:of|on\swhich|when|that)\s", re.IGNORECASE)
_NOT_OPENING = re.compile(r"\b(?:as|even|at|all at)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tail:
    """A condition, time or check: its words, and for a time the days or the length it names."""

    kind: TailKind
    words: str
    first: str = ""
    second: str = ""


def tails_from_words(words: str, mask: str, act_follows: bool = False) -> tuple[str, list[Tail]]:
    """What is left of the words without their tails, and the tails in order.

    A day without a comma before it belongs to the condition it stands in ("if an attack occurs before 1 May 2022"),
    after a comma to the duty. Where the act must still come (`act_follows`), a condition ends at its comma: "may, if
    Ukraine asks, open a corridor". Raises UnclearError where a day's place cannot be told, and for hours and days
    without a year.
    """
    found = [m for m in _TAIL.finditer(mask) if not _NOT_OPENING.search(mask[max(0, m.start() - 8) : m.start()])]
    rest = [words[: found[0].start()] if found else words]
    tails: list[Tail] = []
    inside = False  # whether a condition is being read
    read = 0  # how far the words were read as a condition that ended at its comma
    for at, hit in enumerate(found):
        if hit.start() < read:
            _check_inside(hit, words)
            continue
        after_comma = mask[max(0, hit.start() - 8) : hit.start()].rstrip()[-1:] in (",", "")
        if inside and not hit["opener"] and not after_comma:
            _check_inside(hit, words)
            continue
        if not hit["opener"]:
            _check_time(hit, words, bool(rest[0].strip()) and not after_comma)
        end = _end_of(found, at, mask)
        cut = (
            mask.find(",", dated.end() if (dated := _DATED.match(mask, hit.end())) else hit.end(), end)
            if hit["of"] or (hit["opener"] and act_follows and not any(map(bare, rest)))
            else -1
        )
        tails.append(_tail(hit, words, words[hit.end() : end if cut < 0 else cut]))
        inside = bool(hit["opener"]) and cut < 0
        if cut >= 0:
            read = cut
            following = next((m.start() for m in found[at + 1 :] if m.start() > cut), len(words))
            rest.append(words[cut + 1 : max(cut + 1, following)])
        elif not hit["opener"] and not hit["of"]:
            rest.append(words[hit.end() : end])
    return _together(rest), tails


def _together(rest: list[str]) -> str:
    """What is left between the tails, as one text. Raises UnclearError where and, or would join a time to it."""
    for piece in rest[1:]:
        if joined := _JOINED.match(piece):
            raise UnclearError(
                bare(piece), f"nothing joined to a time by {joined.group().strip()}", "Write two sentences."
            )
    return _BOTH_COMMAS.sub(" ", " ".join(rest))


def _end_of(found: list[re.Match[str]], at: int, mask: str) -> int:
    """Where what belongs to a tail ends: at the next tail, for a condition the next that is not inside it."""
    hit = found[at]
    for later in found[at + 1 :]:
        if (
            not hit["opener"]
            or later["opener"]
            or mask[max(0, later.start() - 8) : later.start()].rstrip().endswith(",")
        ):
            return later.start()
    return len(mask)


def _tail(hit: re.Match[str], words: str, content: str) -> Tail:
    def said(group: str) -> str:
        return words[hit.start(group) : hit.end(group)] if hit[group] else ""

    if hit["opener"]:
        return Tail(_OPENERS[" ".join(hit["opener"].lower().split())], bare(content))
    if hit["dated"]:
        kind = hit["dated"].lower()
        if kind == "after":
            return Tail("from", hit.group(), _day_after(said("day")))
        if kind == "until":
            return Tail("from", hit.group(), "", said("day"))
        return Tail("by" if kind == "by" else "before" if kind == "before" else "on", hit.group(), said("day"))
    if hit["start"]:
        return Tail("from", hit.group(), said("start"), said("end"))
    if hit["count"]:
        return Tail("within", event_meant(bare(content)) if hit["of"] else "", said("count"), said("unit"))
    return Tail("for", hit.group(), said("length"), said("unit2"))


def event_meant(words: str) -> str:
    """The event itself, of "the day on which it rains", "the date of the elections"."""
    return _DAY_OF.sub("", words)


def _day_after(words: str) -> str:
    day = date_from_words(words)
    return (day + timedelta(days=1)).isoformat() if day < date.max else words


def _check_inside(hit: re.Match[str], words: str) -> None:
    if hit["count"] or (hit["odd"] and hit["odd"].lower().startswith("within")):
        raise UnclearError(
            words[hit.start() : hit.end()],
            "a comma before a time for the duty",
            "Write the time before the condition, or a comma before it. A condition takes no period: give that duty "
            "its own deadline, and ask whether it is violated.",
        )


def _check_time(hit: re.Match[str], words: str, close: bool) -> None:
    """A time must be one that can be read, and not stand straight after a participle that it may belong to."""
    if hit["odd"]:
        raise UnclearError(
            words[hit.start() : hit.end()],
            "a full day such as 29 March 2022, or a number of days, weeks, months or years",
            "Write it so, or within so long of an event; what only describes, put in quotation marks.",
        )
    if hit["bare"]:
        raise UnclearError(
            words[hit.start() : hit.end()],
            "a last day",
            "Write within, or no later than, before the number of days; quotation marks round what only describes.",
        )
    before = words[max(0, hit.start() - 80) : hit.start()].split()[-3:]
    if close and hit["day"] and len(before) > 1 and _may_describe(before):
        raise UnclearError(
            f"{before[-1]} {words[hit.start() : hit.end()]}",
            "a day that clearly belongs to the duty",
            "Write a comma before the day if it bounds the duty; put the words in quotation marks if it does not.",
        )


def _may_describe(before: list[str]) -> bool:
    word = before[-1].casefold()
    past = word != lemma_of(word) and not word.endswith(("s", "ing")) and may_be_verb(lemma_of(word))
    return past and not {"be", "been", "not"} & {w.casefold() for w in before[:-1]}


def main_clause(words: str, mask: str, roster: Roster) -> tuple[int, int, str] | None:
    """Where the subject of the main clause begins and ends, and its modal ("shall", "shall not", "may", "may not")."""
    modals = list(re.finditer(r"\b(shall|may)(?:,?\s(not|never)\b)?", mask, re.IGNORECASE))
    starts = [m.start() for m in modals]
    for begin in (0, *(m.end() for m in re.finditer(r",\s(?:then\s)?", mask, re.IGNORECASE))):
        later = bisect_right(starts, begin)
        if later == len(modals):
            return None
        modal = modals[later]
        subject = words[begin : modal.start()].strip(" ,")
        if len(subject) <= 1000 and subject and roster.members_from_words(subject):
            kind = modal.group(1).lower() + (" not" if modal.group(2) else "")
            return begin, modal.end(), kind
    return None

"""Sentences on entry into force, on the end and on suspension."""

import re
from dataclasses import dataclass, replace
from datetime import date

from parley.agreement.conditions import Tree, joined, masked, tree_from_words
from parley.agreement.dates import (
    DATE,
    NUMBER,
    ORDINAL,
    UNIT,
    date_from_words,
    day_after,
    number_from_ordinal,
    period_from_words,
)
from parley.agreement.equivalent import core_wording
from parley.agreement.mistakes import Problems, UnclearError
from parley.agreement.references import SIGNATURE
from parley.agreement.roster import Roster
from parley.agreement.tails import Tail, event_meant, tails_from_words
from parley.agreement.text import bare
from parley.model.agreement import Period

_MORE = r"(?:(?:,| and|, and)\s(?:article\s)?[0-9][\w.]*)*"
_TARGET = rf"(?:this|the) agreement|(?:this article|(?:articles?\s)?[0-9][\w.]*){_MORE}"
_ENTRY = re.compile(
    rf"(?:^|,\s)(?P<target>{_TARGET})\s(?:enters?|comes?|(?:shall|will)\s(?:enter|come))\sinto\sforce\b", re.IGNORECASE
)
_END = re.compile(
    rf"(?:^|,\s)(?P<target>{_TARGET})\s(?:(?:shall|will)\s)?"
    r"(?:(?P<ends>ends?|terminates?|expires?|lapses?|(?:is|are|be)\sterminated|ceases?\sto\sbe\sin\sforce)"
    r"|(?P<lasts>(?:remains?|stays?|is|are|be)\sin\sforce)(?=\s(?:until|for)\b)|(?P<suspended>(?:is|are|be)\ssuspended))\b",
    re.IGNORECASE,
)
_ON_FORCE = re.compile(r"\b(?:force|ends?|terminate|expire|lapse|suspended|cease)", re.IGNORECASE)
_DELAY = re.compile(
    rf"[\s,]*(?:(?P<opener>for|after)\s)?(?:a\speriod\sof\s)?(?P<count>{NUMBER})\s(?P<unit>{UNIT})"
    r"(?:\s(?:after|from|following|of|upon)\s(?P<event>[^,]+))?[\s,]*",
    re.IGNORECASE,
)
_NTH = re.compile(
    rf"\bon\sthe\s(?:(?P<nth>{ORDINAL})\s)?(?P<unit>day|week|month|year)\s(?=(?:after|following)\s)", re.IGNORECASE
)
_COUNTED = re.compile(rf"\b{NUMBER}\s{UNIT}\s(?:after|from|of|following|upon)\b", re.IGNORECASE)
_OWN_ENTRY = re.compile(r"(?:(?:its|the|their)\s)?entry\sinto\sforce", re.IGNORECASE)
_ITS = re.compile(
    r"\b(?:its|their|the)\s(?:last\s)?(?=(acceptance)?)(signature|signing|acceptance)(?=[\s,]*$|\sby\b|,)",
    re.IGNORECASE,
)
_ON_EVENT = re.compile(rf"(?<=into\sforce\s)on\s(?={SIGNATURE}(?:$|,))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Force:
    """An entry into force, or an end, as worded. With `delay` it comes so long after the condition first holds.

    Without condition and day it comes so long after the target's own entry into force.
    """

    target: str
    ending: bool
    suspends: bool
    condition: Tree | None = None
    day: date | None = None
    delay: Period | None = None
    only_while: bool = False


def force_from_words(words: str, roster: Roster) -> Force | None:
    """An entry or end, None if the sentence is neither. Raises UnclearError where its condition or day is unclear."""
    if not _ON_FORCE.search(words):
        return None
    words = _ITS.sub(lambda hit: f"the {'last ' if hit[1] else ''}{hit[2]}", words.rstrip(" ."))
    words = _ON_EVENT.sub("once ", core_wording(words, roster))
    words = _NTH.sub(lambda hit: f"{number_from_ordinal(hit['nth']) if hit['nth'] else 'one'} {hit['unit']}s ", words)
    mask = masked(words, roster)
    said = _ENTRY.search(mask) or _END.search(mask)
    if not said:
        return None
    return _delayed(words, mask, said, roster) or _conditional(words, mask, said, roster)


def _force(
    words: str, said: re.Match[str], tree: Tree | None = None, day: date | None = None, delay: Period | None = None
) -> Force:
    ending = "ends" in said.re.groupindex
    return Force(words[slice(*said.span("target"))], ending, ending and bool(said["suspended"]), tree, day, delay)


def _delayed(words: str, mask: str, said: re.Match[str], roster: Roster) -> Force | None:
    """So long after an event or a day, or (an end) after the entry into force; None where it is none of these."""
    before, behind = (0, said.start()), (said.end(), len(words))
    at, other = (behind, before) if bare(words[slice(*behind)]) else (before, behind)
    hit = _DELAY.fullmatch(mask, *at)
    if hit is None:
        return None
    if bare(words[slice(*other)]):
        return _after_all(words, mask, said, hit, other, roster)
    ending = "ends" in said.re.groupindex
    allowed = {"for": ending and said["lasts"], "after": ending and said["ends"], "": hit["event"]}
    if not allowed[(hit["opener"] or "").lower()]:
        return None
    delay = period_from_words(words[slice(*hit.span("count"))], hit["unit"])
    event = event_meant(bare(words[slice(*hit.span("event"))])) if hit["event"] else ""
    if not event or (ending and _OWN_ENTRY.fullmatch(event)):
        return _force(words, said, delay=delay)
    if re.fullmatch(DATE, event, re.IGNORECASE):
        return _force(words, said, day=day_after(date_from_words(event), delay))
    if tails_from_words(event, mask[slice(*hit.span("event"))].rstrip(" ,"))[1]:
        raise UnclearError(event, "one event after so many days", "Name what happens, and nothing more.")
    return _force(words, said, tree_from_words(event, roster), delay=delay)


def _after_all(
    words: str, mask: str, said: re.Match[str], hit: re.Match[str], lead: tuple[int, int], roster: Roster
) -> Force | None:
    """If it rains, this agreement ends after 30 days: so long after the condition before it."""
    rest, tails = tails_from_words(words[slice(*lead)], mask[slice(*lead)])
    if hit["opener"] != "after" or hit["event"] or bare(rest) or any(tail.kind != "if" for tail in tails):
        return None
    tree = joined("and", [tree_from_words(tail.words, roster) for tail in tails])
    return _force(words, said, tree, delay=period_from_words(words[slice(*hit.span("count"))], hit["unit"]))


def _conditional(words: str, mask: str, said: re.Match[str], roster: Roster) -> Force:
    """Once a condition holds, or on a day."""
    if counted := _COUNTED.search(mask):
        raise UnclearError(
            words[counted.start() :],
            "one condition, one day, or so long after one event",
            "Write one of them alone, such as: 30 days after the last acceptance.",
        )
    lead, lead_tails = tails_from_words(words[: said.start()], mask[: said.start()])
    rest, tails = tails_from_words(words[said.end() :], mask[said.end() :])
    if bare(lead) or bare(rest):
        raise UnclearError(
            bare(lead) or bare(rest), "once, if or on with a condition or a day", "Write once CONDITION, or on DAY."
        )
    problems = Problems()
    read = [problems.attempt(_condition_or_day, tail, said, roster) for tail in (*lead_tails, *tails)]
    days = [r for r in read if isinstance(r, date)]
    trees = [r for r in read if r is not None and not isinstance(r, date)]
    if problems.found:
        problems.trees += trees
        raise problems.error()
    if len(days) + bool(trees) != 1:
        raise UnclearError(
            words, "one condition or one day", "Write once CONDITION, on DAY, or 30 days after an event."
        )
    only_while = any(tail.kind == "while" for tail in (*lead_tails, *tails))
    force = _force(words, said, joined("and", trees) if trees else None, days[0] if days else None)
    return replace(force, only_while=only_while)


def _condition_or_day(tail: Tail, said: re.Match[str], roster: Roster) -> Tree | date:
    ending = "ends" in said.re.groupindex
    lasts, suspends = ending and said["lasts"], ending and said["suspended"]
    if lasts and tail.kind == "from" and tail.second and not tail.first:  # until includes its day
        return day_after(date_from_words(tail.second), Period(1, "days"))
    if lasts and tail.kind == "until":
        return tree_from_words(tail.words, roster)
    if tail.kind in ("on", "from") and tail.first and not tail.second:
        return date_from_words(tail.first)
    if (tail.kind == "if" or (tail.kind == "while" and suspends)) and not lasts:
        return tree_from_words(tail.words, roster)
    if suspends:
        raise UnclearError(
            tail.words,
            "if, while, or on and a day",
            "Say when with one of them; a second sentence for what is resumed.",
        )
    wanted = "until or for" if lasts else "if, or on and a day" if ending else "once, or on and a day"
    raise UnclearError(tail.words, wanted, "Say when with one of them; while goes with is suspended.")

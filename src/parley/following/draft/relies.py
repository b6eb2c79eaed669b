"""What is told to depend on something, or to be due on a day."""

import re

from parley.following.draft.announced import is_dated
from parley.following.draft.case import Case, clean, point_of
from parley.following.draft.english import base_of_gerund, is_plural, present, uncapital
from parley.following.draft.nouns import deeds_of
from parley.following.draft.said import Condition
from parley.following.draft.steps import step_ways
from parley.following.draft.tenses import day_apart, has_verb, in_present
from parley.following.draft.words import Point
from parley.model.statement import Act

_TOLD: tuple[Act, ...] = ("claim", "requirement", "plan", "demand", "offer")
_DEPENDS = re.compile(
    r"^(?P<what>[^,;\x00]{3,120}?)\s(?:(?:would|will|shall|must)\s)?(?:depends?|depended)\s(?:up)?on\s(?:whether\s)?"
    r"(?P<needs>[^,;\x00]{3,200})$"
)
_WHEN_OF = re.compile(
    r"^(?:the\s)?(?:date|time|timing|day|moment|start|beginning|timetable|schedule|pace)\s(?:of|for)\s", re.IGNORECASE
)
_DUE = re.compile(
    r"^(?P<what>.{3,200}?)\s(?:is|are|was|were|falls|fall)\sdue\s(?P<when>(?:on|by|in|from|within)\s[^,;\x00]{2,60})$",
    re.DOTALL,
)
_UNCLEAR = ("it", "this", "that", "they", "everything", "much", "all", "which", "nothing")


def depending(case: Case) -> tuple[Point, ...]:
    """ "the date of departure depends on the rebels keeping their word": a step with its condition."""
    found = _DEPENDS.match(_plain(case))
    if found is None or case.statement.act not in _TOLD or not (case.speaker or case.is_joint):
        return ()
    what = uncapital(_WHEN_OF.sub("", found["what"]))
    needs = _clause_from(found["needs"])
    if needs is None or has_verb(what) or re.search(r"\b(?:not|never)$", what) or what.split()[0].lower() in _UNCLEAR:
        return ()
    event = f"{what} {'take' if is_plural(what) else 'takes'} place"
    holder = None if case.is_joint else case.holder
    ways = step_ways(clean(event), "only if", [needs])
    return (point_of(case, "step", ways, owed=event, holder=holder, conditions=[Condition("only if", needs)]),)


def due(case: Case) -> tuple[Point, ...]:
    """ "the release of the prisoners is due on Friday": what is to be done by then, though not by whom."""
    found = _DUE.match(_plain(case))
    if found is None or case.statement.act not in _TOLD or case.statement.negated or not is_dated(case):
        return ()
    what = re.sub(r"^(?:the\s)?(\w+ing)\sof\s", r"\1 ", found["what"].rstrip(" ,").rsplit(", ", 1)[-1])
    events = [day_apart(f"{deed.event} {found['when']}") for deed in deeds_of(what)]
    return tuple(
        point_of(case, "step", step_ways(clean(event), "only if", []), owed=event, holder=case.holder)
        for event in events
    )


def _plain(case: Case) -> str:
    return " ".join(case.said.text.split()).strip(' ,."“”')


def _clause_from(words: str) -> str | None:
    """A clause from what something depends on: "the rebels keeping their word" -> "the rebels keep their word"."""
    if deeds := deeds_of(words):
        return clean(" and ".join(deed.event for deed in deeds))
    tokens = words.split()
    for at, token in enumerate(tokens):
        verb = base_of_gerund(token) if at else None
        if verb and at + 1 < len(tokens) and not has_verb(" ".join(tokens[:at])):
            who = " ".join(tokens[:at])
            return clean(f"{uncapital(who)} {present(verb, is_plural(who))} {' '.join(tokens[at + 1 :])}")
    return clean(in_present(uncapital(words))) if has_verb(words) else None

"""From a statement to the sentences that word it."""

import re
from dataclasses import replace

from parley.following.draft.announced import allowed, announced, announces, demanded, is_of_the_talks, laid_down
from parley.following.draft.case import Case, case_of, clean, point_of
from parley.following.draft.cast import Cast
from parley.following.draft.clauses import Clause, clauses_of
from parley.following.draft.duties import MAY, STATES, WILL, duty, let
from parley.following.draft.english import is_plural, uncapital
from parley.following.draft.names import is_pronoun
from parley.following.draft.nouns import Deed, deeds_of, thing_from
from parley.following.draft.relies import depending, due
from parley.following.draft.said import Condition
from parley.following.draft.steps import AS_LONG, LIMITS, entered, entry_told, required, sequence, step, step_ways
from parley.following.draft.subjects import Owing, asked, owing
from parley.following.draft.tenses import has_verb
from parley.following.draft.terms import guaranteeing, guarantors, meaning
from parley.following.draft.words import Point
from parley.model.statement import Act, Statement

BINDING: tuple[Act, ...] = ("promise", "offer", "requirement", "demand", "plan", "acceptance")
_TOLERATES = ("object", "oppose", "block", "veto", "prevent", "obstruct", "refuse")
_WHY: dict[Act, str] = {
    "threat": "a threat is no term of an agreement",
    "rejection": "what is turned down is no term of an agreement",
    "acceptance": "it accepts what its own words do not say",
}
_TO_WHOM = re.compile(
    r"(?:each\sother|the\s\w+|[A-Z]\w+(?:\s[A-Z]\w+)*)(?:\s(?:in|on|last)\s\w+)?\s(?P<act>(?:not\s)?to\s[a-z].*)$",
    re.DOTALL,
)
_MEANS_TO = re.compile(r"\s(?:intends?|plans?|hopes?|wants?|means?)$")
_THINGS: tuple[Act, ...] = ("demand", "offer", "promise")
_NO_ACT = "its words do not say who is to do what"
_OF_THE_TALKS = "when and where the talks go on is no term of an agreement"


_UNNAMED = re.compile(
    r"\b(?:anonymity|(?:not\sto\sbe|asked\sthat\s\w+\snot\sbe)\s(?:named|identified|quoted)|names?\snot\s(?:to\s)?be\b)"
)


def points_of(cast: Cast, report: int, statement: Statement) -> tuple[Point, ...] | str | None:
    """The sentences that word a statement; why there is none; None for one that says nothing of what is to be."""
    case = case_of(cast, report, statement)
    if found := guarantors(case) or meaning(case):
        return found
    if found := entry_told(case):
        return found
    if found := depending(case) or due(case):
        return found
    told = announces(case) or case.is_of_the_report or case.is_asked
    if statement.act not in BINDING and not _lays_down(case) and not told:
        return _WHY.get(statement.act)
    if _UNNAMED.search(case.said.text):
        return _NO_ACT if statement.act in BINDING else None
    if statement.act == "requirement" and (found := required(case)):
        return found
    clauses = _clauses(case)
    of_the_talks = [clause for clause in clauses if is_of_the_talks(case, clause)]
    worded = [_worded(case, clause) for clause in clauses if clause not in of_the_talks]
    points = [point for point in worded if point]
    points += [one for point in points for one in guaranteeing(case, point)]
    if points or of_the_talks:
        return tuple(points) or _OF_THE_TALKS
    if case.statement.act not in BINDING and not _lays_down(case):
        return _WHY.get(statement.act)
    return _told_as_nouns(case) or _WHY.get(statement.act, _NO_ACT)


def _clauses(case: Case) -> list[Clause]:
    asks = case.statement.act == "demand"
    found = clauses_of(case.said.text, case.is_name, asks=asks)
    to_whom = _TO_WHOM.match(case.said.text) if not found and case.statement.act in ("promise", "offer") else None
    return clauses_of(to_whom["act"], case.is_name) if to_whom else found


def _lays_down(case: Case) -> bool:
    """Whether a text says what is to be: "the draft says that the government will hold elections"."""
    return case.is_of_a_text and case.statement.modality in ("intended", "required")


def _worded(case: Case, clause: Clause) -> Point | None:
    act = case.statement.act
    free = allowed(clause)
    owed = owing(case.cast, case.report, case.statement, free)
    if (
        free is not clause and owed is None and clause.modal in WILL
    ):  # "prisoners will be allowed home", by whoever says so
        owed = owing(case.cast, case.report, case.statement, clause)
    else:
        clause = free
    if owed is None and not clause.subject and act in ("promise", "offer", "plan"):
        clause = replace(clause, subject=_by_name(case))
    conditions = [case.said.conditions[number] for number in clause.holes]
    if entry := entered(case, clause, conditions):
        return entry
    if case.is_of_the_report:
        return laid_down(case, clause, owed, conditions)
    if case.is_asked:
        return demanded(case, clause, owed, conditions)
    if act == "claim" and not case.is_of_a_text:
        return announced(case, clause, owed, conditions)
    if act == "plan" and not case.is_joint and clause.modal in WILL and (owed is None or owed.sides == (case.speaker,)):
        return announced(case, clause, owed, conditions) or step(case, clause, owed, conditions)
    limited = any(one.conjunction in (AS_LONG, *LIMITS) for one in conditions)
    lays_down = case.is_joint
    if act == "requirement" and clause.negated and limited and not lays_down and _verb(clause) not in _TOLERATES:
        return sequence(case, clause, owed, conditions)
    if clause.modal in MAY and not _grants(case, clause, owed):
        return None
    if owed is None and act in ("promise", "offer") and clause.subject and not clause.embedded:
        return let(case, clause, conditions) or step(case, clause, owed, conditions)
    if not clause.modal and clause.subject and _verb(clause) in STATES:
        return None
    if clause.subject.lower() in ("he", "she") and _verb(clause) == "be":
        return None  # "he will be with his family": that is no deed of a side
    if owed is None or (act == "plan" and not lays_down):
        return step(case, clause, owed, conditions)
    if act == "demand" and owed.sides == (case.speaker,):
        return None
    return duty(case, clause, owed, conditions)


def _by_name(case: Case) -> str:
    """Who promises, by name, where its side is not known: "the government in Dabo"."""
    told = case.cast.name(case.report, case.statement.actor or case.statement.speaker) or ""
    name = _MEANS_TO.sub("", told)
    unclear = has_verb(name) or is_pronoun(name) or " other " in f" {name} "
    return "" if case.is_of_a_text or unclear else uncapital(name)


def _verb(clause: Clause) -> str:
    return clause.act.partition(" ")[0]


def _grants(case: Case, clause: Clause, owed: Owing | None) -> bool:
    """Whether may or could is a power: a right that is claimed, what a text allows, what one offers to do itself."""
    if owed is None:
        return False
    return clause.modal == "right" or case.is_of_a_text or (case.statement.act == "offer" and bool(case.speaker))


def _told_as_nouns(case: Case) -> tuple[Point, ...]:
    """Acts that are told as nouns: a duty where the words name who owes it, else what is to happen."""
    holes = [one for one in case.said.conditions if not one.inside]
    text = case.said.text.split("\x00", 1)[0] if holes else case.said.text
    if found := [point for deed in deeds_of(text) for point in [_deed(case, deed, holes)] if point]:
        return tuple(found)
    agreed = case.statement.act == "acceptance" and text.startswith("on ")  # "agreed on a ceasefire"
    asked_for = agreed or case.statement.act in _THINGS
    thing = thing_from(text, strict=not case.is_of_a_text) if asked_for else None
    if thing is None or case.statement.negated:
        return ()
    thing = clean(thing)
    return (_event(case, f"there {'are' if is_plural(thing) else 'is'} {thing}", holes),)


def _deed(case: Case, deed: Deed, conditions: list[Condition]) -> Point | None:
    direct = case.statement.act in ("promise", "offer", "demand", "plan") and not case.said.text.startswith("for ")
    owed = asked(case.cast, case.report, case.statement, deed.agent) if direct or deed.agent else None
    if case.statement.negated:
        return None
    if owed is None or (case.statement.act == "demand" and owed.sides == (case.speaker,)):
        return _event(case, clean(deed.event), conditions)
    clause = Clause("", "", False, deed.act, False)
    return duty(case, clause, owed, conditions)


def _event(case: Case, event: str, conditions: list[Condition]) -> Point:
    ways = step_ways(event, "only if", [one.words for one in conditions])
    notes = [f'Said with "{one.conjunction}", not "only".' for one in conditions if one.conjunction == "if"]
    holder = None if case.is_joint and case.statement.act != "demand" else case.holder
    return point_of(case, "step", ways, owed=event, holder=holder, conditions=conditions, notes=notes)

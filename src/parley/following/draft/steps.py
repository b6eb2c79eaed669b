"""Steps and entry into force: what comes before what, and what is planned."""

import re
from collections.abc import Sequence

from parley.following.draft.auxiliaries import NONE, of_none
from parley.following.draft.case import Case, clean, point_of, quoted
from parley.following.draft.clauses import Clause
from parley.following.draft.english import BE, PREPOSITIONS, is_plural, uncapital, words_in
from parley.following.draft.names import ORGANS, POSSESSIVES
from parley.following.draft.said import Condition, named, words_of_spans
from parley.following.draft.subjects import GROUP, Owing, is_of_others, other_of
from parley.following.draft.tenses import event_from, has_verb, in_present, negated
from parley.following.draft.words import Point
from parley.model.span import Spans

_AGREEMENT = re.compile(r"\b(?:agreement|deal|accord|treaty|pact|settlement|text|document)\b", re.IGNORECASE)
_FORCE = re.compile(
    r"\b(?:take[sn]?\seffect|(?:enters?|comes?)\sinto\s(?:force|effect)|be\sin\sforce)\b", re.IGNORECASE
)
_BINDS = re.compile(r"(?:be\s(?:legally\s)?(?:bound|binding|valid)|bind|take\seffect|come\sinto\s(?:force|effect))\b")
_UNCLEAR = words_in("it they he she we i this that these those you nobody everybody everyone one which who there")
AS_LONG = "as long as"
LIMITS = ("until", "unless", "before", "only if", "only after", "only when", "only once", "provided that")
ONLY = ("only if", "only after", "only when", "only once")
NOT_BEFORE = ("before", "until", "unless")
_ONLY_AFTER = ("until", "before", "only after", "after", "once", "as soon as", "only once", "when", "only when")
_LONGEST_NAME = 80
_FEASIBLE = re.compile(
    r"(?P<what>.+?)\s(?:(?:is|was|are|were)|(?:would|will|can|could)\sbe|makes?|made)\s(?:only\s)?"
    r"(?:possible|feasible|conceivable|thinkable|realistic|sense)$"
)
_TIME = re.compile(r"(?:the\s)?(?:end|beginning|middle|start)\sof\s(?:the\s)?(?:\d|\w+\b$)|\d", re.IGNORECASE)
_WHOLE = r"(?:the|this|any)\s(?:whole(?:\sof\sit)?|(?:\w+\s)?(?:agreement|accord|deal|treaty|pact|text))"
_THE_WHOLE = re.compile(_WHOLE + "$", re.IGNORECASE)
_TAKES_EFFECT = re.compile(
    rf"{_WHOLE}\s(?:only\s)?(?:takes\seffect|(?:enters|comes)\sinto\s(?:force|effect))\s"
    r"(?:only\s)?(?P<tail>(?:(?:when|once|if|after)\s)?(?P<needs>.+))$",
    re.IGNORECASE,
)


def sequence(case: Case, clause: Clause, owed: Owing | None, conditions: Sequence[Condition]) -> Point | None:
    """ "Rwanda would not lift its measures as long as X": Rwanda lifts its measures only if not X."""
    subject = subject_of(case, clause, owed, may_be_there=True)
    if subject is None:
        return None
    event = event_from(subject, clean(clause.act), clause.lead)
    if any(re.match(r"(?:it|they|he|she)\s(?:do|does|did)\sso\b", one.words) for one in conditions):
        return None
    needs = [negated(one.words) if one.conjunction == AS_LONG else one.words for one in conditions]
    ways = step_ways(event, _word([one for one in conditions if one.conjunction != AS_LONG]), needs)
    key = owed.key if owed else ""
    return point_of(case, "step", ways, owed=event, debtor=key, holder=case.holder, conditions=conditions)


def step(case: Case, clause: Clause, owed: Owing | None, conditions: Sequence[Condition]) -> Point | None:
    """What is to happen, where nobody is said to owe it, or it is planned only."""
    subject = subject_of(case, clause, owed)
    if subject is None or clause.negated:
        return None
    event = event_from(clean(subject), clean(clause.act), clause.lead)
    event = f"{event}, {uncapital(clause.after)}" if clause.after else event
    within = [one for one in conditions if one.conjunction in ("until", "before", AS_LONG)]
    before = [one for one in conditions if one not in within]
    event = " ".join([event, *(f"{one.conjunction} {clean(one.words)}" for one in within)])
    needs = [negated(one.words) if one.conjunction == "unless" else one.words for one in before]
    ways = step_ways(event, _word(before), needs)
    notes = [f'Said with "{one.conjunction}", not "only".' for one in before if one.conjunction in ("if", "in case")]
    holder = None if case.joint and case.statement.act != "demand" else case.holder
    key = owed.key if owed else ""
    return point_of(
        case, "step", ways, owed=event, debtor=key, holder=holder, conditions=conditions, notes=notes
    )  # fmt: skip


def subject_of(case: Case, clause: Clause, owed: Owing | None, *, may_be_there: bool = False) -> str | None:
    """Who or what a step speaks of; None where only a pronoun tells it."""
    if owed and owed.sides == (GROUP,) and not clause.passive:
        return "the parties"
    words = clause.subject.split()
    first = words[0].lower() if words else ""
    is_thing = clause.act.startswith("be ") and first in POSSESSIVES and words[-1].lower() not in ORGANS
    if owed and not clause.passive and not (is_thing and len(words) > 1):
        return owed.words
    if may_be_there and clause.subject.lower() == "there":
        return "there"
    if not words or first in PREPOSITIONS or (first in _UNCLEAR and len(words) == 1) or first in ("which", "who", *BE):
        return None
    if is_of_others(case.statement, clause.subject, clause.modal):
        other = other_of(case.cast, case.speaker)
        return f"{named(case.cast, other)}'s {' '.join(words[1:])}" if other else None
    if first in POSSESSIVES and case.speaker:
        return f"{named(case.cast, case.speaker)}'s {' '.join(words[1:])}"
    return uncapital(clause.subject)


def step_ways(event: str, word: str, needs: Sequence[str]) -> list[str]:
    """The wordings of a step: the later ones have the conditions, and the event, in quotation marks."""
    if not needs:
        return [event, quoted(event)]
    needs = [clean(one) for one in needs]
    kept = f"{word} {' and '.join(map(quoted, needs))}"
    return [f"{event} {word} {' and '.join(needs)}", f"{event} {kept}", f"{quoted(event)} {kept}"]


def _word(conditions: Sequence[Condition]) -> str:
    only = bool(conditions) and all(one.conjunction in _ONLY_AFTER for one in conditions)
    return "only after" if only else "only if"


def required(case: Case) -> tuple[Point, ...]:
    """What must hold before something else: an entry into force, or a step."""
    # A condition that was found in the words alone comes last, and is no proviso.
    return tuple(
        point
        for proviso, condition in zip(case.statement.conditions, case.said.conditions, strict=False)
        if proviso.kind in ("requires", "only_if")
        for point in [
            _one_required(
                case, proviso.kind, _words(case, proviso.span), _words(case, proviso.governs), condition.conjunction
            )
        ]
        if point
    )


def entered(case: Case, clause: Clause, conditions: Sequence[Condition]) -> Point | None:
    """ "the accord would enter into force once the leaders have met", "we cannot be bound before the vote has been
    held"; None for what is no entry into force."""
    whole = _THE_WHOLE.match(clause.subject) and _FORCE.match(clause.act)
    late = bool(conditions) and all(one.conjunction in NOT_BEFORE for one in conditions)
    if not conditions or not (late if clause.negated else whole) or not (whole or _BINDS.match(clause.act)):
        return None
    needs = " and ".join(clean(_owned(case, one.words)) for one in conditions)
    return _entry(case, re.sub(r"\sand\s(?:once|when|if|after)\s", " and ", needs))


def _owned(case: Case, words: str) -> str:
    """ "its parliament has voted" names whose it is."""
    first, _, rest = words.partition(" ")
    if first.lower() not in POSSESSIVES or case.speaker is None:
        return words
    return f"{named(case.cast, case.speaker)}'s {rest}"


def entry_told(case: Case) -> tuple[Point, ...]:
    """An entry into force that is told in the present: "the whole takes effect when the leaders have met"."""
    found = _TAKES_EFFECT.match(" ".join(case.said.text.split()))
    needs = found["needs"] if found else ""
    if found and (holes := re.findall("\x00(\\d+)\x00", found["tail"])):
        needs = " and ".join(case.said.conditions[int(number)].words for number in holes)
    return (_entry(case, clean(in_present(needs))),) if needs and has_verb(needs) else ()


def _one_required(case: Case, kind: str, needs: str, governs: str, conjunction: str) -> Point | None:
    names_agreement = _AGREEMENT.search(governs) and len(governs) < _LONGEST_NAME
    if names_agreement and (_FORCE.search(governs) or not has_verb(governs)):
        return _entry(case, _held(needs))
    if (
        not governs
        or _TIME.match(governs)
        or governs.split()[0].lower() in _UNCLEAR
        or governs.lower() in ("provided", "only", "not")
    ):
        return None
    feasible = _FEASIBLE.match(governs)
    if feasible and kind == "only_if":
        governs = feasible["what"]
    if (none := NONE.match(governs)) and conjunction in (AS_LONG, *NOT_BEFORE):  # "no treaty as long as"
        governs = of_none(none)
        needs = negated(needs) if conjunction == AS_LONG else needs
    if not has_verb(governs) and has_verb(needs):
        event = f"{uncapital(governs)} {'take' if is_plural(governs) else 'takes'} place"
    elif kind == "requires" and has_verb(governs):
        event = in_present(uncapital(governs))
    else:
        return None
    ways = step_ways(clean(event), "only if", [_held(needs)])
    condition = Condition("only if", needs)
    return point_of(case, "step", ways, owed=event, holder=case.holder, conditions=[condition])


def _words(case: Case, spans: Spans) -> str:
    return " ".join(words_of_spans(case.text, spans).split()).strip(' ,.;:"“”')


def _held(needs: str) -> str:
    """What must be, as what is: "there must be peace" -> "there is peace"; a thing -> "there has been a referendum"."""
    must = re.match(r"(?P<who>.+?)\s(?:must|has\sto|have\sto|should|needs?\sto)\s(?P<act>.+)$", needs, re.DOTALL)
    if must:
        who, act = uncapital(must["who"]), must["act"]
        return f"there is {act[3:]}" if who == "there" and act.startswith("be ") else event_from(who, act)
    if has_verb(needs):
        return in_present(uncapital(needs))
    return f"there {'have' if is_plural(needs) else 'has'} been {uncapital(needs)}"


def _entry(case: Case, needs: str) -> Point:
    needs = clean(needs)
    ways = [f"this agreement enters into force once {needs}", f"this agreement enters into force once {quoted(needs)}"]
    return point_of(case, "entry", ways, owed=needs, holder=case.holder, conditions=[Condition("once", needs)])

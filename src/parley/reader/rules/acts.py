"""What a statement does: one of the thirteen acts, with modality, negation and the PLOVER type of its content.

The order of strength is the one of the annotation guidelines: threat, offer, promise, rejection, denial, acceptance,
protest, requirement, demand, accusation, plan, assessment, claim.
"""

from collections.abc import Container

from parley.model.statement import Act
from parley.reader.rules.clause import Clause, is_negated, main_part
from parley.reader.rules.lexicon import (
    BACKED_OUT,
    CONSULT,
    DECIDED,
    EVENT_OF_ACT,
    EVENTS,
    HARM,
    INTENDED,
    LET,
    MADE,
    PENALTY,
    PERFORMED_BY_US,
    POSSIBLE,
    PREREQUISITE,
    READY,
    REFUSED,
    REQUIRED,
    SUFFERS,
    UNTRUE,
    VALUING,
    WRONGED,
)
from parley.reader.rules.words import MODALS, any_in, word_set

_HEAD = 4  # words of a subject
_UNTIL = frozenset({"unless", "until", "only_if"})
_NO_OBJECTION = (("no", "objection"), ("no", "objections"))
_CANNOT = word_set("can can't cannot could couldn't")
_COULD = word_set("could may might")
_UNINVOLVED = ("nothing", "to", "do", "with")

STRENGTH: tuple[Act, ...] = (
    "threat",
    "offer",
    "promise",
    "rejection",
    "denial",
    "acceptance",
    "protest",
    "requirement",
    "demand",
    "accusation",
    "plan",
    "assessment",
    "claim",
)


def _has_stem(lows: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    return any(w.startswith(stems) for w in lows)


def act_of(performed: Act | None, word: str, clause: Clause, *, denied: bool) -> Act:
    """The act of a statement: what its cue performs, or what its content tells where the cue only reports.

    `word` is the cue's first word, `denied` whether the cue itself is negated ("has not accepted").
    """
    if denied and performed in ("acceptance", "promise", "offer"):
        return "rejection"
    if performed == "threat" and word.startswith("warn") and not _threatens(clause):
        if clause.infinitive:
            return "demand"
        told = _told(clause)
        aimed = clause.own or clause.conditions or _has_stem(clause.lows, HARM)  # not "that rain would fall"
        return "threat" if told in ("claim", "promise", "offer") and aimed and any_in(clause.lows, INTENDED) else told
    if (
        performed in ("requirement", "offer", "acceptance")
        and word.startswith(("insist", "propos"))
        and not clause.nominal
    ):
        told = _told(clause)
        return told if told in ("requirement", "demand", "offer") else performed if word.startswith("propos") else told
    if performed == "plan" and _threatens(clause):
        return "plan"
    if performed is not None:
        return performed
    told = _told(clause)
    if told == "claim" and word.startswith("announc") and any_in(clause.lows, INTENDED):
        return "plan"
    return "promise" if told == "claim" and word.startswith("assur") and any_in(clause.lows, INTENDED) else told


def _threatens(clause: Clause) -> bool:
    ready = any_in(clause.lows, READY) and "to" in clause.lows
    ahead = any_in(clause.lows, INTENDED) or ready or clause.infinitive or clause.nominal
    aimed = clause.own or clause.nominal or "consequences" in clause.lows
    if is_negated(clause):
        return False
    suffers = any_in(clause.lows, SUFFERS) and _has_stem(clause.lows, PENALTY) and not clause.own
    if suffers and (ahead or any_in(clause.lows, POSSIBLE)):
        return True
    harms = _has_stem(main_part(clause.lows), HARM) or (clause.own and clause.pressed and not clause.infinitive)
    return ahead and aimed and harms


def _told(clause: Clause) -> Act:
    """The act that a content tells by itself."""
    lows, negated = clause.lows, is_negated(clause)
    main = main_part(lows)  # not "it did not know if Russia would sign"
    intended = clause.infinitive or any(w in INTENDED and main[i + 1 : i + 2] != ("to",) for i, w in enumerate(main))
    if clause.document:
        return "promise"
    if lows[:1] == ("we",) and lows[1:2] and lows[1] in PERFORMED_BY_US:
        return PERFORMED_BY_US[lows[1]]
    if _threatens(clause):
        return "threat"
    if lows[:1] == ("let",) and lows[1:2] and lows[1] in LET:
        return "demand"
    bound = _binding(clause, intended, negated)
    if bound:
        return bound
    if "only_if" in clause.conditions and not negated and "only" not in lows and _has_stem(lows[:_HEAD], CONSULT):
        return "plan"  # "a second round could be held, provided that ..."
    if "only_if" in clause.conditions or any_in(lows, PREREQUISITE):
        return "requirement"
    if intended and negated and not _UNTIL.isdisjoint(clause.conditions):
        return "requirement"  # "there will be no truce unless they leave"
    if "requires" in clause.conditions and any_in(lows, REQUIRED):
        return "requirement"
    if any_in(lows, REQUIRED) or _has_pair(lows, ("need", "needs", "has", "have"), "to"):
        return "demand" if clause.other or not clause.own else "plan"
    if intended:
        return "plan" if clause.joint or _has_stem(lows, CONSULT) else "claim"
    return _of_facts(clause, negated)


def _binding(clause: Clause, intended: bool, negated: bool) -> Act | None:
    """Offer, promise, plan or rejection where the speaker's own side is to act, None where it is not."""
    lows = clause.lows
    if "decision" in lows and "to" in lows and any_in(lows, MADE):
        return "promise"
    if not clause.own or any_in(lows, PREREQUISITE):
        return None
    if "no" in lows and "intention" in lows:
        return "rejection"
    if any(lows[i : i + 2] in _NO_OBJECTION for i in range(len(lows))):
        return "acceptance"
    if negated and any_in(lows, _CANNOT) and any_in(lows, REFUSED):
        return "requirement" if not _UNTIL.isdisjoint(clause.conditions) else "rejection"
    if intended and negated and not _UNTIL.isdisjoint(clause.conditions):
        return "requirement"  # "we will not come unless they leave"
    ahead = intended or any_in(lows, _COULD)
    if ahead and not negated and any(k != "until" for k in clause.conditions):
        return "offer"
    if intended:
        return _own_intention(lows, negated)
    if not negated and "to" in lows and any_in(lows, READY):
        return "offer"
    if not negated and _has_pair(lows, DECIDED, "to"):
        return "offer" if clause.conditions else "promise"
    return None


def _own_intention(lows: tuple[str, ...], negated: bool) -> Act:
    if negated and any_in(lows, REFUSED):
        return "rejection"
    return "plan" if _has_stem(lows, CONSULT) and not negated else "promise"


def _of_facts(clause: Clause, negated: bool) -> Act:
    lows = clause.lows
    if clause.own and any(lows[i : i + 4] == _UNINVOLVED for i in range(len(lows))):
        return "denial"
    if clause.own and negated and "been" not in lows and not any_in(lows, MODALS) and not any_in(lows, VALUING):
        return "denial"
    if any_in(lows, UNTRUE) and not negated:
        return "denial"
    pairs = {lows[i : i + 2] for i in range(len(lows) - 1)}
    if clause.other and not negated and (any_in(lows, WRONGED) or not BACKED_OUT.isdisjoint(pairs)):
        return "accusation"
    if any_in(lows, VALUING):
        return "assessment"
    return "claim"


def _has_pair(lows: tuple[str, ...], first: Container[str], second: str) -> bool:
    return any(
        w in first
        and lows[i + 1 : i + 2] == (second,)
        and lows[max(0, i - 1) : i] not in (("a",), ("no",), ("the",))
        and lows[i + 2 : i + 4] != ("do", "with")
        for i, w in enumerate(lows)
    )


def event_of(act: Act, lows: tuple[str, ...]) -> str | None:
    """The PLOVER type of what the content says was, will or should be done (Halterman et al. 2023), None if unclear."""
    for event, stems in EVENTS:
        if _has_stem(lows, stems):
            return event
    return EVENT_OF_ACT.get(act)

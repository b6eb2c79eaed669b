"""What a statement does: one of the thirteen acts, with modality, negation and the PLOVER type of its content.

The order of strength is the one of the annotation guidelines: threat, offer, promise, rejection, denial, acceptance,
protest, requirement, demand, accusation, plan, assessment, claim.
"""

from collections.abc import Container
from dataclasses import dataclass

from parley.model.statement import Act, Modality
from parley.reader.rules.lexicon import (
    AIMS,
    BACKED_OUT,
    CONSULT,
    DECIDED,
    EVENT_OF_ACT,
    EVENTS,
    HARM,
    HEDGED,
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
from parley.reader.rules.words import MODALS, NEGATIONS, any_in, looks_finite, word_set

_HEAD = 4  # words of a subject
_FIRST = 30  # words of a clause in which it is denied
_REACH = 60  # words of a clause in which its main part ends
_AHEAD = ("promise", "offer", "plan", "threat")  # acts that speak of what is to come, whatever their verb
_TELLS_OF = word_set("that whether if who which because despite")
_THOUGHT = word_set(
    "is are was were be been believe believes believed think thinks thought hope hopes hoped expect expects expected "
    "sure ensure means mean ensures"
)
_HAVE = word_set("has have had need needs needed")
_DENYING = NEGATIONS - {"without", "nothing", "neither", "nor", "none"}
_NOBODY = (["neither"], ["none"], ["nobody"], ["nothing"])
_NO_DENIAL = (["only"], ["later"], ["doubt"], ["one"], ["preconditions"], ["least"])
_PERFECT = (("have",), ("has",), ("'ve",))  # "the best chance we've had to ..."
_BINDING = word_set("required needed")
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


@dataclass(frozen=True, slots=True)
class Clause:
    """What of a content decides its act: the words of its main clause, nested statements and conditions left out.

    `own`: its subject is the speaker's side; `other`: its subject is another side; `conditions`: the kinds of its
    conditions, `pressed` whether one of them is that another does not do something; `infinitive` and `nominal` tell
    what the content is when it is no clause; `joint`: several sides speak with one voice.
    """

    lows: tuple[str, ...]
    own: bool
    other: bool
    conditions: tuple[str, ...]
    infinitive: bool
    nominal: bool
    document: bool
    joint: bool = False
    pressed: bool = False


def _has_stem(lows: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    return any(w.startswith(stems) for w in lows)


def is_negated(clause: Clause) -> bool:
    """Whether the main proposition is denied, not what is set against it ("but ...") or told in it."""
    words = list(_main(clause.lows)[:_FIRST])
    if words[:1] in _NOBODY or words[:2] == ["no", "one"]:
        return True
    finite = False
    for i, low in enumerate(words):
        if finite and low in ("but", "yet"):
            return False
        contrast = low == "not" and words[max(0, i - 1) : i] == [","]  # "Turkey, not Russia"
        if low in _DENYING and words[i + 1 : i + 2] not in _NO_DENIAL and not contrast:
            return True
        finite = finite or looks_finite(words, i)
    return False


def modality_of(act: Act, clause: Clause) -> Modality:
    """actual, intended, possible or required, by the modal verb, the kind of complement and what the act is for."""
    lows = clause.lows
    if act == "demand" or (act == "requirement" and (clause.nominal or clause.infinitive)):
        return "required"
    if clause.infinitive or (clause.nominal and act in _AHEAD):
        return "intended"
    if clause.nominal:  # what is accepted or rejected lies ahead if it is for something
        ahead = lows[:1] in (("for",), ("to",)) and act == "acceptance"
        ahead = ahead or (act == "rejection" and (lows[:1] in (("on",), ("for",), ("to",)) or any_in(lows, AIMS)))
        return "intended" if ahead else "actual"
    told = _modal(_main(lows))
    if told is None and (clause.document or act in _AHEAD or (any_in(lows, READY) and "to" in lows)):
        return "intended"
    return told or "actual"


def _main(lows: tuple[str, ...]) -> tuple[str, ...]:
    """A clause up to what it only tells of: "they told us | that it would not", but "it is clear that it will"."""
    finite = ""
    words = list(lows)
    for i, low in enumerate(words[:_REACH]):
        if finite and low in _TELLS_OF and not any_in(words[:i], _THOUGHT):
            return lows[:i]
        if looks_finite(words, i):
            finite = low
    return lows


def _modal(lows: tuple[str, ...]) -> Modality | None:
    """What the first modal verb makes of a clause, None if there is none."""
    for i, low in enumerate(lows):
        if (low == "will" and lows[i + 1 : i + 2] == ("to",)) or lows[i + 1 : i + 2] in HEDGED:
            continue
        if (
            low in REQUIRED
            or (low in _HAVE and lows[i + 1 : i + 2] == ("to",) and lows[max(0, i - 1) : i] not in _PERFECT)
            or low in ("required", "needed")
        ):
            return "required"
        if low in INTENDED:
            later = lows[i : i + 4]
            return "required" if any_in(later, _BINDING) or later[1:3] == ("have", "to") else "intended"
        if low in POSSIBLE and (low != "can" or i):
            return "possible"
        if (low == "going" and lows[i + 1 : i + 2] == ("to",)) or (low in ("decision", "decided") and "to" in lows[i:]):
            return "intended"
    return None


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
    return (
        ahead and aimed and (_has_stem(clause.lows, HARM) or (clause.own and clause.pressed and not clause.infinitive))
    )


def _told(clause: Clause) -> Act:
    """The act that a content tells by itself."""
    lows, negated = clause.lows, is_negated(clause)
    main = _main(lows)  # not "it did not know if Russia would sign"
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

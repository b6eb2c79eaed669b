"""What of a content decides its act, and what its verb makes of it: denied, past, intended, possible or required."""

from dataclasses import dataclass

from parley.model.statement import Act, Modality
from parley.reader.rules.lexicon import AIMS, HEDGED, INTENDED, POSSIBLE, READY, REQUIRED
from parley.reader.rules.words import NEGATIONS, any_in, looks_finite, word_set

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


def is_negated(clause: Clause) -> bool:
    """Whether the main proposition is denied, not what is set against it ("but ...") or told in it."""
    words = list(main_part(clause.lows)[:_FIRST])
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
    told = _modal(main_part(lows))
    if told is None and (clause.document or act in _AHEAD or (any_in(lows, READY) and "to" in lows)):
        return "intended"
    return told or "actual"


def main_part(lows: tuple[str, ...]) -> tuple[str, ...]:
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

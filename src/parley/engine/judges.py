"""What each account lets count: given who says yes and who says no on a day, what a proposition is worth."""

from collections.abc import Callable, Mapping, Set
from enum import Enum

from parley.model.agreement import Provision
from parley.model.finding import Truth


class Voice(Enum):
    """What one speaker says on a day."""

    YES = "yes"
    NO = "no"
    BOTH = "both"


Voices = Mapping[str | None, Voice]
Judge = Callable[[Voices], Truth]

_TRUTH = {Voice.YES: Truth.HOLDS, Voice.NO: Truth.FAILS, Voice.BOTH: Truth.CONTESTED}


def judge_by_one(name: str) -> Judge:
    """A party's account, and what only its actor can say (acceptance, release, the use of a power)."""

    def judge(voices: Voices) -> Truth:
        voice = voices.get(None) or voices.get(name)
        return Truth.UNKNOWN if voice is None else _TRUTH[voice]

    return judge


def judge_by_holders(holders: frozenset[str], others: Judge) -> Judge:
    """Whether a power has been used: its holder's word, in every account; while no holder speaks, that of others."""

    def judge(voices: Voices) -> Truth:
        own: dict[str | None, Voice] = {name: voice for name, voice in voices.items() if name in holders}
        return others(voices) if None in voices or not own else judge_by_any(own)

    return judge


Speakers = Set[str | None]


def _sides(voices: Voices) -> tuple[Speakers, Speakers]:
    affirming = {name for name, voice in voices.items() if voice is not Voice.NO}
    denying = {name for name, voice in voices.items() if voice is not Voice.YES}
    return affirming, denying


def _in_common(affirming: Speakers, denying: Speakers, parties: Speakers, observers: Speakers) -> Truth:
    """Said by every party, or by an observer and denied by nobody."""
    if affirming and denying and affirming & (parties | observers) and denying & (parties | observers):
        return Truth.CONTESTED
    if (parties and affirming >= parties) or (not denying and affirming & observers):
        return Truth.HOLDS
    if (parties and denying >= parties) or (not affirming and denying & observers):
        return Truth.FAILS
    return Truth.UNKNOWN


def judge_in_common(parties: frozenset[str], observers: frozenset[str]) -> Judge:
    """`common`: established; or said by every party; or said by an observer and denied by nobody."""

    def judge(voices: Voices) -> Truth:
        return _TRUTH[voices[None]] if None in voices else _in_common(*_sides(voices), parties, observers)

    return judge


def judge_act_in_common(parties: frozenset[str], observers: frozenset[str], provision: Provision) -> Judge:
    """An act in `common`: besides, a creditor or verifier confirms it; its debtor's word alone never does."""
    confirming = frozenset((*provision.creditors, *provision.verifiers)) - {provision.debtor}

    def judge(voices: Voices) -> Truth:
        if None in voices:
            return _TRUTH[voices[None]]
        affirming, denying = _sides(voices)
        truth = _in_common(affirming, denying, parties, observers)
        if truth is Truth.HOLDS and affirming <= {provision.debtor}:
            return Truth.UNKNOWN
        if truth is Truth.UNKNOWN and affirming & confirming and not denying:
            return Truth.HOLDS
        return truth

    return judge


def judge_among(verifiers: frozenset[str]) -> Judge:
    """`cautious`: established, or said by a verifier and denied by none."""
    return lambda voices: judge_by_any({name: voices[name] for name in voices if name is None or name in verifiers})


def judge_by_any(voices: Voices) -> Truth:
    """`generous`: what any speaker says and none denies."""
    if None in voices:
        return _TRUTH[voices[None]]
    said = list(voices.values())
    if not said:
        return Truth.UNKNOWN
    return _TRUTH[said[0]] if all(voice is said[0] for voice in said) else Truth.CONTESTED

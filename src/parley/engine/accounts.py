"""Truth of a proposition on a day in an account: what each account lets count.

A speaker's last word counts: from its `on` to its `until`, or until the speaker says otherwise. Of two words about
the same day the later said stands; said on one day, they contradict each other. What a reviewer has established
(speaker None) overrides what is said.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from parley.engine.days import shifted
from parley.engine.logic import CONTESTED, UNKNOWN, Value, formula_from_condition, leaves
from parley.engine.record import Record
from parley.model.agreement import Agreement, Provision
from parley.model.condition import Holds
from parley.model.finding import Truth
from parley.model.testimony import Testimony


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


def _sides(voices: Voices) -> tuple[frozenset[str | None], frozenset[str | None]]:
    affirming = frozenset(name for name, voice in voices.items() if voice is not Voice.NO)
    denying = frozenset(name for name, voice in voices.items() if voice is not Voice.YES)
    return affirming, denying


def judge_in_common(parties: frozenset[str], observers: frozenset[str]) -> Judge:
    """`common`: established; or said by every party; or said by an observer and denied by nobody."""
    counted = parties | observers

    def judge(voices: Voices) -> Truth:
        if None in voices:
            return _TRUTH[voices[None]]
        affirming, denying = _sides(voices)
        if affirming & counted and denying & counted:
            return Truth.CONTESTED
        if (parties and affirming >= parties) or (affirming & observers and not denying):
            return Truth.HOLDS
        if (parties and denying >= parties) or (denying & observers and not affirming):
            return Truth.FAILS
        return Truth.UNKNOWN

    return judge


def judge_act_in_common(parties: frozenset[str], observers: frozenset[str], provision: Provision) -> Judge:
    """An act in `common`: besides, a creditor or verifier confirms it; its debtor's word alone never does."""
    plain = judge_in_common(parties, observers)
    confirming = frozenset((*provision.creditors, *provision.verifiers)) - {provision.debtor}

    def judge(voices: Voices) -> Truth:
        truth = plain(voices)
        if None in voices:
            return truth
        affirming, denying = _sides(voices)
        if truth is Truth.HOLDS and affirming <= {provision.debtor}:
            return Truth.UNKNOWN
        if truth is Truth.UNKNOWN and affirming & confirming and not denying:
            return Truth.HOLDS
        return truth

    return judge


def judge_by_any(voices: Voices, speakers: Iterable[str | None] | None = None) -> Truth:
    """`generous`, or `cautious` given the verifiers: what any of them says and none denies."""
    if None in voices:
        return _TRUTH[voices[None]]
    said = [voice for name, voice in voices.items() if speakers is None or name in speakers]
    if not said:
        return Truth.UNKNOWN
    return _TRUTH[said[0]] if all(voice is said[0] for voice in said) else Truth.CONTESTED


@dataclass(frozen=True, slots=True)
class Timeline:
    """How a truth value changes: from `days[i]` on it is `values[i]`, before the first it is unknown."""

    days: tuple[date, ...] = ()
    values: tuple[Truth, ...] = ()

    def at(self, day: date) -> Value:
        """The value on a day, and since when."""
        place = bisect_right(self.days, day) - 1
        if place < 0 or self.values[place] is Truth.UNKNOWN:
            return UNKNOWN
        if self.values[place] is Truth.CONTESTED:
            return CONTESTED
        return Value(self.values[place], self.days[place])


def days_of_change(lines: Iterable[Testimony], *, event: bool = False) -> list[date]:
    """The days on which testimony begins or ceases to count; an event, once happened, stays so."""
    days = {line.on for line in lines}
    if not event:
        days.update(shifted(line.until, 1) for line in lines if line.until is not None and line.until < date.max)
    return sorted(days)


def timeline(lines: Sequence[Testimony], judge: Judge, *, event: bool = False) -> Timeline:
    """The truth that a judge finds over the days; `lines` are in the order of `on`, then of `said`."""
    days: list[date] = []
    values: list[Truth] = []
    last: dict[str | None, list[Testimony]] = {}
    place = 0
    for day in days_of_change(lines, event=event):
        while place < len(lines) and lines[place].on <= day:
            line = lines[place]
            group = last.get(line.by)
            if group and (group[0].on, group[0].said) == (line.on, line.said):
                group.append(line)
            else:
                last[line.by] = [line]
            place += 1
        truth = judge(_voices(last, day, event=event))
        if truth is not (values[-1] if values else Truth.UNKNOWN):
            days.append(day)
            values.append(truth)
    return Timeline(tuple(days), tuple(values))


def _voices(last: Mapping[str | None, Sequence[Testimony]], day: date, *, event: bool) -> Voices:
    voices: dict[str | None, Voice] = {}
    for speaker, lines in last.items():
        said = {line.holds for line in lines if event or line.until is None or day <= line.until}
        if said:
            voices[speaker] = Voice.BOTH if len(said) > 1 else Voice.YES if True in said else Voice.NO
    return voices


class Account:
    """The record as one account sees it."""

    def __init__(self, name: str, agreement: Agreement, record: Record) -> None:
        self.name = name
        self.record = record
        self._parties = frozenset(member.name for member in agreement.parties)
        self._observers = frozenset(member.name for member in agreement.observers)
        self._verifiers = _verifiers_by_proposition(agreement, self._parties)
        self._known: dict[tuple[object, ...], Timeline] = {}

    def truth(
        self, key: str, day: date, *, first: date | None = None, last: date | None = None, event: bool = False
    ) -> Value:
        """The value of a proposition on a day, from testimony of the days `first` to `last` alone."""
        if key not in self.record.about:
            return UNKNOWN
        name = ("truth", key, first, last, event)
        if name not in self._known:
            lines = _within(self.record.about[key], first, last)
            self._known[name] = timeline(lines, self._judge(key), event=event)
        return self._known[name].at(day)

    def done(self, provision: Provision, day: date, first: date) -> Value:
        """Whether the act of a duty has been done, from `first` on."""
        if self.name != "common":
            return self.truth(provision.act.key, day, first=first, event=True)
        lines = self.record.about.get(provision.act.key)
        if lines is None:
            return UNKNOWN
        name = ("done", provision.id, first)
        if name not in self._known:
            judge = judge_act_in_common(self._parties, self._neutral(provision.act.key), provision)
            self._known[name] = timeline(_within(lines, first, None), judge, event=True)
        return self._known[name].at(day)

    def accepted(self, member: str, day: date) -> Value:
        """Whether a party or guarantor has accepted the agreement: its own word, in every account."""
        return self._by_actor(("accepts", member), self.record.acceptances.get(member, ()), member, None, day)

    def exercised(self, provision: Provision, day: date, first: date) -> Value:
        """Whether a power has been used, from `first` on: its holder's word, in every account."""
        lines = self.record.about.get(provision.act.key, ())
        return self._by_actor(("power", provision.id), lines, provision.debtor, first, day)

    def released(self, provision: Provision, day: date, first: date) -> bool:
        """Whether a creditor has released the debtor, from `first` on: that creditor's word, in every account."""
        return self._set_aside(self.record.releases, provision, provision.creditors, first, day)

    def cancelled(self, provision: Provision, day: date, first: date) -> bool:
        """Whether the debtor has cancelled, from `first` on: its own word, in every account."""
        return self._set_aside(self.record.cancellations, provision, (provision.debtor,), first, day)

    def _set_aside(
        self,
        index: Mapping[str, Sequence[Testimony]],
        provision: Provision,
        actors: Iterable[str],
        first: date,
        day: date,
    ) -> bool:
        if not index:
            return False
        names = dict.fromkeys((provision.id, provision.sentence))
        lines = sorted((line for name in names for line in index.get(name, ())), key=lambda line: (line.on, line.said))
        if not lines:
            return False
        for actor in actors:
            own = [line for line in lines if getattr(line.about, "by", None) == actor]
            if own and timeline(_within(own, first, None), judge_by_one(actor), event=True).at(day).holds:
                return True
        return False

    def _by_actor(
        self, name: tuple[str, str], lines: Sequence[Testimony], actor: str, first: date | None, day: date
    ) -> Value:
        if not lines:
            return UNKNOWN
        known = (*name, first)
        if known not in self._known:
            self._known[known] = timeline(_within(lines, first, None), judge_by_one(actor), event=first is not None)
        return self._known[known].at(day)

    def _neutral(self, key: str) -> frozenset[str]:
        return self._observers | self._verifiers.get(key, frozenset())

    def _judge(self, key: str) -> Judge:
        if self.name == "common":
            return judge_in_common(self._parties, self._neutral(key))
        if self.name == "generous":
            return judge_by_any
        if self.name == "cautious":
            verifiers = self._verifiers.get(key, frozenset())
            return lambda voices: judge_by_any(voices, verifiers)
        return judge_by_one(self.name)


def _within(lines: Sequence[Testimony], first: date | None, last: date | None) -> Sequence[Testimony]:
    if first is None and last is None:
        return lines
    return [line for line in lines if (first is None or first <= line.on) and (last is None or line.on <= last)]


def _verifiers_by_proposition(agreement: Agreement, parties: frozenset[str]) -> dict[str, frozenset[str]]:
    """Who verifies each proposition: those named in the sentences whose act or conditions speak of it; no party."""
    verifiers: dict[str, frozenset[str]] = {}
    for provision in agreement.provisions:
        named = frozenset(provision.verifiers) - parties
        if not named:
            continue
        keys = [provision.act.key]
        for condition in (provision.antecedent, provision.unless, provision.during, provision.until):
            found = leaves(formula_from_condition(condition))
            keys.extend(leaf.proposition.key for leaf in found if isinstance(leaf, Holds))
        for key in keys:
            verifiers[key] = verifiers.get(key, frozenset()) | named
    return verifiers

"""Truth of a proposition on a day in an account: what each account lets count.

A speaker's last word counts: from its `on` to its `until`, or until the speaker says otherwise. Of two words about
the same day the later said stands; said on one day, they contradict each other. What a reviewer has established
(speaker None) overrides what is said.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from parley.engine.days import shifted
from parley.engine.judges import (
    Judge,
    Voice,
    Voices,
    judge_act_in_common,
    judge_among,
    judge_by_any,
    judge_by_holders,
    judge_by_one,
    judge_in_common,
)
from parley.engine.logic import CONTESTED, UNKNOWN, Value
from parley.engine.record import Record
from parley.model.agreement import Agreement, Provision
from parley.model.condition import Accepts, Proposition
from parley.model.finding import Truth
from parley.model.testimony import Testimony

_NOBODY: frozenset[str] = frozenset()


class Timeline(NamedTuple):
    """How a truth value changes: from `days[i]` on it is `values[i]`, before the first it is unknown."""

    days: tuple[date, ...] = ()
    values: tuple[Value, ...] = ()

    def at(self, day: date) -> Value:
        """The value on a day, and since when."""
        place = bisect_right(self.days, day) - 1
        return UNKNOWN if place < 0 else self.values[place]

    def first(self, truth: Truth, since: date) -> date | None:
        """The first day from `since` on, on which the value is of a kind."""
        days = self.days
        for place, value in enumerate(self.values, 1):
            if value.truth is truth and (place == len(days) or days[place] > since):
                day = days[place - 1]
                return day if day > since else since
        return None


NEVER = Timeline()
_VOICES = {True: Voice.YES, False: Voice.NO}
_ESTABLISHED = {True: Truth.HOLDS, False: Truth.FAILS}


def _value(truth: Truth, day: date) -> Value:
    """A value from a day on; only what holds or fails has a day since which it does."""
    if truth is Truth.UNKNOWN:
        return UNKNOWN
    return CONTESTED if truth is Truth.CONTESTED else Value(truth, day)


def days_of_change(lines: Sequence[Testimony], *, event: bool = False) -> list[date]:
    """The days on which testimony begins or ceases to count; an event, once happened, stays so."""
    if len(lines) == 1 and (event or lines[0].until is None):
        return [lines[0].on]
    days = {line.on for line in lines}
    if not event:
        days.update(shifted(line.until, 1) for line in lines if line.until is not None and line.until < date.max)
    return sorted(days)


def timeline(lines: Sequence[Testimony], judge: Judge, *, event: bool = False) -> Timeline:
    """The truth that a judge finds over the days; `lines` are in the order of `on`, then of `said`."""
    if len(lines) == 1 and (event or lines[0].until is None):
        line = lines[0]
        truth = _ESTABLISHED[line.holds] if line.by is None else judge({line.by: _VOICES[line.holds]})
        return NEVER if truth is Truth.UNKNOWN else Timeline((line.on,), (_value(truth, line.on),))
    days: list[date] = []
    values: list[Value] = []
    last: dict[str | None, _Word] = {}
    place = 0
    for day in days_of_change(lines, event=event):
        while place < len(lines) and lines[place].on <= day:
            line = lines[place]
            last[line.by] = _word(line, last.get(line.by), event=event)
            place += 1
        truth = judge(_voices(last, day))
        if truth is not (values[-1].truth if values else Truth.UNKNOWN):
            days.append(day)
            values.append(_value(truth, day))
    return Timeline(tuple(days), tuple(values))


class _Word(NamedTuple):
    """A speaker's last word: when it was about and said, and the last days on which it says yes, and no."""

    on: date
    said: date
    yes: date | None
    no: date | None


def _word(line: Testimony, before: _Word | None, *, event: bool) -> _Word:
    """A speaker's word after one more line; what is said of one day on one day stands side by side."""
    until = date.max if event or line.until is None else line.until
    yes, no = (until, None) if line.holds else (None, until)
    if before is not None and (before.on, before.said) == (line.on, line.said):
        yes = max(filter(None, (before.yes, yes)), default=None)
        no = max(filter(None, (before.no, no)), default=None)
    return _Word(line.on, line.said, yes, no)


def _voices(last: Mapping[str | None, _Word], day: date) -> Voices:
    voices: dict[str | None, Voice] = {}
    for speaker, word in last.items():
        yes, no = word.yes is not None and day <= word.yes, word.no is not None and day <= word.no
        if yes or no:
            voices[speaker] = Voice.BOTH if yes and no else Voice.YES if yes else Voice.NO
    return voices


class Account:
    """The record as one account sees it. What it has worked out it keeps, by what that is about."""

    def __init__(self, name: str, agreement: Agreement, record: Record) -> None:
        self.name = name
        self.record = record
        self._parties = frozenset(member.name for member in agreement.parties)
        self._observers = frozenset(member.name for member in agreement.observers)
        self._judges: dict[frozenset[str], Judge] = {}
        self._act_judges: dict[tuple[str, frozenset[str], frozenset[str]], Judge] = {}
        self._truths: dict[str, dict[tuple[date | None, date | None, bool], Timeline]] = {}
        self._deeds: dict[str, dict[tuple[str, date | None], Timeline]] = {}
        self._words: dict[str, Timeline] = {}
        self._left: dict[tuple[bool, str, str, date], Timeline] = {}

    def forget(self, line: Testimony) -> None:
        """Works out anew what a line is about when it is next asked for: the record has gained it or lost it."""
        if isinstance(line.about, Proposition):
            self._truths.pop(line.about.key, None)
            self._deeds.pop(line.about.key, None)
        elif isinstance(line.about, Accepts):
            self._words.pop(line.about.party, None)
        else:
            self._left.clear()

    def truth(
        self, key: str, day: date, *, first: date | None = None, last: date | None = None, event: bool = False
    ) -> Value:
        """The value of a proposition on a day, from testimony of the days `first` to `last` alone."""
        lines = self.record.about.get(key)
        if not lines or day < lines[0].on:
            return UNKNOWN
        return self.timeline(key, first=first, last=last, event=event).at(day)

    def timeline(
        self, key: str, *, first: date | None = None, last: date | None = None, event: bool = False
    ) -> Timeline:
        """The values of a proposition over the days, from testimony of the days `first` to `last` alone."""
        lines = self.record.about.get(key)
        if not lines:
            return NEVER
        if first is not None and first <= lines[0].on:
            first = None
        known = self._truths.setdefault(key, {})
        found = known.get((first, last, event))
        if found is None:
            found = timeline(_within(lines, first, last), self._judge(key), event=event)
            known[first, last, event] = found
        return found

    def done(self, provision: Provision, day: date, first: date | None) -> Value:
        """Whether the act of a duty has been done, from `first` on."""
        lines = self.record.about.get(provision.act.key)
        return UNKNOWN if not lines or day < lines[0].on else self.deeds(provision, first).at(day)

    def deeds(self, provision: Provision, first: date | None) -> Timeline:
        """Over the days, whether the act of a duty has been done, from `first` on."""
        key = provision.act.key
        if self.name != "common":
            return self.timeline(key, first=first, event=True)
        lines = self.record.about.get(key)
        if not lines:
            return NEVER
        if first is not None and first <= lines[0].on:
            first = None
        known = self._deeds.setdefault(key, {})
        found = known.get((provision.id, first))
        if found is None:
            judge = self._judge_of_act(key, provision)
            found = known[provision.id, first] = timeline(_within(lines, first, None), judge, event=True)
        return found

    def exercised(self, provision: Provision, day: date, first: date | None) -> Value:
        """Whether a power has been used, from `first` on: its holder's word, in every account."""
        lines = self.record.about.get(provision.act.key)
        return UNKNOWN if not lines or day < lines[0].on else self.uses(provision, first).at(day)

    def uses(self, provision: Provision, first: date | None) -> Timeline:
        """Over the days, whether a power has been used, from `first` on."""
        lines = self.record.about.get(provision.act.key)
        if not lines:
            return NEVER
        known = self._deeds.setdefault(provision.act.key, {})
        found = known.get((provision.id, first))
        if found is None:
            judge = judge_by_one(provision.debtor)
            found = known[provision.id, first] = timeline(_within(lines, first, None), judge, event=True)
        return found

    def accepted(self, member: str, day: date) -> Value:
        """Whether a party or guarantor has accepted the agreement: its own word, in every account."""
        return self.acceptance(member).at(day)

    def acceptance(self, member: str) -> Timeline:
        """Over the days, whether a party or guarantor has accepted."""
        found = self._words.get(member)
        if found is None:
            found = timeline(self.record.acceptances.get(member, ()), judge_by_one(member))
            self._words[member] = found
        return found

    def released(self, provision: Provision, day: date, first: date) -> bool:
        """Whether a creditor has released the debtor, from `first` on: that creditor's word, in every account."""
        index = self.record.releases
        if provision.id not in index and provision.sentence not in index:
            return False
        return any(self._left_off(index, provision, actor, first).at(day).holds for actor in provision.creditors)

    def cancelled(self, provision: Provision, day: date, first: date) -> bool:
        """Whether the debtor has cancelled, from `first` on: its own word, in every account."""
        index = self.record.cancellations
        if provision.id not in index and provision.sentence not in index:
            return False
        return self._left_off(index, provision, provision.debtor, first).at(day).holds

    def _left_off(
        self, index: Mapping[str, Sequence[Testimony]], provision: Provision, actor: str, first: date
    ) -> Timeline:
        known = (index is self.record.releases, provision.id, actor, first)
        if known not in self._left:
            names = dict.fromkeys((provision.id, provision.sentence))
            own = [line for n in names for line in index.get(n, ()) if getattr(line.about, "by", None) == actor]
            own.sort(key=lambda line: (line.on, line.said))
            self._left[known] = timeline(_within(own, first, None), judge_by_one(actor), event=True) if own else NEVER
        return self._left[known]

    def _neutral(self, key: str) -> frozenset[str]:
        verifiers = self.record.verifiers.get(key)
        return self._observers if verifiers is None else self._observers | verifiers

    def _judge_of_act(self, key: str, provision: Provision) -> Judge:
        neutral, confirming = self._neutral(key), frozenset((*provision.creditors, *provision.verifiers))
        known = provision.debtor, confirming, neutral
        if known not in self._act_judges:
            self._act_judges[known] = judge_act_in_common(self._parties, neutral, provision)
        return self._act_judges[known]

    def _judge(self, key: str) -> Judge:
        holders = self.record.powers.get(key)
        return self._plain_judge(key) if holders is None else judge_by_holders(holders, self._plain_judge(key))

    def _plain_judge(self, key: str) -> Judge:
        if self.name == "generous":
            return judge_by_any
        if self.name not in ("common", "cautious"):
            return judge_by_one(self.name)
        speakers = self._neutral(key) if self.name == "common" else self.record.verifiers.get(key, _NOBODY)
        if speakers not in self._judges:
            in_common = self.name == "common"
            self._judges[speakers] = judge_in_common(self._parties, speakers) if in_common else judge_among(speakers)
        return self._judges[speakers]


def _within(lines: Sequence[Testimony], first: date | None, last: date | None) -> Sequence[Testimony]:
    if first is None and last is None:
        return lines
    return [line for line in lines if (first is None or first <= line.on) and (last is None or line.on <= last)]

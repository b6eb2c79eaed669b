"""What was done, or is said to have been done, after a pledge: which statements speak of that, and which way."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from parley.following.bearing import Suggested, suggested
from parley.following.heard import Heard, by_day
from parley.following.sayings import Saying
from parley.following.targets import Target
from parley.model.pledge import PledgeState
from parley.model.statement import Act

_RAREST = 4
"""So many of a pledge's rarest words lead to the deeds that it is compared with."""

_CANDIDATES = 200
"""With no more than so many of those that share a word: the first after the pledge."""

_DENYING: tuple[Act, ...] = ("denial", "rejection")

_BEGINNING = re.compile(
    r"\b(?:beg[ai]n|begun|beginning|start(?:s|ed|ing)?|first|initial|under ?way|so far|partly|partial(?:ly)?|some"
    r"|half|continu\w+|advance (?:party|group)|vanguard|preparations?|progress|lists?)\b",
    re.IGNORECASE,
)
_ANSWERS = timedelta(days=14)
"""Within so many days a party that is blamed answers, or it lets the word stand."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A statement that tells what became of a pledge; `outcome` is what it would amount to if it is so."""

    saying: Saying
    outcome: PledgeState
    suggestion: Suggested


class Deeds:
    """All that is said to be or to have been so, found by its words."""

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._having: dict[str, list[Saying]] = defaultdict(list)
        self._by_report: dict[int, list[Saying]] = defaultdict(list)
        for saying in by_day(list(heard.sayings.values())):
            self._by_report[saying.report].append(saying)
            if saying.modality == "actual":
                for stem in saying.stems:
                    self._having[stem].append(saying)

    def after(self, target: Target, contenders: frozenset[str], apart: frozenset[str]) -> tuple[Deed, ...]:
        """What likely speaks for or against a pledge, in the order of saying, surest reading of each.

        `contenders` are the identities whose word only claims, `apart` the statements that make the pledge itself.
        """
        found = []
        for saying in self._candidates(target, apart):
            meant = self._heard.meant(target.name, saying.id)
            fit = suggested(saying, target, meant, self._heard.weight, contenders)
            if fit is not None and fit.fit.who >= 0 and fit.fit.where >= 0 and fit.fit.when >= 0:
                found.append(Deed(saying, outcome_of(saying, fit, target), fit))
        return tuple(found)

    def denials_of(self, deed: Saying, debtors: frozenset[str]) -> tuple[Saying, ...]:
        """Where those who are said to have broken their word deny it: in the same report, or soon after."""
        heard = self._heard
        about = heard.proposition_of[deed.id]
        same = heard.propositions[about].wordings
        others = [heard.sayings[f"r{w.report}.{w.statement}"] for w in same]
        close = [one for one in others if one.denied != deed.denied and one.said - deed.said <= _ANSWERS]
        near = [
            one
            for one in self._by_report[deed.report]
            if int(one.statement[1:]) > int(deed.statement[1:]) and one.act in _DENYING and one.stems != deed.stems
        ]
        found = {one.id: one for one in (*close, *near) if one.said >= deed.said}
        return tuple(by_day([one for one in found.values() if heard.party_of(one) in debtors]))

    def _candidates(self, target: Target, apart: frozenset[str]) -> list[Saying]:
        rare = sorted(target.stems, key=lambda stem: (len(self._having.get(stem, ())), stem))[:_RAREST]
        found: dict[str, Saying] = {}
        for stem in rare:
            later = [one for one in self._having.get(stem, ()) if _not_before(one, target.start)]
            found.update((one.id, one) for one in later[:_CANDIDATES])
        return by_day([one for one in found.values() if one.id not in apart])


def outcome_of(saying: Saying, fit: Suggested, target: Target) -> PledgeState:
    """What a deed amounts to if it is so: broken; begun, or kept where nothing is left to be done.

    What is to be refrained from is kept only once its time is over.
    """
    if fit.against:
        return "broken"
    if target.banned:
        return "kept" if target.end and (saying.start or saying.said) > target.end else "begun"
    return "begun" if _BEGINNING.search(saying.words) else "kept"


def _not_before(saying: Saying, day: date | None) -> bool:
    return day is None or saying.said >= day


def first_of(sayings: Sequence[Saying]) -> Saying:
    """The one that has most to be compared by, the first of several."""
    return max(sayings, key=lambda one: len(one.stems))

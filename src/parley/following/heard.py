"""Whose word each saying is, and for whom it binds: what pledges, positions and news have in common."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

import numpy as np

from parley.following.members import Seats
from parley.following.relation import Meant
from parley.following.sayings import Saying
from parley.following.whole import Whole
from parley.model.agreement import Agreement
from parley.model.process import Gathered, Held, Told, Who, Wording
from parley.model.speech import outermost_of

_SEVERAL = re.compile(
    r"\b(?:both|the two|each|either|the (?:parties|sides|neighbou?rs|governments|adversaries|rivals))\b"
)

_ACTING = ("person", "state", "organisation", "group")
_FEW = 10
"""A party that has more than one saying in so many is a voice of the process."""


class Heard:
    """All that was said until a day, by whom and for whom.

    `told` are the reports by their numbers, `who` is who, `gathering` and `propositions` what was made of them,
    `vectors` the meaning of each saying by its id. Each member of one of the `agreements` is one side.
    """

    def __init__(
        self,
        told: Sequence[Told],
        who: Who,
        gathering: Whole,
        vectors: Mapping[str, bytes],
        propositions: Sequence[Gathered],
        agreements: Iterable[Agreement] = (),
    ) -> None:
        self.told = {one.number: one for one in told}
        self.propositions = {one.id: one for one in propositions}
        self.sayings = {saying.id: saying for saying in gathering.sayings}
        self.weight = gathering.weight
        self.who, self._gathering = who, gathering
        self._vectors = vectors
        self._identities = {one.id: one for one in who.identities}
        self._seats = Seats(agreements, who)
        self._outermost: dict[int, Mapping[str, str]] = {}

    @cached_property
    def last(self) -> date:
        """The day of the latest report; of none, the first day that there is."""
        return max((saying.said for saying in self.sayings.values()), default=date.min)

    @cached_property
    def proposition_of(self) -> Mapping[str, str]:
        """By the id of a saying its proposition."""
        return {id_of(wording): one.id for one in self.propositions.values() for wording in one.wordings}

    def name(self, party: str | None) -> str:
        """How a party is called; the report's own voice where there is none."""
        if party not in self._identities:
            return "the report itself"
        return self._seats.called.get(party, self._identities[party].name)

    def named(self, words: str) -> str | None:
        """The name of the party that some words name; None for words that name none."""
        found = self._by_name.get(words.strip().casefold())
        return self.name(self._seats.stands.get(found, found)) if found else None

    def answers(self, party: str) -> bool:
        """Whether a party can answer for what it does: a state or a member can, and whoever speaks or is spoken for."""
        return party in self._seats.called or self._identities[party].kind == "state" or party in self._speaking

    def side_of(self, party: str | None, day: date) -> str | None:
        """For whom a party stands on a day: the side that most reports give it then, else itself.

        A member of an agreement stands for itself. Of two sides that are told as often it is given neither.
        """
        one = self._identities.get(party or "")
        if one is None or one.id in self._seats.stands:
            return self._seats.stands[one.id] if one else None
        if one.kind == "state" or not one.sides:
            owner = self._seats.owner_of(one.name) if one.kind == "group" else None
            return owner or one.id

        def given(held: Held) -> tuple[bool, int]:
            return held.first <= day <= held.last, len(held.reports)

        found = {self._side_called(held.words, one.id): given(held) for held in sorted(one.sides, key=given)}
        best = max(found.values())
        sides = [side for side, times in found.items() if times == best]
        return sides[0] if len(sides) == 1 else one.id

    def _side_called(self, name: str, default: str) -> str:
        found = self._by_name.get(name.casefold(), default)
        return self._seats.stands.get(found, found)

    def party_of(self, saying: Saying) -> str | None:
        """Whose word a saying is: that of the side for which its speaker speaks; None for the report's own voice."""
        return self.side_of(saying.speaker, saying.said) if saying.speaker else saying.side

    def parties_of(self, saying: Saying) -> tuple[str, ...]:
        """The same where several speak as one: each of them. Documents and places take no position."""
        members = self._members(saying.speaker, saying.report) if saying.speaker else ()
        if len(members) < 2:
            party = self.party_of(saying)
            return (party,) if party and self._identities[party].kind in _ACTING else ()
        return tuple(dict.fromkeys(side for one in members if (side := self.side_of(one, saying.said))))

    def teller_of(self, saying: Saying) -> str | None:
        """The party in whose words it is reported in the end, None where that is the party itself or the report."""
        if saying.report not in self._outermost:
            statements = self.told[saying.report].reading.statements
            self._outermost[saying.report] = {name: one.id for name, one in outermost_of(statements).items()}
        outer = self.sayings.get(f"r{saying.report}.{self._outermost[saying.report][saying.statement]}")
        teller = self.party_of(outer) if outer else None
        return teller if teller != self.party_of(saying) else None

    def acting(self, saying: Saying) -> tuple[str, ...]:
        """The sides that are to act, or acted, as it says; none where it names nobody who could."""
        actor = self._identities.get(saying.actor or "")
        if actor is None or actor.kind not in _ACTING:
            return ()
        found = self._members(actor.id, saying.report)
        sides = dict.fromkeys(side for one in found if (side := self.side_of(one, saying.said)))
        return tuple(side for side in sides if self.answers(side))

    def belonging(self, party: str) -> frozenset[str]:
        """A party with all that stand for it."""
        return self._belonging.get(party, frozenset((party,)))

    @property
    def everybody(self) -> frozenset[str]:
        """All parties."""
        return frozenset(self._identities)

    def belonging_to_any(self, parties: Iterable[str]) -> frozenset[str]:
        """Several parties with all that stand for them."""
        return frozenset(one for party in parties for one in self.belonging(party))

    @cached_property
    def _belonging(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for one in self._identities.values():
            found[self.side_of(one.id, self.last) or one.id].update((one.id, self.side_of(one.id, self.last) or one.id))
        return {party: frozenset(many) for party, many in found.items()}

    def likeness(self, one: str, other: str) -> float:
        """The cosine of the meanings of two sayings."""
        return float(self.meaning(one) @ self.meaning(other))

    def meant(self, one: str, other: str) -> Meant:
        """How the meaning of another saying stands to that of the one."""
        return self._gathering.meant(self._vectors[one], self._vectors[other])

    def sides_named(self, saying: Saying) -> tuple[str, ...]:
        """The sides that a saying names, through whoever stands for them."""
        return tuple(
            dict.fromkeys(
                side
                for named in sorted(saying.names)
                for one in self._members(named, saying.report)
                if (side := self.side_of(one, saying.said)) and self.answers(side)
            )
        )

    def meaning(self, saying: str) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
        """The direction of a saying's meaning: a vector of length 1."""
        vector = np.frombuffer(self._vectors[saying], np.int8).astype(np.float32)
        return vector / np.float32(np.linalg.norm(vector) or 1.0)

    def takes_sides(self, party: str) -> bool:
        """Whether somebody speaks for a party, so that naming it says little of what is at issue."""
        return party in self._voices or self.side_of(party, self.last) in self._voices

    @cached_property
    def _speaking(self) -> Mapping[str, int]:
        return Counter(side for one in self.sayings.values() if (side := self.party_of(one)))

    @cached_property
    def _voices(self) -> frozenset[str]:
        return frozenset(side for side, many in self._speaking.items() if many * _FEW > len(self.sayings))

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for one in self._identities.values():
            if one.kind != "person":
                for held in one.names:
                    found.setdefault(held.words.casefold(), one.id)
                found.setdefault(one.name.casefold(), one.id)
        return found

    def _members(self, party: str | None, report: int) -> tuple[str, ...]:
        """A party, or if it stands for several ("both sides", "Ethiopia and Eritrea"), those."""
        one = self._identities.get(party or "")
        if one is None or one.kind != "group":
            return (one.id,) if one else ()
        words = one.name.casefold()
        named = [self._by_name[part] for part in re.split(r",? and |, ", words) if part in self._by_name]
        if len(named) > 1:
            return tuple(named)
        return self._two_sides(report) if _SEVERAL.search(words) else (one.id,)

    def _is_state(self, party: str) -> bool:
        return self._identities[party].kind == "state"

    def _two_sides(self, report: int) -> tuple[str, ...]:
        """The two parties of the agreements; else the two sides that a report names most, through who stands for them:
        of those parties, of states where no agreement is given."""
        if len(self._seats.parties) == 2:
            return self._seats.parties
        told = self.told[report]
        count: Counter[str] = Counter()
        for party in told.reading.parties:
            found = self.who.of(report, party.id)
            if found is not None and found.kind != "group" and told.reading.report.date:
                side = self.side_of(found.id, told.reading.report.date)
                if side and (side in self._seats.parties if self._seats.parties else self._is_state(side)):
                    count[side] += len(party.mentions) or 1
        return tuple(sorted(side for side, _ in count.most_common(2)))


def id_of(wording: Wording) -> str:
    """As on the command line: "r1.s3"."""
    return f"r{wording.report}.{wording.statement}"


def by_day(sayings: "Sequence[Saying]") -> list[Saying]:
    """In the order in which they were said."""
    return sorted(sayings, key=lambda saying: (saying.said, saying.report, int(saying.statement[1:])))

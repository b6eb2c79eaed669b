"""A process with its gold, and what Parley and the baselines make of it: the figures of benchmarks/following.py.

The baselines have the vectors of Parley's own encoder, which was trained further than the published one.
"""

from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property

from benchmarks.measures.baselines import NEAR, Rows, nearest_earlier, same_words
from benchmarks.measures.bcubed import BCubed, Together
from benchmarks.measures.following_again import given_by, statements_together
from benchmarks.measures.following_bearing import Told, bearing_tally, by_nearest, by_words, surest_quarter
from benchmarks.measures.following_draft import draft_measures
from benchmarks.measures.following_positions import issues_together, names_of, pledge_measures, positions_by_day
from benchmarks.measures.following_who import parties_together
from benchmarks.measures.processes import Place, Process
from benchmarks.measures.tally import Tally
from parley.agreement import parse
from parley.following.heard import Heard
from parley.following.pledges import pledges_of
from parley.following.positions import positions_of
from parley.following.relation import floats_of
from parley.following.targets import targets_of
from parley.model.agreement import Agreement
from parley.reader.beside import Beside
from parley.reader.meaning import WIDTH, SentenceEncoder, bytes_from_vectors
from parley.tasks.draft import TITLE, readable_draft
from parley.tasks.process import Following, follow_told
from parley.tasks.testimony import suggested

WAYS = ("Parley", "same words", f"nearest at {NEAR}")


class Followed:
    """A process, and what Parley makes of it."""

    def __init__(self, process: Process, encoder: SentenceEncoder, beside: Beside) -> None:
        self.process, self._encoder, self._beside = process, encoder, beside
        self.following: Following = follow_told(process.told, encoder)
        self.agreement: Agreement = parse((process.folder / "agreement.md").read_text(encoding="utf-8"))

    @cached_property
    def said(self) -> Rows:
        """The meanings of all sayings, a row of length one each."""
        following = self.following
        kept = b"".join(following.vectors[saying.id] for saying in following.gathering.sayings)
        return floats_of(kept, WIDTH)

    @cached_property
    def parties(self) -> Mapping[str, Together]:
        """Mentions of parties put together, each way."""
        told = self.process.told
        named = [((one.number, party.id), party.name) for one in told for party in one.reading.parties]
        names = [name for _, name in named]
        ours = {at: found.id for at, _ in named if (found := self.following.who.of(*at))}
        groups: list[Mapping[Place, Hashable]] = [
            ours,
            _by_place([at for at, _ in named], same_words(names)),
            _by_place([at for at, _ in named], nearest_earlier(self._encoder(names))),
        ]
        return {way: parties_together(self.process.gold, told, given) for way, given in zip(WAYS, groups, strict=True)}

    @cached_property
    def statements(self) -> Mapping[str, Together]:
        """Statements put together that say the same, each way."""
        sayings = self.following.gathering.sayings
        places = [(saying.report, saying.statement) for saying in sayings]
        groups: list[Mapping[Place, Hashable]] = [
            given_by(self.following.propositions),
            _by_place(places, same_words([saying.words for saying in sayings])),
            _by_place(places, nearest_earlier(self.said)),
        ]
        return {way: statements_together(self.process, given) for way, given in zip(WAYS, groups, strict=True)}

    @cached_property
    def bearing(self) -> Mapping[str, tuple[Tally, Tally]]:
        """What speaks for or against what, each way: all, and the surest quarter."""
        places = frozenset(place.name.casefold() for told in self.process.told for place in told.reading.places)
        targets = list(targets_of(self.agreement, self.following.who, places))
        kept = bytes_from_vectors(self._encoder([target.words for target in targets]))
        sayings, weight = self.following.gathering.sayings, self.following.gathering.weight
        given = [
            self._suggested(),
            list(by_words(sayings, targets, weight)),
            list(by_nearest(sayings, targets, self.said, floats_of(b"".join(kept), WIDTH))),
        ]
        return {
            way: (bearing_tally(self.process, told), surest_quarter(self.process, told))
            for way, told in zip(WAYS, given, strict=True)
        }

    def _suggested(self) -> list[Told]:
        """What Parley suggests."""
        at = {saying.id: (saying.report, saying.statement) for saying in self.following.gathering.sayings}
        return [
            Told(at[one.statement], one.target.name, one.against, one.score)
            for one in suggested(self.following, self.agreement, self._encoder, self._beside)
        ]

    @cached_property
    def heard(self) -> Heard:
        """What positions and pledges are made of."""
        found = self.following
        agreements = [self.agreement]
        return Heard(found.told, found.who, found.gathering, found.vectors, found.propositions, agreements)

    @cached_property
    def positions(self) -> Tally:
        """Changes of position."""
        return positions_by_day(self.process, names_of(self.agreement.members), positions_of(self.heard))

    @cached_property
    def issues(self) -> BCubed:
        """Statements of the issues put together."""
        return issues_together(self.process, self.heard, positions_of(self.heard))

    @cached_property
    def pledges(self) -> Mapping[str, Tally]:
        """Pledges, and their states."""
        return pledge_measures(self.process, names_of(self.agreement.members), pledges_of(self.heard))

    @cached_property
    def draft(self) -> Mapping[str, float]:
        """What the draft has."""
        text = readable_draft(self.following.told, self.following.who, self.following.propositions, TITLE)
        members = parse(text)
        names = [name for one in members.members for name in (one.name, *one.also)]
        return draft_measures(self.process.gold, self.process.found, text, names)


def _by_place(places: Sequence[Place], groups: Sequence[Hashable]) -> Mapping[Place, Hashable]:
    return dict(zip(places, groups, strict=True))

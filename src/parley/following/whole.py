"""All that reports said, out of what is kept of them: the sayings that count now, and where they belong."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from parley.following.among import weight_of
from parley.following.gather import Placed
from parley.following.gathered import saying_from_bytes
from parley.following.likeness import Weight
from parley.following.meanings import LENGTH
from parley.following.relation import Meant, Relation, floats_of, meant_by
from parley.following.sayings import Saying
from parley.following.shelf import Shelf
from parley.following.steps import Entered


@dataclass(frozen=True)
class Whole:
    """Sayings in the order in which they came, and where each belongs by its place among them.

    `weight`: how much a word tells among all that came.
    """

    sayings: Sequence[Saying]
    placed: Sequence[Placed]
    weight: Weight
    relation: Relation

    def meant(self, one: bytes, other: bytes) -> Meant:
        """How the meaning of another vector stands to that of the one."""
        first, second = (floats_of(vector, self.relation.width) for vector in (one, other))
        return meant_by(self.relation, first[0], second)[0]


def reports_from(shelf: Shelf) -> Mapping[int, Entered]:
    """The reports that were entered, by their numbers."""
    found = {int(number): Entered(*json.loads(words)) for number, words in shelf.all("report")}
    return dict(sorted(found.items()))


def whole_from(
    shelf: Shelf, relation: Relation, reports: Mapping[int, Entered], now: Callable[[int, str], str]
) -> Whole:
    """The sayings of the reports as they were last entered; `now` gives for a report and an id of somebody in it who
    that is by now."""
    kept = {int(number): saying_from_bytes(value) for number, value in shelf.all("saying")}
    standing = sorted(number for one in reports.values() for number in range(one.start, one.stop))
    counts, size = {stem: int(many) for stem, many in shelf.all("count")}, len(kept)

    def weight(stem: str) -> float:
        return weight_of(counts.get(stem, 0), size)

    sayings = tuple(_as_known(kept[number][0], now) for number in standing)
    return Whole(sayings, tuple(_placed(standing, kept)), weight, relation)


def vectors_from(shelf: Shelf, reports: Mapping[int, Entered], sayings: Sequence[Saying]) -> Mapping[str, bytes]:
    """The vectors of the sayings of the reports, by their ids."""
    kept = {int(number): value[:-LENGTH] for number, value in shelf.all("vector") if value}
    numbers = sorted(number for one in reports.values() for number in range(one.start, one.stop))
    return {saying.id: kept[number] for saying, number in zip(sayings, numbers, strict=True)}


def vectors_kept(shelf: Shelf) -> Mapping[tuple[str, str], bytes]:
    """The vectors of all that was ever said, by the ids of sayings and their words."""
    kept = {number: value[:-LENGTH] for number, value in shelf.all("vector") if value}
    sayings = ((number, saying_from_bytes(value)[0]) for number, value in shelf.all("saying") if number in kept)
    return {(saying.id, saying.words): kept[number] for number, saying in sayings}


def _placed(standing: Sequence[int], kept: Mapping[int, tuple[Saying, Placed]]) -> Iterator[Placed]:
    """Where each saying that counts belongs, by places among those that count.

    Whoever joined one that counts no more is with that one's nearest, or with the first that still counts of its
    proposition.
    """
    places = {number: place for place, number in enumerate(standing)}
    firsts: dict[int, int] = {}
    for place, number in enumerate(standing):
        placed = kept[number][1]
        nearest = placed.nearest
        while nearest is not None and nearest not in places:
            nearest = kept[nearest][1].nearest
        at = firsts.get(placed.proposition) if nearest is None else places[nearest]
        first = firsts.setdefault(placed.proposition, place)
        yield Placed(place, None, 1.0, ()) if at is None else replace(placed, proposition=first, nearest=at)


def _as_known(saying: Saying, now: Callable[[int, str], str]) -> Saying:
    def of(party: str | None) -> str | None:
        return now(saying.report, party) if party else None

    names = frozenset(now(saying.report, name) for name in saying.names)
    speaker, side, actor = of(saying.speaker), of(saying.side), of(saying.actor)
    return replace(saying, names=names, speaker=speaker, side=side, actor=actor)

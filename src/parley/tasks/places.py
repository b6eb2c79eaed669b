"""The places of pledges, observations and incidents, for a map."""

from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from parley.export.borders import Borders, borders_from_geojson
from parley.export.map import Map, MapPoint, MapRow, map_of, rows_of
from parley.export.spots import Kind, kind_of_statement
from parley.intake import read_words
from parley.ledger import Filter, Ledger
from parley.ledger.counted import AtPlaces, named_places
from parley.model.place import Place

KINDS: tuple[Kind, ...] = get_args(Kind)
MOST_POINTS = 5_000
_MOST_GROUPS, _MOST_REPORTS = 2_000, 400


@dataclass(frozen=True, slots=True)
class Mapped:
    """A map, None where no place has coordinates; the same as rows; and how many statements name a place but are not
    among them, beyond the most frequent ones."""

    map: Map | None
    rows: tuple[MapRow, ...]
    left_out: int


def mapped(ledger: Ledger, which: Filter, kind: Kind | None, borders: Borders | None) -> Mapped:
    """The places that the statements let through by a filter name, of one kind or of all.

    Coordinates are those that the reader's gazetteer has for a name in the first report that names it. Raises
    LedgerError.
    """
    with ledger.reading() as connection:
        groups = [one for one in named_places(connection, which, _MOST_GROUPS) if kind in (None, kind_of(one))]
    known = _places(ledger, groups)
    points: list[MapPoint] = []
    left_out = 0
    for group in groups:
        for name in group.places:
            place = known.get(name.casefold())
            point = MapPoint(name, place.lat if place else None, place.lon if place else None, kind_of(group))
            room = max(MOST_POINTS - len(points), 0)
            points += [point] * min(group.number, room)
            left_out += max(group.number - room, 0)
    return Mapped(map_of(points, borders), rows_of(points), left_out)


def borders_from_file(path: Path) -> Borders:
    """The borders in a GeoJSON file. Raises UnreadableFileError, BordersError."""
    return borders_from_geojson(read_words(path), path.name)


def kind_of(group: AtPlaces) -> Kind:
    """What kind of thing statements tell of a place: by what is done by saying it, and by the kind of event."""
    return kind_of_statement(group.act, group.event, group.modality)


def _places(ledger: Ledger, groups: list[AtPlaces]) -> dict[str, Place]:
    """Places by their names, out of the first reports that name them."""
    reports = list(dict.fromkeys(group.report for group in groups))[:_MOST_REPORTS]
    found: dict[str, Place] = {}
    for reading in ledger.record(only=reports).readings.values():
        for place in reading.places:
            if place.lat is not None:
                found.setdefault(place.name.casefold(), place)
    return found

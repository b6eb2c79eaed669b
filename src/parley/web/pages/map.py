"""Where pledges, observations and incidents lie: as a map of land without borders, and the same as a table."""

from dataclasses import dataclass, field

from parley.export.map import Map, MapRow
from parley.model.plain import PICTURE
from parley.tasks.places import KINDS, mapped
from parley.tasks.times import stamp_of
from parley.web.addresses import Address, Table
from parley.web.ask import Ask, Param
from parley.web.pages.filtering import FILTERS, FilterNames, filter_from, suggested_for


@dataclass(frozen=True, slots=True)
class MapPage:
    """The map (None: no place has coordinates), and the same as rows. `left_out`: so many more statements name places.
    `borders`: the name of the file of borders that this Parley was given, `drawn` whether the visitor asked for them.
    """

    map: Map | None = field(metadata=PICTURE)
    rows: tuple[MapRow, ...]
    left_out: int
    kind: str | None
    borders: str | None
    drawn: bool
    suggested: FilterNames

    def table(self) -> Table:
        """The places, for a spreadsheet."""
        columns = ("place", "latitude", "longitude", "kind", "statements")
        return Table(columns, tuple((row.name, row.lat, row.lon, row.kind, row.count) for row in self.rows))


def map_page(ask: Ask) -> MapPage:
    """The map. Raises WrongUseError, LedgerError."""
    which, kind, drawn = filter_from(ask), ask.choice("kind", KINDS), ask.flag("borders")
    borders = ask.office.borders if drawn else None
    key = ("map", which, kind, drawn, stamp_of(ask.ledger, which))
    made = ask.office.kept.get(key, lambda: mapped(ask.ledger, which, kind, borders))  # type: ignore[arg-type]
    given = ask.office.borders.source if ask.office.borders else None
    return MapPage(made.map, made.rows, made.left_out, kind, given, drawn, suggested_for(ask))


ADDRESS = Address(
    "/map",
    "Map",
    "Where pledges, observations and incidents lie",
    map_page,
    "map.html",
    (
        *FILTERS,
        Param("kind", "choice", "What is told of a place.", KINDS),
        Param("borders", "flag", "Draw the borders of the file that this Parley was given."),
    ),
    group="Follow",
)

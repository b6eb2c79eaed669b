"""What the reader knows of the world, loaded once: states, their peoples and seats, organisations, media, places.

States, capitals and demonyms come from the package countryinfo (ISO 3166-1), towns of 15,000 people or more from
GeoNames (`towns.py`); `data/world.toml` adds what neither knows.
"""

import hashlib
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.abc import Traversable
from typing import Any, Literal, NamedTuple

from parley.model.party import PartyKind
from parley.reader.rules.cues import CueTable, cues_from_table
from parley.reader.rules.words import word_set
from parley.reader.segment import WORD
from parley.reader.towns import Gazetteer, Town
from parley.reader.weights import Weights, load_weights
from parley.version import VERSION

How = Literal["name", "people", "seat", "media"]
PACK_NAME, PACK_VERSION = "rules-en", "1"
_NO_STATES = word_set("ATA SCG ANT UMI HMD BVT ATF IOT SGS MNP")


class Entity(NamedTuple):
    """A party that the world knows: `code` is ISO 3166-1 alpha-3 for states."""

    name: str
    kind: PartyKind
    code: str | None


class Naming(NamedTuple):
    """One wording of an entity, word by word, and how it names it."""

    words: tuple[str, ...]
    entity: Entity
    how: How


class Shorthand(NamedTuple):
    """A word that stands for a state where the report has one of the words `where`."""

    entity: Entity
    where: frozenset[str]


@dataclass(frozen=True)
class Pack:
    """Everything that the rules look up. `namings` are keyed by their first word, longest wording first;
    `shared_seats` are seats of organisations, too; `homes` gives for a movement the code of the state in which it
    fights, `offices` for a title those that may have it;
    `parley` is the version of the package.
    """

    namings: dict[str, tuple[Naming, ...]]
    cues: CueTable
    states: dict[str, Entity]
    shorthand: dict[str, Shorthand]
    movements: frozenset[str]
    media_endings: tuple[tuple[str, ...], ...]
    alpha2: dict[str, str]
    homes: dict[str, str]
    offices: dict[str, tuple[Entity, ...]]
    shared_seats: dict[str, tuple[Entity, ...]]
    gazetteer: Gazetteer
    sha256: str
    parley: str
    weights: Weights | None = None

    def towns(self, name: str) -> tuple[Town, ...]:
        """Every town, region and state of that name, the largest first."""
        return self.gazetteer.towns(name)


def _table(name: str) -> tuple[dict[str, Any], bytes]:
    data = resources.files("parley.reader").joinpath(f"data/{name}.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8")), data


@cache
def _countries() -> list[dict[str, Any]]:
    """The states, each a row of countryinfo, by ISO 3166-1 alpha-3 code; the table adds and renames some."""
    from countryinfo import all_countries

    rows: dict[str, dict[str, Any]] = {}
    for country in all_countries():
        row: dict[str, Any] = dict(country.info())
        rows.setdefault(row.get("ISO", {}).get("alpha3", ""), row)
    for code, extra in _table("world")[0]["states"].items():
        if "name" in extra:
            known = rows.get(code, {"ISO": {"alpha2": extra.get("iso2"), "alpha3": code}})
            rows[code] = {**known, "name": extra["name"]}
    named = {code: {**row, "name": str(row["name"]).removeprefix("The ")} for code, row in rows.items()}
    return [named[code] for code in sorted(named) if code and code not in _NO_STATES]


def _plurals(people: str) -> Iterator[str]:
    yield people
    if not people.endswith(("ese", "sh", "ch", "s", "ss")):
        yield people + "s"


def _wordings(row: dict[str, Any], extra: dict[str, Any], no_seats: frozenset[str]) -> Iterator[tuple[str, How]]:
    name = str(row["name"])
    yield name, "name"
    for other in [*row.get("altSpellings", ()), *extra.get("names", ())]:
        if (other.isascii() and " " in other and "," not in other) or other in extra.get("names", ()):
            yield other, "name"
    for people in [*(row.get("demonym") or "").replace("/", ",").split(","), *extra.get("people", ())]:
        if people.strip():
            for form in _plurals(people.strip()):
                yield form, "people"
    capital = row.get("capital")
    for seat in [capital if isinstance(capital, str) else "", *extra.get("seats", ())]:
        if seat and seat not in no_seats and seat != name:
            yield seat.removesuffix(" D.C."), "seat"
            if _plain(seat) not in no_seats:
                yield _plain(seat), "seat"


def _plain(name: str) -> str:
    """A name without its accents, as much of the press writes it: "Bogota", "Chisinau"."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _namings(table: dict[str, Any]) -> tuple[dict[str, tuple[Naming, ...]], dict[str, Entity], dict[str, str]]:
    """All wordings of states, organisations and media by first word, the states, and their alpha-2 codes by alpha-3."""
    found: dict[tuple[str, ...], Naming] = {}

    def add(wording: str, entity: Entity, how: How) -> None:
        words = tuple(WORD.findall(wording.removeprefix("the ")))
        found.setdefault(words, Naming(words, entity, how))

    no_seats = frozenset(table["not_governments"]["capitals"])
    states = {row["ISO"]["alpha3"]: Entity(row["name"], "state", row["ISO"]["alpha3"]) for row in _countries()}
    for wanted in ("name", "people", "seat"):  # a name of one state is stronger than a demonym or capital of another
        for row in _countries():
            code = row["ISO"]["alpha3"]
            for wording, how in _wordings(row, table["states"].get(code, {}), no_seats):
                if how == wanted:
                    add(wording, states[code], how)
    for name, others in [*table["organisations"].items(), *table["movements"].items()]:
        for wording in (name, *others):
            add(wording, Entity(name, "organisation", None), "name")
    for name in table["media"]["names"]:
        add(name, Entity(name, "organisation", None), "media")
    by_head: dict[str, list[Naming]] = {}
    for naming in found.values():
        by_head.setdefault(naming.words[0], []).append(naming)
    ordered = {head: tuple(sorted(group, key=lambda n: (-len(n.words), n.words))) for head, group in by_head.items()}
    return ordered, states, {row["ISO"]["alpha3"]: row["ISO"]["alpha2"] for row in _countries()}


def _gazetteer(table: dict[str, Any], towns: bytes) -> Gazetteer:
    others = {name: Town(name, iso2 or None, lat, lon, 0) for name, (iso2, lat, lon) in table["regions"].items()}
    for state in _countries():
        if state.get("latlng"):
            lat, lon = state["latlng"]
            others[state["name"]] = Town(state["name"], state["ISO"]["alpha2"], float(lat), float(lon), 0)
    return Gazetteer(towns.decode("utf-8").removesuffix("\n").split("\n"), others)


WEIGHTS = resources.files("parley.reader").joinpath("data/news-en")


def load_pack(weights: Traversable | None = WEIGHTS) -> Pack:
    """Load what the rules look up, and the net from the folder `weights` (None: rules alone, as a baseline).

    Takes some tens of milliseconds. Raises PackError for weights that are missing, changed, or made for another Parley.
    """
    import countryinfo

    table, data = _table("world")
    cues, cue_data = _table("cues")
    namings, states, alpha2 = _namings(table)
    shorthand = {w: Shorthand(states[x["code"]], frozenset(x["where"])) for w, x in table["shorthand"].items()}
    endings = tuple(tuple(e.split()) for e in table["media"]["endings"])
    towns = resources.files("parley.reader").joinpath("data/towns.tsv").read_bytes()
    stamp = hashlib.sha256(data + cue_data + towns)
    stamp.update(f"countryinfo {countryinfo.__version__}".encode())
    entities = {e.code or e.name: e for group in namings.values() for _, e, _ in group}
    offices = {title: tuple(entities[holder] for holder in holders) for title, holders in table["offices"].items()}
    loaded = load_weights(weights) if weights else None
    if loaded:
        stamp.update(loaded.sha256.encode())
    return Pack(
        namings=namings,
        cues=cues_from_table(cues),
        states=states,
        shorthand=shorthand,
        movements=frozenset(table["movements"]),
        media_endings=endings,
        alpha2=alpha2,
        homes={movement: code for code, group in table["homes"].items() for movement in group},
        offices=offices,
        shared_seats={seat: tuple(entities[name] for name in names) for seat, names in table["shared_seats"].items()},
        gazetteer=_gazetteer(table, towns),
        sha256=stamp.hexdigest(),
        parley=VERSION,
        weights=loaded,
    )

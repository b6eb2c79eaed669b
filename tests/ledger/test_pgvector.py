"""Search by meaning within PostgreSQL by its extension `vector`, and as before where that is not there."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest
import sqlalchemy as sa

from parley.errors import LedgerError
from parley.ledger import Filter, Ledger, Passage, open_ledger
from parley.ledger.database import engine_of
from parley.ledger.find import PassageKind
from parley.ledger.pgvector import is_searched_within
from parley.model.statement import Reading

from .conftest import NOW, ORIGINAL

pytestmark = pytest.mark.skipif(
    find_spec("usearch") is None, reason="usearch, which pgvector is compared with, is not installed"
)
Place = str | Path
ENCODER = "made"
KINDS: tuple[PassageKind, ...] = ("report", "statement")


@pytest.fixture
def plain_role(server: str) -> Iterator[str]:
    """The name of a user who may not create extensions."""
    name = f"plain_{uuid4().hex[:12]}"
    told(server, f"CREATE ROLE {name} LOGIN")
    yield name
    told(server, f"DROP OWNED BY {name}", f"DROP ROLE {name}")


@contextmanager
def within(address: str, role: str) -> Iterator[str]:
    """The address for a user who may make tables in the database, and nothing else; what is made goes at the end."""
    told(address, f"GRANT ALL ON SCHEMA public TO {role}")
    try:
        yield sa.make_url(address).set(username=role, password=None).render_as_string(hide_password=False)
    finally:
        told(address, f"DROP OWNED BY {role}")


def told(address: Place, *commands: str) -> None:
    """Has a server do something, as its owner."""
    with engine_of(address, 5).begin() as connection:
        for command in commands:
            connection.exec_driver_sql(command)


def is_within(place: Place) -> bool:
    """Whether the database itself searches."""
    with engine_of(place, 5).connect() as connection:
        return is_searched_within(connection)


def filled(ledger: Ledger, reading: Reading) -> None:
    """A report whose passages have made up meanings: each third one means the very same, some nearly that."""
    ledger.keep(reading, ORIGINAL, author="Ann", now=NOW)
    chance = np.random.default_rng(7)
    texts = ledger.without_meaning(ENCODER, KINDS, 1000)
    vectors = chance.integers(-127, 128, (len(texts), 384), np.int8)
    vectors[::3] = vectors[0]
    vectors[1::6] = vectors[0] // 2
    half = len(texts) // 2
    made = [(one, row.tobytes()) for one, row in zip(texts, vectors, strict=True)]
    ledger.keep_meaning(ENCODER, dict(made[:half]))
    ledger.keep_meaning(ENCODER, dict(made[half:]))


def searches(ledger: Ledger) -> list[list[tuple[object, ...]]]:
    """What is found, in its order, for several directions, filters and numbers."""
    chance = np.random.default_rng(7)
    first = chance.integers(-127, 128, (1, 384), np.int8)
    directions = [first[0].tobytes(), *(row.tobytes() for row in chance.integers(-127, 128, (5, 384), np.int8))]
    filters = (Filter(), Filter(side="Russia"), Filter(as_of=NOW.date()), Filter(party="Nobody"))
    return [
        [described(one) for one in ledger.like(ENCODER, direction, which, kinds=kinds, limit=limit)]
        for direction in directions
        for which in filters
        for kinds in (KINDS, KINDS[1:])
        for limit in (1, 4, 1000)
    ]


def described(one: Passage) -> tuple[object, ...]:
    """A passage, with its rank to five digits."""
    return (one.kind, one.report, one.statement, one.said, one.text, round(one.rank, 5) + 0.0)


def test_both_databases_find_the_same(tmp_path: Path, database: str, reading: Reading) -> None:
    """Passages that mean the very same among them: the same ones, in the same order; nothing of another encoder."""
    with open_ledger(tmp_path / "talks.db") as one, open_ledger(database) as other:
        filled(one, reading)
        filled(other, reading)
        assert (is_within(tmp_path / "talks.db"), is_within(database)) == (False, True)
        assert searches(one) == searches(other)
        assert any(searches(one))
        assert other.like("other", bytes(384), kinds=KINDS) == ()


def test_without_the_extension_the_same_is_found(database: str, reading: Reading) -> None:
    """Somebody drops the extension: usearch searches on. The tables built anew, the vectors are with it again."""
    with open_ledger(database) as ledger:
        filled(ledger, reading)
        before = searches(ledger)
        told(database, "DROP EXTENSION vector CASCADE")
        assert not is_within(database)
        assert searches(ledger) == before
        ledger.rebuild()
        assert is_within(database)
        assert searches(ledger) == before
        assert ledger.count_without_meaning(ENCODER, KINDS) == 0


def test_who_may_not_create_it_searches_as_before(database: str, plain_role: str, reading: Reading) -> None:
    """A refusal is no error: the ledger is made, vectors are kept, the same is found."""
    with within(database, plain_role) as address, open_ledger(address) as ledger:
        filled(ledger, reading)
        assert not is_within(address)
        found = searches(ledger)
        told(database, "CREATE EXTENSION vector")
        ledger.rebuild()
        assert is_within(address)
        assert searches(ledger) == found


def test_an_extension_that_is_there_already_is_used(database: str, plain_role: str, reading: Reading) -> None:
    """Its type `vector` is in the way of no table; a user without rights to create it has the use of it."""
    told(database, "CREATE EXTENSION vector")
    with within(database, plain_role) as address, open_ledger(address) as ledger:
        filled(ledger, reading)
        assert is_within(address)
        assert len(ledger.like(ENCODER, bytes([1] * 384), kinds=KINDS, limit=5)) == 5


def test_vectors_of_an_earlier_ledger_stay(place: Place, reading: Reading) -> None:
    """Their table was called `vector` once: it gets its name, and nothing has to be worked out again."""
    with open_ledger(place) as ledger:
        filled(ledger, reading)
        before = searches(ledger)
    if isinstance(place, str):
        told(place, "DROP EXTENSION vector CASCADE")
    told(place, "ALTER TABLE meaning RENAME TO vector", "UPDATE derived SET version = 4")
    with open_ledger(place) as ledger:
        assert ledger.count_without_meaning(ENCODER, KINDS) == 0
        assert searches(ledger) == before
    assert is_within(place) == isinstance(place, str)


def test_usearch_is_needed_only_where_the_database_does_not_search(
    place: Place, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without usearch PostgreSQL still finds; SQLite says what to install."""
    monkeypatch.setitem(sys.modules, "usearch.index", None)
    with open_ledger(place) as ledger:
        filled(ledger, reading)
        if is_within(place):
            assert ledger.like(ENCODER, bytes([1] * 384), kinds=KINDS)
        else:
            with pytest.raises(LedgerError, match="pip install"):
                ledger.like(ENCODER, bytes([1] * 384), kinds=KINDS)

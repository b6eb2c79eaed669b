"""Ledgers of every earlier version are brought to this one, and what was in them is there."""

import shutil
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from parley.errors import LedgerError
from parley.ledger import derived, open_ledger
from parley.ledger.database import engine_of
from parley.ledger.schema import VERSION
from parley.ledger.tables import LOG
from parley.model.judgement import Bearing, Link
from parley.model.statement import Reading

OLD = sorted((Path(__file__).parent / "versions").glob("*.sqlite"))


def columns(place: Path) -> dict[str, list[tuple[str, str]]]:
    """The columns of all tables, with their types."""
    inspector = sa.inspect(engine_of(place, 5))
    names = [name for name in inspector.get_table_names() if not name.startswith("passage_words")]
    return {name: [(c["name"], str(c["type"])) for c in inspector.get_columns(name)] for name in names}


def test_there_is_one_of_each_version() -> None:
    """No version is forgotten here when the next one comes."""
    assert [path.stem for path in OLD] == [str(n) for n in range(1, int(VERSION))]


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_older_ledger_is_brought_to_this_version(old: Path, tmp_path: Path, reading: Reading) -> None:
    """Two readings of a report, a link and a bearing: all are there, the log is the same letter by letter, the tables
    are those of a new ledger, and it is whole."""
    place = tmp_path / "old.db"
    shutil.copy(old, place)
    rows = "SELECT seq, recorded, author, kind, payload FROM entry ORDER BY seq"
    with sqlite3.connect(place) as before:
        entries = before.execute(rows).fetchall()
    with open_ledger(place) as ledger:
        record = ledger.record()
        assert record.reports == {1: reading.report}
        assert len(record.readings[1].statements) == len(reading.statements) - 1
        assert [type(one) for one in record.judgements] == [Link, Bearing]
        assert [one.kind for one in ledger.entries()] == ["report", "reading", "link", "bearing", "reading"]
        found = ledger.verify()
        assert (found.faults, found.head.size, found.originals) == ((), 5, 1)
        assert ledger.search("protest")
    with sqlite3.connect(place) as after:
        assert after.execute(rows).fetchall() == entries
        with pytest.raises(sqlite3.IntegrityError):
            after.execute("DELETE FROM entry")
    open_ledger(tmp_path / "new.db").close()
    assert columns(place) == columns(tmp_path / "new.db")


def test_the_tables_are_those_that_the_program_knows(tmp_path: Path) -> None:
    """What the migrations make is what the program reads and writes."""
    open_ledger(tmp_path / "new.db").close()
    made = columns(tmp_path / "new.db")
    for table in LOG.sorted_tables:
        assert [name for name, _ in made[table.name]] == [column.name for column in table.columns]


def test_other_tables_of_an_older_parley_are_built_anew(
    tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Parley that works more out of the log opens the ledger: its tables are built when it is opened, once."""
    from .conftest import NOW, ORIGINAL

    with open_ledger(tmp_path / "talks.db") as ledger:
        ledger.keep(reading, ORIGINAL, author="Ann", now=NOW)
    with engine_of(tmp_path / "talks.db", 5).begin() as connection:
        connection.exec_driver_sql("DELETE FROM statement")
    with open_ledger(tmp_path / "talks.db") as ledger:
        assert ledger.count() == 0
    monkeypatch.setattr(derived, "VERSION", derived.VERSION + 1)
    with open_ledger(tmp_path / "talks.db") as ledger:
        assert ledger.count() == len(reading.statements)


def test_a_ledger_whose_tables_are_of_a_newer_parley(tmp_path: Path) -> None:
    """They are built anew too, since the log says the same; but not if the log itself is of a newer version."""
    open_ledger(tmp_path / "talks.db").close()
    with engine_of(tmp_path / "talks.db", 5).begin() as connection:
        connection.exec_driver_sql("UPDATE derived SET version = 99")
    open_ledger(tmp_path / "talks.db").close()
    with engine_of(tmp_path / "talks.db", 5).begin() as connection:
        assert connection.exec_driver_sql("SELECT version FROM derived").scalar() == derived.VERSION
        connection.exec_driver_sql("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match=r"format 99.*newer Parley"):
        open_ledger(tmp_path / "talks.db")

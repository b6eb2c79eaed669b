"""Programs that are killed, and programs that write at once: what was acknowledged is there, and nothing else is."""

import multiprocessing
import os
import random
import signal
import sqlite3
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from parley.errors import LedgerError
from parley.ledger import Ledger, open_ledger, ref_from_statement
from parley.model.judgement import Link
from parley.model.statement import Reading

from .conftest import NOW, ORIGINAL

Place = str | Path

# Children are forked from a clean process that has everything loaded: hundreds of them start in no time.
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["parley.ledger", "parley.ledger.store", "psycopg", "sqlalchemy.dialects.postgresql"])


def link(reading: Reading, words: str) -> Link:
    """A link of the first statement."""
    return Link(ref_from_statement(reading, reading.statements[0]), words, False, "Ann", NOW.date())


def write(place: Place, reading: Reading, told: Connection, name: str, number: int, die_at: int) -> None:
    """Adds links and tells of each that was acknowledged; dies at a certain command to the database, if at all."""
    commands = 0

    def count(*_: Any) -> None:
        nonlocal commands
        commands += 1
        if commands == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    with open_ledger(place, wait=30) as ledger:
        told.send("ready")
        for event in ("before_cursor_execute", "commit"):
            sa.event.listen(Engine, event, count)
        for n in range(number):
            ledger.judge(link(reading, f"{name} {n}"), now=NOW)
            told.send(n)
    told.send(None)


def start(place: Place, reading: Reading, name: str = "x", *, number: int = 10_000, die_at: int = 0) -> tuple[Any, Any]:
    """A program that writes, and where it tells of it."""
    here, there = processes.Pipe(duplex=False)
    made = processes.Process(target=write, args=(place, reading, there, name, number, die_at), daemon=True)
    made.start()
    there.close()
    assert here.recv() == "ready"
    return made, here


def acknowledged(told: Any) -> list[int]:
    """What a program told of before it ended."""
    found = []
    try:
        while (one := told.recv()) is not None:
            found.append(one)
    except (EOFError, ConnectionResetError):
        pass
    return found


def kept(ledger: Ledger, name: str = "x") -> list[int]:
    """The numbers of the links that are there, in the order of the log."""
    words = [one.payload["proposition"].split() for one in ledger.entries(2)]
    return [int(number) for by, number in words if by == name]


def fresh(place: Place, reading: Reading) -> None:
    """A ledger with the report alone."""
    with open_ledger(place) as ledger:
        ledger.keep(reading, ORIGINAL, author="Ann", now=NOW)


def check(place: Place, name: str, told: list[int]) -> int:
    """All that was acknowledged to a program is there, perhaps one more, whole. Returns how many there are."""
    with open_ledger(place) as ledger:
        found = kept(ledger, name)
        assert ledger.verify().faults == ()
        assert found[: len(told)] == told
        assert found == list(range(len(found)))
        assert len(found) <= len(told) + 1
        assert ledger.count() > 0
        return len(found)


def killed(place: Place, reading: Reading, number: int, after: float) -> int:
    """Starts a program, kills it after so many seconds, and looks. Returns how many entries it made; every other one
    makes one at least, however busy the machine is."""
    name = f"x{number}"
    writer, told = start(place, reading, name)
    assert number % 2 or told.poll(60)
    time.sleep(after)
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    return check(place, name, acknowledged(told))


def test_a_writer_is_killed_at_any_moment(tmp_path: Path, reading: Reading) -> None:
    """Two hundred times a program that writes is killed at a random moment, on one and the same ledger."""
    chance = random.Random(3)  # noqa: S311 - moments, not secrets
    fresh(tmp_path / "talks.db", reading)
    made = [killed(tmp_path / "talks.db", reading, n, chance.uniform(0, 0.06)) for n in range(200)]
    assert sum(made) >= 100
    assert len(set(made)) > 1


def test_a_writer_of_a_server_is_killed_at_any_moment(database: str, reading: Reading) -> None:
    """The same on PostgreSQL: the server undoes what was under way."""
    chance = random.Random(4)  # noqa: S311 - moments, not secrets
    fresh(database, reading)
    made = [killed(database, reading, n, chance.uniform(0, 0.1)) for n in range(20)]
    assert sum(made) >= 10


def test_a_writer_is_killed_at_every_write_point(place: Place, reading: Reading) -> None:
    """At each single command to the database, and right before each commit, until one run needs no more of them."""
    fresh(place, reading)
    for die_at in range(1, 80):
        writer, told = start(place, reading, f"x{die_at}", number=2, die_at=die_at)
        found = acknowledged(told)
        writer.join()
        check(place, f"x{die_at}", found)
        if writer.exitcode == 0:
            break
    assert writer.exitcode == 0
    assert die_at > 15


def test_four_writers_at_once(place: Place, reading: Reading) -> None:
    """Four programs write at the same time: no entry is lost, none is there twice, and there is one order."""
    fresh(place, reading)
    writers = [start(place, reading, name, number=25) for name in "abcd"]
    told = [acknowledged(pipe) for _, pipe in writers]
    for writer, _ in writers:
        writer.join()
        assert writer.exitcode == 0
    assert told == [list(range(25))] * 4
    with open_ledger(place) as ledger:
        assert [kept(ledger, name) for name in "abcd"] == told
        assert [one.seq for one in ledger.entries()] == list(range(1, 103))
        assert ledger.verify().faults == ()


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path, reading: Reading) -> None:
    """SQLite is given no page more: the entry is refused, in words; with room again it is taken."""
    place = tmp_path / "talks.db"
    fresh(place, reading)
    with open_ledger(place) as ledger:
        with ledger._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

        def limited(connection: Any, *_: Any) -> None:
            connection.execute(f"PRAGMA max_page_count = {pages}")

        sa.event.listen(ledger._engine, "checkout", limited)
        ledger._engine.dispose()
        with pytest.raises(LedgerError, match="disk is full"):
            for n in range(500):
                ledger.judge(link(reading, f"x {n} {'long ' * 300}"), now=NOW)
        size = ledger.head().size
        assert ledger.verify().faults == ()
    with open_ledger(place) as ledger:
        assert ledger.head().size == size
        assert ledger.judge(link(reading, "x 0 more"), now=NOW)


def test_what_the_system_refuses_is_told(tmp_path: Path, reading: Reading) -> None:
    """No folder for a backup, a file in its place; a good backup is made, and a file with a name like it stays."""
    place = tmp_path / "talks.db"
    fresh(place, reading)
    (tmp_path / "copy.db.part").write_text("mine")
    with open_ledger(place) as ledger:
        with pytest.raises(LedgerError, match=r"cannot be written"):
            ledger.backup(tmp_path / "none" / "copy.db")
        with pytest.raises(LedgerError, match="it stays"):
            ledger.backup(place)
        assert ledger.backup(tmp_path / "copy.db").faults == ()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "talks.db") == ["copy.db", "copy.db.part"]
    assert (tmp_path / "copy.db.part").read_text() == "mine"


def test_a_backup_of_a_live_ledger_is_of_one_moment(tmp_path: Path, reading: Reading) -> None:
    """While a program writes, backups are made: each is whole, and each extends the head of the one before."""
    place = tmp_path / "talks.db"
    fresh(place, reading)
    writer, told = start(place, reading)
    head = None
    with open_ledger(place, wait=30) as ledger:
        for n in range(5):
            found = ledger.backup(tmp_path / f"copy{n}.db")
            assert found.faults == ()
            with open_ledger(tmp_path / f"copy{n}.db") as copy:
                assert copy.verify(head).faults == ()
            head = found.head
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    assert head and head.size > 2
    assert acknowledged(told)


def test_a_disk_that_does_not_lock_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network folder where SQLite cannot keep its write-ahead log: told before anything is written; a good disk is
    taken."""
    connect = sqlite3.connect

    class Elsewhere(sqlite3.Connection):
        """A connection to a file on such a disk."""

        def execute(self, sql: str, *more: Any) -> sqlite3.Cursor:
            """Keeps to the old kind of journal, as SQLite does there."""
            return super().execute("SELECT 'delete'" if "journal_mode = WAL" in sql else sql, *more)

    def connected(path: Path, **options: Any) -> sqlite3.Connection:
        return connect(path, factory=Elsewhere, **options)

    monkeypatch.setattr(sqlite3, "connect", connected)
    with pytest.raises(LedgerError, match="does not lock"):
        open_ledger(tmp_path / "talks.db")
    monkeypatch.undo()
    open_ledger(tmp_path / "talks.db").close()


@pytest.mark.parametrize("size", [50, 4096, 0.5, 0.99])
def test_a_cut_file_is_told(tmp_path: Path, reading: Reading, size: float) -> None:
    """A copy that broke off anywhere is no whole ledger; the whole copy is."""
    fresh(tmp_path / "talks.db", reading)
    with open_ledger(tmp_path / "talks.db") as ledger:
        ledger.backup(tmp_path / "whole.db")
    data = (tmp_path / "whole.db").read_bytes()
    (tmp_path / "cut.db").write_bytes(data[: int(size if size > 1 else size * len(data))])
    with pytest.raises(LedgerError, match="damaged"), open_ledger(tmp_path / "cut.db") as ledger:
        assert ledger.verify().faults
        raise LedgerError("damaged, as the faults say")
    with open_ledger(tmp_path / "whole.db") as ledger:
        assert ledger.verify().faults == ()

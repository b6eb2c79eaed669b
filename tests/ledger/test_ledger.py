"""The append-only record: what goes in stays, and everything else is worked out from it."""

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from parley.errors import LedgerError, MissingDateError, UnknownStatementError
from parley.ledger import Ledger, open_ledger, ref_from_statement
from parley.model.judgement import Bearing, Link
from parley.model.statement import Reading

from .conftest import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger may be."""
    return tmp_path / "talks.db"


def link(reading: Reading, statement: int, proposition: str) -> Link:
    """A reviewer's link of the nth statement."""
    ref = ref_from_statement(reading, reading.statements[statement])
    return Link(ref, proposition, denies=False, by="reviewer", recorded=NOW.date())


def keep(ledger: Ledger, reading: Reading) -> None:
    """Add the reading as the reviewer."""
    ledger.keep(reading, b"bytes", author="reviewer", now=NOW)


def test_what_was_kept_is_there_when_opened_again(path: Path, reading: Reading) -> None:
    """A report, its bytes, its reading, a link and a bearing; then the file is closed and opened."""
    made = link(reading, 11, "enough progress has been made")
    bearing = Bearing(made.statement, "S3", False, "reviewer", NOW.date(), "It says so.")
    with open_ledger(path) as ledger:
        keep(ledger, reading)
        assert ledger.judge(made, now=NOW)
        assert ledger.judge(bearing, now=NOW)
    with open_ledger(path) as ledger:
        record = ledger.record()
        assert record.reports == {1: reading.report}
        assert record.readings == {1: reading}
        assert record.judgements == (made, bearing)
        assert ledger.original(reading.report.id) == b"bytes"
        assert [(e.seq, e.kind, e.author, e.recorded) for e in ledger.entries()] == [
            (n, kind, "reviewer", NOW) for n, kind in enumerate(("report", "reading", "link", "bearing"), 1)
        ]


def test_the_same_report_twice_is_told_and_harmless(path: Path, reading: Reading) -> None:
    """The second adding changes nothing and says so; so does the same link again."""
    with open_ledger(path) as ledger:
        first = ledger.keep(reading, b"bytes", author="a", now=NOW)
        again = ledger.keep(reading, b"bytes", author="b", now=NOW)
        assert (first.number, first.new_report, first.new_reading) == (1, True, True)
        assert (again.number, again.new_report, again.new_reading) == (1, False, False)
        assert ledger.judge(link(reading, 3, "x"), now=NOW)
        assert not ledger.judge(link(reading, 3, "x"), now=NOW)
        assert len(list(ledger.entries())) == 3


def test_a_report_needs_a_day(path: Path, reading: Reading) -> None:
    """Without a day nothing is kept; under another day than before neither."""
    with open_ledger(path) as ledger:
        with pytest.raises(MissingDateError, match="--date"):
            keep(ledger, replace(reading, report=replace(reading.report, date=None)))
        assert not list(ledger.entries())
        keep(ledger, reading)
        with pytest.raises(LedgerError, match="r1 of 2022-03-29, not of 2022-03-30"):
            keep(ledger, replace(reading, report=replace(reading.report, date=date(2022, 3, 30))))
        assert len(list(ledger.entries())) == 2


def test_a_new_reading_replaces_the_old_one_but_not_in_the_log(path: Path, reading: Reading) -> None:
    """A better reader finds one statement less; what was judged about that one is orphaned, the rest holds."""
    fewer = replace(reading, statements=reading.statements[:-1])
    with open_ledger(path) as ledger:
        keep(ledger, reading)
        ledger.judge(link(reading, -1, "gone"), now=NOW)
        ledger.judge(link(reading, 0, "stays"), now=NOW)
        assert ledger.keep(fewer, b"bytes", author="a", now=NOW).new_reading
        record = ledger.record()
        assert record.readings[1] == fewer
        assert [judged.statement_id for judged in record.judged()] == ["r1.?", "r1.s1"]
        assert [e.kind for e in ledger.entries()] == ["report", "reading", "link", "link", "reading"]


def test_two_speakers_of_the_same_words_are_told_apart(path: Path, reading: Reading) -> None:
    """Both sides say the same words; a link to the second stays with the second."""
    first = reading.statements[11]
    twin = replace(first, id="s99", speaker="p7", side="p7")
    both = replace(reading, statements=(*reading.statements, twin))
    with open_ledger(path) as ledger:
        keep(ledger, both)
        ledger.judge(link(both, -1, "x"), now=NOW)
        assert ledger.record().judged()[0].statement == twin


@pytest.mark.parametrize("statement_id", ["s1", "r0.s1", "r2.s1", "r1.s99", "r1.s01", "", "r1.s1 "])
def test_an_unknown_statement_is_told(path: Path, reading: Reading, statement_id: str) -> None:
    """Ids that are none, and ids of nothing; r1.s3 is the third statement."""
    with open_ledger(path) as ledger:
        keep(ledger, reading)
        record = ledger.record()
        assert record.statement("r1.s3")[1] == reading.statements[2]
        with pytest.raises(UnknownStatementError, match="parley statements"):
            record.statement(statement_id)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET author = 'somebody else'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry VALUES (1, '', '', 'report', '{}')",
        "INSERT INTO entry VALUES (9, '', '', 'report', '{}')",
        "UPDATE original SET bytes = x'00'",
        "DELETE FROM original",
        "INSERT OR REPLACE INTO original SELECT sha256, x'00' FROM original",
    ],
)
def test_the_file_itself_refuses_changes(path: Path, reading: Reading, change: str) -> None:
    """Any SQLite program that tries to change, replace or delete is stopped by the file."""
    with open_ledger(path) as ledger:
        keep(ledger, reading)
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match=r"ledger|after the last|kept already"):
        connection.execute(change)
    connection.close()


def test_a_file_that_is_no_ledger_is_told(path: Path, tmp_path: Path) -> None:
    """A text, a folder, a file in a folder that is not there, another program's database."""
    path.write_text("date 2022-03-29\nThis is a report, not a ledger." * 100)
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    for wrong, why in [
        (path, "is no ledger"),
        (tmp_path, "cannot be opened"),
        (tmp_path / "none" / "talks.db", "folder is there"),
        (other, "another program"),
    ]:
        with pytest.raises(LedgerError, match=why):
            open_ledger(wrong)


def test_a_damaged_ledger_is_told(path: Path, reading: Reading) -> None:
    """Its second half is overwritten."""
    with open_ledger(path) as ledger:
        keep(ledger, reading)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xab" * (size - 4096))
    with pytest.raises(LedgerError, match="damaged"), open_ledger(path) as ledger:
        ledger.record()


def test_an_entry_that_is_not_parleys_is_told(path: Path) -> None:
    """Somebody added a line with another program: it is in no tree, and nothing is read or added."""
    open_ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO entry VALUES (1, '2022-03-30T09:00:00+00:00', 'x', 'rumour', '{}')")
    connection.commit()
    connection.close()
    with open_ledger(path) as ledger, pytest.raises(LedgerError, match=r"entry 1 .* another program"):
        ledger.record()


def test_a_newer_ledger_is_refused(path: Path) -> None:
    """A format that this Parley does not know."""
    open_ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LedgerError, match=r"format 99.*newer Parley"):
        open_ledger(path)


def test_a_ledger_that_somebody_writes_is_told(path: Path, reading: Reading) -> None:
    """Another program holds it; then lets go."""
    open_ledger(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_ledger(path, wait=0.01) as ledger:
        assert not ledger.record().reports
        with pytest.raises(LedgerError, match="another program is writing"):
            keep(ledger, reading)
        other.execute("COMMIT")
        keep(ledger, reading)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program is writing"):
            ledger.judge(link(reading, 0, "x"), now=NOW)
        other.execute("ROLLBACK")
        assert ledger.judge(link(reading, 0, "x"), now=NOW)
    other.close()


def test_a_ledger_that_may_not_be_written_is_told(
    path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opened where SQLite may only read: it can be read, and adding says what is wrong."""
    with open_ledger(path) as ledger:
        keep(ledger, reading)
    connect = sqlite3.connect

    def connect_to_read(path: Path, **options: object) -> sqlite3.Connection:
        return connect(f"file:{path}?mode=ro", uri=True, **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(sqlite3, "connect", connect_to_read)
    with open_ledger(path) as ledger:
        assert ledger.record().reports == {1: reading.report}
        with pytest.raises(LedgerError, match="may not be written"):
            ledger.judge(link(reading, 0, "x"), now=NOW)


def test_two_writers_at_once_lose_nothing(path: Path, reading: Reading) -> None:
    """Two open ledgers on one file, adding in turn."""
    with open_ledger(path) as one, open_ledger(path) as two:
        keep(one, reading)
        for n in range(20):
            (one, two)[n % 2].judge(link(reading, 0, str(n)), now=NOW)
        assert [j.proposition for j in one.record().judgements if isinstance(j, Link)] == [str(n) for n in range(20)]
        assert one.record() == two.record()

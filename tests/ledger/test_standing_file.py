"""A ledger that may not be written to is read, and says that nothing can be kept in it."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa

from parley.errors import LedgerError
from parley.ledger import open_ledger
from parley.ledger.database import engine_of
from parley.ledger.tables import following
from parley.model.judgement import Same
from parley.model.statement import Reading

from .conftest import NOW, ORIGINAL
from .unwritable import WAYS, as_owner, only_read, unwritable

DECISION = Same("party", "Russia", "Moscow", "Ann", NOW.date(), False)


def write_as_owner(path: Path) -> None:
    """A decision more, by a program that may write."""
    with as_owner(path.parent), open_ledger(path) as ledger:
        ledger.judge(DECISION, now=NOW)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that others may enter; pytest's own are closed to them."""
    with TemporaryDirectory(prefix="parley-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    """Why a ledger may not be written to."""
    return str(request.param)


@pytest.fixture
def kept_at(way: str, folder: Path, request: pytest.FixtureRequest) -> str | Path:
    """A ledger with a report that may become such."""
    if way == "folder":
        return folder / "talks.db"
    address: str = request.getfixturevalue("database")
    return address


def test_it_can_be_read_and_not_written(way: str, kept_at: str | Path, reading: Reading) -> None:
    """All that lies in it is there; what is to be added is refused with the mend. Elsewhere it can be kept, and asking
    leaves nothing."""
    with open_ledger(kept_at) as ledger:
        ledger.keep(reading, ORIGINAL, author="Ann", now=NOW)
        assert ledger.can_keep()
        head = ledger.head()
    with only_read(way, kept_at) as place, open_ledger(place) as ledger:
        assert not ledger.can_keep()
        assert ledger.record().reports == {1: reading.report}
        assert ledger.search("protest")
        assert ledger.verify(head).faults == ()
        with pytest.raises(LedgerError, match=r"may not be written to. Change|no right .* Ask"):
            ledger.judge(DECISION, now=NOW)
    with engine_of(kept_at, 5).connect() as connection:
        assert connection.execute(sa.select(following)).all() == []


def test_a_copy_without_a_log_that_all_may_write_to(folder: Path, reading: Reading) -> None:
    """A backup in a folder that is closed, itself open to all: nothing can be kept there either."""
    with open_ledger(folder / "talks.db") as ledger:
        ledger.keep(reading, ORIGINAL, author="Ann", now=NOW)
        (folder / "old").mkdir()
        ledger.backup(folder / "old" / "talks.db")
    with unwritable(folder / "old", files=0o666), open_ledger(folder / "old" / "talks.db") as ledger:
        assert ledger.record().reports == {1: reading.report}
        assert not ledger.can_keep()


def test_it_changes_while_it_is_read(folder: Path, reading: Reading) -> None:
    """Its owner writes to it all the same: that is told, and nothing of a mixture of old and new is given out."""
    path = folder / "talks.db"
    with open_ledger(path) as ledger:
        ledger.keep(reading, ORIGINAL, author="Ann", now=NOW)
    with unwritable(folder), open_ledger(path) as ledger:
        assert ledger.reports() == 1
        with pytest.raises(LedgerError, match=r"wrote to this ledger while it was read\. Try again"), ledger.reading():
            write_as_owner(path)
    with open_ledger(path) as ledger:
        assert len(ledger.record().decided) == 1


def test_somebody_has_it_open(folder: Path, reading: Reading) -> None:
    """What its owner wrote and what still lies in the log beside it is read too, and what comes later as well."""
    path = folder / "talks.db"
    with open_ledger(path) as owner:
        owner.keep(reading, ORIGINAL, author="Ann", now=NOW)
        with unwritable(folder), open_ledger(path) as ledger:
            assert not ledger.can_keep()
            assert ledger.reports() == 1
            assert not ledger.record().decided
            write_as_owner(path)
            assert len(ledger.record().decided) == 1


def test_a_log_that_cannot_be_read(folder: Path, reading: Reading) -> None:
    """The bad twin: what was written last lies in a log that a killed program left; the file alone would be old."""
    path, log = folder / "talks.db", folder / "talks.db-wal"
    with open_ledger(path) as owner:
        owner.keep(reading, ORIGINAL, author="Ann", now=NOW)
        written = log.read_bytes()
    log.write_bytes(written)
    with unwritable(folder), pytest.raises(LedgerError, match=r"may not be written to|cannot be opened"):
        open_ledger(path)

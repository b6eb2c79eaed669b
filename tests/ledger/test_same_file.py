"""A ledger file that is moved, deleted or replaced while it is open is not written to any more."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.errors import LedgerError
from parley.ledger import Ledger, open_ledger
from parley.model.judgement import Same

from .conftest import NOW

SAID = "moved, deleted or replaced while it was in use"


def decision(name: str) -> Same:
    """A decision, which a ledger can keep without a report."""
    return Same("party", "Russia", name, "Ann", NOW.date(), False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger lies."""
    return tmp_path / "talks.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """An open ledger with an entry."""
    with open_ledger(path) as opened:
        opened.judge(decision("Moscow"), now=NOW)
        yield opened


def test_moved_and_put_back(ledger: Ledger, path: Path) -> None:
    """Nothing is kept while it lies elsewhere, and no new file is made in its place; once it is back, all goes on."""
    path.rename(path.with_name("elsewhere.db"))
    with pytest.raises(LedgerError, match=SAID):
        ledger.judge(decision("the Kremlin"), now=NOW)
    assert not path.exists()
    path.with_name("elsewhere.db").rename(path)
    assert ledger.judge(decision("the Kremlin"), now=NOW)
    assert ledger.size() == 2


def test_replaced_by_a_copy(ledger: Ledger, path: Path) -> None:
    """A copy in its place is another file, be it the same to the letter: neither of them is written to."""
    copy = path.with_name("copy.db")
    ledger.backup(copy)
    shutil.move(copy, path)
    with pytest.raises(LedgerError, match=SAID):
        ledger.judge(decision("the Kremlin"), now=NOW)
    with open_ledger(path) as other:
        assert other.size() == 1

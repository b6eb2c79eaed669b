"""What came of a file that was read, in words."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parley.ledger import Ledger, open_ledger
from parley.tasks.add import Added, Origin, add_read
from parley.tasks.read import load_reader, read_bytes

NOW = datetime(2022, 4, 2, 9, tzinfo=UTC)
TEXT = b"date 2022-03-29\n\nUkraine said it would leave Kyiv."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with open_ledger(tmp_path / "a.db") as opened:
        yield opened


def added(ledger: Ledger, original: bytes, name: str = "a.txt", *, where: str | None = None) -> Added:
    """What came of some bytes."""
    done = read_bytes(original, name, load_reader)
    return add_read(ledger, done, Origin(where, "Wire"), author="Ana", now=NOW)


def test_added(ledger: Ledger) -> None:
    """A report that is new: its number, its day, how many statements it has; its publisher is kept."""
    found = added(ledger, TEXT)
    assert (found.number, found.new) == (1, True)
    assert found.says.startswith("r1: a.txt added, 2022-03-29, ")
    assert ledger.record().reports[1].publisher == "Wire"


def test_publisher_not_known_again(ledger: Ledger) -> None:
    """The same bytes again from somebody who does not know the publisher: what was known of it stays. A publisher that
    is given takes the place of the one before."""
    added(ledger, TEXT)
    done = read_bytes(TEXT, "a.txt", load_reader)
    again = add_read(ledger, done, Origin("a.txt"), author="Ana", now=NOW)
    assert again.says == "r1: a.txt was there already; nothing added."
    assert ledger.record().reports[1].publisher == "Wire"
    add_read(ledger, done, Origin("a.txt", "Gazette"), author="Ana", now=NOW)
    assert ledger.record().reports[1].publisher == "Gazette"


def test_there_already(ledger: Ledger) -> None:
    """The same bytes again: nothing is added; from elsewhere, only that is noted."""
    added(ledger, TEXT)
    assert added(ledger, TEXT) == Added(1, False, "r1: a.txt was there already; nothing added.")
    again = added(ledger, TEXT, where="https://example.org")
    assert again.says == "r1: a.txt was there already; where it was obtained this time was noted."


@pytest.mark.parametrize(
    ("original", "says"),
    [
        (b"", "a.txt: it holds no text."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.txt: this is no text in a known encoding."),
        (b"Ukraine said so.", "a.txt: The report does not say its day of publication."),
        (b"date 2022-02-30\n\nUkraine said so.", "a.txt: its first line says 'date 2022-02-30', which is no day."),
    ],
)
def test_not_added(ledger: Ledger, original: bytes, says: str) -> None:
    """What is no report of a day is not added; the words say why, and how to mend it."""
    found = added(ledger, original)
    assert (found.number, found.new) == (None, False)
    assert found.says.startswith(says)
    assert ledger.size() == 0

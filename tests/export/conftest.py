"""Ledgers: the talks in Istanbul, and reports full of hostile words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.ledger import Ledger, open_ledger

from .ledgers import fill_with_hostile_words, fill_with_talks


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger without any entry."""
    with open_ledger(tmp_path / "empty.db") as ledger:
        yield ledger


@pytest.fixture
def talks(tmp_path: Path) -> Iterator[Ledger]:
    """The talks in Istanbul, with an agreement and decisions."""
    with open_ledger(tmp_path / "talks.db") as ledger:
        fill_with_talks(ledger)
        yield ledger


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Ledger]:
    """Reports of hostile words."""
    with open_ledger(tmp_path / "hostile.db") as ledger:
        fill_with_hostile_words(ledger)
        yield ledger

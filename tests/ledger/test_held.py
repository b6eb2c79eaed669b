"""Several questions to one state of a ledger."""

from pathlib import Path

import pytest

from parley.errors import UnknownStatementError
from parley.ledger import open_ledger
from parley.model.statement import Reading

from .conftest import NOW, ORIGINAL


def test_what_others_add_meanwhile_comes_later(place: str | Path, reading: Reading) -> None:
    """A page asks how many entries there are, another person adds a report, the page asks on: it sees the same ledger
    to its end, also within a second hold, and the next page sees the report."""
    with open_ledger(place) as ledger, open_ledger(place) as other:
        with ledger.held():
            assert ledger.size() == 0
            other.keep(reading, ORIGINAL, author="Ann", now=NOW)
            with ledger.held():
                assert ledger.reports() == 0
            assert ledger.size() == ledger.count() == 0
            assert other.reports() == 1
        assert ledger.reports() == 1


def test_a_failure_lets_go(place: str | Path, reading: Reading) -> None:
    """A question that fails ends the hold: what is asked afterwards is answered by the ledger as it stands then."""
    with open_ledger(place) as ledger:
        with pytest.raises(UnknownStatementError), ledger.held():
            ledger.record().statement("r1.s1")
        ledger.keep(reading, ORIGINAL, author="Ann", now=NOW)
        assert ledger.reports() == 1

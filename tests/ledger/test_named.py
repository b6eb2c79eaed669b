"""Whether any report names a party so, in both kinds of stores."""

from pathlib import Path

import pytest

from parley.ledger import open_ledger
from parley.ledger.named import is_named
from parley.model.statement import Reading

from .conftest import NOW, ORIGINAL


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("Ukraine", "Ukraina"),
        ("ukraine", "Kyivv"),
        ("the chief  Russian Delegate", "the chief Ukrainian delegate"),
        ("r1.p1", "r2.p1"),
        ("r1.p2", "r1.p999"),
        ("Vladimir Medinsky", "%"),
        ("Medinsky", '""'),
    ],
)
def test_named(place: str | Path, reading: Reading, yes: str, no: str) -> None:
    """The name of a party, its id, or words that stand in a report; not what only looks like one of them."""
    with open_ledger(place) as ledger:
        ledger.keep(reading, ORIGINAL, author="Ana", now=NOW)
        with ledger.reading() as connection:
            assert is_named(connection, yes)
            assert not is_named(connection, no)

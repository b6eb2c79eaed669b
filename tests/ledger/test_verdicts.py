"""What a judge said of pairs of passages is kept under what the judge saw, and nowhere in the log."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.ledger import Ledger, open_ledger, verdicts
from parley.ledger.tables import verdict
from parley.model.passage import Pair, Passage
from parley.model.statement import Reading

from .conftest import NOW, ORIGINAL

DUTY, HEARD = Passage("", "alpha withdraws", ""), Passage("At dawn ", "the last soldier left", ", it said.")
PAIR = (DUTY, HEARD)
SAID = {PAIR: (0.875, 0.1)}
_TEXTS = st.text(max_size=3)
_PASSAGES = st.builds(Passage, _TEXTS, _TEXTS, _TEXTS)
_SHARES = st.floats(0, 1)


def rows(ledger: Ledger) -> list[str]:
    with ledger.reading() as connection:
        return list(connection.execute(sa.select(verdict.c.judge).order_by(verdict.c.number)).scalars())


@pytest.fixture
def ledger(place: str | Path, reading: Reading) -> Iterator[Ledger]:
    """One with a report."""
    with open_ledger(place) as opened:
        opened.keep(reading, ORIGINAL, author="Ann", now=NOW)
        yield opened


def test_what_was_said_is_known_when_opened_again(place: str | Path, ledger: Ledger) -> None:
    """The same numbers to the last digit; said twice it is there once."""
    ledger.keep_verdicts("judge 1", SAID)
    ledger.keep_verdicts("judge 1", {**SAID, (HEARD, DUTY): (1 / 3, 0.0)})
    with open_ledger(place) as again:
        assert again.verdicts("judge 1", [(HEARD, DUTY), PAIR]) == {**SAID, (HEARD, DUTY): (1 / 3, 0.0)}
        assert again.verdicts("judge 1", []) == {}
        assert len(rows(again)) == 2


@pytest.mark.parametrize(
    "other",
    [
        (HEARD, DUTY),
        (DUTY._replace(words="beta withdraws"), HEARD),
        (DUTY, HEARD._replace(before="At dawn")),
        (DUTY, Passage("At dawn the last ", "soldier left", ", it said.")),
        (DUTY._replace(after=HEARD.before), HEARD._replace(before="")),
    ],
)
def test_other_words_are_another_pair(ledger: Ledger, other: Pair) -> None:
    """The bad twins: the other way round, a letter more, the same letters parted otherwise."""
    ledger.keep_verdicts("judge 1", SAID)
    assert ledger.verdicts("judge 1", [other]) == {}


def test_another_judge_begins_anew(ledger: Ledger) -> None:
    """It is told nothing of what the one before said, and with its first word all of that goes."""
    ledger.keep_verdicts("judge 1", SAID)
    assert ledger.verdicts("judge 2", [PAIR]) == {}
    ledger.keep_verdicts("judge 2", {(HEARD, DUTY): (0.5, 0.25)})
    assert rows(ledger) == ["judge 2"]


def test_the_log_knows_nothing_of_it(ledger: Ledger, tmp_path: Path) -> None:
    """Head and log stay, the ledger is whole, a copy has the same head; built anew the ledger has no verdict."""
    head = ledger.head()
    ledger.keep_verdicts("judge 1", SAID)
    assert ledger.head() == head
    assert ledger.verify(head).faults == ()
    with open_ledger(tmp_path / "copy.db") as copy:
        ledger.copy_to(copy)
        assert (copy.head(), rows(copy)) == (head, [])
    ledger.rebuild()
    assert rows(ledger) == []
    assert ledger.verify(head).faults == ()


def test_it_does_not_grow_without_end(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many for each report: the first go, the last stay, one by one as all at once."""
    monkeypatch.setattr(verdicts, "MOST_A_REPORT", 3)
    pairs = [(DUTY, HEARD._replace(after=str(number))) for number in range(8)]
    for pair in pairs[:5]:
        ledger.keep_verdicts("judge 1", {pair: (0.5, 0.25)})
    assert ledger.verdicts("judge 1", pairs).keys() == set(pairs[2:5])
    ledger.keep_verdicts("judge 1", dict.fromkeys(pairs[4:], (0.5, 0.25)))
    assert ledger.verdicts("judge 1", pairs).keys() == set(pairs[5:])
    assert len(rows(ledger)) == 3


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.tuples(_PASSAGES, _PASSAGES), st.tuples(_SHARES, _SHARES), max_size=8))
def test_any_text_and_any_share(ledger: Ledger, said: dict[Pair, tuple[float, float]]) -> None:
    """Whatever stands in the passages, NUL too: what was said of each pair is known, of others nothing."""
    ledger.rebuild()
    ledger.keep_verdicts("judge 1", said)
    assert ledger.verdicts("judge 1", [*said, PAIR]) == said

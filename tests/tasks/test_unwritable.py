"""A ledger that may not be written to, with reports that were not followed yet: the same comes out as elsewhere."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import sqlalchemy as sa

from parley.agreement import parse
from parley.errors import LedgerError, ParleyError
from parley.ledger import Ledger, open_ledger
from parley.ledger.tables import followed as followed_table
from parley.ledger.tables import verdict
from parley.tasks.draft import draft_from_ledger
from parley.tasks.follow import lacking, work_in
from parley.tasks.news import news
from parley.tasks.parties import list_parties
from parley.tasks.pledges import list_pledges
from parley.tasks.positions import list_positions
from parley.tasks.propositions import list_propositions
from parley.tasks.testimony import testimony_in
from parley.tasks.verdicts import Verdicts
from tests.ledger.unwritable import WAYS, only_read

from .followed import correct, keep, kept_in, made_encoder, made_reading
from .test_verdicts import AGREEMENT, Counting

DAY = date(2026, 1, 12)


def suggested(ledger: Ledger, **until: date) -> object:
    verdicts = Verdicts(ledger, Counting())  # type: ignore[arg-type]
    return testimony_in(ledger, parse(AGREEMENT), verdicts, **until)  # type: ignore[arg-type]


ASKED: dict[str, Callable[..., object]] = {
    "parties": list_parties,
    "propositions": list_propositions,
    "suggest": suggested,
    "pledges": list_pledges,
    "positions": list_positions,
    "news": lambda ledger, **until: news(ledger, date(2026, 1, 5), **until),
    "draft": draft_from_ledger,
}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    """Why a ledger may not be written to."""
    return str(request.param)


@pytest.fixture
def kept_at(way: str, request: pytest.FixtureRequest) -> Iterator[str | Path]:
    """Where a ledger lies that may become such."""
    if way != "folder":
        yield request.getfixturevalue("database")
        return
    with TemporaryDirectory(prefix="parley-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "talks.db"


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The one made up here."""
    made = made_encoder()
    for task in ("process", "testimony"):
        monkeypatch.setattr(f"parley.tasks.{task}.load_sentence_encoder", lambda: made)
    return made


def answers(ledger: Ledger) -> dict[str, object]:
    """What every command has to say, today, of that day, and as it was known then."""
    found = {}
    for name, ask in ASKED.items():
        for until in ({}, {"as_of": DAY}, {"known_by": date(2026, 3, 1)}):
            try:
                found[f"{name} {until}"] = ask(ledger, **until)
            except ParleyError as error:
                found[f"{name} {until}"] = str(error)
    return found


def verdicts_in(ledger: Ledger) -> int:
    with ledger.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(verdict)).scalar_one()


@pytest.mark.parametrize(
    ("followed", "at_once"), [(0, 2), (4, 2), (7, 200)], ids=["nothing followed", "some followed", "all followed"]
)
def test_the_same_comes_out(
    way: str, kept_at: str | Path, encoder: Any, followed: int, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reports, one of them corrected, of which some were followed: the same answers as where it can be kept, and
    nothing is kept."""
    monkeypatch.setattr("parley.tasks.follow._AT_ONCE", at_once)
    with open_ledger(kept_at) as ledger:
        for number in range(1, 8):
            keep(ledger, number)
            if number == followed:
                list(work_in(ledger, encoder))
        before = kept_in(ledger)
        if followed < 7:
            correct(ledger, made_reading(2)[0])
    with only_read(way, kept_at) as place, open_ledger(place) as ledger:
        found = answers(ledger)
    with open_ledger(kept_at) as ledger:
        assert (kept_in(ledger), verdicts_in(ledger)) == (before, 0)
        assert answers(ledger) == found
        assert lacking(ledger, encoder) == (0, False)
        assert verdicts_in(ledger) > 0
    assert len(set(map(repr, found.values()))) > len(ASKED)


def test_what_another_parley_kept_is_not_taken(way: str, kept_at: str | Path, encoder: Any) -> None:
    """Kept for another encoder: all is followed anew, in memory, and nothing of the other's is looked at."""
    other = made_encoder()
    other.name = "made up 2"
    with open_ledger(kept_at) as ledger:
        for number in range(1, 8):
            keep(ledger, number)
        list(work_in(ledger, other))
        before = kept_in(ledger)
        with ledger.writing() as writer:
            writer.connection.execute(sa.update(followed_table).values(value=b"{"))
    with only_read(way, kept_at) as place, open_ledger(place) as ledger:
        assert lacking(ledger, encoder) == (7, True)
        found = answers(ledger)
    with open_ledger(kept_at) as ledger:
        assert answers(ledger) == found
        assert kept_in(ledger) == before


def test_working_in_is_refused(way: str, kept_at: str | Path, encoder: Any) -> None:
    """The bad twin: who asks to have it kept is told that it cannot be."""
    with open_ledger(kept_at) as ledger:
        keep(ledger, 1)
    refused = pytest.raises(LedgerError, match=r"Ask its owner|Change the rights")
    with only_read(way, kept_at) as place, open_ledger(place) as ledger, refused:
        list(work_in(ledger, encoder))


pytest_plugins = ["tests.ledger.conftest"]

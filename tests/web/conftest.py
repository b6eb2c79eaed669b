"""The application on the Istanbul talks, and on an empty ledger."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from parley.ledger import Ledger, open_ledger
from parley.tasks.agreements import keep_agreement
from parley.tasks.demo import demonstrate
from parley.tasks.read import load_reader
from parley.team import Accounts
from parley.web.app import app_of
from parley.web.following import Following
from parley.web.jobs import Jobs
from parley.web.office import Office
from parley.web.serve import Where, hosts_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "istanbul"
NOW = datetime(2022, 4, 2, 9, tzinfo=UTC)


def office_on(ledger: Ledger, *, owner: str | Accounts = "Ana", clock: Callable[[], datetime] = lambda: NOW) -> Office:
    """An office on a ledger, whose clock stands still."""
    following = Following(str(ledger.place), lambda: ThreadPoolExecutor(1))
    jobs = Jobs(lambda: ThreadPoolExecutor(1))
    return Office(ledger, clock, b"s" * 32, hosts_of(Where()), Where().address, owner, following, jobs)


def client_of(office: Office) -> TestClient:
    """A browser without script on the application."""
    return TestClient(app_of(office), base_url=office.public, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def istanbul(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the demonstration, in which its agreement is kept."""
    folder = tmp_path_factory.mktemp("istanbul")
    demonstrate(EXAMPLE, folder, load_reader)
    place = folder / "parley-demo.db"
    with open_ledger(place) as ledger:
        keep_agreement(ledger, EXAMPLE / "agreement.md", name="framework", author="Ana", now=NOW)
    return place


@pytest.fixture
def ledger(istanbul: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of the Istanbul talks that a test may write to."""
    place = tmp_path / "talks.db"
    shutil.copy(istanbul, place)
    with open_ledger(place, longest=10) as opened:
        yield opened


@pytest.fixture
def client(ledger: Ledger) -> TestClient:
    """A browser on the Istanbul talks."""
    return client_of(office_on(ledger))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """A browser on an empty ledger."""
    with open_ledger(tmp_path / "empty.db", longest=10) as opened:
        yield client_of(office_on(opened))

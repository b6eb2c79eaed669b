"""What is worked out beside the pages: waited for a little, kept, shown as old while newer is worked out."""

from concurrent.futures import BrokenExecutor, Executor, Future
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from parley.errors import LedgerError
from parley.tasks.outlook import Told
from parley.web import following as module
from parley.web.errors import FullError, WorkingError
from parley.web.following import Following
from web.forms import send


class ByHand(Executor):
    """A worker that is done when the test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.futures: list[Future[Any]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.asked.append(args)
        self.futures.append(Future())
        return self.futures[-1]


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> ByHand:
    """A page waits for nothing here."""
    monkeypatch.setattr(module, "_PATIENCE", 0)
    return ByHand()


def test_old_until_the_new_is_there(worker: ByHand) -> None:
    """Nothing is there at first; then what was worked out; an older one is shown while a newer one is worked out."""
    following = Following("talks.db", lambda: worker)
    with pytest.raises(WorkingError, match="being worked out") as error:
        following.told("pledges", 3)
    assert error.value.begun
    worker.futures[0].set_result(Told(3, "three"))
    assert following.told("pledges", 3).what == "three"
    assert following.told("pledges", 4).what == "three"
    worker.futures[1].set_result(Told(4, "four"))
    assert following.told("pledges", 4).what == "four"
    assert [asked[:3] for asked in worker.asked] == [("talks.db", 3, "pledges"), ("talks.db", 4, "pledges")]


def test_one_at_a_time(worker: ByHand) -> None:
    """However many ask for a topic, it is worked out once."""
    following = Following("talks.db", lambda: worker)
    for entry in (3, 4, 5):
        with pytest.raises(WorkingError):
            following.told("news", entry)
    assert len(worker.asked) == 1


def test_large_ledgers_wait_to_be_asked(worker: ByHand) -> None:
    """Where it would take long nothing begins by itself; once somebody has asked, it does."""
    following = Following("talks.db", lambda: worker)
    with pytest.raises(WorkingError, match="not been worked out") as error:
        following.told("news", 3, start=False)
    assert not error.value.begun
    assert not worker.asked


def test_a_worker_that_dies_is_replaced(worker: ByHand) -> None:
    """A worker that was killed is told of, and the next one who asks has a new one."""
    hired = []
    following = Following("talks.db", lambda: hired.append(worker) or worker)
    with pytest.raises(WorkingError):
        following.told("news", 3)
    worker.futures[0].set_exception(BrokenExecutor("killed"))
    with pytest.raises(WorkingError, match="broken off"):
        following.told("news", 3)
    with pytest.raises(WorkingError, match="being worked out"):
        following.told("news", 3)
    assert len(hired) == 2


def test_what_the_worker_raises(worker: ByHand) -> None:
    """A ledger that cannot be read: the error is told, and the next one tries anew."""
    following = Following("talks.db", lambda: worker)
    with pytest.raises(WorkingError):
        following.told("news", 3)
    worker.futures[0].set_exception(LedgerError("talks.db: this ledger is damaged."))
    with pytest.raises(LedgerError, match="damaged"):
        following.told("news", 3)
    with pytest.raises(WorkingError):
        following.told("news", 3)
    assert len(worker.asked) == 2


def test_the_page_meanwhile(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A visitor of a large ledger is told that this takes a while and may start it; then the page comes."""
    monkeypatch.setattr("parley.web.pages.followed.BY_ITSELF", 0)
    answer = client.get("/said-again")
    assert answer.status_code == 202
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Work it out now" in answer.text
    assert client.get("/said-again.json").status_code == 202
    answer = send(client, "/said-again", "/work-out", topic="said-again")
    while answer.status_code == 202:
        answer = client.get("/said-again")
    assert "proposition" in answer.text
    assert send(client, "/pledges", "/work-out", topic="weather").status_code == 400


def test_what_was_said_waits_for_the_page(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form leads to a page that is still being worked out: what became of the form stands on it when it is there."""
    monkeypatch.setattr("parley.web.pages.followed.BY_ITSELF", 0)
    answer = send(client, "/ledger", "/parties/same", one="Ukrainee", other="Russia", differs="no")
    assert answer.status_code == 202
    monkeypatch.undo()
    while answer.status_code == 202:
        answer = client.get("/parties")
    assert "No report names “Ukrainee” so far" in answer.text


def test_a_worker_that_dies_while_idle_is_replaced(worker: ByHand) -> None:
    """A worker that was killed while it had nothing to do takes nothing on: another one is hired at once."""

    class Dead(Executor):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            raise BrokenExecutor("killed")

    hired: list[Executor] = [worker, Dead()]
    following = Following("talks.db", hired.pop)
    for _ in range(2):
        with pytest.raises(WorkingError, match="being worked out"):
            following.told("news", 3)
    assert len(worker.asked) == 1
    assert not hired


def test_days_without_end(worker: ByHand) -> None:
    """Who asks for the news since one day after the other fills neither the queue nor the memory: what nobody came back
    for gives way."""
    following = Following("talks.db", lambda: worker)
    days = [date(2022, 3, day) for day in range(1, 32)]
    for day in days[:16]:
        with pytest.raises(WorkingError):
            following.told("news", 3, day)
    with pytest.raises(FullError, match="already"):
        following.told("news", 3, days[16])
    assert len(worker.asked) == 16
    for future in worker.futures[:10]:
        future.set_result(Told(3, "news"))
    with pytest.raises(WorkingError):
        following.told("news", 3, days[16])
    # It was kept, though nobody had asked again.
    assert following.told("news", 3, days[0]).what == "news"
    assert len(worker.asked) == 17


def test_two_who_waited_for_a_dead_worker(worker: ByHand) -> None:
    """The second of two who learn that a worker died does not dismiss the next worker."""
    hired: list[Executor] = []
    following = Following("talks.db", lambda: hired.append(worker) or worker)
    with pytest.raises(WorkingError):
        following.told("news", 3)
    waits = following._waits["news", None]
    with pytest.raises(WorkingError):
        following.told("pledges", 3)
    following._dismiss(("news", None), waits)
    with pytest.raises(WorkingError):
        following.told("news", 3)
    following._dismiss(("news", None), waits)
    assert len(hired) == 2
    with pytest.raises(WorkingError):
        following.told("news", 3)
    assert len(hired) == 2

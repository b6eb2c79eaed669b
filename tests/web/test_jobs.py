"""What is done beside the pages: one job after the other, none lost unseen."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event
from time import monotonic, sleep

import pytest

from parley.errors import UnreadableFileError
from parley.web.errors import FullError, NoSuchPageError
from parley.web.jobs import Job, Jobs, Outcome, Work
from parley.web.worker import Worker

NOW = datetime(2022, 4, 2, 9, tzinfo=UTC)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    """Jobs whose worker is a thread."""
    made = Jobs(lambda: ThreadPoolExecutor(1))
    yield made
    made.close()


def begin(jobs: Jobs, work: Work, parts: int | None = None) -> int:
    """Puts some work behind what waits."""
    return jobs.add("reports", "A job", work, by="Ana", at=NOW, parts=parts)


def ended(jobs: Jobs, number: int) -> Job:
    """A job once it is done."""
    until = monotonic() + 60
    while jobs.job(number).state != "done":
        assert monotonic() < until
        sleep(0.01)
    return jobs.job(number)


def says(*words: str) -> Work:
    """Work that says something for each part."""
    return lambda _: iter([Outcome(one) for one in words])


def test_one_after_the_other(jobs: Jobs) -> None:
    """While one is done the next waits; both are told, the latest first."""
    go, begun = Event(), Event()

    def slow(worker: Worker) -> Iterator[Outcome]:
        yield Outcome("first part")
        begun.set()
        go.wait(60)
        yield Outcome("second part")

    one, other = begin(jobs, slow, 2), begin(jobs, says("done"), 1)
    assert begun.wait(60)
    assert (jobs.job(one).state, jobs.job(other).state) == ("running", "waiting")
    assert [o.says for o in jobs.job(one).outcomes] == ["first part"]
    go.set()
    assert [o.says for o in ended(jobs, other).outcomes] == ["done"]
    assert [o.says for o in jobs.job(one).outcomes] == ["first part", "second part"]
    assert [job.number for job in jobs.latest()] == [other, one]


def test_too_many_wait(jobs: Jobs) -> None:
    """Beyond a few that wait, one more is refused in words; once they are done, it is taken."""
    go, begun = Event(), Event()

    def slow(worker: Worker) -> Iterator[Outcome]:
        begun.set()
        go.wait(60)
        yield Outcome("done")

    begin(jobs, slow)
    assert begun.wait(60)
    last = [begin(jobs, says("x")) for _ in range(4)][-1]
    with pytest.raises(FullError, match="4 jobs wait already"):
        begin(jobs, says("x"))
    go.set()
    ended(jobs, last)
    assert ended(jobs, begin(jobs, says("y"))).outcomes == (Outcome("y"),)


def test_what_fails(jobs: Jobs, caplog: pytest.LogCaptureFixture) -> None:
    """An error that Parley knows is told in its words, one that nobody foresaw is in the log alone; others go on."""

    def refuses(worker: Worker) -> Iterator[Outcome]:
        yield Outcome("first part")
        raise UnreadableFileError("a.txt: it holds no text.")

    def breaks(worker: Worker) -> Iterator[Outcome]:
        raise ZeroDivisionError("of no use to a visitor")
        yield

    known, unknown, fine = begin(jobs, refuses), begin(jobs, breaks), begin(jobs, says("fine"))
    assert [(o.says, o.failed) for o in ended(jobs, known).outcomes] == [
        ("first part", False),
        ("a.txt: it holds no text.", True),
    ]
    (told,) = ended(jobs, unknown).outcomes
    assert told.failed
    assert "of no use" not in told.says
    assert "of no use" in caplog.text
    assert not ended(jobs, fine).failed


def test_closing(jobs: Jobs) -> None:
    """A server that stops ends after the part that is being done; nothing more is taken."""
    begun = Event()

    def endless(worker: Worker) -> Iterator[Outcome]:
        while True:
            begun.set()
            sleep(0.01)
            yield Outcome("part")

    one, other = begin(jobs, endless), begin(jobs, says("never"))
    assert begun.wait(60)
    jobs.close()
    assert jobs.job(one).state == "done"
    assert jobs.job(other).outcomes == ()
    with pytest.raises(FullError):
        begin(jobs, says("x"))


def test_no_such_job(jobs: Jobs) -> None:
    """A job that never was: told, with how long jobs are kept."""
    with pytest.raises(NoSuchPageError, match="until the server stops"):
        jobs.job(7)

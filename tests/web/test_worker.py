"""Work in a process of its own, which may be ended from outside at any time."""

from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from typing import Any

import pytest

from parley.intake import Part
from parley.tasks.read import FileFailed, FileRead, read_aside
from parley.web.worker import Worker, WorkerLostError, a_process
from parley.wiring import load_reader

SAID = b"date 2022-04-01\n\nUkraine said it would leave Kyiv."


class Dying(Executor):
    """A worker that ends with the first piece of work."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The work is lost."""
        lost: Future[Any] = Future()
        lost.set_exception(BrokenExecutor())
        return lost


def test_a_worker_that_dies_is_replaced() -> None:
    """Where the process is ended from outside, the part is lost, and the next one has a new process."""
    hired: list[Executor] = [ThreadPoolExecutor(1), Dying()]
    worker = Worker(hired.pop)
    with pytest.raises(WorkerLostError, match="ended"):
        worker(len, "abc")
    assert worker(len, "abc") == 3
    worker.end()


class Ended(Executor):
    """A worker that was ended while it had nothing to do: it takes no more work."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """No work is taken."""
        raise BrokenExecutor


def test_a_worker_that_was_ended_meanwhile_is_replaced() -> None:
    """Where the process is ended while it has nothing to do, the next part has a new one, and nobody is told."""
    hired: list[Executor] = [ThreadPoolExecutor(1), Ended()]
    worker = Worker(hired.pop)
    assert worker(len, "abc") == 3
    assert not hired
    worker.end()


def test_a_process_of_its_own() -> None:
    """A report is read in another process, and comes back whole; so does what keeps it from being read."""
    worker = Worker(a_process)
    try:
        done = worker(read_aside, Part("a.txt", SAID), load_reader)
        assert isinstance(done, FileRead)
        assert done.reading.statements
        failed = worker(read_aside, Part("b.txt", b""), load_reader)
        assert isinstance(failed, FileFailed)
        assert str(failed.error).startswith("b.txt: it holds no text.")
    finally:
        worker.end()

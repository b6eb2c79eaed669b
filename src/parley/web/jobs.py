"""What takes longer than a page may: done one after the other beside the pages, and shown as far as it is.

Jobs are in memory: what a server that is stopped had not done yet is lost.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Condition, Thread
from typing import Literal

from parley.errors import ParleyError
from parley.web.errors import FullError, NoSuchPageError
from parley.web.worker import Worker

State = Literal["waiting", "running", "done"]
Kind = Literal["reports", "draft", "check"]
_MOST_WAITING = 4
_MOST_KEPT = 50
_IDLE = 60.0
"""After so many seconds without a job the worker is let go, with its memory."""

_log = logging.getLogger("parley.web")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one part of a job, in words: whether it failed, where it can be seen ("" nowhere), a text that was
    made."""

    says: str
    failed: bool = False
    to: str = ""
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A job as far as it is: what kind of job, who gave it and when, how many parts it has (None: it is done as a
    whole, and the first outcome says how it ended; or reports come out of archives, and nobody knows yet), what
    came of those that are done."""

    number: int
    kind: Kind
    title: str
    by: str
    at: datetime
    parts: int | None
    state: State = "waiting"
    outcomes: tuple[Outcome, ...] = ()

    @property
    def failed(self) -> int:
        """How many parts failed."""
        return sum(one.failed for one in self.outcomes)


Work = Callable[[Worker], Iterator[Outcome]]
"""Does one part of a job after the other, and says what came of each."""


@dataclass(slots=True)
class Jobs:
    """The jobs that wait, the one that is done, and the latest of those before.

    `hire` starts a process for the work.
    """

    hire: Callable[[], Executor]
    _jobs: dict[int, Job] = field(default_factory=dict)
    _waiting: deque[tuple[int, Work]] = field(default_factory=deque)
    _changed: Condition = field(default_factory=Condition)
    _thread: Thread | None = None
    _last: int = 0
    _closed: bool = False

    def add(self, kind: Kind, title: str, work: Work, *, by: str, at: datetime, parts: int | None = None) -> int:
        """Puts a job behind those that wait; gives its number. Raises FullError where too many wait already."""
        with self._changed:
            if len(self._waiting) >= _MOST_WAITING or self._closed:
                raise FullError(f"{len(self._waiting)} jobs wait already. Send this once one of them is done.")
            self._last += 1
            self._jobs[self._last] = Job(self._last, kind, title, by, at, parts)
            self._waiting.append((self._last, work))
            for old in [number for number, job in self._jobs.items() if job.state == "done"][:-_MOST_KEPT]:
                del self._jobs[old]
            if self._thread is None:
                self._thread = Thread(target=self._run, name="parley jobs", daemon=True)
                self._thread.start()
            self._changed.notify()
            return self._last

    def job(self, number: int) -> Job:
        """A job as far as it is. Raises NoSuchPageError."""
        with self._changed:
            if number not in self._jobs:
                raise NoSuchPageError(
                    f"There is no job {number}. Jobs are kept until the server stops, the latest {_MOST_KEPT} of them."
                )
            return self._jobs[number]

    def latest(self) -> tuple[Job, ...]:
        """All jobs that are kept, the latest first."""
        with self._changed:
            return tuple(reversed(self._jobs.values()))

    def latest_of(self, kind: Kind) -> Job | None:
        """The latest job of a kind that is kept; None where there is none."""
        return next((job for job in self.latest() if job.kind == kind), None)

    def close(self) -> None:
        """Ends after the part that is being done; what waits is given up."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify()
            thread = self._thread
        if thread is not None:
            thread.join(timeout=30)

    def _run(self) -> None:
        worker = Worker(self.hire)
        while True:
            with self._changed:
                if not self._waiting and not self._closed:
                    self._changed.wait(_IDLE)
                if not self._waiting:
                    self._thread = None
                    worker.end()
                    return
                number, work = self._waiting.popleft()
                self._jobs[number] = replace(self._jobs[number], state="running")
            self._do(number, work, worker)

    def _do(self, number: int, work: Work, worker: Worker) -> None:
        try:
            for outcome in work(worker):
                self._note(number, outcome)
                if self._closed:
                    return
        except ParleyError as error:
            self._note(number, Outcome(str(error), failed=True))
        except Exception as error:
            _log.error("%s in job %d", type(error).__name__, number, exc_info=error)
            words = "This should not have happened. Whoever runs this Parley finds in its log where it did."
            self._note(number, Outcome(words, failed=True))
        finally:
            with self._changed:
                self._jobs[number] = replace(self._jobs[number], state="done")

    def _note(self, number: int, outcome: Outcome) -> None:
        with self._changed:
            job = self._jobs[number]
            self._jobs[number] = replace(job, outcomes=(*job.outcomes, outcome))

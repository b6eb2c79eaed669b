"""What all reports say together, worked out beside the pages, in a process of its own."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from concurrent.futures import TimeoutError as NotYetError
from dataclasses import dataclass, field
from datetime import date
from threading import Lock, Semaphore
from typing import TYPE_CHECKING

from parley.web.errors import FullError, WorkingError
from parley.web.worker import Worker

if TYPE_CHECKING:
    from parley.tasks.outlook import Told, Topic

_Key = tuple[str, date | None]

BY_ITSELF = 10_000
"""A ledger of more reports is followed only when somebody asks for it: that takes many minutes, and memory."""

_MOST = 16
"""So many answers are kept, and so many are waited for."""

_PATIENCE = 1.5
"""So many seconds a page waits for what is nearly done."""


@dataclass(frozen=True, slots=True)
class _Waits:
    entry: int
    result: "Future[Told]"


@dataclass(slots=True)
class Following:
    """Hands topics to a worker and keeps what it said last of each.

    `place` is where the ledger lies, which the worker opens for itself; `hire` starts its process, at first and where
    that has come to an end.
    """

    place: str
    hire: Callable[[], Executor]
    _worker: Worker = field(init=False)
    _told: "dict[_Key, Told]" = field(default_factory=dict)
    _waits: dict[_Key, _Waits] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _patient: Semaphore = field(default_factory=lambda: Semaphore(2))

    def __post_init__(self) -> None:
        self._worker = Worker(self.hire)

    def told(self, topic: "Topic", entry: int, since: date | None = None, *, start: bool = True) -> "Told":
        """What is known of a topic: worked out for the ledger of `entry` entries, or, where that takes longer than a
        page may, what was worked out last. It is then older than `entry`.

        `start`: whether to begin at all where nothing was worked out yet. Raises WorkingError where there is nothing
        to show yet, FullError where too much is being worked out already, and what the worker raises.
        """
        key = (topic, since)
        with self._lock:
            known = self._told.get(key)
            if known and known.entry >= entry:
                return known
            waits = self._waits.get(key)
            if waits is None and (start or known):
                self._gather()
                if len(self._waits) >= _MOST and known:
                    return known
                waits = self._waits[key] = _Waits(entry, self._begin(topic, entry, since))
        if waits is None:
            raise WorkingError("This has not been worked out yet.", begun=False)
        try:
            found = self._result(waits)
        except NotYetError:
            if known:
                return known
            raise WorkingError("This is being worked out. Look again in a moment.", begun=True) from None
        except BrokenExecutor as error:
            self._dismiss(key, waits)
            raise WorkingError("Working this out was broken off. Look again to start anew.", begun=True) from error
        except BaseException:
            self._forget(key)
            raise
        self._keep(key, found)
        return found

    def close(self) -> None:
        """Lets the worker go; what it is at is given up."""
        self._worker.end()

    def _result(self, waits: _Waits) -> "Told":
        """What comes of it, waited for a little; only two wait at a time, so that there is room for other pages."""
        waiting = self._patient.acquire(blocking=False)
        try:
            return waits.result.result(_PATIENCE if waiting else 0)
        finally:
            if waiting:
                self._patient.release()

    def _begin(self, topic: "Topic", entry: int, since: date | None) -> "Future[Told]":
        from parley.tasks.outlook import outlook

        if len(self._waits) >= _MOST:
            raise FullError(f"{_MOST} pages are being worked out already. Look again once one of them is there.")
        return self._worker.begin(outlook, self.place, entry, topic, since)

    def _gather(self) -> None:
        """What was worked out and nobody came back for is kept as if somebody had, and no longer waited for."""
        for key, waits in list(self._waits.items()):
            if waits.result.done():
                del self._waits[key]
                if not waits.result.cancelled() and waits.result.exception() is None:
                    self._put(key, waits.result.result())

    def _keep(self, key: _Key, found: "Told") -> None:
        with self._lock:
            self._waits.pop(key, None)
            self._put(key, found)

    def _put(self, key: _Key, found: "Told") -> None:
        self._told.pop(key, None)
        self._told[key] = found
        while len(self._told) > _MOST:
            del self._told[next(iter(self._told))]

    def _forget(self, key: _Key) -> None:
        with self._lock:
            self._waits.pop(key, None)

    def _dismiss(self, key: _Key, waits: _Waits) -> None:
        with self._lock:
            # Of several who waited for a worker that died, only the first dismisses it: the others would the next one.
            if self._waits.get(key) is waits:
                self._waits.clear()
                self.close()

"""What all reports say together, worked out beside the pages, in a process of its own."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from concurrent.futures import TimeoutError as NotYetError
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from parley.web.errors import WorkingError
from parley.web.worker import Worker

if TYPE_CHECKING:
    from parley.tasks.outlook import Told, Topic

_Key = tuple[str, date | None]

BY_ITSELF = 10_000
"""A ledger of more reports is followed only when somebody asks for it: that takes many minutes, and memory."""

_MOST = 16

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

    def __post_init__(self) -> None:
        self._worker = Worker(self.hire)

    def told(self, topic: "Topic", entry: int, since: date | None = None, *, start: bool = True) -> "Told":
        """What is known of a topic: worked out for the ledger of `entry` entries, or, where that takes longer than a
        page may, what was worked out last. It is then older than `entry`.

        `start`: whether to begin at all where nothing was worked out yet. Raises WorkingError where there is nothing
        to show yet, and what the worker raises.
        """
        key = (topic, since)
        with self._lock:
            known = self._told.get(key)
            if known and known.entry >= entry:
                return known
            waits = self._waits.get(key)
            if waits is None and (start or known):
                waits = self._waits[key] = _Waits(entry, self._begin(topic, entry, since))
        if waits is None:
            raise WorkingError("This has not been worked out yet.", begun=False)
        try:
            found = waits.result.result(_PATIENCE)
        except NotYetError:
            if known:
                return known
            raise WorkingError("This is being worked out. Look again in a moment.", begun=True) from None
        except BrokenExecutor as error:
            self._dismiss()
            raise WorkingError("Working this out was broken off. Look again to start anew.", begun=True) from error
        except BaseException:
            self._forget(key)
            raise
        self._keep(key, found)
        return found

    def close(self) -> None:
        """Lets the worker go; what it is at is given up."""
        self._worker.end()

    def _begin(self, topic: "Topic", entry: int, since: date | None) -> "Future[Told]":
        from parley.tasks.outlook import outlook

        return self._worker.begin(outlook, self.place, entry, topic, since)

    def _keep(self, key: _Key, found: "Told") -> None:
        with self._lock:
            self._waits.pop(key, None)
            self._told.pop(key, None)
            self._told[key] = found
            while len(self._told) > _MOST:
                del self._told[next(iter(self._told))]

    def _forget(self, key: _Key) -> None:
        with self._lock:
            self._waits.pop(key, None)

    def _dismiss(self) -> None:
        with self._lock:
            self._waits.clear()
            self.close()

"""What pages worked out, kept for as long as the ledger stands as it stood then."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

_Made = TypeVar("_Made")
_MOST = 64


class Kept:
    """The latest things that were worked out, by what they are and the entry up to which the ledger was known.

    Of several threads that ask for the same at once, one works it out and the others wait.
    """

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, Any] = OrderedDict()
        self._locks: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """What is kept under a key, else what `make` gives, which is kept then. Raises what `make` raises."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                made: _Made = self._made[key]
                return made
            own = self._locks.setdefault(key, Lock())
        with own:
            with self._lock:
                if key in self._made:
                    there: _Made = self._made[key]
                    return there
            try:
                new = make()
            finally:
                with self._lock:
                    self._locks.pop(key, None)
            with self._lock:
                self._made[key] = new
                while len(self._made) > _MOST:
                    self._made.popitem(last=False)
            return new

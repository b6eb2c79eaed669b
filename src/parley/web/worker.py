"""What takes long is done in a process of its own, so that the pages stay quick meanwhile."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from parley.errors import ParleyError

_P = ParamSpec("_P")
_Made = TypeVar("_Made")


class WorkerLostError(ParleyError):
    """The process that worked was ended from outside."""


@dataclass(slots=True)
class Worker:
    """A process for work, which `hire` starts when it is first needed, and again where it has come to an end."""

    hire: Callable[[], Executor]
    _process: Executor | None = None

    def __call__(self, work: Callable[_P, _Made], *args: _P.args, **kwargs: _P.kwargs) -> _Made:
        """What `work` gives. Raises what it raises, and WorkerLostError where its process came to an end."""
        try:
            return self.begin(work, *args, **kwargs).result()
        except BrokenExecutor as error:
            self.end()
            raise WorkerLostError("The process that did this was ended, perhaps for want of memory.") from error

    def begin(self, work: Callable[_P, _Made], *args: _P.args, **kwargs: _P.kwargs) -> "Future[_Made]":
        """Puts `work` behind what was begun before. Its result raises BrokenExecutor where the process came to an
        end: let it go then."""
        if self._process is None:
            self._process = self.hire()
        try:
            return self._process.submit(work, *args, **kwargs)
        except BrokenExecutor:
            # It was ended while it had nothing to do.
            self.end()
            self._process = self.hire()
            return self._process.submit(work, *args, **kwargs)

    def end(self) -> None:
        """Lets the process go; what it is at is given up."""
        if self._process is not None:
            self._process.shutdown(wait=False, cancel_futures=True)
            self._process = None


def a_process() -> Executor:
    """A process of its own."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _ends_quietly)


def _ends_quietly() -> None:
    """Ctrl-C reaches a worker too: it ends as the server does, without a word."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)

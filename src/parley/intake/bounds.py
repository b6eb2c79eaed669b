"""What a foreign file may take: so many seconds and so much memory, whatever library is at it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from parley.intake.limits import Limits
from parley.intake.refusals import TooLargeError


@contextmanager
def within(limits: Limits, name: str) -> Iterator[None]:
    """Ends what is done inside where it takes more than the limits allow. Raises TooLargeError.

    The time is limited in the main thread of a process of a Unix system, the memory on Linux; elsewhere neither.
    """
    try:
        with _time(limits.seconds, name), _memory(limits.memory):
            yield
    except Exception as error:
        # Libraries wrap what is raised inside them.
        for cause in _causes(error):
            if isinstance(cause, TooLargeError):
                raise cause from None
            if isinstance(cause, MemoryError | RecursionError):
                words = f"{name}: it takes more memory than a file may. Split it, or save it in another form."
                raise TooLargeError(words) from error
        raise


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


@contextmanager
def _time(seconds: int, name: str) -> Iterator[None]:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(*_: Any) -> None:
        raise TooLargeError(
            f"{name}: getting its text out took more than {seconds} seconds. Split it, or allow more: "
            "--limit seconds=N."
        )

    before = signal.signal(signal.SIGALRM, over)
    # Again and again, since libraries pass over whatever is raised inside them.
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _memory(most: int) -> Iterator[None]:
    """At most so many bytes on top of what the process has: beyond that, Python and libraries raise MemoryError."""
    held = _held()
    if held is None:
        yield
        return
    import resource  # not on every system; but where `_held` knows something, it is there

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = held + most
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed if soft == resource.RLIM_INFINITY else min(soft, allowed), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _held() -> int | None:
    """How many bytes of addresses this process has; None where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return None
    return pages * 4096

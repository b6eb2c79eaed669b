"""A hostile page made harmless in a process of its own.

How HTML is read takes time and memory that grow with the square of what is sent, whoever reads it: of two thousand tags
of bold and as many paragraphs come four million. So it has a little of both, and is ended where it wants more.
"""

import multiprocessing
from multiprocessing.connection import Connection
from threading import Lock

from parley.errors import WrongUseError

_KEPT = (
    "a abbr article b blockquote br caption cite code dd del dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 "
    "h6 header hr i ins kbd li main ol p pre q s samp section small span strong sub sup table tbody td tfoot th thead "
    "time tr u ul"
)
_ATTRIBUTES = {"*": {"lang", "dir"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
_HARMLESS = 8_000
"""So few characters cannot take long."""

_PATIENCE = 5.0
_MEMORY = 1024 * 1024 * 1024
_ONE = Lock()
"""One page at a time: each may take so much memory."""


def cleaned(text: str) -> str:
    """HTML with nothing in it that could act. Raises WrongUseError where that takes more time or memory than a page
    may."""
    if len(text) <= _HARMLESS:
        return _clean(text)
    if not _ONE.acquire(timeout=_PATIENCE):
        raise WrongUseError("Another page is being made harmless just now. Try again, or keep the file instead.")
    try:
        return _cleaned_apart(text)
    finally:
        _ONE.release()


def _cleaned_apart(text: str) -> str:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_clean_for, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        ours.send(text)
        if ours.poll(_PATIENCE):
            return str(ours.recv())
    except (EOFError, OSError):
        pass  # it was ended for want of memory
    finally:
        process.kill()
        process.join()
        ours.close()
    raise WrongUseError("This page is too tangled to be shown. Keep the file instead: open it without as=page.")


def _clean_for(ours: Connection) -> None:
    _limit()
    ours.send(_clean(ours.recv()))


def _clean(text: str) -> str:
    import nh3

    return nh3.clean(text, tags=set(_KEPT.split()), attributes=_ATTRIBUTES, url_schemes=set(), link_rel=None)


def _limit() -> None:
    """Not every system can do this; the time is limited everywhere."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

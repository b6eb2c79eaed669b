"""Python's collector of cyclic garbage, kept out while something large and free of cycles is built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Keeps the collector off for a while, if it is on.

    An agreement of 100,000 provisions is a million objects, none of them part of a cycle; to look through all of them
    again and again while more are made would take as long as to make them.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()

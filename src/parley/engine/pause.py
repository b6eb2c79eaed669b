"""Python's collector of cyclic garbage, kept out while something large and free of cycles is built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Keeps the collector off for a while, if it is on, and spares it a first look at what was made meanwhile.

    An agreement of 100,000 provisions is a million objects, none of them part of a cycle; to look through all of them
    again and again while more are made would take as long as to make them. Afterwards they count as old at once:
    what is frozen and unfrozen goes to the oldest generation without being looked through.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            if gc.get_freeze_count() == 0:  # else unfreezing would undo what the program around has frozen
                gc.freeze()
                gc.unfreeze()
            gc.enable()

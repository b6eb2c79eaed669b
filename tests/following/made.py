"""Statements and vectors made by hand, for what is worked out of two of them or of many."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from parley.following.gather import Gathering
from parley.following.relation import Floats, Meant, Relation
from parley.following.sayings import Saying
from parley.following.words import stems_of

WIDTH = 8
NOWHERE = Meant(0.0, 0.0, 0.0, 0.0)
SAME = Meant(0.95, 0.95, 0.02, 0.01)


def saying(words: str, **fields: Any) -> Saying:
    """A statement of these words, on 5 January 2026; `fields` are what else of it is of interest."""
    plain: dict[str, Any] = {
        "report": 1,
        "statement": "s1",
        "said": date(2026, 1, 5),
        "words": words,
        "stems": stems_of(words),
        "around": frozenset(stems_of(words)),
        "place": 0,
        "numbers": frozenset(),
        "names": frozenset(),
        "places": frozenset(),
        "start": None,
        "end": None,
        "speaker": None,
        "side": None,
        "actor": None,
        "act": "claim",
        "modality": "actual",
        "denied": False,
    }
    return Saying(**plain | fields)


def relation() -> Relation:
    """One that takes what is near for the same, and nothing for done or contrary."""
    inner = np.zeros((1, 4 * WIDTH), np.float32)
    inner[0, 2 * WIDTH : 3 * WIDTH] = 1
    outer = np.array([[0.6], [0], [0], [0]], np.float32)
    return Relation(inner, np.zeros(1, np.float32), outer, np.array([-6, -6, -9, 0], np.float32))


def centres() -> Floats:
    """Four cells."""
    return np.eye(WIDTH, dtype=np.float32)[:4]


def pointing(*numbers: float) -> bytes:
    """A vector in the direction of the first few numbers."""
    row = np.zeros(WIDTH)
    row[: len(numbers)] = numbers
    return bytes(np.rint(row / np.linalg.norm(row) * 127).astype(np.int8).tobytes())


def gathered(*said: tuple[Saying, bytes]) -> Gathering:
    """Statements entered one by one in their order."""
    gathering = Gathering(relation(), centres())
    for one, vector in said:
        gathering.enter([one], {one.id: vector})
    return gathering


def in_turn(words: Sequence[str], **fields: Any) -> list[Saying]:
    """Statements of one report a day."""
    return [saying(one, report=n, said=date(2026, 1, n), **fields) for n, one in enumerate(words, 1)]

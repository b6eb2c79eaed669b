"""What waits for what, as boxes and waits between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from parley.model.finding import Truth

AGREEMENT = "agreement"
Kind = Literal["duty", "ban", "power", "step", "force", "term", "outside", "folded"]


@dataclass(frozen=True, slots=True)
class Force:
    """What an assessment does not spell out: by name, whether scopes have entered and are in force, who accepts."""

    entered: Mapping[str, Truth]
    in_force: Mapping[str, Truth]
    accepted: Mapping[str, Truth]


@dataclass(frozen=True, slots=True)
class Row:
    """A state: its shape, its word, on how many it is, and what is to be said besides (", by 3 May 2022")."""

    shape: str
    word: str
    count: int = 1
    more: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Something that waits or is waited for.

    `ids` are what it stands for ("2.1/Turkey", "S2"), `name` is its heading, `home` the part of the text with which
    it is folded, `deadlocks` the numbers (from 0) of those to which it belongs. `waiting`: it still waits.
    """

    kind: Kind
    ids: tuple[str, ...]
    name: str
    says: str
    states: tuple[Row, ...]
    home: str | None = None
    waiting: bool = False
    deadlocks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Wait:
    """A box waits for another (their places among the boxes).

    `label` says what of it is awaited. `over`: it has come, or is no longer waited for. `sure`: without it the
    waiting one cannot come, whatever else does. `binding`: it stands for what must be in force for a sentence to bind.
    """

    waiting: int
    awaited: int
    label: str = ""
    over: bool = False
    sure: bool = True
    binding: bool = False


@dataclass(frozen=True, slots=True)
class Waits:
    """All boxes, in the order of the text, and all waits."""

    boxes: tuple[Box, ...]
    waits: tuple[Wait, ...]

"""What parties pledged to do or not to do, and what followed as the record has it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

PledgeState = Literal["announced", "begun", "kept", "broken", "disputed"]
PLEDGE_STATES: tuple[PledgeState, ...] = get_args(PledgeState)
Known = Literal["claimed", "observed", "verified"]
Question = Literal["announced in advance", "precise", "verifiable", "answered"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement that shows something, whose word it is (`by`), and whether it claims, observes or verifies."""

    statement: str
    by: str
    known: Known
    words: str
    said: date


@dataclass(frozen=True, slots=True)
class Turn:
    """A state of a pledge from a day on, and the statements that show it."""

    state: PledgeState
    on: date
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class GritAnswer:
    """One of the questions that Osgood (An Alternative to War or Surrender, 1962) puts to a step towards the other.

    `yes` is False where nothing in the record says so; `says` is the answer in words.
    """

    question: Question
    yes: bool
    says: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pledge:
    """What a party (`by`) pledged, with what followed.

    `proposition` is what it is about and `says` its words. `refrains`: it is about not doing something. `due` is the
    last day that it names. `own_word`: the party said it itself; else others claim that it did. `last_word` is the
    last day on which anybody spoke of it or of what followed, `days_without_word` how long that was ago.
    """

    proposition: str
    says: str
    by: str
    refrains: bool
    own_word: bool
    due: date | None
    turns: tuple[Turn, ...]
    last_word: date
    days_without_word: int
    answers: tuple[GritAnswer, ...]

    @property
    def state(self) -> PledgeState:
        """How it stands now."""
        return self.turns[-1].state

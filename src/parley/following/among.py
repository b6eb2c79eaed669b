"""How likely a saying says the same as each of many: the parts that `likeness` defines, worked out for all at once.

What the comparison needs of each saying lies in columns, its words as numbers, so that a saying takes little room and
hundreds are compared in the time of a few.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from math import log

import numpy as np
from numpy.typing import NDArray

from parley.following.likeness import BIAS, MONTH, WEIGHTS, answers, within
from parley.following.sayings import Saying

Numbers = NDArray[np.int64]
Values = NDArray[np.float64]

_NEVER = date.max.toordinal()
_WEIGHTS = {name: getattr(WEIGHTS, name) for name in WEIGHTS.__slots__ if name != "relation"}
_SETS = ("names", "places", "numbers")


class Among:
    """Sayings by the order in which they came here, and how often each word is in all that were added, `size` of them.

    `counts` looks up in how many each of some words is, where that is not told by those that are here; `noted` are then
    the words that were counted here.
    """

    def __init__(self, counts: Callable[[list[str]], Mapping[str, int]] | None = None) -> None:
        self.sayings: list[Saying] = []
        self.size = 0
        self._counts = counts
        self.noted: dict[str, None] = {}
        self._codes = _Codes()
        self._times = array("q")
        self._told = np.zeros(0)
        self._words, self._around = _Pieces(), _Pieces()
        self._sets = {name: _Pieces() for name in _SETS}
        self._last: tuple[int, Collection[str]] = 0, ()
        self._columns = {name: array("q") for name in ("said", "start", "end", "actor", "modality", "report")}

    def count(self, stem: str) -> int:
        """In how many sayings a word is, the one in hand with them."""
        if (code := self._codes.get(stem)) is None:
            (code,) = self._coded((stem,))
        return self._times[code]

    def put_back(self) -> Mapping[str, int]:
        """How often each word is that was counted since this was last asked."""
        found = {word: self._times[self._codes[word]] for word in self.noted}
        self.noted = {}
        return found

    def note(self, saying: Saying) -> None:
        """Count the words of a saying that is in hand and not added yet."""
        for code in self._coded(saying.stems):
            self._times[code] += 1
        if self._counts:
            self.noted |= dict.fromkeys(saying.stems)

    def add(self, saying: Saying) -> int:
        """One saying more. Gives its place here."""
        self.size += 1
        return self.place(saying)

    def place(self, saying: Saying) -> int:
        """One here that was added before. Gives its place."""
        self.sayings.append(saying)
        self._words.add(self._coded(saying.stems))
        if self._last != (saying.report, saying.around):  # what follows in a paragraph shares its words
            self._last = saying.report, saying.around
            self._around.add(self._coded(saying.around))
        else:
            self._around.add_last()
        for name, pieces in self._sets.items():
            pieces.add(self._coded_set(saying, name))
        for name, value in self._values(saying).items():
            self._columns[name].append(value)
        return len(self.sayings) - 1

    def odds(self, one: Saying, others: Numbers, cosines: Values, crowd: float) -> Values:
        """How likely each of some sayings says what one does, which is noted and not added, as far as all parts but
        the relation tell: the logarithm of the odds, to which the weighed relation is to be added.

        `cosines` are those of `Meant`, `crowd` is that of `likeness.crowd_of`.
        """
        known = {name: np.frombuffer(column, np.int64)[others] for name, column in self._columns.items()}
        mine = self._values(one)
        parts = {"meaning": cosines, **self._of_words(one, others)}
        both = (known["actor"] >= 0) & (mine["actor"] >= 0)
        parts["actors"] = np.where(both, np.where(known["actor"] == mine["actor"], 1.0, -1.0), 0.0)
        parts |= {name: self._common(one, others, name) for name in self._sets}
        parts["days"] = _days(mine, known)
        parts["moods"] = np.where(known["modality"] == mine["modality"], 0.0, -1.0)
        together = known["report"] == mine["report"]
        parts["around"] = np.where(together, 0.0, parts["around"])
        parts["apart"] = np.abs(known["said"] - mine["said"]) / MONTH
        parts |= {"together": together.astype(float), "beside": np.where(together, cosines, 0.0)}
        parts |= {
            "answers": np.zeros(len(others)),
            "within": np.zeros(len(others)),
            "crowd": np.full(len(others), crowd),
        }
        for at in np.flatnonzero(together):
            parts["answers"][at] = answers(one, self.sayings[others[at]])
            parts["within"][at] = within(one, self.sayings[others[at]])
        return np.asarray(BIAS + sum(weight * parts[name] for name, weight in _WEIGHTS.items()))

    def _of_words(self, one: Saying, others: Numbers) -> dict[str, Values]:
        """The parts of likeness that words make up, each told as much as it is rare."""
        words, of = self._words.of(others)
        around, near = self._around.of(others)
        own, paragraph = (np.array(self._coded(stems), np.int64) for stems in (one.stems, one.around))
        many = len(others)
        of_one, of_other = float(self._weights(own).sum()), np.bincount(of, self._weights(words), many)
        shared = np.bincount(of, self._shared(words, own), many)
        in_other = np.bincount(near, self._shared(around, own), many) / (of_one or 1)
        in_one = np.bincount(of, self._shared(words, paragraph), many) / np.where(of_other > 0, of_other, 1)
        fewer, either = np.minimum(of_one, of_other), of_one + of_other - shared
        return {
            "words": shared / np.where(fewer > 0, fewer, 1),
            "all_words": shared / np.where(either > 0, either, 1),
            "around": np.maximum(in_other, in_one),
        }

    def _weights(self, codes: Numbers) -> Values:
        """How much words tell: see `weight_of`."""
        times = np.frombuffer(self._times, np.int64)[codes]
        return np.asarray(np.log(1 + (self.size + 1) / (1 + times)))

    def _shared(self, codes: Numbers, wanted: Numbers) -> Values:
        """How much each word tells that is among those wanted; nothing for the others."""
        if len(self._told) < len(self._codes):
            self._told = np.zeros(2 * len(self._codes))
        self._told[wanted] = self._weights(wanted)
        found = self._told[codes]
        self._told[wanted] = 0
        return found

    def _common(self, one: Saying, others: Numbers, name: str) -> Values:
        """As `likeness.common`."""
        mine = self._coded_set(one, name)
        if not mine:
            return np.zeros(len(others))
        codes, of = self._sets[name].of(others)
        many = np.bincount(of, minlength=len(others))
        shared = np.bincount(of, np.isin(codes, mine), len(others))
        return np.where(many > 0, 2 * shared / np.maximum(np.minimum(many, len(mine)), 1) - 1, 0.0)

    def look_up(self, words: Iterable[str]) -> None:
        """Have the counts of words here that did not come yet."""
        if self._counts and (lacking := [word for word in dict.fromkeys(words) if word not in self._codes]):
            found = self._counts(lacking)
            for code, word in zip(self._numbered(lacking), lacking, strict=True):
                self._times[code] += found.get(word, 0)

    def _coded(self, words: Collection[str]) -> list[int]:
        self.look_up(words)
        return self._numbered(words)

    def _coded_set(self, saying: Saying, name: str) -> list[int]:
        return self._numbered([(name, value) for value in getattr(saying, name)])

    def _numbered(self, words: Iterable[object]) -> list[int]:
        found = [self._codes[word] for word in words]
        if new := len(self._codes) - len(self._times):
            self._times.extend([0] * new)
        return found

    def _values(self, saying: Saying) -> dict[str, int]:
        """What is compared as a number; days are unbounded where only one end is told, -1 where none is."""
        told = saying.start or saying.end
        actor, modality = self._numbered((("actor", saying.actor), ("modality", saying.modality)))
        return {
            "said": saying.said.toordinal(),
            "start": (saying.start.toordinal() if saying.start else 0) if told else -1,
            "end": (saying.end.toordinal() if saying.end else _NEVER) if told else -1,
            "actor": -1 if saying.actor is None else actor,
            "modality": modality,
            "report": saying.report,
        }


class _Codes(dict[object, int]):
    """Numbers for words and other values, in the order in which they came."""

    def __missing__(self, word: object) -> int:
        self[word] = code = len(self)
        return code


class _Pieces:
    """For each saying a piece of one long row of numbers."""

    def __init__(self) -> None:
        self._flat, self._begins, self._ends = array("i"), array("q"), array("q")

    def add(self, numbers: Iterable[int]) -> None:
        """The piece of one saying more."""
        self._begins.append(len(self._flat))
        self._flat.extend(numbers)
        self._ends.append(len(self._flat))

    def add_last(self) -> None:
        """One saying more, whose piece is that of the last."""
        self._begins.append(self._begins[-1])
        self._ends.append(self._ends[-1])

    def of(self, sayings: Numbers) -> tuple[Numbers, Numbers]:
        """The pieces of some sayings one after another, and for each number of which of them it is."""
        begins = np.frombuffer(self._begins, np.int64)[sayings]
        lengths = np.frombuffer(self._ends, np.int64)[sayings] - begins
        of = np.repeat(np.arange(len(lengths)), lengths)
        places = np.arange(len(of)) + np.repeat(begins - np.cumsum(lengths) + lengths, lengths)
        return np.frombuffer(self._flat, np.int32)[places].astype(np.int64), of


def _days(mine: dict[str, int], known: dict[str, Numbers]) -> Values:
    """1 where the days of both meet, -1 where they do not, 0 where either has none."""
    if mine["start"] < 0:
        return np.zeros(len(known["start"]))
    meet = np.maximum(known["start"], mine["start"]) <= np.minimum(known["end"], mine["end"])
    return np.where(known["start"] < 0, 0.0, np.where(meet, 1.0, -1.0))


def weight_of(times: int, size: int) -> float:
    """How much a word tells that is in so many of `size` sayings: rare ones more (Spärck Jones 1972)."""
    return log(1 + (size + 1) / (1 + times))

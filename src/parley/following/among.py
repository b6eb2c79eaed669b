"""How likely a saying says the same as each of many: the parts that `likeness` defines, worked out for all at once.

What the comparison needs of each saying lies in columns, its words as numbers, so that a saying takes little room and
hundreds are compared in the time of a few.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from parley.following.likeness import BIAS, MONTH, WEIGHTS, answers, common
from parley.following.sayings import Saying

Numbers = NDArray[np.int64]
Values = NDArray[np.float64]

_NEVER = date.max.toordinal()


class Among:
    """Sayings by the order in which they came here, and how often each word is in all that were added, `size` of them.

    `counts` looks up in how many each of some words is, where that is not told by those that are here.
    """

    def __init__(self, counts: Callable[[list[str]], Mapping[str, int]] | None = None) -> None:
        self.sayings: list[Saying] = []
        self.size = 0
        self._counts = counts
        self._codes: dict[object, int] = {}
        self._times = array("q")
        self._words, self._word_ends = array("i"), array("q", (0,))
        self._around, self._around_from, self._around_to = array("i"), array("q"), array("q")
        self._last: tuple[int, Collection[str]] = 0, ()
        self._columns = {name: array("q") for name in ("said", "start", "end", "actor", "modality", "report")}

    def count(self, stem: str) -> int:
        """In how many sayings a word is, the one in hand with them."""
        (code,) = self._coded((stem,))
        return self._times[code]

    def counts(self) -> Mapping[str, int]:
        """How often each word is that came here."""
        return {word: self._times[code] for word, code in self._codes.items() if isinstance(word, str)}

    def note(self, saying: Saying) -> None:
        """Count the words of a saying that is in hand and not added yet."""
        for code in self._coded(saying.stems):
            self._times[code] += 1

    def add(self, saying: Saying) -> int:
        """One saying more. Gives its place here."""
        self.size += 1
        return self.place(saying)

    def place(self, saying: Saying) -> int:
        """One here that was added before. Gives its place."""
        self.sayings.append(saying)
        self._words.extend(self._coded(saying.stems))
        self._word_ends.append(len(self._words))
        if self._last != (saying.report, saying.around):  # what follows in a paragraph shares its words
            self._last = saying.report, saying.around
            self._around_from.append(len(self._around))
            self._around.extend(self._coded(saying.around))
        else:
            self._around_from.append(self._around_from[-1])
        self._around_to.append(len(self._around))
        for name, value in self._values(saying).items():
            self._columns[name].append(value)
        return len(self.sayings) - 1

    def likeness(self, one: Saying, others: Numbers, cosines: Values, one_thing: Values) -> Values:
        """How likely each of some sayings says what one does, which is noted and not added; as `likeness.likeness`.

        `cosines` and `one_thing` are those of `Meant`.
        """
        known = {name: np.frombuffer(column, np.int64)[others] for name, column in self._columns.items()}
        mine = self._values(one)
        parts = {"meaning": cosines, "relation": one_thing, **self._of_words(one, others)}
        both = (known["actor"] >= 0) & (mine["actor"] >= 0)
        parts["actors"] = np.where(both, np.where(known["actor"] == mine["actor"], 1.0, -1.0), 0.0)
        for name in ("names", "places", "numbers"):
            parts[name] = self._common(one, others, name)
        parts["days"] = _days(mine, known)
        parts["moods"] = np.where(known["modality"] == mine["modality"], 0.0, -1.0)
        together = known["report"] == mine["report"]
        parts["around"] = np.where(together, 0.0, parts["around"])
        parts["apart"] = np.abs(known["said"] - mine["said"]) / MONTH
        parts["answers"] = np.zeros(len(others))
        for at in np.flatnonzero(together):
            parts["answers"][at] = answers(one, self.sayings[others[at]])
        total = BIAS + sum(getattr(WEIGHTS, name) * parts[name] for name in WEIGHTS.__slots__)
        return np.asarray(1 / (1 + np.exp(-total)))

    def _of_words(self, one: Saying, others: Numbers) -> dict[str, Values]:
        """The parts of likeness that words make up, each told as much as it is rare."""
        ends = np.frombuffer(self._word_ends, np.int64)
        words, of = _rows(self._words, ends[others], ends[others + 1])
        around, near = _rows(
            self._around, np.frombuffer(self._around_from, np.int64)[others],
            np.frombuffer(self._around_to, np.int64)[others],
        )  # fmt: skip
        own, paragraph = (np.array(self._coded(stems), np.int64) for stems in (one.stems, one.around))
        weights, many = self._weights(words), len(others)
        of_one, of_other = float(self._weights(own).sum()), np.bincount(of, weights, many)
        own.sort()
        paragraph.sort()
        shared = np.bincount(of, weights * _within(words, own), many)
        in_other = np.bincount(near, self._weights(around) * _within(around, own), many) / (of_one or 1)
        in_one = np.bincount(of, weights * _within(words, paragraph), many) / np.where(of_other > 0, of_other, 1)
        fewer, either = np.minimum(of_one, of_other), of_one + of_other - shared
        return {
            "words": shared / np.where(fewer > 0, fewer, 1),
            "all_words": shared / np.where(either > 0, either, 1),
            "around": np.maximum(in_other, in_one),
        }

    def _weights(self, codes: Numbers) -> Values:
        """How much words tell: see `Gathering.weight`."""
        times = np.frombuffer(self._times, np.int64)[codes]
        return np.asarray(np.log(1 + (self.size + 1) / (1 + times)))

    def _common(self, one: Saying, others: Numbers, name: str) -> Values:
        if not (mine := getattr(one, name)):
            return np.zeros(len(others))
        return np.array([common(mine, getattr(self.sayings[other], name)) for other in others])

    def look_up(self, words: Iterable[str]) -> None:
        """Have the counts of words here that did not come yet."""
        if self._counts and (lacking := [word for word in dict.fromkeys(words) if word not in self._codes]):
            found = self._counts(lacking)
            for word in lacking:
                self._times[self._code(word)] += found.get(word, 0)

    def _coded(self, words: Collection[str]) -> list[int]:
        self.look_up(words)
        return [self._code(word) for word in words]

    def _code(self, word: object) -> int:
        code = self._codes.setdefault(word, len(self._codes))
        if code == len(self._times):
            self._times.append(0)
        return code

    def _values(self, saying: Saying) -> dict[str, int]:
        """What is compared as a number; days are unbounded where only one end is told, -1 where none is."""
        told = saying.start or saying.end
        return {
            "said": saying.said.toordinal(),
            "start": (saying.start.toordinal() if saying.start else 0) if told else -1,
            "end": (saying.end.toordinal() if saying.end else _NEVER) if told else -1,
            "actor": -1 if saying.actor is None else self._code(("actor", saying.actor)),
            "modality": self._code(("modality", saying.modality)),
            "report": saying.report,
        }


def _rows(flat: "array[int]", begins: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Pieces of a row of numbers one after another, and for each number of which piece it is."""
    lengths = ends - begins
    of = np.repeat(np.arange(len(lengths)), lengths)
    places = np.arange(len(of)) + np.repeat(begins - np.cumsum(lengths) + lengths, lengths)
    return np.frombuffer(flat, np.int32)[places].astype(np.int64), of


def _within(codes: Numbers, wanted: Numbers) -> NDArray[np.bool_]:
    """Which numbers are among others, which are sorted."""
    if not len(wanted):
        return np.zeros(len(codes), np.bool_)
    return np.asarray(wanted[np.minimum(np.searchsorted(wanted, codes), len(wanted) - 1)] == codes)


def _days(mine: dict[str, int], known: dict[str, Numbers]) -> Values:
    """1 where the days of both meet, -1 where they do not, 0 where either has none."""
    if mine["start"] < 0:
        return np.zeros(len(known["start"]))
    meet = np.maximum(known["start"], mine["start"]) <= np.minimum(known["end"], mine["end"])
    return np.where(known["start"] < 0, 0.0, np.where(meet, 1.0, -1.0))

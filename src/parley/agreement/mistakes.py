"""Collecting what is wrong with a text, so that its author sees all of it at once."""

from parley.errors import Mistake, ParleyError
from parley.model.agreement import Where

SHOWN = 160


class UnclearError(ParleyError):
    """One sentence cannot be understood: what stands there, what was expected, how to mend it."""

    def __init__(self, found: str, expected: str, mend: str) -> None:
        self.found, self.expected, self.mend = found, expected, mend
        super().__init__(f"{found!r}: expected {expected}. {mend}")


class Mistakes:
    """The mistakes found so far."""

    def __init__(self) -> None:
        self._found: list[Mistake] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, where: Where, sentence: str, expected: str, mend: str) -> None:
        """Note that `sentence` (shortened for people) should have been what `expected` says."""
        self._found.append(Mistake(where.line, where.column, shortened(sentence), expected, mend))

    def in_order(self) -> tuple[Mistake, ...]:
        """All mistakes in the order of the text, each once."""
        return tuple(sorted(dict.fromkeys(self._found), key=lambda m: (m.line, m.column)))


def shortened(words: str) -> str:
    """The words, cut where they are too many to show."""
    return words if len(words) <= SHOWN else words[:SHOWN].rstrip() + " …"

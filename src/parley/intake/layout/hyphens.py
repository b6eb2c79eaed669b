"""Words that a line's end cuts in two: put together, with their hyphen where it is theirs."""

import re
from collections.abc import Iterable

_CUT = re.compile(r"([^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*)[-‐\xad]$")
_NEXT = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_LONGEST = 100
"""No word has more letters."""

_AND = ("and", "or", "to", "und", "et", "y")
"""After "pre-" and before "and post-war" a space stays."""


class Hyphens:
    """Joins lines, going by which words a document holds elsewhere, and by which are words of English."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.seen: set[str] = set()
        for line in lines:
            # The last word of a line may be cut: it is no witness.
            self.seen.update(word.casefold() for word in _WORD.findall(_uncut(line)))

    def joined(self, before: str, after: str) -> str:
        """Two pieces of a paragraph of which a line's end parts the first from the second."""
        cut = _CUT.search(before[-_LONGEST:])
        follows = _NEXT.match(after)
        if before.endswith("\xad"):
            return before[:-1] + after
        if cut and follows and follows[0] in _AND:
            return f"{before} {after}"
        if cut and follows and follows[0][0].islower():
            return (before if self._keeps(cut[1], follows[0]) else before[:-1]) + after
        if before[-1:] in "-‐" and before[-2:-1].isalnum() and after[:1].isalnum():
            return before + after  # "Russian-" "Ukrainian", "2021-" "22"
        return f"{before} {after}"

    def _keeps(self, first: str, second: str) -> bool:
        """Whether the hyphen is the word's own: "long-" "standing", not "agree-" "ment"."""
        whole = (first + second).casefold()
        parts = first.casefold(), second.casefold()
        if whole in self.seen:
            return False
        if "-".join(parts) in self.seen or "-" in first:
            return True
        return not _english(whole) and all(len(part) > 2 and (part in self.seen or _english(part)) for part in parts)


def _uncut(line: str) -> str:
    cut = _CUT.search(line[-_LONGEST:])
    return line[: -len(cut[0])] if cut else line


def _english(word: str) -> bool:
    from simplemma import is_known

    return is_known(word, lang="en")

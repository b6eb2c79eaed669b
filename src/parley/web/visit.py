"""When a browser was here before: so that a page can say what has changed since."""

from dataclasses import dataclass
from datetime import datetime

_PAUSE = 30 * 60
"""After so many seconds without a request the next one begins a new visit."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit: the last entry that the visit before was shown (None: there was none), the last that this one was, and
    when."""

    before: int | None
    now: int
    at: int

    def words(self) -> str:
        """As a cookie keeps it."""
        return f"{'' if self.before is None else self.before}.{self.now}.{self.at}"


def visit_from_words(words: str, head: int, now: datetime) -> Visit:
    """The visit that a request belongs to, by what the browser's cookie says; any other words are of no visit."""
    at = int(now.timestamp())
    parts = words.split(".")
    numbers = [int(part) if part.isascii() and part.isdecimal() and len(part) < 16 else None for part in parts]
    if len(numbers) != 3 or numbers[1] is None or numbers[2] is None:
        return Visit(None, head, at)
    before = numbers[1] if at - numbers[2] > _PAUSE else numbers[0]
    # Another ledger may be at the same address now.
    return Visit(before if before is None or before <= head else None, head, at)

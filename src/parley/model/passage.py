"""Words of a report with what stands around them."""

from typing import NamedTuple


class Passage(NamedTuple):
    """What is said, and so much of the report before and after it as tells who and what is meant."""

    before: str
    words: str
    after: str


Pair = tuple[Passage, Passage]
"""Two passages set beside each other, of which a judge says whether the second speaks for or against the first."""

"""One attribution, as ranges of tokens."""

from dataclasses import dataclass

from parley.model.statement import Act
from parley.reader.rules.phrases import Range


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution: token ranges of source, cue and content, and the index of the one it lies within.

    `act` is what the cue performs, None where the content tells; `source` None: the report's own voice; `relays`
    are those who pass it on; `addressee` is to whom it is said or of whom it is asked; `negated`: the cue itself is
    denied; `document`: a text speaks; `by_rules`: rules found it; `sure`: the probability that the net gave it, 0 where
    the net did not see it.
    """

    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    act: Act | None
    within: int | None
    relays: tuple[Range, ...] = ()
    addressee: Range | None = None
    negated: bool = False
    document: bool = False
    by_rules: bool = True
    sure: float = 0.0

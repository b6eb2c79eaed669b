"""Values of findings in plain words, with their shapes, and the standard term behind a word."""

from parley.export.wording import OVERDUE, VALUES
from parley.tasks.commitments import LATE

_TERMS = {word: f"The standard term is “{value}”" for value, (word, _) in VALUES.items() if word != value}


def word_and_shape(value: str) -> tuple[str, str]:
    """The plain word and the shape of a value of a finding, and of "overdue"."""
    return OVERDUE if value == LATE else VALUES.get(value, (value, "open"))


def term_of(word: str) -> str | None:
    """What a tooltip says of a plain word: the term that the literature and JSON have for it; None where that is the
    same."""
    if word == OVERDUE[0]:
        return "The standard term is “violated”; whether it was kept, nobody who counts in this account says"
    return _TERMS.get(word)

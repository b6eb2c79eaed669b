"""The standard term behind the plain word for a value of a finding."""

from parley.export.wording import OVERDUE, VALUES

_TERMS = {word: f"The standard term is “{value}”" for value, (word, _) in VALUES.items() if word != value}


def term_of(word: str) -> str | None:
    """What a tooltip says of a plain word: the term that the literature and JSON have for it; None where that is the
    same."""
    if word == OVERDUE[0]:
        return "The standard term is “violated”; whether it was kept, nobody who counts in this account says"
    return _TERMS.get(word)

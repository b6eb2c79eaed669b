"""Which runs of capitals are a person's full name, and which are another name of the same person."""

import pytest

from parley.reader import load_pack
from parley.reader.rules.full_names import is_alias, is_full_name
from parley.reader.rules.phrases import Phrases
from parley.reader.segment import segment


def _phrases(text: str) -> Phrases:
    return Phrases(segment(text), load_pack(None))


@pytest.mark.parametrize(
    ("text", "name", "is_full"),
    [
        ("They met spokesman Tesfaye today.", "Tesfaye", True),
        ("They met Mr. Tesfaye today.", "Tesfaye", True),
        ("They met Girma Tesfaye today.", "Girma Tesfaye", True),
        ("They met Tesfaye, the minister, today.", "Tesfaye", True),
        ("They met Tesfaye today.", "Tesfaye", False),
        ("They met in Um Hajer today.", "Um Hajer", False),
        ("They met the Nebri Elders today.", "Nebri Elders", False),
        ("They met Nebri Council today.", "Nebri Council", False),
    ],
)
def test_full_names(text: str, name: str, is_full: bool) -> None:
    """An office, a title, two names, an office after a comma; not one name alone, a place, a body."""
    p = _phrases(text)
    lo = p.texts.index(name.split()[0])
    assert is_full_name(p, lo, lo + len(name.split())) == is_full


@pytest.mark.parametrize(
    ("between", "same"),
    [(", also known as", True), (", whose nom de guerre is", True), (", who met", False), (" and", False), ("", False)],
)
def test_other_names(between: str, same: bool) -> None:
    """A name after a comma and words that say that it is another one; else it is somebody else's."""
    p = _phrases(f"Girma Tesfaye{between} “Wedi Keshi” said no.")
    assert is_alias(p, p.texts.index("Tesfaye") + 1, p.texts.index("Wedi")) == same

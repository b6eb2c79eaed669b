"""What the reader knows of the world."""

import pytest

from parley.reader import load_pack

from .reports import pack


@pytest.mark.parametrize(
    ("words", "name", "code", "how"),
    [
        (("Russia",), "Russia", "RUS", "name"),
        (("Russian",), "Russia", "RUS", "people"),
        (("Russians",), "Russia", "RUS", "people"),
        (("Moscow",), "Russia", "RUS", "seat"),
        (("Kremlin",), "Russia", "RUS", "seat"),
        (("Ukraine",), "Ukraine", "UKR", "name"),
        (("Kyiv",), "Ukraine", "UKR", "seat"),
        (("Kiev",), "Ukraine", "UKR", "seat"),
        (("U.S.",), "United States", "USA", "name"),
        (("White", "House"), "United States", "USA", "seat"),
        (("Türkiye",), "Turkey", "TUR", "name"),
        (("United", "Nations"), "United Nations", None, "name"),
        (("Reuters",), "Reuters", None, "media"),
    ],
)
def test_namings(words: tuple[str, ...], name: str, code: str | None, how: str) -> None:
    """States, peoples, seats of government, organisations and media by their words."""
    (found,) = (n for n in pack().namings[words[0]] if n.words == words)
    assert (found.entity.name, found.entity.code, found.how) == (name, code, how)


@pytest.mark.parametrize("word", ["Singapore", "Victoria", "Male", "Peace", "Said"])
def test_no_government(word: str) -> None:
    """Capitals that are more often something else, and plain words, stand for no government."""
    assert all(n.how != "seat" for n in pack().namings.get(word, ()) if n.words == (word,))


def test_the_longest_wording_comes_first() -> None:
    """ "United Nations Security Council" before "United Nations": sorted by length for each first word."""
    for group in pack().namings.values():
        lengths = [len(n.words) for n in group]
        assert lengths == sorted(lengths, reverse=True)


def test_towns() -> None:
    """Paris of France is larger than Paris of Texas; nobody knows Nowhereville."""
    assert [t.country for t in pack().towns("Paris")][:1] == ["FR"]
    assert "US" in {t.country for t in pack().towns("Paris")}
    assert pack().towns("Nowhereville") == ()


def test_loading_twice_gives_the_same_pack() -> None:
    """The same stamp and the same tables."""
    again = load_pack(None)
    assert (again.sha256, again.namings, again.cues) == (pack().sha256, pack().namings, pack().cues)

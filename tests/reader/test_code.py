"""Events between a source and a target: always a type that the pack knows, and the same whoever they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.errors import NoSuchSpanError, PackError
from parley.reader import code, load_pack

from .packs import shipped
from .texts import anything

_some = settings(deadline=None, derandomize=True, max_examples=40)
_SENTENCE = "Russian forces shelled a Ukrainian town on Monday."
_SOURCE, _TARGET = (0, 14), (25, 34)


def _coded(sentence: str, source: tuple[int, int], target: tuple[int, int]) -> str:
    return code(sentence, source, target, shipped())


def _types() -> tuple[str, ...]:
    weights = shipped().weights
    assert weights
    return weights.events.events


def test_a_type_that_the_pack_knows() -> None:
    """One of the pack's types, the same each time."""
    assert _coded(_SENTENCE, _SOURCE, _TARGET) in _types()
    assert _coded(_SENTENCE, _SOURCE, _TARGET) == _coded(_SENTENCE, _SOURCE, _TARGET)


@pytest.mark.parametrize("bad", [(-1, 3), (3, 2), (0, len(_SENTENCE) + 1), (len(_SENTENCE) + 1, len(_SENTENCE) + 1)])
def test_offsets_outside_the_sentence(bad: tuple[int, int]) -> None:
    """A stretch that begins before, ends after, or ends before it begins: refused, for source and target alike."""
    for source, target in ((bad, _TARGET), (_SOURCE, bad)):
        with pytest.raises(NoSuchSpanError, match=r"Give offsets of code points"):
            _coded(_SENTENCE, source, target)


@pytest.mark.parametrize("edge", [(0, len(_SENTENCE)), (len(_SENTENCE), len(_SENTENCE)), (0, 0), (7, 8), (14, 15)])
def test_offsets_at_the_edge(edge: tuple[int, int]) -> None:
    """The whole sentence, empty stretches, part of a word and a space alone are stretches of it."""
    assert _coded(_SENTENCE, edge, _TARGET) in _types()
    assert _coded(_SENTENCE, _SOURCE, edge) in _types()
    assert _coded(_SENTENCE, edge, edge) in _types()


@pytest.mark.parametrize("sentence", ["", " ", "\n", "\u2029"])
def test_an_empty_sentence(sentence: str) -> None:
    """Nothing is said of nobody: still a type; one code point further is outside."""
    assert _coded(sentence, (0, 0), (0, 0)) in _types()
    with pytest.raises(NoSuchSpanError):
        _coded(sentence, (0, len(sentence) + 1), (0, 0))


def test_rules_alone_code_nothing() -> None:
    """A pack without a net: refused, and the error says which pack to load."""
    with pytest.raises(PackError, match=r"Load the reader's own pack"):
        code(_SENTENCE, _SOURCE, _TARGET, load_pack(None))


def test_offsets_are_checked_first() -> None:
    """Wrong offsets with a pack without a net: the offsets are the mistake that is told."""
    with pytest.raises(NoSuchSpanError):
        code(_SENTENCE, (5, 1), _TARGET, load_pack(None))


@_some
@given(anything, st.data())
def test_any_sentence(sentence: str, data: st.DataObject) -> None:
    """Any text and any stretches of it, overlapping ones too: a type of the pack."""
    spans = []
    for _ in range(2):
        start = data.draw(st.integers(0, len(sentence)))
        spans.append((start, data.draw(st.integers(start, len(sentence)))))
    assert _coded(sentence, *spans) in _types()


def _between(sentence: str, one: str, other: str) -> str:
    text = sentence.format(one, other)
    at = [(text.index(name), text.index(name) + len(name)) for name in (one, other)]
    return _coded(text, at[0], at[1])


@pytest.mark.parametrize(
    "sentence",
    [
        "{} accused {} of breaking the truce.",
        "On Monday {} agreed to send food to {} through Geneva.",
        "“We will strike {1} again,” {0} warned.",
    ],
)
@pytest.mark.parametrize(
    ("one", "other"), [("Russia", "Saudi Arabia"), ("Kyiv", "Addis Ababa"), ("Hamas", "Polisario Front")]
)
def test_names_do_not_matter(sentence: str, one: str, other: str) -> None:
    """Two parties exchange their names: what the one does to the other stays what it was."""
    assert _between(sentence, one, other) == _between(sentence, other, one)

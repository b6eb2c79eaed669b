"""Wrong pieces by kind."""

import pytest

from benchmarks.measures.mistakes import mistakes
from benchmarks.measures.pieces import Chunk

TEXT = "Arland “will not sign”, said Néri. She left at noon."
TOKENS = ("Arland", "“", "will", "not", "sign", "”", ",", "said", "Néri", ".", "She", "left", "at", "noon", ".")


def _labels(**pieces: tuple[int, int]) -> tuple[str, ...]:
    out = ["O"] * len(TOKENS)
    for role, (first, last) in pieces.items():
        out[first:last] = [f"B-{role}"] + [f"I-{role}"] * (last - first - 1)
    return tuple(out)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ((("Néri", "said", "Arland “will not sign”"),), "exactly right"),
        ((), "not found at all"),
        ((("Arland “will not sign”", "said", ""),), "taken for another role"),
        ((("Néri", "said", "Arland"), ("Néri", "said", "will not sign")), "in several pieces"),
        ((("Néri", "said", "Arland “will not sign"),), "only marks at an edge"),
        ((("Néri", "said", "“will not sign”"),), "begins elsewhere"),
        ((("Néri", "said", "Arland “will not"),), "ends elsewhere"),
        ((("Néri", "said", "will not"),), "begins and ends elsewhere"),
    ],
)
def test_each_kind(made, given: tuple[tuple[str, str, str], ...], kind: str) -> None:
    """One content is wanted; what was given instead of it tells of what kind the mistake is."""
    found = mistakes([Chunk("r", TOKENS, _labels(content=(0, 6)))], {"r": made(TEXT, given)})
    assert {k: n for k, n in found["content"].items() if n} == {kind: 1}


def test_two_joined_to_one(made) -> None:
    """Two contents are wanted, one was given over both: both are joined with another."""
    labels = tuple(
        a if a != "O" else b for a, b in zip(_labels(content=(0, 6)), _labels(content=(10, 14)), strict=True)
    )
    text = TEXT.removesuffix(".")
    found = mistakes([Chunk("r", TOKENS[:-1], labels[:-1])], {"r": made(text, (("", "", text),))})
    assert found["content"]["joined with another"] == 2


def test_given_where_nothing_is(made) -> None:
    """What meets no piece that is wanted counts by itself, and is no kind of a wanted one."""
    found = mistakes([Chunk("r", TOKENS, ("O",) * len(TOKENS))], {"r": made(TEXT, (("She", "left", "at noon"),))})
    assert all(dict(found[role]) == {"given where nothing is": 1} for role in ("source", "cue", "content"))

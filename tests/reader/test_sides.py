"""Sides that no word of the report gives: settled from what stands around, and always shown as a doubt."""

import pytest

from reader.reports import reading_of


@pytest.mark.parametrize(
    ("text", "side"),
    [
        # what the official says that a party will do, or did not do
        ("Deputy Speaker Nabih Karam said that Lebanon would give its answer on Monday.", "Lebanon"),
        ("Deputy Speaker Nabih Karam denied that Lebanon had asked for more.", "Lebanon"),
        # the state that spoke right before, in the same paragraph
        ("China hailed the outcome. Foreign Ministry spokesman Geng Shuang told reporters that it was late.", "China"),
        # the state that speaks in the first sentence, where the next paragraph opens with an official
        ("China hailed it.\n\nForeign Ministry spokesman Geng Shuang told reporters that it was late.", "China"),
    ],
)
def test_an_assumed_side_is_a_doubt(text: str, side: str) -> None:
    """No word says for whom the official speaks: the side is given, and the doubt says where it comes from."""
    reading = reading_of(text)
    sides = {named.name for s in reading.statements if (named := reading.party(s.side))}
    assert side in sides
    assert [d.note for d in reading.doubts if d.kind == "assumed-side"]


@pytest.mark.parametrize(
    "text",
    [
        # told of harm, of two parties, of a thing; and another paragraph
        "Deputy Speaker Nabih Karam said that Lebanon would attack the ships.",
        "Deputy Speaker Nabih Karam said that Lebanon would agree. Karam said that Israel would agree.",
        "Deputy Speaker Nabih Karam said that talks would resume on Monday.",
        "China was host to the talks.\n\nForeign Ministry spokesman Geng Shuang told reporters that it was late.",
    ],
)
def test_nothing_is_assumed_of_others(text: str) -> None:
    """Where what stands around tells of harm, of several, or of nobody, the side stays open, and is a doubt as such."""
    reading = reading_of(text)
    assert not [d for d in reading.doubts if d.kind == "assumed-side"]
    assert [d for d in reading.doubts if d.kind == "unresolved-side"]


def test_a_side_that_is_told_needs_no_doubt() -> None:
    """The words "Lebanese" and "of Lebanon" settle the side."""
    reading = reading_of("Lebanese Deputy Speaker Nabih Karam said that Lebanon would give its answer on Monday.")
    assert not [d for d in reading.doubts if d.kind in ("assumed-side", "unresolved-side")]

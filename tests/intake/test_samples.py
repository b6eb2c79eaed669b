"""What comes out of the samples is what went into them: each has beside it what it should give."""

import json
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from parley.intake.extracted import Extracted, extract_for
from parley.intake.packed import kind_of_content

SAMPLES = Path(__file__).parents[1] / "data" / "intake"
GOLDEN = sorted(SAMPLES.glob("*.json"))


def expected(golden: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(golden.read_text(encoding="utf-8"))
    return read


@cache
def found_in(golden: Path) -> Extracted:
    sample = golden.with_suffix("")
    original = sample.read_bytes()
    kind = kind_of_content(original, sample.name)
    assert kind is not None
    return extract_for(kind)(original, sample.name)


def in_order(pieces: list[str], wanted: list[str]) -> float:
    """Which share of two lists is the same, in the same order."""
    return SequenceMatcher(None, pieces, wanted, autojunk=False).ratio()


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_the_words_come_out_in_their_order(golden: Path) -> None:
    """Of a text of 600 words that was set in columns and hyphenated, one word may differ: only a dictionary could tell
    whether "cease-" and "fire" at a line's end are "ceasefire", as other texts write it."""
    wanted, found = expected(golden)["text"].split(), found_in(golden).text.split()
    share = in_order(found, wanted)
    assert share > 0.995 if golden.stem.endswith(".pdf") else found == wanted, share


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_paragraphs_stay_paragraphs(golden: Path) -> None:
    """Of twenty paragraphs in a PDF three may be put together or taken apart, where nothing shows where one ends."""
    wanted, found = expected(golden)["text"].split("\n\n"), found_in(golden).text.split("\n\n")
    share = in_order(found, wanted)
    assert share > 0.85 if golden.stem.endswith(".pdf") else found == wanted, share


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_what_a_file_says_of_itself_comes_out(golden: Path) -> None:
    """Its title, the days of its publication and making, its publisher, address and language; nothing but that."""
    found = found_in(golden)
    wanted = {key: value for key, value in expected(golden).items() if key != "text"}
    days = {key: str(value) if (value := getattr(found, key)) else None for key in ("day", "made")}
    assert {key: days.get(key, getattr(found, key)) for key in wanted} == wanted
    assert found.day is None or "day" in wanted

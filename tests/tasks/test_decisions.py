"""Decisions in a file."""

import json
from pathlib import Path
from typing import Any

import pytest

from parley.errors import RecordError
from parley.model.codec import reading_from_json
from parley.model.judgement import Bearing, Link
from parley.model.statement import Reading
from parley.tasks.decisions import decisions_from_lines

EXAMPLE = Path(__file__).parents[2] / "examples/istanbul/decisions.jsonl"


@pytest.fixture
def readings() -> dict[str, Reading]:
    """The report of 29 March 2022, read by hand."""
    line = (Path(__file__).parents[1] / "readings/istanbul.json").read_text(encoding="utf-8")
    reading = reading_from_json(line)
    return {reading.report.id: reading}


def line(readings: dict[str, Reading], **changes: Any) -> str:
    """A decision with changes."""
    decision = {"report": next(iter(readings)), "quote": "this protest", "by": "x", "on": "2022-03-30", "link": "q"}
    return json.dumps({key: value for key, value in {**decision, **changes}.items() if value != "leave out"})


def test_the_example_is_found_in_a_good_reading(readings: dict[str, Reading]) -> None:
    """Every decision on the Istanbul report finds its statement; one that the reading lacks is told."""
    judgements, lost = decisions_from_lines(EXAMPLE.read_text(encoding="utf-8"), readings)
    assert len(judgements) == 14
    assert len(lost) == 1
    assert "The neutral status would mean" in lost[0]
    assert [j.proposition for j in judgements if isinstance(j, Link)] == [
        "Russia lodges a protest over the recordings of torture",
        "Ukraine accepts the protest over the recordings of torture",
        "enough progress has been made",
    ]


def test_a_quote_that_several_statements_have_needs_its_number(readings: dict[str, Reading]) -> None:
    """ "constructive" stands twice: the second is meant; a third there is not."""
    second, lost = decisions_from_lines(line(readings, quote='"constructive"', nth=2), readings)
    assert not lost
    assert second[0].statement.content[0].start > 1500
    none, lost = decisions_from_lines(line(readings, quote='"constructive"', nth=3), readings)
    assert not none
    assert "number 3 of 2" in lost[0]


def test_a_bearing_may_be_against(readings: dict[str, Reading]) -> None:
    """Evidence against a provision, with a reason."""
    words = line(readings, link="leave out", bears_on="P1", against=True, why="It says so.")
    (bearing,), _ = decisions_from_lines(words, readings)
    assert isinstance(bearing, Bearing)
    assert (bearing.provision, bearing.against, bearing.why) == ("P1", True, "It says so.")


def test_all_mistakes_are_listed(readings: dict[str, Reading]) -> None:
    """Lines that are no decision: each with its number, none hidden by another."""
    wrong = [
        "no json",
        "[]",
        line(readings, on="2022-02-31"),
        line(readings, by="leave out"),
        line(readings, bears_on="P1"),
        line(readings, link="leave out"),
        line(readings, colour="red"),
        "[" * 100_000,
    ]
    with pytest.raises(RecordError) as caught:
        decisions_from_lines("\n".join([line(readings), "", *wrong]), readings)
    told = str(caught.value).splitlines()
    assert [t.split(":")[0] for t in told] == [f"line {n}" for n in range(3, 3 + len(wrong))]

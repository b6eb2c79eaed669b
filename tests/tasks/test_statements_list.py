"""Statements as lists show them."""

from pathlib import Path

import pytest

from parley.model.codec import reading_from_json
from parley.model.speech import outermost
from parley.model.statement import Reading
from parley.tasks.statements import lines_from_reading


@pytest.fixture
def reading() -> Reading:
    """The report of 29 March 2022, read by hand."""
    return reading_from_json((Path(__file__).parents[1] / "readings/istanbul.json").read_text(encoding="utf-8"))


def test_whose_word_it_is_goes_outwards(reading: Reading) -> None:
    """Ukraine's promise is told by Medinsky: it is shown as his account of it, never as Ukraine's own word."""
    lines = {line.id: line for line in lines_from_reading(reading, "r1.")}
    assert lines["r1.s2"].whose == "Ukraine, according to Vladimir Medinsky (Russia)"
    assert lines["r1.s2"].within == "r1.s1"
    assert lines["r1.s12"].whose == "Ukraine"


def test_a_relay_is_named_and_does_not_speak(reading: Reading) -> None:
    """Ukraine's military speaks, the Associated Press relays."""
    line = lines_from_reading(reading)[8]
    assert (line.whose, line.via, line.side) == ("Ukraine's military (Ukraine)", ("the Associated Press",), "Ukraine")


def test_each_line_leads_back_to_the_text(reading: Reading) -> None:
    """The offsets cover just the words that are shown."""
    for line in lines_from_reading(reading):
        assert line.words == " … ".join(span.of(reading.report.text) for span in line.at)


def test_the_outermost_statement_is_found(reading: Reading) -> None:
    """From the protest to Medinsky's quotation; a statement of its own is its own."""
    assert outermost(reading.statements[3], reading).id == "s3"
    assert outermost(reading.statements[11], reading).id == "s12"

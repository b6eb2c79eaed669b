"""Communiqués, and terms that a report lays down in its own voice."""

import pytest

from reader.reports import told

_JOINT = "Joint statement by Cuba and Norway\n\n"


def test_a_communique_speaks_for_its_authors() -> None:
    """A head that names the authors, and sentences in the first person: each is theirs."""
    found = told(_JOINT + "We have agreed on a ceasefire. The talks will go on in Havana.")
    assert {t.speaker for t in found} == {"Cuba and Norway"}
    assert {t.side for t in found} == {None}
    assert found[-1].content == "The talks will go on in Havana"


def test_a_report_about_a_communique_does_not() -> None:
    """The same head without a first person: the report's own words are nobody's statement."""
    assert told(_JOINT + "The talks will go on in Havana. There was rain.") == []


def test_others_still_speak_in_a_communique() -> None:
    """What a communiqué reports of others stays theirs."""
    found = told(_JOINT + "We have met in Havana with our guests. Ukraine rejected the plan.")
    assert [t.speaker for t in found if t.act == "rejection"] == ["Ukraine"]


@pytest.mark.parametrize(
    "text",
    [
        "The neutral status would mean that no bases are built.",
        "The deal would oblige both sides to leave.",
        "The proposed truce will include a swap of prisoners.",
    ],
)
def test_terms(text: str) -> None:
    """What a proposal would mean is told without a speaker, and without a doubt."""
    (term,) = told(text)
    assert (term.speaker, term.side) == (None, None)
    assert text.startswith(term.content)


@pytest.mark.parametrize(
    "text",
    [
        "The rain would mean that no bases are built.",
        "The deal meant that no bases were built.",
        "The deal was signed in the rain.",
    ],
)
def test_no_terms(text: str) -> None:
    """Rain lays nothing down, and what happened is no term."""
    assert told(text) == []

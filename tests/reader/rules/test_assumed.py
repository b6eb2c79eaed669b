"""Sides that are only assumed: each is a doubt."""

import pytest

from reader.reports import reading_of


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Deputy Foreign Minister Reza Bahrami told Iranian state television that the talks would resume.", "Iran"),
        ("In Nicosia, Prime Minister Nikos Georgiou said the talks would resume.", "Cyprus"),
        ("The Taliban met an Afghan team. The army spokesman, Amin Noor, said the talks would resume.", "Afghanistan"),
        (
            "A Houthi official said the talks would resume.\n\nBrigadier Hamid Razhi told AFP that they were late.",
            "Houthis",
        ),
        (
            "Kosovo and Serbia met. Kosovo Prime Minister Arben Krasniqi said he would sign.\n\n"
            "His counterpart, Dragan Ilic, said it was late.",
            "Serbia",
        ),
    ],
)
def test_assumed(text: str, side: str) -> None:
    """What stands around gives the side of an official, and it is shown as a doubt."""
    reading = reading_of(text)
    party = reading.party(reading.statements[-1].side)
    assert party is not None
    assert party.name == side
    assert any(d.kind == "assumed-side" for d in reading.doubts)


@pytest.mark.parametrize(
    "text",
    [
        "Poet Reza Bahrami told Iranian state television that the talks would resume.",
        "In Nicosia, opposition leader Nikos Georgiou said the talks would resume.",
        "Iran met a Kenyan team.\n\nThe army spokesman, Amin Noor, said the talks would resume.",
        "A Houthi official left.\n\nThe talks went on.\n\nIt rained.\n\nHamid Razhi told AFP that they were late.",
        "Kosovo, Serbia and Norway met. His counterpart, Dragan Ilic, said it was late.",
    ],
)
def test_not_assumed(text: str) -> None:
    """Poets, the opposition and those of whom nothing tells stay open."""
    reading = reading_of(text)
    assert reading.statements[-1].side is None

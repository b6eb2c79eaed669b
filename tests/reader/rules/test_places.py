"""Places named in a report."""

import pytest

from reader.reports import reading_of, told


def _places(text: str) -> list[tuple[str, str | None]]:
    return [(p.name, p.country) for p in reading_of(text).places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Fighting went on around Kyiv and Chernihiv.", [("Kyiv", "UA"), ("Chernihiv", "UA")]),
        ("They met in Istanbul.", [("Istanbul", "TR")]),
        ("They met in Geneva, Switzerland.", [("Geneva", "CH"), ("Switzerland", "CH")]),
        ("There was peace throughout Ukraine.", [("Ukraine", "UA")]),
        ("They left the Kyiv region.", [("Kyiv", "UA")]),
    ],
)
def test_places(text: str, places: list[tuple[str, str | None]]) -> None:
    """Towns, regions and states in which something is, with their country."""
    assert _places(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Moscow rejected the plan.",
        "Kyiv's demand was heard.",
        "Talks between Ukraine and Russia went on.",
        "Mr. Jack London left.",
        "The Istanbul Convention holds.",
        "They met in private.",
        "They met in March and again on Sunday.",
    ],
)
def test_no_places(text: str) -> None:
    """Governments, persons, parts of longer names: nothing happens there."""
    assert _places(text) == []


def test_coordinates() -> None:
    """Kyiv lies at 50.45 north, 30.52 east."""
    (kyiv,) = reading_of("Fighting went on around Kyiv.").places
    assert kyiv.lat == pytest.approx(50.45, abs=0.01)
    assert kyiv.lon == pytest.approx(30.52, abs=0.01)


def test_the_report_tells_which_one() -> None:
    """Valencia is a town of Spain and of Venezuela: the countries of the report tell which, else it is a doubt."""
    assert _places("Spain said that shells fell in Valencia.") == [("Valencia", "ES")]
    assert _places("Venezuela said that shells fell in Valencia.") == [("Valencia", "VE")]
    reading = reading_of("Turkey said that shells fell in Valencia.")
    assert [(p.name, p.country, p.lat) for p in reading.places] == [("Valencia", None, None)]
    assert [d.kind for d in reading.doubts] == ["ambiguous-place"]


def test_a_place_belongs_to_the_innermost_statement() -> None:
    """The place of what Russia promised stands there, not on Turkey's claim."""
    outer, inner = told("Turkey said that Russia promised to leave the town in Ukraine.")
    assert inner.within == outer.content
    assert outer.places == ()

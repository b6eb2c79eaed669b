"""A reading as fields of a form, and back: what was not touched stays, what was is found again in the text."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import WrongUseError
from parley.ledger.corrections import check_changes
from parley.model.codec import reading_from_json
from parley.model.place import Place
from parley.model.span import Span
from parley.model.statement import Proviso, Reading, Statement
from parley.model.time import TimeReference
from parley.tasks.correct import changes_from_fields, changes_in_words, fields_of, names_of_fields, spans_from_words

READING = reading_from_json((Path(__file__).parents[1] / "readings/istanbul.json").read_text(encoding="utf-8"))
TEXT = READING.report.text


def span_of(words: str) -> Span:
    """Where words stand in the report."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.fixture
def statement() -> Statement:
    """A statement with a condition, a time and two places."""
    return replace(
        READING.statements[8],
        conditions=(Proviso("if", (span_of("Moreover"),), (span_of("Kyiv"),)),),
        times=(TimeReference(span_of("coming phase"), date(2022, 3, 30), None),),
        places=(
            Place(span_of("Kyiv"), "Kyiv", "UA", 50.45466, 30.5238),
            Place(span_of("Chernihiv"), "Chernihiv", "UA", None, None),
        ),
    )


@pytest.mark.parametrize("one", READING.statements, ids=lambda one: one.id)
def test_a_form_that_was_not_touched_changes_nothing(one: Statement) -> None:
    """Each statement of the talks, with blanks and line breaks as forms send them."""
    fields = fields_of(one, READING)
    assert changes_from_fields(fields, one, READING) == {}
    assert changes_from_fields({name: f" {words}\r\n" for name, words in fields.items()}, one, READING) == {}
    assert changes_from_fields({"conditions-9-kind": "if", "times-9-words": " "}, one, READING) == {}


def test_one_field_at_a_time(statement: Statement) -> None:
    """Only the field that was changed, with the whole of a list if it is one: other rows as they were read."""

    def changed(**fields: str) -> object:
        return changes_from_fields(
            {name.replace("_", "-"): words for name, words in fields.items()}, statement, READING
        )

    assert changed(side="") == {"side": None}
    assert changed(negated="yes") == {"negated": True}
    assert changed(via="AP; the Kremlin ;") == {"via": ["AP", "the Kremlin"]}
    kyiv = {"span": list(span_of("Kyiv")), "name": "Kyiv", "country": "UA", "lat": 50.45466, "lon": 30.5238}
    chernihiv = {"span": list(span_of("Chernihiv")), "name": "Chernihiv", "country": "UA", "lat": None, "lon": None}
    assert changed(places_1_name="") == {"places": [chernihiv]}
    assert changed(places_2_lat="51.5") == {"places": [kyiv, {**chernihiv, "lat": 51.5}]}
    made = changed(places_3_name="Turkey")
    assert made == {
        "places": [
            kyiv,
            chernihiv,
            {"span": list(span_of("Turkey")), "name": "Turkey", "country": None, "lat": None, "lon": None},
        ]
    }
    phase = {"span": list(span_of("coming phase")), "start": "2022-03-30", "end": "2022-04-02"}
    assert changed(times_1_end="2022-04-02") == {"times": [phase]}
    kept = {"kind": "unless", "span": [list(span_of("Moreover"))], "governs": [list(span_of("Kyiv"))]}
    assert changed(conditions_1_kind="unless") == {"conditions": [kept]}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"times-1-start": "soon"}, "is no day"),
        ({"places-1-lon": "east"}, "is no number"),
        ({"conditions-2-words": "if pigs fly"}, "does not stand in the report"),
        ({"content": "coming phase … Moreover"}, "after the piece before it"),
        ({"content": ""}, "missing"),
        ({"content": "…"}, "missing"),
    ],
)
def test_what_cannot_be(statement: Statement, fields: dict[str, str], told: str) -> None:
    """Words that are not in the report, days and numbers that are none."""
    with pytest.raises(WrongUseError, match=told):
        changes_from_fields(fields, statement, READING)


def test_words_are_found_near_the_statement() -> None:
    """Of several places the nearest; a gap between pieces; blanks of any kind."""
    text = "peace now.\r\n\r\nThey want  peace\nsoon, not war, they say. peace"
    assert spans_from_words("peace", text, 0) == [[0, 5]]
    assert spans_from_words("peace", text, 26) == [[25, 30]]
    assert spans_from_words("peace", text, len(text)) == [[len(text) - 5, len(text)]]
    assert spans_from_words("want peace soon … they say", text, 0) == [[19, 35], [46, 54]]
    assert spans_from_words("a … b", "x a … b", 0) == [[2, 7]]


def test_a_correction_in_words(statement: Statement) -> None:
    """What another reviewer reads instead, field by field."""
    changes = {"act": "offer", "side": None, "via": ["AP", "Reuters"], "places": []}
    assert changes_in_words(changes, statement, _with(statement)) == {
        "act": "offer", "side": "none", "via": "AP; Reuters", "places": "none",
    }  # fmt: skip


def _with(statement: Statement) -> Reading:
    others = tuple(one for one in READING.statements if one.id != statement.id)
    return replace(READING, statements=(*others, statement))


@given(st.text(max_size=300), st.data())
def test_what_stands_there_is_found(text: str, data: st.DataObject) -> None:
    """Any stretch of any text that has a letter in it: what is found reads the same, but for blanks."""
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]
    if not words.replace("…", "").strip():
        return
    found = spans_from_words(words, text, start)
    assert " ".join(text[a:b] for a, b in found).split() == words.split() or len(found) > 1
    assert all(0 <= a < b <= len(text) for a, b in found)


@given(st.dictionaries(st.sampled_from(names_of_fields()), st.text(max_size=20), max_size=8))
def test_any_words_in_any_field(fields: dict[str, str]) -> None:
    """They are told what is wrong, or become changes that can be kept, or are refused as such."""
    one = READING.statements[8]
    try:
        check_changes(changes_from_fields(fields, one, READING), READING)
    except WrongUseError as error:
        assert str(error)

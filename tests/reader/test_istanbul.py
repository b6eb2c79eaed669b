"""The report of 29 March 2022 as a whole, against a reading by hand in `istanbul.json`.

There `acts` are all acts that a careful reader may choose; `speaker` and `side` are the names of parties.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from parley.model.statement import Reading

from .reports import Told, reading_of, told_in

_EXPECTED: list[dict[str, Any]] = json.loads(Path(__file__).with_name("istanbul.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reading(istanbul: str) -> Reading:
    """What the reader finds."""
    return reading_of(istanbul)


@pytest.fixture(scope="module")
def statements(reading: Reading) -> dict[str, Told]:
    """The statements in words, by their ids."""
    return dict(zip((s.id for s in reading.statements), told_in(reading), strict=True))


def test_all_are_found_and_nothing_else(reading: Reading) -> None:
    """Nineteen statements; each lies within the one in which it is told."""
    assert [(s.id, s.within) for s in reading.statements] == [(e["id"], e["within"]) for e in _EXPECTED]


@pytest.mark.parametrize("expected", _EXPECTED, ids=lambda e: e["id"])
def test_each_statement(expected: dict[str, Any], statements: dict[str, Told]) -> None:
    """Who, for whom, through whom, what act, in which words and how."""
    found = statements[expected["id"]]
    assert (found.speaker, found.side) == (expected["speaker"], expected["side"])
    assert list(found.via) == expected["via"]
    assert found.content.strip(",") == expected["content"].strip(",")
    assert found.act in expected["acts"]
    assert (found.modality, found.negated) == (expected["modality"], expected["negated"])


@pytest.mark.parametrize("expected", _EXPECTED, ids=lambda e: e["id"])
def test_what_each_depends_on(expected: dict[str, Any], statements: dict[str, Told]) -> None:
    """Conditions with what they govern, which may reach to the conjunction; places; times."""
    found = statements[expected["id"]]
    assert [(kind, clause) for kind, clause, _ in found.conditions] == [
        (c["kind"], c["text"]) for c in expected["conditions"]
    ]
    for (_, _, governs), condition in zip(found.conditions, expected["conditions"], strict=True):
        assert governs.startswith(condition["governs"])
    assert list(found.places) == expected["places"]
    assert [(words, start, end) for words, start, end in found.times] == [tuple(t) for t in expected["times"]]


def test_nothing_is_left_open(reading: Reading) -> None:
    """The report names everybody who speaks: no doubts."""
    assert reading.doubts == ()


def test_offices(reading: Reading) -> None:
    """Medinsky's offices stand in three places; both Russians speak for Russia."""
    persons = {p.name: p for p in reading.parties if p.kind == "person"}
    assert set(persons["Vladimir Medinsky"].roles) == {"presidential aide", "chief negotiator", "chief delegate"}
    sides = {reading.party(p.side) for p in persons.values()}
    assert [p.code for p in sides if p] == ["RUS"]

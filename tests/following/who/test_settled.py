"""Whose an official is of whom no report says it: settled over all reports."""

from collections.abc import Sequence

import pytest

from parley.following.who.enter import who_is_who
from parley.model.doubt import Doubt
from parley.model.party import Party
from parley.model.process import Told
from parley.model.span import Span

from .told import group, person, state, told

_SARA = Span(0, 4)
_GUESS = (Doubt(_SARA, "assumed-side", ""),)


def _sides(reports: Sequence[Told], at: tuple[int, str]) -> list[str]:
    found = who_is_who(reports).of(*at)
    assert found is not None
    return [held.words for held in found.sides]


def _sara(number: int, day: str, code: str | None) -> Told:
    """A report in which a minister is of no state, or of the one that the reader took from what stands around."""
    sara = person("p2", "Sara Tekle", "interior minister", side="p1" if code else None, mentions=(_SARA,))
    parties = (state("p1", code), sara) if code else (sara,)
    return told(number, day, *parties, text="Sara", doubts=_GUESS if code else ())


@pytest.mark.parametrize(("one", "other"), [("ETH", "ERI"), ("ERI", "ETH")])
def test_what_is_likelier_than_all_else(one: str, other: str) -> None:
    """Two reports hint at one state and one at another: it is the first. One each: both are shown, in their order."""
    names = {"ETH": "Ethiopia", "ERI": "Eritrea"}
    hints = [_sara(1, "2026-01-05", other), _sara(2, "2026-01-06", one), _sara(3, "2026-01-07", one)]
    assert _sides(hints, (1, "p2")) == [names[one]]
    assert _sides(hints[:2], (1, "p2")) == [names[other], names[one]]


def test_an_official_beside_one_whose_state_others_tell() -> None:
    """Sara's state is told in one report; Girma stands beside her in another that names none."""
    known = told(1, "2026-01-05", state("p1", "ETH"), person("p2", "Sara Tekle", "interior minister", side="p1"))
    sara = person("p1", "Sara Tekle", "interior minister")
    girma = person("p2", "Girma Haile", "justice minister")
    doctor = person("p3", "Abel Desta", "doctor")
    beside = told(2, "2026-01-06", sara, girma, doctor)
    assert _sides([known, beside], (2, "p2")) == ["Ethiopia"]
    assert _sides([known, beside], (2, "p3")) == []  # nobody's office
    assert _sides([beside], (2, "p2")) == []  # nothing tells


def _at_war(number: int, name: str, *others: Party) -> Told:
    return told(number, f"2026-01-0{number}", person("p1", name, "interior minister"), *others)


def test_a_government_that_needs_no_name() -> None:
    """Three reports on a war within a state; one says "the government in Dabo", and no state's ministers speak."""
    reports = [
        _at_war(1, "Issa Dembaga", group("p2", "the government in Dabo"), group("p3", "the northern rebels")),
        _at_war(2, "Aminata Sogolo"),
        _at_war(3, "Ousmane Kafo", person("p2", "Hama Sidi", "commander")),
    ]
    assert _sides(reports, (2, "p1")) == ["the government in Dabo"]
    assert _sides(reports, (3, "p1")) == ["the government in Dabo"]
    assert _sides(reports, (3, "p2")) == []  # a commander may be anybody's
    assert _sides(reports[:2], (2, "p1")) == []  # two reports are few
    assert _sides(reports[1:], (2, "p1")) == []  # and no government is spoken of


def test_no_government_is_guessed_where_states_have_their_ministers() -> None:
    """The same with the named ministers of a state in more reports: an official without any may be theirs."""
    reports = [_at_war(n, f"Issa {name}") for n, name in enumerate(("Dembaga", "Kone", "Traba"), 1)]
    reports[0] = _at_war(1, "Issa Dembaga", group("p2", "the government"))
    states = [
        told(n, f"2026-01-0{n}", state("p1", "ETH"), person("p2", "Sara Tekle", "prime minister", side="p1"))
        for n in (4, 5, 6)
    ]
    assert _sides([*reports, *states], (1, "p1")) == []

"""Whose paper an outlet is, and whose "the army" is in it."""

from dataclasses import replace

import pytest

from parley.following.who.enter import Roll, who_is_who
from parley.following.who.homes import is_bare
from parley.model.doubt import Doubt
from parley.model.party import Party
from parley.model.process import Told
from parley.model.span import Span

from .told import group, person, state, told


def _by(outlet: str, one: Told) -> Told:
    return replace(one, reading=replace(one.reading, report=replace(one.reading.report, publisher=outlet)))


def _reports(outlet: str) -> list[Told]:
    """A wire names two ministers with their states; an outlet names those of Eritrea without."""
    both = (state("p1", "ETH"), state("p2", "ERI"))
    wired = (
        person("p3", "Tekle Haile", "foreign minister", side="p2"),
        person("p4", "Osman Idris", "defence minister", side="p2"),
    )
    own = (person("p3", "Tekle Haile", "foreign minister"), person("p4", "Osman Idris", "defence minister"))
    return [
        _by("Horn Wire", told(1, "2026-01-05", *both, *wired)),
        _by(outlet, told(2, "2026-01-06", *both, *own)),
        _by("Horn Wire", told(3, "2026-01-07", *both, group("p5", "the Eritrean army", side="p2"))),
    ]


def test_an_army_is_that_of_the_state_whose_ministers_a_paper_names_without_it() -> None:
    """ "The army" of the Courier is the one that a wire calls Eritrean; in the wire it is nobody's."""
    for outlet, same in (("Red Sea Courier", True), ("Horn Wire", False)):
        reports = [*_reports("Red Sea Courier"), _by(outlet, told(4, "2026-01-08", group("p9", "The army")))]
        who = who_is_who(reports)
        assert (who.of(4, "p9") == who.of(3, "p5")) is same


def test_an_army_told_before_anybody_knew_whose_paper_it_is() -> None:
    """What the paper told first is joined when its next report comes."""
    first = _by("Red Sea Courier", told(1, "2026-01-04", group("p9", "the army")))
    rest = [replace(one, number=one.number + 1) for one in _reports("Red Sea Courier")]
    last = _by("Red Sea Courier", told(5, "2026-01-09", group("p9", "The army")))
    who = who_is_who([first, *rest, last])
    assert who.of(1, "p9") == who.of(5, "p9") == who.of(4, "p5")


@pytest.mark.parametrize(
    ("outlet", "same"), [("Asmara Chronicle", True), ("Eritrean News", True), ("Red Sea Courier", False)]
)
def test_a_paper_called_after_a_state(outlet: str, same: bool) -> None:
    """The name of a state, of its people or of its capital in that of a paper tells whose it is."""
    text = "Asmara and Eritrea"
    named = Party("p1", "Eritrea", "state", side="p1", code="ERI", mentions=(Span(0, 6), Span(11, 18)))
    reports = [
        told(1, "2026-01-05", named, text=text),
        _by(outlet, told(2, "2026-01-06", group("p1", "the government"))),
    ]
    who = who_is_who(reports)
    assert (who.of(2, "p1") == who.of(1, "p1")) is same


def test_the_other_side_of_a_paper() -> None:
    """The one other state of which the report speaks; nobody where there are two."""
    for others, same in (((state("p2", "ETH"),), True), ((state("p2", "ETH"), state("p3", "RUS")), False)):
        reports = [
            *_reports("Red Sea Courier"),
            _by("Red Sea Courier", told(4, "2026-01-08", *others, group("p9", "the other side"))),
        ]
        who = who_is_who(reports)
        assert (who.of(4, "p9") == who.of(1, "p1")) is same


def test_another_states_army_stays_its_own() -> None:
    """A paper that names the other state's army with that state means that state's."""
    reports = [
        *_reports("Red Sea Courier"),
        _by("Red Sea Courier", told(4, "2026-01-08", state("p1", "ETH"), group("p9", "the Ethiopian army", side="p1"))),
    ]
    who = who_is_who(reports)
    assert who.of(4, "p9") != who.of(3, "p5")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("the army", True),
        ("The Ministry of Petroleum", True),
        ("Royal Government", True),
        ("the foreign minister", True),
        ("the Thai army", False),
        ("its army", False),
        ("local authorities", False),
        ("the other side", False),
        ("the Front", False),
        ("", False),
    ],
)
def test_bare(name: str, bare: bool) -> None:
    """A body that every state has, with no word that tells whose it is."""
    assert is_bare(name) is bare


def test_each_step_is_the_same_as_all_at_once() -> None:
    """Reports entered one by one give who all of them together give."""
    roll, reports = Roll(), _reports("Red Sea Courier")
    for one in reports:
        roll.enter(one)
    assert roll.who() == who_is_who(reports)


def test_an_assumed_side_is_no_word_for_a_paper() -> None:
    """A minister whose state the wire only seems to tell says nothing of the paper that names him without one."""
    doubted = Doubt(Span(0, 5), "assumed-side", "no word says it")
    text = "Tekle and Osman spoke."
    wired = (
        replace(person("p3", "Tekle Haile", "foreign minister", side="p2"), mentions=(Span(0, 5),)),
        replace(person("p4", "Osman Idris", "defence minister", side="p2"), mentions=(Span(0, 5),)),
    )
    reports = _reports("Red Sea Courier")
    wire = told(1, "2026-01-05", state("p1", "ETH"), state("p2", "ERI"), *wired, text=text, doubts=(doubted,))
    last = _by("Red Sea Courier", told(4, "2026-01-08", group("p9", "The army")))
    who = who_is_who([_by("Horn Wire", wire), *reports[1:], last])
    assert who.of(4, "p9") != who.of(3, "p5")

"""How a statement fits a duty: who, what, where, when, how many, and which way."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.following.bearing import Fit, fit_of, known_of, odds_of, signs_of_turning, sureness
from parley.following.sayings import Saying
from parley.following.targets import Target
from parley.following.testimony import likely_with, parts_with, suggestions
from parley.following.words import stems_of

from .made import NOWHERE, SAME, saying

PARTIES = frozenset({"russia", "ukraine"})
PLEDGE = Target(
    name="P1",
    provision=True,
    words="Russia reduces military activity around Kyiv and Chernihiv",
    banned=False,
    debtors=frozenset({"russia"}),
    stems=stems_of("reduces military activity"),
    names=frozenset({"russia"}),
    places=frozenset({"kyiv", "chernihiv"}),
    numbers=frozenset(),
    start=date(2022, 3, 29),
    end=None,
    verifiers=frozenset({"mission"}),
)


def weight(stem: str) -> float:
    """All words tell alike."""
    return 1.0


def shelling(**fields: Any) -> Saying:
    """Russian shelling around Chernihiv on 1 April 2022, in Ukraine's words, but for the fields given."""
    plain = {"said": date(2022, 4, 1), "places": frozenset({"chernihiv"}), "names": frozenset({"russia"})}
    who = {"side": "ukraine", "speaker": "ukraine", "actor": "russia"}
    return saying(fields.pop("words", "military activity: Russian shelling continued"), **plain | who | fields)


def fit(one: Saying, target: Target = PLEDGE) -> Fit:
    """How it fits, its meaning being near."""
    return fit_of(one, target, SAME, weight)


def test_shelling_there_and_then() -> None:
    """The contract's example: who, where and when fit, both are about one matter, and it is told as done."""
    found = fit(shelling())
    assert (found.who, found.where, found.when, found.matter, found.deed) == (1, 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("part", "fields"),
    [
        ("where", {"places": frozenset({"mariupol"})}),
        ("when", {"said": date(2022, 3, 18)}),
        ("when", {"start": date(2022, 3, 1), "end": date(2022, 3, 2)}),
        ("when", {"start": date(2022, 5, 1), "end": date(2022, 5, 9)}),
        ("who", {"actor": "ukraine", "names": frozenset({"ukraine"})}),
        ("deed", {"modality": "intended"}),
        ("deed", {"act": "demand"}),
    ],
)
def test_shelling_elsewhere_before_or_by_another(part: str, fields: dict[str, Any]) -> None:
    """The bad twins: another place; before the pledge, by the report or by its words; ahead; done by the other; only
    intended; demanded. That part speaks against, and it is less likely for it."""
    wrong = fit(shelling(**fields))
    assert getattr(wrong, part) == -1
    assert odds_of(wrong) < odds_of(fit(shelling()))


def test_what_cannot_be_told() -> None:
    """No place, nobody named, no number: nothing for and nothing against."""
    found = fit(shelling(places=frozenset(), names=frozenset(), actor=None))
    assert (found.who, found.where, found.numbers) == (0, 0, 0)


def test_numbers() -> None:
    """112 prisoners are not 87."""
    duty = replace(PLEDGE, numbers=frozenset({"112"}))
    assert [fit(shelling(numbers=frozenset({n})), duty).numbers for n in ("112", "87")] == [1, -1]


def test_signs_of_pointing_the_other_way() -> None:
    """Shelling against less of it; that it stopped is with it; a denial denies."""
    assert signs_of_turning(shelling(words="shelling continued"), PLEDGE, NOWHERE)[1] == 1
    assert signs_of_turning(shelling(words="shelling stopped"), PLEDGE, NOWHERE)[1] == -1
    assert signs_of_turning(shelling(words="the weather was fine"), PLEDGE, NOWHERE)[1] == 0
    assert [signs_of_turning(shelling(denied=denied), PLEDGE, NOWHERE)[2] for denied in (True, False)] == [1, -1]


def test_whose_word_it_is() -> None:
    """A party claims, whoever else tells observes, and whoever is to verify verifies. A speaker of no known side only
    claims."""
    assert known_of(shelling(), PLEDGE, PARTIES) == "claimed"
    assert known_of(shelling(speaker="mayor", side=None), PLEDGE, PARTIES) == "claimed"
    assert known_of(shelling(speaker=None, side=None), PLEDGE, PARTIES) == "observed"
    assert known_of(shelling(speaker="turkey", side="turkey"), PLEDGE, PARTIES) == "observed"
    assert known_of(shelling(speaker="mission", side="mission"), PLEDGE, PARTIES) == "verified"


def test_suggested_with_its_parts() -> None:
    """Three lines on less military activity and one on the weather: the three are suggested with the words that decide,
    and each is surer for standing among its like than beside what is of something else. Alone, nothing speaks
    against it."""
    words = "Russia reduced military activity"
    told = [shelling(words=words, statement=f"s{n}") for n in (1, 2, 3)]
    told.append(saying("the weather was fine", statement="s4", said=date(2022, 4, 1)))
    found = list(
        suggestions(told, [PLEDGE], lambda _, one: SAME if one.stems == told[0].stems else NOWHERE, weight, PARTIES)
    )
    assert [one.statement for one in found] == ["r1.s1", "r1.s2", "r1.s3"]
    assert {(one.target.name, one.known, one.against) for one in found} == {("P1", "claimed", False)}
    assert found[0].shared == tuple(stem for stem in PLEDGE.stems if stem in told[0].stems)
    assert all(0 < one.score < 1 for one in found)
    alone = odds_of(fit(told[0]))
    assert likely_with([alone, alone - 6], 0) < likely_with([alone, alone], 0) == likely_with([alone], 0)


def test_nothing_to_speak_of() -> None:
    """No statements, no targets: nothing is suggested."""
    assert list(suggestions([], [PLEDGE], lambda *_: SAME, weight, PARTIES)) == []
    assert list(suggestions([shelling()], [], lambda *_: SAME, weight, PARTIES)) == []


@given(st.lists(st.floats(-20, 20), min_size=1, max_size=8), st.data())
def test_a_likelier_neighbour_makes_likelier(odds: list[float], data: st.DataObject) -> None:
    """What stands beside a statement never speaks against it, and it is always between nothing and all."""
    at = data.draw(st.integers(0, len(odds) - 1))
    other = data.draw(st.integers(0, len(odds) - 1))
    more = [*odds]
    more[other] += 1
    assert 0 <= likely_with(odds, at) <= likely_with(more, at) <= 1
    assert parts_with(odds, at)[0] == odds[at]


@given(st.text(max_size=60))
def test_any_words_fit_somehow(words: str) -> None:
    """Whatever is said has a likelihood."""
    assert 0 <= sureness(fit(shelling(words=words))) <= 1


def test_parties_exchanged() -> None:
    """What Ukraine says of Russia fits Russia's pledge as what Russia says of Ukraine fits Ukraine's."""
    other = replace(PLEDGE, debtors=frozenset({"ukraine"}), names=frozenset({"ukraine"}))
    exchanged = shelling(side="russia", speaker="russia", actor="ukraine", names=frozenset({"ukraine"}))
    assert fit(exchanged, other) == fit(shelling())


def test_a_ban_that_has_ended() -> None:
    """What is done after the last day of a ban says nothing of it; on that day it does."""
    ban = replace(PLEDGE, words="Russia does not shell Chernihiv", negative=True, end=date(2022, 4, 5))
    late = fit_of(shelling(said=date(2022, 4, 6)), ban, NOWHERE, weight)
    there = fit_of(shelling(said=date(2022, 4, 5)), ban, NOWHERE, weight)
    assert (late.when, there.when) == (-1, 1)

"""How a statement fits a duty: who, what, where, when, how many, and which way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parley.following.bearing import Fit, fit_of, known_of, odds_of, sureness
from parley.following.relation import Meant
from parley.following.sayings import Saying
from parley.following.targets import Target
from parley.following.testimony import Signs, Speaks, can_bear, likely_by, parts_with, suggestions, turned_by
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
    assert fit(shelling(words="shelling continued")).thrust == 1
    assert fit(shelling(words="shelling stopped")).thrust == -1
    assert fit(shelling(words="the weather was fine")).thrust == 0
    assert [fit(shelling(denied=denied)).denial for denied in (True, False)] == [1, -1]


def test_whose_word_it_is() -> None:
    """A party claims, whoever else tells observes, and whoever is to verify verifies. A speaker of no known side only
    claims."""
    assert known_of(shelling(), PLEDGE, PARTIES) == "claimed"
    assert known_of(shelling(speaker="mayor", side=None), PLEDGE, PARTIES) == "claimed"
    assert known_of(shelling(speaker=None, side=None), PLEDGE, PARTIES) == "observed"
    assert known_of(shelling(speaker="turkey", side="turkey"), PLEDGE, PARTIES) == "observed"
    assert known_of(shelling(speaker="mission", side="mission"), PLEDGE, PARTIES) == "verified"


def judge(pairs: Sequence[tuple[Target, Saying]]) -> list[Speaks]:
    """Takes what tells of activity for the target, and what tells of shelling against it."""
    heard = [one.words for _, one in pairs]
    return [Speaks(0.98 * ("activity" in words), 0.98 * ("shells" in words)) for words in heard]


def meaning(target: Target, one: Saying) -> Meant:
    """Near where they share a word."""
    return SAME if {*target.stems} & {*one.stems} else NOWHERE


def test_suggested_with_its_parts() -> None:
    """Three lines on less military activity and one on the weather: the three are suggested, with what the judge says
    and the words that decide."""
    words = "Russia reduced military activity"
    told = [shelling(words=words, statement=f"s{n}") for n in (1, 2, 3)]
    told.append(saying("the weather was fine", statement="s4", said=date(2022, 4, 1)))
    found = list(suggestions(told, [PLEDGE], meaning, judge, weight, PARTIES))
    assert [one.statement for one in found] == ["r1.s1", "r1.s2", "r1.s3"]
    assert {(one.target.name, one.known, one.against) for one in found} == {("P1", "claimed", False)}
    assert found[0].shared == tuple(stem for stem in PLEDGE.stems if stem in told[0].stems)
    assert {one.speaks for one in found} == {Speaks(0.98, 0.0)}
    assert all(0 < one.score < 1 for one in found)


def test_the_judge_tells_which_way() -> None:
    """Shells say nothing of activity in their words; the judge takes them to speak against its reduction."""
    told = [shelling(words="Russian shells fell: so much for military restraint", statement="s1")]
    (found,) = suggestions(told, [PLEDGE], meaning, judge, weight, PARTIES)
    assert found.against


def test_the_judge_takes_it_for_neither() -> None:
    """The bad twin: the rules fit as well, and the judge reads a promise."""
    told = [shelling(words="Russia reduced military activity", statement="s1")]
    assert (
        list(suggestions(told, [PLEDGE], meaning, lambda pairs: [Speaks(0.01, 0.0)] * len(pairs), weight, PARTIES))
        == []
    )


def test_nothing_to_speak_of() -> None:
    """No statements, no targets: nothing is suggested, and nothing is read."""
    assert list(suggestions([], [PLEDGE], meaning, judge, weight, PARTIES)) == []
    assert list(suggestions([shelling()], [], meaning, judge, weight, PARTIES)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"places": frozenset({"mariupol"})},
        {"said": date(2022, 3, 18)},
    ],
)
def test_what_cannot_bear(fields: dict[str, Any]) -> None:
    """Shelling there and then can speak against the pledge; elsewhere or before it cannot, however sure the
    judge is."""
    assert can_bear(fit(shelling()))
    one = shelling(words="Russian shells: military activity", **fields)
    assert not can_bear(fit(one))
    assert list(suggestions([one], [PLEDGE], meaning, judge, weight, PARTIES)) == []


@given(st.lists(st.floats(-20, 20), min_size=1, max_size=8), st.data())
def test_likelier_neighbours_and_judges_make_likelier(odds: list[float], data: st.DataObject) -> None:
    """What stands beside a statement never speaks against it, nor does a surer judge; it is always between nothing and
    all."""
    at = data.draw(st.integers(0, len(odds) - 1))
    other = data.draw(st.integers(0, len(odds) - 1))
    more = [*odds]
    more[other] += 1
    signs = Signs(*parts_with(odds)[at], 0.0)
    assert 0 <= likely_by(signs) <= likely_by(Signs(*parts_with(more)[at], 0.0)) <= 1
    assert likely_by(signs) <= likely_by(signs._replace(judge=1.0))
    assert parts_with(odds)[at][0] == odds[at]


@given(st.floats(0, 1), st.floats(0, 1))
def test_for_and_against_exchanged(pro: float, contra: float) -> None:
    """A judge who says the contrary turns the sign, and leaves how likely it bears at all."""
    assume(pro + contra <= 1 and abs(pro - contra) > 0.01)
    one, other = Speaks(pro, contra), Speaks(contra, pro)
    assert one.turned == pytest.approx(-other.turned)
    assert one.odds == other.odds
    plain = replace(fit(shelling()), thrust=0.0)
    assert (
        turned_by(plain, one) <= turned_by(plain, other)
        if pro > contra
        else turned_by(plain, one) >= turned_by(plain, other)
    )


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

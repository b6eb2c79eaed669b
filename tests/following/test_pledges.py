"""Said against done."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.following.bonds import bonds_of
from parley.following.grit import NOTHING
from parley.following.pledges import pledges_of
from parley.model.plain import plain
from parley.model.pledge import Pledge

from .talks import Line, heard, swapped_in, swapped_line

_PROMISE = Line(
    "2026-01-09", "Armenia", "promise", "our troops will withdraw from the northern heights by the end of January",
    ("2026-01-31", "2026-01-31"), actor="Armenia",
)  # fmt: skip
_BAN = Line(
    "2026-01-09", "Armenia", "promise", "no drone will enter the airspace beyond the river", negated=True,
    actor="Armenia",
)  # fmt: skip


def _states(pledge: Pledge) -> list[tuple[str, str]]:
    return [(turn.state, str(turn.on)) for turn in pledge.turns]


def test_a_pledge_is_announced_begun_and_kept() -> None:
    """Armenia promises to withdraw; observers see the first troops go, and then the last."""
    found = pledges_of(
        heard(
            _PROMISE,
            Line("2026-01-20", "the Border Observer Mission", "claim", "the first troops of Armenia have begun to "
                 "withdraw from the northern heights", actor="Armenia"),
            Line("2026-01-30", "the Border Observer Mission", "claim", "all troops of Armenia have withdrawn from the "
                 "northern heights", actor="Armenia"),
        )
    )  # fmt: skip
    assert len(found) == 1
    assert found[0].by == "Armenia"
    assert found[0].own_word and not found[0].refrains
    assert found[0].due == date(2026, 1, 31)
    assert _states(found[0]) == [("announced", "2026-01-09"), ("begun", "2026-01-20"), ("kept", "2026-01-30")]
    assert [shown.known for turn in found[0].turns for shown in turn.shown] == ["claimed", "observed", "observed"]


def test_of_what_happened_before_or_elsewhere_a_pledge_is_neither_kept_nor_broken() -> None:
    """A withdrawal before the promise, and one by another state: neither shows anything of it."""
    found = pledges_of(
        heard(
            Line("2026-01-01", "Armenia", "claim", "our troops have withdrawn from the northern heights",
                 actor="Armenia"),
            _PROMISE,
            Line("2026-01-20", "Turkey", "claim", "the troops of Turkey have withdrawn from the northern heights",
                 actor="Turkey"),
        )
    )  # fmt: skip
    assert [_states(one) for one in found] == [[("announced", "2026-01-09")]]


def test_a_breach_that_the_party_denies_is_disputed() -> None:
    """Georgia says that Armenia's drone came; Armenia denies it in the same report."""
    found = pledges_of(
        heard(
            _BAN,
            Line("2026-01-12", "Georgia", "accusation", "a drone of Armenia entered our airspace beyond the river",
                 actor="Armenia"),
            Line("2026-01-12", "Armenia", "denial", "the accusation is false", same_report=True, negated=True),
        )
    )  # fmt: skip
    assert found[0].refrains
    assert _states(found[0]) == [("announced", "2026-01-09"), ("disputed", "2026-01-12")]
    assert [(shown.by, shown.known) for shown in found[0].turns[1].shown] == [
        ("Georgia", "claimed"),
        ("Armenia", "claimed"),
    ]


def test_a_breach_that_nobody_denies_is_broken_as_somebody_says() -> None:
    """The same without the denial: broken, and the statement shows that it is Georgia's claim."""
    found = pledges_of(
        heard(
            _BAN,
            Line("2026-01-12", "Georgia", "accusation", "a drone of Armenia entered our airspace beyond the river",
                 actor="Armenia"),
        )
    )  # fmt: skip
    assert found[0].state == "broken"
    assert [(shown.by, shown.known) for shown in found[0].turns[1].shown] == [("Georgia", "claimed")]


def test_several_bind_themselves_together_and_each_has_a_pledge() -> None:
    """Both sides promise to hold their fire, in a report that speaks of Armenia and Georgia."""
    found = pledges_of(
        heard(
            Line(
                "2026-01-09", "both sides", "promise", "the guns of Armenia and Georgia will fall silent on the border"
            ),
        )
    )
    assert sorted(one.by for one in found) == ["Armenia", "Georgia"]


def test_what_others_are_expected_to_do_binds_nobody() -> None:
    """Turkey says what Armenia and Georgia will do: no pledge of anybody."""
    assert not pledges_of(
        heard(Line("2026-01-09", "Turkey", "plan", "Georgia will open the bridge in spring", actor="Georgia"))
    )


def test_a_pledge_that_is_told_by_another_is_so_marked() -> None:
    """Georgia tells what Armenia promised, within its own statement."""
    found = pledges_of(
        heard(
            Line("2026-01-09", "Georgia", "claim", "Armenia gave us a promise"),
            Line("2026-01-09", "Armenia", "promise", "the prisoners will be released in March", within=1,
                 same_report=True, actor="Armenia"),
        )
    )  # fmt: skip
    assert [(one.by, one.own_word) for one in found] == [("Armenia", False)]
    assert found[0].turns[0].shown[0].by == "Georgia"


def test_numbers_tell_two_pledges_of_one_party_apart() -> None:
    """Two lots of prisoners; and a part of one lot is a beginning, not the whole."""
    talks = heard(
        Line("2026-01-09", "Armenia", "promise", "112 captured soldiers will be released", actor="Armenia"),
        Line("2026-01-10", "Armenia", "promise", "87 captured sailors will be released", actor="Armenia"),
        Line("2026-01-15", "Turkey", "claim", "Armenia has released fifty captured soldiers", actor="Armenia"),
    )
    assert len(bonds_of(talks)) == 2
    assert _states(pledges_of(talks)[0])[1:] == [("begun", "2026-01-15")]


def test_the_questions_of_osgood_are_answered_from_the_statements() -> None:
    """A precise promise, seen by observers, answered by Georgia; and a vague one of which nothing is known."""
    found = pledges_of(
        heard(
            _PROMISE,
            Line("2026-01-12", "Georgia", "promise", "our troops will withdraw from the northern heights as well",
                 actor="Georgia"),
            Line("2026-01-30", "the Border Observer Mission", "claim", "all troops of Armenia have withdrawn from the "
                 "northern heights", actor="Armenia"),
            Line("2026-02-01", "Turkey", "promise", "more goods will come over the harbour", actor="Turkey"),
        )
    )  # fmt: skip
    answers = {answer.question: answer for answer in found[0].answers}
    assert [question for question, answer in answers.items() if answer.yes] == [*answers]
    assert answers["announced in advance"].statements == ("r1.s1", "r3.s1")
    assert "2026-01-31" in answers["precise"].says
    assert answers["answered"].statements == ("r2.s1",)
    vague = {answer.question: answer for answer in found[-1].answers}
    for question in ("precise", "verifiable", "answered"):
        assert not vague[question].yes
        assert vague[question].says == NOTHING
        assert vague[question].statements == ()


def test_days_without_word_are_counted_from_the_last_word() -> None:
    """As of the last report, and as of a later day."""
    talks = heard(_PROMISE, Line("2026-01-15", "Turkey", "claim", "the weather is fine"))
    assert pledges_of(talks)[0].days_without_word == 6
    assert pledges_of(talks, date(2026, 3, 1))[0].days_without_word == 51


def test_nothing_said_is_nothing_pledged() -> None:
    """No report at all."""
    assert pledges_of(heard()) == ()


_WORDS = (
    "our troops will withdraw from the northern heights",
    "no drone will enter the airspace beyond the river",
    "all troops have withdrawn from the northern heights",
    "a drone entered the airspace beyond the river",
    "112 prisoners will be released",
    "112 prisoners were released",
)
_LINES = st.builds(
    Line,
    said=st.integers(1, 28).map(lambda day: f"2026-01-{day:02}"),
    who=st.sampled_from(("Armenia", "Georgia", "Turkey", "the Border Observer Mission")),
    act=st.sampled_from(("promise", "claim", "accusation", "denial", "offer", "acceptance", "rejection")),
    words=st.sampled_from(_WORDS),
    negated=st.booleans(),
    actor=st.sampled_from((None, "Armenia", "Georgia")),
    same_report=st.just(False),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(_LINES, max_size=8))
def test_swapping_two_parties_swaps_the_pledges(lines: list[Line]) -> None:
    """Whatever Armenia is shown to have done, Georgia is shown to have done where the names are changed."""
    lines = sorted(lines, key=lambda line: line.said)
    one = swapped_in(plain(pledges_of(heard(*lines))))
    other = plain(pledges_of(heard(*map(swapped_line, lines))))
    assert sorted(one, key=str) == sorted(other, key=str)

"""What each party wants in each issue, and what is open between them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.following.heard import Heard
from parley.following.naming import name_of
from parley.following.positions import positions_of
from parley.following.stances import stance_of
from parley.model.plain import plain
from parley.model.position import Issue, PositionKind
from parley.model.statement import Act

from .talks import Line, heard, swapped_in, swapped_line

_DEMAND = Line("2026-01-05", "Armenia", "demand", "a corridor to the harbour at the southern coast")
_REFUSAL = Line("2026-01-06", "Georgia", "rejection", "a corridor to the harbour at the southern coast", negated=True)
_OFFER = Line(
    "2026-02-01", "Georgia", "offer", "to open a corridor to the harbour at the southern coast", actor="Georgia"
)


def _stands(issue: Issue, party: str) -> list[tuple[str, str, str | None]]:
    position = next(one for one in issue.positions if one.party == party)
    return [(stand.kind, str(stand.since), stand.statement) for stand in position.stands]


def test_a_position_changes_from_one_statement_to_another() -> None:
    """Georgia refuses a corridor in January and offers it in February."""
    issues = positions_of(heard(_DEMAND, _REFUSAL, _OFFER))
    assert len(issues) == 1
    assert issues[0].name == "harbour at the southern coast"
    assert _stands(issues[0], "Armenia") == [("demand", "2026-01-05", "r1.s1")]
    assert _stands(issues[0], "Georgia") == [("red line", "2026-01-06", "r2.s1"), ("offer", "2026-02-01", "r3.s1")]


def test_what_is_said_again_soon_is_no_change() -> None:
    """Demand, offer and the same demand within a month: it was held all along; after a year it is taken anew."""
    again = Line("2026-01-20", "Armenia", "demand", "a corridor to the harbour at the southern coast")
    offer = Line("2026-01-10", "Armenia", "offer", "to pay for a corridor to the harbour at the southern coast",
                 actor="Armenia")  # fmt: skip
    assert [kind for kind, *_ in _stands(positions_of(heard(_DEMAND, offer, again))[0], "Armenia")] == [
        "demand",
        "offer",
    ]
    late = Line("2027-01-20", "Armenia", "demand", "a corridor to the harbour at the southern coast")
    assert [kind for kind, *_ in _stands(positions_of(heard(_DEMAND, offer, late))[0], "Armenia")] == [
        "demand",
        "offer",
        "demand",
    ]


def test_open_is_what_one_demands_and_the_other_has_not_offered() -> None:
    """Open after the refusal, with the statement that refuses; not open any more after the offer."""
    open_points = positions_of(heard(_DEMAND, _REFUSAL))[0].open_points
    assert [(one.demanded_by, one.statements, one.other, one.answer, one.answered_in) for one in open_points] == [
        ("Armenia", ("r1.s1",), "Georgia", "refuses", ("r2.s1",))
    ]
    assert positions_of(heard(_DEMAND, _REFUSAL, _OFFER))[0].open_points == ()


def test_a_part_of_what_is_demanded_leaves_it_open() -> None:
    """All prisoners are demanded, and forty offered; and then all of them."""
    demand = Line("2026-01-05", "Armenia", "demand", "all prisoners be released from the northern camps")
    part = Line("2026-01-06", "Georgia", "offer", "40 prisoners will be released from the northern camps")
    whole = Line("2026-01-07", "Georgia", "offer", "all prisoners will be released from the northern camps")
    assert [one.answer for one in positions_of(heard(demand, part))[0].open_points] == ["offers part of it"]
    assert positions_of(heard(demand, part, whole))[0].open_points == ()


def test_who_is_asked_and_says_nothing_is_silent() -> None:
    """Armenia demands something of Georgia, which speaks of something else."""
    issues = positions_of(
        heard(
            Line("2026-01-05", "Armenia", "demand", "the dam on the upper river be opened by Georgia", actor="Georgia"),
            Line("2026-01-06", "Georgia", "demand", "a lasting peace"),
        )
    )
    assert _stands(issues[0], "Georgia") == [("silence", "2026-01-05", None)]
    assert issues[0].open_points[0].answer == "says nothing"


def test_unlike_things_are_two_issues() -> None:
    """Prisoners and a harbour."""
    issues = positions_of(heard(_DEMAND, Line("2026-01-05", "Georgia", "demand", "all prisoners be released now")))
    assert [issue.name for issue in issues] == ["harbour at the southern coast", "prisoners"]


@pytest.mark.parametrize(
    ("act", "words", "negated", "kind"),
    [
        ("demand", "the prisoners be freed", False, "demand"),
        ("requirement", "the prisoners be freed first", False, "demand"),
        ("claim", "What we want is a harbour of our own", False, "demand"),
        ("promise", "the prisoners will be freed", False, "offer"),
        ("claim", "Armenia no longer insists on the corridor", False, "offer"),
        ("claim", "The coast is not for sale", True, "red line"),
        ("claim", "not one metre of our coast will change hands", True, "red line"),
        ("demand", "We will never accept foreign soldiers", True, "red line"),
        ("rejection", "the proposal for a joint patrol", True, "red line"),
        ("rejection", "the accusation", True, None),
        ("rejection", "to comment on the proposal", True, None),
        ("claim", "the sun rose over the harbour", False, None),
        ("denial", "our troops never fired", True, None),
    ],
)
def test_where_a_saying_puts_its_speaker(act: Act, words: str, negated: bool, kind: PositionKind | None) -> None:
    """Demands, offers and red lines in their words; what only denies or tells takes no position."""
    talks = heard(Line("2026-01-05", "Armenia", act, words, negated=negated))
    assert stance_of(talks.sayings["r1.s1"], talks) == kind


def test_a_reviewer_names_an_issue_and_joins_two() -> None:
    """The name holds for the issue in which the words are, and two issues of one name are one."""
    talks = heard(_DEMAND, Line("2026-01-05", "Georgia", "demand", "all prisoners be released now"))
    renamed = {_DEMAND.words: ("access to the sea", "Ana"), "all prisoners be released now": ("access to the sea", "B")}
    assert [(one.name, one.named_by) for one in positions_of(talks, renamed)] == [("access to the sea", "Ana")]
    one, other = positions_of(talks, {_DEMAND.words: ("access to the sea", "Ana")})
    assert (one.name, one.named_by, other.named_by) == ("access to the sea", "Ana", None)


def test_later_reports_leave_issues_as_they_were() -> None:
    """The ids of issues and the propositions in them stay when a report is added."""
    before = positions_of(heard(_DEMAND, _REFUSAL))
    after = positions_of(heard(_DEMAND, _REFUSAL, _OFFER, Line("2026-03-01", "Turkey", "offer", "goods and money")))
    assert [one.id for one in after][: len(before)] == [one.id for one in before]
    for one, other in zip(before, after, strict=False):
        assert set(one.propositions) <= set(other.propositions)


def test_of_nothing_there_are_no_issues() -> None:
    """No report; and reports in which nobody takes a position."""
    assert positions_of(heard()) == ()
    assert positions_of(heard(Line("2026-01-05", None, "claim", "it rained in the mountains"))) == ()


def test_a_name_without_telling_words_is_the_beginning_of_the_first_wording() -> None:
    """Words that stand in every issue, or none."""
    talks: Heard = heard(Line("2026-01-05", "Armenia", "demand", "go on"))
    assert name_of([talks.sayings["r1.s1"]], {}) == "go on"


_LINES = st.builds(
    Line,
    said=st.integers(1, 28).map(lambda day: f"2026-01-{day:02}"),
    who=st.sampled_from(("Armenia", "Georgia", "Turkey", "both sides")),
    act=st.sampled_from(("promise", "claim", "demand", "rejection", "offer", "requirement")),
    words=st.sampled_from((_DEMAND.words, "all prisoners be released", "never a corridor through Armenia", "the dam")),
    negated=st.booleans(),
    actor=st.sampled_from((None, "Armenia", "Georgia", "both sides")),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(_LINES, max_size=8))
def test_swapping_two_parties_swaps_the_positions(lines: list[Line]) -> None:
    """Both are drawn alike: positions, changes and open points, in whatever order."""
    lines = sorted(lines, key=lambda line: line.said)
    one = swapped_in(plain(positions_of(heard(*lines))))
    other = plain(positions_of(heard(*map(swapped_line, lines))))
    for issues in (one, other):
        for issue in issues:
            issue["positions"].sort(key=str)
            issue["open_points"].sort(key=str)
    assert one == other


_TRUCE = "# Truce\n\nStatus: proposed\n\n## Parties\n- {}\n- {}\n"


@pytest.mark.parametrize(("one", "other"), [("Armenia", "Georgia"), ("Georgia", "Armenia")])
def test_both_sides_are_the_parties_of_the_agreement(one: str, other: str) -> None:
    """Turkey is named more than either party, but it is the parties that offer; a draft in which one party is nobody
    of whom reports speak settles nothing."""
    lines = [
        Line("2026-01-05", "Turkey", "claim", "that Turkey is ready to help and Turkey will see"),
        Line("2026-01-05", "Armenia", "claim", "that Georgia saw it rain", same_report=True),
        Line("2026-01-05", "both sides", "offer", "to open a corridor to the harbour", same_report=True),
    ]

    def offering(agreement: str) -> set[str]:
        issues = positions_of(heard(*lines, agreement=agreement))
        return {held.party for issue in issues for held in issue.positions if "corridor" in held.stands[0].words}

    assert offering(_TRUCE.format(f"the Republic (also: {one})", other)) == {"the Republic", other}
    assert offering(_TRUCE.format(one, "Azawa")) == {"both sides"}

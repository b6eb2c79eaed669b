"""What depends on something, what is due, and who takes part without a side, as a draft words it."""

import pytest

from parley.agreement import parse_partial

from .drafts import Line, draft_of, sentences, text_of, told

OWN = Line("Armenia", "promise", "to free all prisoners")


def worded(line: Line) -> list[str]:
    """The sentences of a line beside a promise that is there in any case."""
    found = sentences(told(1, "2026-01-05", OWN, line))
    return [one for one in found if one != "Armenia shall free all prisoners."]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            Line("Armenia", "claim", "the date of departure from Gyumri would depend on the rebels keeping their word"),
            "Departure from Gyumri takes place only if the rebels keep their word. [Armenia]",
        ),
        (
            Line("Armenia", "claim", "the next payment depends on whether the mission has seen the depots"),
            "The next payment takes place only if the mission has seen the depots. [Armenia]",
        ),
        (
            Line("Armenia", "claim", "the opening of the road would depend on the withdrawal of troops from Gyumri"),
            "The opening of the road takes place only if troops are withdrawn from Gyumri. [Armenia]",
        ),
        (
            Line(
                "Levon Sargsyan",
                "claim",
                "Georgia's side of the deal, the freeing of 41 people, is due on Friday",
                days=(("on Friday", "2026-01-09"),),
            ),
            "41 people are freed, on 9 January 2026. [Armenia]",
        ),
        (
            Line(
                "the two sides",
                "claim",
                "a general ceasefire would begin on Friday",
                modality="intended",
                days=(("on Friday", "2026-01-09"),),
            ),
            "A general ceasefire begins on 9 January 2026.",
        ),
        (
            Line(
                "Georgia",
                "claim",
                "Armenia will leave the base at Gyumri by Friday and not a day later",
                modality="intended",
                days=(("by Friday", "2026-01-09"),),
            ),
            "Armenia shall leave the base at Gyumri by 9 January 2026. [Georgia]",
        ),
        (
            Line("Armenia", "claim", "forty sick convicts would be allowed to go home", modality="intended"),
            "Armenia shall allow forty sick convicts to go home.",
        ),
        (
            Line("Armenia", "claim", "we will open the road … once the mines are gone", modality="intended"),
            "Armenia shall open the road once the mines are gone.",
        ),
        (
            Line(
                "Armenia",
                "promise",
                "the camps would be cleared before Friday",
                days=(("before Friday", "2026-01-08"),),
            ),
            "Armenia shall clear the camps by 8 January 2026.",
        ),
    ],
)
def test_what_is_told_besides_promises(line: Line, expected: str) -> None:
    """What depends on something, is due, or begins on a day is a step; what is owed by a day a duty."""
    assert expected in worded(line)


@pytest.mark.parametrize(
    "line",
    [
        Line("Armenia", "claim", "it depends on the rebels keeping their word"),
        Line("Armenia", "claim", "the departure would not depend on the rebels keeping their word"),
        Line("Armenia", "rejection", "the departure depends on the rebels keeping their word"),
        Line(None, "claim", "the departure depends on the rebels keeping their word"),
        Line("Armenia", "claim", "the freeing of 41 people was due on Friday", days=(("on Friday", "2026-01-02"),)),
        Line("Armenia", "claim", "the minister is due on Friday", days=(("on Friday", "2026-01-09"),)),
        Line(
            "Georgia",
            "claim",
            "Armenia will attack the base by Friday",
            modality="intended",
            days=(("by Friday", "2026-01-09"),),
        ),
        Line("Armenia", "demand", "that his name not be used"),
        Line("Armenia", "requirement", "speaking on condition of anonymity"),
    ],
)
def test_what_is_no_term_of_its_own(line: Line) -> None:
    """What is unclear, denied, past, feared, or said of the one who speaks: no sentence."""
    assert worded(line) == []


def test_who_is_asked_to_guarantee_is_listed_as_proposed() -> None:
    """A state that has been asked to be a guarantor is listed; one that has been asked for something else is not."""
    asked = Line("Levon Sargsyan", "claim", "Norway has been asked to lend its name as a second guarantor")
    assert "## Guarantors\n- Norway (proposed)" in text_of(told(1, "2026-01-05", OWN, asked))
    other = Line("Levon Sargsyan", "claim", "Norway has been asked to send observers")
    assert "## Guarantors" not in text_of(told(1, "2026-01-05", OWN, other))


def test_an_offer_to_join_as_guarantor_keeps_its_condition() -> None:
    """It is a duty with its condition, and the one who offers it is listed as a proposed guarantor."""
    offer = Line(
        "Norway",
        "offer",
        "to join the accord as guarantor once both sides agree",
        (("if", "both sides agree", "to join the accord as guarantor"),),
    )
    draft = draft_of(told(1, "2026-01-05", OWN, offer))
    assert {point.kind for point in draft.points} == {"pledge", "article", "guarantor"}
    assert "Norway shall join the accord as guarantor once both sides agree" in {
        point.ways[0] for point in draft.points
    }


@pytest.mark.parametrize(
    ("modal", "expected"),
    [
        ("will", "Georgia leaves the mines by 9 January 2026. [Armenia]"),
        ("would", "Armenia shall leave the mines by 9 January 2026."),
    ],
)
def test_whose_their_guards_are(modal: str, expected: str) -> None:
    """In words as they were spoken "their guards" are the other side's, told with "would" those of the speaker."""
    other = Line("Georgia", "promise", "to open the road")
    line = Line(
        "Armenia",
        "plan",
        f"Their guards {modal} leave the mines by Friday",
        days=(("by Friday", "2026-01-09"),),
    )
    assert expected in sentences(told(1, "2026-01-05", OWN, other, line))


def test_a_late_condition_never_gets_lost() -> None:
    """The words behind those that tell who says it hold for the promise; the text is read by the language."""
    line = Line("Armenia", "plan", "the communes receive their share in May … only if they have opened accounts")
    text = text_of(told(1, "2026-01-05", OWN, line))
    assert "receive their share in May." not in text
    assert parse_partial(text)[1] == ()

"""What is announced, asked, agreed and forbidden, as a draft words it."""

import pytest

from parley.agreement import parse_partial

from .drafts import Line, draft_of, sentences, text_of, told

DEMAND = Line("Georgia", "demand", "Armenia withdraw its troops")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            Line("Levon Sargsyan", "claim", "our army will leave the hills in May", modality="intended"),
            "Armenia shall leave the hills in May.",
        ),
        (
            Line("Armenia", "claim", "the mine maps will be handed over soon", modality="intended"),
            "Armenia shall hand the mine maps over soon.",
        ),
        (
            Line("Armenia", "claim", "foreign troops would not be attacked", modality="intended", negated=True),
            "Armenia shall not attack foreign troops.",
        ),
        (
            Line("Armenia", "claim", "no drone would cross the river", modality="intended", negated=True),
            "Armenia shall not let any drone cross the river.",
        ),
        (
            Line("Armenia", "plan", "we will bind ourselves to the text", direct=True),
            "Armenia shall bind itself to the text.",
        ),
        (Line("Armenia", "promise", "to refrain from flying drones"), "Armenia shall not fly drones."),
        (Line("Armenia", "promise", "to stop shelling the town"), "Armenia shall not shell the town."),
        (
            Line("Armenia", "promise", "to stop shelling the town by Friday", days=(("by Friday", "2026-01-09"),)),
            "Armenia shall not shell the town from 9 January 2026.",
        ),
        (
            Line("Armenia", "promise", "to stop shelling the town within a week"),
            "Armenia shall stop shelling the town within a week.",
        ),
        (
            Line("Armenia", "promise", "the four soldiers captured in 2023 would be freed"),
            "Armenia shall free the four soldiers captured in 2023.",
        ),
        (
            Line("Armenia", "claim", "nobody with blood on his hands will benefit from the law", modality="intended"),
            "Armenia shall not let anybody with blood on his hands benefit from the law.",
        ),
        (
            Line("Armenia", "demand", "Georgia should be allowed to use the port"),
            "Georgia may use the port. [Armenia]",
        ),
        (
            Line("the two sides", "acceptance", "on a ceasefire along the lake"),
            "There is a ceasefire along the lake.",
        ),
        (
            Line(
                "Armenia",
                "requirement",
                "no treaty is possible as long as Georgia keeps its posts",
                (("only_if", "Georgia keeps its posts", "no treaty is possible"),),
            ),
            "A treaty takes place only if Georgia does not keep its posts. [Armenia]",
        ),
    ],
)
def test_what_is_announced_or_agreed(line: Line, expected: str) -> None:
    """Whoever announces something of itself owes it, in whatever form it was said."""
    own = Line("Armenia", "promise", "to free all prisoners")
    assert expected in sentences(told(1, "2026-01-05", own, line))


@pytest.mark.parametrize(
    "line",
    [
        Line("Armenia", "claim", "our army left the hills in May"),
        Line("Levon Sargsyan", "claim", "he will be there", modality="intended"),
        Line("Armenia", "claim", "the Georgian troops will be withdrawn soon", modality="intended"),
        Line("Armenia", "promise", "to number 4,000 fighters"),
        Line("Armenia", "demand", "an explanation"),
        Line(
            "Armenia",
            "plan",
            "the ministers will be back in Paris on Friday",
            days=(("on Friday", "2026-01-09"),),
        ),
    ],
)
def test_what_is_no_term(line: Line) -> None:
    """What was done, what a person or the troops of another do, how things are, when the talks go on: no sentence."""
    assert len(sentences(told(1, "2026-01-05", line, DEMAND))) == 1


def test_the_dates_of_the_talks_stand_at_the_end() -> None:
    """A date of the talks is not dropped in silence; one that depends on something is a step."""
    line = Line("Armenia", "plan", "the ministers will meet in Paris on Friday", days=(("on Friday", "2026-01-09"),))
    assert any("when and where" in one.why for one in draft_of(told(1, "2026-01-05", line, DEMAND)).unworded)
    depends = Line(
        "Armenia",
        "requirement",
        "the ministers will meet in Paris only if the road is open",
        (("only_if", "the road is open", "the ministers will meet in Paris"),),
    )
    assert any("only if the road is open" in one for one in sentences(told(1, "2026-01-05", depends)))


def test_what_the_report_tells_as_laid_down() -> None:
    """The report's own word that a side is to do something by a day binds it; a forecast does not."""
    days = (("by 1 May 2026", "2026-05-01"),)
    laid = Line(None, "claim", "Armenia is to open the road by 1 May 2026", modality="intended", days=days)
    asks = Line("Armenia", "demand", "Georgia withdraw its troops")
    found = sentences(told(1, "2026-01-05", laid, asks, DEMAND))
    assert "Armenia shall open the road by 1 May 2026." in found
    guess = Line(None, "claim", "Armenia will open the road by 1 May 2026", modality="intended", days=days)
    assert not any("open the road" in one for one in sentences(told(1, "2026-01-05", guess, asks, DEMAND)))


def test_an_entry_that_is_told_as_being_bound() -> None:
    """Who cannot be bound before a vote lays down when the agreement enters into force; who is bound lays down none."""
    words = "we cannot be bound before our parliament has voted"
    bound = Line("Armenia", "requirement", words, (("only_if", "our parliament has voted", words[:18]),), negated=True)
    [found] = [one for one in sentences(told(1, "2026-01-05", bound)) if "force" in one]
    assert found == "This agreement enters into force once Armenia's parliament has voted. [Armenia]"
    other = Line("Armenia", "claim", "we are bound by the vote of our parliament")
    assert not any("force" in one for one in sentences(told(1, "2026-01-05", other, DEMAND)))


def test_who_tells_that_both_agreed() -> None:
    """One who does not negotiate has no bracket for what it tells of both; one of the two has its own."""
    both = [DEMAND, Line("Armenia", "demand", "Georgia withdraw its troops")]

    def held(teller: str) -> str:
        told_by = Line(teller, "claim", "the two sides agreed to keep the truce")
        agreed = Line("the two sides", "acceptance", "to keep the truce", within=3)
        return next(one for one in sentences(told(1, "2026-01-05", *both, told_by, agreed)) if "truce" in one)

    assert not held("Turkey").endswith("]")
    assert held("Georgia").endswith("[Georgia]")


def test_the_same_point_stands_once_in_its_fullest_words() -> None:
    """Two promises of one side in nearly the same words are one sentence; with another number they are two."""
    short = Line("Armenia", "promise", "to withdraw heavy guns from the northern plain")
    full = Line("Armenia", "promise", "to pull all heavy guns back from the northern plain within two months")
    other = Line("Armenia", "promise", "to withdraw 40 heavy guns from the northern plain")
    found = draft_of(told(1, "2026-01-05", short, full)).points
    assert len(found) == 1
    assert len(found[0].rests) == 2
    assert len(draft_of(told(1, "2026-01-05", other, full)).points) == 2


def test_what_several_hold_in_the_same_words() -> None:
    """One sentence with the names of all who hold it, which the language reads."""
    both = "Armenia withdraw its troops"
    text = text_of(told(1, "2026-01-05", Line("Georgia", "demand", both), Line("Turkey", "demand", both)))
    assert "Armenia shall withdraw its troops. [Georgia, Turkey]" in text
    assert not parse_partial(text)[1]

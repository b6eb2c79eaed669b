"""The agreement as it stands in the talks, worded from the record alone."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parley.agreement import parse, parse_partial
from parley.following.draft.members import NothingToDraftError

from .drafts import Line, draft_of, sentence, sentences, text_of, told


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            Line("Armenia", "promise", "Yerevan would limit its military action around the lake"),
            "Armenia shall limit its military action around the lake.",
        ),
        (Line("Armenia", "promise", "to free all prisoners"), "Armenia shall free all prisoners."),
        (Line("Levon Sargsyan", "promise", "it will not use force"), "Armenia shall not use force."),
        (
            Line("Armenia", "promise", "a decision was made to radically, by a large margin, reduce its patrols"),
            "Armenia shall reduce its patrols radically, by a large margin.",
        ),
        (
            Line("Armenia", "promise", "no drone of ours would cross the border", negated=True),
            "Armenia shall not let any drone of ours cross the border.",
        ),
        (
            Line("Armenia", "offer", "Yerevan stands ready to reopen the road"),
            "Armenia shall reopen the road.",
        ),
        (
            Line("Armenia", "demand", "Georgia withdraw its troops"),
            "Georgia shall withdraw its troops. [Armenia]",
        ),
        (
            Line("Armenia", "demand", "the release of 40 prisoners by Georgia"),
            "Georgia shall release 40 prisoners. [Armenia]",
        ),
        (
            Line("the accord", "promise", "heavy weapons must be withdrawn within 14 days"),
            "Heavy weapons are withdrawn within 14 days.",
        ),
        (
            Line("the accord", "promise", "Armenia undertakes not to build posts"),
            "Armenia shall not build posts.",
        ),
        (
            Line("Turkey", "plan", "the foreign ministers will meet in the coming phase"),
            "The foreign ministers meet in the coming phase. [Turkey]",
        ),
        (
            Line(None, "claim", "The neutral status would mean that no bases would be located on its soil"),
            '"neutral status" means that no bases are located on its soil.',
        ),
    ],
)
def test_what_is_said_becomes_a_sentence_of_the_one_who_owes_it(line: Line, expected: str) -> None:
    """Names for pronouns and other names, "shall" for would, the active where it is known who acts."""
    assert sentence(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            Line(
                "Armenia",
                "offer",
                "if a system of guarantees is put in place, Yerevan would agree to a neutral status",
                (("if", "a system of guarantees is put in place", "Yerevan would agree to a neutral status"),),
            ),
            "Armenia shall agree to a neutral status if a system of guarantees is put in place.",
        ),
        (
            Line(
                "Armenia",
                "offer",
                "Armenia would lift the blockade once a ceasefire was in force",
                (("if", "a ceasefire was in force", "Armenia would lift the blockade"),),
            ),
            "Armenia shall lift the blockade once a ceasefire is in force.",
        ),
        (
            Line(
                "Armenia",
                "promise",
                "to take harsh measures against them, if they are the first to catch them",
                (("if", "they are the first to catch them", "to take harsh measures against them"),),
            ),
            "Armenia shall take harsh measures against them if Armenia is the first to catch them.",
        ),
        (
            Line(
                "Armenia",
                "requirement",
                "a meeting between the two is only feasible if the ministries have accepted a deal",
                (("only_if", "the ministries have accepted a deal", "a meeting between the two"),),
            ),
            "A meeting between the two takes place only if the ministries have accepted a deal. [Armenia]",
        ),
        (
            Line(
                "Armenia",
                "requirement",
                "Armenia would not lift a single measure as long as the militia had not been dismantled",
                (("only_if", "the militia had not been dismantled", "Armenia would not lift a single measure"),),
                negated=True,
            ),
            "Armenia lifts a single measure only if the militia has been dismantled. [Armenia]",
        ),
        (
            Line(
                "Armenia",
                "requirement",
                "No ceasefire will be signed unless the rebels withdraw from the hospitals",
                (("unless", "the rebels withdraw from the hospitals", "No ceasefire will be signed"),),
                negated=True,
            ),
            "A ceasefire is signed only if the rebels withdraw from the hospitals. [Armenia]",
        ),
        (
            Line(
                "Armenia",
                "requirement",
                "For any final agreement to take effect, there must be complete peace",
                (("requires", "there must be complete peace", "any final agreement to take effect"),),
            ),
            "This agreement enters into force once there is complete peace. [Armenia]",
        ),
        (
            Line(
                "Armenia",
                "requirement",
                "a referendum on the terms of any final agreement would be required",
                (("requires", "a referendum on the terms of any final agreement", "any final agreement"),),
            ),
            "This agreement enters into force once there has been a referendum on the terms of any final agreement."
            " [Armenia]",
        ),
    ],
)
def test_conditions_stay_as_they_were_said(line: Line, expected: str) -> None:
    """If, once, unless, as long as: in the present, and what must come first as a step."""
    assert sentence(line) == expected


def test_days_are_written_in_full() -> None:
    """ "by Friday" in a report of Monday 5 January 2026."""
    line = Line("Armenia", "promise", "to free all prisoners by Friday", days=(("by Friday", "2026-01-09"),))
    assert sentence(line) == "Armenia shall free all prisoners by 9 January 2026."


def test_what_one_side_says_of_another_is_held_by_it_alone() -> None:
    """Georgia says that Armenia promised: [Georgia]. Once Armenia says so itself, nobody holds it alone."""
    claimed = told(
        1,
        "2026-01-05",
        Line("Georgia", "claim", "Armenia promised to free all prisoners"),
        Line("Armenia", "promise", "to free all prisoners", within=1),
    )
    assert sentences(claimed) == ["Armenia shall free all prisoners. [Georgia]"]
    own = told(2, "2026-01-06", Line("Armenia", "promise", "to free all prisoners"))
    assert sentences(claimed, own) == ["Armenia shall free all prisoners."]


def test_several_wordings_give_one_sentence_that_rests_on_all() -> None:
    """Demanded by Georgia, offered by Armenia in other words: the words of the one who owes it."""
    one = told(1, "2026-01-05", Line("Georgia", "demand", "Armenia pull its soldiers out of the valley"))
    two = told(2, "2026-01-08", Line("Armenia", "promise", "to withdraw its troops from the valley"))
    found = draft_of(one, two, together=(("r1.s1", "r2.s1"),))
    assert [point.ways[0] for point in found.points] == ["Armenia shall withdraw its troops from the valley"]
    assert [rest.ref for rest in found.points[0].rests] == ["r2.s1", "r1.s1"]
    assert found.points[0].holder is None


def test_a_demand_without_the_condition_of_the_offer_is_contested() -> None:
    """Armenia offers to withdraw if monitors come; Georgia demands it without that: both stand."""
    offer = Line(
        "Armenia",
        "offer",
        "Armenia would withdraw its troops if monitors come",
        (("if", "monitors come", "Armenia would withdraw its troops"),),
    )
    demand = Line("Georgia", "demand", "Armenia withdraw its troops")
    found = draft_of(told(1, "2026-01-05", offer, demand), together=(("r1.s1", "r1.s2"),))
    assert [(point.ways[0], point.holder) for point in found.points] == [
        ("Armenia shall withdraw its troops if monitors come", "Armenia"),
        ("Armenia shall withdraw its troops", "Georgia"),
    ]
    assert all(note.startswith("Contested: ") for point in found.points for note in point.notes)


def test_a_later_word_replaces_an_earlier_one_of_the_same_side() -> None:
    """1,500 prisoners, then 2,000: the later stands, the earlier is named below it. Another side's stays."""
    one = told(1, "2026-01-05", Line("Armenia", "promise", "to release 1,500 Georgian prisoners of war"))
    two = told(2, "2026-02-05", Line("Armenia", "promise", "to release 2,000 Georgian prisoners of war"))
    found = draft_of(one, two)
    assert [point.ways[0] for point in found.points] == ["Armenia shall release 2,000 Georgian prisoners of war"]
    assert found.points[0].notes[0].startswith("Replaces r1.s1, Armenia, 2026-01-05, promise: ")
    other = told(2, "2026-02-05", Line("Georgia", "promise", "to release 2,000 Armenian prisoners of war"))
    assert len(draft_of(one, other).points) == 2


def test_what_is_taken_back_is_no_sentence_and_stands_at_the_end() -> None:
    """Armenia offers to withdraw, and a month later says that it will not."""
    one = told(1, "2026-01-05", Line("Armenia", "offer", "Armenia would withdraw its troops from the valley"))
    keep = told(2, "2026-01-06", Line("Armenia", "promise", "to free all prisoners"))
    back = told(
        3,
        "2026-02-05",
        Line("Armenia", "rejection", "Armenia will not withdraw its troops from the valley", negated=True),
    )
    text = text_of(one, keep, back, together=(("r1.s1", "r3.s1"),))
    assert "shall withdraw" not in text
    end = text.split("> It was taken back:\n")[1]
    assert "> - r1.s1, " in end and "> - r3.s1, " in end


def test_a_plan_that_is_turned_down_is_the_word_of_the_one_who_has_it() -> None:
    """Georgia turns down a plan of Armenia: the plan is Armenia's, and contested."""
    report = told(
        1,
        "2026-01-05",
        Line("Georgia", "rejection", "the plan of Armenia to open the road"),
        Line("Armenia", "plan", "to open the road", within=1),
    )
    [point] = draft_of(report).points
    assert (point.ways[0], point.holder) == ("Armenia opens the road", "Armenia")
    assert point.notes == ("Contested: r1.s1, Georgia, 2026-01-05, rejection: “the plan of Armenia to open the road”",)


def test_a_demand_of_several_on_both_sides_is_theirs_together() -> None:
    """Turkey and Norway urge both parties; neither party has said so."""
    report = told(
        1,
        "2026-01-05",
        Line("Turkey and Norway", "demand", "both parties to step back from the brink"),
        Line("Armenia", "promise", "to free all prisoners"),
        Line("Georgia", "promise", "to free all prisoners"),
    )
    assert "Both parties shall step back from the brink. [Turkey, Norway]" in sentences(report)
    found = draft_of(report)
    assert (found.parties, found.observers) == (("Armenia", "Georgia"), ("Turkey", "Norway"))
    parse(text_of(report))


def test_guarantors_are_listed_as_proposed() -> None:
    """ "Turkey and Norway might be among the guarantors"."""
    line = Line("Armenia", "claim", "Turkey and Norway might be among Armenia's guarantors", modality="possible")
    text = text_of(told(1, "2026-01-05", line, Line("Armenia", "promise", "to free all prisoners")))
    assert "## Guarantors\n- Turkey (proposed)\n- Norway (proposed)\n> r1.s1, " in text


def test_what_cannot_be_worded_stands_at_the_end_with_its_reason() -> None:
    """A threat, an acceptance of "this protest", an assessment."""
    report = told(
        1,
        "2026-01-05",
        Line("Armenia", "promise", "to free all prisoners"),
        Line("Georgia", "threat", "to close the border"),
        Line("Georgia", "acceptance", "this protest"),
        Line("Georgia", "assessment", "constructive", modality="actual"),
    )
    text = text_of(report)
    assert (
        "> A threat is no term of an agreement:\n> - r1.s2, Georgia, 2026-01-05, threat: “to close the border”" in text
    )
    assert "> It accepts what its own words do not say:\n> - r1.s3, " in text
    assert "is left out: 1 assessment (r1.s4)." in text


def test_nothing_is_drafted_from_reports_that_say_nothing_of_what_is_to_be() -> None:
    """Only a judgement of the talks."""
    with pytest.raises(NothingToDraftError, match="say nothing that a party is to do"):
        text_of(told(1, "2026-01-05", Line("Georgia", "assessment", "constructive", modality="actual")))


@pytest.mark.parametrize("subject", ["Neither side", "No party"])
def test_a_ban_never_becomes_a_duty(subject: str) -> None:
    """What neither side, what no party is to do is a ban."""
    report = told(
        1,
        "2026-01-05",
        Line("the accord", "promise", f"{subject} shall hold live-fire drills", negated=True),
        Line("Armenia", "promise", "to free all prisoners"),
        Line("Georgia", "promise", "to free all prisoners"),
    )
    assert "Both parties shall not hold live-fire drills." in sentences(report)


def test_swapping_the_sides_swaps_the_draft() -> None:
    """Armenia for Georgia and Georgia for Armenia: the same text with the names swapped."""
    lines = [
        Line("Armenia", "promise", "Yerevan would free all prisoners"),
        Line("Georgia", "demand", "Armenia withdraw its troops"),
        Line("Georgia", "offer", "Tbilisi would open the road"),
    ]
    mirrored = [Line(_swapped(line.who or ""), line.act, _swapped(line.words)) for line in lines]
    one, other = text_of(told(1, "2026-01-05", *lines)), text_of(told(1, "2026-01-05", *mirrored))
    assert sorted(_swapped(one).split("\n")) == sorted(other.split("\n"))


def _swapped(words: str) -> str:
    for one, other in (("Armenia", "Georgia"), ("Yerevan", "Tbilisi")):
        words = words.replace(one, "\0").replace(other, one).replace("\0", other)
    return words


_WORDS = st.text(
    alphabet=st.sampled_from("ab AZ,.;:'\"“”()[]#>*-_0129\n\tшß would will not to shall be if and that"), max_size=60
)
_PIECES = st.lists(
    st.sampled_from(
        ["Armenia", "would", "not", "to", "withdraw", "its troops", "if", ",", ".", "no", "the", "and", "be",
         "released", "by", "[", "]", '"', "(", "that", "for", "of", "neither", "there", "must", "…", "- ", "# ",
         "as long as"]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip


@settings(deadline=None)
@given(
    st.sampled_from(["promise", "offer", "demand", "plan", "requirement", "acceptance", "claim", "rejection"]),
    _WORDS | _PIECES,
)
@example("requirement", "Armenia as long as Armenia would")
def test_whatever_the_words_the_frame_can_be_read_and_each_sentence_names_its_statement(act: str, words: str) -> None:
    """Any words: no crash, and the language finds fault with sentences only, never with what stands around them."""
    line = Line("Georgia", act, words or "x", modality="intended")  # type: ignore[arg-type]
    text = text_of(told(1, "2026-01-05", Line("Armenia", "promise", "to free all prisoners"), line))
    _, mistakes = parse_partial(text)
    lines = text.split("\n")
    assert all(re.match(r"- |\d+\.\d+ |This agreement", lines[mistake.line - 1]) for mistake in mistakes)
    assert "r1.s2" in text


def test_a_draft_is_read_by_the_agreement_language() -> None:
    """A text with every section."""
    report = told(
        1,
        "2026-01-05",
        Line("Armenia", "claim", "Turkey and Norway might be among Armenia's guarantors", modality="possible"),
        Line("Armenia", "claim", "The neutral status would mean that no bases would be located on its soil"),
        Line("Armenia", "promise", "to free all prisoners"),
        Line("Armenia", "demand", "Georgia withdraw its troops"),
        Line("Turkey", "plan", "the foreign ministers will meet in the coming phase"),
        Line(
            "Georgia",
            "requirement",
            "For any final agreement to take effect, there must be complete peace",
            (("requires", "there must be complete peace", "any final agreement to take effect"),),
        ),
    )
    agreement = parse(text_of(report, title="A draft"))
    assert agreement.title == "A draft"
    assert [member.name for member in agreement.guarantors] == ["Turkey", "Norway"]
    assert [(p.id, p.debtor) for p in agreement.provisions] == [("P1", "Armenia"), ("1.1", "Georgia")]
    assert [step.event.words for step in agreement.steps] == ["the foreign ministers meet in the coming phase"]
    assert len(agreement.entries) == 1

"""A draft that the agreement language reads, whatever was said."""

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.agreement import parse
from parley.following.draft.english import words_in
from parley.following.who.enter import who_is_who
from parley.model.process import Gathered, Told, Wording
from parley.tasks.draft import readable_draft
from parley.wiring import assess
from tests.following.draft.drafts import Line, told

WORDS = sorted(
    words_in(
        """
        Armenia Georgia would will not to withdraw release its troops prisoners if once unless and or then by within 3
        days 5 May 2026 before after until the a no neither both parties be released there is only , " ( ) [ ] . : ; -
        who that for of while shall may
        """
    )
)
KEEP = Line("Armenia", "promise", "to free all prisoners")


def draft(*lines: Line) -> str:
    """The readable draft of one report."""
    one = told(1, "2026-01-05", *lines)
    return readable_draft([one], who_is_who([one]), _alone(one), "Talks")


def _alone(one: Told) -> list[Gathered]:
    reading, day = one.reading, one.reading.report.date
    assert day
    return [
        Gathered(
            f"r1.{s.id}",
            reading.words(s.content),
            (
                Wording(
                    1, s.id, reading.words(s.content), day, "r1", None, None, None, s.act, s.modality, False, 1.0, ()
                ),
            ),
        )
        for s in reading.statements
    ]


def test_words_that_could_be_misread_stand_in_quotation_marks() -> None:
    """A day that describes, and a time in a condition."""
    text = draft(
        Line("Armenia", "promise", "to keep the truce decreed on 29 August 2025"),
        Line(
            "Georgia",
            "offer",
            "Georgia would support the draft provided that Armenia hands over the town within 12 months",
            conditions=(
                ("only_if", "Armenia hands over the town within 12 months", "Georgia would support the draft"),
            ),
        ),
    )
    assert '- Armenia shall keep "the truce decreed on 29 August 2025".' in text
    assert 'provided that "Armenia hands over the town within 12 months".' in text
    assert len(parse(text).provisions) == 2


def test_a_sentence_that_the_language_does_not_carry_stands_at_the_end_with_the_reason() -> None:
    """Words that are no sentence: none is made of them, and they are not lost."""
    text = draft(KEEP, Line("the accord", "promise", "Armenia may not but must (in 3 days) only if"))
    parse(text)
    assert "r1.s2" in text


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["promise", "offer", "demand", "plan", "requirement", "acceptance", "claim"]),
    st.lists(
        st.sampled_from(WORDS),
        max_size=16,
    ),
)
def test_every_draft_is_read_and_assessed(act: str, words: list[str]) -> None:
    """Whatever words: the text is read without a mistake, and the engine runs on it."""
    line = Line("Georgia", act, " ".join(words) or "x", modality="intended")  # type: ignore[arg-type]
    text = draft(KEEP, line)
    assess(parse(text), ())
    assert "r1.s2" in text

"""Statements made ready to be compared: what they are about, without who told it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.following.sayings import Saying, sayings_of
from parley.following.who.enter import who_is_who
from parley.model.process import Told
from parley.model.report import Report
from parley.model.span import Span, without
from parley.reader.pack import load_pack
from parley.reader.read import read

RULES = load_pack(None)


def told(text: str, day: date | None = date(2026, 1, 5)) -> Told:
    """A report, read by rules alone."""
    return Told(1, read(Report("sha256:1", text, day), RULES))


def said(text: str) -> list[Saying]:
    """What a report says."""
    one = told(text)
    return list(sayings_of(one, who_is_who([one])))


def test_a_statement_with_its_parts() -> None:
    """Who says it for whom, who is to act, what it is about without the names, when, where and how many."""
    (one,) = said("Ethiopia said on Monday that Eritrea would release 112 prisoners in Asmara by 1 February.")
    assert (one.id, one.place, one.said) == ("r1.s1", 0, date(2026, 1, 5))
    assert one.speaker != one.actor
    assert one.numbers >= {"112"}
    assert one.end == date(2026, 2, 1)
    assert "ethiopia" not in one.words.casefold()
    assert {"112", "=prisoner", "=release"} <= {*one.stems}


def test_denied_is_what_is_denied_or_not_so() -> None:
    """A denial, and words with "not"; the twin is a plain claim."""
    for words, wanted in (
        ("Ethiopia denied that it had shelled the town.", True),
        ("Ethiopia said that it would not withdraw.", True),
        ("Ethiopia said that it would withdraw.", False),
    ):
        assert [one.denied for one in said(words)] == [wanted]


def test_what_others_say_in_it_counts_for_them() -> None:
    """Oman reports what Eritrea says: that is Eritrea's; but Oman's own statement is not left without a word."""
    found = said("Oman said that Eritrea had said that its troops would leave Zalambessa.")
    assert all(one.stems for one in found)
    assert any("=withdraw" in one.stems or "leav" in one.stems for one in found)


def test_the_adjective_of_a_state_names_it() -> None:
    """ "Ethiopian" is Ethiopia, once the report names it; and is no word of what it is about. Of a state that the
    report does not name nothing is made."""
    one = said("Ethiopia said that Ethiopian prisoners had been freed.")[0]
    assert len(one.names) == 1
    assert "ethiopian" not in one.stems
    assert not any(one.names for one in said("The envoy said that Kenyan prisoners had been freed.") if not one.speaker)


def test_a_report_without_a_day_cannot_be_followed() -> None:
    """It says so, and by its number which."""
    one = told("Ethiopia said that it would withdraw.", None)
    with pytest.raises(ValueError, match="report r1 has no day"):
        list(sayings_of(one, who_is_who([told("Ethiopia said that it would withdraw.")])))


@given(st.text(max_size=300))
def test_any_text_is_followed(text: str) -> None:
    """Each statement of it once, in their order."""
    one = told(text)
    found = list(sayings_of(one, who_is_who([one])))
    assert [each.statement for each in found] == [each.id for each in one.reading.statements]


SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda at: Span(at[0], at[0] + at[1])), max_size=5
)


@given(SPANS, SPANS)
def test_what_is_cut_out_is_gone_and_nothing_else(spans: list[Span], cuts: list[Span]) -> None:
    """Letter by letter."""

    def letters(many: list[Span]) -> set[int]:
        return {at for one in many for at in range(one.start, one.end)}

    left = without(tuple(spans), cuts)
    assert letters(list(left)) == letters(spans) - letters(cuts)
    assert all(one.start < one.end for one in left)

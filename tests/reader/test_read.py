"""A report goes in, a reading comes out: what holds of every reading."""

import re
from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parley.model.span import Span
from parley.model.statement import Reading

from .reports import TUESDAY, reading_of, told_in
from .texts import PAIRS, Mirrored, Pair, anything, checked, mirrored

_DAYS = st.sampled_from([None, TUESDAY, date.min, date.max])


def _spans(reading: Reading) -> Iterable[Span]:
    for party in reading.parties:
        yield from party.mentions
    for a in reading.attributions:
        yield from (*a.source, *a.cue, *a.content)
    for s in reading.statements:
        yield from s.content
        for condition in s.conditions:
            yield from (*condition.span, *condition.governs)
        yield from [t.span for t in s.times] + [p.span for p in s.places]
    yield from [t.span for t in reading.times] + [p.span for p in reading.places]
    yield from (d.span for d in reading.doubts if d.kind != "no-date")


@checked
@given(anything, _DAYS)
@example("said that ", TUESDAY)
@example("but 12:30 said deal , but ", TUESDAY)
@example("no London , rejected unless not In \u200f communiqué March asked May ", TUESDAY)
@example('2022 Reuters never "go" over saying minister said ’ ” according to which  . Kyiv AP ', TUESDAY)
@example("be  to there it  called minister , according ", TUESDAY)
@example("٣ week  ago reviewed onlysaid but reviewed ", date.min)
@example("before today, tomorrow, last year, next month", date.min)
@example("after today, tomorrow, last year, next month", date.max)
@example(", , . according to Russia", TUESDAY)
def test_everything_is_in_the_text(text: str, day: date | None) -> None:
    """Any text: each span lies in it, holds something, and does not begin or end with white space."""
    for span in _spans(reading_of(text, day)):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()


@checked
@given(anything)
def test_everything_hangs_together(text: str) -> None:
    """Any text: ids are unique, each id used exists, each statement lies in the content of the one around it."""
    reading = reading_of(text)
    statements = {s.id: s for s in reading.statements}
    parties = {p.id for p in reading.parties} | {None}
    attributions = {a.id for a in reading.attributions} | {None}
    assert len(statements) == len(reading.statements)
    assert len(parties) == len(reading.parties) + 1
    assert {p.side for p in reading.parties} <= parties
    for s in reading.statements:
        assert {s.speaker, s.side, s.actor, s.recipient, *s.via} <= parties
        assert s.attribution in attributions
        assert 0 < s.confidence <= 1
        spans = [x for c in s.conditions for x in (*c.span, *c.governs)]
        spans += [t.span for t in s.times] + [p.span for p in s.places]
        assert all(any(whole.covers(span) for whole in s.content) for span in spans)
        if s.within:
            assert all(any(o.covers(c) for o in statements[s.within].content) for c in s.content)


@checked
@given(anything)
def test_reading_twice_gives_the_same(text: str) -> None:
    """Any text: the second reading is the first one."""
    assert reading_of(text) == reading_of(text)


@checked
@given(anything)
def test_statements_come_in_the_order_of_the_text(text: str) -> None:
    """Any text: statements, times and doubts stand in the order in which they are met."""
    reading = reading_of(text)
    assert [s.start for s in reading.statements] == sorted(s.start for s in reading.statements)
    assert [t.span for t in reading.times] == sorted(t.span for t in reading.times)
    assert [d.span for d in reading.doubts] == sorted(d.span for d in reading.doubts)


@checked
@given(anything)
def test_without_a_day_nothing_is_guessed(text: str) -> None:
    """Any text without a date: a doubt says so, and only days that name their year are known."""
    reading = reading_of(text, None)
    assert [d.kind for d in reading.doubts].count("no-date") == 1
    for time in reading.times:
        if time.start or time.end:
            assert re.search(r"\d{4}", time.span.of(text))


def test_without_a_day_relative_times_are_left_open() -> None:
    """ "on Tuesday" and "3 May" need the date of the report, "3 May 2022" does not."""
    text = "Russia said on Tuesday that it would leave by 3 May, not on 3 May 2022."
    open_times = {t.span.of(text): (t.start, t.end) for t in reading_of(text, None).times}
    assert open_times["on Tuesday"] == open_times["by 3 May"] == (None, None)
    assert open_times["on 3 May 2022"] == (date(2022, 5, 3), date(2022, 5, 3))
    dated = {t.span.of(text): (t.start, t.end) for t in reading_of(text).times}
    assert dated["on Tuesday"] == (TUESDAY, TUESDAY)
    assert dated["by 3 May"] == (date(2022, 5, 3), date(2022, 5, 3))
    assert next((t.start, t.end) for t in reading_of(text).statements[0].times) == (None, date(2022, 5, 3))


def test_a_speaker_that_nobody_named_is_a_doubt() -> None:
    """ "He" without anybody before it: no speaker, and a doubt that points to the word; the twin names him."""
    text = "He said that talks would go on."
    reading = reading_of(text)
    assert [s.speaker for s in reading.statements] == [None]
    assert [(d.kind, d.span.of(text)) for d in reading.doubts] == [("unresolved-speaker", "He")]
    twin = reading_of("Russian aide Vladimir Medinsky said that Ukraine agreed. " + text)
    assert twin.statements[-1].speaker == twin.statements[0].speaker
    assert twin.doubts == ()


def test_a_person_of_no_side_is_a_doubt() -> None:
    """ "Jane Doe said": nobody tells for whom she speaks; the twin tells her office."""
    text = "Jane Doe said that talks would go on."
    reading = reading_of(text)
    assert [(d.kind, d.span.of(text)) for d in reading.doubts] == [("unresolved-side", "Jane Doe")]
    assert reading_of("Russian minister " + text).doubts == ()


@pytest.mark.parametrize("mark", ['"', "“", "«", "‘", "„"])
def test_a_quotation_that_never_ends_is_a_doubt(mark: str) -> None:
    """A mark without a partner: the doubt points to it; what follows in the paragraph is still read."""
    text = f"Russia said: {mark}We will go."
    kinds = [(d.kind, d.span.of(text)) for d in reading_of(text).doubts]
    assert kinds == [("unbalanced-quotation", mark)]


# -- impartial ---------------------------------------------------------------------------------------------------------


def _swapper(pair: Pair) -> re.Pattern[str]:
    names = sorted([*pair.one.values(), *pair.other.values()], key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(name)}(?!\w)" for name in names))


def _swapped(text: str, pair: Pair) -> str:
    change = {pair.one[k]: pair.other[k] for k in pair.one} | {pair.other[k]: pair.one[k] for k in pair.one}
    return _swapper(pair).sub(lambda m: change[m.group()], text)


def _in_words(reading: Reading, pair: Pair | None) -> object:
    """All of a reading without offsets and coordinates; with a pair, its names changed."""

    def words(text: str | None) -> str | None:
        return text if text is None or pair is None else _swapped(text, pair)

    text = reading.report.text
    statements = [
        (
            words(t.speaker),
            words(t.side),
            t.act,
            words(t.content),
            words(t.within),
            [words(v) for v in t.via],
            (t.modality, t.negated, words(t.actor)),
            [(kind, words(a), words(b)) for kind, a, b in t.conditions],
            [(words(w), start, end) for w, start, end in t.times],
            [words(p) for p in t.places],
        )
        for t in told_in(reading)
    ]
    details = [(s.id, s.within, s.event, s.voice, s.confidence, s.speaker, s.side, s.actor) for s in reading.statements]
    parties = [
        (p.id, words(p.name), p.kind, [words(r) for r in p.roles], p.side, [words(m.of(text)) for m in p.mentions])
        for p in reading.parties
    ]
    return statements, details, parties, [(d.kind, words(d.span.of(text))) for d in reading.doubts]


@checked
@given(mirrored)
def test_parties_may_change_names(twins: Mirrored) -> None:
    """Reports in which two parties change names: the readings differ in the names and in nothing else."""
    assert _in_words(reading_of(twins.twin), None) == _in_words(reading_of(twins.report), twins.pair)


def test_the_istanbul_report_is_read_alike_for_both_parties(istanbul: str) -> None:
    """Ukraine for Russia, Kyiv for Moscow, and their people: the reading changes the names and nothing else."""
    names = {"Zelenskyy": "Putin", "Vladimir Medinsky": "Mykhailo Podolyak", "Medinsky": "Podolyak"}
    pair = Pair(
        PAIRS[0].one | {"leader": "Zelenskyy", "surname": "Podolyak"},
        PAIRS[0].other | {"leader": "Putin", "surname": "Medinsky"},
    )
    assert set(names) <= {*pair.one.values(), *pair.other.values()}
    twin = _swapped(istanbul, pair)
    assert "Ukraine would limit its military action around Moscow" in twin
    assert _in_words(reading_of(twin), None) == _in_words(reading_of(istanbul), pair)

"""The life of a provision as a line in time."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from parley.export.lifeline import Axis, axis_of, lifeline
from parley.model.finding import Moment, State

START = date(2024, 1, 1)
NOW = date(2024, 1, 31)
LIFE = (
    Moment(START, State.CONDITIONAL),
    Moment(date(2024, 1, 11), State.DETACHED),
    Moment(date(2024, 1, 21), State.VIOLATED),
)


def test_marks_and_stretches() -> None:
    """It waits for ten days, is due for ten, and stands broken until the day from which it is seen."""
    line = lifeline(LIFE, date(2024, 1, 20), axis_of([LIFE], [date(2024, 1, 20)], NOW))
    assert [(mark.says, mark.shape, mark.on) for mark in line.marks] == [
        ("waits for its condition", "open", "1 January 2024"),
        ("due", "half", "11 January 2024"),
        ("broken", "crossed", "21 January 2024"),
    ]
    assert [part.look for part in line.stretches] == ["waits", "runs", "wrong"]
    assert line.stretches[-1].ends == line.now
    assert (line.limit_on, line.later) == ("20 January 2024", False)
    assert line.limit is not None
    assert line.marks[1].at < line.limit < line.marks[2].at


def test_silence_is_told_as_overdue() -> None:
    """Where nobody says whether it was kept, the last mark says so."""
    line = lifeline(LIFE, None, axis_of([LIFE], [], NOW), late=True)
    assert line.marks[-1].says == "overdue, not known to be kept"


def test_an_end_has_no_line_behind_it() -> None:
    """The bad twin: what was kept is over; no line runs on from it."""
    kept = (*LIFE[:2], Moment(date(2024, 1, 15), State.DISCHARGED))
    line = lifeline(kept, date(2024, 1, 20), axis_of([kept], [date(2024, 1, 20)], NOW))
    assert [part.look for part in line.stretches] == ["waits", "runs"]


def test_a_far_limit_stands_at_the_end() -> None:
    """A last day in ten years does not press all others together: it stands at the end of the line, and says so."""
    far = date(2034, 1, 1)
    axis = axis_of([LIFE[:2]], [far], NOW)
    assert axis.last == date(2024, 3, 1)
    line = lifeline(LIFE[:2], far, axis)
    assert (line.later, line.limit) == (True, axis.at(axis.last))
    assert line.stretches[-1].look == "ahead"


def test_marks_of_one_day_stand_in_several_lanes() -> None:
    """What happens on one day is shown one above the other."""
    life = tuple(Moment(START, state) for state in (State.CONDITIONAL, State.DETACHED, State.DISCHARGED))
    line = lifeline(life, None, axis_of([life], [], NOW))
    assert [mark.lane for mark in line.marks] == [0, 1, 2]
    assert line.lanes == 3


days = st.dates() | st.sampled_from((date.min, date.max, NOW))


@given(st.lists(st.tuples(days, st.sampled_from(State)), max_size=6), st.none() | days, days)
def test_all_stands_within_the_line(found: list[tuple[date, State]], limit: date | None, now: date) -> None:
    """Whatever the days are, the first and the last that there are among them: every place lies on the line."""
    life = tuple(Moment(min(day, now), state) for day, state in sorted(found, key=lambda one: one[0]))
    axis = axis_of([life], [limit], now)
    assert axis.first < axis.last
    line = lifeline(life, limit, axis)
    places = [mark.at for mark in line.marks] + [at for part in line.stretches for at in (part.begins, part.ends)]
    assert all(0 <= at <= 100 for at in (*places, line.now, line.limit or 0))
    assert all(part.begins <= part.ends for part in line.stretches)


@given(days.filter(lambda day: day < date.max - timedelta(2)))
def test_later_days_stand_farther_on(day: date) -> None:
    """Of two days the later one never stands before the other."""
    axis = Axis(date.min, date.max, day)
    assert axis.at(day) <= axis.at(day + timedelta(1))

"""Deadlines that cannot be met, and how many days the others leave."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.agreement import parse
from parley.engine import assess
from parley.engine.bounds import ORIGIN, Bound
from parley.engine.limits import limits_of
from parley.engine.points import Points
from parley.engine.timetable import Timetable
from parley.model.agreement import Agreement, Deadline, Period, Provision
from parley.model.condition import Condition, Holds, Or, Stands, When
from parley.model.finding import Slack, Unmeetable

from .build import agreement, cond, day, duty, end, entry, prop
from .test_temporal import longest

TEXT = """# A timetable

Date: 2022-01-01

## Parties
- Ukraine
- Russia

## Article 1
1.1 If 1.2 is kept, Ukraine shall pay by {last}.
1.2 If they meet, Russia shall respect the border for 60 days.

## Steps
- They meet only if it rains after 1 April 2022.

{more}
"""


def _found(last: str, more: str = "") -> list[tuple[str | None, str]]:
    gaps = assess(parse(TEXT.format(last=last, more=more)), (), as_of=date(2022, 1, 1)).gaps
    return [(gap.provision, gap.says) for gap in gaps if gap.rule == "timetable"]


def test_a_chain_of_what_must_come_before() -> None:
    """Rain on 2 April, then 60 days: 1 June at the earliest. 31 May is too early, 1 June is not."""
    ((provision, says),) = _found("31 May 2022")
    assert provision == "1.1"
    assert says == (
        "Its last day is 2022-05-31, but it comes on 2022-06-01 at the earliest, after 1.2 is discharged (2022-06-01), "
        "after they meet (2022-04-02), after it rains after 2022-04-01 (2022-04-02). Move one of the days. "
        "The circle: 1.1, 1.2, S1."
    )
    assert _found("1 June 2022") == []


def test_a_last_day_before_the_entry_into_force() -> None:
    """In force on 1 July, then 60 days to 29 August: kept on 30 August at the earliest."""
    entry = "## Entry into force\nThis agreement enters into force on 1 July 2022."
    ((_, says),) = _found("29 August 2022", entry)
    assert "2022-08-30), after this agreement is in force (2022-07-01)" in says
    assert _found("30 August 2022", entry) == []


def test_a_circle_is_a_deadlock_and_no_timetable() -> None:
    """Two duties that wait for each other, one from 2030 to 2031: told as a deadlock, and no hang."""
    first = duty("1.1", "Ukraine", "Ukraine goes", once=Stands("1.2", "discharged"), starts=date(2030, 1, 1))
    second = duty("1.2", "Russia", "Russia goes", once=Stands("1.1", "discharged"), ends=date(2031, 1, 1))
    rules = [gap.rule for gap in assess(agreement(first, second), (), as_of=date(2022, 1, 1)).gaps]
    assert "deadlock" in rules
    assert "timetable" not in rules


def _within(days: int, since: str | Condition | None = None) -> tuple[Deadline, ...]:
    return (Deadline(within=Period(days, "days"), since=cond(since)),)


def unmeetable(draft: Agreement) -> list[Unmeetable]:
    return list(Timetable(draft).unmeetable())


def slack(draft: Agreement) -> tuple[Slack, ...]:
    return Timetable(draft).slack()


def _slack(*provisions: Provision, **more: Any) -> list[tuple[str, int | None]]:
    return [(s.provision, s.days) for s in slack(agreement(*provisions, **more))]


def test_the_slack_of_a_fixed_last_day() -> None:
    """After 60 days from 1 January: on 2 March; by 10 March leaves 8 days; without a date none is known."""
    first = duty("1.1", "Russia", "Russia respects it", lasts=Period(60, "days"), maintenance=True)
    last = (Deadline(day=date(2022, 3, 10)),)
    second = duty("1.2", "Ukraine", "Ukraine pays", once=Stands("1.1", "discharged"), deadlines=last)
    (found,) = slack(agreement(first, second))
    assert (found.earliest, found.latest, found.days) == (date(2022, 3, 2), date(2022, 3, 10), 8)
    (undated,) = slack(agreement(first, second, dated=None))
    assert (undated.earliest, undated.days) == (None, None)


def test_the_slack_of_a_period() -> None:
    """Within 90 days of rain, after 60 days from rain: 30 are left; within 3 days of being due: all 3."""
    first = duty("1.1", "Russia", "Russia respects it", once="it rains", lasts=Period(60, "days"), maintenance=True)
    second = duty("1.2", "Ukraine", "Ukraine pays", once=Stands("1.1", "discharged"), deadlines=_within(90, "it rains"))
    third = duty("1.3", "Ukraine", "Ukraine goes", once=Stands("1.1", "discharged"), deadlines=_within(3))
    assert _slack(first, second, third) == [("1.2", 30), ("1.3", 3)]


def test_a_period_shorter_than_what_must_pass_in_it() -> None:
    """Within 30 days of rain, after 60 days from rain: 30 are lacking; the circle names both; it has no slack."""
    first = duty("1.1", "Russia", "Russia respects it", once="it rains", lasts=Period(60, "days"), maintenance=True)
    second = duty("1.2", "Ukraine", "Ukraine pays", once=Stands("1.1", "discharged"), deadlines=_within(30, "it rains"))
    (found,) = unmeetable(agreement(first, second))
    assert found.provisions == ("1.2", "1.1")
    assert "30 days are lacking" in found.says
    assert _slack(first, second) == []


def test_two_deadlines_that_cannot_both_be_met() -> None:
    """1.1 by 10 January, 1.2 within 5 days of it but not before February: each can be met, both cannot."""
    first = duty("1.1", "Russia", "Russia goes", deadlines=(Deadline(day=day(10)),))
    due = {"deadlines": _within(5, Stands("1.1", "discharged")), "starts": date(2022, 2, 1)}
    second = duty("1.2", "Ukraine", "Ukraine pays", **due)
    (found,) = unmeetable(agreement(first, second))
    assert set(found.provisions) == {"1.1", "1.2"}
    assert list(unmeetable(agreement(first, replace(second, starts=date(2022, 1, 15))))) == []


def test_months_give_the_benefit_of_the_doubt() -> None:
    """Within 1 month of rain, after 30 days from rain: it can be met in a month of 31 days; none may be left."""
    first = duty("1.1", "Russia", "Russia respects it", once="it rains", lasts=Period(30, "days"), maintenance=True)
    month = (Deadline(within=Period(1, "months"), since=cond("it rains")),)
    second = duty("1.2", "Ukraine", "Ukraine pays", once=Stands("1.1", "discharged"), deadlines=month)
    assert list(unmeetable(agreement(first, second))) == []
    assert _slack(first, second) == [("1.2", 0)]


def test_any_of_two_conditions_may_come_first() -> None:
    """Either after 60 days or after it rains: by 10 January can be met by rain, and not if both take 60 days."""
    first = duty("1.1", "Russia", "Russia respects it", lasts=Period(60, "days"), maintenance=True)
    either = Or((Stands("1.1", "discharged"), Holds(prop("it rains"))))
    last = (Deadline(day=day(10)),)
    assert _slack(first, duty("1.2", "Ukraine", "Ukraine pays", once=either, deadlines=last)) == [("1.2", 9)]
    both = Or((Stands("1.1", "discharged"), Holds(prop("it rains"), When("after", date(2022, 6, 1)))))
    assert (
        len(list(unmeetable(agreement(first, duty("1.2", "Ukraine", "Ukraine pays", once=both, deadlines=last))))) == 1
    )


def test_what_sets_it_off_too_late() -> None:
    """It is set off only if 1.1 is done before 10 January, but 1.1 comes in February at the earliest."""
    first = duty("1.1", "Russia", "Russia goes", starts=date(2022, 2, 1))
    early = Holds(prop("Russia goes"), When("before", day(10)))
    (found,) = unmeetable(agreement(first, duty("1.2", "Ukraine", "Ukraine pays", once=early)))
    assert found.says.startswith('It is set off only if "Russia goes before 2022-01-10", but that comes on 2022-02-01')


def test_a_deadline_before_the_agreement_and_after_its_end() -> None:
    """By 31 December 2021 in a text of 1 January 2022; due in March where the agreement ends in February."""
    early = duty("1.1", "Russia", "Russia goes", deadlines=(Deadline(day=date(2021, 12, 31)),))
    assert len(list(unmeetable(agreement(early)))) == 1
    late = duty("1.1", "Russia", "Russia goes", starts=date(2022, 3, 1))
    (found,) = unmeetable(agreement(late, ends=(end(None, day=date(2022, 2, 1)),)))
    assert found.says.startswith("this agreement ends on 2022-02-01, but it is due on 2022-03-01")


@st.composite
def drafts(draw: st.DrawFn) -> Agreement:
    """Small drafts of duties that wait for earlier ones, with days, periods and lengths."""
    provisions: list[Provision] = []
    events = ["it rains", "it snows"]
    for number in range(draw(st.integers(1, 5))):
        earlier = [Stands(p.id, "discharged") for p in provisions]
        once = draw(st.sampled_from([None, *events, *earlier]))
        more: dict[str, Any] = {"starts": draw(st.sampled_from([None, None, day(20)]))}
        if draw(st.booleans()):
            more |= {"lasts": Period(draw(st.integers(1, 30)), "days"), "maintenance": True}
        else:
            since = draw(st.sampled_from([None, *events, *earlier]))
            fixed = (Deadline(day=day(draw(st.integers(1, 60)))),)
            more["deadlines"] = draw(st.sampled_from([(), fixed, _within(draw(st.integers(0, 30)), since)]))
        provisions.append(duty(f"1.{number}", ("Ukraine", "Russia")[number % 2], f"act {number}", once=once, **more))
    return agreement(*provisions)


def test_an_entry_comes_so_long_after_its_condition() -> None:
    """In force 30 days after a referendum, which may come on 1 January: what is due by the 20th comes too late."""
    late = replace(entry("a referendum approves"), delay=Period(30, "days"))
    act = duty("1.1", "Ukraine", "Ukraine goes", deadlines=(Deadline(day=day(20)),))
    (found,) = unmeetable(agreement(act, entries=(late,)))
    assert "2022-01-31 at the earliest" in found.says
    assert not list(unmeetable(agreement(act, entries=(replace(late, delay=Period(10, "days")),))))


@settings(max_examples=200, deadline=None)
@given(drafts())
def test_a_draft_against_all_pairs(draft: Agreement) -> None:
    """A draft has broken limits if and only if its network has a circle that demands more days than it grants."""
    points = Points(draft)
    limits = limits_of(points)
    bounds = [*points.needs, *(limit.bound for limit in limits), *points.frees]
    bounds += [Bound(ORIGIN, point, points.first) for point in range(1, points.size)]
    far = longest(points.size, bounds)
    assert bool(list(unmeetable(draft))) == any(far[point][point] > 0 for point in range(points.size))


@settings(max_examples=50, deadline=None)
@given(drafts())
def test_no_party_is_privileged(draft: Agreement) -> None:
    """With the parties' names exchanged the same limits break, and every deadline leaves as much."""
    swap = {"Ukraine": "Russia", "Russia": "Ukraine"}
    swapped = replace(draft, provisions=tuple(replace(p, debtor=swap[p.debtor]) for p in draft.provisions))
    assert list(unmeetable(swapped)) == list(unmeetable(draft))
    assert [s.days for s in slack(swapped)] == [s.days for s in slack(draft)]

"""Last days that come before what a duty waits for."""

from datetime import date

from parley.agreement import parse
from parley.engine import assess
from parley.model.condition import Stands

from .build import agreement, duty

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

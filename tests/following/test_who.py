"""Who is who across reports."""

from datetime import date

from parley.following.who import who_is_who
from parley.model.party import Party
from parley.model.process import Told
from parley.model.report import Report
from parley.model.statement import ReaderStamp, Reading

STAMP = ReaderStamp("0", "test", "0", 1, "")


def told(number: int, day: str, *parties: Party) -> Told:
    """A report with these parties."""
    report = Report(f"r{number}", "", date.fromisoformat(day))
    return Told(number, Reading(STAMP, report, parties, (), (), (), (), ()))


def test_a_state_is_one_party_by_whatever_name() -> None:
    """Two reports call one state by different names."""
    who = who_is_who(
        [
            told(1, "2026-01-05", Party("p1", "Turkey", "state", code="TUR")),
            told(2, "2026-01-06", Party("p4", "Türkiye", "state", code="TUR")),
        ]
    )
    assert [one.parties for one in who.identities] == [((1, "p1"), (2, "p4"))]
    assert who.of(2, "p4") is who.of(1, "p1")

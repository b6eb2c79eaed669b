"""Lists of statements and reports, on both databases: in every order, page by page, all of them; and what pages look up
beside them."""

import hashlib
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from parley.errors import UnknownEntryError
from parley.ledger import Filter, Ledger, Obtained, open_ledger, ref_from_statement
from parley.ledger.latest import names_in_latest
from parley.ledger.likeness import meanings_kept
from parley.ledger.lists import ORDERS, statements_named
from parley.ledger.log import entries_before
from parley.ledger.moments import moment_of
from parley.ledger.reports import (
    ReportLine,
    beginning_of,
    beside,
    custody_of,
    report_line,
    reports_counted,
    reports_listed,
    reports_of_entries,
    stretch_of,
)
from parley.model.judgement import Note
from parley.model.statement import ACTS, Reading

from .conftest import NOW
from .test_find import said

Place = str | Path
DAYS = (5, 1, 3, 1)


def told(reading: Reading, text: str, *names: str, day: date) -> Reading:
    """A report of a day, each statement with another act."""
    made = said(reading, text, *names)
    acts = tuple(replace(one, act=ACTS[n % len(ACTS)]) for n, one in enumerate(made.statements))
    return replace(made, report=replace(made.report, date=day), statements=acts)


def fill(ledger: Ledger, reading: Reading) -> None:
    """Four reports, two of one day, of three statements each."""
    for n, day in enumerate(DAYS):
        made = told(reading, f"Report {n}.", "Ruritania", "Aachen", "Zenda", day=date(2022, 3, day))
        ledger.keep(
            made, f"Report {n}.".encode(), author="Ann", now=NOW, obtained=Obtained(f"shelf {n}", "2022", "Ben")
        )


def test_orders(place: Place, reading: Reading) -> None:
    """By day, the newest first (inside a report in its order), by whose word it is, by act: all statements are there in
    each, and in pages just the same."""
    with open_ledger(place) as ledger:
        fill(ledger, reading)
        found = {order: ledger.statements(order=order) for order in ORDERS}
        assert len({frozenset(one.id for one in many) for many in found.values()}) == 1
        assert [one.id for one in found["oldest"]][:4] == ["r2.s1", "r2.s2", "r2.s3", "r4.s1"]
        assert [one.id for one in found["newest"]][:4] == ["r1.s1", "r1.s2", "r1.s3", "r3.s1"]
        assert [one.columns["whose"] for one in found["whose"]] == ["Aachen"] * 4 + ["Ruritania"] * 4 + ["Zenda"] * 4
        assert [one.id for one in found["whose"]][:4] == ["r2.s2", "r4.s2", "r3.s2", "r1.s2"]
        acts = [one.columns["act"] for one in found["act"]]
        assert acts == sorted(acts)
        for order in ORDERS:
            pages = [ledger.statements(order=order, limit=5, offset=first) for first in (0, 5, 10)]
            assert tuple(one for page in pages for one in page) == found[order]


@pytest.mark.parametrize("order", ORDERS)
def test_an_index_stands_behind_each_order(order: str, tmp_path: Path, reading: Reading) -> None:
    """The first page of a list is read in the order of an index: nothing of the whole table is sorted."""
    with open_ledger(tmp_path / "talks.db") as ledger:
        fill(ledger, reading)
        plans: list[str] = []
        with ledger.reading() as connection:

            @sa.event.listens_for(connection.engine, "before_cursor_execute")
            def _plan(c: object, cursor: object, words: str, values: tuple[object, ...], *_: object) -> None:
                if "ORDER BY" in words and not plans:
                    plans.append("")
                    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", values)
                    plans.append(" ".join(str(row[3]) for row in rows))

            ledger.statements(order=order)  # type: ignore[arg-type]
    plan = plans[-1]
    assert "USING INDEX statement_by_" in plan
    # Of one report alone the statements may be put in order.
    assert not re.search("TEMP B-TREE FOR (?!(RIGHT PART|LAST TERM) OF)", plan)


def test_whose_word_may_be_long(place: Place, reading: Reading) -> None:
    """A name of 100,000 letters, which no index of PostgreSQL takes whole, is kept and listed."""
    with open_ledger(place) as ledger:
        ledger.keep(
            told(reading, "Report.", "B" * 100_000, "A", day=date(2022, 3, 1)), b"Report.", author="Ann", now=NOW
        )
        assert [one.id for one in ledger.statements(order="whose")] == ["r1.s2", "r1.s1"]


def test_all_of_them(place: Place, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five at a time, each once, oldest first; what comes meanwhile does not count; a filter holds."""
    monkeypatch.setattr("parley.ledger.lists._AT_ONCE", 5)
    with open_ledger(place) as ledger:
        fill(ledger, reading)
        expected = [one.id for one in ledger.statements()]
        found = ledger.each_statement()
        first = next(found)
        later = told(reading, "Later.", "Ruritania", day=date(2022, 3, 9))
        ledger.keep(later, b"Later.", author="Ann", now=NOW + timedelta(days=1))
        assert [first.id, *(one.id for one in found)] == expected
        assert len(list(ledger.each_statement())) == 13
        assert [one.id for one in ledger.each_statement(Filter(side="zenda"))] == ["r2.s3", "r4.s3", "r3.s3", "r1.s3"]
        assert len(list(ledger.each_statement(Filter(known_by=NOW.date())))) == 12
        assert list(ledger.each_statement(Filter(side="Graustark"))) == []


def test_counted_as_far_as_asked(place: Place, reading: Reading) -> None:
    """All, or as many as are wanted at most."""
    with open_ledger(place) as ledger:
        fill(ledger, reading)
        assert [ledger.count(most=most) for most in (None, 5, 12, 100)] == [12, 5, 12, 12]
        assert ledger.count(Filter(side="Zenda"), 3) == 3


def test_statements_by_their_ids(place: Place, reading: Reading) -> None:
    """Those that are there, and no others: r1.s2 and r2.s1 are asked for, so r1.s1 does not come."""
    with open_ledger(place) as ledger:
        fill(ledger, reading)
        with ledger.reading() as connection:
            moment = moment_of(connection, None)
            assert set(statements_named(connection, ["r1.s2", "r2.s1", "r9.s9"], moment)) == {"r1.s2", "r2.s1"}


def test_reports_by_day(place: Place, reading: Reading) -> None:
    """The newest day first, of one day the one that came last; some days; those before and after; where each came
    from; a number that none has is refused."""
    with open_ledger(place) as ledger:
        fill(ledger, reading)
        first, third = date(2022, 3, 1), date(2022, 3, 3)
        with ledger.reading() as connection:

            def listed(since: date | None = None, until: date | None = None) -> list[int]:
                return [one.number for one in reports_listed(connection, since, until, limit=10, offset=0)]

            assert (listed(), listed(until=first), listed(since=third)) == ([1, 3, 4, 2], [4, 2], [1, 3])
            assert [one.number for one in reports_listed(connection, None, None, limit=2, offset=1)] == [3, 4]
            assert (reports_counted(connection, third, None, 9), reports_counted(connection, None, None, 3)) == (2, 3)
            lines = {n: report_line(connection, n) for n in (1, 2, 3, 4)}
            assert {n: beside(connection, line) for n, line in lines.items()} == {
                1: (3, None), 2: (None, 4), 3: (4, 1), 4: (2, 3)
            }  # fmt: skip
            assert [(one.where, one.at, one.by) for one in custody_of(connection, 2)] == [("shelf 1", "2022", "Ben")]
            assert lines[2] == ReportLine(
                2, f"sha256:{hashlib.sha256(b'Report 1.').hexdigest()}", 3, "2022-03-01", None, None, None, "en",
                lines[2].recorded, "Report 1.", 3,
            )  # fmt: skip
            with pytest.raises(UnknownEntryError):
                report_line(connection, 5)


def test_parts_of_a_report(place: Place, reading: Reading) -> None:
    """Its text from one offset to another, also beyond its end and in letters beyond ASCII; the first of its bytes."""
    with open_ledger(place) as ledger:
        ledger.keep(
            told(reading, "Grüße 🕊 nah", "Ruritania", day=NOW.date()), "Grüße 🕊 nah".encode(), author="A", now=NOW
        )
        with ledger.reading() as connection:
            parts = [(0, 5), (6, 7), (8, 99), (99, 100), (3, 3)]
            found = [stretch_of(connection, 1, start, end, 2) for start, end in parts]
            assert found == ["Grüße", "🕊", "nah", "", ""]
            assert stretch_of(connection, 1, 0, None, 2) == "Grüße 🕊 nah"
            assert stretch_of(connection, 1, 0, None, 0) == ""
            name = report_line(connection, 1).id
            assert beginning_of(connection, name, 3) == "Grü".encode()[:3]
            assert beginning_of(connection, "sha256:none", 3) == b""


def test_entries_and_their_reports(place: Place, reading: Reading) -> None:
    """The last entries first, and of which report each is; a decision about a statement has that of the statement."""
    with open_ledger(place) as ledger:
        fill(ledger, reading)
        kept = ledger.record(only=[2]).readings[2]
        ledger.judge(Note(ref_from_statement(kept, kept.statements[0]), "see there", "Ann", NOW.date()), now=NOW)
        ledger.note_export({"to": "x.csv", "what": "statements", "rows": 0, "sha256": ""}, author="Ann", now=NOW)
        with ledger.reading() as connection:
            entries = [one.seq for one in entries_before(connection, 11, 4)]
            assert entries == [10, 9, 8, 7]
            assert reports_of_entries(connection, entries) == {9: 2, 8: 4, 7: 4}
            assert entries_before(connection, 1, 4) == []


def test_names_in_what_came_last(place: Place, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """The most frequent names of the latest statements, by the alphabet: older ones are not looked at."""
    with open_ledger(place) as ledger:
        with ledger.reading() as connection:
            assert names_in_latest(connection) == {"party": (), "side": (), "place": (), "event": ()}
        fill(ledger, reading)
        last = said(reading, "Last.", "Graustark", "Graustark", places=("Zenda; Strelsau",))
        ledger.keep(last, b"Last.", author="Ann", now=NOW)
        with ledger.reading() as connection:
            names = names_in_latest(connection)
            assert names["side"] == ("Aachen", "Graustark", "Ruritania", "Zenda")
            assert names["place"] == ("Strelsau", "Zenda")
            monkeypatch.setattr("parley.ledger.latest._LATEST", 2)
            assert names_in_latest(connection)["party"] == ("Graustark",)
            monkeypatch.setattr("parley.ledger.latest._LATEST", 20)
            monkeypatch.setattr("parley.ledger.latest._MOST", 2)
            assert names_in_latest(connection)["side"] == ("Aachen", "Ruritania")


def test_whether_meanings_are_kept(place: Place, reading: Reading) -> None:
    """None; then that of the statement that came last; then not of the one that came after."""
    with open_ledger(place) as ledger:
        ledger.keep(told(reading, "One.", "Ruritania", day=NOW.date()), b"One.", author="Ann", now=NOW)

        def kept() -> tuple[bool, bool]:
            with ledger.reading() as connection:
                return meanings_kept(connection)

        assert kept() == (False, False)
        ledger.keep_meaning("e", dict.fromkeys(ledger.without_meaning("e", ("statement",), 9), bytes(384)))
        assert kept() == (True, True)
        ledger.keep(told(reading, "Two.", "Ruritania", day=NOW.date()), b"Two.", author="Ann", now=NOW)
        assert kept() == (True, False)

"""The queue of reviewers and their progress, on both databases: against what plain lists say."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from parley.errors import UnknownStatementError
from parley.ledger import Filter, Ledger, open_ledger, ref_from_statement
from parley.ledger.queue import ALONE, decision_of, last_decision, next_in_queue, reviewers_since
from parley.ledger.tables import statement
from parley.ledger.tally import tally_at, tally_since
from parley.model.judgement import Note, Review, Verdict, Withdrawal
from parley.model.statement import Reading

from .conftest import NOW

Place = str | Path
DAY = NOW.date()
SURE = ((0.5, 0.9, 0.2), (0.4, 0.3, 0.8))
"""How sure the reader is of each statement of two reports."""


def filled(place: Place, reading: Reading) -> Ledger:
    """A ledger of two reports with three statements each."""
    ledger = open_ledger(place)
    for number, sure in enumerate(SURE, 1):
        original = f"report {number}".encode()
        text = f"{reading.report.text}\n\nThis is report {number}."
        report = replace(reading.report, id=f"sha256:{hashlib.sha256(original).hexdigest()}", text=text)
        statements = tuple(
            replace(one, confidence=confidence, within=None)
            for one, confidence in zip(reading.statements, sure, strict=False)
        )
        ledger.keep(replace(reading, report=report, statements=statements), original, author="Ann", now=NOW)
    return ledger


def judge(ledger: Ledger, name: str, verdict: Verdict, by: str = "Ann") -> int:
    """Somebody reviews a statement; the entry that keeps it."""
    ref = ref_from_statement(*ledger.record().statement(name))
    assert ledger.judge(Review(ref, verdict, by, DAY), now=NOW)
    return ledger.size()


def order(ledger: Ledger, by: str = "Ann", **which: object) -> list[str]:
    """The whole queue, each skipped."""
    found: list[str] = []
    with ledger.reading() as connection:
        one = next_in_queue(connection, Filter(**which), by)  # type: ignore[arg-type]
        while one:
            found.append(one.id)
            one = next_in_queue(connection, Filter(**which), by, one.id, one.entered)  # type: ignore[arg-type]
    return found


def test_one_report_at_a_time_the_least_sure_first(place: Place, reading: Reading) -> None:
    """Report 1 has the least sure statement: it is gone through first, and what is skipped comes but once. A dispute
    comes before everything; a state of its own is offered to whoever said nothing yet."""
    with filled(place, reading) as ledger:
        assert order(ledger) == ["r1.s3", "r1.s1", "r1.s2", "r2.s2", "r2.s1", "r2.s3"]
        assert order(ledger, report=2) == ["r2.s2", "r2.s1", "r2.s3"]
        judge(ledger, "r2.s3", "accept")
        judge(ledger, "r2.s3", "reject", "Bob")
        judge(ledger, "r1.s3", "accept")
        assert order(ledger) == ["r2.s3", "r2.s2", "r2.s1", "r1.s1", "r1.s2"]
        assert order(ledger, review="disputed") == ["r2.s3"]
        assert order(ledger, review="accepted") == []
        assert order(ledger, "Bob", review="accepted") == ["r1.s3"]
        assert order(ledger, review="rejected", party="Nobody") == []


def test_after_what_was_decided_the_queue_goes_on(place: Place, reading: Reading) -> None:
    """What is decided is not queued any more, and the next one is that which would have come anyway."""
    with filled(place, reading) as ledger:
        seen, here, entered = [], None, None
        while True:
            with ledger.reading() as connection:
                found = next_in_queue(connection, Filter(), "Ann", here, entered)
            if found is None:
                break
            seen.append(found.id)
            here, entered = found.id, found.entered
            judge(ledger, found.id, "accept")
        assert seen == ["r1.s3", "r1.s1", "r1.s2", "r2.s2", "r2.s1", "r2.s3"]


def test_whoever_comes_by_themselves(place: Place, reading: Reading) -> None:
    """From a statement in the middle the others of its report follow, then the queue from its beginning."""
    with filled(place, reading) as ledger, ledger.reading() as connection:
        found = next_in_queue(connection, Filter(), "Ann", "r2.s1", ALONE)
        assert found is not None
        assert (found.id, found.entered) == ("r2.s3", ALONE)
        found = next_in_queue(connection, Filter(), "Ann", "r2.s3", ALONE)
        assert found is not None
        assert (found.id, found.entered) == ("r1.s3", "r1.s3")


def test_what_is_not_there(place: Place, reading: Reading) -> None:
    """A place in the queue that a newer reading has no more: it begins anew. Words that are no id are refused."""
    with filled(place, reading) as ledger, ledger.reading() as connection:
        found = next_in_queue(connection, Filter(), "Ann", "r9.s9", "r9.s9")
        assert found is not None
        assert found.id == "r1.s3"
        with pytest.raises(UnknownStatementError):
            next_in_queue(connection, Filter(), "Ann", "nonsense", "r1.s1")


def test_states_of_statements_are_those_of_their_reviews(place: Place, reading: Reading) -> None:
    """The state that stands beside each statement: after reviews, after one is taken back, after a new reading, and
    built anew."""
    with filled(place, reading) as ledger:
        judge(ledger, "r1.s1", "accept")
        taken = judge(ledger, "r1.s2", "reject")
        ledger.judge(Withdrawal(taken, "Ann", DAY), now=NOW)
        judge(ledger, "r2.s1", "accept")
        judge(ledger, "r2.s1", "reject", "Bob")
        expected = {("r1", "s1"): "accepted", ("r2", "s1"): "disputed"}
        for again in (False, True):
            if again:
                old = ledger.record().readings[1]
                original = b"report 1"
                newer = replace(old, statements=tuple(replace(one, confidence=0.6) for one in old.statements))
                ledger.keep(newer, original, author="Ann", now=NOW)
            for _ in range(2):
                with ledger.reading() as connection:
                    rows = connection.execute(sa.select(statement).where(statement.c.until.is_(None))).all()
                assert {
                    (f"r{row.report}", row.name): row.state for row in rows if row.state != "unreviewed"
                } == expected
                ledger.rebuild()


def test_a_count_of_the_past_and_what_changed_since(place: Place, reading: Reading) -> None:
    """From any moment on: it comes to the same as counting all now."""
    with filled(place, reading) as ledger:
        judge(ledger, "r1.s1", "accept")
        taken = judge(ledger, "r2.s2", "reject")
        judge(ledger, "r2.s1", "accept")
        judge(ledger, "r2.s1", "reject", "Bob")
        ledger.judge(Withdrawal(taken, "Ann", DAY), now=NOW)
        with ledger.reading() as connection:
            for which in (Filter(), Filter(report=2), Filter(act="claim"), Filter(party="Nobody")):
                now = tally_at(connection, which, ledger.size())
                for moment in range(ledger.size() + 1):
                    assert tally_since(connection, which, tally_at(connection, which, moment), moment) == now
            assert tally_at(connection, Filter(), ledger.size()) == {"accepted": 1, "disputed": 1, "unreviewed": 4}


def test_the_last_decision_of_each(place: Place, reading: Reading) -> None:
    """One's own alone, and none that was taken back; who did how much."""
    with filled(place, reading) as ledger:
        first = judge(ledger, "r1.s1", "accept")
        ref = ref_from_statement(*ledger.record().statement("r1.s2"))
        ledger.judge(Note(ref, "See there.", "Ann", DAY), now=NOW)
        bobs = judge(ledger, "r2.s1", "reject", "Bob")
        with ledger.reading() as connection:
            found = last_decision(connection, "Ann")
            assert found is not None
            assert (found.entry, found.kind, found.says, found.statement) == (bobs - 1, "note", "See there.", "r1.s2")
            assert last_decision(connection, "Cleo") is None
            assert decision_of(connection, "Ann", bobs) is None
            assert decision_of(connection, "Ann", 10**6) is None
            assert reviewers_since(connection, first - 1) == {"Ann": 1, "Bob": 1}
            assert reviewers_since(connection, first) == {"Bob": 1}
        ledger.judge(Withdrawal(bobs - 1, "Ann", DAY), now=NOW)
        with ledger.reading() as connection:
            left = last_decision(connection, "Ann")
            assert left is not None
            assert (left.entry, left.says, left.statement) == (first, "accept", "r1.s1")


def test_only_what_two_reviewed_is_compared(place: Place, reading: Reading) -> None:
    """The reviews of a statement that one person reviewed are left out."""
    with filled(place, reading) as ledger:
        judge(ledger, "r1.s1", "accept")
        judge(ledger, "r1.s2", "accept")
        judge(ledger, "r1.s2", "reject", "Bob")
        record = ledger.record_of_compared()
        assert [len(found.reviews) for found in record.reviews.values()] == [2]

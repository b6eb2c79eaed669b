"""A ledger against a model in memory: adding, deciding, taking back, copying, in any order, on both databases."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, cycle
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
import sqlalchemy as sa
from hypothesis import settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from parley.errors import UnknownEntryError
from parley.ledger import Filter, Ledger, open_ledger, ref_from_statement
from parley.model.codec import reading_from_json
from parley.model.judgement import Link, Review, Withdrawal
from parley.model.statement import Reading

from .conftest import NOW

Place = str | Path
READ = reading_from_json((Path(__file__).parents[1] / "readings/istanbul.json").read_text(encoding="utf-8"))
PEOPLE = ("Ann", "Ben", "Cleo")
STATES = {"accept": "accepted", "reject": "rejected"}


def report_of(number: int, statements: int, copy: str = "") -> tuple[Reading, bytes]:
    """A report of our own, with so many of the statements read; the same in other bytes as a `copy`."""
    original = f"report {number}{copy}".encode()
    text = f"{READ.report.text}\n\nThis is report {number}."
    report = replace(READ.report, id=f"sha256:{hashlib.sha256(original).hexdigest()}", text=text)
    return replace(READ, report=report, statements=READ.statements[:statements]), original


class LedgerMachine(RuleBasedStateMachine):
    """What was done to the ledger, done to plain lists and dictionaries as well."""

    def __init__(self, empty: Callable[[], Place]) -> None:
        """`empty` gives a place without a ledger; the one that it gave last but one may be overwritten."""
        super().__init__()
        self.empty = empty

    @initialize()
    def begin(self) -> None:
        """An empty ledger."""
        self.place = self.empty()
        self.ledger: Ledger = open_ledger(self.place)
        self.now = NOW
        self.kinds: list[str] = []
        self.reports: dict[int, int] = {}  # number -> how many statements
        self.known: dict[int, int] = {}  # which of our reports -> number
        self.copies: set[tuple[int, str]] = set()
        self.decisions: dict[int, Any] = {}  # entry -> decision
        self.heads: list[Any] = []
        self.days: dict[date, tuple[dict[int, int], dict[int, Any]]] = {}

    def teardown(self) -> None:
        """Let the database go."""
        self.ledger.close()

    @rule(which=st.integers(0, 3), statements=st.integers(1, 6), later=st.integers(0, 3))
    def add(self, which: int, statements: int, later: int) -> None:
        """A report comes, or is read anew."""
        self.now += timedelta(days=later)
        reading, original = report_of(which, statements)
        kept = self.ledger.keep(reading, original, author="Ann", now=self.now)
        number = self.known.setdefault(which, len(self.known) + 1)
        is_new = number not in self.reports
        reread = self.reports.get(number) != statements
        assert (kept.number, kept.new_report, kept.new_reading) == (number, is_new, reread)
        self.kinds += ["report"] * is_new + ["reading"] * reread
        self.reports[number] = statements

    @precondition(lambda self: self.known)
    @rule(data=st.data(), copy=st.sampled_from(["b", "c"]))
    def add_copy(self, data: st.DataObject, copy: str) -> None:
        """A report that is there comes in other bytes: another source of it, once."""
        which = data.draw(st.sampled_from(sorted(self.known)))
        reading, original = report_of(which, 6, copy)
        kept = self.ledger.keep(reading, original, author="Ann", now=self.now)
        is_new = (which, copy) not in self.copies
        assert (kept.number, kept.new_report, kept.another) == (self.known[which], False, is_new)
        self.kinds += ["obtained"] * is_new
        self.copies.add((which, copy))

    @precondition(lambda self: self.reports)
    @rule(data=st.data(), by=st.sampled_from(PEOPLE), verdict=st.sampled_from(sorted(STATES)))
    def review(self, data: st.DataObject, by: str, verdict: str) -> None:
        """Somebody accepts or rejects a statement."""
        ref = self.any_ref(data)
        made = Review(ref, verdict, by, self.now.date())  # type: ignore[arg-type]
        last = [d for d in self.decisions.values() if isinstance(d, Review) and (d.by, d.statement) == (by, ref)]
        new = not last or last[-1].verdict != verdict
        assert self.ledger.judge(made, now=self.now) is new
        self.noted("review", made, new)

    @precondition(lambda self: self.reports)
    @rule(data=st.data(), by=st.sampled_from(PEOPLE), words=st.sampled_from(["a", "b"]))
    def link(self, data: st.DataObject, by: str, words: str) -> None:
        """Somebody links a statement."""
        made = Link(self.any_ref(data), words, False, by, self.now.date())
        links = [d for d in self.decisions.values() if isinstance(d, Link)]
        new = made not in [replace(link, recorded=made.recorded) for link in links]
        assert self.ledger.judge(made, now=self.now) is new
        self.noted("link", made, new)

    @rule(seq=st.integers(1, 30), by=st.sampled_from(PEOPLE))
    def withdraw(self, seq: int, by: str) -> None:
        """Somebody takes an entry back: only a decision that stands can be."""
        made = Withdrawal(seq, by, self.now.date())
        try:
            self.ledger.judge(made, now=self.now)
        except UnknownEntryError:
            assert not isinstance(self.decisions.get(seq), Link | Review)
            return
        assert isinstance(self.decisions.pop(seq), Link | Review)
        self.noted("withdrawal", made, True)

    @rule()
    def open_again(self) -> None:
        """The ledger is closed and opened."""
        self.ledger.close()
        self.ledger = open_ledger(self.place)

    @rule()
    def rebuild(self) -> None:
        """Everything is worked out anew."""
        assert self.ledger.rebuild() == len(self.kinds)

    @rule()
    def move(self) -> None:
        """The ledger is copied, and we go on with the copy."""
        place = self.empty()
        copy = open_ledger(place)
        assert self.ledger.copy_to(copy) == len(self.kinds)
        assert copy.head() == self.ledger.head()
        self.ledger.close()
        self.place, self.ledger = place, copy

    @rule()
    def note_head(self) -> None:
        """Somebody writes the head down."""
        self.heads.append(self.ledger.head())

    @invariant()
    def holds(self) -> None:
        """The ledger is whole, extends every head, and says what the model says."""
        assert [one.kind for one in self.ledger.entries()] == self.kinds
        for head in self.heads[-2:] or [None]:
            assert self.ledger.verify(head).faults == ()
        record = self.ledger.record()
        assert {n: len(r.statements) for n, r in record.readings.items()} == self.reports
        standing = {one.seq: one.decision for one in record.decided}
        assert standing == self.decisions
        self.days[self.now.date()] = (dict(self.reports), dict(self.decisions))
        self.held_then()
        assert self.ledger.count() == sum(self.reports.values())
        for state in ("accepted", "rejected", "disputed", "unreviewed"):
            found = self.ledger.statements(Filter(review=state))  # type: ignore[arg-type]
            assert {one.id for one in found} == self.in_state(state)
            assert {one.columns["state"] for one in found} <= {state}

    def held_then(self) -> None:
        """On the day before the last one, the ledger held what the model held then."""
        day = sorted(self.days)[-2:][0]
        reports, decisions = self.days[day]
        record = self.ledger.record(known_by=day)
        assert {n: len(r.statements) for n, r in record.readings.items()} == reports
        assert {one.seq: one.decision for one in record.decided} == decisions
        assert self.ledger.count(Filter(known_by=day)) == sum(reports.values())

    def in_state(self, state: str) -> set[str]:
        """The statements that are in a state, as the model has it."""
        found = set()
        by_number = {number: which for which, number in self.known.items()}
        for number, statements in self.reports.items():
            reading, _ = report_of(by_number[number], statements)
            for statement in reading.statements:
                ref = ref_from_statement(reading, statement)
                said = {
                    d.by: d.verdict for d in self.decisions.values() if isinstance(d, Review) and d.statement == ref
                }
                verdicts = set(said.values())
                now = "disputed" if len(verdicts) > 1 else STATES[verdicts.pop()] if verdicts else "unreviewed"
                if now == state:
                    found.add(f"r{number}.{statement.id}")
        return found

    def any_ref(self, data: st.DataObject) -> Any:
        """A statement that stands in the latest reading."""
        which = data.draw(st.sampled_from(sorted(self.known)))
        reading, _ = report_of(which, self.reports[self.known[which]])
        return ref_from_statement(reading, data.draw(st.sampled_from(reading.statements)))

    def noted(self, kind: str, decision: Any, new: bool) -> None:
        """An entry more, if it was one."""
        if new:
            self.kinds.append(kind)
            self.decisions[len(self.kinds)] = decision


def test_in_any_order_in_a_file(tmp_path: Path) -> None:
    """Files of SQLite, a new one each time."""
    names = count()
    run_state_machine_as_test(
        lambda: LedgerMachine(lambda: tmp_path / f"{next(names)}.db"),
        settings=settings(max_examples=15, stateful_step_count=20, deadline=None),
    )


@pytest.fixture
def emptied(database: str, other_database: str) -> Iterator[Callable[[], str]]:
    """Gives one of two databases of a server in turn, without anything in it."""
    addresses = (database, other_database)
    engines = [sa.create_engine(sa.make_url(one).set(drivername="postgresql+psycopg")) for one in addresses]
    turn = cycle(zip(addresses, engines, strict=True))

    def empty() -> str:
        address, engine = next(turn)
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        return address

    yield empty
    for engine in engines:
        engine.dispose()


def test_in_any_order_on_a_server(emptied: Callable[[], str]) -> None:
    """Two databases of PostgreSQL in turn: fewer runs, since each begins with new tables."""
    run_state_machine_as_test(
        lambda: LedgerMachine(emptied), settings=settings(max_examples=4, stateful_step_count=15, deadline=None)
    )

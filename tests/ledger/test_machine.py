"""A ledger against a model in memory: adding, deciding, taking back, rebuilding, copying, opening, in any order."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from parley.errors import UnknownEntryError
from parley.ledger import Filter, Ledger, open_ledger, ref_from_statement
from parley.model.codec import reading_from_json
from parley.model.judgement import Link, Review, Withdrawal
from parley.model.statement import Reading

from .conftest import NOW

READ = reading_from_json((Path(__file__).parents[1] / "readings/istanbul.json").read_text(encoding="utf-8"))
PEOPLE = ("Ann", "Ben", "Cleo")
STATES = {"accept": "accepted", "reject": "rejected"}


def report_of(number: int, statements: int) -> tuple[Reading, bytes]:
    """A report of our own, with so many of the statements read."""
    import hashlib

    original = f"report {number}".encode()
    report = replace(READ.report, id=f"sha256:{hashlib.sha256(original).hexdigest()}")
    return replace(READ, report=report, statements=READ.statements[:statements]), original


class LedgerMachine(RuleBasedStateMachine):
    """What was done to the ledger, done to plain lists and dictionaries as well."""

    @initialize()
    def begin(self) -> None:
        """An empty ledger."""
        self.folder = TemporaryDirectory()
        self.copies = 0
        self.place = Path(self.folder.name) / "ledger.db"
        self.ledger: Ledger = open_ledger(self.place)
        self.now = NOW
        self.kinds: list[str] = []
        self.reports: dict[int, int] = {}  # number -> how many statements
        self.known: dict[int, int] = {}  # which of our reports -> number
        self.decisions: dict[int, Any] = {}  # entry -> decision
        self.heads: list[Any] = []

    def teardown(self) -> None:
        """Let the file go."""
        self.ledger.close()
        self.folder.cleanup()

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
        self.copies += 1
        place = Path(self.folder.name) / f"copy{self.copies}.db"
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
        assert self.ledger.count() == sum(self.reports.values())
        for state in ("accepted", "rejected", "disputed", "unreviewed"):
            found = {one.id for one in self.ledger.statements(Filter(review=state))}  # type: ignore[arg-type]
            assert found == self.in_state(state)

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


TestLedgerMachine = LedgerMachine.TestCase
TestLedgerMachine.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)

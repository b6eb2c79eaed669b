"""What reviewers decide about statements, parties and propositions, put on record; and how far they agree."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from parley.errors import UnknownPartyError, WrongUseError
from parley.ledger import Decided, Ledger, Record, Reviewed, ref_from_statement
from parley.ledger.corrections import check_changes
from parley.ledger.latest import names_in_latest
from parley.ledger.named import is_named
from parley.model.judgement import Fact, Note, Review, Same, SameKind, StatementRef, Verdict, Withdrawal
from parley.tasks.statements import StatementLine, list_statements, statement_in


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, when, and why."""

    name: str
    now: datetime
    why: str | None = None

    @property
    def day(self) -> date:
        """The day of the decision."""
        return self.now.date()


def review(
    ledger: Ledger,
    statement_id: str,
    verdict: Verdict,
    by: Decider,
    *,
    changes: Mapping[str, Any] | None = None,
    settles: bool = False,
) -> bool:
    """Record that a statement was read aright, was not, or reads otherwise; False if that was this person's last word.

    `changes`: fields with their right values, parties by name. Raises UnknownStatementError, WrongUseError for changes
    that no statement can have, LedgerError.
    """
    reading, statement = statement_in(ledger, statement_id)
    given = dict(changes or {})
    if (verdict == "correct") != bool(given):
        raise WrongUseError("Say what is otherwise, FIELD=VALUE, to correct a statement; for that alone.")
    check_changes(given, reading)
    ref = ref_from_statement(reading, statement)
    made = Review(ref, verdict, by.name, by.day, tuple(sorted(given.items())), settles, by.why)
    return ledger.judge(made, now=by.now)


def changes_from_words(words: tuple[str, ...]) -> dict[str, Any]:
    """Changes out of "act=promise", "side=Ukraine", "negated=true", "speaker=null", "via=[\"AP\"]".

    A value is JSON where it can be read as such, else a text. Raises WrongUseError for words without "=".
    """
    found: dict[str, Any] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name.strip():
            raise WrongUseError(f"{word!r} changes nothing. Write FIELD=VALUE, such as act=promise or side=Ukraine.")
        try:
            found[name.strip()] = json.loads(value)
        except (ValueError, RecursionError):
            found[name.strip()] = value.strip()
    return found


def note(ledger: Ledger, statement_id: str, words: str, by: Decider) -> bool:
    """Record what a person writes beside a statement."""
    if not words.strip():
        raise WrongUseError("The note is empty.")
    return ledger.judge(Note(_ref(ledger, statement_id), words.strip(), by.name, by.day), now=by.now)


def same(ledger: Ledger, kind: SameKind, one: str, other: str, by: Decider, *, differs: bool = False) -> bool:
    """Record that two names are of one party, or two wordings of one proposition (or that they are not).

    Raises WrongUseError where they are alike, UnknownPartyError where no report has either name, LedgerError. One of
    them may be new: a spelling that later reports may have.
    """
    first, second = sorted((one.strip(), other.strip()))
    if not first or first.casefold() == second.casefold():
        raise WrongUseError("Give two different names, or two different wordings.")
    if kind == "party":
        unknown = unnamed(ledger, one, other)
        if len(unknown) > 1:
            raise UnknownPartyError(" ".join(unknown))
    return ledger.judge(Same(kind, first, second, by.name, by.day, differs, by.why), now=by.now)


def unnamed(ledger: Ledger, *names: str) -> tuple[str, ...]:
    """For each of some names that no report has a line that says so, with the names of late that are nearly that one.
    Raises LedgerError."""
    with ledger.reading() as connection:
        lacking = [name.strip() for name in names if not is_named(connection, name.strip())]
        known = names_in_latest(connection)["party"] if lacking else []
    return tuple(f"No report names “{name}” so far.{_meant(name, known)}" for name in lacking)


def _meant(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, 3, 0.6)
    return f" Did you mean {' or '.join(f'“{one}”' for one in near)}?" if near else ""


def establish(
    ledger: Ledger,
    proposition: str,
    on: date,
    by: Decider,
    *,
    holds: bool = True,
    until: date | None = None,
    statement_id: str | None = None,
) -> bool:
    """Record that a proposition is taken as established, whoever says otherwise."""
    if not proposition.strip():
        raise WrongUseError("The proposition is empty.")
    if until is not None and until < on:
        raise WrongUseError(f"It cannot hold until {until}, which is before {on}.")
    ref = _ref(ledger, statement_id) if statement_id else None
    made = Fact(proposition.strip(), holds, on, by.name, by.day, until, ref, by.why)
    return ledger.judge(made, now=by.now)


def withdraw(ledger: Ledger, entry: int, by: Decider) -> bool:
    """Take the decision in an entry of the log back. Raises UnknownEntryError."""
    return ledger.judge(Withdrawal(entry, by.name, by.day, by.why), now=by.now)


def _ref(ledger: Ledger, statement_id: str) -> StatementRef:
    return ref_from_statement(*statement_in(ledger, statement_id))


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A statement with what reviewers said of it, and the decisions about it by their entries."""

    line: StatementLine
    reviewed: Reviewed | None
    decided: tuple[Decided, ...]


def list_reviews(record: Record) -> tuple[ReviewLine, ...]:
    """Every statement of a record, and what people decided about each."""
    by_place: dict[tuple[int | None, str | None], list[Decided]] = defaultdict(list)
    for one in record.decided:
        by_place[one.report, one.key].append(one)
    found = []
    for (number, reading), (_, lines) in zip(record.readings.items(), list_statements(record), strict=True):
        for line, statement, key in zip(lines, reading.statements, record.keys[number], strict=True):
            decided = tuple(by_place.get((number, key), ()))
            found.append(ReviewLine(line, record.review_of(number, statement), decided))
    return tuple(found)


def apart(record: Record) -> tuple[Decided, ...]:
    """The decisions that are about no statement: who is the same, what is established, what was withdrawn."""
    return tuple(one for one in record.decided if one.report is None)


@dataclass(frozen=True, slots=True)
class Agreeing:
    """How far reviewers agree: statements that two or more reviewed, by how many reviewers, and Krippendorff's alpha
    over their verdicts (1: always; 0: as by chance; None: nothing to compare, or all said the same one thing)."""

    statements: int
    reviewers: tuple[str, ...]
    alpha: float | None


def agreeing(record: Record, among: Collection[tuple[int, str]] | None = None) -> Agreeing:
    """Krippendorff's alpha for nominal data (Krippendorff, Content Analysis, 2004, chapter 11) over verdicts, on all
    statements or on those with these reports and keys.

    A correction agrees with another only if it says the same. Settlements are left out: they are made knowing the rest.
    """
    said = [
        (review.by, f"{number}/{key}", json.dumps([review.verdict, review.changes], sort_keys=True))
        for (number, key), found in record.reviews.items()
        for _, review in found.reviews
        if not review.settles and (among is None or (number, key) in among)
    ]
    raters: dict[str, set[str]] = defaultdict(set)
    for by, item, _ in said:
        raters[item].add(by)
    compared = [one for one in said if len(raters[one[1]]) > 1]
    number = len({item for _, item, _ in compared})
    names = tuple(sorted({by for by, _, _ in compared}))
    if len({verdict for _, _, verdict in compared}) < 2:
        return Agreeing(number, names, None)
    from nltk.metrics.agreement import AnnotationTask

    return Agreeing(number, names, float(AnnotationTask(data=compared).alpha()))

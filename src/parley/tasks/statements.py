"""Statements as lists show them: whose word each is, and where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.errors import UnknownStatementError
from parley.model.span import Span, Spans
from parley.model.speech import chains_of, whose
from parley.model.statement import Reading, Statement
from parley.model.testimony import Source

if TYPE_CHECKING:
    # Late: reading a report needs no database.
    from parley.ledger import Filter, FoundStatement, Judged, Ledger, Record


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement in words.

    `whose` says whose word it is: "Ukraine, according to Vladimir Medinsky (Russia)".
    `side` is the side of the one who says it, `words` the content, `at` its place in the report's text.
    """

    id: str
    whose: str
    via: tuple[str, ...]
    side: str | None
    act: str
    within: str | None
    depth: int
    words: str
    at: Spans
    modality: str
    negated: bool
    conditions: tuple[str, ...]
    judged: "tuple[Judged, ...]" = ()


def list_statements(record: "Record") -> tuple[tuple[Reading, tuple[StatementLine, ...]], ...]:
    """Every report of the ledger with its statements, and what people linked to each."""
    judged: dict[str, list[Judged]] = {}
    for one in record.judged():
        if one.statement:
            judged.setdefault(one.statement_id, []).append(one)
    return tuple(
        (reading, lines_from_reading(reading, f"r{number}.", judged)) for number, reading in record.readings.items()
    )


def statement_in(ledger: "Ledger", statement_id: str) -> tuple[Reading, Statement]:
    """The statement "r1.s3" of a ledger, and its reading. Raises UnknownStatementError."""
    from parley.ledger.record import parts_of

    number, _ = parts_of(statement_id)
    record = ledger.record(only=[number])
    if number not in record.readings:
        raise UnknownStatementError(
            f"The ledger has no report r{number}; it has {ledger.reports()}. `parley statements` lists them."
        )
    return record.statement(statement_id)


def named_statements(ledger: "Ledger", ids: Sequence[str], which: "Filter") -> "Mapping[str, FoundStatement]":
    """The statements of some ids, as known on the day that a filter names. Raises LedgerError."""
    from parley.ledger.lists import statements_named
    from parley.ledger.moments import moment_of

    with ledger.reading() as connection:
        return statements_named(connection, ids, moment_of(connection, which.known_by))


def orphans(record: "Record") -> "tuple[Judged, ...]":
    """The judgements whose statement the latest reading no longer has."""
    return tuple(one for one in record.judged() if one.statement is None)


def lines_from_reading(
    reading: Reading, prefix: str = "", judged: "dict[str, list[Judged]] | None" = None
) -> tuple[StatementLine, ...]:
    """A reading's statements in words; `prefix` comes before each id."""
    names = {party.id: party.name for party in reading.parties}
    words, chains = whose(reading), chains_of(reading)
    return tuple(
        StatementLine(
            id=prefix + s.id,
            whose=words[s.id],
            via=tuple(names[via] for via in s.via if via in names),
            side=names.get(s.side or ""),
            act=s.act,
            within=prefix + s.within if s.within else None,
            depth=len(chains[s.id]) - 1,
            words=reading.words(s.content),
            at=s.content,
            modality=s.modality,
            negated=s.negated,
            conditions=tuple(f"{c.kind.replace('_', ' ')} {reading.words(c.span)}" for c in s.conditions),
            judged=tuple((judged or {}).get(prefix + s.id, ())),
        )
        for s in reading.statements
    )


def speakers_by_source(record: "Record") -> dict[Source, str]:
    """Who speaks, and via whom, in every stretch of text that a statement of the ledger covers."""
    return {
        source_of(statement, reading): ", via ".join([line.whose, *line.via])
        for reading, found in list_statements(record)
        for line, statement in zip(found, reading.statements, strict=True)
    }


def source_of(statement: Statement, reading: Reading) -> Source:
    """The stretch from the first to the last word of the content; the words themselves leave out what lies between."""
    return Source(
        reading.report.id,
        Span(statement.content[0].start, statement.content[-1].end),
        reading.words(statement.content),
    )

"""What is given out as flat rows: of reports, statements, parties and decisions."""

from collections.abc import Iterator
from typing import Any

from parley.export.findings import duty_rows, finding_rows
from parley.export.forms import Table
from parley.export.schemas import SCHEMAS, Row
from parley.model.codec import line_from_data
from parley.model.flat import flat_statement
from parley.model.judgement import Bearing, Decision, Fact, Link, Review, Same, Withdrawal
from parley.model.plain import plain
from parley.model.span import Spans
from parley.model.takeaway import Takeaway, TakenDecision, TakenReport


def rows_of(taken: Takeaway, table: Table) -> Iterator[Row]:
    """The rows of a table, one after the other."""
    if table == "judgements":
        yield from map(judgement_row, taken.decisions())
    elif table == "duties":
        yield from (row for agreement in taken.agreements for row in duty_rows(agreement))
    elif table == "findings":
        yield from (row for agreement in taken.agreements for row in finding_rows(agreement))
    else:
        for report in taken.reports():
            yield from rows_of_report(report, table)


def rows_of_report(taken: TakenReport, table: Table) -> Iterator[Row]:
    """The rows that a report has in one of the tables of reports, parties and statements."""
    if table == "reports":
        yield report_row(taken)
    elif table == "parties":
        yield from party_rows(taken)
    elif table == "statements":
        yield from statement_rows(taken)


def data_from_row(row: Row) -> dict[str, Any]:
    """A row as plain data, days in ISO 8601."""
    made: dict[str, Any] = plain(row)
    return made


def report_row(taken: TakenReport) -> Row:
    """The row of a report."""
    report = taken.report
    return _row(
        "reports",
        id=taken.id,
        said=report.date,
        title=report.title,
        language=report.language,
        obtained_from=[source.where for source in taken.sources],
        obtained_at=[source.at for source in taken.sources],
        obtained_by=[source.by for source in taken.sources],
        extracted_from=taken.extraction.kind,
        extracted_by=taken.extraction.by,
        recorded=taken.recorded,
        statements=len(taken.statements),
        text=report.text,
        **_source(taken),
    )


def party_rows(taken: TakenReport) -> Iterator[Row]:
    """The rows of the parties that a report names."""
    names = {party.id: party.name for party in taken.reading.parties}
    for party in taken.reading.parties:
        yield _row(
            "parties",
            id=f"{taken.id}.{party.id}",
            report=taken.id,
            name=party.name,
            kind=party.kind,
            side=names.get(party.side or ""),
            roles=list(party.roles),
            code=party.code,
            mentions=_pairs(party.mentions),
            **_source(taken),
        )


def statement_rows(taken: TakenReport) -> Iterator[Row]:
    """The rows of those statements of a report that are given out."""
    names = {party.id: party.name for party in taken.reading.parties}
    for one in taken.statements:
        flat = flat_statement(one.statement, taken.reading, names)
        within = flat["within"] and f"{taken.id}.{flat['within']}"
        more = {
            "id": one.id,
            "said": taken.report.date,
            "whose": one.whose,
            "within": within,
            "review": one.review,
            "recorded": taken.read_at,
            "spans": _pairs(one.statement.content),
            "report": taken.id,
        }
        yield _row("statements", **{**flat, **more, **_source(taken)})


def judgement_row(taken: TakenDecision) -> Row:
    """The row of a decision."""
    made = taken.decision
    ref = None if isinstance(made, Same | Withdrawal) else made.statement
    review = made if isinstance(made, Review) else None
    fact = made if isinstance(made, Fact) else None
    return _row(
        "judgements",
        entry=taken.entry,
        kind=type(made).__name__.lower(),
        statement=taken.statement,
        about=_about(made),
        verdict=review and review.verdict,
        denies=_denies(made),
        changes=line_from_data(plain(dict(review.changes))) if review and review.changes else None,
        settles=review and review.settles,
        on=fact and fact.on,
        until=fact and fact.until,
        by=made.by,
        recorded=made.recorded,
        why=made.why,
        source=ref and ref.report,
        spans=_pairs(ref.content) if ref else [],
        quote=ref and ref.words,
    )


def _about(made: Decision) -> str | None:
    match made:
        case Link() | Fact():
            return made.proposition
        case Bearing():
            return made.provision
        case Same():
            return f"{made.one} {'≠' if made.differs else '='} {made.other}"
        case Withdrawal():
            return f"entry {made.entry}"
    return None


def _denies(made: Decision) -> bool | None:
    match made:
        case Link():
            return made.denies
        case Bearing():
            return made.against
        case Same():
            return made.differs
        case Fact():
            return not made.holds
    return None


def _source(taken: TakenReport) -> Row:
    return {"source": taken.report.id, "publisher": taken.publisher, "url": taken.url}


def _pairs(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]


def _row(table: Table, /, **values: Any) -> Row:
    """The values in the order of the table's columns. Raises KeyError where one is missing."""
    return {name: values[name] for name in SCHEMAS[table].names}

"""A reading, and lists of statements, as the terminal shows them."""

from typing import TYPE_CHECKING

from parley.cli.terminal import heading, lines, on_one_line, place, quote, styled, table
from parley.model.judgement import Judgement, Link
from parley.model.report import Report
from parley.model.statement import Reading
from parley.tasks.statements import StatementLine, lines_from_reading

BEGINNING = 48
"""So many letters of a report's beginning stand in a heading."""

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text


def print_reading(console: "Console", reading: Reading, name: str) -> None:
    """The report, who takes part, every statement, and what is left open."""
    report = reading.report
    console.print(heading(f"{name}: {report.title or 'report'} of {report.date or 'an unknown day'}"))
    print_parties(console, reading)
    console.print(statement_table(lines_from_reading(reading)))
    for doubt in reading.doubts:
        words = quote(doubt.span.of(report.text), 80) if doubt.span.end > doubt.span.start else "the report"
        console.print(styled(("left open  ", "yellow"), f"{words}: {doubt.note}", (f"  {doubt.kind}", "dim")))


def report_in_words(report: Report) -> str:
    """What a reader knows a report by: its title, else how it begins."""
    return quote(report.title or report.text[:400].strip(), BEGINNING)


def print_parties(console: "Console", reading: Reading) -> None:
    """Who speaks or is named, with roles, by side."""
    sides: dict[str, list[str]] = {}
    for party in reading.parties:
        side = reading.party(party.side)
        roles = f", {', '.join(party.roles)}" if party.roles else ""
        if side is None or side.id != party.id:
            sides.setdefault(side.name if side else "", []).append(f"{party.name}{roles}")
        else:
            sides.setdefault(party.name, [])
    for name, members in sides.items():
        console.print(
            styled((on_one_line(name or "side not settled"), "bold"), f": {'; '.join(members)}" if members else "")
        )


def statement_table(found: tuple[StatementLine, ...], *, brief: bool = False) -> "Table":
    """One row for each statement: whose word, what is done by it, the words themselves and where they stand.

    `brief` shortens the words, and shows of links only where they lead.
    """
    made = table("", "whose word", "what is said (claimed, not established)", ratios=(0, 2, 5))
    for line in found:
        made.add_row(
            styled(("  " * min(line.depth, 3) + line.id, "cyan")),
            lines(styled(_whose(line)), styled((act_in_words(line), "bold"))),
            lines(*(_said_briefly(line) if brief else _said(line))),
        )
    return made


def act_in_words(line: StatementLine) -> str:
    """The act, and whether its content is intended, possible or required, and negative: "claim, in the negative"."""
    # What a denial denies is in the negative by itself.
    negative = line.negated and line.act != "denial"
    qualities = ["" if line.modality == "actual" else line.modality, "in the negative" if negative else ""]
    return ", ".join(quality for quality in (line.act, *qualities) if quality)


def _whose(line: StatementLine) -> str:
    via = f", via {', '.join(line.via)}" if line.via else ""
    return f"{line.whose}{via}"


def _said(line: StatementLine) -> list["Text"]:
    said = [styled(quote(line.words, 400), (f"  {place(line.at)}", "dim"))]
    said += [styled(("condition: ", "dim"), on_one_line(condition)) for condition in line.conditions]
    if line.within:
        said.append(styled((f"reported in {line.within}", "dim")))
    said += [styled((f"{judgement_in_words(one.judgement)}", "green")) for one in line.judged]
    return said


def _said_briefly(line: StatementLine) -> list["Text"]:
    leads = [_target(one.judgement) for one in line.judged]
    arrow = [styled((f"→ {', '.join(leads)}", "green"))] if leads else []
    return [styled(quote(line.words, 170), (f"  {place(line.at)}", "dim")), *arrow]


def _target(judgement: Judgement) -> str:
    if isinstance(judgement, Link):
        return f'{"not: " if judgement.denies else ""}"{judgement.proposition}"'
    return f"{'against ' if judgement.against else ''}{judgement.provision}"


def judgement_in_words(judgement: Judgement) -> str:
    """What a person decided, who it was and when."""
    why = f" ({judgement.why})" if judgement.why else ""
    return f"→ {link_in_words(judgement)}: linked by {judgement.by}, {judgement.recorded}{why}"


def link_in_words(judgement: Judgement) -> str:
    """What a statement was linked to, and how."""
    if isinstance(judgement, Link):
        return f'{"denies" if judgement.denies else "says"} that "{judgement.proposition}"'
    return f"bears on {judgement.provision}, {'against' if judgement.against else 'for'} it"

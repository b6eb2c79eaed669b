"""The demonstration on the terminal: what was said, whose word it is, and what stands in the way."""

from typing import TYPE_CHECKING

from parley.cli.show_assessment import (
    ReportNumbers,
    cite,
    evidence_lines,
    in_force_in_words,
    print_blockers,
    print_contested,
    print_deadlocks,
    print_propositions,
    print_steps,
    state_in_words,
)
from parley.cli.show_reading import statement_table
from parley.cli.terminal import heading, on_one_line, place, quote, styled
from parley.model.finding import Assessment, State
from parley.model.place import Place
from parley.model.testimony import Evidence
from parley.tasks.demo import Demonstration
from parley.tasks.statements import lines_from_reading, list_statements

if TYPE_CHECKING:
    from rich.console import Console


def print_demonstration(console: "Console", shown: Demonstration) -> None:
    """The demonstration, in the order in which a mediator would ask."""
    numbers = {report.id: number for number, report in enumerate(shown.record.reports, 1)}
    common = shown.assessments["common"]
    print_talks(console, shown)
    console.print(heading("1. What was said"))
    console.print("Each line is somebody's word, found in the report; the numbers say where it stands there.")
    console.print("Lines with → were linked to the agreement by a person.")
    for _, found in list_statements(shown.record):
        console.print(statement_table(found))
    console.print(heading("2. Accounts side by side"))
    console.print("What follows from each side's own words, and what the words of both settle (common).")
    parties = [party.name for party in shown.agreement.parties]
    print_propositions(console, common.propositions, [*parties, "common"])
    print_pledges(console, shown, numbers)
    console.print(heading("4. The steps ahead"))
    print_steps(console, common.steps, numbers)
    print_contested(console, common, numbers)
    print_obstacles(console, shown)


def print_talks(console: "Console", shown: Demonstration) -> None:
    """Where and when, who took part for whom, and how each side values the talks."""
    reading, agreement = shown.reading, shown.agreement
    console.print(heading(f"{agreement.title}: {agreement.place or 'place unknown'}, {agreement.date}"))
    valued = [line for line in lines_from_reading(reading) if line.act == "assessment"]
    for party in agreement.parties:
        console.print(styled((party.name, "bold")))
        for member in reading.parties:
            side = reading.party(member.side)
            if side and side.name == party.name and member.id != side.id:
                roles = f", {', '.join(member.roles)}" if member.roles else ""
                console.print(styled(f"  {on_one_line(member.name + roles)}"))
        for line in valued:
            if line.side == party.name:
                console.print(styled(f"  values the talks as {quote(line.words)}", (f"  {place(line.at)}", "dim")))


def print_pledges(console: "Console", shown: Demonstration, numbers: ReportNumbers) -> None:
    """Each pledge with its state in every account, what bears on it, and where that is."""
    console.print(heading("3. Pledges and what was observed"))
    places = _places_by_source(shown)
    for pledge in shown.agreement.provisions:
        if not pledge.pledge:
            continue
        console.print(styled((f"{pledge.id}  ", "cyan"), on_one_line(pledge.says)))
        for account, assessment in shown.assessments.items():
            console.print(styled(f"    {account}: ", (_state(assessment, pledge.id), "bold")))
        for evidence in _evidence(shown.assessments, pledge.id):
            for line in evidence_lines((evidence,), numbers):
                console.print(line)
            for named in places.get(cite(evidence.source, numbers), ()):
                console.print(styled(f"    at {on_one_line(_place_in_words(named))}"))


def _state(assessment: Assessment, provision: str) -> str:
    found = next((p for p in assessment.provisions if p.id == provision), None)
    if found is None or found.state is State.NOT_HELD:
        return "not held in this account"
    return state_in_words(found.state, found.since, found.deadline)


def _evidence(assessments: dict[str, Assessment], provision: str) -> tuple[Evidence, ...]:
    """What bears on it, in whichever account it is shown."""
    found = [p.evidence for a in assessments.values() for p in a.provisions if p.id == provision and p.evidence]
    return found[0] if found else ()


def _places_by_source(shown: Demonstration) -> dict[str, tuple[Place, ...]]:
    numbers = {report.id: number for number, report in enumerate(shown.record.reports, 1)}
    return {
        f"r{numbers[reading.report.id]} {s.content[0].start}-{s.content[-1].end}": s.places
        for reading in shown.record.readings.values()
        for s in reading.statements
    }


def _place_in_words(named: Place) -> str:
    if named.lat is None or named.lon is None:
        return named.name
    north, east = ("N" if named.lat >= 0 else "S"), ("E" if named.lon >= 0 else "W")
    return f"{named.name} ({abs(named.lat):.2f} {north}, {abs(named.lon):.2f} {east})"


def print_obstacles(console: "Console", shown: Demonstration) -> None:
    """What is still missing, in the common account and in each party's."""
    console.print(heading("5. What stands in the way"))
    for account, assessment in shown.assessments.items():
        says = "By what both sides' words settle" if account == "common" else f"By {account}'s account"
        console.print(styled((f"\n{says}: ", "bold"), in_force_in_words(assessment.in_force)))
        for blockers in assessment.blockers:
            print_blockers(console, blockers)
        print_deadlocks(console, assessment)

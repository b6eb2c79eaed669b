"""The demonstration on the terminal: what was said, whose word it is, and what stands in the way."""

from typing import TYPE_CHECKING

from parley.cli.show_assessment import (
    Sources,
    evidence_lines,
    print_blockers,
    print_contested,
    print_deadlocks,
    print_propositions,
    print_step,
    sources_from_record,
)
from parley.cli.show_reading import statement_table
from parley.cli.states import ACCOUNTS, STEP_STATES, account_in_words, in_force_in_words, state_in_words
from parley.cli.terminal import heading, indented, on_one_line, place, quote, styled
from parley.model.agreement import Provision
from parley.model.finding import State
from parley.model.overdue import overdue
from parley.model.place import Place
from parley.model.statement import Reading
from parley.model.testimony import Evidence, Source
from parley.tasks.demo import Demonstration
from parley.tasks.statements import StatementLine, lines_from_reading, list_statements, source_of

if TYPE_CHECKING:
    from rich.console import Console


def print_demonstration(console: "Console", shown: Demonstration) -> None:
    """The demonstration, in the order in which a mediator would ask."""
    sources = sources_from_record(shown.record)
    common = shown.assessments["common"]
    print_talks(console, shown)
    console.print(heading("1. What was said"))
    console.print("Each line is somebody's word, found in the report; numbers say where it stands.")
    console.print("An arrow (→) is a link to the agreement, made by a person.")
    for _, found in list_statements(shown.record):
        console.print(statement_table(found, brief=True))
    console.print(heading("2. The accounts side by side"))
    console.print(ACCOUNTS)
    print_propositions(console, common.propositions, sources, list_open=False)
    console.print(heading("3. What was pledged, and what was observed"))
    print_pledges(console, shown, sources)
    console.print(heading("4. The steps ahead"))
    print_steps(console, shown, sources)
    if common.contested:
        console.print(styled(("\nHere the accounts differ:", "bold")))
        print_contested(console, common, sources)
    console.print(heading("5. What stands in the way"))
    print_obstacles(console, shown)


def print_talks(console: "Console", shown: Demonstration) -> None:
    """Where and when, who took part for whom, and how each side values the talks."""
    reading, agreement = shown.reading, shown.agreement
    console.print(heading(f"{agreement.title} · {agreement.place or 'place unknown'} · {agreement.date}"))
    console.print(on_one_line(f"Days named: {_days_in_words(reading)}"))
    console.print(on_one_line(f"Places named: {_named_places(reading)}"))
    valued = [line for line in lines_from_reading(reading) if line.act == "assessment"]
    for party in agreement.parties:
        console.print(styled((party.name, "bold")))
        for member in reading.parties:
            side = reading.party(member.side)
            if side and side.name == party.name and member.id != side.id:
                roles = f", {', '.join(member.roles)}" if member.roles else ""
                console.print(indented(styled(on_one_line(member.name + roles))))
        for words, where in _valuations([line for line in valued if line.side == party.name]).items():
            console.print(indented(styled("values the talks: ", words, (f"  {where}", "dim"))))
    for role, members in (("Guarantors", agreement.guarantors), ("Observers", agreement.observers)):
        names = [f"{m.name} (proposed)" if m.proposed else m.name for m in members]
        if names:
            console.print(styled((role, "bold"), f": {', '.join(names)}"))


def _days_in_words(reading: Reading) -> str:
    """Each wording of a day once, with what it comes to: “on Tuesday” is 2022-03-29."""
    named: dict[str, str] = {}
    for time in reading.times:
        words = time.span.of(reading.report.text)
        named.setdefault(words.casefold(), f"{quote(words)} is {time.start or time.end or 'not settled'}")
    return ", ".join(named.values()) or "none"


def _named_places(reading: Reading) -> str:
    return ", ".join({one.name: _place_in_words(one) for one in reading.places}.values()) or "none"


def _valuations(valued: list[StatementLine]) -> dict[str, str]:
    """Each valuation once, with all places where it stands."""
    places: dict[str, list[str]] = {}
    for line in valued:
        places.setdefault(quote(line.words), []).append(place(line.at))
    return {words: " and ".join(where) for words, where in places.items()}


def print_pledges(console: "Console", shown: Demonstration, sources: Sources) -> None:
    """Each pledge with its state in every account, what bears on it, and where that is."""
    places = {source_of(s, r): s.places for r in shown.record.readings.values() for s in r.statements}
    for pledge in shown.agreement.provisions:
        if not pledge.pledge:
            continue
        console.print(styled((f"{pledge.id}  ", "cyan"), on_one_line(pledge.says)))
        console.print(indented(styled((_states(shown, pledge), "bold"))))
        for evidence in _evidence(shown, pledge):
            for line in evidence_lines((evidence,), sources):
                console.print(indented(line))
            if at := _places_in_words(places, evidence.source):
                console.print(indented(styled((f"  at {at}", "dim"))))


def _states(shown: Demonstration, pledge: Provision) -> str:
    """Its state in each account, accounts with the same state together: "due: common, Ukraine, Russia"."""
    accounts: dict[str, list[str]] = {}
    for account, assessment in shown.assessments.items():
        found = next((p for p in assessment.provisions if p.id == pledge.id), None)
        late = pledge.id in overdue(shown.agreement, assessment)
        state = state_in_words(State.NOT_HELD)
        if found:
            state = state_in_words(found.state, found.since, found.deadline, late=late)
        accounts.setdefault(state, []).append(account)
    return _by_account(accounts)


def _by_account(accounts: dict[str, list[str]]) -> str:
    if len(accounts) == 1:
        return f"{next(iter(accounts))} (in every account)"
    return "; ".join(f"{value} ({', '.join(names)})" for value, names in accounts.items())


def _evidence(shown: Demonstration, pledge: Provision) -> tuple[Evidence, ...]:
    """What bears on it, in whichever account that is shown."""
    findings = [p for a in shown.assessments.values() for p in a.provisions if p.id == pledge.id]
    return next((p.evidence for p in findings if p.evidence), ())


def _places_in_words(places: dict[Source, tuple[Place, ...]], source: Source | None) -> str:
    named = places.get(source, ()) if source else ()
    return ", ".join(on_one_line(_place_in_words(one)) for one in named)


def _place_in_words(named: Place) -> str:
    if named.lat is None or named.lon is None:
        return named.name
    north, east = ("N" if named.lat >= 0 else "S"), ("E" if named.lon >= 0 else "W")
    return f"{named.name} ({abs(named.lat):.2f}°{north} {abs(named.lon):.2f}°{east})"


def print_steps(console: "Console", shown: Demonstration, sources: Sources) -> None:
    """Each step with where it stands in every account that holds it."""
    for step in shown.assessments["common"].steps:
        accounts: dict[str, list[str]] = {}
        for account, assessment in shown.assessments.items():
            found = next((s for s in assessment.steps if s.id == step.id), None)
            if found and found.state != "not-held":
                accounts.setdefault(STEP_STATES[found.state], []).append(account)
        print_step(console, step, _by_account(accounts) if len(accounts) > 1 else next(iter(accounts), ""), sources)


def print_obstacles(console: "Console", shown: Demonstration) -> None:
    """What is still missing, in the common account and in each party's."""
    for number, (account, assessment) in enumerate(shown.assessments.items()):
        before = "\n" if number else ""
        words = f"{before}{account_in_words(account)}: {in_force_in_words(assessment.in_force)}"
        console.print(styled((words, "bold")))
        print_blockers(console, assessment)
        print_deadlocks(console, assessment)

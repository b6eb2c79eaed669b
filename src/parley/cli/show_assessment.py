"""An assessment as the terminal shows it, in words that need no logic."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from parley.cli.terminal import heading, lines, on_one_line, quote, styled, table
from parley.model.finding import (
    Assessment,
    Blockers,
    InForceFinding,
    PropositionFinding,
    ProvisionFinding,
    State,
    StepFinding,
    Truth,
)
from parley.model.testimony import Evidence, Source, Testimony

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STATES = {
    State.INACTIVE: "not binding yet",
    State.CONDITIONAL: "waiting for its condition",
    State.DETACHED: "due",
    State.DISCHARGED: "kept",
    State.VIOLATED: "broken",
    State.REPAIRED: "broken, then repaired",
    State.EXPIRED: "lapsed",
    State.SUSPENDED: "suspended",
    State.CANCELLED: "withdrawn",
    State.RELEASED: "released",
    State.NOT_HELD: "not held",
    State.AVAILABLE: "may be used",
    State.EXERCISED: "used",
}
TRUTHS = {
    Truth.HOLDS: ("✓ holds", "green"),
    Truth.FAILS: ("✗ fails", "red"),
    Truth.CONTESTED: ("≠ contested", "yellow"),
    Truth.UNKNOWN: ("? nobody says", "dim"),
}
STEP_STATES = {
    "waiting": "waits",
    "ready": "ready to happen",
    "done": "has happened",
    "out-of-order": "happened out of order",
    "not-held": "not held",
}

ReportNumbers = Mapping[str, int]


def cite(source: Source | None, numbers: ReportNumbers) -> str:
    """Where a sentence stands: "r1 143-246" for a report of the ledger, else the beginning of its id."""
    if source is None:
        return "no source given"
    number = numbers.get(source.report)
    report = f"r{number}" if number else f"{source.report[:15]}…"
    return f"{report} {source.span.start}-{source.span.end}"


def whose(by: str | None) -> str:
    """Whose word it is."""
    return f"{by} says" if by else "Established by the reviewer"


def testimony_lines(testimony: Iterable[Testimony], numbers: ReportNumbers) -> "list[Text]":
    """Each testimony: whose word, what it says, since when, and the sentence it rests on."""
    return [
        styled(
            f"{whose(t.by)}{'' if t.holds else ' that it is not so'}, {t.on}: ",
            quote(t.source.words if t.source and t.source.words else t.that, 200),
            (f"  {cite(t.source, numbers)}", "dim"),
        )
        for t in testimony
    ]


def evidence_lines(evidence: Iterable[Evidence], numbers: ReportNumbers) -> "list[Text]":
    """Each piece of evidence, for or against, with its sentence."""
    return [
        styled(
            (f"{'for' if e.supports else 'against'}: ", "bold"),
            f"{e.by or 'the report itself'} says ",
            quote(e.says, 300),
            (f"  {cite(e.source, numbers)}", "dim"),
        )
        for e in evidence
    ]


def print_assessment(console: "Console", assessment: Assessment, numbers: ReportNumbers) -> None:
    """All of an assessment, in the order in which a reader asks."""
    account = {"common": "what both sides' words settle"}.get(assessment.account, f"the account: {assessment.account}")
    known = f", as known by {assessment.known_by}" if assessment.known_by else ""
    console.print(heading(f"{assessment.agreement}, as of {assessment.as_of}{known} ({account})"))
    console.print(styled(in_force_in_words(assessment.in_force)))
    for line in evidence_lines(assessment.evidence, numbers):
        console.print(line)
    print_provisions(console, assessment.provisions, numbers)
    print_propositions(console, assessment.propositions, _accounts(assessment))
    print_steps(console, assessment.steps, numbers)
    print_contested(console, assessment, numbers)
    if assessment.blockers:
        console.print(heading("What stands in the way"))
        for blockers in assessment.blockers:
            print_blockers(console, blockers)
    print_deadlocks(console, assessment)
    if assessment.gaps:
        console.print(heading("What the text leaves open"))
        for gap in assessment.gaps:
            console.print(styled((f"{gap.provision or 'the whole'}  ", "cyan"), gap.says, (f"  ({gap.rule})", "dim")))


def in_force_in_words(in_force: InForceFinding) -> str:
    """Whether the agreement is in force, as one sentence."""
    if in_force.state is Truth.HOLDS:
        return f"In force since {in_force.since}." if in_force.since else "In force."
    if in_force.state is Truth.CONTESTED:
        return "Not in force: the parties' words on it differ."
    return "Not in force."


def state_in_words(state: State, since: date | None = None, deadline: date | None = None) -> str:
    """A duty's state in plain words, with its days."""
    days = [f"since {since}" if since else "", f"last day {deadline}" if deadline else ""]
    return ", ".join([STATES[state], *(day for day in days if day)])


def print_provisions(console: "Console", provisions: Sequence[ProvisionFinding], numbers: ReportNumbers) -> None:
    """Every duty, ban and power with its state and the evidence for and against."""
    if not provisions:
        return
    console.print(heading("Duties, bans and powers"))
    made = table("", "who", "state", "what the text says, and what bears on it", ratios=(0, 2, 3, 8))
    for p in provisions:
        made.add_row(
            styled((p.id.partition("/")[0], "cyan")),
            styled(on_one_line(p.debtor)),
            styled(state_in_words(p.state, p.since, p.deadline)),
            lines(styled(on_one_line(p.says)), *evidence_lines(p.evidence, numbers)),
        )
    console.print(made)


def print_propositions(console: "Console", propositions: Sequence[PropositionFinding], accounts: Sequence[str]) -> None:
    """What each account says of each open point; points of which nobody has said anything are counted."""
    told = [p for p in propositions if any(p.accounts.get(a) != Truth.UNKNOWN for a in accounts)]
    if not propositions:
        return
    console.print(heading("Accounts side by side"))
    if told:
        made = table("point", *[f"{account}" for account in accounts], ratios=(4, *(2 for _ in accounts)))
        for p in told:
            cells = [styled(TRUTHS[p.accounts.get(account, Truth.UNKNOWN)]) for account in accounts]
            made.add_row(styled(on_one_line(p.that)), *cells)
        console.print(made)
    silent = [p.that for p in propositions if p not in told]
    if silent:
        console.print(f"Nobody has said anything yet on {len(silent)} other point{'' if len(silent) == 1 else 's'}:")
        for that in silent:
            console.print(styled("  ? ", on_one_line(that)))


def print_steps(console: "Console", steps: Sequence[StepFinding], numbers: ReportNumbers) -> None:
    """What is to happen, and what each waits for."""
    if not steps:
        return
    console.print(heading("Steps"))
    for step in steps:
        since = f" on {step.since}" if step.since and step.state in ("done", "out-of-order") else ""
        console.print(
            styled((f"{step.id}  ", "cyan"), on_one_line(step.event), (f"  {STEP_STATES[step.state]}{since}", "bold"))
        )
        for need in step.needs:
            console.print(styled("    needs: ", on_one_line(need)))
        for line in evidence_lines(step.evidence, numbers):
            console.print(line)


def print_contested(console: "Console", assessment: Assessment, numbers: ReportNumbers) -> None:
    """Where the parties' accounts differ, with the sentences on both sides."""
    if not assessment.contested:
        return
    console.print(heading("Where the accounts differ"))
    for contested in assessment.contested:
        sides = "; ".join(f"{_plain_value(v)} in {account}'s account" for account, v in contested.accounts.items())
        console.print(styled((f"{on_one_line(contested.that)}  ", "cyan"), sides))
        for line in (
            *testimony_lines(contested.testimony, numbers),
            *evidence_lines(contested.evidence, numbers),
        ):
            console.print(line)


def _plain_value(value: str) -> str:
    words: dict[str, str] = {state.value: said for state, said in STATES.items()} | STEP_STATES
    return words.get(value, value)


def print_blockers(console: "Console", blockers: Blockers) -> None:
    """What would have to come about for a target to hold."""
    target = on_one_line(blockers.target)
    if blockers.holds:
        console.print(styled((target, "bold"), ": nothing; it holds."))
        return
    if blockers.impossible:
        console.print(styled((target, "bold"), ": it can no longer come about."))
        return
    if not blockers.sets:
        console.print(styled((target, "bold"), ": no way was found within the bounds of the search."))
    for number, found in enumerate(blockers.sets):
        smallest = " (the fewest possible)" if found.smallest else ""
        console.print(styled((target, "bold"), f" needs{smallest}:") if not number else styled(f"or{smallest}:"))
        for step in found.steps:
            sure = "  (in every way)" if step in blockers.necessary and len(blockers.sets) > 1 else ""
            console.print(styled(f"  □ {on_one_line(step)}", (sure, "dim")))
    if blockers.more:
        console.print("There are more ways than are shown.")


def print_deadlocks(console: "Console", assessment: Assessment) -> None:
    """What waits for itself."""
    if not assessment.deadlocks:
        return
    console.print(heading("What waits for itself"))
    for deadlock in assessment.deadlocks:
        console.print(styled((", ".join(deadlock.members), "cyan"), f": {on_one_line(deadlock.why.says)}"))
        for way in deadlock.ways_out:
            console.print(styled("  a way out: waive ", on_one_line(way)))


def _accounts(assessment: Assessment) -> list[str]:
    """The common account, then the parties' in the order of the agreement."""
    named = list(assessment.propositions[0].accounts) if assessment.propositions else []
    return ["common", *(a for a in named if a not in ("common", "cautious", "generous"))]

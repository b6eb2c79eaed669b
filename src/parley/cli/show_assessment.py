"""An assessment as the terminal shows it, in words that need no logic."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parley.cli.states import (
    ACCOUNTS,
    IN_WORDS,
    STEP_STATES,
    TRUTHS,
    account_in_words,
    in_force_in_words,
    state_in_words,
)
from parley.cli.terminal import heading, indented, lines, on_one_line, quote, styled, table
from parley.model.agreement import NEUTRAL_ACCOUNTS, Agreement
from parley.model.finding import (
    Assessment,
    Blockers,
    Conflict,
    Gap,
    PropositionFinding,
    ProvisionFinding,
    StepFinding,
    StepState,
    Truth,
)
from parley.model.overdue import overdue
from parley.model.testimony import Evidence, Source, Testimony
from parley.tasks.statements import speakers_by_source

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from parley.ledger import Record
    from parley.tasks.suppose import Change


@dataclass(frozen=True, slots=True)
class Sources:
    """How sentences are cited: each report's number in the ledger, and who speaks in each stretch of it."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    speakers: Mapping[Source, str] = field(default_factory=dict)

    def cite(self, source: Source | None) -> str:
        """Where a sentence stands: "r1 143-246" for a report of the ledger, else the beginning of its id."""
        if source is None:
            return "no source given"
        number = self.numbers.get(source.report)
        return f"{f'r{number}' if number else source.report[:15] + '…'} {source.span.start}-{source.span.end}"

    def whose(self, by: str | None, source: Source | None) -> str:
        """Whose word it is, as exactly as is known."""
        known = self.speakers.get(source) if source else None
        return known or by or "the report itself"


def sources_from_record(record: "Record | None") -> Sources:
    """How the sentences of a ledger are cited; without one, by the ids of their reports."""
    if record is None:
        return Sources()
    numbers = {report.id: number for number, report in record.reports.items()}
    return Sources(numbers, speakers_by_source(record))


def testimony_lines(testimony: Iterable[Testimony], sources: Sources) -> "list[Text]":
    """Each testimony: whose word, since when, and the sentence it rests on."""
    return [
        styled(
            f"{sources.whose(t.by, t.source) if t.by else 'Established by the reviewer'}, {t.on}",
            ": " if t.holds else ", denies it: ",
            quote(t.source.words if t.source and t.source.words else t.that, 200),
            (f"  {sources.cite(t.source)}", "dim"),
        )
        for t in testimony
    ]


def evidence_lines(evidence: Iterable[Evidence], sources: Sources) -> "list[Text]":
    """Each piece of evidence, for or against, with its sentence."""
    return [
        styled(
            ("for: " if e.supports else "against: ", "bold"),
            f"{sources.whose(e.by, e.source)}: ",
            quote(e.says, 240),
            (f"  {sources.cite(e.source)}", "dim"),
        )
        for e in evidence
    ]


def print_assessment(console: "Console", agreement: Agreement, assessment: Assessment, sources: Sources) -> None:
    """All of an assessment, in the order in which a reader asks."""
    known = f", as known by {assessment.known_by}" if assessment.known_by else ""
    console.print(heading(f"{assessment.agreement}, as of {assessment.as_of}{known}"))
    console.print(styled(f"{account_in_words(assessment.account)}: {in_force_in_words(assessment.in_force)}"))
    for line in evidence_lines(assessment.evidence, sources):
        console.print(indented(line))
    if assessment.provisions:
        console.print(heading("Duties, bans and powers"))
        print_provisions(console, assessment.provisions, overdue(agreement, assessment), sources)
    if assessment.propositions:
        console.print(heading("Accounts side by side"))
        console.print(ACCOUNTS)
        print_propositions(console, assessment.propositions, sources)
    if assessment.steps:
        console.print(heading("Steps"))
        for step in assessment.steps:
            print_step(console, step, STEP_STATES[step.state], sources)
    if assessment.contested:
        console.print(heading("Where the accounts differ"))
        print_contested(console, assessment, sources)
    if assessment.conflicts:
        console.print(heading("What contradicts itself"))
        print_conflicts(console, assessment.conflicts, sources)
    if assessment.blockers or assessment.deadlocks:
        console.print(heading("What stands in the way"))
        print_blockers(console, assessment)
        print_deadlocks(console, assessment)
    if assessment.gaps:
        console.print(f"\nThe text leaves points open: {len(assessment.gaps)}. `parley check` lists them.")


def print_provisions(
    console: "Console", provisions: Sequence[ProvisionFinding], late: Set[str], sources: Sources
) -> None:
    """Every duty, ban and power with its state and the evidence for and against."""
    made = table("", "who", "state", "what the text says, and what bears on it", ratios=(0, 2, 3, 7))
    for p in provisions:
        made.add_row(
            styled((p.id.partition("/")[0], "cyan")),
            styled(on_one_line(p.debtor)),
            styled(state_in_words(p.state, p.since, p.deadline, late=p.id in late)),
            lines(styled(on_one_line(p.says)), *evidence_lines(p.evidence, sources)),
        )
    console.print(made)


def print_propositions(
    console: "Console", propositions: Sequence[PropositionFinding], sources: Sources, *, list_open: bool = True
) -> None:
    """What each account makes of each point, and by whose words; points on which nobody has spoken come below."""
    accounts = [a for a in propositions[0].accounts if a not in NEUTRAL_ACCOUNTS] + ["common"] if propositions else []
    told = [p for p in propositions if p.testimony or any(p.accounts.get(a) != Truth.UNKNOWN for a in accounts)]
    if told:
        made = table("point", *map(on_one_line, accounts), ratios=(4, *(2 for _ in accounts)))
        for p in told:
            cells = [styled(TRUTHS[p.accounts.get(account, Truth.UNKNOWN)]) for account in accounts]
            made.add_row(styled(on_one_line(p.that)), *cells)
        console.print(made)
        print_words_behind(console, told, sources)
    silent = [p.that for p in propositions if p not in told]
    if silent:
        if told:
            console.print()
        points = f"{len(silent)} {'other ' if told else ''}point{'' if len(silent) == 1 else 's'}"
        console.print(f"Nobody has said anything yet on {points}{':' if list_open else '.'}")
        for that in silent if list_open else ():
            console.print(indented(styled("? ", on_one_line(that))))


def print_words_behind(console: "Console", propositions: Sequence[PropositionFinding], sources: Sources) -> None:
    """Whose words the points of the table rest on, each with its sentence."""
    told = [p for p in propositions if p.testimony]
    if told:
        console.print("Whose words these are:")
    for p in told:
        console.print(styled((on_one_line(p.that), "cyan")))
        for line in testimony_lines(p.testimony, sources):
            console.print(indented(line))


def print_step(console: "Console", step: StepFinding, state: str, sources: Sources) -> None:
    """What is to happen, where that stands, what it waits for and what bears on it."""
    since = f" on {step.since}" if step.since and step.state in (StepState.DONE, StepState.OUT_OF_ORDER) else ""
    console.print(styled((f"{step.id}  ", "cyan"), f"{on_one_line(step.event)}: ", (f"{state}{since}", "bold")))
    for need in step.needs if step.state is not StepState.NOT_HELD else ():
        console.print(indented(styled("needs: ", on_one_line(need))))
    for line in evidence_lines(step.evidence, sources):
        console.print(indented(line))


def print_contested(console: "Console", assessment: Assessment, sources: Sources) -> None:
    """Where the parties' accounts differ, with the sentences on both sides."""
    says = {step.id: step.event for step in assessment.steps} | {p.id: p.says for p in assessment.provisions}
    for contested in assessment.contested:
        that = says.get(contested.that)
        sides = "; ".join(f"{account}: {IN_WORDS.get(v, v)}" for account, v in contested.accounts.items())
        named = f"{contested.that} ({on_one_line(that)})" if that else on_one_line(contested.that)
        console.print(styled((named, "cyan")))
        console.print(indented(styled((sides, "bold"))))
        for line in (
            *testimony_lines(contested.testimony, sources),
            *evidence_lines(contested.evidence, sources),
        ):
            console.print(indented(line))


def print_blockers(console: "Console", assessment: Assessment) -> None:
    """For each target what would have to come about; targets that need the same are shown once."""
    alike: dict[Blockers, list[str]] = {}
    for found in assessment.blockers:
        same = Blockers("", found.holds, found.impossible, found.sets, found.necessary, found.more)
        alike.setdefault(same, []).append(found.target)
    events = {step.id: step.event for step in assessment.steps}
    for same, targets in alike.items():
        named = " and ".join(dict.fromkeys(_target_in_words(target, events) for target in targets))
        _print_ways(console, named, same)


def _target_in_words(target: str, events: Mapping[str, str]) -> str:
    step, _, state = target.partition(" ")
    if step in events and state == "ready":
        return f"before {on_one_line(events[step])}"
    return "for entry into force" if target == "in force" else f"for {on_one_line(target)}"


def _print_ways(console: "Console", named: str, blockers: Blockers) -> None:
    needed = styled((f"Still needed {named}", "bold"))
    if blockers.holds:
        console.print(needed, "nothing; it holds.", sep=": ")
    elif blockers.impossible:
        console.print(needed, "it can no longer come about.", sep=": ")
    elif not blockers.sets:
        console.print(needed, "no way was found within the bounds of the search.", sep=": ")
    elif not blockers.sets[0].steps:
        console.print(needed, "nothing but that a day comes.", sep=": ")
        return
    for number, found in enumerate(blockers.sets):
        fewest = " (the fewest possible)" if found.smallest and len(blockers.sets) > 1 else ""
        console.print(needed if not number else "or", f"{fewest}:", sep="")
        for step in found.steps:
            sure = "  (in every way)" if step in blockers.necessary and len(blockers.sets) > 1 else ""
            console.print(indented(styled(f"□ {on_one_line(step)}", (sure, "dim"))))
    if blockers.more:
        console.print(indented(styled("There are more ways than are shown.")))


def print_deadlocks(console: "Console", assessment: Assessment) -> None:
    """What waits for itself, each sentence in its words, and what would open it."""
    says = {step.id: step.event for step in assessment.steps} | {p.id: p.says for p in assessment.provisions}
    for deadlock in assessment.deadlocks:
        console.print(styled(("Waits for itself:", "bold")))
        for member in deadlock.members:
            console.print(indented(styled((f"{member}  ", "cyan"), on_one_line(says.get(member, "")))))
        for way in deadlock.ways_out:
            console.print(indented(styled("a way out: waive ", on_one_line(way))))


def print_gaps(console: "Console", gaps: Sequence[Gap]) -> None:
    """What a draft leaves open, rule by rule with its reason; provisions that lack the same are named together."""
    rules: dict[str, list[Gap]] = {}
    for gap in gaps:
        rules.setdefault(gap.rule, []).append(gap)
    for rule, found in rules.items():
        console.print(styled((f"{rule}  ", "bold"), on_one_line(found[0].reason)))
        alike: dict[str, dict[str, None]] = {}
        for gap in found:
            alike.setdefault(gap.says, {})[gap.provision or "the whole"] = None
        for says, provisions in alike.items():
            console.print(indented(styled((f"{', '.join(provisions)}  ", "cyan"), on_one_line(says))))
        for after in dict.fromkeys(gap.after for gap in found if gap.after):
            console.print(indented(styled((f"after {on_one_line(after)}", "dim"))))


def print_conflicts(console: "Console", conflicts: Sequence[Conflict], sources: Sources) -> None:
    """What contradicts itself, with both sentences or both lines of testimony."""
    for conflict in conflicts:
        where = f"{', '.join(conflict.provisions)}  " if conflict.provisions else ""
        console.print(styled((where, "cyan"), on_one_line(conflict.says)))
        for line in testimony_lines(conflict.testimony, sources):
            console.print(indented(line))


def print_changes(console: "Console", assessment: Assessment, changed: "Sequence[Change]") -> None:
    """What a supposition would change, and what would stand in the way then."""
    console.print(heading(f"{assessment.agreement}, as of {assessment.as_of}: what would change"))
    if not changed:
        console.print("No state changes.")
    for change in changed:
        before, after = IN_WORDS.get(change.before, change.before), IN_WORDS.get(change.after, change.after)
        console.print(
            styled((f"{change.id}  ", "cyan"), f"{on_one_line(change.says).rstrip('.')}: {before} → ", (after, "bold"))
        )
    console.print(styled(f"\n{account_in_words(assessment.account)}: {in_force_in_words(assessment.in_force)}"))
    print_blockers(console, assessment)

"""How an agreement was understood, as the terminal shows it, and as JSON."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from parley.cli.show_assessment import print_gaps
from parley.cli.terminal import heading, indented, on_one_line, styled, table
from parley.model.finding import Slack
from parley.tasks.check import Checked

if TYPE_CHECKING:
    from rich.console import Console


def print_check(console: "Console", checked: Checked) -> None:
    """Each sentence with what was understood, the propositions, pairs that look alike, the gaps and the deadlines."""
    agreement, description = checked.agreement, checked.description
    console.print(heading(f"{agreement.title} ({agreement.status})"))
    console.print("How each sentence was understood. If one is not meant so, word it differently.")
    for understood in description.sentences:
        where = f"line {understood.where.line}"
        named = f"{understood.id}, {where}" if understood.id else where
        console.print(styled((f"{named}  ", "cyan"), on_one_line(understood.says)))
        console.print(indented(styled((f"= {on_one_line(understood.means)}", "dim"))))
    console.print(heading("What it names"))
    console.print("The points of the text, in the words that `parley link` takes.")
    for proposition in description.propositions:
        console.print(styled(on_one_line(proposition.words), (f"  {proposition.id}", "dim")))
    if description.alike:
        console.print(heading("Alike, but not the same: say in Terms whether they are"))
        for one, other in description.alike:
            console.print(styled(f"{on_one_line(one.words)}\n    and: {on_one_line(other.words)}"))
    if checked.gaps:
        console.print(heading("What the text leaves open"))
        print_gaps(console, checked.gaps)
    if checked.slack:
        console.print(heading("How many days the deadlines leave"))
        console.print("If all that comes before happens as early as it can.")
        print_slack(console, checked.slack)


def print_slack(console: "Console", slack: Sequence[Slack]) -> None:
    """Each deadline with the first day on which it can be met and the days that are left; members of a group once."""
    made = table("", "deadline", "possible from", "days left", ratios=(1, 6, 3, 3))
    for s in dict.fromkeys(Slack(s.provision, "", s.deadline, s.earliest, s.latest, s.days) for s in slack):
        left = "not known: no day before it" if s.days is None else str(s.days)
        made.add_row(
            styled((s.provision, "cyan")), styled(on_one_line(s.deadline)), str(s.earliest or "no day known"), left
        )
    console.print(made)


def check_to_data(checked: Checked) -> dict[str, Any]:
    """A check as plain lists and dictionaries; `conflicts` is there only where there is some."""
    from parley.model.codec_assessment import conflicts_to_data, gaps_to_data, slack_to_data

    agreement, description = checked.agreement, checked.description
    conflicts = conflicts_to_data(checked.conflicts)
    return {
        "format": "parley/check/1",
        "agreement": agreement.title,
        "status": agreement.status,
        "sentences": [
            {"id": s.id or None, "line": s.where.line, "column": s.where.column, "says": s.says, "means": s.means}
            for s in description.sentences
        ],
        "propositions": [{"id": p.id, "that": p.words} for p in description.propositions],
        "alike": [[one.words, other.words] for one, other in description.alike],
        "gaps": gaps_to_data(checked.gaps),
        **({"conflicts": conflicts} if conflicts else {}),
        "timetable": slack_to_data(checked.slack),
    }

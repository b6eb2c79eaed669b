"""How an agreement was understood, as the terminal shows it."""

from typing import TYPE_CHECKING

from parley.cli.show_assessment import print_gaps
from parley.cli.terminal import heading, indented, on_one_line, styled
from parley.tasks.check import Checked

if TYPE_CHECKING:
    from rich.console import Console


def print_check(console: "Console", checked: Checked) -> None:
    """Each sentence with what was understood, the propositions, pairs that look alike, and the gaps."""
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

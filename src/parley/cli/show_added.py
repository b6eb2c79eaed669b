"""What came of adding many files, so that one understands it at once."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from parley.cli.terminal import on_one_line, tell, tell_all

if TYPE_CHECKING:
    from parley.tasks.add import Added

_NAMED = 3
"""So many files of each group are named."""


@dataclass(slots=True)
class Summary:
    """What came of the files so far."""

    files: int = 0
    new: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    days: set[str] = field(default_factory=set)
    statements: int = 0
    there: int = 0
    another: int = 0
    left_out: dict[str, list["Added"]] = field(default_factory=lambda: defaultdict(list))

    def take(self, added: "Added") -> None:
        """One more."""
        self.files += 1
        if added.number is None:
            self.left_out[added.group or ""].append(added)
        elif added.another:
            self.another += 1
        elif added.new:
            self.new[added.kind or ""] += 1
            self.statements += added.statements
        else:
            self.there += 1

    def print(self, each: int) -> None:
        """Print it; of `each` files at most every one that was left out is told by itself."""
        problems = [added.says for many in self.left_out.values() for added in many]
        if self.files <= each:
            tell_all(problems)
            return
        click.echo(f"Added {sum(self.new.values()):,} reports with {self.statements:,} statements.")
        click.echo(on_one_line(", ".join(f"{count:,} {kind}" for kind, count in self.new.most_common())))
        for group, many in self.left_out.items():
            tell(f"- {len(many):,} {group}: {', '.join(one.name for one in many[:_NAMED])}")

"""What came of adding many files, so that one understands it at once."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.cli.terminal import on_one_line, tell, tell_all

if TYPE_CHECKING:
    from parley.tasks.add import Added

EACH = 20
"""Of so many files at most each gets a line of its own."""

_NAMED = 3
"""So many files of each group are named."""

KIND_WORDS = {
    "text": ("text", "texts"),
    "markdown": ("Markdown text", "Markdown texts"),
    "html": ("web page", "web pages"),
    "mhtml": ("saved page", "saved pages"),
    "pdf": ("PDF", "PDFs"),
    "docx": ("Word document", "Word documents"),
    "odt": ("OpenDocument text", "OpenDocument texts"),
    "mail": ("mail", "mails"),
    "row": ("row of a table", "rows of tables"),
    "entry": ("entry of a feed", "entries of feeds"),
}

_MENDS = {
    "without a day of publication": "Say it with --date, or take it with --date-from name or made.",
    "beyond the limits": "--limit NAME=N allows more.",
}


@dataclass(slots=True)
class Summary:
    """What came of the files so far. Of those that were left out all are remembered, in words; of the others only how
    many they are."""

    files: int = 0
    first: list[str] = field(default_factory=list)
    new: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    days: tuple[str, str] | None = None
    statements: int = 0
    there: int = 0
    another: int = 0
    left_out: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    passed_over: list[str] = field(default_factory=list)

    def take(self, added: "Added") -> None:
        """One more."""
        if added.group is not None and not added.fault:
            # It is no file, but a word on what is no report in one.
            self.passed_over.append(added.says)
            return
        self.files += 1
        if added.number is not None and self.files <= EACH:
            self.first.append(added.says)
        if added.number is None:
            self.left_out[added.group or ""].append((added.name, added.says))
        elif added.another:
            self.another += 1
        elif not added.new:
            self.there += 1
        else:
            self.new[added.kind or ""] += 1
            self.statements += added.statements
            if added.unread:
                self.unread[added.language or ""] += 1
            first, last = self.days or (added.day or "", added.day or "")
            self.days = min(first, added.day or ""), max(last, added.day or "")

    def print(self, told: Path | None = None) -> None:
        """Print it; of a few files what came of each. All that was left out is written to `told`, each with its reason.
        Raises UnwritableFileError."""
        tell_all(map(on_one_line, self.passed_over))
        if self.files <= EACH:
            for says in self.first:
                click.echo(on_one_line(says))
            tell_all(on_one_line(says) for left in self.left_out.values() for _, says in left)
        else:
            self._print_groups()
        if told:
            self._write_left_out(told)
            tell(f"Left out, each with its reason: {told}")
        elif self.left_out and self.files > EACH:
            tell("--left-out FILE writes each with its reason.")

    def _print_groups(self) -> None:
        for line in self._lines():
            click.echo(on_one_line(line))
        if out := sum(map(len, self.left_out.values())):
            tell(f"Left out {many(out, 'file or part', 'files or parts')}:")
        for group, left in sorted(self.left_out.items(), key=lambda item: (-len(item[1]), item[0])):
            names = ", ".join(on_one_line(name) for name, _ in left[:_NAMED])
            more = f" and {len(left) - _NAMED:,} more" if len(left) > _NAMED else ""
            tell(f"- {len(left):,} {group}: {names}{more}. {_MENDS.get(group, '')}".rstrip())

    def _write_left_out(self, path: Path) -> None:
        from parley.tasks.page import write_file

        says = [says for left in self.left_out.values() for _, says in left]
        write_file(path, "".join(f"{on_one_line(words)}\n" for words in says))

    def _lines(self) -> list[str]:
        number = sum(self.new.values())
        lines = [f"Added {many(number, 'report')}."]
        if number and self.days:
            kinds = ", ".join(
                many(count, *KIND_WORDS[kind]) for kind, count in sorted(self.new.items(), key=_by_number)
            )
            between = self.days[0] if self.days[0] == self.days[1] else f"{self.days[0]} to {self.days[1]}"
            lines = [f"Added {many(number, 'report')} of {between} with {many(self.statements, 'statement')}: {kinds}."]
        if self.unread:
            languages = ", ".join(f"{count:,} in {code}" for code, count in sorted(self.unread.items(), key=_by_number))
            lines.append(f"Kept but not read, since Parley reads English: {languages}.")
        if self.another:
            lines.append(f"{self.another:,} had the text of a report that is there: kept as another source of it.")
        if self.there:
            lines.append(f"{self.there:,} were there already.")
        return lines


def many(number: int, one: str, several: str = "") -> str:
    """So many of something, in words: "1 report", "2,000 reports"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def _by_number(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]

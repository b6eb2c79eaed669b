"""Sections of docs/benchmarks.md that a command fills in: tables between marks, for a terminal just the same."""

from collections.abc import Sequence
from dataclasses import dataclass


class NoMarkError(ValueError):
    """The page has no marks between which a section could be written."""


@dataclass(frozen=True, slots=True)
class Section:
    """A table with a remark below it, for the place between `<!-- mark -->` and `<!-- /mark -->`."""

    mark: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]] = ()
    remark: str = ""

    def printed(self) -> str:
        """In columns, for a terminal."""
        lines = [self.head, *self.rows]
        widths = [max(len(line[n]) for line in lines) for n in range(len(self.head))]
        table = ["  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip() for line in lines]
        return "\n".join([*table, *([self.remark] if self.remark else [])])

    def as_markdown(self) -> str:
        """As a table of a page."""
        lines = [self.head, ["---"] * len(self.head), *self.rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"{table}\n\n{self.remark}" if self.remark else table


def written_into(page: str, section: Section) -> str:
    """The page with the section in its place, all else as it was. Raises NoMarkError where the page has no place."""
    opening, closing = f"<!-- {section.mark} -->\n", f"<!-- /{section.mark} -->"
    before, found, rest = page.partition(opening)
    _, closed, after = rest.partition(closing)
    if not (found and closed):
        raise NoMarkError(
            f"The page has no lines {opening.strip()} and {closing}; put them where the table is to stand."
        )
    return f"{before}{opening}{section.as_markdown()}\n{closing}{after}"

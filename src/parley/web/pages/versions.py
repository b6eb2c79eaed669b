"""Two versions of an agreement, sentence by sentence, and what each side holds of what is in brackets."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.tasks.stand import kept_agreement, names_of_agreements
from parley.tasks.versions import compare_versions, versions_of
from parley.web.addresses import Address, Table
from parley.web.ask import Ask, Param
from parley.web.pages.chosen import AGREEMENT

if TYPE_CHECKING:
    from parley.tasks.versions import Change, InBrackets

_MOST = 1000
"""So many changed sentences are shown on a page; a file has all of them."""


@dataclass(frozen=True, slots=True)
class VersionKept:
    """A version: its number, who kept it, when, in which entry of the ledger."""

    version: int
    author: str
    recorded: str
    entry: int


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """What changed from version `before` to version `after`; both None where no agreement is kept.

    `same`: how many sentences stayed as they were. `brackets`: what each member holds in the later version.
    """

    names: tuple[str, ...]
    name: str | None
    versions: tuple[VersionKept, ...]
    before: int | None
    after: int | None
    changes: tuple["Change", ...]
    same: int
    brackets: "InBrackets | None"

    @property
    def shown(self) -> tuple["Change", ...]:
        """The changes that a page shows."""
        return self.changes[:_MOST]

    def table(self) -> Table:
        """What changed, for a spreadsheet."""
        columns = ("change", "id before", "id after", "heading", "before", "after")
        return Table(columns, tuple(_row(change) for change in self.changes))


def versions_page(ask: Ask) -> VersionsPage:
    """The two versions that were asked for: by default the newest and the one before it.

    Raises WrongUseError, LedgerError.
    """
    names = names_of_agreements(ask.ledger)
    newest = kept_agreement(ask.ledger, ask.text("agreement"))
    if newest is None:
        return VersionsPage(names, None, (), None, None, (), 0, None)
    after = kept_agreement(ask.ledger, newest.name, version=ask.number("to", newest.version))
    earlier = ask.number("from", max(1, after.version - 1))
    before = kept_agreement(ask.ledger, newest.name, version=earlier)
    key = ("versions", before.entry, after.entry)
    found = ask.office.once(key, lambda: compare_versions(before, after))
    changes = tuple(change for change in found.changes if change.kind != "same")
    kept = tuple(VersionKept(v.version, v.author, v.recorded, v.entry) for v in versions_of(ask.ledger, newest.name))
    same = len(found.changes) - len(changes)
    return VersionsPage(names, newest.name, kept, before.version, after.version, changes, same, found.brackets)


def _row(change: "Change") -> tuple[str, ...]:
    before, after = change.before, change.after
    section = next((one.section for one in (after, before) if one), "")
    ids = (before.id if before else "", after.id if after else "")
    return (change.kind, *ids, section, before.says if before else "", after.says if after else "")


ADDRESS = Address(
    "/agreement/versions",
    "Versions",
    "Two versions of an agreement, sentence by sentence",
    versions_page,
    "versions.html",
    (
        AGREEMENT,
        Param("from", "number", "The earlier version; else the one before the later one."),
        Param("to", "number", "The later version; else the newest."),
    ),
)

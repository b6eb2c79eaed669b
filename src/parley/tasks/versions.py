"""Versions of a kept agreement, and what changed from one to another."""

from dataclasses import dataclass

from parley.agreement.compare import Change, ChangeKind, compare
from parley.agreement.written import Held, InBrackets, in_brackets, written_from_text
from parley.ledger import KeptAgreement, Ledger

__all__ = ["Change", "ChangeKind", "Compared", "Held", "InBrackets", "compare_versions", "versions_of"]


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of each sentence from one version to another, and what each member holds of those in brackets in the
    later one."""

    changes: tuple[Change, ...]
    brackets: InBrackets

    @property
    def changed(self) -> int:
        """How many sentences were added, removed, worded otherwise or renumbered."""
        return sum(change.kind != "same" for change in self.changes)


def versions_of(ledger: Ledger, name: str) -> tuple[KeptAgreement, ...]:
    """All versions that are kept under a name, in their order. Raises LedgerError."""
    return tuple(one for one in ledger.agreements() if one.name == name)


def compare_versions(before: KeptAgreement, after: KeptAgreement) -> Compared:
    """What became of each sentence from one version to another. About linear in their texts."""
    changes = compare(written_from_text(before.text), written_from_text(after.text))
    return Compared(changes, in_brackets(after.text))

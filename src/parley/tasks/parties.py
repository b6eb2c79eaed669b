"""Who takes part in all reports of a ledger, which of them may be one, and what reviewers decided of that."""

from dataclasses import dataclass
from datetime import date

from parley.following.who.offices import is_described
from parley.ledger import Ledger
from parley.model.judgement import Same
from parley.model.process import Identity, Merge
from parley.tasks.process import who_takes_part


@dataclass(frozen=True, slots=True)
class Known:
    """A party with the number of reports that name it, and the side for which it speaks by the last day of the record.

    `named`: it has a name and is not only described. `joined`: why its namings are taken for one party, the least sure
    first.
    """

    party: Identity
    named: bool
    reports: int
    side: str | None
    joined: tuple[Merge, ...]


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a record, those named in most reports first; `suggested` merges give ids of parties."""

    parties: tuple[Known, ...]
    suggested: tuple[Merge, ...]
    decided: tuple[tuple[int, Same], ...]


def list_parties(ledger: Ledger, *, as_of: date | None = None, known_by: date | None = None) -> Parties:
    """Who is who in the reports of a ledger, as published and recorded until some day, and the decisions on it with
    the entries that keep them. Raises LedgerError, PackError."""
    who, last, record = who_takes_part(ledger, as_of=as_of, known_by=known_by)
    today = as_of or last
    known = [
        Known(
            one,
            one.kind in ("state", "organisation") or (one.kind == "person" and not is_described(one.name)),
            len({report for report, _ in one.parties}),
            one.side_on(today),
            tuple(sorted(one.merges, key=lambda merge: merge.score)),
        )
        for one in who.identities
    ]
    decided = tuple(
        (one.seq, one.decision)
        for one in record.decided
        if isinstance(one.decision, Same) and one.decision.kind == "party"
    )
    return Parties(tuple(sorted(known, key=lambda one: -one.reports)), who.suggested, decided)

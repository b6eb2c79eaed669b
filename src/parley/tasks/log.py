"""The log of a ledger in words, page by page, and whether it is whole."""

from dataclasses import dataclass

from parley.ledger import Entry, Head, Ledger, Verified, open_ledger
from parley.ledger.log import entries_before
from parley.ledger.reports import reports_of_entries


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry in words: its number, when and by whom it was recorded, and the report that it is about, if any."""

    seq: int
    recorded: str
    author: str
    kind: str
    says: str
    report: int | None


def list_entries(ledger: Ledger, before: int, most: int) -> tuple[EntryLine, ...]:
    """The entries before one, the last first. Raises LedgerError."""
    with ledger.reading() as connection:
        entries = entries_before(connection, before, most)
        reports = reports_of_entries(connection, [entry.seq for entry in entries])
    return tuple(
        EntryLine(
            entry.seq,
            entry.recorded.isoformat(timespec="seconds"),
            entry.author,
            entry.kind,
            entry_in_words(entry),
            reports.get(entry.seq),
        )
        for entry in entries
    )


def entry_in_words(entry: Entry) -> str:
    """What an entry says, in a few words."""
    said = entry.payload
    if entry.kind == "report":
        return f"{said['date']}, {said['title'] or said['text'][:60]}"
    if entry.kind == "obtained":
        return f"from {said['where']}, by {said['by']}"
    if entry.kind == "reading":
        return f"{len(said['statements'])} statements, by {said['reader']['pack']} {said['reader']['pack_version']}"
    if entry.kind == "agreement":
        return f"{said['name']}: {said['title']}"
    if entry.kind == "same":
        return f"{said['one']} {'≠' if said['differs'] else '='} {said['other']}"
    if entry.kind == "withdrawal":
        return f"entry {said['entry']}"
    if entry.kind == "export":
        return f"{said['rows']} {said['what']} to {said['to']}"
    if entry.kind == "import":
        return f"{said['entries']} entries before this one, out of {said['from']}"
    words = said.get("proposition") or said.get("provision") or said.get("verdict") or said.get("words") or ""
    about = said.get("statement")
    return f"{words} (“{about['words'][:60]}”)" if about else words


def verify_apart(ledger: Ledger, against: Head | None) -> Verified:
    """Whether a ledger is whole, over a connection that may take as long as it needs. Raises LedgerError."""
    with open_ledger(ledger.place) as opened:
        return opened.verify(against)

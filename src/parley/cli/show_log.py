"""Entries of the log, for people to read."""

from parley.ledger import Entry


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
    words = said.get("proposition") or said.get("provision") or said.get("verdict") or said.get("words") or ""
    about = said.get("statement")
    return f"{words} (“{about['words'][:60]}”)" if about else words

"""Proofs for others, and the log in words."""

import json
from importlib.resources import files
from pathlib import Path

from parley.errors import LedgerError, WrongUseError
from parley.ledger import Entry, Ledger
from parley.tasks.page import write_file


def write_proof(ledger: Ledger, entry: str, folder: Path) -> tuple[Path, Path, str]:
    """Writes the proof of an entry (its number, or a report such as "r1"), and what checks it. Returns both files and
    the head. Raises WrongUseError, UnknownEntryError, UnwritableFileError.
    """
    if entry.isdecimal():
        seq = int(entry)
    elif entry.startswith("r") and entry[1:].isdecimal():
        seq = ledger.entry_of_report(int(entry[1:]))
    else:
        raise WrongUseError(f"{entry!r} is no entry. Give its number, as `parley ledger log` shows it, or r1.")
    words = ledger.prove(seq)
    proof, checker = folder / f"proof-{seq}.json", folder / "verify.py"
    write_file(proof, words)
    write_file(checker, (files("parley") / "ledger" / "verify.py").read_text(encoding="utf-8"))
    return proof, checker, json.loads(words)["head"]


def copy_ledger(source: Ledger, target: Ledger) -> str:
    """Copies a ledger into an empty one and returns the head, which is that of both.

    Raises LedgerError where the target has entries, and where its head is another in the end.
    """
    source.copy_to(target)
    if str(target.head()) != str(source.head()):
        raise LedgerError("The copy has another head: somebody wrote to one of the ledgers meanwhile. Copy again.")
    return str(target.head())


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

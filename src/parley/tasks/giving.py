"""A ledger given to others: proofs of its entries, and copies of all of it."""

import json
from importlib.resources import files
from pathlib import Path

from parley.errors import LedgerError, WrongUseError
from parley.ledger import Ledger
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

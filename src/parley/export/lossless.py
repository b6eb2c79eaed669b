"""Lines from which a whole ledger is made again: what its log holds, and the bytes in which each report came.

`parley import` reads them (`intake.takeaways`). docs/formats.md describes each kind.
"""

import base64
from collections.abc import Iterator
from typing import Any

from parley.export.streams import Counted
from parley.model.takeaway import FORMAT, Takeaway, TakenEntry

Line = dict[str, Any]

_LINES = {"report": "source", "obtained": "source", "reading": "reading", "agreement": "agreement"}
"""Which kind of entry is which kind of line; all others are decisions."""


def head_line(taken: Takeaway) -> Line:
    """The first line: what was taken out of which ledger, and whether it can be read back."""
    says = "All that is needed to make the ledger again follows: parley import FILE."
    if not taken.whole:
        says = f"Made with a filter ({taken.filter}): what is needed to make the ledger again is left out."
    return {
        "table": "takeaway",
        "format": FORMAT,
        "whole": taken.whole,
        "filter": taken.filter,
        "head": taken.head,
        "recorded": taken.recorded,
        "made_by": taken.made_by,
        "says": says,
    }


def ledger_lines(taken: Takeaway) -> Iterator[Line]:
    """The entries of the log in their order, and a line that says how many these are; nothing where a filter was
    set."""
    if not taken.whole:
        return
    entries = Counted(taken.log())
    for entry in entries:
        head = {"table": _LINES.get(entry.kind, "decision"), "kind": entry.kind, "entry": entry.entry}
        said = {"recorded": entry.recorded, "author": entry.author, "payload": entry.payload}
        yield head | said | (_bytes(taken, entry) if head["table"] == "source" else {})
    yield {"table": "end", "entries": entries.number}


def _bytes(taken: Takeaway, entry: TakenEntry) -> Line:
    """The bytes that an entry brought (null: none that were not there), and its payload without the text, which the
    reading that follows has."""
    payload = {name: value for name, value in entry.payload.items() if name != "text"}
    if entry.kind == "report":
        brought = None if "replaces" in payload else payload["id"]
    else:
        other = payload.get("original", {})
        brought = other["id"] if len(other) > 1 else None
    return {"payload": payload, "bytes": brought and base64.b64encode(taken.original(brought)).decode("ascii")}

"""PROV-N, for people to read: where each statement comes from."""

from typing import IO

from parley.export.forms import Table, no_tables
from parley.export.provenance import NAMESPACES, documents
from parley.model.takeaway import Takeaway


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """One document, whose bundles are written one after the other. Returns how many records they have."""
    no_tables("prov", table)
    records = 0
    out.write(b"document\n")
    out.write("".join(f"  prefix {prefix} <{uri}>\n" for prefix, uri in NAMESPACES.items()).encode())
    for _, bundle in documents(taken):
        out.write(f"\n  {bundle.get_provn(1)}\n".encode())
        records += len(bundle.records)
    out.write(b"endDocument\n")
    return records

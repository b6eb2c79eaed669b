"""PROV-JSON: where each statement comes from."""

import json
from typing import IO

from prov.serializers.provjson import encode_json_document

from parley.export.forms import Table, no_tables
from parley.export.provenance import NAMESPACES, documents
from parley.model.takeaway import Takeaway


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """One document, whose bundles are written one after the other. Returns how many records they have."""
    no_tables("prov", table)
    records, before = 0, '{"prefix": ' + json.dumps(NAMESPACES) + ', "bundle": {\n'
    for made, bundle in documents(taken):
        ((name, content),) = encode_json_document(made)["bundle"].items()
        out.write(f"{before}{json.dumps(name)}: {json.dumps(content, ensure_ascii=False)}".encode())
        records, before = records + len(bundle.records), ",\n"
    out.write(before.removesuffix(",\n").encode() + b"\n}}\n")
    return records

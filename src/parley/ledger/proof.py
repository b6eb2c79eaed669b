"""A proof that an entry is in the log: what the stand-alone `verify.py` checks with Python's standard library alone."""

import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.errors import UnknownEntryError
from parley.ledger.log import head_of, nodes_of
from parley.ledger.merkle import path_to
from parley.ledger.tables import entry

FORMAT = "parley/proof/1"


def proof_of(connection: Connection, seq: int) -> str:
    """The proof of an entry under the head of now, as indented JSON. The payload is text, letter by letter as hashed.

    Raises UnknownEntryError.
    """
    row = connection.execute(sa.select(entry).where(entry.c.seq == seq)).first()
    head = head_of(connection)
    if row is None:
        raise UnknownEntryError(f"The ledger has no entry {seq}; it has {head.size}. `parley ledger log` lists them.")
    path = path_to(seq - 1, head.size, nodes_of(connection))
    proof: dict[str, Any] = {
        "format": FORMAT,
        "head": str(head),
        "entry": dict(row._mapping),
        "path": [one.hex() for one in path],
    }
    return json.dumps(proof, ensure_ascii=False, indent=1) + "\n"

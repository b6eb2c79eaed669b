"""A proof that an entry is in the log: what the stand-alone `verify.py` checks with Python's standard library alone."""

import json
from typing import Any

from sqlalchemy.engine import Connection

from parley.ledger.log import entry_at, head_of, nodes_of
from parley.ledger.merkle import path_to

FORMAT = "parley/proof/1"


def proof_of(connection: Connection, seq: int) -> str:
    """The proof of an entry under the head of now, as indented JSON. The payload is text, letter by letter as hashed.

    Raises UnknownEntryError.
    """
    row, head = entry_at(connection, seq), head_of(connection)
    path = path_to(seq - 1, head.size, nodes_of(connection))
    proof: dict[str, Any] = {
        "format": FORMAT,
        "head": str(head),
        "entry": dict(row._mapping),
        "path": [one.hex() for one in path],
    }
    return json.dumps(proof, ensure_ascii=False, indent=1) + "\n"

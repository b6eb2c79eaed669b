"""The Merkle tree over the log.

Revision ID: 0002
"""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """The table of nodes, with those of the entries that are there already."""
    node = op.create_table(
        "node",
        sa.Column("level", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("place", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
    )
    entry = sa.table("entry", *(sa.column(name) for name in ("seq", "recorded", "author", "kind", "payload")))
    connection = op.get_bind()
    known: dict[tuple[int, int], bytes] = {}
    for seq, recorded, author, kind, payload in connection.execute(sa.select(entry).order_by(entry.c.seq)):
        head = json.dumps([seq, recorded, author, kind], ensure_ascii=False, separators=(",", ":"))
        level, place = 0, seq - 1
        hashed = hashlib.sha256(b"\x00" + f"{head[:-1]},{payload}]".encode()).digest()
        known[level, place] = hashed
        while place % 2:
            hashed = hashlib.sha256(b"\x01" + known[level, place - 1] + hashed).digest()
            level, place = level + 1, place // 2
            known[level, place] = hashed
    if known:
        rows = [{"level": level, "place": place, "hash": hashed} for (level, place), hashed in known.items()]
        connection.execute(sa.insert(node), rows)

"""Whether a party goes by a name in any report."""

import re

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.errors import UnsearchableError
from parley.ledger.find import Filter, passages_found
from parley.ledger.tables import party

_ID = re.compile(r"r(\d{1,9})\.p(\d{1,9})")
_LOOKED_AT = 20
"""A search finds words whatever their endings; so many of the passages are looked at for the very words."""


def is_named(connection: Connection, name: str) -> bool:
    """Whether a report has a party of that name or under that id ("r1.p3"), or these very words stand in its text, in
    large or small letters."""
    by_id = _ID.fullmatch(name)
    own = party.c.name == name
    if by_id:
        own |= (party.c.report == int(by_id[1])) & (party.c.position == int(by_id[2]))
    if connection.execute(sa.select(party.c.seq).where(own).limit(1)).first():
        return True
    words = _one_line(name)
    try:
        phrase = f'"{words.replace(chr(34), " ")}"'
        found = passages_found(connection, phrase, Filter(), limit=_LOOKED_AT, kinds=("report",))
    except UnsearchableError:
        return False
    return any(words in _one_line(passage.text) for passage in found)


def _one_line(words: str) -> str:
    """Words as they are compared."""
    return " ".join(words.casefold().split())

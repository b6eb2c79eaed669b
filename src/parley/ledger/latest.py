"""The names in what came last into the ledger, to choose from: a look at the end of the list, not at all of it."""

from collections import Counter
from collections.abc import Mapping
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.ledger.tables import statement

_LATEST, _MOST = 2_000, 100

Named = Literal["party", "side", "place", "event"]


def names_in_latest(connection: Connection) -> Mapping[Named, tuple[str, ...]]:
    """Parties, sides, places and kinds of events in the latest 2,000 statements: of each the 100 most frequent, in
    alphabetical order."""
    c = statement.c
    query = sa.select(c.speaker, c.side, c.actor, c.recipient, c.via, c.places, c.event)
    found: Mapping[Named, Counter[str]] = {
        "party": Counter(),
        "side": Counter(),
        "place": Counter(),
        "event": Counter(),
    }
    for row in connection.execute(query.order_by(c.seq.desc(), c.position.desc()).limit(_LATEST)):
        found["party"].update({row.speaker, row.side, row.actor, row.recipient, *row.via.split("; ")} - {None, ""})
        found["side"].update({row.side} - {None})
        found["place"].update(set(row.places.split("; ")) - {""})
        found["event"].update({row.event} - {None})
    return {
        kind: tuple(sorted(sorted(many, key=lambda name: (-many[name], name))[:_MOST])) for kind, many in found.items()
    }

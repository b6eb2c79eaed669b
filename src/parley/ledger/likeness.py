"""Vectors of passages, and which passages lie closest to one: search by meaning.

A vector is a function of a passage's text and of the encoder, so it is kept when the other tables are built anew. The
closest are found exactly, over all that a filter lets through, so that the same question always has the same answer: by
PostgreSQL itself where its extension `vector` may be used, elsewhere by usearch.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.engine import Connection

from parley.errors import LedgerError
from parley.ledger.find import Filter, Passage, PassageKind, named_passages, passage_from_row, standing_passages
from parley.ledger.pgvector import closest_within, is_searched_within, search_within, searched
from parley.ledger.tables import meaning, passage

WIDTH = 384
_BATCH = 1000


def lacking(connection: Connection, encoder: str, kinds: Sequence[PassageKind], most: int) -> Mapping[int, str]:
    """The texts of passages that have no vector of an encoder yet, by their ids; at most so many of them."""
    query = sa.select(passage.c.id, passage.c.text).where(_lacks(encoder, kinds)).order_by(passage.c.id).limit(most)
    return {row.id: row.text for row in connection.execute(query)}


def count_lacking(connection: Connection, encoder: str, kinds: Sequence[PassageKind]) -> int:
    """How many passages have no vector of an encoder yet."""
    query = sa.select(sa.func.count()).select_from(passage).where(_lacks(encoder, kinds))
    return connection.execute(query).scalar() or 0


def _lacks(encoder: str, kinds: Sequence[PassageKind]) -> Any:
    there = sa.select(meaning.c.passage).where(meaning.c.passage == passage.c.id, meaning.c.encoder == encoder)
    return passage.c.kind.in_(kinds) & passage.c.until.is_(None) & ~there.exists()


def meanings_kept(connection: Connection) -> tuple[bool, bool]:
    """Whether any passage has a vector, and whether the statement that came last has one: two looks, however many there
    are."""
    if connection.execute(sa.select(meaning.c.passage).limit(1)).first() is None:
        return False, False
    of_last = passage.c.kind == "statement"
    last = connection.execute(sa.select(passage.c.id).where(of_last).order_by(passage.c.id.desc()).limit(1)).scalar()
    return True, connection.execute(sa.select(meaning.c.passage).where(meaning.c.passage == last)).first() is not None


def add_vectors(connection: Connection, encoder: str, vectors: Mapping[int, bytes]) -> None:
    """Keeps vectors (384 whole numbers of 8 bits each) of passages by their ids."""
    rows: list[dict[str, Any]] = [
        {"passage": place, "encoder": encoder, "bytes": one} for place, one in vectors.items()
    ]
    if search_within(connection):
        connection.execute(sa.insert(searched), [row | {"vector": row["bytes"]} for row in rows])
    else:
        connection.execute(sa.insert(meaning), rows)


def closest(
    connection: Connection, encoder: str, wanted: bytes, which: Filter, kinds: Sequence[PassageKind], limit: int
) -> tuple[Passage, ...]:
    """The passages closest in meaning, the closest first; `rank` is the cosine.

    Raises LedgerError where usearch is needed and not installed.
    """
    through = standing_passages(connection, which, kinds).subquery()
    if is_searched_within(connection):
        return _passages(connection, closest_within(connection, through, encoder, wanted, limit))
    query = sa.select(through.c.id, meaning.c.bytes).join(meaning, meaning.c.passage == through.c.id)
    query = query.where(meaning.c.encoder == encoder).order_by(through.c.id)
    ids: list[int] = []
    data = bytearray()
    for part in connection.execute(query).partitions(_BATCH):
        ids += [row.id for row in part]
        data += b"".join(bytes(row.bytes) for row in part)
    if not ids:
        return ()
    matrix = np.frombuffer(data, np.int8).reshape(-1, WIDTH)
    return _passages(connection, {ids[row]: rank for row, rank in closest_of(matrix, wanted, limit).items()})


def closest_of(matrix: NDArray[np.int8], wanted: bytes, limit: int) -> Mapping[int, float]:
    """The rows of a matrix of vectors that lie closest to one, at most `limit` of them, with the cosine of each.

    Of those as close to six digits the first rows. Raises LedgerError without usearch.
    """
    try:
        # Loaded after usearch (seen with 2.26 and clingo 5.8), clingo can no longer turn its symbols into words.
        import clingo  # noqa: F401
        from usearch.index import MetricKind, search  # type: ignore[attr-defined]
    except ImportError as error:
        raise LedgerError("Search by meaning needs usearch: pip install 'parley[meaning]'.") from error
    most = min(limit + 1, len(matrix))
    while True:
        found = search(matrix, np.frombuffer(wanted, np.int8), most, MetricKind.Cos, exact=True, threads=1)
        near = {int(row): 1 - float(far) for row, far in zip(found.keys, found.distances, strict=True)}
        ranks = list(near.values())
        # Of rows that are as close usearch finds any: so all of those at the limit are asked for.
        if most == len(matrix) or round(ranks[-1], 6) < round(ranks[limit - 1], 6):
            return {row: near[row] for row in _in_order(near)[:limit]}
        most = min(2 * most, len(matrix))


def _in_order(ranks: Mapping[int, float]) -> list[int]:
    return sorted(ranks, key=lambda one: (-round(ranks[one], 6), one))


def _passages(connection: Connection, ranks: Mapping[int, float]) -> tuple[Passage, ...]:
    found = {row.id: row for row in connection.execute(named_passages().where(passage.c.id.in_(ranks)))}
    return tuple(passage_from_row(found[one], ranks[one]) for one in _in_order(ranks))

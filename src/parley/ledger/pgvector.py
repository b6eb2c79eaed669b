"""Search by meaning within PostgreSQL, where its extension `vector` (pgvector) may be used.

The vectors then stand a second time in the column `meaning.vector`, of the extension's type. The search goes through
all that a filter lets through, without an index that only comes near, so that it finds what usearch finds. Where the
extension is not there, or the server does not allow it, the column is missing and nothing else differs.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from parley.ledger.tables import meaning

_BATCH = 1000


class _Vector(sa.types.UserDefinedType[bytes]):
    """384 whole numbers of 8 bits; they go to the database as text."""

    cache_ok = True
    render_bind_cast = True

    def get_col_spec(self, **_: Any) -> str:
        return "vector(384)"

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[bytes | None], str]:
        return lambda value: str(np.frombuffer(value or b"", np.int8).tolist())


searched = sa.table("meaning", *(sa.column(one.name) for one in meaning.c), sa.column("vector", _Vector()))
"""The table `meaning` with the column that only PostgreSQL has."""


def is_searched_within(connection: Connection) -> bool:
    """Whether the database itself finds the closest vectors: the column is there, and its type in sight."""
    if connection.dialect.name == "sqlite":
        return False
    query = "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass('meaning') AND atttypid = to_regtype('vector')"
    return connection.exec_driver_sql(query).first() is not None


def search_within(connection: Connection) -> bool:
    """Lets the database search from now on, if it can and may; True if it does. Vectors kept before are moved too."""
    if is_searched_within(connection):
        return True
    if connection.dialect.name == "sqlite":
        return False
    query = "SELECT 1 FROM pg_available_extensions WHERE name = 'vector'"
    if connection.exec_driver_sql(query).first() is None:
        return False
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS vector")
            connection.exec_driver_sql("ALTER TABLE meaning ADD COLUMN vector vector(384)")
            _fill(connection)
            connection.exec_driver_sql("ALTER TABLE meaning ALTER COLUMN vector SET NOT NULL")
    except DBAPIError:  # A refusal is no error: usearch searches then.
        return False
    return True


def _fill(connection: Connection) -> None:
    rows = searched.c
    which = (rows.passage == sa.bindparam("one")) & (rows.encoder == sa.bindparam("by"))
    query = sa.select(rows.passage, rows.encoder, rows.bytes).where(rows.vector.is_(None)).limit(_BATCH)
    while batch := connection.execute(query).all():
        values = [{"one": row.passage, "by": row.encoder, "there": bytes(row.bytes)} for row in batch]
        filling = sa.update(searched).where(which).values(vector=sa.bindparam("there", type_=_Vector()))
        connection.execute(filling, values)


def closest_within(
    connection: Connection, through: sa.Subquery, encoder: str, wanted: bytes, limit: int
) -> Mapping[int, float]:
    """The ids of the passages closest to a vector, among those in the column `id` of a query, with the cosine of each.

    Of those as close to six digits the first in the log.
    """
    far: Any = searched.c.vector.op("<=>", return_type=sa.Float())(wanted)
    order = sa.func.round(sa.cast(far, sa.Numeric()), 6)
    query = sa.select(through.c.id, far.label("far")).join(searched, searched.c.passage == through.c.id)
    query = query.where(searched.c.encoder == encoder).order_by(order, through.c.id).limit(limit)
    return {row.id: 1 - row.far for row in connection.execute(query)}

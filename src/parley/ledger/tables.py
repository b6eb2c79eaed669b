"""The tables of a ledger, for SQLite and PostgreSQL alike. docs/ledger.md says what each column holds.

`entry` is the log, the one truth, and `original` the bytes that reports came in; both are only added to. `node` is the
Merkle tree over the log. All other tables are worked out from the log, entry by entry (see `projection`), and may be
built anew at any time. Days and moments are ISO 8601 text, so that every program reads and compares them alike.

In the tables that are worked out, `seq` is the entry that a row comes from, and `until` the entry from which on it no
longer stands (null: it stands now): the rows of any past moment are those with `seq <= n` and `until` null or `> n`.
"""

import sqlalchemy as sa
from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text

LOG = MetaData()
KEPT = MetaData()
DERIVED = MetaData()

entry = Table(
    "entry",
    LOG,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("recorded", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("payload", Text, nullable=False),
)
original = Table(
    "original",
    LOG,
    Column("sha256", Text, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)
node = Table(
    "node",
    LOG,
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, nullable=False),
)


_NUMBER = BigInteger().with_variant(Integer(), "sqlite")
"""Alone as its key, it is the very number under which SQLite keeps a row: that saves an index."""


def _seq() -> Column[int]:
    return Column("seq", _NUMBER, primary_key=True, autoincrement=False)


def _by_hash(table: str, column: str) -> Index:
    """An index for texts that may be as long as you like; PostgreSQL's usual ones refuse long texts."""
    return Index(f"{table}_by_{column}", column, postgresql_using="hash")


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False)


def _until() -> Column[int]:
    return Column("until", BigInteger)


report = Table(
    "report",
    DERIVED,
    _seq(),
    _until(),
    Column("number", Integer, nullable=False, index=True),
    Column("id", Text, nullable=False, index=True),
    Column("said", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("article", Text, nullable=False, index=True),
    Column("extracted_from", Text, nullable=False),
    Column("extracted_by", Text),
    Index("report_by_day", "said", "number"),
)
custody = Table(
    "obtained",
    DERIVED,
    _seq(),
    Column("report", Integer, nullable=False, index=True),
    Column("obtained_from", Text, nullable=False),
    Column("obtained_at", Text, nullable=False),
    Column("obtained_by", Text, nullable=False),
    Column("captured_at", Text),
    Column("original", Text, nullable=False, index=True),
    Column("publisher", Text),
    Column("url", Text),
)
reading = Table(
    "reading",
    DERIVED,
    _seq(),
    _until(),
    Column("report", Integer, nullable=False, index=True),
    Column("recorded", Text, nullable=False),
    Column("pack", Text, nullable=False),
    Column("pack_version", Text, nullable=False),
    Column("parley", Text, nullable=False),
)
party = Table(
    "party",
    DERIVED,
    _seq(),
    _position(),
    _until(),
    Column("report", Integer, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("side", Text),
    Column("roles", Text, nullable=False),
    Column("code", Text),
)
statement = Table(
    "statement",
    DERIVED,
    _seq(),
    _position(),
    _until(),
    Column("report", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, index=True),
    Column("said", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("whose", Text, nullable=False),
    Column("speaker", Text),
    Column("side", Text),
    Column("via", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("event", Text),
    Column("modality", Text, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("actor", Text),
    Column("recipient", Text),
    Column("within", Text),
    Column("content", Text, nullable=False),
    Column("begins", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    Column("conditions", Text, nullable=False),
    Column("happened_from", Text),
    Column("happened_to", Text),
    Column("places", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("state", Text, nullable=False),
    Index("statement_by_day", "said", "report", "position"),
    Index("statement_by_report", "report", "seq"),
    Index("statement_by_act", "act", "said", "report", "position"),
    # All that is needed to count by days: a million rows need not be read for it. PostgreSQL refuses long texts in an
    # index, and reads rows fast enough.
    Index("statement_on_day", "said", "side", "until", "seq").ddl_if(dialect="sqlite"),
    Index("statement_of_day", "happened_from", "side", "until", "seq").ddl_if(dialect="sqlite"),
)
HEAD_OF_WHOSE = sa.func.substr(statement.c.whose, sa.text("1"), sa.text("100"))
"""The beginning of whose word a statement is, by which lists are ordered: PostgreSQL's indexes refuse long texts."""
Index("statement_by_whose", HEAD_OF_WHOSE, statement.c.said, statement.c.report, statement.c.position)
Index(
    "statement_by_state",
    *(statement.c[name] for name in ("state", "confidence", "report", "position")),
    sqlite_where=statement.c.until.is_(None),
    postgresql_where=statement.c.until.is_(None),
)
"""`state` is what the reviews of a statement amount to now; what they did in the past the table `review` tells."""

NAME_HEAD = 100
HEAD_OF_NAME = sa.func.substr(sa.func.lower(party.c.name), sa.text("1"), sa.text(str(NAME_HEAD)))
"""The beginning of a party's name in small letters, by which the reports that name it are found."""
Index("party_by_name", HEAD_OF_NAME)

judgement = Table(
    "judgement",
    DERIVED,
    _seq(),
    _until(),
    Column("kind", Text, nullable=False, index=True),
    Column("report", Integer),
    Column("statement", Text),
    Column("verdict", Text),
    Column("about", Text),
    Column("author", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("why", Text),
    Column("says", Text, nullable=False),
    # SQLite takes the index that has most of what is asked for: with the kind in them these go before that of the kind.
    Index("judgement_by_report", "report", "kind"),
    Index("judgement_by_statement", "statement", "kind"),
    _by_hash("judgement", "says"),
)
review = Table(
    "review",
    DERIVED,
    _seq(),
    _until(),
    Column("report", Integer, nullable=False),
    Column("statement", Text, nullable=False, index=True),
    Column("state", Text, nullable=False, index=True),
)
"""What the reviews of a statement (its key) amount to; of one that nobody reviewed there is no row."""

agreement = Table(
    "agreement",
    DERIVED,
    _seq(),
    _until(),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("text", Text, nullable=False),
    _by_hash("agreement", "name"),
)
commitment = Table(
    "commitment",
    DERIVED,
    _seq(),
    _position(),
    _until(),
    Column("agreement", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("debtor", Text, nullable=False),
    Column("creditors", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("says", Text, nullable=False),
)
passage = Table(
    "passage",
    DERIVED,
    Column("id", _NUMBER, primary_key=True, autoincrement=False),
    _until(),
    Column("seq", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("report", Integer, index=True),
    Column("position", Integer),
    Column("said", Text),
    Column("text", Text, nullable=False),
    Column("words", Text, nullable=False),
)
"""What is searched: paragraphs of reports, statements, notes. `words` are its words in plain letters."""

meaning = Table(
    "meaning",
    KEPT,
    Column("passage", BigInteger, primary_key=True, autoincrement=False),
    Column("encoder", Text, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)
"""The meaning of a passage, a function of its text and the encoder: it stays when the other tables are built anew."""

followed = Table(
    "followed",
    KEPT,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
"""What following has come to, for the steps that come next (see `followed.py`): a function of the log, the encoder and
the version of following, so it stays too."""

following = Table(
    "following",
    KEPT,
    Column("version", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
)
"""One row: for which version that is, and the last entry that is worked into it."""

verdict = Table(
    "verdict",
    KEPT,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("judge", Text, nullable=False),
    Column("pair", Text, nullable=False),
    Column("pro", Float, nullable=False),
    Column("contra", Float, nullable=False),
    Index("verdict_by_pair", "judge", "pair", unique=True),
)
"""What the judge of two passages, a net and no reviewer, said of a pair (see `verdicts.py`), in the order in which that
was kept: a function of both passages and of the judge."""

derived = Table(
    "derived",
    DERIVED,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
)
"""One row: the version of these tables, and the last entry that is worked into them."""

PASSAGES_OF_ONE = 1 << 24
"""The id of a passage is that of its entry times this, and its place among the entry's passages."""

"""The log and the bytes that reports came in; both refuse every change.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

CHANGED = "a ledger is never changed, only added to"
DELETED = "nothing is deleted from a ledger"
FOLLOWS = "an entry comes after the last one"


def upgrade() -> None:
    """Two tables, with triggers."""
    op.create_table(
        "entry",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("recorded", "author", "kind", "payload")),
        sqlite_strict=True,
    )
    op.create_table(
        "original",
        sa.Column("sha256", sa.Text(), primary_key=True),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sqlite_strict=True,
    )
    dialect = op.get_bind().dialect.name
    for command in _on_sqlite() if dialect == "sqlite" else _on_postgresql():
        op.execute(command)


def _on_sqlite() -> list[str]:
    def trigger(name: str, when: str, words: str) -> str:
        return f"CREATE TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, '{words}'); END"

    last = "(SELECT COALESCE(MAX(seq), 0) + 1 FROM entry)"
    same = "EXISTS (SELECT 1 FROM original WHERE sha256 = NEW.sha256)"
    return [
        trigger("entry_unchanged", "UPDATE ON entry", CHANGED),
        trigger("entry_kept", "DELETE ON entry", DELETED),
        trigger("entry_follows", f"INSERT ON entry WHEN NEW.seq <> {last}", FOLLOWS),
        trigger("original_unchanged", "UPDATE ON original", CHANGED),
        trigger("original_kept", "DELETE ON original", DELETED),
        trigger("original_once", f"INSERT ON original WHEN {same}", "these bytes are kept already"),
    ]


def _on_postgresql() -> list[str]:
    refuse = """
        CREATE FUNCTION parley_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$"""
    follow = f"""
        CREATE FUNCTION parley_follow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM entry) THEN
                RAISE EXCEPTION '{FOLLOWS}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$"""  # noqa: S608 - the words are ours
    triggers = [
        f"CREATE TRIGGER {table}_{name} BEFORE {what} ON {table} FOR EACH {each} "
        f"EXECUTE FUNCTION parley_refuse('{words}')"
        for table in ("entry", "original")
        for name, what, each, words in (
            ("unchanged", "UPDATE", "ROW", CHANGED),
            ("kept", "DELETE", "ROW", DELETED),
            ("not_emptied", "TRUNCATE", "STATEMENT", DELETED),
        )
    ]
    follows = "CREATE TRIGGER entry_follows BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION parley_follow()"
    return [refuse, follow, *triggers, follows]

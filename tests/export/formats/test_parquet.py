"""Tables as Parquet, read back by pyarrow with their types."""

import io
import subprocess
import sys
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from export.ledgers import HOSTILE, given_out
from parley.export import parquet_table
from parley.export.forms import TABLES, Table
from parley.export.rows import rows_of
from parley.export.schemas import SCHEMAS
from parley.ledger import Filter, Ledger
from parley.tasks.takeaway import takeaway_of

pq = pytest.importorskip("pyarrow.parquet")


@pytest.mark.parametrize("table", TABLES)
def test_types_and_values(talks: Ledger, tmp_path: Path, table: Table) -> None:
    """Every table comes back with its values: days as days, lists as lists, what is not known as null."""
    number = given_out(talks, tmp_path / "one.parquet", "parquet", table)
    read = pq.read_table(tmp_path / "one.parquet", use_threads=False)
    rows = list(rows_of(takeaway_of(talks, Filter()), table))
    moments = [column.name for column in SCHEMAS[table].columns if column.kind == "moment"]
    found = read.to_pylist()
    for row in found:
        row.update({name: row[name].isoformat() for name in moments})
    assert found == rows
    assert len(rows) == number
    assert [field.metadata[b"description"].decode() for field in read.schema] == [
        column.says for column in SCHEMAS[table].columns
    ]


def test_statements_unless_another_table_is_named(talks: Ledger, tmp_path: Path) -> None:
    """Like CSV; the file says of which ledger it is."""
    given_out(talks, tmp_path / "one.parquet", "parquet", which=Filter(side="Turkey"))
    read = pq.read_table(tmp_path / "one.parquet", use_threads=False)
    assert {row["said"] for row in read.to_pylist()} == {date(2022, 3, 29)}
    assert read.schema.metadata[b"head"].decode() == str(talks.head())
    assert read.schema.metadata[b"filter"] == b"side: Turkey"


def test_all_tables(talks: Ledger, tmp_path: Path) -> None:
    """A zip of all; the same ledger gives the same bytes."""
    for name in ("one.zip", "other.zip"):
        assert given_out(talks, tmp_path / name, "parquet") == talks.count()
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as zipped:
        assert zipped.namelist() == [f"{table}.parquet" for table in TABLES]
        assert all(pq.ParquetFile(io.BytesIO(zipped.read(name))).metadata.num_rows for name in zipped.namelist())


def test_groups_of_rows(talks: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are written a group at a time, by their number or by their letters, and none is lost between groups."""
    monkeypatch.setattr(parquet_table, "_MOST_ROWS", 5)
    given_out(talks, tmp_path / "rows.parquet", "parquet")
    assert pq.ParquetFile(tmp_path / "rows.parquet").metadata.num_row_groups == 4
    monkeypatch.setattr(parquet_table, "_MOST_LETTERS", 10)
    given_out(talks, tmp_path / "letters.parquet", "parquet")
    file = pq.ParquetFile(tmp_path / "letters.parquet")
    assert file.metadata.num_row_groups == file.metadata.num_rows == talks.count()


def test_hostile_words(hostile: Ledger, tmp_path: Path) -> None:
    """To the letter: nothing here is run by anybody."""
    given_out(hostile, tmp_path / "all.parquet", "parquet")
    read = pq.read_table(tmp_path / "all.parquet", columns=["content"], use_threads=False)
    assert sorted(read["content"].to_pylist()) == sorted(HOSTILE)


def test_an_empty_ledger(empty: Ledger, tmp_path: Path) -> None:
    """A table without rows has its columns."""
    assert given_out(empty, tmp_path / "all.parquet", "parquet") == 0
    read = pq.read_table(tmp_path / "all.parquet", use_threads=False)
    assert (read.num_rows, tuple(read.schema.names)) == (0, SCHEMAS["statements"].names)


def test_without_its_library(tmp_path: Path) -> None:
    """Where pyarrow is not installed the command says what to install, and leaves no file."""
    program = (
        "import sys; sys.modules['pyarrow'] = None; from parley.cli.main import main; "
        f"main(['export', 'parquet', '-o', {str(tmp_path / 'all.parquet')!r}, '--ledger', {str(tmp_path / 'l.db')!r}])"
    )
    from parley.ledger import open_ledger

    open_ledger(tmp_path / "l.db").close()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install 'parley[parquet]'" in done.stderr
    assert not (tmp_path / "all.parquet").exists()

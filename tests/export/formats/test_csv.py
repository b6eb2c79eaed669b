"""Tables as CSV: what a spreadsheet opens, and what it must not run."""

import csv
import io
from pathlib import Path
from zipfile import ZipFile

from export.ledgers import CYRILLIC, FORMULA, HOSTILE, WIDE, given_out
from parley.export.forms import TABLES
from parley.ledger import Filter, Ledger

_LONG = 1 << 30


def rows_in(content: bytes) -> list[dict[str, str]]:
    """The rows of a file, which must begin with the mark by which Excel knows UTF-8."""
    assert content.startswith(b"\xef\xbb\xbf")
    csv.field_size_limit(_LONG)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_statements(talks: Ledger, tmp_path: Path) -> None:
    """Without a table the statements: a line for each, ended as RFC 4180 says."""
    number = given_out(talks, tmp_path / "all.csv", "csv")
    content = (tmp_path / "all.csv").read_bytes()
    rows = rows_in(content)
    assert len(rows) == number == talks.count()
    assert content.count(b"\r\n") == number + 1
    assert (rows[6]["id"], rows[6]["act"], rows[6]["negated"], rows[6]["spans"]) == (
        "r1.s7", "offer", "false", f"{rows[6]['begins']}-{rows[6]['ends']}",
    )  # fmt: skip


def test_all_tables(talks: Ledger, tmp_path: Path) -> None:
    """A file whose name ends with .zip has every table; taken twice it is the same, byte by byte."""
    for name in ("one.zip", "other.ZIP"):
        assert given_out(talks, tmp_path / name, "csv") == talks.count()
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.ZIP").read_bytes()
    with ZipFile(tmp_path / "one.zip") as zipped:
        assert zipped.namelist() == [f"{table}.csv" for table in TABLES]
        assert all(rows_in(zipped.read(name)) for name in zipped.namelist())


def test_one_table(talks: Ledger, tmp_path: Path) -> None:
    """A table by its name, in a zip too."""
    number = given_out(talks, tmp_path / "duties.csv", "csv", "duties")
    assert len(rows_in((tmp_path / "duties.csv").read_bytes())) == number
    assert given_out(talks, tmp_path / "duties.zip", "csv", "duties") == number
    with ZipFile(tmp_path / "duties.zip") as zipped:
        assert zipped.namelist() == ["duties.csv"]


def test_hostile_words(hostile: Ledger, tmp_path: Path) -> None:
    """Formulas, in full width too, stand as texts; quotes, line ends, other scripts, marks of direction and long texts
    come back to the letter."""
    given_out(hostile, tmp_path / "all.csv", "csv")
    found = {row["content"] for row in rows_in((tmp_path / "all.csv").read_bytes())}
    assert found == {f"'{words}" if words[0] in "=＝+\t" else words for words in HOSTILE}
    assert {f"'{FORMULA}", f"'{WIDE}", CYRILLIC} < found
    given_out(hostile, tmp_path / "all.zip", "csv")
    with ZipFile(tmp_path / "all.zip") as zipped:
        for name in zipped.namelist():
            for row in rows_in(zipped.read(name)):
                assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in row.values())


def test_nothing_in_it(empty: Ledger, talks: Ledger, tmp_path: Path) -> None:
    """Of an empty ledger, or where nothing passes, there is the head of the table."""
    assert given_out(empty, tmp_path / "empty.csv", "csv") == 0
    assert given_out(talks, tmp_path / "none.csv", "csv", which=Filter(party="Nobody")) == 0
    assert (tmp_path / "empty.csv").read_bytes() == (tmp_path / "none.csv").read_bytes()
    assert (tmp_path / "empty.csv").read_text(encoding="utf-8-sig").startswith("id,said,whose,")
    assert given_out(empty, tmp_path / "empty.zip", "csv") == 0


def test_golden(talks: Ledger, tmp_path: Path) -> None:
    """The same ledger gives the same bytes on every machine."""
    given_out(talks, tmp_path / "turkey.csv", "csv", which=Filter(side="Turkey"))
    golden = Path(__file__).parent / "golden" / "turkey.csv"
    assert (tmp_path / "turkey.csv").read_bytes() == golden.read_bytes()

"""Tables as Parquet."""

import io
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.intake import LeftOut, Limits, Opening, Part, parts_in, parts_of
from parley.intake.refusals import DamagedError, LeftOutError, TooLargeError

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def stored(rows: list[dict[str, object]], **how: object) -> bytes:
    """A table in bytes."""
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out, **how)
    return out.getvalue()


def opened(original: bytes, **how: object) -> list[Part | LeftOut]:
    """What comes out of a table."""
    return list(parts_of(Part("a.parquet", original), Opening(**how)))  # type: ignore[arg-type]


def test_rows() -> None:
    """Days and moments are days, whatever their type; what is null is not there; lists are passed over."""
    found = opened(stored([
        {"text": "They met.", "date": date(2022, 3, 29), "title": "Talks", "tags": ["a"], "n": 1},
        {"text": "They left.", "date": date(2022, 3, 30), "title": None, "tags": [], "n": None},
    ]))  # fmt: skip
    first, second = (part.given for part in found if isinstance(part, Part))
    assert (first.text, first.day, first.title) == ("They met.", date(2022, 3, 29), "Talks")
    assert (second.text, second.day, second.title) == ("They left.", date(2022, 3, 30), None)
    assert [part.name for part in found] == ["a.parquet, row 1", "a.parquet, row 2"]


def test_moments_and_columns() -> None:
    """Columns are named as in other tables."""
    (part,) = opened(
        stored([{"when": datetime(2022, 3, 29, 18, 5, tzinfo=UTC), "body": b"They met."}]),
        columns={"date": "when", "text": "body"},
    )
    assert isinstance(part, Part)
    assert (part.given.text, part.given.day) == ("They met.", date(2022, 3, 29))


def test_the_same_row_has_the_same_bytes() -> None:
    """However it is stored: so an article keeps its id."""
    rows: list[dict[str, object]] = [{"text": f"Story {n}."} for n in range(10)]
    one, other = opened(stored(rows)), opened(stored(rows, row_group_size=3, compression="zstd"))
    assert [part.content for part in one if isinstance(part, Part)] == [p.content for p in other if isinstance(p, Part)]
    assert [part.name for part in other] == [f"a.parquet, row {n}" for n in range(1, 11)]


def test_an_empty_cell() -> None:
    """A row without a text is told; the others are taken."""
    left, part = opened(stored([{"text": None}, {"text": "They met."}]))
    assert isinstance(left, LeftOut) and isinstance(part, Part)


def test_a_file_of_any_name(tmp_path: Path) -> None:
    """Its bytes tell what it is."""
    (tmp_path / "table").write_bytes(stored([{"text": "They met."}]))
    (part,) = parts_in(tmp_path / "table", Opening())
    assert isinstance(part, Part) and part.given.text == "They met."


@pytest.mark.parametrize("harm", ["cut", "mark alone", "middle"])
def test_damaged(harm: str) -> None:
    """Cut off, nothing but a mark, or spoilt within: left out with the reason, whole rows before it stay."""
    whole = stored([{"text": f"Story {n}." * 50} for n in range(300)], row_group_size=100, compression="none")
    harmed = {"cut": whole[:500], "mark alone": b"PAR1", "middle": whole[:200] + b"\xff" * 900 + whole[1100:]}[harm]
    found = opened(harmed)
    assert isinstance(found[-1], LeftOut)
    assert isinstance(found[-1].error, DamagedError)


def test_beyond_the_limits() -> None:
    """A row that is too large is told and the next ones are taken; groups of rows that would fill the memory are not
    opened."""
    rows: list[dict[str, object]] = [{"text": "word " * 5_000}, {"text": "They met."}]
    left, part = opened(stored(rows), limits=Limits(size=10_000))
    assert isinstance(left, LeftOut) and isinstance(part, Part)
    (left,) = opened(stored(rows), limits=Limits(memory=1_000))
    assert isinstance(left, LeftOut) and isinstance(left.error, TooLargeError)


@settings(max_examples=60)
@given(st.binary(max_size=300), st.integers(0, 600))
def test_any_bytes(harm: bytes, at: int) -> None:
    """Whatever the bytes, rows come out, or a reason."""
    whole = stored([{"text": f"Story {n}."} for n in range(20)])
    for part in opened(b"PAR1" + whole[4:at] + harm + whole[at + len(harm) :]):
        assert isinstance(part, Part) or isinstance(part.error, LeftOutError)


def test_without_its_library(tmp_path: Path) -> None:
    """It is said which one is missing, and how to get it."""
    (tmp_path / "a.parquet").write_bytes(stored([{"text": "They met."}]))
    code = (
        "import sys; sys.modules['pyarrow'] = None; sys.modules['pyarrow.parquet'] = None; "
        "from pathlib import Path; from parley.intake import Opening, parts_in; "
        "(left,) = parts_in(Path(sys.argv[1]), Opening()); print(left.error)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "a.parquet"], capture_output=True, text=True, check=True
    )
    assert "pip install 'parley[parquet]'" in said.stdout

"""Whatever bytes come as an archive, a feed or a table: parts, or a word on why not; nothing else, and not for ever."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.errors import UnreadableFileError
from parley.intake import LeftOut, LeftOutError, Limits, Opening, Part, parts_of, report_from_part
from parley.tasks.events import reading_from_event
from tests.intake.samples import ARCHIVES

SMALL = Opening(Limits(size=200_000, unpacked=2_000_000, parts=500, seconds=20))
SAMPLES = [path.with_suffix("") for path in sorted(ARCHIVES.glob("*.json")) if path.with_suffix("").exists()]
STARTS = [path.read_bytes()[:40] for path in SAMPLES] + [
    b"",
    b"<rss>",
    b"<feed>",
    b"WARC/1.0\r\n",
    b"PK\x03\x04",
    b"[{",
]
NAMES = ["a.zip", "a.wacz", "a.warc", "a.warc.gz", "a.rss", "a.csv", "a.tsv", "a.jsonl", "a.json", "a"]


def take(content: bytes, name: str) -> None:
    """Takes it apart, and makes the reports that need no other library."""
    for part in parts_of(Part(name, content), SMALL):
        if isinstance(part, LeftOut):
            assert isinstance(part.error, LeftOutError) and str(part.error)
            continue
        assert isinstance(part.content, bytes)
        if part.kind in ("row", "entry"):
            try:
                arrived = report_from_part(part)
            except UnreadableFileError:
                continue
            if arrived.event:
                reading_from_event(arrived.report, arrived.event)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=400), st.sampled_from(NAMES))
def test_any_bytes(start: bytes, rest: bytes, name: str) -> None:
    """Bytes that begin like one of them and go on anyhow, under any name."""
    take(start + rest, name)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_changed_samples(path: Path, data: st.DataObject) -> None:
    """Samples with bytes changed, taken out, put in, and cut off."""
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 20))
        content[at : at + length] = data.draw(st.binary(max_size=20))
    take(bytes(content[: data.draw(st.integers(0, len(content)))]), path.name)


CELLS = st.text(alphabet=st.characters(codec="utf-8"), max_size=12)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=8), st.sampled_from([",", ";", "\t", "|"]))
def test_rows_come_back(rows: list[tuple[str, str]], mark: str) -> None:
    """What csv wrote comes out again, cell for cell, and the bytes of the rows are those of the table."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark, quoting=csv.QUOTE_ALL)
    writer.writerow(["title", "text"])
    writer.writerows(rows)
    content = out.getvalue().encode()
    parts = list(parts_of(Part("a.csv", content), Opening()))
    taken = [part for part in parts if isinstance(part, Part)]
    wanted = [
        text.strip() or title.strip() for title, text in rows if (text + title).strip() and "\0" not in text + title
    ]
    assert [part.given.text for part in taken] == wanted
    at = 0
    for part in taken:
        assert isinstance(part.content, bytes)
        at = content.index(part.content, at) + len(part.content)

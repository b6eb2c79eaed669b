"""Files packed with gzip."""

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from parley.intake import LeftOut, Limits, Opening, Part
from parley.intake.walk import parts_in

ROWS = b'{"text": "Guns fell silent.", "date": "2022-03-01"}\n{"text": "Talks go on.", "date": "2022-03-02"}\n'


def parts(path: Path, **limits: int) -> list[Part | LeftOut]:
    """What a file holds."""
    return list(parts_in(path, Opening(Limits(**limits)), path.name))


def packed(folder: Path, name: str, content: bytes) -> Path:
    """A packed file."""
    (folder / name).write_bytes(gzip.compress(content))
    return folder / name


def said(found: list[Part | LeftOut]) -> list[str]:
    """Names and words of parts, or why one was left out."""
    return [
        f"{one.name}: {one.given.text}" if isinstance(one, Part) else f"{type(one.error).__name__}: {one.error}"
        for one in found
    ]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.json.gz", "a.ndjson.gz"])
def test_lines_of_json(tmp_path: Path, name: str) -> None:
    """Each row is a part, as in one that is not packed."""
    found = parts(packed(tmp_path, name, ROWS))
    assert said(found) == [f"{name}, line 1: Guns fell silent.", f"{name}, line 2: Talks go on."]


def test_cells(tmp_path: Path) -> None:
    """A table with a mark at its beginning, which is passed over."""
    content = b"\xef\xbb\xbftitle,text,date\nA,Guns fell silent.,2022-03-01\n"
    assert said(parts(packed(tmp_path, "a.csv.gz", content))) == ["a.csv.gz, line 2: Guns fell silent."]


def test_any_other(tmp_path: Path) -> None:
    """A text or a page is one part, with its bytes as they were before."""
    (found,) = parts(packed(tmp_path, "a.txt.gz", b"date 2022-03-01\n\nGuns fell silent."))
    assert isinstance(found, Part) and found.content == b"date 2022-03-01\n\nGuns fell silent."


def test_packed_twice(tmp_path: Path) -> None:
    """What is packed twice is unpacked twice; more often than archives may lie in each other is refused."""
    twice = gzip.compress(ROWS)
    assert len(parts(packed(tmp_path, "a.jsonl.gz", twice))) == 2
    (found,) = parts(packed(tmp_path, "b.jsonl.gz", gzip.compress(gzip.compress(twice))), depth=3)
    assert isinstance(found, LeftOut) and "4 archives deep" in str(found.error)


def test_a_bomb(tmp_path: Path) -> None:
    """Little that unpacks to much: as a whole, as a row, and as empty lines without end."""
    (whole,) = parts(packed(tmp_path, "a.txt.gz", bytes(5_000_000)), size=1_000_000)
    assert isinstance(whole, LeftOut) and "it unpacks to more than" in str(whole.error)
    (row,) = parts(packed(tmp_path, "a.csv.gz", b"text\n" + b"x" * 5_000_000), size=1_000_000)
    assert isinstance(row, LeftOut) and "--limit size=N" in str(row.error)
    (lines,) = parts(packed(tmp_path, "b.csv.gz", b"text\n" + b"\n" * 50_000), unpacked=20_000)
    assert isinstance(lines, LeftOut) and "--limit unpacked=N" in str(lines.error)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.txt.gz"])
def test_cut_off(tmp_path: Path, name: str) -> None:
    """What came before the damage is there, and the damage is told."""
    whole = gzip.compress(b"".join(b'{"text": "Story %d."}\n' % n for n in range(50_000)))
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    found = parts(tmp_path / name)
    assert isinstance(found[-1], LeftOut) and "damaged or cut off (" in str(found[-1].error)
    assert (len(found) > 1) == (name == "a.jsonl.gz")


def test_tar(tmp_path: Path) -> None:
    """A tar archive is refused, and the message says what to do."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    (found,) = parts(packed(tmp_path, "a.tar.gz", held.getvalue()))
    assert isinstance(found, LeftOut) and "Unpack it into a folder" in str(found.error)

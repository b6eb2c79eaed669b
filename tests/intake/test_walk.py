"""What a path holds."""

import errno
import os
import struct
from pathlib import Path
from zipfile import ZipFile

import pytest

from parley.intake import LeftOut, Limits, Opening, Part, files_in, parts_in
from parley.intake.limits import MEGABYTE
from parley.intake.refusals import EmptyError, TooLargeError


def test_a_folder_in_the_order_of_its_names(tmp_path: Path) -> None:
    """Files in folders in folders; hidden ones, and links that lead out, are passed over."""
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden/x.txt", ".secret", "c/d/e.html"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "out.txt").write_text("x")
    (tmp_path / "in/link.txt").symlink_to(tmp_path / "out.txt")
    (tmp_path / "in/a/inner.txt").symlink_to(tmp_path / "in/b.txt")
    found = [str(path.relative_to(tmp_path / "in")) for path in files_in(tmp_path / "in")]
    assert found == ["b.txt", "a/1.txt", "a/2.txt", "a/inner.txt", "c/d/e.html"]


def test_what_programs_leave_beside_files(tmp_path: Path) -> None:
    """Locks of editors, old states, what file browsers keep: nobody's reports, unless one names them oneself."""
    for name in (
        "Thumbs.db",
        "desktop.ini",
        "~$brief.docx",
        ".~lock.brief.odt#",
        "notes.txt~",
        "brief.docx",
        "a~b.txt",
    ):
        (tmp_path / name).write_text("x")
    assert [path.name for path in files_in(tmp_path)] == ["a~b.txt", "brief.docx"]
    assert list(files_in(tmp_path / "desktop.ini")) == [tmp_path / "desktop.ini"]


def test_a_file_is_its_own_part(tmp_path: Path) -> None:
    """A text, a file that is not there, a name that is none: each is a part, and whoever reads it is told."""
    path = tmp_path / "a.txt"
    path.write_text("x")
    for one in (path, tmp_path / "b.txt", tmp_path / "a\0b"):
        assert list(parts_in(one, Opening())) == [Part(str(one), one)]


def test_what_a_library_raises_over_an_archive_is_told(tmp_path: Path) -> None:
    """An archive that is cut off: one part is left out, with a reason; nothing is raised."""
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 30)
    (left,) = parts_in(path, Opening())
    assert isinstance(left, LeftOut)
    assert "a.zip" in str(left.error)


def test_what_is_no_file_is_left_out(tmp_path: Path) -> None:
    """A pipe that nobody writes to, and links in a circle: the one is left out, nobody waits for it; the others lead to
    no file."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "here").symlink_to(tmp_path)
    (tmp_path / "last.txt").write_text("x")
    found = [part for path in files_in(tmp_path) for part in parts_in(path, Opening())]
    assert [Path(part.name).name for part in found] == ["a.txt", "b.txt", "last.txt", "pipe"]
    left = found[3]
    assert isinstance(left, LeftOut) and "no file" in str(left.error)


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not passed over in silence."""
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text("x")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert list(files_in(tmp_path)) == [tmp_path / "a.txt", tmp_path / "shut"]


def crowded(number: int) -> bytes:
    """A zip whose list of contents has so many names of one file."""
    content = b"PK\x03\x04" + bytes(22) + b"\1\0\0\0a"
    entry = b"PK\x01\x02" + bytes(24) + b"\7\0" + bytes(16)
    names = b"".join(entry + b"%07d" % one for one in range(number))
    end = struct.pack("<HHHHIIH", 0, 0, number, number, len(names), len(content), 0)
    return content + names + b"PK\x05\x06" + end


def test_a_zip_with_a_huge_list_of_contents(tmp_path: Path) -> None:
    """What it takes to read the list counts: the file is left out, also within another, and its neighbours are not."""
    small = Opening(Limits(memory=8 * MEGABYTE))
    (tmp_path / "a.zip").write_bytes(crowded(60_000))
    (left,) = parts_in(tmp_path / "a.zip", small)
    assert isinstance(left, LeftOut) and isinstance(left.error, TooLargeError)
    with ZipFile(tmp_path / "b.zip", "w") as made:
        made.write(tmp_path / "a.zip", "a.zip")
        made.writestr("b.txt", "x")
    inner, beside = parts_in(tmp_path / "b.zip", small)
    assert isinstance(inner, LeftOut) and isinstance(inner.error, TooLargeError)
    assert isinstance(beside, Part) and beside.content == b"x"


@pytest.mark.parametrize("name", ["void.zip", "head.csv", "none.xml"])
def test_an_archive_without_reports_is_told(tmp_path: Path, name: str) -> None:
    """A zip of nothing, a table that is only a header, a feed of nothing: it is said, with the name."""
    content = {".csv": b"date,text\n", ".xml": b"<rss><channel></channel></rss>"}
    path = tmp_path / name
    path.write_bytes(content.get(path.suffix, b"PK\x05\x06" + b"\0" * 18))
    (left,) = parts_in(path, Opening())
    assert isinstance(left, LeftOut) and isinstance(left.error, EmptyError)
    assert name in str(left.error)

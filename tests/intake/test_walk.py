"""What a path holds."""

import errno
import os
from pathlib import Path
from typing import IO
from zipfile import ZipFile

import pytest

from parley.intake import LeftOut, Opening, Part, files_in, packed, parts_in, parts_of
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


def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    """What it is called can stand in a ledger; the file itself is found."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_text("They met.")
    (part,) = parts_in(path, Opening())
    assert part == Part(f"{tmp_path}/\\udcff.txt", path)


def test_a_zip_with_a_huge_list_of_contents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where memory runs out over its list, it is left out, from a path, at hand, and within another archive, whose
    other files are taken."""
    with ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("x.txt", "x")
    content = (tmp_path / "a.zip").read_bytes()

    class Huge(ZipFile):
        def __init__(self, stream: IO[bytes]) -> None:
            stream.seek(0)
            if stream.read() == content:
                raise MemoryError
            super().__init__(stream)

    monkeypatch.setattr(packed, "ZipFile", Huge)
    with ZipFile(tmp_path / "b.zip", "w") as made:
        made.writestr("a.zip", content)
        made.writestr("b.txt", "x")
    inner, beside = parts_in(tmp_path / "b.zip", Opening())
    assert isinstance(beside, Part) and beside.content == b"x"
    for left in (inner, *parts_in(tmp_path / "a.zip", Opening()), *parts_of(Part("a.zip", content), Opening())):
        assert isinstance(left, LeftOut) and isinstance(left.error, TooLargeError)


@pytest.mark.parametrize("name", ["void.zip", "head.csv", "none.xml"])
def test_an_archive_without_reports_is_told(tmp_path: Path, name: str) -> None:
    """A zip of nothing, a table that is only a header, a feed of nothing: it is said, with the name."""
    content = {".csv": b"date,text\n", ".xml": b"<rss><channel></channel></rss>"}
    path = tmp_path / name
    path.write_bytes(content.get(path.suffix, b"PK\x05\x06" + b"\0" * 18))
    (left,) = parts_in(path, Opening())
    assert isinstance(left, LeftOut) and isinstance(left.error, EmptyError)
    assert name in str(left.error)

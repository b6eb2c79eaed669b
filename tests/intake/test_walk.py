"""What a path holds."""

from pathlib import Path

import pytest

from parley.intake import LeftOut, Opening, Part, files_in, parts_in
from parley.intake.refusals import EmptyError


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


@pytest.mark.parametrize("name", ["void.zip", "head.csv", "none.xml"])
def test_an_archive_without_reports_is_told(tmp_path: Path, name: str) -> None:
    """A zip of nothing, a table that is only a header, a feed of nothing: it is said, with the name."""
    content = {".csv": b"date,text\n", ".xml": b"<rss><channel></channel></rss>"}
    path = tmp_path / name
    path.write_bytes(content.get(path.suffix, b"PK\x05\x06" + b"\0" * 18))
    (left,) = parts_in(path, Opening())
    assert isinstance(left, LeftOut) and isinstance(left.error, EmptyError)
    assert name in str(left.error)

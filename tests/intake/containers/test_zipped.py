"""Zips that are not what they should be."""

import io
import stat
import zipfile
from collections.abc import Iterable

import pytest

from parley.intake import LeftOut, Limits, Opening, Part, parts_of
from parley.intake.refusals import DamagedError, LockedError, TooLargeError, UnsafeNameError
from tests.intake.samples import ARCHIVES

Member = tuple[str | zipfile.ZipInfo, bytes]


def zipped(*members: Member, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def opened(content: bytes, limits: Limits | None = None) -> list[Part | LeftOut]:
    """What comes out of it."""
    return list(parts_of(Part("a.zip", content), Opening(limits or Limits())))


def told(found: Iterable[Part | LeftOut]) -> list[str]:
    """The names of the parts; of what is left out the kind of error, too."""
    return [f"{type(p.error).__name__} {p.name}" if isinstance(p, LeftOut) else p.name for p in found]


@pytest.mark.parametrize("name", ["../up.txt", "a/../../up.txt", "/etc/passwd", "C:\\up.txt", "a\\..\\..\\up.txt"])
def test_names_that_lead_out(name: str) -> None:
    """A member whose name climbs out of the archive, or is absolute, is refused; its neighbour is taken."""
    assert told(opened(zipped((name, b"x"), ("zz.txt", b"y")))) == [f"UnsafeNameError a.zip/{name}", "a.zip/zz.txt"]


def test_two_dots_in_a_name() -> None:
    """A name that only looks like climbing is a name."""
    assert told(opened(zipped(("a..b/c...txt", b"x")))) == ["a.zip/a..b/c...txt"]


def test_a_link() -> None:
    """A symbolic link is no file."""
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    found = opened(zipped((info, b"/etc/passwd")))
    assert isinstance(found[0], LeftOut) and isinstance(found[0].error, UnsafeNameError)


def test_hidden_files() -> None:
    """What programs leave beside files, and what begins with a dot, is passed over."""
    members = ("__MACOSX/._a.txt", b"x"), (".git/config", b"x"), ("a/.DS_Store", b"x"), ("a/a.txt", b"y")
    members += ("Thumbs.db", b"x"), ("a/~$brief.docx", b"x"), ("a/desktop.ini", b"x"), ("a/a.txt~", b"x")
    assert told(opened(zipped(*members))) == ["a.zip/a/a.txt"]


def test_names_in_utf_8_that_do_not_say_so() -> None:
    """As `zip` on Linux writes them; and one in the letters of DOS stays what it is."""
    content = zipped(("été.txt", b"x"), ("Øl.txt".encode("cp437", "replace").decode("cp437"), b"y"))
    unsaid = bytearray(content)
    for start, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = unsaid.find(start)
        unsaid[at + offset + 1] &= ~0x08
    assert "a.zip/été.txt" in told(opened(bytes(unsaid)))


def test_a_bomb() -> None:
    """Ten megabytes of nothing in ten kilobytes: refused by how much more comes out than is in it; a page of one letter
    is none."""
    found = opened(zipped(("bomb.txt", bytes(10_000_000)), ("page.txt", b"a" * 500_000)))
    assert told(found) == ["TooLargeError a.zip/bomb.txt", "a.zip/page.txt"]
    assert "--limit ratio" in str(found[0].error)  # type: ignore[union-attr]
    assert told(opened(zipped(("bomb.txt", bytes(10_000_000))), Limits(ratio=2000))) == ["a.zip/bomb.txt"]


def test_a_large_member() -> None:
    """One that is larger than a file may be, whatever its ratio."""
    content = zipped(("large.txt", b"x" * 2000), ("small.txt", b"x" * 500), method=zipfile.ZIP_STORED)
    assert told(opened(content, Limits(size=1000))) == ["TooLargeError a.zip/large.txt", "a.zip/small.txt"]


def test_more_than_may_come_out() -> None:
    """Many members that are small enough each: what came out is counted, also out of archives within."""
    inner = zipped(*((f"{n}.txt", b"x" * 400) for n in range(3)), method=zipfile.ZIP_STORED)
    content = zipped(("1.txt", b"x" * 400), ("2.zip", inner), ("3.txt", b"x"))
    found = opened(content, Limits(unpacked=len(inner) + 1000))
    assert told(found)[:3] == ["a.zip/1.txt", "a.zip/2.zip/0.txt", "TooLargeError a.zip/2.zip"]
    assert all(isinstance(part, LeftOut) for part in found[2:])


def test_too_many_members() -> None:
    """More parts than the limit: those before it are taken."""
    content = zipped(*((f"{n}.txt", b"x") for n in range(5)))
    assert told(opened(content, Limits(parts=3))) == [
        "a.zip/0.txt",
        "a.zip/1.txt",
        "a.zip/2.txt",
        "TooLargeError a.zip",
    ]


def test_archives_within_archives() -> None:
    """Three deep is opened, four deep is not: so one that holds itself comes to an end."""
    content = zipped(("x.txt", b"x"))
    for _ in range(2):
        content = zipped(("in.zip", content))
    assert told(opened(content)) == ["a.zip/in.zip/in.zip/x.txt"]
    found = opened(zipped(("in.zip", content)))
    assert told(found) == ["TooLargeError a.zip/in.zip/in.zip/in.zip"]


def test_locked_members() -> None:
    """A member under a password is refused with what to do; its neighbours are taken."""
    found = opened((ARCHIVES / "locked.zip").read_bytes())
    assert isinstance(found[0], LeftOut) and isinstance(found[0].error, LockedError)
    assert "Unpack it" in str(found[0].error)


def test_a_damaged_member() -> None:
    """A flipped byte in one member: that one is left out, the others are taken."""
    content = bytearray(zipped(("a.txt", b"first " * 50), ("b.txt", b"second"), method=zipfile.ZIP_STORED))
    content[content.find(b"first") + 3] ^= 1
    assert told(opened(bytes(content))) == ["DamagedError a.zip/a.txt", "a.zip/b.txt"]


def test_a_zip_that_lies_about_sizes() -> None:
    """A member that says it is empty, and is not, gives no bytes that its sum does not fit."""
    content = bytearray(zipped(("a.txt", b"words " * 50), method=zipfile.ZIP_STORED))
    at = content.find(b"PK\x01\x02")
    content[at + 24 : at + 28] = (6).to_bytes(4, "little")
    assert told(opened(bytes(content))) == ["DamagedError a.zip/a.txt"]


def test_an_unknown_way_of_packing() -> None:
    """A method that nobody knows is named."""
    content = bytearray(zipped(("a.txt", b"words"), method=zipfile.ZIP_STORED))
    for start, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = content.find(start)
        content[at + offset] = 97
    found = opened(bytes(content))
    assert isinstance(found[0], LeftOut) and isinstance(found[0].error, DamagedError)
    assert "Pack it anew" in str(found[0].error)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_zip_that_is_cut_off(share: float) -> None:
    """Its list of contents is at its end, so nothing can be taken, and that is said."""
    content = (ARCHIVES / "talks.zip").read_bytes()
    found = opened(content[: int(len(content) * share)])
    assert told(found) == ["DamagedError a.zip"]
    assert "list of contents" in str(found[0].error)  # type: ignore[union-attr]


def test_a_small_memory() -> None:
    """What would take more memory than it may is refused, not tried to the end."""
    found = opened(zipped(("a.txt", bytes(60_000_000))), Limits(memory=1_000_000, ratio=10_000))
    assert isinstance(found[0], LeftOut) and isinstance(found[0].error, TooLargeError)

"""Web archives that are not what they should be."""

import gzip
import io
import random
import zipfile
import zlib

import pytest

from parley.intake import LeftOut, Limits, Opening, Part, parts_of
from parley.intake.refusals import DamagedError, PassedOverError, TooLargeError, UnknownKindError
from tests.intake.samples import ARCHIVES

CRAWL = (ARCHIVES / "crawl.warc").read_bytes()
PACKED = (ARCHIVES / "crawl.warc.gz").read_bytes()
PAGE = b"<html><body><p>Osterland accepted the offer on Monday.</p></body></html>"


def record(
    content: bytes, *, http: str = "Content-Type: text/html", status: str = "200 OK", kind: str = "response"
) -> bytes:
    """A record with what a server sent."""
    answer = f"HTTP/1.1 {status}\r\n{http}\r\n\r\n".encode() + content
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://post.example/a\r\n"
        "WARC-Date: 2031-05-10T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def opened(content: bytes, limits: Limits | None = None, name: str = "a.warc") -> list[Part | LeftOut]:
    """What comes out of it."""
    return list(parts_of(Part(name, content), Opening(limits or Limits())))


def errors(found: list[Part | LeftOut]) -> list[type[Exception]]:
    """Why what is left out is."""
    return [type(part.error) for part in found if isinstance(part, LeftOut)]


def test_one_page() -> None:
    """The page, its address, when it was captured; its name says which record it is."""
    (part,) = opened(record(PAGE))
    assert isinstance(part, Part)
    assert (part.name, part.content, part.kind, part.given.url) == ("a.warc#1", PAGE, "html", "https://post.example/a")
    assert part.given.captured is not None and part.given.captured.isoformat() == "2031-05-10T08:00:00+00:00"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"status": "404 Not Found"}, "1 answers with status 404"),
        ({"status": "503 Sorry"}, "1 answers with status 503"),
        ({"status": "206 Partial Content"}, "1 answers with status 206"),
        ({"status": "302 Found"}, "1 answers with status 302"),
        ({"http": "Content-Type: image/png"}, "1 image/png"),
        ({"http": "Server: none"}, "1 answers of no named type"),
        ({"kind": "revisit"}, "1 revisit records"),
        ({"kind": "resource"}, "1 resource records"),
    ],
)
def test_what_is_passed_over(given: dict[str, str], words: str) -> None:
    """Errors, pictures, visits anew are no reports: counted, and no fault of the archive."""
    (left,) = opened(record(PAGE, **given))
    assert isinstance(left, LeftOut) and isinstance(left.error, PassedOverError)
    assert words in str(left.error) and not left.error.fault


def test_a_charset_in_the_type() -> None:
    """The type may have a charset, and capitals: it goes on to the reader of the page. Also where it breaks off."""
    for words, charset in (("Charset=Windows-1251", "windows-1251"), ("charset=", ""), ('charset="', '"')):
        (part,) = opened(record(PAGE, http=f"Content-Type: Text/HTML; {words}"))
        assert isinstance(part, Part) and part.given.charset == charset


def test_a_page_that_is_packed() -> None:
    """What the server packed comes out as the reader of the page gets it."""
    (part,) = opened(record(gzip.compress(PAGE), http="Content-Type: text/html\r\nContent-Encoding: gzip"))
    assert isinstance(part, Part) and part.content == PAGE


def test_a_packed_page_that_breaks_off() -> None:
    """What the server sent ends before its end: it is left out, since nobody knows what is missing."""
    packed = record(gzip.compress(PAGE * 50)[:-20], http="Content-Type: text/html\r\nContent-Encoding: gzip")
    left, part = opened(packed + record(PAGE))
    assert isinstance(left, LeftOut) and isinstance(left.error, DamagedError) and left.name == "a.warc#1"
    assert isinstance(part, Part)


def test_an_archive_packed_as_a_whole() -> None:
    """Packed by gzip after the crawl, in one piece, not record by record."""
    found = opened(gzip.compress(record(PAGE) + record(PAGE)), name="a.warc.gz")
    assert [part.name for part in found] == ["a.warc.gz#1", "a.warc.gz#2"]


@pytest.mark.parametrize("more", range(0, 40, 3))
def test_pieces_that_end_where_a_block_does(more: int) -> None:
    """Wherever the packed pieces happen to end, every record comes out."""
    noise = random.Random(1).randbytes(16_384 - 450 + more)  # noqa: S311
    pieces = [gzip.compress(record(noise, http="Content-Type: text/plain")), *[gzip.compress(record(PAGE))] * 2]
    assert len(opened(b"".join(pieces), name="a.warc.gz")) == 3


def test_a_page_that_is_packed_in_an_unknown_way() -> None:
    """It is left out, not taken for the page; the next one is taken."""
    packed = record(b"\x0b\x02\x80abc\x03", http="Content-Type: text/html\r\nContent-Encoding: zstd")
    left, part = opened(packed + record(PAGE))
    assert isinstance(left, LeftOut) and isinstance(left.error, UnknownKindError) and left.name == "a.warc#1"
    assert isinstance(part, Part) and part.name == "a.warc#2"


def test_a_bomb_in_a_page() -> None:
    """A page that unpacks to more than a file may have."""
    bomb = record(zlib.compress(bytes(5_000_000)), http="Content-Type: text/html\r\nContent-Encoding: deflate")
    left, part = opened(bomb + record(PAGE), Limits(size=1_000_000))
    assert isinstance(left, LeftOut) and isinstance(left.error, TooLargeError)
    assert isinstance(part, Part)


def test_a_bomb_around_the_records() -> None:
    """An archive that unpacks to more than the limit is not read on, whatever its records are."""
    bomb = gzip.compress(record(bytes(30_000_000), http="Content-Type: image/png")) + gzip.compress(record(PAGE))
    found = opened(bomb, Limits(unpacked=10_000_000), "a.warc.gz")
    assert errors(found) == [TooLargeError, PassedOverError]
    assert not [part for part in found if isinstance(part, Part)]


@pytest.mark.parametrize("content", [CRAWL, PACKED], ids=["plain", "packed"])
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.999])
def test_an_archive_that_is_cut_off(content: bytes, share: float) -> None:
    """It gives what stands before the cut, whole pages alone, and says that it is cut off."""
    name = "a.warc" if content is CRAWL else "a.warc.gz"
    whole = [part for part in opened(content, name=name) if isinstance(part, Part)]
    found = opened(content[: int(len(content) * share)], name=name)
    taken = [part for part in found if isinstance(part, Part)]
    assert taken == whole[: len(taken)]
    assert len(taken) == len(whole) or DamagedError in errors(found)


def test_cut_within_a_head() -> None:
    """A cut within the head of a record is told as well."""
    content = record(PAGE)
    found = opened(content + content[:60])
    assert isinstance(found[0], Part)
    assert errors(found) == [DamagedError]


def test_a_page_that_is_called_an_archive() -> None:
    """A page saved as .warc is a page: the bytes tell."""
    (part,) = opened(PAGE)
    assert isinstance(part, Part) and part.given.url is None


def test_rubbish_in_an_archive(capfd: pytest.CaptureFixture[str]) -> None:
    """Rubbish after a record: what stands before is taken, and nothing is printed past whoever asked."""
    found = opened(record(PAGE) + b"\xff\xfe rubbish\r\n\x1b[2J\r\n" * 40)
    assert isinstance(found[0], Part)
    assert errors(found) == [DamagedError]
    assert capfd.readouterr() == ("", "")


def wacz(*members: tuple[str, bytes]) -> bytes:
    """A zip that says it is the archive of a crawl."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in (*members, ("datapackage.json", b"{}")):
            archive.writestr(name, content)
    return out.getvalue()


def test_a_wacz() -> None:
    """Its archives are taken apart in the order of their names; what else is in it is not."""
    content = wacz(
        ("archive/b.warc", record(b"<html>b</html>")),
        ("archive/a.warc.gz", gzip.compress(record(b"<html>a</html>"))),
        ("pages/pages.jsonl", b"{}\n"), ("archive/notes.txt", b"x"),
    )  # fmt: skip
    found = opened(content, name="a.wacz")
    assert [part.name for part in found] == ["a.wacz/archive/a.warc.gz#1", "a.wacz/archive/b.warc#1"]


def test_a_wacz_without_archives() -> None:
    """A crawl of which no archive is left."""
    (left,) = opened(wacz(("archive/notes.txt", b"x"), ("pages.txt", b"x")), name="a.wacz")
    assert isinstance(left, LeftOut) and isinstance(left.error, DamagedError)
    assert "is no WACZ" in str(left.error)


def test_a_wacz_with_a_damaged_archive() -> None:
    """A flipped byte in one archive: what stands before it comes out, and the other archive."""
    content = bytearray(wacz(("archive/a.warc", record(PAGE)), ("archive/b.warc", record(PAGE))))
    content[content.find(b"Osterland")] ^= 1
    found = opened(bytes(content), name="a.wacz")
    assert DamagedError in errors(found)
    assert "a.wacz/archive/b.warc#1" in [part.name for part in found if isinstance(part, Part)]

"""WARC, the archive of a crawl (ISO 28500): each page, PDF or plain text that a server sent is a part."""

import gzip
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from typing import IO, Any

from parley.intake.bounds import within
from parley.intake.days import moment_in
from parley.intake.extracted import by_library
from parley.intake.kinds import Kind
from parley.intake.limits import MEGABYTE
from parley.intake.media import charset_in, kind_of_media, media_in
from parley.intake.opening import Opening
from parley.intake.part import Given, LeftOut, Part
from parley.intake.refusals import DamagedError, LeftOutError, PassedOverError, TooLargeError, UnknownKindError

_TAKEN: frozenset[Kind | None] = frozenset(("html", "pdf", "text"))
_CHUNK = 64 * 1024
_PARTIAL = "206"
_ROBOTS = re.compile(r"\w+://[^/]+/robots\.txt\Z")
_NAMED = 8
"""So many kinds of what is passed over are told by name."""


def parts(stream: IO[bytes], name: str, opening: Opening) -> Iterator[Part | LeftOut]:
    """What servers sent, as the reader of a page gets it: unpacked, out of its chunks. All else is passed over, and
    counted at the end. An archive that is cut off gives what it has, and a word on that."""
    archive = _Archive(stream, name, opening)
    while not archive.ended:
        try:
            record = archive.next()
            if record is None:
                break
            part = archive.part(record)
            archive.drain(record)
        except LeftOutError as error:
            yield LeftOut(name if archive.ended else archive.called, error)
            continue
        if part is not None:
            yield part
    if archive.passed_over:
        yield LeftOut(name, PassedOverError(f"{name}: passed over {_counts(archive.passed_over)}."))


class _Archive:
    """An archive under way: how many records were read, how much came out of them, what was passed over."""

    def __init__(self, stream: IO[bytes], name: str, opening: Opening) -> None:
        from warcio.archiveiterator import ArchiveIterator

        self.name, self.limits = name, opening.limits
        packed = stream.read(2) == b"\x1f\x8b"
        stream.seek(0)
        self.records = ArchiveIterator(_Unpacked(stream) if packed else stream)
        self.number = self.unpacked = 0
        self.passed_over: Counter[str] = Counter()
        self.ended = False

    @property
    def called(self) -> str:
        """What messages call the record at hand."""
        return f"{self.name}#{self.number}"

    def next(self) -> Any:
        """The next record; None after the last. Raises DamagedError where none can be made out."""
        with self._reading():
            record = next(self.records, None)
            # What follows the last record begins another.
            if record is None and (self.records.next_line or not self.number):
                raise EOFError("the head of a record breaks off")
        self.number += record is not None
        return record

    def part(self, record: Any) -> Part | None:
        """The part that a record is; None for one that is passed over."""
        if (why := _passed_over(record)) is not None:
            self.passed_over[why] += 1
            return None
        media = record.http_headers.get_header("Content-Type")
        try:
            content = self._content(record)
        except LeftOutError:
            raise
        except Exception as error:
            # Whatever the unpackers raise over a foreign record is about that record.
            words = f"{self.called}: what the server sent is damaged ({type(error).__name__}: {error})."
            raise DamagedError(f"{words} Save the page by hand.") from error
        given = Given(
            url=record.rec_headers.get_header("WARC-Target-URI"),
            captured=moment_in(record.rec_headers.get_header("WARC-Date") or ""),
            charset=charset_in(media),
            by=by_library("warcio"),
        )
        return Part(self.called, content, kind_of_media(media), given)

    def drain(self, record: Any) -> None:
        """Reads what is left of a record. Raises DamagedError where the archive ends before it does."""
        with self._reading():
            while chunk := record.raw_stream.read(_CHUNK):
                self._count(len(chunk))
            if record.length is None or getattr(record.raw_stream, "limit", 0) > 0:
                raise EOFError("a record is longer than what is there")

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Whatever goes wrong while the archive itself is read is its end."""
        try:
            # warcio prints what it finds amiss.
            with within(self.limits, self.name), redirect_stderr(io.StringIO()):
                yield
        except LeftOutError:
            self.ended = True
            raise
        except Exception as error:
            self.ended = True
            why = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
            words = f"{self.name}: it is damaged or cut off after record {self.number} ({why})."
            raise DamagedError(f"{words} What stands before is taken. Fetch it again where it came from.") from error

    def _content(self, record: Any) -> bytes:
        from warcio.bufferedreaders import BufferedReader

        packed = (record.http_headers.get_header("Content-Encoding") or "identity").strip().casefold()
        if packed != "identity" and packed not in BufferedReader.get_supported_decompressors():
            raise UnknownKindError(
                f"{self.called}: the server packed it as {packed[:20]!r}, which is not unpacked here"
                f"{': install the package brotli' if packed == 'br' else ''}. Or save the page by hand."
            )
        content = bytearray()
        with within(self.limits, self.called), redirect_stderr(io.StringIO()):
            unpacked = record.content_stream()
            while chunk := unpacked.read(_CHUNK):
                content += chunk
                self._count(len(chunk))
                if len(content) > self.limits.size:
                    raise TooLargeError(
                        f"{self.called}: it is larger than {self.limits.size // MEGABYTE} MB. "
                        "Allow more: --limit size=200MB."
                    )
        # warcio takes what there is of a packed answer that breaks off.
        if not getattr(getattr(unpacked, "decompressor", None), "eof", True):
            raise EOFError("it breaks off")
        return bytes(content)

    def _count(self, number: int) -> None:
        self.unpacked += number
        if self.unpacked > self.limits.unpacked:
            self.ended = True
            raise TooLargeError(
                f"{self.name}: more than {self.limits.unpacked // MEGABYTE:,} MB come out of it; the rest is left out. "
                "Split it, or allow more: --limit unpacked=N."
            )


class _Unpacked:
    """The bytes in a gzip file, of however many pieces, for warcio, which takes EOFError for the end of all."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = gzip.GzipFile(fileobj=stream)
        self._at = 0

    def read(self, size: int) -> bytes:
        """Some bytes, at most so many."""
        try:
            found = self._stream.read1(size)
        except EOFError as error:
            raise OSError(str(error)) from error
        self._at += len(found)
        return found

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at


def _passed_over(record: Any) -> str | None:
    """What a record is that is passed over, in words; None for one that is taken."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None:
        return f"{record.rec_type} records"
    status = headers.get_statuscode() or ""
    if not status.startswith("2") or status == _PARTIAL:
        return f"answers with status {status[:3]}"
    media = media_in(headers.get_header("Content-Type"))
    if kind_of_media(media) not in _TAKEN:
        return media[:40] or "answers of no named type"
    return "robots.txt" if _ROBOTS.match(record.rec_headers.get_header("WARC-Target-URI") or "") else None


def _counts(passed_over: Counter[str]) -> str:
    """ "12 image/png, 3 text/css and 4 others", the commonest first."""
    ordered = sorted(passed_over.items(), key=lambda pair: (-pair[1], pair[0]))
    named = [f"{count:,} {what}" for what, count in ordered[:_NAMED]]
    rest = sum(count for _, count in ordered[_NAMED:])
    return ", ".join(named) + (f" and {rest:,} others" if rest else "")

"""Files that are text: their bytes, their encoding; and the day that may stand before the words of a report."""

import codecs
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE, getincrementaldecoder
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING

from parley.errors import UnreadableFileError
from parley.intake.limits import MEGABYTE, USUAL
from parley.intake.refusals import TooLargeError

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

LARGEST = USUAL.size
"""The largest file that is read unless more is allowed, in bytes."""

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF8, "utf-8-sig"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
# What Python knows besides, which no text is sent in, and some of which takes long.
_NO_TEXT = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"))
HEAD = re.compile(r"\s{0,100}date[ \t]{1,20}(\d{1,6}-\d{1,2}-\d{1,2})(?!\S)")


def read_words(path: Path) -> str:
    """The words of a file that is no report (an agreement, a record), as they stand; errors as for `read_file`."""
    return decoded(bytes_from_file(path), str(path)).removeprefix("\ufeff")


def bytes_from_file(path: Path, most: int = LARGEST) -> bytes:
    """A file's bytes as they stand, at most so many. Raises UnreadableFileError."""
    try:
        with path.open("rb") as stream:
            return bytes_from_stream(stream, str(path), most)
    except IsADirectoryError as error:
        raise UnreadableFileError(f"{path}: this is a folder. Name the files in it, such as {path}/*.txt.") from error
    except FileNotFoundError as error:
        raise UnreadableFileError(f"{path}: there is no such file. Check the spelling and the folder.") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFileError(f"{path}: it cannot be read ({reason}). Check the rights to the file.") from error
    except ValueError as error:
        raise UnreadableFileError(f"{str(path)!r}: this is no file name ({error}).") from error


def bytes_from_stream(stream: IO[bytes], name: str, most: int = LARGEST) -> bytes:
    """All bytes of an open stream; `name` is what errors call it. Raises TooLargeError for more than `most`."""
    original = stream.read(most + 1)
    if len(original) > most:
        raise TooLargeError(
            f"{name}: it is larger than {most / MEGABYTE:,.4g} MB, the most that is read. "
            "Split it, or for reports allow more: --limit size=200MB."
        )
    return original


def head_of(text: str, name: str) -> tuple[int, date | None]:
    """Where a text begins, and the day that stands before it: "date 2022-03-29". Raises UnreadableFileError for a day
    that is none."""
    head = HEAD.match(text)
    if not head:
        return 0, None
    try:
        return head.end(), date.fromisoformat(head[1])
    except ValueError as error:
        raise UnreadableFileError(
            f"{name}: its first line says 'date {head[1]}', which is no day. Write it as date YYYY-MM-DD."
        ) from error


def decoded(original: bytes, name: str) -> str:
    """The words that bytes hold. Raises UnreadableFileError for what is no text, or in no known encoding."""
    encoding = _declared(original) or "utf-8"
    try:
        words = original.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise UnreadableFileError(
                f"{name}: its first bytes declare {encoding}, but byte {error.start} does not fit. "
                "Save it again as UTF-8."
            ) from error
        words = str(_detect(original, name))
    nul = words.find("\0")
    if nul >= 0:
        raise UnreadableFileError(
            f"{name}: this is no plain text: a NUL stands at character {nul}. Save it as a text file in UTF-8."
        )
    return words


def encoding_of(sample: bytes, name: str) -> tuple[str, int]:
    """The encoding of a file that begins with these bytes, and how many of them are its mark: as they declare it, else
    UTF-8, else one that fits them. Raises UnreadableFileError for what is no text."""
    for mark, encoding in MARKS:
        if sample.startswith(mark):
            little = mark in (BOM_UTF32_LE, BOM_UTF16_LE)
            return "utf-8" if mark == BOM_UTF8 else f"{encoding}-{'le' if little else 'be'}", len(mark)
    if declared := _declared(sample):
        return declared, 0
    try:
        getincrementaldecoder("utf-8")().decode(sample)  # the last letter may be cut
    except UnicodeDecodeError:
        return str(_detect(sample, name).encoding), 0
    return "utf-8", 0


def encoding_named(charset: str) -> str | None:
    """Python's name of an encoding that a header or a tag names; None for what is no encoding of text."""
    try:
        encoding = codecs.lookup(charset.strip("\"' ")).name
        "".encode(encoding)  # Raises LookupError for what is no encoding of text, such as "zip".
    except (LookupError, ValueError):
        return None
    return None if encoding in _NO_TEXT else encoding


def _declared(original: bytes) -> str | None:
    """The encoding that a byte order mark declares, or that every second byte being NUL shows."""
    for mark, encoding in MARKS:
        if original.startswith(mark):
            return encoding
    sample = original[:4096]
    if len(sample) >= 4 and len(original) % 2 == 0:
        even, odd = sample[::2], sample[1::2]
        if odd.count(0) > 0.9 * len(odd) and not even.count(0):
            return "utf-16-le"
        if even.count(0) > 0.9 * len(even) and not odd.count(0):
            return "utf-16-be"
    return None


def _detect(original: bytes, name: str) -> "CharsetMatch":
    # Late: only files in old encodings need the detector, and importing it takes longer than reading a report.
    from charset_normalizer import from_bytes

    matches = [] if b"\0" in original else list(from_bytes(original))
    if not matches:
        raise UnreadableFileError(f"{name}: this is no text in a known encoding. Save it as a text file in UTF-8.")
    best = matches[0]
    # Between code pages that fit equally well the detector goes by the alphabet; English files are mostly this one.
    ties = [m for m in matches if (m.chaos, m.coherence) == (best.chaos, best.coherence)]
    return next((m for m in ties if m.encoding == "cp1252"), best)

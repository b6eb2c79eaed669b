"""What a zip is: a Word document, an OpenDocument text, a web archive, files of any kind; told by what lies in it."""

from io import BytesIO
from typing import IO
from zipfile import BadZipFile, ZipFile

from parley.intake.bounds import within
from parley.intake.kinds import HEAD, Kind, kind_of
from parley.intake.limits import MEGABYTE, USUAL, Limits
from parley.intake.refusals import DamagedError, LockedError, TooLargeError

_ZIPPED: frozenset[Kind | None] = frozenset(("zip", "docx", "odt", "wacz"))
_TEXT = b"application/vnd.oasis.opendocument.text"
_OTHER_DOCUMENTS = ("xl/workbook.xml", "ppt/presentation.xml", "META-INF/container.xml", "META-INF/MANIFEST.MF")
"""Of spreadsheets, presentations, books and programs, which are no archives of reports."""

_OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_SMALL = MEGABYTE
"""A part of a document that unpacks to less is no danger however well it is packed."""


def kind_of_content(content: bytes, name: str, limits: Limits = USUAL) -> Kind | None:
    """Like `kind_of`, from all bytes of a file, of which those that are a zip are looked into. Raises TooLargeError for
    one whose list of contents takes more than the limits allow."""
    return kind_of_stream(BytesIO(content), name, limits)


def kind_of_stream(stream: IO[bytes], name: str, limits: Limits = USUAL) -> Kind | None:
    """The same from an open file, which is at its beginning again afterwards."""
    head = stream.read(HEAD)
    kind = kind_of(head, name)
    if kind in _ZIPPED:
        with within(limits, name):
            kind = _kind_of_zip(stream, kind)
    stream.seek(0)
    return kind


def _kind_of_zip(stream: IO[bytes], named: Kind | None) -> Kind | None:
    try:
        with ZipFile(stream) as opened:
            names = set(opened.namelist())
            if "mimetype" in names and opened.getinfo("mimetype").file_size < 200:
                kind = opened.read("mimetype")
                if kind.startswith(b"application/vnd.oasis.opendocument"):
                    return "odt" if kind.startswith(_TEXT) else None
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        return named  # whoever opens it says what is wrong
    if "[Content_Types].xml" in names and any(one.startswith("word/document") for one in names):
        return "docx"
    if names.intersection(_OTHER_DOCUMENTS):
        return None
    if "datapackage.json" in names and (named == "wacz" or any(one.startswith("archive/") for one in names)):
        return "wacz"
    return "zip"


def check_lock(original: bytes, name: str) -> None:
    """Raises LockedError for a document that Microsoft's programs encrypted, which they put into the form of their old
    files."""
    if original.startswith(_OLD) and _ENCRYPTED in original:
        raise LockedError(f"{name}: it is locked by a password. Open it and save it without one.")


def check_document(original: bytes, name: str) -> None:
    """Raises LockedError, TooLargeError or DamagedError for a document, which is a zip, that should not be opened."""
    try:
        with ZipFile(BytesIO(original)) as opened:
            parts = opened.infolist()
    except BadZipFile as error:
        raise DamagedError(f"{name}: it is damaged or cut off ({error}). Fetch or copy it again.") from error
    if any(part.flag_bits & 1 for part in parts):
        raise LockedError(f"{name}: it is locked by a password. Open it and save it without one.")
    packed = any(part.file_size > max(_SMALL, USUAL.ratio * part.compress_size) for part in parts)
    if packed or sum(part.file_size for part in parts) > 4 * USUAL.size:
        raise TooLargeError(f"{name}: it unpacks to far more than a document has. Check where it comes from.")

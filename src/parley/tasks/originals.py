"""The bytes in which a report came: what kind they are of, and a page of them without anything that could act."""

import re
from codecs import lookup
from dataclasses import dataclass
from typing import Literal

from parley.errors import WrongUseError
from parley.intake.text import MARKS
from parley.ledger import Ledger
from parley.ledger.reports import beginning_of, report_line
from parley.tasks.cleaning import cleaned

Kind = Literal["text", "markup", "other"]

LARGEST_PAGE = 4 * 1024 * 1024
"""A page of more characters is not made harmless while somebody waits for it."""

_SAMPLE, _BEGINNING = 64 * 1024, 2_000
_TAG = re.compile(r"<(?:!|\?|/?[a-zA-Z])")
_BINARY = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f]")
_OTHER = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"MZ", b"\x7fELF")


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of report `number`. `charset`: in which encoding they are a text, None where they are none."""

    number: int
    content: bytes
    charset: str | None
    kind: Kind


def original_of(ledger: Ledger, number: int) -> Original:
    """The bytes in which a report came. Raises UnknownEntryError, LedgerError."""
    with ledger.reading() as connection:
        report = report_line(connection, number).id
    content = ledger.original(report)
    charset = None if content.startswith(_OTHER) else _charset(content)
    if charset is None:
        return Original(number, content, None, "other")
    text = content.decode(charset, "replace")
    if _BINARY.search(text):
        return Original(number, content, None, "other")
    return Original(number, content, charset, "markup" if _TAG.search(text) else "text")


def begins_as_markup(ledger: Ledger, report_id: str) -> bool:
    """Whether the bytes of a report begin as a page of HTML does. Raises LedgerError."""
    with ledger.reading() as connection:
        found = beginning_of(connection, report_id, _BEGINNING)
    return bool(_TAG.search(found.decode("latin-1").replace("\0", "")))


def harmless_page(original: Original) -> str:
    """The page that an original is, without scripts, styles, pictures, forms and links: only its words and their
    order are left. Raises WrongUseError for what is no page, for one of more than 4 million characters, and for one
    whose tags are so tangled that it takes seconds to read."""
    if original.kind != "markup" or original.charset is None:
        raise WrongUseError("This original is no page of HTML. Open it without as=page.")
    text = original.content.decode(original.charset, "replace")
    if len(text) > LARGEST_PAGE:
        raise WrongUseError("This page is too large to be shown. Keep the file instead: open it without as=page.")
    inside = cleaned(text)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>Original of report {original.number}</title></head>\n<body>{inside}</body></html>\n"
    )


def _charset(content: bytes) -> str | None:
    """The encoding in which bytes are a text; for old ones a guess from their beginning."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding.removesuffix("-sig")
    sample = content[:_SAMPLE]
    if sample[1::2].count(0) > 0.4 * len(sample) or sample[::2].count(0) > 0.4 * len(sample):
        return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    try:
        content.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        # Late: only files in old encodings need the detector.
        from charset_normalizer import from_bytes

        best = None if b"\0" in sample else from_bytes(sample).best()
        return None if best is None else lookup(best.encoding).name

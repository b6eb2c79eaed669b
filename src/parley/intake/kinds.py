"""What kind of file some bytes are: told by how they begin, and only where that says nothing, by the name."""

import re
from pathlib import PurePath
from typing import Literal

Kind = Literal[
    "text", "markdown", "html", "mhtml", "pdf", "docx", "odt", "mail", "row", "entry",
    "feed", "warc", "wacz", "zip", "gzip", "csv", "jsonl", "parquet",
]  # fmt: skip
HOLDING_MANY: frozenset[Kind] = frozenset(("feed", "warc", "wacz", "zip", "gzip", "csv", "jsonl", "parquet"))
"""Of these kinds one file may hold many reports."""

HEAD = 4096
"""So many bytes tell the kind."""

_NAMES: dict[str, Kind] = {
    ".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".mht": "mhtml", ".mhtml": "mhtml", ".pdf": "pdf", ".docx": "docx", ".odt": "odt", ".eml": "mail",
    ".rss": "feed", ".atom": "feed", ".warc": "warc", ".wacz": "wacz", ".zip": "zip", ".csv": "csv", ".tsv": "csv",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
}  # fmt: skip
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PAGE = re.compile(rb"(?is)\A\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>])")
_FEED = re.compile(
    rb"(?is)\A\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*|<\?xml-stylesheet[^>]{0,500}\?>\s*"
    rb"|<!DOCTYPE\s[^>\[]{0,300}(?:\[[^\]]{0,2000}\]\s*)?>\s*)*<(?:rss|feed|rdf:RDF)[\s>]"
)
_ARCHIVED_PAGE = re.compile(rb"(?im)^(?:Snapshot-Content-Location:|Content-Type:\s*multipart/related)")
_MAIL = re.compile(rb"(?i)\A(?:[!-9;-~]{1,70}:[ \t][^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n){0,50}){3}")
_FOREIGN = (
    (b"\x89PNG", "a picture"), (b"GIF8", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"RIFF", "sound or video"),
    (b"ID3", "sound"), (b"OggS", "sound or video"), (b"\x1aE\xdf\xa3", "a video"), (b"MZ", "a program"),
    (b"\x7fELF", "a program"), (b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "a file of an old office program"), (b"{\\rtf", "rich text"),
    (b"SQLite format 3", "a database"), (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
)  # fmt: skip


def kind_of(head: bytes, name: str) -> Kind | None:
    """The kind of a file that begins with `head` (some `HEAD` bytes) and has that name; None for one that is not read.

    What kind of zip a file is, its name decides here; `intake.packed` looks inside.
    """
    if foreign(head):
        return None
    named = _NAMES.get(PurePath(name.casefold().removesuffix(".gz")).suffix)
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return named if named in ("docx", "odt", "wacz") else "zip"
    if head.startswith(b"WARC/") or (head.startswith(b"\x1f\x8b") and named == "warc"):
        return "warc"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    start = _without_mark(head)
    if _FEED.match(start):
        return "feed"
    if _PAGE.match(start):
        return "html"
    if named == "mhtml" or (_MAIL.match(start) and _ARCHIVED_PAGE.search(start)):
        return "mhtml"
    if named in ("csv", "jsonl", "mail", "html", "markdown", "feed"):
        return named
    if _MAIL.match(start) and named is None:
        return "mail"
    return "text"


def foreign(head: bytes) -> str | None:
    """What a file is that is surely not read, in words; None for one that may be."""
    return next((words for start, words in _FOREIGN if head.startswith(start)), None)


def _without_mark(head: bytes) -> bytes:
    """UTF-16 and a byte order mark hide how a page begins."""
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"")

"""What kind of file some bytes are."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.intake.kinds import Kind, kind_of

MAIL = b"From: a@b.org\nTo: c@d.org\nSubject: Talks\n\nThey met."


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"%PDF-1.7", "a.txt", "pdf"),
        (b"<!DOCTYPE html><html>", "a.pdf", "html"),
        (b"\xef\xbb\xbf  <html lang='en'>", "a", "html"),
        ("<html>".encode("utf-16"), "a.bin", "html"),
        (b"<?xml version='1.0'?>\n<!-- by hand -->\n<rss version='2.0'>", "a.txt", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a.html", "feed"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "a.xml", "html"),
        (b"PK\x03\x04", "a.docx", "docx"),
        (b"PK\x03\x04", "a.zip", "zip"),
        (b"PK\x03\x04", "a.txt", "zip"),
        (b"WARC/1.1\r\n", "a", "warc"),
        (b"\x1f\x8b\x08", "a.warc.gz", "warc"),
        (b"\x1f\x8b\x08", "a.txt.gz", "gzip"),
        (b"PAR1\x15\x04", "a.txt", "parquet"),
        (MAIL, "a.eml", "mail"),
        (MAIL, "message", "mail"),
        (MAIL, "a.txt", "text"),
        (b"From: <x>\nSnapshot-Content-Location: https://x.org\nSubject: y\nMIME-Version: 1.0\n", "a.eml", "mhtml"),
        (b"a,b\n1,2\n", "a.csv", "csv"),
        (b'{"a": 1}\n', "a.jsonl", "jsonl"),
        (b"# Talks\n", "a.md", "markdown"),
        (b"date 2022-03-29\n\nThey met.", "a.txt", "text"),
        (b"date 2022-03-29\n\nThey met.", "report", "text"),
        (b"The <html> tag was discussed.", "a.txt", "text"),
        (b"", "a.txt", "text"),
        (b"\x89PNG\r\n", "a.txt", None),
    ],
)
def test_kinds(head: bytes, name: str, kind: str | None) -> None:
    """Told by how a file begins; by its name where that says nothing; pictures are of no kind."""
    assert kind_of(head, name) == kind


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_bytes_have_a_kind_or_none(head: bytes, name: str) -> None:
    """Whatever the bytes and the name: a kind, or None."""
    assert kind_of(head, name) in (None, *get_args(Kind))

"""What kind of file a server says that it sends."""

from collections.abc import Mapping
from email.message import Message

from parley.intake.kinds import Kind

_KINDS: Mapping[str, Kind] = {
    "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "text/plain": "text",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/rdf+xml": "feed",
}  # fmt: skip


def media_in(content_type: str | None) -> str:
    """The bare type in the words of an HTTP header: "text/html; charset=UTF-8" is "text/html"."""
    return (content_type or "").partition(";")[0].strip().casefold()


def charset_in(content_type: str | None) -> str | None:
    """The encoding in such words, in small letters; None where they name none."""
    header = Message()
    # A server may send line breaks within, which no header can have.
    header["Content-Type"] = " ".join((content_type or "").split())
    return header.get_content_charset()


def kind_of_media(content_type: str | None) -> Kind | None:
    """The kind that such a header names; None for one that names no text."""
    return _KINDS.get(media_in(content_type))

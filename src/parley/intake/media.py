"""What kind of file a server says that it sends."""

from collections.abc import Mapping

from parley.intake.kinds import Kind

_KINDS: Mapping[str, Kind] = {
    "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "text/plain": "text",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/rdf+xml": "feed",
}  # fmt: skip


def media_in(content_type: str | None) -> str:
    """The bare type in the words of an HTTP header: "text/html; charset=UTF-8" is "text/html"."""
    return (content_type or "").partition(";")[0].strip().casefold()


def kind_of_media(content_type: str | None) -> Kind | None:
    """The kind that such a header names; None for one that names no text."""
    return _KINDS.get(media_in(content_type))

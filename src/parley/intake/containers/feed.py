"""Feeds, RSS 0.9 to 2.0 and Atom: every entry is a part, with its element's bytes as they stand in the feed."""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import IO, Any, NamedTuple

from parley.errors import UnreadableFileError
from parley.intake.bounds import within
from parley.intake.days import day_in, moment_in
from parley.intake.extracted import by_library
from parley.intake.fragments import text_from_fragment
from parley.intake.languages import code_of
from parley.intake.limits import MEGABYTE
from parley.intake.opening import Opening
from parley.intake.part import Given, LeftOut, Part
from parley.intake.refusals import DamagedError, EmptyError, LeftOutError, TooLargeError

# What was matched is not gone back on: over a tag without an end, that would take gigabytes.
_ATTRIBUTES = rb"""(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+"""
_ROOT = re.compile(rb"<(?:\w{1,20}:)?(rss|feed|RDF)(?=[\s>])" + _ATTRIBUTES + rb">")
_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']""")
_LANGUAGE = re.compile(rb"""xml:lang\s*=\s*["']([A-Za-z-]{2,20})["']""")
# A feed that is no sound XML, as many are, has entries all the same; so they are found by their tags.
_PIECE = re.compile(
    rb"<!\[CDATA\[|<!--|<(?P<end>/)?(?P<name>(?:\w{1,20}:)?(?:item|entry))(?=[\s/>])" + _ATTRIBUTES + rb">"
)
_BEFORE = 20_000
"""So far into a file the tag of a feed is looked for."""

_CLOSES = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
_WIDE = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


class _Around(NamedTuple):
    """What of a feed stands around its entries: the tag that opens it, its encoding (None: it is ASCII so far), title
    and language; and the encoding of the bytes as they came where that is another."""

    root: bytes
    encoding: bytes
    wide: str | None
    title: str | None
    language: str | None


def parts(stream: IO[bytes], name: str, opening: Opening) -> Iterator[Part | LeftOut]:
    """The entries of a feed: the full text where the feed has it, else the summary, else the title. Nothing that an
    entry links to is fetched. The day is that of publication; that of the last change is another. Raises DamagedError
    for what is no feed."""
    original = stream.read(opening.limits.size + 1)
    if len(original) > opening.limits.size:
        words = f"{name}: this feed is larger than {opening.limits.size // MEGABYTE} MB."
        raise TooLargeError(f"{words} Split it, or allow more: --limit size=200MB.")
    wide = next((encoding for start, encoding in _WIDE if original.startswith(start)), None)
    # Tags are looked for in bytes; those of two bytes for each letter are made UTF-8 for that.
    feed = original.decode(wide, "surrogatepass").encode("utf-8", "surrogatepass") if wide else original
    root = _ROOT.search(feed[:_BEFORE])
    if root is None:
        raise DamagedError(f"{name}: it has no tag that opens a feed. Fetch it again where it came from.")
    around: _Around | None = None
    number = 0
    for number, (start, end) in enumerate(_entries(feed, root.end()), 1):
        called = f"{name}#{number}"
        if around is None:
            with within(opening.limits, name):
                around = _around(feed, root, start, wide, name)
        if end is None:
            words = f"{called}: the feed ends within this entry. What stands before is taken."
            yield LeftOut(called, DamagedError(f"{words} Fetch it again where it came from."))
            return
        try:
            with within(opening.limits, called):
                part = _part(feed[start:end], called, around)
            yield part
        except LeftOutError as error:
            yield LeftOut(called, error)
    if not number:
        yield LeftOut(name, EmptyError(f"{name}: this feed has no entries. Check that it is the right file."))


def _entries(feed: bytes, start: int) -> Iterator[tuple[int, int | None]]:
    """Where each outermost entry begins and ends; None where the feed ends first."""
    at, depth, opened = start, 0, 0
    while piece := _PIECE.search(feed, at):
        at = piece.end()
        if closes := _CLOSES.get(piece[0]):
            found = feed.find(closes, at)
            at = found + len(closes) if found >= 0 else len(feed)
        elif piece["end"]:
            depth -= depth > 0
            if not depth and opened:
                yield opened, at
                opened = 0
        elif not piece[0].endswith(b"/>"):
            opened = opened or piece.start()
            depth += 1
    if opened:
        yield opened, None


def _around(feed: bytes, root: re.Match[bytes], first: int, wide: str | None, name: str) -> _Around:
    declared = _DECLARED.match(feed.removeprefix(b"\xef\xbb\xbf"))
    encoding = b"utf-8" if wide or not declared else declared[1]
    bare = _Around(root[0], encoding, wide, None, None)
    head = _parsed(feed[root.end() : first], bare, name).feed
    said = _LANGUAGE.search(root[0])
    language = head.get("language") or (said[1].decode() if said else None)
    return bare._replace(title=_line(head.get("title"), name), language=code_of(language))


def _parsed(words: bytes, around: _Around, name: str) -> Any:
    """What feedparser makes of a piece of the feed, in the tag that opens it."""
    import feedparser

    closing = b"</" + around.root[1:].split(maxsplit=1)[0].rstrip(b">") + b">"
    document = b'<?xml version="1.0" encoding="' + around.encoding + b'"?>' + around.root + words + closing
    try:
        # From a stream: of bytes it would first try whether they are the name of a file.
        return feedparser.parse(io.BytesIO(document), sanitize_html=False, resolve_relative_uris=False)
    except UnreadableFileError:
        raise
    except Exception as error:
        # Whatever the library raises over a foreign file is about that file.
        words_ = f"{name}: it cannot be made out ({type(error).__name__}: {error})."
        raise DamagedError(f"{words_} Save its text as a file.") from error


def _part(element: bytes, name: str, around: _Around) -> Part:
    entries = _parsed(element, around, name).entries
    if not entries:
        raise DamagedError(f"{name}: this entry cannot be made out. Save its text as a file.")
    entry = entries[0]
    title = _line(entry.get("title"), name)
    text = _text(entry, name) or title
    if not text:
        raise EmptyError(f"{name}: this entry has no text and no title.")
    moment = moment_in(dict.get(entry, "updated") or "")  # `entry.get` would give the day of publication instead
    given = Given(
        day=_published(entry),
        title=title,
        publisher=around.title,
        url=entry.get("link") or None,
        language=code_of(_said_of(entry)) or around.language,
        text=text,
        made=moment.date() if moment else None,
        by=by_library("feedparser"),
    )
    content = element.decode("utf-8", "surrogatepass").encode(around.wide, "surrogatepass") if around.wide else element
    return Part(name, content, "entry", given)


def _published(entry: Any) -> date | None:
    """The day as it is written; where it is written as nobody should, as feedparser makes it out."""
    parsed = entry.get("published_parsed")
    return day_in(entry.get("published") or "") or (date(*parsed[:3]) if parsed else None)


def _text(entry: Any, name: str) -> str:
    """The full text, if there is one, else the summary."""
    full = [text_from_fragment(c.get("value") or "", name) for c in entry.get("content", []) if _is_text(c.get("type"))]
    return max(full, key=len, default="") or text_from_fragment(entry.get("summary") or "", name)


def _is_text(media: str | None) -> bool:
    return (media or "text/html") in ("text/html", "text/plain", "application/xhtml+xml")


def _said_of(entry: Any) -> str | None:
    """The language that an entry is said to be in."""
    return entry.get("language") or next((c.get("language") for c in entry.get("content", [])), None)


def _line(words: str | None, name: str) -> str | None:
    return " ".join(text_from_fragment(words or "", name).split()) or None

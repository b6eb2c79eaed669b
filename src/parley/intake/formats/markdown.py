"""Markdown, by markdown-it-py: the words without their marks; what stands between "---" lines says of them."""

import re
from datetime import date
from typing import Any

from parley.intake.days import day_in
from parley.intake.extracted import Extracted, by_library
from parley.intake.formats.plain import extract as plain
from parley.intake.languages import code_of

_HEAD = re.compile(r"\A\s*---[ \t]*\n(.{0,20000}?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]*:[ \t]*(.*?)[ \t]*\Z")
_DAYS = ("date", "published", "pubdate", "publication_date")
_PUBLISHERS = ("publisher", "source", "outlet")
_BREAKS = {"softbreak": " ", "hardbreak": " "}


def extract(original: bytes, name: str) -> Extracted:
    """The paragraphs, headings, items and quotations of a Markdown text; day, title, publisher, address and language as
    its head says them. Raises UnreadableFileError for what is no text."""
    from markdown_it import MarkdownIt

    source = plain(original, name).text.replace("\r\n", "\n")
    head = _HEAD.match(source)
    fields = _fields(head[1]) if head else {}
    if head and fields:
        source = source[head.end() :]
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 50}).enable("table")
    blocks = (_words(token) for token in parser.parse(source))
    return Extracted(
        "\n\n".join(block for block in blocks if block),
        by_library("markdown-it-py"),
        day=_day(fields),
        title=fields.get("title"),
        publisher=next((fields[key] for key in _PUBLISHERS if key in fields), None),
        url=fields.get("url") or fields.get("link"),
        language=code_of(fields.get("lang") or fields.get("language")),
    )


def _fields(head: str) -> dict[str, str]:
    """The lines "key: value" of a head that have a value; lists and what is indented say nothing that is needed."""
    found = (_FIELD.match(line) for line in head.splitlines())
    fields = {one[1].casefold(): _unquoted(one[2]) for one in found if one}
    return {key: value for key, value in fields.items() if value}


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value.partition(" #")[0].strip()


def _day(fields: dict[str, str]) -> date | None:
    return next((day for day in (day_in(fields.get(key, "")) for key in _DAYS) if day), None)


def _words(token: Any) -> str:
    """The words of a block: of its text, without marks, markup and pictures."""
    if token.type in ("fence", "code_block"):
        return str(token.content).strip()
    if token.type != "inline":
        return ""
    pieces = (
        _BREAKS.get(part.type, part.content if part.type in ("text", "code_inline") else "") for part in token.children
    )
    return " ".join("".join(pieces).split())

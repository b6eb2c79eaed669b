"""The words that the bytes of a web page hold, in the encoding that they declare."""

import re
from collections.abc import Mapping
from typing import Any

from parley.intake.refusals import TooLargeError
from parley.intake.text import MARKS, decoded, encoding_named

_DECLARED = re.compile(
    rb"""(?i)<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})"""
)
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_WITHIN = 4096
"""So far into a page a declaration counts; browsers look into the first 1024 bytes."""

_UNSEEN = frozenset(("template", "noscript"))
_WHOLE = frozenset(("html", "head", "body", "main", "article"))
"""Scripts hide a whole page until it is ready."""

_HIDES = re.compile(
    r"(?i)(?:\A|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|font-size\s*:\s*0+(?:\.0+)?(?:[a-z]{2,4}|%)?\s*(?:[;!]|\Z))"
)
_MOST_ATTRIBUTES = 200
# As browsers tell them apart, whatever stands in quotation marks.
_CROWDED = re.compile(
    r"""<[A-Za-z][^ \t\n\f\r/>]*+(?:[ \t\n\f\r/]*+[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"""
    r"""(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:"[^"]*+"|'[^']*+'|[^ \t\n\f\r>"'][^ \t\n\f\r>]*+)?+)?+)"""
    rf"""{{{_MOST_ATTRIBUTES}}}"""
)

# Pages that say Latin-1 mean what Windows made of it, as every browser takes it.
# One that says UTF-16 in letters of one byte is not in it; none is in UTF-7.
_MEANT: Mapping[str, str | None] = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "utf-7": None, "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8", "utf-32": "utf-8",
}  # fmt: skip


def words_of_page(original: bytes, name: str, charset: str | None = None) -> str:
    """A page's source as characters; `charset` is what came with it from outside, such as in the header of a server.

    A byte order mark decides; then UTF-8 where it fits and is not mere ASCII, since pages often declare another by
    mistake; then what is declared. Raises UnreadableFileError for what is in no known encoding.
    """
    declared = _known(charset or "") or _declared(original)
    if declared is None or original.startswith(tuple(mark for mark, _ in MARKS)):
        words = decoded(original, name)
    else:
        try:
            words = original.decode("ascii" if declared.startswith("iso2022") else "utf-8")
            words = original.decode(declared) if words.isascii() else words
        except UnicodeDecodeError:
            words = original.decode(declared, "replace")
    return _XML_HEAD.sub("", words.removeprefix("\ufeff").replace("\0", ""))


def check_tags(source: str, name: str) -> None:
    """Raises TooLargeError for markup with a tag of very many attributes: the parser compares each with each, which
    takes hours, and nothing can end it."""
    if _CROWDED.search(source):
        raise TooLargeError(
            f"{name}: a tag in it has {_MOST_ATTRIBUTES:,} attributes or more. Save its text as a file."
        )


def is_hidden(element: Any) -> bool:
    """Whether an element says of itself that nobody is shown what is in it. What a style sheet hides, or what has the
    colour of the page, is not told."""
    if not isinstance(element.tag, str) or element.tag in _WHOLE:
        return False
    return (
        element.tag in _UNSEEN
        or element.get("hidden", "until-found").casefold() != "until-found"
        or bool(_HIDES.search(element.get("style", "")))
    )


def drop_hidden(page: Any) -> None:
    """Takes out of a page (a tree of lxml.html) what nobody is shown."""
    for element in list(page.iter()):
        if is_hidden(element) and element.getparent() is not None:
            element.drop_tree()


def _declared(original: bytes) -> str | None:
    found = _DECLARED.search(original[:_WITHIN])
    return _known((found[1] or found[2]).decode()) if found else None


def _known(charset: str) -> str | None:
    encoding = encoding_named(charset)
    return _MEANT.get(encoding, encoding) if encoding else None

"""Whether two reports are one article: the same words, whatever the file put between and around them."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

_LETTER = re.compile(r"[^\W_]+")
_END = re.compile(r"""[.!?…:;,][)"'”’»\]]*\s*\Z""")
_SHORT = 12
"""A line of fewer words that ends like no sentence is a heading, a byline, a link: what pages put around an article."""

_AROUND = re.compile(
    r"(?i)\A\W*(?:©|\(c\)|copyright\b|all rights reserved|read (?:more|also)\b|see also\b"
    r"|share (?:this|on)\b"
    r"|subscribe\b|sign up\b|follow us\b|advertisement\b|related (?:articles|stories|topics)\b|photo(?:graph)?:"
    r"|image:|source:)"
)


def article_of(text: str) -> str:
    """A mark that two texts share if they are the same but for white space, marks, capitals, and what pages put around
    an article: headings, bylines, notices. One word more or less in a sentence, and it is another."""
    lines = [line.strip() for line in text.splitlines()]
    body = [line for line in lines if line and not _around(line)]
    return hashlib.sha256(_words(" ".join(body or lines)).encode()).hexdigest()


def has_each(text: str, pieces: Iterable[str]) -> bool:
    """Whether pieces of another text stand in this one too, word for word. Two texts of one mark are one article only
    if whatever is read in one stands in the other: it may be in a line like a heading."""
    held = f" {_words(text)} "
    return all(f" {words} " in held for words in map(_words, pieces) if words)


def _words(text: str) -> str:
    return " ".join(_LETTER.findall(unicodedata.normalize("NFKC", text).casefold()))


def _around(line: str) -> bool:
    if _AROUND.match(line) and len(line) < 200:
        return True
    return not _END.search(line) and len(_LETTER.findall(line)) < _SHORT

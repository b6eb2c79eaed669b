"""From a piece of HTML, as feeds carry it, to paragraphs."""

import re

from parley.intake.markup import check_tags, is_hidden

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th",
        "tr", "ul",
    )
)  # fmt: skip
_UNSEEN = frozenset(("script", "style", "template", "noscript", "iframe", "object", "svg", "head", "title", "textarea"))
_MARKUP = re.compile(r"<[A-Za-z!/]|&[A-Za-z#]")
_UNPRINTED = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
_BREAK = "\0"


def text_from_fragment(markup: str, name: str = "markup") -> str:
    """The words of a piece of HTML, or of plain text, its paragraphs set apart by blank lines; what is not shown (a
    script, a style) is not in it. Nothing is fetched. `name` is what errors call it. Raises TooLargeError for a tag
    that would take hours, else nothing for any words."""
    words = markup.translate(_UNPRINTED)
    if _MARKUP.search(words):
        check_tags(words, name)
        return _paragraphs(_shown(words).split(_BREAK))
    return _paragraphs(re.split(r"\n[ \t\r]*\n", words))


def _paragraphs(pieces: list[str]) -> str:
    joined = (" ".join(piece.split()) for piece in pieces)
    return "\n\n".join(piece for piece in joined if piece)


def _shown(markup: str) -> str:
    """What a browser shows, with a mark between paragraphs."""
    # Late: only reports with markup need the parser.
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(b"<div>" + markup.encode("utf-8", "replace") + b"</div>", parser)
    if root is None:
        return ""
    out: list[str] = []
    hidden = breaks = 0
    for step, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if tag in _UNSEEN or is_hidden(element):
            hidden += 1 if step == "start" else -1
        elif tag == "br" and step == "start":
            breaks += 1
            out.append(_BREAK if breaks > 1 else " ")
        elif tag in _BLOCKS:
            out.append(_BREAK)
        words = element.text if step == "start" else element.tail
        if words and not hidden:
            breaks = breaks if words.isspace() else 0
            out.append(words)
    return "".join(out)

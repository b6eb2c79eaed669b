"""Web pages, by trafilatura: the article, without the menus, notices and links around it."""

import re
from typing import Any

from parley.intake.extracted import Extracted, by_library
from parley.intake.languages import code_of
from parley.intake.markup import check_tags, drop_hidden, words_of_page
from parley.intake.published import made_day, published_day
from parley.intake.quiet import quiet
from parley.intake.refusals import EmptyError, NoArticleError

_END = re.compile(r"[.!?…。！？][\"'”’»)\]]{0,3}(?:\s|$)")
_FEWEST_WORDS = 20
"""A news brief may be one sentence long; what has fewer words in sentences is no article."""

_NO_NEWS = re.compile(
    r"(?i)\b(?:log ?in|sign ?in|sign ?up|register|access denied|forbidden|page not found|not found|40[134]|"
    r"just a moment|attention required|are you (?:a robot|human)|captcha|security check|before you continue|"
    r"error|unavailable|subscribe|cookies?|consent)\b"
)
_CONSENT = re.compile(
    r"(?i)\b(?:cookies?|consent|privacy|partners|personal data|personali[sz]ed|advertis\w+|preferences|"
    r"your browser|your device|javascript|terms of (?:use|service))\b"
)
_SHORT = 150
"""A page with more words than this is an article even where its title speaks of a log-in."""

_FEWEST_TEASERS = 4
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")


def extract(original: bytes, name: str, charset: str | None = None) -> Extracted:
    """The article of a web page with what the page says of it; `charset` as for `words_of_page`. Raises NoArticleError
    for a page without one: a front page, a list of links, a log-in, a notice about cookies."""
    return article(words_of_page(original, name, charset), name)


def article(source: str, name: str) -> Extracted:
    """The same from a page's source as characters."""
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata

    quiet("trafilatura")
    quiet("htmldate")
    if not source.strip():
        raise EmptyError(f"{name}: it holds no text. Check that it is the right file.")
    check_tags(source, name)
    page = document_fromstring(source, parser=HTMLParser(no_network=True, remove_comments=True, remove_pis=True))
    said = extract_metadata(page, date_config={"original_date": True, "extensive_search": False}, extensive=False)
    drop_hidden(page)
    _join_lines(page)
    found = bare_extraction(page, include_comments=False)
    text = paragraphs(found.text or "" if found and not isinstance(found, dict) else "")
    why = _why_no_article(text, f"{said.title or ''} {page.findtext('.//title') or ''}", page)
    if why:
        raise NoArticleError(
            f"{name}: this is a web page without the text of an article ({why}). Open the article itself in a browser "
            "and save that page."
        )
    return Extracted(
        text,
        by_library("trafilatura"),
        made=made_day(page),
        day=published_day(page),
        title=said.title,
        publisher=said.sitename,
        url=said.url,
        language=language(page),
    )


def paragraphs(lines: str) -> str:
    """Lines that are a paragraph each, with an empty line between them and without the dashes of lists."""
    clean = (" ".join(line.split()).removeprefix("- ") for line in lines.splitlines())
    return "\n\n".join(line for line in clean if line.strip("-| "))


def language(page: Any) -> str | None:
    """The language that a page declares."""
    root = page.getroottree().getroot()
    return code_of(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))


def _join_lines(page: Any) -> None:
    """A single break is within a paragraph; only two together end one."""
    breaks = list(page.iter("br"))
    single = [one for one in breaks if not (_is_break(one.getnext(), one.tail) or _follows_break(one))]
    for one in single:
        one.tail = f" {one.tail or ''}"
        one.drop_tag()


def _is_break(element: Any, between: str | None) -> bool:
    return element is not None and element.tag == "br" and not (between or "").strip()


def _follows_break(element: Any) -> bool:
    before = element.getprevious()
    return before is not None and _is_break(before, before.tail)


def _why_no_article(text: str, title: str, page: Any) -> str | None:
    """Why what was found is no article, in few words; None for one that is."""
    words = sum(map(_in_sentences, text.split("\n\n")))
    if words < _FEWEST_WORDS:
        return "there are hardly any sentences on it"
    asked = len(_CONSENT.findall(text))
    if asked >= 4 and asked > words / 25:
        return "it asks for consent to cookies"
    if words < _SHORT and (_NO_NEWS.search(title) or _asks_password(page)):
        return f"it is titled {title[:60]!r}" if _NO_NEWS.search(title) else "it asks for a password"
    if _lists(page, text):
        return "it lists links to articles"
    return None


def _in_sentences(paragraph: str) -> int:
    """How many words of a paragraph stand in sentences; of scripts without spaces, two letters count as one."""
    *sentences, _ = _END.split(paragraph)
    return sum(max(len(one.split()), sum(letter > "\u2e80" for letter in one) // 2) for one in sentences)


def _asks_password(page: Any) -> bool:
    return any(field.get("type", "").lower() == "password" for field in page.iter("input"))


def _lists(page: Any, text: str) -> bool:
    """Whether most of the text are teasers: paragraphs beside a heading that leads to another page."""
    lines = set(text.split("\n\n"))
    found = [one for one in page.iter("p") if " ".join(one.text_content().split()) in lines]
    teasers = sum(_is_teaser(one) for one in found)
    return teasers >= _FEWEST_TEASERS and teasers > len(found) / 2


def _is_teaser(paragraph: Any) -> bool:
    around = (paragraph.getparent(), paragraph.getparent().getparent())
    beside = (one for element in around if element is not None for one in element)
    return any(_leads_on(one) for one in beside)


def _leads_on(element: Any) -> bool:
    if element.tag in ("a", "header"):
        return any(element.find(f"./{heading}") is not None for heading in _HEADINGS)
    return element.tag in _HEADINGS and element.find(".//a[@href]") is not None

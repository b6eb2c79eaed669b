"""Web pages, by trafilatura: the article, without the menus, notices and links around it."""

import re
from typing import Any

from parley.intake.extracted import Extracted, by_library
from parley.intake.markup import words_of_page
from parley.intake.published import made_day, published_day
from parley.intake.quiet import quiet
from parley.intake.refusals import EmptyError, NoArticleError

_SENTENCE = re.compile(r"[^\s.!?…][^.!?…]{20,}[.!?…][\"'”’»)\]]*(?=\s|$)|[^\s。！？]{12,}[。！？]")
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

_HEADINGS = ("h1", "h2", "h3", "h4", "h5")


def extract(original: bytes, name: str) -> Extracted:
    """The article of a web page with what the page says of it. Raises NoArticleError for a page without one: a front
    page, a list of links, a log-in, a notice about cookies."""
    return article(words_of_page(original, name), name)


def article(source: str, name: str) -> Extracted:
    """The same from a page's source as characters."""
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata

    quiet("trafilatura")
    quiet("htmldate")
    if not source.strip():
        raise EmptyError(f"{name}: it holds no text. Check that it is the right file.")
    page = document_fromstring(source, parser=HTMLParser(no_network=True, remove_comments=True, remove_pis=True))
    said = extract_metadata(page, date_config={"original_date": True, "extensive_search": False}, extensive=False)
    _join_lines(page)
    found = bare_extraction(page, include_comments=False)
    text = paragraphs(found.text or "" if found and not isinstance(found, dict) else "")
    why = _why_no_article(text, said.title or "", page)
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
    """The language that a page declares: "en" of "en-GB"."""
    root = page.getroottree().getroot()
    code = str(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    found = re.match(r"([a-z]{2})(?![a-z])", code.strip().casefold())
    return found[1] if found else None


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
    sentences = _SENTENCE.findall(text)
    words = sum(len(sentence.split()) for sentence in sentences)
    letters = sum(map(len, sentences))
    if words < _FEWEST_WORDS and letters < 10 * _FEWEST_WORDS:
        return "there are hardly any sentences on it"
    asked = len(_CONSENT.findall(text))
    if asked >= 4 and asked > words / 25:
        return "it asks for consent to cookies"
    if words < _SHORT and (_NO_NEWS.search(title) or _asks_password(page)):
        return f"it is titled {title[:60]!r}" if _NO_NEWS.search(title) else "it asks for a password"
    if _teasers(page, text) > max(4, words / 40):
        return "it lists links to articles"
    return None


def _asks_password(page: Any) -> bool:
    return any(field.get("type", "").lower() == "password" for field in page.iter("input"))


def _teasers(page: Any, text: str) -> int:
    """How many headings that lead to another page stand in the text."""
    lines = set(text.split("\n\n"))
    count = 0
    for heading in page.iter(*_HEADINGS):
        leads_on = heading.find(".//a[@href]") is not None or heading.getparent().tag == "a"
        count += leads_on and " ".join(heading.text_content().split()) in lines
    return count

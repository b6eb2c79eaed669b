"""Makes the feeds among the samples; `make_archives.py` calls it."""

from collections.abc import Callable
from html import escape
from typing import Any

from articles import ANSWER, CONVOY, PUBLISHER, WITHDRAWAL, Article

Keep = Callable[[str, bytes, list[dict[str, Any]]], None]
MakePart = Callable[..., dict[str, Any]]


def _html(article: Article) -> str:
    return "".join(f"<p>{escape(words, quote=False)}</p>" for words in article.paragraphs)


def write_feeds(keep: Keep, part: MakePart) -> None:
    """One feed of each form, two entries each: one in full, one with a summary alone."""
    around = {"publisher": PUBLISHER, "language": "en", "kind": "entry"}
    for name, head, entries, tail, encoding, says in _forms():
        content = (head + "\n".join(entries) + tail).encode(encoding)
        expected = [
            part(f"{name}#{n}", entry.encode(encoding.removesuffix("-sig")), **around, **said)
            for n, (entry, said) in enumerate(zip(entries, says, strict=True), 1)
        ]
        keep(name, content, expected)


def _said(article: Article, *, day: bool, made: str | None, full: bool) -> dict[str, Any]:
    return {
        "title": article.title, "url": article.url, "day": article.day if day else None, "made": made,
        "text": article.text if full else article.paragraphs[0],
    }  # fmt: skip


def _forms() -> list[tuple[str, str, list[str], str, str, list[dict[str, Any]]]]:
    return [_rss_2(), _rss_1(), _rss_0(), _atom()]


def _rss_2() -> tuple[str, str, list[str], str, str, list[dict[str, Any]]]:
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- <item> is no item here -->\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">\n'
        f"<channel><title>{PUBLISHER}</title><link>https://post.example/</link><language>en-GB</language>\n"
    )
    full = (
        f"<item>\n<title>{WITHDRAWAL.title}</title><link>{WITHDRAWAL.url}</link>\n"
        "<pubDate>Fri, 02 May 2031 23:30:00 -0400</pubDate>\n<description>The guns may go.</description>"
        f"<content:encoded><![CDATA[{_html(WITHDRAWAL)}<script>track('<item>')</script>]]></content:encoded>\n"
        '<media:content url="https://post.example/harbour.jpg"/></item>'
    )
    summary = (
        f"<item><title>{escape(CONVOY.title)}</title><link>{CONVOY.url}</link>"
        f"<description>{escape(f'<p>{CONVOY.paragraphs[0]}</p>')}</description></item>"
    )
    says = [
        _said(WITHDRAWAL, day=True, made=None, full=True), _said(CONVOY, day=False, made=None, full=False),
    ]  # fmt: skip
    return "rss-2.0.xml", head, [full, summary], "\n</channel></rss>\n", "utf-8", says


def _rss_1() -> tuple[str, str, list[str], str, str, list[dict[str, Any]]]:
    head = (
        '<?xml version="1.0" encoding="windows-1252"?>\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">\n'
        f'<channel rdf:about="https://post.example/"><title>{PUBLISHER}</title><dc:language>en</dc:language>'
        f'<items><rdf:Seq><rdf:li rdf:resource="{ANSWER.url}"/></rdf:Seq></items></channel>\n'
    )
    dated = (
        f'<item rdf:about="{ANSWER.url}"><title>{ANSWER.title}</title><link>{ANSWER.url}</link>'
        f"<dcterms:issued>{ANSWER.day}</dcterms:issued><description>{ANSWER.paragraphs[0]}</description></item>"
    )
    changed = (
        f'<item rdf:about="{CONVOY.url}"><title>{CONVOY.title}</title><link>{CONVOY.url}</link>'
        f"<dc:date>{CONVOY.day}T06:00:00Z</dc:date><description>{CONVOY.paragraphs[0]}</description></item>"
    )
    says = [
        _said(ANSWER, day=True, made=None, full=False), _said(CONVOY, day=False, made=CONVOY.day, full=False),
    ]  # fmt: skip
    return "rss-1.0.rdf", head, [dated, changed], "</rdf:RDF>", "cp1252", says


def _rss_0() -> tuple[str, str, list[str], str, str, list[dict[str, Any]]]:
    head = (
        '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
        '"http://my.netscape.com/publish/formats/rss-0.91.dtd">\n<rss version="0.91"><channel>'
        f"<title>{PUBLISHER}</title><language>en</language>"
    )
    sloppy = (
        f"<item><title>{WITHDRAWAL.title}</title><link>{WITHDRAWAL.url}</link>"
        f"<description>&nbsp;{WITHDRAWAL.paragraphs[0]}<br></description></item>"
    )
    bare = f"<item><title>{CONVOY.title}</title><link>{CONVOY.url}</link></item>"
    says = [
        _said(WITHDRAWAL, day=False, made=None, full=False),
        _said(CONVOY, day=False, made=None, full=False) | {"text": CONVOY.title},
    ]
    return "rss-0.91.xml", head, [sloppy, bare], "</channel></rss>", "utf-8", says


def _atom() -> tuple[str, str, list[str], str, str, list[dict[str, Any]]]:
    head = (
        '\ufeff<?xml version="1.0" encoding="UTF-16"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
        f"<title>{PUBLISHER}</title><id>urn:post</id><updated>2031-05-10T00:00:00Z</updated>\n"
    )
    body = _html(ANSWER).replace("<p>", "<x:p>").replace("</p>", "</x:p>")
    full = (
        f'<entry><title type="html">{escape(ANSWER.title)}</title><id>urn:1</id><link href="{ANSWER.url}"/>'
        f"<published>{ANSWER.day}T01:00:00+09:00</published><updated>2031-05-07T00:00:00Z</updated>"
        f'<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml">{body}</x:div></content></entry>'
    )
    changed = (
        f'<entry><title>{CONVOY.title}</title><id>urn:2</id><link href="{CONVOY.url}"/>'
        f"<updated>{CONVOY.day}T12:00:00Z</updated><summary>{CONVOY.paragraphs[0]}</summary></entry>"
    )
    says = [
        _said(ANSWER, day=True, made="2031-05-07", full=True), _said(CONVOY, day=False, made=CONVOY.day, full=False),
    ]  # fmt: skip
    return "posts.atom", head, [full, changed], "</feed>", "utf-16-le", says

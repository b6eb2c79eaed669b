"""Makes the documents among the samples, and what should come out of each, of `brief.md` and `talks.md`, which are
invented: `python tests/data/intake/make_documents.py`.

It needs LibreOffice, Chromium, pandoc, qpdf, Playwright and pypdfium2, which the tests do not: what it makes is kept.
"""

import http.server
import json
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from html import escape
from pathlib import Path
from textwrap import fill

HERE = Path(__file__).parent
TITLE = "Delegations at Tarn agree on a humanitarian corridor"
DAY = "2031-04-12"
PUBLISHER = "The Harbour Post"
URL = "https://post.example/2031/04/12/corridor"
SAID = {"title": TITLE, "day": DAY, "publisher": PUBLISHER, "url": URL, "language": "en"}

Block = tuple[str, str]
_KINDS = {"# ": "h", "- ": "li"}


def blocks(name: str) -> list[Block]:
    """Headings, paragraphs and items of one of the texts."""
    text = (HERE / name).read_text(encoding="utf-8").split("---\n\n", 1)[1].strip()
    return [(_KINDS.get(one[:2], "p"), one[2:] if one[:2] in _KINDS else one) for one in text.split("\n\n")]


def golden(name: str, told: list[Block], **said: str | float | None) -> None:
    """Writes beside a sample what should come out of it."""
    expected = {"text": "\n\n".join(words for _, words in told), **said}
    words = json.dumps(expected, ensure_ascii=False, indent=1)
    (HERE / f"{name}.json").write_text(f"{words}\n", encoding="utf-8")


_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
_MARKS = {
    "h": '<text:h text:style-name="H" text:outline-level="1">%s</text:h>',
    "p": '<text:p text:style-name="P">%s</text:p>',
    "li": '<text:list><text:list-item><text:p text:style-name="L">%s</text:p></text:list-item></text:list>',
}


def flat(told: list[Block], columns: int, *, indented: bool) -> str:
    """A flat OpenDocument text, justified and hyphenated, with a header and page numbers; its heading goes across all
    columns. Paragraphs are told by an indent or by a gap."""
    marked = 'fo:text-indent="0.5cm"' if indented else 'fo:margin-bottom="0.3cm"'
    first, *others = (_MARKS[kind] % escape(words, quote=False) for kind, words in told)
    body = f'{first}<text:section text:style-name="S" text:name="S">{"".join(others)}</text:section>'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{TITLE}</dc:title><meta:creation-date>{DAY}T09:30:00</meta:creation-date></office:meta>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Liberation Serif"
 fo:font-size="10.5pt" fo:language="en" fo:country="US" fo:hyphenate="true" fo:hyphenation-remain-char-count="2"
 fo:hyphenation-push-char-count="2"/></style:default-style></office:styles>
<office:automatic-styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" {marked}
 fo:hyphenation-ladder-count="no-limit"/></style:style>
<style:style style:name="L" style:family="paragraph"><style:paragraph-properties fo:text-align="start"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.3cm"
 fo:margin-bottom="0.15cm"/><style:text-properties fo:font-size="14pt" fo:font-weight="bold"/></style:style>
<style:style style:name="S" style:family="section"><style:section-properties><style:columns
 fo:column-count="{columns}" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:page-layout style:name="L1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="18cm"
 fo:margin="1.5cm"/><style:header-style><style:header-footer-properties fo:min-height="0.8cm"
 fo:margin-bottom="0.3cm"/></style:header-style><style:footer-style><style:header-footer-properties
 fo:min-height="0.8cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L1"><style:header>
<text:p>{PUBLISHER}, 12 April 2031</text:p></style:header><style:footer><text:p>Page <text:page-number/> of
<text:page-count/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def by_office(source: str, name: str) -> None:
    """Writes a flat document in the form that a name asks for, by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, f"{Path(name).stem}.fodt")
        made.write_text(source, encoding="utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        form = Path(name).suffix[1:]
        _run("soffice", profile, "--headless", "--convert-to", form, "--outdir", str(HERE), str(made))


def web_page(told: list[Block], style: str = "", charset: str = "utf-8") -> str:
    """A page of a newspaper with the article among menus, notices and links."""
    marks = {"h": "<h2>%s</h2>", "p": "<p>%s</p>", "li": "<ul><li>%s</li></ul>"}
    body = "\n".join(marks[kind] % escape(words, quote=False) for kind, words in told[1:])
    body = body.replace("</ul>\n<ul>", "").replace("on three matters", "on<br>three matters")
    linked = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE,
        "datePublished": f"{DAY}T23:30:00-03:00", "dateModified": "2031-04-14T07:00:00-03:00",
    }  # fmt: skip
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="{charset}"><title>{TITLE} | {PUBLISHER}</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{PUBLISHER}">
<meta property="article:published_time" content="{DAY}T23:30:00-03:00">
<meta property="og:type" content="article"><link rel="canonical" href="{URL}">
<script type="application/ld+json">{json.dumps(linked)}</script><style>{style}</style></head>
<body><div id="cookies">We and our partners use cookies. <button>Accept all</button></div>
<nav><ul><li><a href="/">Front page</a></li><li><a href="/world">World</a></li>
<li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>{TITLE}</h1>
{body}
</article></main>
<aside><h3>Most read</h3><ul><li><a href="/1">Harbour fees to rise in the autumn</a></li>
<li><time class="published" datetime="2031-04-02"></time><a href="/2">Storm keeps ferries in port</a></li></ul></aside>
<footer><p>© 2031 {PUBLISHER}. All rights reserved. <a href="/privacy">Privacy</a></p></footer></body></html>
"""


@contextmanager
def served(page: str) -> Iterator[str]:
    """The address at which a page is served meanwhile."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing."""

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "corridor.html").write_text(page, encoding="utf-8")
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/corridor.html"
            server.shutdown()


def printed(page: str, name: str) -> None:
    """Prints a page to PDF as a browser does, with its own header and footer."""
    with tempfile.TemporaryDirectory() as folder, served(page) as address:
        _run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}",
             f"--print-to-pdf={HERE / name}", address)  # fmt: skip


def saved(page: str, name: str) -> None:
    """Saves a page whole, as a browser does."""
    from playwright.sync_api import sync_playwright

    with served(page) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto(address)
        snapshot = tab.context.new_cdp_session(tab).send("Page.captureSnapshot", {"format": "mhtml"})
        (HERE / name).write_bytes(snapshot["data"].encode())
        browser.close()


def scanned(source: str, name: str) -> None:
    """The pages of a PDF as pictures."""
    import pypdfium2

    pages = [page.render(scale=0.7).to_pil().convert("L") for page in pypdfium2.PdfDocument(HERE / source)]
    pages[0].save(HERE / name, save_all=True, append_images=pages[1:])


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


_NOTED = """# The corridor

Osterland agreed to the corridor.[^1] The delegation of Westmark said that it would *not* sign.

| Party | Position |
|-------|----------|
| Osterland | It will withdraw its troops. |
| Westmark | It demands guarantees. |

> We will not be rushed.

[^1]: The minister repeated this on Friday.
"""
_NOTED_OUT = [
    ("h", "The corridor"),
    ("p", "Osterland agreed to the corridor. The delegation of Westmark said that it would not sign."),
    ("p", "Party"), ("p", "Position"), ("p", "Osterland"), ("p", "It will withdraw its troops."), ("p", "Westmark"),
    ("p", "It demands guarantees."), ("p", "We will not be rushed."), ("p", "The minister repeated this on Friday."),
]  # fmt: skip


def pdfs() -> None:
    """Columns, headers and hyphens; a browser's print; a scan; passwords."""
    talks, brief = blocks("talks.md"), blocks("brief.md")
    today = date.today().isoformat()  # noqa: DTZ011 - the day that programs write into what they make here
    written = {"title": TITLE, "made": today, "language": "en"}
    for name, columns in (("one-column.pdf", 1), ("two-columns.pdf", 2), ("three-columns.pdf", 3)):
        by_office(flat(talks, columns, indented=columns > 1), name)
        golden(name, talks, **written)
    shown = "nav, aside, footer, #cookies {display: none} "
    for name, told, style in (
        ("printed.pdf", talks, "body {font: 22px serif}"),
        ("printed-columns.pdf", talks, "article {columns: 2; text-align: justify; hyphens: auto}"),
        ("printed-narrow.pdf", talks, "article {columns: 3; column-gap: 13px; font: 11px serif}"),
        ("printed-across.pdf", talks, "article {columns: 2; font: 13px serif} h2 {column-span: all}"),
        ("printed-initial.pdf", talks, "p:first-of-type::first-letter {font-size: 300%; float: left}"),
        ("printed-brief.pdf", brief, ""),
    ):
        printed(web_page(told, shown + style), name)
        golden(name, told, title=f"{TITLE} | {PUBLISHER}", made=today, language="en")
    scanned("printed-brief.pdf", "scan.pdf")
    locks = ["--encrypt", "secret", "secret", "256", "--"], ["--encrypt", "", "secret", "256", "--"], ["--linearize"]
    for name, lock in zip(("locked.pdf", "locked-to-print.pdf", "linear.pdf"), locks, strict=True):
        _run("qpdf", str(HERE / "printed-brief.pdf"), *lock, str(HERE / name))
        if name != "locked.pdf":
            golden(name, brief, title=f"{TITLE} | {PUBLISHER}", made=today, language="en")


def documents() -> None:
    """Of office programs, and of pandoc: with notes and a table."""
    brief = blocks("brief.md")
    for name, said in (("brief.odt", {"language": None}), ("brief.docx", {"language": None})):
        by_office(flat(brief, 2, indented=True), name)
        golden(name, brief, title=TITLE, made=DAY, **said)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "noted.md")
        source.write_text(_NOTED, encoding="utf-8")
        for name in ("noted.docx", "noted.odt"):
            _run("pandoc", str(source), "-o", str(HERE / name))
            golden(name, _NOTED_OUT, title=None)


def pages() -> None:
    """Web pages, as they are served and as a browser saves them."""
    talks = blocks("talks.md")
    (HERE / "talks.html").write_text(web_page(talks), encoding="utf-8")
    golden("talks.html", talks, made="2031-04-14", **SAID)
    (HERE / "old.html").write_bytes(web_page(talks, charset="iso-8859-1").encode("cp1252"))
    golden("old.html", talks, made="2031-04-14", **SAID)
    saved(web_page(talks), "talks.mhtml")
    golden("talks.mhtml", talks, made=date.today().isoformat(), **SAID)  # noqa: DTZ011 - the day of saving


def mails() -> None:
    """A reply in lines of seventy letters, with what it answers and a signature."""
    brief = blocks("brief.md")[1:]
    head = (
        f'From: "{PUBLISHER}" <desk@post.example>\nTo: readers@list.example\nSubject: {TITLE}\n'
        "Date: Thu, 12 Apr 2031 23:30:00 -0300\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\n\n"
    )
    asked = "On Wed, 11 Apr 2031 at 10:00, A Reader wrote:\n> What came of the talks?\n\n"
    body = "\n\n".join(fill(words, 70, break_on_hyphens=False) for _, words in brief)
    content = f"{head}{asked}{body}\n\n-- \nThe desk\n".replace("\n", "\r\n")
    (HERE / "reply.eml").write_bytes(content.encode())
    golden("reply.eml", brief, title=TITLE, day=DAY, made=None, publisher=PUBLISHER, url=None)


if __name__ == "__main__":
    for one in ("brief.md", "talks.md"):
        golden(one, blocks(one), **SAID)
    pdfs()
    documents()
    pages()
    mails()

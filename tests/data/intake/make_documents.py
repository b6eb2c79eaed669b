"""Makes the documents among the samples: `python tests/data/intake/make_documents.py`.

It needs LibreOffice, Chromium, pandoc and the library pikepdf, which the tests do not: what it makes is kept.
"""

import json
import re
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from texts import BRIEF, DAY, LONG, PUBLISHER, TITLE, URL, plain  # noqa: E402

HERE = Path(__file__).parent
Block = tuple[str, str]
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


def flat(blocks: list[Block], columns: int, *, indented: bool, spanning: int = 1, more: str = "") -> str:
    """A flat OpenDocument text, justified and hyphenated, with a header and a page number; the first `spanning` blocks
    go across all columns. Paragraphs are told by an indent or by a gap."""
    told = 'fo:text-indent="0.5cm"' if indented else 'fo:margin-bottom="0.3cm"'
    written = [_MARKS[kind] % escape(words) for kind, words in blocks]
    section = f'<text:section text:style-name="S" text:name="S">{"".join(written[spanning:])}{more}</text:section>'
    body = "".join(written[:spanning]) + (section if columns > 1 else "".join(written[spanning:]) + more)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{TITLE}</dc:title><meta:creation-date>{DAY}T09:30:00</meta:creation-date></office:meta>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Liberation Serif"
 fo:font-size="10.5pt" fo:language="en" fo:country="US" fo:hyphenate="true" fo:hyphenation-remain-char-count="2"
 fo:hyphenation-push-char-count="2"/></style:default-style></office:styles>
<office:automatic-styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" {told}
 fo:hyphenation-ladder-count="no-limit"/></style:style>
<style:style style:name="L" style:family="paragraph"><style:paragraph-properties fo:text-align="start"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.3cm"
 fo:margin-bottom="0.15cm"/><style:text-properties fo:font-size="14pt" fo:font-weight="bold"/></style:style>
<style:style style:name="S" style:family="section"><style:section-properties><style:columns fo:column-count="{columns}"
 fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:page-layout style:name="L1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="18cm"
 fo:margin="1.5cm"/><style:header-style><style:header-footer-properties fo:min-height="0.8cm"
 fo:margin-bottom="0.3cm"/></style:header-style><style:footer-style><style:header-footer-properties
 fo:min-height="0.8cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L1"><style:header>
<text:p>{PUBLISHER}, 12 April 2031</text:p></style:header><style:footer><text:p>Page <text:page-number/> of
<text:page-count/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def by_office(source: str, form: str, name: str) -> None:
    """Writes a flat document as another form, by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, f"{Path(name).stem}.fodt")
        made.write_text(source, encoding="utf-8")
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form,
                   "--outdir", str(HERE), str(made)]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
    (HERE / f"{Path(name).stem}.{form.split(':')[0]}").rename(HERE / name)


def web_page(blocks: list[Block], style: str = "", more: str = "") -> str:
    """A page of a newspaper with the article among menus, notices and links."""
    marks = {"h": "<h2>%s</h2>", "p": "<p>%s</p>", "li": "<ul><li>%s</li></ul>"}
    body = "\n".join(marks[kind] % escape(words, quote=False) for kind, words in blocks[1:]).replace("</ul>\n<ul>", "")
    linked = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE,
              "datePublished": f"{DAY}T09:30:00+03:00", "dateModified": "2031-04-13T07:00:00+03:00"}  # fmt: skip
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{TITLE} | {PUBLISHER}</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{PUBLISHER}">
<meta property="og:type" content="article"><link rel="canonical" href="{URL}">
<script type="application/ld+json">{json.dumps(linked)}</script><style>{style}</style></head>
<body><div id="cookies">We and our partners use cookies. <button>Accept all</button></div>
<nav><ul><li><a href="/">Front page</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>{TITLE}</h1>
{body}
{more}</article></main>
<aside><h3>Most read</h3><ul><li><a href="/1">Harbour fees to rise in the autumn</a></li>
<li><a href="/2">Storm keeps ferries in port</a></li></ul></aside>
<footer><p>© 2031 {PUBLISHER}. All rights reserved. <a href="/privacy">Privacy</a></p></footer></body></html>
"""


def printed(page: str, name: str) -> None:
    """Prints a page to PDF as a browser does, with its own header and footer."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(page, encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                   f"--print-to-pdf={HERE / name}", str(source)]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    by_office(flat(LONG, 1, indented=False), "pdf", "one-column.pdf")
    by_office(flat(LONG, 2, indented=True), "pdf", "two-columns.pdf")
    by_office(flat(LONG, 3, indented=True), "pdf", "three-columns.pdf")
    narrow = "nav, aside, footer, #cookies {display: none} article {columns: 2; text-align: justify; hyphens: auto}"
    printed(web_page(LONG, narrow), "printed-columns.pdf")
    printed(web_page(LONG, "nav, aside, footer, #cookies {display: none} body {font: 22px serif}"), "printed.pdf")
    printed(web_page(BRIEF, "nav, aside, footer, #cookies {display: none}"), "printed-brief.pdf")

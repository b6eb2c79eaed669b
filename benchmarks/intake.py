"""How fast files come in: each format by itself, and ten thousand web pages from a folder to the ledger.

    python benchmarks/intake.py                 each format, and 10,000 web pages end to end (some twenty minutes)
    python benchmarks/intake.py --pages 1000    fewer of them
    python benchmarks/intake.py --write         also writes the figures into docs/benchmarks.md

Each format: the sample of tests/data/intake named in the table, again and again for some seconds on two processes, from
its bytes to the report (kind, text, day, language); beside it, on the same bytes and processes, the library alone, as
its own documentation uses it. End to end: pages made with a fixed seed out of the paragraphs of the invented reports,
within a page as newspapers have them, added by `parley add FOLDER` with two readers. Memory is the most that the
processes held together, after a fifth of the pages and in the end.
"""

import argparse
import email
import io
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, suppress
from email import policy
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import parley
from benchmarks.measures.memory import held_by
from benchmarks.measures.recombined import recombined
from benchmarks.page import Section, written_into
from parley.errors import UnreadableFileError
from parley.intake import Opening, Part, parts_of, report_from_part

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
SAMPLES = HERE.parent / "tests" / "data" / "intake"
SECONDS = 4.0
WORKERS = 2


def by_trafilatura(original: bytes) -> None:
    """The article of a page."""
    import trafilatura

    trafilatura.bare_extraction(original)


def by_pdfplumber(original: bytes) -> None:
    """The words of all pages as they come."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(original)) as document:
        for page in document.pages:
            page.extract_text()


def by_docx(original: bytes) -> None:
    """The paragraphs."""
    import docx

    [paragraph.text for paragraph in docx.Document(io.BytesIO(original)).paragraphs]


def by_odfdo(original: bytes) -> None:
    """The text as odfdo formats it."""
    import odfdo

    odfdo.Document(io.BytesIO(original)).get_formatted_text()


def by_email(original: bytes) -> None:
    """The plain part."""
    body = email.message_from_bytes(original, policy=policy.default).get_body(("plain",))
    if body is not None:
        body.get_content()


def by_feedparser(original: bytes) -> None:
    """The entries."""
    import feedparser

    feedparser.parse(original)


def by_warcio(original: bytes) -> None:
    """The payloads of all records."""
    from warcio.archiveiterator import ArchiveIterator

    for record in ArchiveIterator(io.BytesIO(original)):
        record.content_stream().read()


Alone = Callable[[bytes], None]
FORMATS: tuple[tuple[str, str, Alone | None], ...] = (
    ("web page", "talks.html", by_trafilatura),
    ("saved page", "talks.mhtml", None),
    ("PDF, one column", "one-column.pdf", by_pdfplumber),
    ("PDF, three columns", "three-columns.pdf", by_pdfplumber),
    ("DOCX", "brief.docx", by_docx),
    ("ODT", "brief.odt", by_odfdo),
    ("mail", "reply.eml", by_email),
    ("Markdown", "talks.md", None),
    ("feed", "archives/rss-2.0.xml", by_feedparser),
    ("WARC", "archives/crawl.warc.gz", by_warcio),
    ("table", "archives/stories.csv", None),
)


def ours(name: str, original: bytes) -> int:
    """Takes a file apart and makes reports of its parts; gives the number of these."""
    count = 0
    for part in parts_of(Part(name, original), Opening()):
        if isinstance(part, Part):
            with suppress(UnreadableFileError):
                report_from_part(part)
            count += 1
    return count


def for_some_seconds(path: Path, alone: Alone | None) -> tuple[int, float]:
    """How many reports of one file were made in so many seconds; the first time, which loads libraries, left out."""
    original, made = path.read_bytes(), 0
    each = ours(path.name, original)
    if alone is not None:
        alone(original)
    begun = time.perf_counter()
    while time.perf_counter() - begun < SECONDS:
        if alone is not None:
            alone(original)
        else:
            ours(path.name, original)
        made += each
    return made, time.perf_counter() - begun


def rate(pool: ProcessPoolExecutor, path: Path, alone: Alone | None) -> float:
    """Reports a second, on all processes together."""
    jobs = [pool.submit(for_some_seconds, path, alone) for _ in range(WORKERS)]
    return sum(made / seconds for made, seconds in (job.result() for job in jobs))


def formats() -> list[list[str]]:
    """A row for each format."""
    rows = []
    with ProcessPoolExecutor(WORKERS) as pool:
        for name, file, alone in FORMATS:
            mine = rate(pool, SAMPLES / file, None)
            beside = rate(pool, SAMPLES / file, alone) if alone else None
            ratio = [f"{beside:,.0f}", f"{mine / beside:.2f}"] if beside else ["", ""]
            rows.append([name, f"{(SAMPLES / file).stat().st_size / 1024:,.0f} KB", f"{mine:,.0f}", *ratio])
            print(rows[-1], file=sys.stderr)
    return rows


SHELL = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="{day}T08:00:00Z"><meta property="og:site_name" content="Harbour Wire">
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>{title}</h1>{body}</article>
<aside><h2>Read more</h2><ul><li><a href="/1">Five things to know</a></li></ul></aside>
<footer><p>© Harbour Wire. All rights reserved.</p></footer></body></html>"""


def make_pages(folder: Path, number: int) -> None:
    """So many pages, always the same, each of another text."""
    for n, paragraphs in enumerate(recombined(number)):
        body = "".join(f"<p>{one}</p>" for one in paragraphs)
        day = f"2022-{1 + n % 12:02}-{1 + n % 28:02}"
        page = SHELL.format(title=f"Talks, part {n}", day=day, body=f"<p>This is report number {n}.</p>{body}")
        (folder / f"{n:05}.html").write_text(page, encoding="utf-8")


def end_to_end(number: int) -> str:
    """Adds so many pages by the command, and tells how long it took and what it held."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "pages"
        folder.mkdir()
        make_pages(folder, number)
        ledger = Path(place) / "ledger.db"
        command = [sys.executable, "-c", "from parley.cli.main import main; main()", "add", str(folder)]
        begun, early, most = time.perf_counter(), 0, 0
        with subprocess.Popen([*command, "--ledger", str(ledger)], stdout=subprocess.PIPE, text=True) as running:
            while running.poll() is None:
                time.sleep(0.5)
                most = max(most, held_by(running.pid))
                if not early and kept_in(ledger) > number / 5:
                    early = most
            says = running.stdout.read().splitlines()[0] if running.stdout else ""
        seconds = time.perf_counter() - begun
    return (
        f"End to end: {number:,} pages in {seconds:,.0f} s, {number / seconds:.1f} a second (most of it reading); "
        f"memory {early / 2**20:,.0f} MiB after a fifth of them, {most / 2**20:,.0f} MiB at the most. “{says}”"
    )


def kept_in(ledger: Path) -> int:
    """How many reports a ledger has so far."""
    try:
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM report").fetchone()[0])
    except sqlite3.Error:
        return 0  # not there yet, or just being made


def main() -> None:
    """Measure, print, and write into the page if asked to."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=10_000, help="so many web pages end to end; 0: none")
    options.add_argument("--write", action="store_true", help="write the figures into docs/benchmarks.md")
    chosen = options.parse_args()
    machine = (
        f"Python {platform.python_version()}, Parley {parley.__version__}, {platform.system()} {platform.machine()}"
    )
    whole = f" {end_to_end(chosen.pages)}" if chosen.pages else ""
    remark = f"{machine}, {WORKERS} processes on {os.cpu_count()} processors; `python benchmarks/intake.py`.{whole}"
    section = Section("intake", ("format", "file", "reports a second", "library alone", "ratio"), formats(), remark)
    print(section.printed())
    if chosen.write:
        PAGE.write_text(written_into(PAGE.read_text("utf-8"), section), encoding="utf-8")


if __name__ == "__main__":
    main()

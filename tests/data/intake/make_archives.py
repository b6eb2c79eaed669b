"""Makes the archives, feeds and tables among the samples: `python tests/data/intake/make_archives.py`.

It needs wget, zip, Chromium and the package `wacz`, which the tests do not: what it makes is kept. Beside each sample
lies what must come out of it, as `NAME.json`: written from the articles that the sample was made from, not by Parley.
"""

import functools
import hashlib
import http.server
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import zlib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from articles import ANSWER, ARTICLES, CONVOY, WITHDRAWAL, Article

HERE = Path(__file__).parent / "archives"
Expected = dict[str, Any]
_PIXEL = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q"
    b"\0\0\0\0IEND\xaeB`\x82"
)


def keep(name: str, content: bytes, parts: list[Expected]) -> None:
    """A sample, and what must come out of it."""
    (HERE / name).write_bytes(content)
    (HERE / f"{name}.json").write_text(json.dumps(parts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def part(name: str, content: bytes, **more: Any) -> Expected:
    """A part that must come out, by the SHA-256 of its bytes."""
    return {"name": name, "sha256": hashlib.sha256(content).hexdigest(), **more}


def plain(article: Article) -> bytes:
    """An article as a text file."""
    return f"date {article.day}\n\n{article.text}\n".encode()


def write_zips(pdf: bytes) -> None:
    """A folder as zip packs it, with a zip within, and one whose files are locked."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = {
            "may/answer.html": ANSWER.page.encode(), "may/guns.txt": plain(WITHDRAWAL), "communiqué.txt": plain(CONVOY),
            "harbour.png": _PIXEL, ".hidden/notes.txt": b"not for you", "printed.pdf": pdf,
        }  # fmt: skip
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        for packed in (["zip", "-qX", "may/inner.zip", "may/guns.txt"], ["zip", "-qrX", "talks.zip", "."]):
            subprocess.run(packed, cwd=root, check=True)
        subprocess.run(["zip", "-qX", "-P", "secret", "locked.zip", "may/guns.txt"], cwd=root, check=True)
        listed = ("communiqué.txt", "harbour.png", "may/answer.html", "may/guns.txt", "printed.pdf")
        parts = [part(f"talks.zip/{name}", files[name]) for name in listed]
        inner = part("talks.zip/may/inner.zip/may/guns.txt", files["may/guns.txt"])
        keep("talks.zip", (root / "talks.zip").read_bytes(), [*parts[:4], inner, parts[4]])
        locked = [{"name": "locked.zip/may/guns.txt", "left_out": "LockedError"}]
        keep("locked.zip", (root / "locked.zip").read_bytes(), locked)


class Site(http.server.SimpleHTTPRequestHandler):
    """The site of the Harbour Post: what it serves packs itself, comes in chunks, is missing."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *given: Any, pages: dict[str, tuple[str, bytes]], **named: Any) -> None:
        self.pages = pages
        super().__init__(*given, **named)

    def do_GET(self) -> None:
        media, content = self.pages.get(self.path, ("text/html", b"<html><p>Not here.</p></html>"))
        self.send_response(200 if self.path in self.pages else 404)
        self.send_header("Content-Type", media)
        if self.path.endswith("answer"):
            packed = zlib.compressobj(wbits=31)
            content = packed.compress(content) + packed.flush()
            self.send_header("Content-Encoding", "gzip")
        if self.path.endswith("guns"):
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for start in range(0, len(content), 300):
                piece = content[start : start + 300]
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            self.wfile.write(b"0\r\n\r\n")
            return
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Nothing is logged."""


def write_crawl(pdf: bytes) -> None:
    """The site as wget archives it, packed and not, and as WACZ."""
    pages = {f"/{article.slug}": ("text/html; charset=utf-8", article.page.encode()) for article in ARTICLES}
    links = "".join(f'<a href="{path}">{path}</a>' for path in (*pages, "/gone", "/talks.pdf", "/notice"))
    pages |= {
        "/": ("text/html", f"<!DOCTYPE html><html><body>{links}</body></html>".encode()),
        "/robots.txt": ("text/plain", b"User-agent: *\nDisallow:\n"), "/post.css": ("text/css", b"p { margin: 1em }\n"),
        "/harbour.png": ("image/png", _PIXEL), "/talks.pdf": ("application/pdf", pdf),
        "/notice": ("text/plain; charset=utf-8", CONVOY.text.encode()),
    }  # fmt: skip
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Site, pages=pages))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        wget = ["wget", "-q", "-r", "-p", "--compression=auto", "--no-warc-keep-log", "--delete-after"]
        address = f"http://127.0.0.1:{server.server_port}/"
        for more in (["--warc-file=crawl"], ["--warc-file=crawl", "--no-warc-compression"]):
            subprocess.run([*wget, *more, address], cwd=folder, check=False)
        served = [content for path, (media, content) in pages.items() if media.startswith(("text/html", "text/plain"))]
        served = [content for content in (*served, pdf) if content != pages["/robots.txt"][1]]
        hashes = sorted(hashlib.sha256(content).hexdigest() for content in served)
        for name in ("crawl.warc.gz", "crawl.warc"):
            keep(name, (Path(folder) / name).read_bytes(), [{"any_order": hashes}])
        make = ["wacz", "create", "-o", "crawl.wacz", "crawl.warc.gz"]
        subprocess.run(make, cwd=folder, check=True, capture_output=True)
        keep("crawl.wacz", (Path(folder) / "crawl.wacz").read_bytes(), [{"any_order": hashes}])
    server.shutdown()


def printed() -> bytes:
    """An article as Chromium prints it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page.html").write_text(CONVOY.page, encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--print-to-pdf={folder}/page.pdf", f"{folder}/page.html"], check=True, capture_output=True,
        )  # fmt: skip
        return (Path(folder) / "page.pdf").read_bytes()


def write_mixed() -> None:
    """A folder as people have it: one sample of each kind that is there, a picture, and what is hidden."""
    root = HERE.parent / "mixed"
    shutil.rmtree(root, ignore_errors=True)
    chosen = {"feeds": ["posts.atom", "rss-2.0.xml"], "tables": ["acled.csv", "ged.csv", "gdelt.json", "stories.csv"]}
    for folder, names in {**chosen, "web": ["crawl.warc.gz"], ".": ["locked.zip", "talks.zip"]}.items():
        (root / folder).mkdir(parents=True, exist_ok=True)
        for name in names:
            shutil.copy(HERE / name, root / folder)
    documents: dict[str, Path] = {}
    for path in sorted(HERE.parent.iterdir()):
        if path.suffix in (".pdf", ".docx", ".odt", ".eml", ".md", ".html", ".mhtml"):
            documents.setdefault(path.suffix, path)
    (root / "documents").mkdir()
    for path in documents.values():
        shutil.copy(path, root / "documents")
    (root / "documents" / "guns.txt").write_bytes(plain(WITHDRAWAL))
    (root / "harbour.png").write_bytes(_PIXEL)
    (root / ".hidden").write_bytes(b"not for you")


if __name__ == "__main__":
    from make_feeds import write_feeds
    from make_tables import write_tables

    document = printed()
    write_zips(document)
    write_crawl(document)
    write_feeds(keep, part)
    write_tables(keep, part)
    write_mixed()

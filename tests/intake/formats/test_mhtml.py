"""Pages that a browser saved whole."""

from datetime import date
from pathlib import Path

import pytest

from parley.intake.formats.mhtml import extract
from parley.intake.refusals import DamagedError, LeftOutError, NoArticleError

SAMPLE = (Path(__file__).parents[2] / "data" / "intake" / "talks.mhtml").read_bytes()
HEAD = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/talks\r\nSubject: Talks\r\n"
    "Date: Thu, 12 Apr 2031 09:30:00 -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; boundary="x"{start}\r\n\r\n'
)
ARTICLE = (
    "<html><body><article><h1>Talks</h1><p>Osterland and Westmark agreed on Thursday to open a corridor, the foreign "
    "minister of Osterland said after three days of talks.</p><p>The talks will go on next week.</p></article></body>"
    "</html>"
)


def saved(*pages: tuple[str, str], start: str = "") -> bytes:
    parts = "".join(
        f"--x\r\nContent-Type: {kind}\r\nContent-ID: <{n}@x>\r\n\r\n{page}\r\n" for n, (kind, page) in enumerate(pages)
    )
    return (HEAD.format(start=start) + parts + "--x--\r\n").encode()


def test_a_saved_page_is_read_like_a_page() -> None:
    """Its address is where it was saved from; the day of saving is not that of publication."""
    found = extract(saved(("text/html", ARTICLE)), "a.mhtml")
    assert found.text.startswith("Talks\n\nOsterland and Westmark agreed")
    assert (found.url, found.made, found.day) == ("https://post.example/talks", date(2031, 4, 12), None)


def test_the_page_is_where_the_file_says_that_it_starts() -> None:
    """Frames and their pages may stand before it."""
    frame = ("text/html", "<html><body>An advertisement.</body></html>")
    with pytest.raises(NoArticleError):
        extract(saved(frame, ("text/html", ARTICLE)), "a.mhtml")
    assert "corridor" in extract(saved(frame, ("text/html", ARTICLE), start='; start="<1@x>"'), "a.mhtml").text


def test_a_file_without_a_page_is_told() -> None:
    """Only a picture in it, or nothing at all."""
    for original in (saved(("image/png", "x")), b"", SAMPLE[:300]):
        with pytest.raises(DamagedError, match=r"^a.mhtml: there is no page"):
            extract(original, "a.mhtml")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_saved_page_cut_off_gives_what_it_has_or_is_left_out(share: float) -> None:
    """Never anything that is not in it."""
    try:
        text = extract(SAMPLE[: int(share * len(SAMPLE))], "a.mhtml").text
    except LeftOutError:
        return
    assert extract(SAMPLE, "a.mhtml").text.startswith(text[:200])

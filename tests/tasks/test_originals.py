"""What kind of bytes a report came in, and pages made harmless."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import WrongUseError
from parley.ledger import Ledger, open_ledger
from parley.model.codec import reading_from_json
from parley.tasks import cleaning
from parley.tasks.originals import LARGEST_PAGE, Original, begins_as_markup, harmless_page, original_of

NOW = datetime(2022, 3, 30, 9, 0, tzinfo=UTC)


def kept(ledger: Ledger, content: bytes) -> int:
    """Keep a report that came in these bytes."""
    read = reading_from_json((Path(__file__).parents[1] / "readings/istanbul.json").read_text(encoding="utf-8"))
    made = replace(read, report=replace(read.report, id=f"sha256:{hashlib.sha256(content).hexdigest()}"))
    return ledger.keep(made, content, author="Ann", now=NOW).number


@pytest.mark.parametrize(
    ("content", "kind", "charset"),
    [
        (b"date 2022-03-29 Plain words, 2 < 3, a <- b.", "text", "utf-8"),
        ("Grüße an alle".encode(), "text", "utf-8"),
        ("Grüße an alle".encode("utf-8-sig"), "text", "utf-8"),
        ("Plain words.".encode("utf-16"), "text", "utf-16"),
        ("Plain words.".encode("utf-16-le"), "text", "utf-16-le"),
        ("Плоские слова о мире и о переговорах в Стамбуле.".encode("cp1251"), "text", "cp1251"),
        (b"", "text", "utf-8"),
        (b"  <p>Words", "markup", "utf-8"),
        (b"Words, then </b>", "markup", "utf-8"),
        (b"<?xml version='1.0'?><svg onload='alert(1)'/>", "markup", "utf-8"),
        (b"<!-- words -->", "markup", "utf-8"),
        ("<script>alert(1)</script>".encode("utf-16"), "markup", "utf-16"),
        ("\ufeff<html>".encode(), "markup", "utf-8"),
        (b"%PDF-1.4 words", "other", None),
        (b"PK\x03\x04 words", "other", None),
        (b"{\\rtf1 words}", "other", None),
        (b"words \x00 words", "other", None),
        (b"\x01\x02 words", "other", None),
        (bytes(range(256)), "other", None),
    ],
)
def test_kinds(tmp_path: Path, content: bytes, kind: str, charset: str | None) -> None:
    """Plain text in its encoding; whatever has a tag is markup; the rest is neither. The bytes stay as they came."""
    with open_ledger(tmp_path / "talks.db") as ledger:
        found = original_of(ledger, kept(ledger, content))
        assert (found.kind, found.charset, found.content) == (kind, charset, content)
        name = f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert begins_as_markup(ledger, name) or kind != "markup"


def page(words: str) -> str:
    """What is left of a page."""
    return harmless_page(Original(1, words.encode("utf-8", "replace"), "utf-8", "markup"))


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>a</a>",
        "<svg/onload=alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<p style='x:alert(1)'>a</p>",
        "<math><mi xlink:href='data:x,<script>alert(1)</script>'>", "<meta http-equiv=refresh content='0;url=alert'>",
        "<base href='//alert'>", "<link rel=stylesheet href=//alert>", "<object data=alert></object>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<form action=alert><button>a</button></form>",
    ],
)  # fmt: skip
def test_nothing_acts(evil: str) -> None:
    """Whatever could run, load, or lead away is gone; words beside it stay."""
    left = page(f"<p>before</p>{evil}<p>after</p>")
    assert "alert" not in left
    assert "<p>before</p>" in left


def test_order_and_words_stay() -> None:
    """Headings, lists, tables and languages are left."""
    words = '<h1 lang="tr">Görüşmeler</h1><ul><li>one</li></ul>'
    words += '<table><tbody><tr><td colspan="2">two</td></tr></tbody></table>'
    assert words in page(words)


@given(st.lists(st.sampled_from(["<p>", "</p>", "<script>", "</script>", "<a href=", "'", '"', ">", "<!--", "x"])))
def test_any_markup_is_made_harmless(pieces: list[str]) -> None:
    """However broken it is: no script, no attribute, no comment."""
    body = page("".join(pieces)).partition("<body>")[2].casefold()
    assert "<script" not in body
    assert "<a h" not in body
    assert "<!--" not in body


def test_deep_nesting_ends() -> None:
    """Thousands of nested elements neither crash nor hang."""
    assert "words" in page("<div>" * 5_000 + "words")


def test_what_is_no_page() -> None:
    """Plain text, and a page that is too large: refused in words."""
    with pytest.raises(WrongUseError, match="no page of HTML"):
        harmless_page(Original(1, b"words", "utf-8", "text"))
    with pytest.raises(WrongUseError, match="too large"):
        harmless_page(Original(1, b"<p>" + b"x" * LARGEST_PAGE, "utf-8", "markup"))


@pytest.mark.parametrize(
    "words",
    [
        "<p>" + "".join(f"<b lang=x{n}>" for n in range(8000)) + "<p>x" * 8000,
        "<div>" * 400_000,
        "<p>" + "&" * 3_000_000,
    ],
)
def test_a_page_that_takes_the_square_of_its_length(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that would take minutes, or all memory, is refused in words, and the next one is shown."""
    with monkeypatch.context() as patch:
        patch.setattr(cleaning, "_PATIENCE", 1.0)
        with pytest.raises(WrongUseError, match="too tangled"):
            page(words)
    assert "<b>agreed</b>" in page("<p><b>agreed</b>" + "words " * 10_000)

"""Sources as BibTeX, read back with pybtex, and as CSL-JSON, read back by a model of its schema."""

import codecs
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import latexcodec  # noqa: F401 - it registers the codec
import pytest
from csl_reference import Reference
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from parley.export.contained import contained
from parley.export.sources import cited_from_report
from parley.model.takeaway import Takeaway

from .papers import HOSTILE, empty, hostile, istanbul, said, takeaway, written

NAMED = {"backslash": "\\", "braceleft": "{", "braceright": "}", "dollar": "$", "asciicircum": "^"}


def entries(taken: Takeaway) -> dict[str, Any]:
    return dict(parse_string(written(taken, "bibtex").decode(), "bibtex").entries.items())


def items(taken: Takeaway) -> list[dict[str, Any]]:
    return list(json.loads(written(taken, "csl-json")))


def plain(field: str) -> str:
    """A field of BibTeX as people read it."""
    for place, name in enumerate(NAMED):
        field = field.replace(rf"\text{name}", chr(0xF000 + place))
    text = (
        codecs.decode(field.replace("{}", "\uf100"), "ulatex").replace("{", "").replace("}", "").replace("\uf100", "")
    )
    return text.translate({0xF000 + place: sign for place, sign in enumerate(NAMED.values())})


def test_the_place_is_that_of_the_bytes_that_are_cited() -> None:
    """The article came once more a year later, in other bytes from elsewhere: whoever looks there finds no file of the
    SHA-256 that is cited, so that the day and place are those of the first."""
    first = said(url="https://gazette.example/1")
    (source,) = first.sources
    printed = replace(source, where="desk/printed.pdf", at="2023-04-05T08:00:00+00:00", original="sha256:" + 64 * "0")
    cited = cited_from_report(replace(first, sources=(source, printed)))
    assert (cited.where, str(cited.obtained)) == ("https://gazette.example/1", "2022-03-30")
    assert cited_from_report(replace(first, sources=(printed,))).where is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "calc.exe"])
def test_an_address_that_is_none_of_the_web_is_no_link(url: str) -> None:
    """What a table or a page gave as its address: it is told in the note, where no click can start it."""
    taken = takeaway(said(url=url), said("other words", number=2, url="https://gazette.example/1"))
    first, second = entries(taken).values()
    assert "url" not in first.fields and url in plain(first.fields["note"])
    assert second.fields["url"] == "https://gazette.example/1" and "gazette" not in second.fields["note"]
    item, other = items(taken)
    assert "URL" not in item and item["note"].endswith(f"; address {url}")
    assert other["URL"] == "https://gazette.example/1"


def test_the_talks_are_one_source(tmp_path: Path) -> None:
    """Without a title it goes by how it begins, in square brackets; the note has its SHA-256."""
    [(key, entry)] = entries(istanbul(tmp_path)).items()
    assert key == "r2022-03-29-a949e7e6fdd8"
    assert entry.type == "misc"
    assert entry.fields["title"].startswith("{[As the Russian-Ukrainian talks concluded in Istanbul")
    assert (entry.fields["year"], entry.fields["month"], entry.fields["day"]) == ("2022", "March", "29")
    assert entry.fields["urldate"] == "2022-03-29"
    assert "a949e7e6fdd8a620b0dd8a2237c58c68d8cecd93d2abac7e234d13f91ba3fe58" in entry.fields["note"]


def test_a_citation_manager_reads_the_same(tmp_path: Path) -> None:
    """The item has the fields of the schema, and the key of the BibTeX entry."""
    [item] = items(istanbul(tmp_path))
    read = Reference(**item)
    assert (read.id, read.type) == ("r2022-03-29-a949e7e6fdd8", "document")
    assert read.issued is not None and read.issued.date_parts == [[2022, 3, 29]]
    assert read.accessed is not None and read.accessed.date_parts == [[2022, 3, 29]]
    assert read.csl_dump()["custom"]["report"] == "r1"


def test_what_a_source_is_depends_on_what_is_known_of_it() -> None:
    """Published: an article. Only an address: a page. Neither: a document; no field is made up."""
    known = said(number=1, title="Talks", publisher="The Wire", url="https://example.org/a_b?c=1&d=%20#e")
    page, bare = said(number=2, url="https://example.org/2"), said(number=3, day=None)
    found = items(takeaway(known, page, bare))
    assert [item["type"] for item in found] == ["article-newspaper", "webpage", "document"]
    assert (found[0]["title"], found[0]["container-title"]) == ("Talks", "The Wire")
    assert set(found[2]) == {"id", "type", "title", "language", "note", "custom"}
    first, *_, last = entries(takeaway(known, page, bare)).values()
    assert first.fields["url"] == "https://example.org/a_b?c=1&d=%20#e"
    assert first.fields["howpublished"] == "The Wire"
    assert "year" not in last.fields and "url" not in last.fields
    assert last.key.startswith("rundated-")


def test_rendered_as_a_bibliography() -> None:
    """A processor of citations makes a line of it."""
    [item] = items(takeaway(said(title="Talks go on", publisher="The Wire", url="https://example.org/1")))
    line = str(Reference(**item))
    assert "Talks go on" in line and "The Wire" in line and "2022" in line


@pytest.mark.parametrize("form", ["bibtex", "csl-json"])
def test_hostile_words_stay_words(form: str) -> None:
    """Braces, TeX, formulas, NUL: as many sources as reports, each with its own title."""
    titles = [" ".join(words.split()) for words in HOSTILE]
    if form == "csl-json":
        assert [item["title"] for item in items(hostile())] == titles
        assert all(Reference(**item) for item in items(hostile()))
    else:
        found = [plain(entry.fields["title"]) for entry in entries(hostile()).values()]
        assert found == [contained(title) for title in titles]


@given(st.text(st.sampled_from("ab {}\\$%&#_^~\"'@,=\n\x00éЖ"), max_size=30))
def test_any_title_comes_back(title: str) -> None:
    """Whatever the title: BibTeX reads one entry, and in it the title."""
    wanted = contained(" ".join(title.split()))
    [entry] = entries(takeaway(said(title=f"x{title}y"))).values()
    assert plain(entry.fields["title"]).replace(" ", "") == f"x{wanted}y".replace(" ", "")


def test_letters_stay_as_they_are() -> None:
    """Cyrillic, Greek and Turkish letters are written as such."""
    text = written(takeaway(said(title="Київ, İstanbul, Ἀθῆναι")), "bibtex").decode()
    assert "Київ, İstanbul, Ἀθῆναι" in text


def test_the_key_does_not_hang_on_the_ledger() -> None:
    """The same bytes as another report of another ledger have the same key."""
    one = said()
    assert list(entries(takeaway(one))) == list(entries(takeaway(replace(one, number=7))))


def test_an_empty_ledger_has_no_sources(tmp_path: Path) -> None:
    """An empty file, and an empty array."""
    assert written(empty(tmp_path), "bibtex") == b""
    assert items(empty(tmp_path)) == []

"""What comes out of archives, feeds and tables, against what they were made of."""

from collections import Counter
from pathlib import Path

import pytest

from parley.intake import LeftOut, Part, files_in
from tests.intake.samples import ARCHIVES, all_parts, expected_of, told

SAMPLES = sorted(path.with_suffix("") for path in ARCHIVES.glob("*.json") if path.with_suffix("").exists())
CRAWLS = [path for path in SAMPLES if path.name.startswith("crawl")]


@pytest.mark.parametrize("path", [path for path in SAMPLES if path not in CRAWLS], ids=lambda path: path.name)
def test_parts_of_samples(path: Path) -> None:
    """Each part in its turn: its name, its bytes to the letter, and all that is known of it."""
    found = [told(part, ARCHIVES) for part in all_parts(path)]
    expected = expected_of(path)
    assert [part["name"] for part in found] == [part["name"] for part in expected]
    for part, should in zip(found, expected, strict=True):
        assert {field: part.get(field) for field in should} == should


@pytest.mark.parametrize("path", CRAWLS, ids=lambda path: path.name)
def test_parts_of_crawls(path: Path) -> None:
    """Of a site that wget archived, or the same as WACZ: every page, the PDF and the notice come out as the server had
    them before it packed or cut them; the style, the picture, robots.txt and the missing page are passed over, counted
    once."""
    found = all_parts(path)
    taken = [part for part in found if isinstance(part, Part)]
    assert sorted(told(part, ARCHIVES)["sha256"] for part in taken) == expected_of(path)[0]["any_order"]
    assert {part.kind for part in taken} == {"html", "pdf", "text"}
    assert all(part.given.captured and part.given.url and part.given.by == "warcio 1.8.1" for part in taken)
    left = [part for part in found if isinstance(part, LeftOut)]
    assert [type(part.error).__name__ for part in left] == ["PassedOverError"]
    for words in ("1 image/png", "1 text/css", "1 robots.txt", "1 answers with status 404"):
        assert words in str(left[0].error)


def test_a_mixed_folder() -> None:
    """A folder as people have it: every file in its turn, archives in theirs; what is hidden is passed over."""
    folder = ARCHIVES.parent / "mixed"
    found = [part for path in files_in(folder) for part in all_parts(path)]
    files = list(dict.fromkeys(part.name.removeprefix(f"{folder}/").split("#")[0].split(",")[0] for part in found))
    assert files[:4] == ["harbour.png", "locked.zip/may/guns.txt", "talks.zip/communiqué.txt", "talks.zip/harbour.png"]
    assert files[-1] == "web/crawl.warc.gz"
    kinds = Counter(part.kind for part in found if isinstance(part, Part))
    assert (kinds["entry"], kinds["row"]) == (4, 8)
    assert {"html", "pdf", "text"} <= set(kinds)
    left = Counter(type(part.error).__name__ for part in found if isinstance(part, LeftOut))
    assert left == {"LockedError": 1, "UnclearDayError": 2, "EmptyError": 1, "PassedOverError": 1}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_twice_the_same(path: Path) -> None:
    """The same file gives the same parts in the same order."""
    assert repr(all_parts(path)) == repr(all_parts(path))

"""Reports that were cut, mirrored, shuffled, repeated and written in capitals: nothing breaks, and nothing wavers."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.intake import Part, read_file
from parley.model.codec import reading_from_json, reading_to_json
from parley.model.report import Report
from parley.reader import load_pack, read
from parley.tasks.read import FileRead, load_reader, read_each

from .packs import reading_by_net
from .reports import TUESDAY

_ROOT = Path(__file__).parents[2]
_some = settings(deadline=None, derandomize=True, max_examples=20)


@cache
def _reports() -> list[str]:
    paths = [*(_ROOT / "examples/istanbul").glob("*.txt"), *(_ROOT / "benchmarks/invented").glob("*.txt")]
    return [read_file(path)[0].text for path in sorted(paths)]


def _damaged(text: str, way: str, at: float, size: int) -> str:
    """A stretch of a report, damaged in one way."""
    start = int(at * len(text))
    part = text[start : start + size]
    words = part.split(" ")
    return {
        "cut": part,
        "mirrored": part[::-1],
        "capitals": part.upper(),
        "small": part.lower(),
        "one line": part.replace("\n", " "),
        "a word a line": part.replace(" ", "\n"),
        "backwards": " ".join(reversed(words)),
        "repeated": part[:300] * 4,
        "without vowels": "".join(c for c in part if c not in "aeiou"),
        "unclosed": part.replace("”", "").replace('"', "“"),
        "without stops": part.replace(".", ""),
        "with controls": "\0".join(words),
    }[way]


_WAYS = (
    "cut", "mirrored", "capitals", "small", "one line", "a word a line", "backwards", "repeated", "without vowels",
    "unclosed", "without stops", "with controls",
)  # fmt: skip
_damaged_reports = st.builds(
    _damaged,
    st.integers(0, 16).map(lambda n: _reports()[n]),
    st.sampled_from(_WAYS),
    st.floats(0, 0.9),
    st.integers(1, 1500),
)


def _pairs(data: Any) -> Iterator[list[int]]:
    """All spans anywhere in the JSON of a reading: pairs of whole numbers."""
    if isinstance(data, list):
        if len(data) == 2 and all(type(x) is int for x in data):
            yield data
        else:
            for item in data:
                yield from _pairs(item)
    elif isinstance(data, dict):
        for key, item in data.items():
            if key != "doubts":
                yield from _pairs(item)


def _check(data: dict[str, Any]) -> None:
    """Spans hold something and lie in the text; numbers of things follow each other; each id that is used exists."""
    text = data["report"]["text"]
    assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in _pairs(data))
    for key, letter in (("parties", "p"), ("attributions", "a"), ("statements", "s")):
        assert [x["id"] for x in data[key]] == [f"{letter}{n}" for n in range(1, len(data[key]) + 1)]
    known = {None, *(x["id"] for key in ("parties", "attributions", "statements") for x in data[key])}
    assert {p["side"] for p in data["parties"]} <= known
    for s in data["statements"]:
        assert {s["attribution"], s["within"], s["speaker"], s["side"], s["actor"], s["recipient"], *s["via"]} <= known
        assert s["within"] != s["id"] and 0 <= s["confidence"] <= 1
    for a in data["attributions"]:
        assert a["cue"] and 0 <= a["confidence"] <= 1


@_some
@given(_damaged_reports)
def test_damaged_reports(text: str) -> None:
    """Any damage: what is read lies in the text and hangs together, a second reading has the same bytes, and what was
    written can be read back."""
    line = reading_to_json(reading_by_net(text))
    _check(json.loads(line))
    assert reading_to_json(reading_by_net(text)) == line
    assert reading_to_json(reading_from_json(line)) == line


@pytest.mark.parametrize("way", _WAYS)
def test_each_damage(way: str) -> None:
    """The first 900 characters of the report of 29 March 2022, in each way at least once."""
    _check(json.loads(reading_to_json(reading_by_net(_damaged(_reports()[-1], way, 0, 900)))))


def test_a_whole_report_is_not_damaged() -> None:
    """The twin of all these: reports as they stand give statements, and pass the same checks."""
    for text in (_reports()[0], _reports()[-1]):
        data = json.loads(reading_to_json(reading_by_net(text)))
        _check(data)
        assert data["statements"] and data["attributions"]


def test_what_is_checked_is_seen() -> None:
    """A span that ends after the text, and a statement by nobody known, are found out."""
    data = json.loads(reading_to_json(reading_by_net(_reports()[-1])))
    _check(data)
    for place, wrong in ((data["statements"][0]["content"], [[0, 10**6]]), (data["statements"][0]["via"], ["p99"])):
        right = list(place)
        place[:] = wrong
        with pytest.raises(AssertionError):
            _check(data)
        place[:] = right


@pytest.mark.parametrize(("way", "size"), [("repeated", 200_000), ("one line", 50_000), ("capitals", 50_000)])
def test_long_texts_by_rules(way: str, size: int) -> None:
    """All reports again and again, 200,000 characters: read by rules alone, all spans in their place."""
    text = ("\n\n".join(_reports()) * 8)[:size]
    text = {"repeated": text, "one line": text.replace("\n", " "), "capitals": text.upper()}[way]
    _check(json.loads(reading_to_json(read(Report("sha256:0", text, TUESDAY), load_pack(None)))))


def test_a_long_text_by_the_net() -> None:
    """All reports in one, 40,000 characters and hundreds of statements: many windows, many blocks of links."""
    data = json.loads(reading_to_json(reading_by_net("\n\n".join(_reports())[:40_000])))
    _check(data)
    assert len(data["attributions"]) > 64


def test_workers_give_the_same_bytes(tmp_path: Path) -> None:
    """Whole and damaged reports by one worker and by two, after this process has used the net: the same bytes in the
    same order; a file that is not there fails in its place."""
    load_reader().read(Report("sha256:0", "Russia said it agreed.", TUESDAY))
    names = []
    for n, way in enumerate(("cut", "mirrored", "one line", "cut", "unclosed")):
        path = tmp_path / f"{n}.txt"
        path.write_text("date 2022-03-29\n" + _damaged(_reports()[n], way, 0, 4000), encoding="utf-8")
        names.append(str(path))
    names.insert(2, str(tmp_path / "nowhere.txt"))
    parts = [Part(name, Path(name)) for name in names]
    alone, both = (
        [
            reading_to_json(r.reading) if isinstance(r, FileRead) else str(r)
            for r in read_each(parts, load_reader, workers=workers)
        ]
        for workers in (1, 2)
    )
    assert alone == both
    assert "nowhere.txt" in alone[2] and len(alone) == 6

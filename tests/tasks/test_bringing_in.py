"""A ledger is given out as a whole and made again: nothing is lost, and nothing bad gets in."""

import base64
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_BZIP2, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from export.ledgers import DAY, NOW, as_from, fill_with_hostile_words, fill_with_talks, given_out, said
from parley.errors import LedgerError, ParleyError, RecordError, UnreadableFileError
from parley.intake.limits import MEGABYTE
from parley.ledger import Filter, Ledger, Obtained, open_ledger, ref_from_statement
from parley.ledger.payload import NOTES
from parley.ledger.reports import custody_of
from parley.model.arrival import Extraction
from parley.model.judgement import Link, Review, Withdrawal
from parley.tasks.agreements import keep_text
from parley.tasks.bringing_in import bring_in
from parley.tasks.takeaway import takeaway_of

LATER = datetime(2023, 5, 1, 12, 0, tzinfo=UTC)
OLD = sorted((Path(__file__).parents[1] / "ledger" / "versions").glob("*.sqlite"))
TALKS = "# Talks\n\n## Parties\n\n- Ukraine\n- Russia\n\n## Article 1\n\n1.1 Ukraine shall leave by 1 May 2022.\n"
_MOMENT = re.compile(r'"(recorded|head)": "([^"]*[T:][^"]*)?"')
_ENTRY = re.compile(r'"(entry|replaces)": \d+|"about": "entry \d+"')


def settled(path: Path) -> str:
    """The lines of a file without what may differ once they were read back: the numbers of entries and the moments at
    which they were recorded (but not the days of decisions)."""
    return _ENTRY.sub("ENTRY", _MOMENT.sub("MOMENT", path.read_text(encoding="utf-8")))


def same_again(ledger: Ledger, folder: Path, form: str = "jsonl") -> None:
    """Gives a ledger out, makes it again, and holds one against the other."""
    given_out(ledger, folder / "whole", form)
    given_out(ledger, folder / "before.jsonl", "jsonl")
    with open_ledger(folder / "again.db") as again:
        came = bring_in(again, folder / "whole", author="Dora", now=LATER)
        given_out(again, folder / "after.jsonl", "jsonl")
        assert settled(folder / "after.jsonl") == settled(folder / "before.jsonl")
        entries = [entry for entry in ledger.entries() if entry.kind not in NOTES]
        made = list(again.entries())
        assert came.entries == len(entries) == len(made) - 1
        assert [(e.kind, e.author) for e in made[:-1]] == [(e.kind, e.author) for e in entries]
        assert {e.recorded for e in made} == {LATER}
        assert (made[-1].kind, made[-1].author, made[-1].payload["head"]) == ("import", "Dora", str(ledger.head()))
        assert again.verify().faults == ()
        with ledger.reading() as one, again.reading() as other:
            for number in range(1, ledger.reports() + 1):
                assert [(c.where, c.at, c.by) for c in custody_of(other, number)] == [
                    (c.where, c.at, c.by) for c in custody_of(one, number)
                ]
        for report in ledger.record().reports.values():
            assert again.original(report.id) == ledger.original(report.id)


@pytest.mark.parametrize("form", ["jsonl", "datapackage"])
@pytest.mark.parametrize("fill", [fill_with_talks, fill_with_hostile_words, lambda _: None])
def test_it_is_the_same_again(tmp_path: Path, form: str, fill: Callable[[Ledger], None]) -> None:
    """The talks with decisions of every kind, hostile words, and an empty ledger, in both forms."""
    with open_ledger(tmp_path / "talks.db") as ledger:
        fill(ledger)
        same_again(ledger, tmp_path, form)


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_a_ledger_of_an_older_parley(old: Path, tmp_path: Path) -> None:
    """What older versions wrote, with a second reading, can be given out and made again."""
    shutil.copy(old, tmp_path / "old.db")
    with open_ledger(tmp_path / "old.db") as ledger:
        same_again(ledger, tmp_path)


PEOPLE = st.sampled_from(("Ann", "Ben"))
STEPS = st.lists(
    st.tuples(st.sampled_from(("report", "again", "other", "read", "text", "link", "review", "back", "keep", "export")),
              st.integers(0, 30), PEOPLE),
    max_size=25,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_whatever_was_done(steps: list[tuple[str, int, str]]) -> None:
    """Reports, read and obtained again, in other bytes, taken to pieces anew; links, reviews, some taken back;
    versions of agreements; notes of exports between: in any order."""
    with TemporaryDirectory() as name, open_ledger(Path(name) / "talks.db") as ledger:
        for place, (what, number, who) in enumerate(steps):
            _do(ledger, what, number, who, place)
        same_again(ledger, Path(name))


def _do(ledger: Ledger, what: str, number: int, who: str, place: int) -> None:
    words = f"Report {number}: we will leave, says everybody in this paper of ours."
    reading, original = said(words, "Kyiv", "Moscow", "Ankara")
    there = ledger.reports()
    obtained = Obtained(f"https://example.org/{place}", "2022-03-30T08:00:00+00:00", who, None)
    if what in ("report", "again", "read", "text"):
        if what == "read":
            reading = replace(reading, statements=reading.statements[: number % 3])
        if what == "text":
            report = replace(reading.report, title=f"Title {place}")
            reading = replace(reading, report=report)
        way = Extraction("pdf", "tool 1") if number % 2 else None
        ledger.keep(reading, original, author=who, now=NOW, obtained=obtained, extraction=way)
    elif what == "other":
        other = f"bytes {number} {place % 2}".encode()
        ledger.keep(as_from(reading, other), other, author=who, now=NOW, obtained=obtained)
    elif what == "keep":
        keep_text(ledger, TALKS.replace("Talks", f"Talks {number % 3}"), name="one", author=who, now=NOW)
    elif what == "export":
        ledger.note_export({"to": "x", "what": "y", "rows": 1, "sha256": "0"}, author=who, now=NOW)
    elif there and what in ("link", "review"):
        _decide(ledger, what, number, who)
    elif what == "back":
        _take_back(ledger, number, who)


def _decide(ledger: Ledger, what: str, number: int, who: str) -> None:
    known = ledger.record()
    reading = known.readings[1 + number % len(known.readings)]
    if not reading.statements:
        return
    ref = ref_from_statement(reading, reading.statements[number % len(reading.statements)])
    if what == "link":
        ledger.judge(Link(ref, f"point {number}", number % 2 == 0, who, DAY), now=NOW)
    else:
        changes = (("act", "threat"), ("side", "Oslo")) if number % 3 == 0 else ()
        verdict = "correct" if changes else ("accept", "reject")[number % 2]
        ledger.judge(Review(ref, verdict, who, DAY, changes, number % 5 == 0), now=NOW)  # type: ignore[arg-type]


def _take_back(ledger: Ledger, number: int, who: str) -> None:
    standing = [one.seq for one in ledger.record().decided if not isinstance(one.decision, Withdrawal)]
    if standing:
        ledger.judge(Withdrawal(standing[number % len(standing)], who, DAY), now=NOW)


def test_orphans_stay_orphans(tmp_path: Path) -> None:
    """A decision about words that a later reading no longer has, and one that has them again: as before."""
    with open_ledger(tmp_path / "talks.db") as ledger:
        fill_with_talks(ledger)
        reading = ledger.record().readings[1]
        shorter = replace(reading, statements=reading.statements[:8])
        ledger.keep(shorter, b"talks", author="Ann", now=NOW)
        orphans = [one.decision for one in ledger.record().orphans()]
        assert orphans
        same_again(ledger, tmp_path)
    with open_ledger(tmp_path / "again.db") as again:
        assert [one.decision for one in again.record().orphans()] == orphans


def test_a_ledger_that_has_entries_is_refused(tmp_path: Path) -> None:
    """It is never added to."""
    with open_ledger(tmp_path / "talks.db") as ledger:
        fill_with_talks(ledger)
        given_out(ledger, tmp_path / "whole.jsonl", "jsonl")
        before = ledger.head()
        with pytest.raises(LedgerError, match="has entries"):
            bring_in(ledger, tmp_path / "whole.jsonl", author="Dora", now=LATER)
        assert ledger.head() == before


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The talks, given out as a whole."""
    with open_ledger(tmp_path / "talks.db") as ledger:
        fill_with_talks(ledger)
        given_out(ledger, tmp_path / "whole.jsonl", "jsonl")
    return tmp_path / "whole.jsonl"


def refused(path: Path, folder: Path) -> str:
    """Why a file is refused; nothing of it is kept."""
    with open_ledger(folder / "new.db") as ledger:
        with pytest.raises((RecordError, UnreadableFileError)) as caught:
            bring_in(ledger, path, author="Dora", now=LATER)
        assert ledger.size() == 0
    return str(caught.value)


def changed(path: Path, number: int, change: Callable[[dict[str, Any]], object]) -> None:
    """Changes the line of that number."""
    lines = path.read_text(encoding="utf-8").splitlines()
    data = json.loads(lines[number - 1])
    change(data)
    lines[number - 1] = json.dumps(data, ensure_ascii=False)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


BAD: list[tuple[int, Callable[[dict[str, Any]], object], str]] = [
    (2, lambda d: d.update(bytes=base64.b64encode(b"other").decode()), "another SHA-256"),
    (2, lambda d: d.update(bytes="*"), "line 2"),
    (2, lambda d: d.update(bytes=None), "must bring its bytes"),
    (2, lambda d: d["payload"].update(title="Another"), "line 2: .*says other things|line 3: .*says other things"),
    (2, lambda d: d["payload"].update(obtained={"where": 1, "at": "", "by": ""}), "where is '1'"),
    (3, lambda d: d["payload"]["report"].update(text="short"), "beyond the text"),
    (3, lambda d: d["payload"]["report"].update(date=None), "no day"),
    (3, lambda d: d["payload"]["report"].update(id="sha256:" + "0" * 64), "another report"),
    (3, lambda d: d["payload"]["statements"][0].update(act="joke"), "act is 'joke', not claim or"),
    (3, lambda d: d["payload"]["statements"][0].update(confidence="sure"), "confidence is 'sure'"),
    (3, lambda d: d["payload"]["statements"][0].update(confidence=1e300), "not between 0 and 1"),
    (3, lambda d: d["payload"]["statements"][0].update(id="s2"), "the same id"),
    (3, lambda d: d["payload"]["statements"][0].update(id="first"), "same id, or one has none"),
    (3, lambda d: d["payload"]["statements"][0].update(content=[]), "no words"),
    (3, lambda d: d["payload"]["statements"][0].update(content=[[9, 3]]), "content is"),
    (3, lambda d: d["payload"].pop("doubts"), "incomplete"),
    (3, lambda d: d["payload"].update(more=1), "other fields"),
    (4, lambda d: d["payload"].update(report="sha256:0"), "in no line before"),
    (4, lambda d: d.update(entry=1), "not above"),
    (5, lambda d: d["payload"].update(by="Somebody"), "not who decided"),
    (5, lambda d: d["payload"].update(recorded="soon"), "soon"),
    (5, lambda d: d["payload"].update(denies="perhaps"), "denies is 'perhaps'"),
    (5, lambda d: d["payload"]["statement"].update(report="sha256:0"), "in no line before"),
    (5, lambda d: d["payload"].update(proposition="\0"), "NUL"),
    (5, lambda d: d.update(author=""), "nobody is its author"),
    (5, lambda d: d.update(kind="oath"), "no kind of decision"),
    (5, lambda d: d.update(table="oath"), "no table 'oath'"),
    (5, lambda d: d.pop("author"), "other fields"),
    (7, lambda d: d["payload"].update(changes=[["id", "s9"]]), "no field that could be corrected"),
    (7, lambda d: d["payload"].update(changes=[["act", "joke"]]), "act is 'joke'"),
    (14, lambda d: d["payload"].update(entry=2), "no decision that stands"),
    (15, lambda d: d["payload"].update(text=1), "no text"),
    (15, lambda d: d["payload"]["commitments"][0].pop("debtor"), "commitments"),
    (16, lambda d: d.update(entries=3), "3 entries"),
]


@pytest.mark.parametrize(("number", "change", "why"), BAD)
def test_a_bad_line(
    whole: Path, tmp_path: Path, number: int, change: Callable[[dict[str, Any]], object], why: str
) -> None:
    """It is told with its number and what is wrong; nothing is kept."""
    changed(whole, number, change)
    words = refused(whole, tmp_path)
    assert re.search(why, words)
    assert re.search(r"line \d+: ", words)


def test_all_bad_lines_are_told(whole: Path, tmp_path: Path) -> None:
    """Each by itself; what only follows from another is not told, what is no JSON is."""
    changed(whole, 2, lambda d: d.update(bytes="AAAA"))
    changed(whole, 7, lambda d: d["payload"].update(verdict="perhaps"))
    lines = whole.read_text(encoding="utf-8").splitlines()
    lines[8] = "{" + "[" * 200_000
    whole.write_text("\n".join(lines), encoding="utf-8")
    told = re.findall(r"line (\d+): ", refused(whole, tmp_path))
    assert told == ["2", "7", "9"]


def test_a_great_many_bad_lines(whole: Path, tmp_path: Path) -> None:
    """A hundred are told, and how many more there are."""
    lines = whole.read_text(encoding="utf-8").splitlines()
    whole.write_text("\n".join([lines[0], *["nothing"] * 250, *lines[1:]]), encoding="utf-8")
    words = refused(whole, tmp_path)
    assert words.count("whole.jsonl, line ") == 100
    assert "And 151 lines more." in words or "And 150 lines more." in words


def test_a_report_without_its_reading(whole: Path, tmp_path: Path) -> None:
    """Its text would be missing."""
    lines = whole.read_text(encoding="utf-8").splitlines(keepends=True)
    whole.write_text("".join(lines[:2] + lines[3:]), encoding="utf-8")
    assert "line 2: the reading of this report must stand in the next line" in refused(whole, tmp_path)


@pytest.mark.parametrize("kept", [1, 2, 8, 15])
def test_a_file_that_breaks_off(whole: Path, tmp_path: Path, kept: int) -> None:
    """Wherever it is cut, that is seen."""
    lines = whole.read_text(encoding="utf-8").splitlines(keepends=True)
    whole.write_text("".join(lines[:kept]), encoding="utf-8")
    assert "breaks off" in refused(whole, tmp_path)


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "was not given out"), (b"# An agreement\n", "was not given out"), (b"[]\n", "was not given out"),
     (b'{"table": "takeaway", "format": "parley/takeaway/9", "whole": true, "head": "", "made_by": ""}\n', "newer"),
     (b"PK\x03\x04 and so on", "damaged")],
)  # fmt: skip
def test_files_that_are_something_else(tmp_path: Path, content: bytes, why: str) -> None:
    """Each is refused with what to do."""
    (tmp_path / "other").write_bytes(content)
    assert why in refused(tmp_path / "other", tmp_path)


def test_a_filter_was_set(tmp_path: Path) -> None:
    """What was given out with a filter does not hold the ledger, in either form."""
    with open_ledger(tmp_path / "talks.db") as ledger:
        fill_with_talks(ledger)
        for form in ("jsonl", "datapackage"):
            given_out(ledger, tmp_path / form, form, which=Filter(side="Ukraine"))
        given_out(ledger, tmp_path / "day", "jsonl", which=Filter(known_by=date(2022, 1, 1)))
    for name in ("jsonl", "datapackage", "day"):
        assert "with a filter" in refused(tmp_path / name, tmp_path)


def test_a_spoilt_package(whole: Path, tmp_path: Path) -> None:
    """A zip whose bytes were changed, and one whose lines are too long to be a ledger's, are refused."""
    with ZipFile(tmp_path / "good.zip", "w") as zipped:
        zipped.writestr("ledger.jsonl", whole.read_bytes())
    content = bytearray((tmp_path / "good.zip").read_bytes())
    content[len(content) // 3] ^= 1
    (tmp_path / "bad.zip").write_bytes(content)
    assert "damaged" in refused(tmp_path / "bad.zip", tmp_path)


def test_a_line_without_end(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line longer than any that Parley writes is not read to its end."""
    from parley.intake import takeaways

    monkeypatch.setattr(takeaways, "_LONGEST", 4000)
    assert "too long" in refused(whole, tmp_path)


def test_a_line_that_takes_too_much(whole: Path, tmp_path: Path) -> None:
    """Millions of lists within a line take far more memory than the line is long: it is not read. (In a process of its
    own: one that did much before has room left over.)"""
    line = b'{"table": [' + b"[]," * (4 * MEGABYTE) + b"[]]}\n"
    whole.write_bytes(whole.read_bytes() + line)
    small = (
        "from parley.intake import takeaways; from parley.intake.limits import Limits; import sys; "
        f"takeaways.USUAL = Limits(memory={32 * MEGABYTE}); from parley.cli.main import main; main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", small, "import", str(whole), "--ledger", str(tmp_path / "new.db")]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 1 and "more memory than a file may" in run.stderr


def test_a_package_in_which_little_stands_for_much(whole: Path, tmp_path: Path) -> None:
    """What bzip2 packs comes out as much at once as it likes: Parley never packs so, and does not unpack it."""
    with ZipFile(tmp_path / "bad.zip", "w", ZIP_BZIP2) as zipped:
        zipped.writestr("ledger.jsonl", whole.read_bytes())
    assert "packed by another program" in refused(tmp_path / "bad.zip", tmp_path)


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5),
    st.lists(st.integers(-3, 3), max_size=3), st.just({}), st.just([[0, 1]]),
)  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_is_let_in_can_be_worked_with(data: st.DataObject) -> None:
    """Any value anywhere may be another one: the file is refused in words, or what comes of it is a whole ledger of
    which every table can be given out again."""
    lines = list(_small())
    place = data.draw(st.integers(1, 8))
    entry = json.loads(lines[place])
    _spoil(entry, data)
    lines[place] = json.dumps(entry)
    with TemporaryDirectory() as name, open_ledger(Path(name) / "new.db") as made:
        folder = Path(name)
        (folder / "bad.jsonl").write_text("\n".join(lines), encoding="utf-8")
        try:
            bring_in(made, folder / "bad.jsonl", author="Dora", now=LATER)
        except ParleyError as error:
            assert made.size() == 0, error
            return
        assert made.verify().faults == ()
        assert [one.reading for one in takeaway_of(made, Filter()).reports()]
        given_out(made, folder / "again.jsonl", "jsonl")


@cache
def _small() -> tuple[str, ...]:
    """The lines of a small ledger."""
    with TemporaryDirectory() as name, open_ledger(Path(name) / "talks.db") as ledger:
        reading, original = said("We will leave if they do, he said.", "Kyiv", "Moscow")
        ledger.keep(reading, original, author="Ann", now=NOW, extraction=Extraction("pdf", "tool 1"))
        for what, number in (("link", 0), ("review", 0), ("review", 1), ("back", 2)):
            _do(ledger, what, number, "Ann", 0)
        keep_text(ledger, TALKS, name="one", author="Ann", now=NOW)
        given_out(ledger, Path(name) / "whole.jsonl", "jsonl")
        return tuple((Path(name) / "whole.jsonl").read_text(encoding="utf-8").splitlines())


def _spoil(value: Any, data: st.DataObject) -> None:
    """Puts another value somewhere into plain data."""
    while True:
        keys = sorted(value) if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        inner = value[key]
        if not isinstance(inner, dict | list) or data.draw(st.integers(0, 5)) == 0:
            value[key] = data.draw(VALUES)
            return
        value = inner

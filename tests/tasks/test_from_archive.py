"""A process is cut out of an archive."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parley.errors import UnreadableFileError, WrongUseError
from parley.ledger import Ledger, open_ledger
from parley.tasks.add import Added
from parley.tasks.from_archive import ArchiveQuestionError, add_from_archive
from tasks.archives import run, stories

pytest.importorskip("duckdb", reason="duckdb is not installed: pip install 'parley[archive]'")

NOW = datetime(2022, 4, 2, 9, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Thirty articles, two of them the same, one without a day."""
    source = stories(tmp_path / "a.jsonl", 28)
    with source.open("a") as file:
        file.write('{"text": "Story 3 of the valley.", "date": "2022-03-04"}\n{"text": "Story of no day."}\n')
    run(source, tmp_path / "it's out")
    return tmp_path / "it's out"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with open_ledger(tmp_path / "a.db") as opened:
        yield opened


def added(ledger: Ledger, archive: Path, where: str) -> list[Added]:
    """What came of the articles of which that holds."""
    return list(add_from_archive(ledger, archive, where, author="Ana", clock=lambda: NOW))


def test_period_words_and_parties(ledger: Ledger, archive: Path) -> None:
    """By day, by words, and by who is named: each alone and together."""
    where = (
        "said BETWEEN '2022-03-02' AND '2022-03-12' AND text ILIKE '%story 1%' "
        "AND article IN (SELECT article FROM parties WHERE name = 'Somebody')"
    )
    found = added(ledger, archive, where)
    assert [one.name for one in found] == [f"a.jsonl, line {n}" for n in (2, 11, 12)]
    assert [one.day for one in found] == ["2022-03-02", "2022-03-11", "2022-03-12"]
    assert ledger.count() == 3


def test_near_copies(ledger: Ledger, archive: Path) -> None:
    """Where near-copies were grouped, the first of each group alone is taken; where not, it is said that there are
    none."""
    once = "article NOT IN (SELECT article FROM copies WHERE article <> first_alike) AND text LIKE 'Story 3 %'"
    with pytest.raises(ArchiveQuestionError, match="copies does not exist"):
        added(ledger, archive, once)
    pytest.importorskip("datatrove", reason="datatrove is not installed: pip install 'parley[archive]'")
    from parley.tasks.archive_copies import group_copies

    assert list(group_copies(archive))
    assert [one.name for one in added(ledger, archive, once)] == ["a.jsonl, line 29"]


def test_what_was_read_is_kept(ledger: Ledger, archive: Path) -> None:
    """The text is the bytes that are kept, and where it was obtained leads back to the article and its bytes."""
    added(ledger, archive, "article = 'a.jsonl, line 6'")
    record = ledger.record()
    reading = record.readings[1]
    assert reading.report.text == "Story 5 of the valley."
    assert ledger.original(reading.report.id) == b"Story 5 of the valley."
    assert [one.content for one in reading.statements] == [((0, 5),)]


def test_twice(ledger: Ledger, archive: Path) -> None:
    """What is there is not added again; the same words in another article are another source of one report."""
    first = added(ledger, archive, "text LIKE 'Story 3 %'")
    assert [(one.number, one.new) for one in first] == [(1, True), (1, False)]
    assert [one.says for one in added(ledger, archive, "text LIKE 'Story 3 %'")] == [
        "r1: a.jsonl, line 29 was there already; nothing added.",
        "r1: a.jsonl, line 4 was there already; nothing added.",
    ]


def test_without_a_day(ledger: Ledger, archive: Path) -> None:
    """It is told and not kept; the others are."""
    found = added(ledger, archive, "said IS NULL OR said = '2022-03-01'")
    assert [(one.number, one.group) for one in found] == [(1, None), (None, "without a day of publication")]


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("sad > 3", 'Referenced column "sad" not found'),
        ("said >", "syntax error"),
        ("said > 'soon'", "soon"),
        ("true; DROP VIEW readings", "syntax error"),
        ("false) UNION ALL SELECT * FROM readings WHERE (true", "syntax error"),
        ("(SELECT count(*) FROM read_text('/etc/passwd')) > 0", "file system operations are disabled"),
        ("(SELECT count(*) FROM 'a.db') > 0", "file system operations are disabled"),
    ],
)
def test_what_is_no_condition(ledger: Ledger, archive: Path, where: str, words: str) -> None:
    """What is wrong with it is said; no file besides the tables can be reached; nothing is kept."""
    with pytest.raises(ArchiveQuestionError, match="--where") as error:
        added(ledger, archive, where)
    assert words in str(error.value)
    assert ledger.count() == 0


def test_no_archive(ledger: Ledger, tmp_path: Path) -> None:
    """A folder in which nothing was archived."""
    with pytest.raises(WrongUseError, match="no readings are in it"):
        added(ledger, tmp_path, "true")


def test_a_damaged_table(ledger: Ledger, archive: Path) -> None:
    """What is cut off is told."""
    for path in (archive / "readings").iterdir():
        path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        added(ledger, archive, "true")


def test_without_its_library(archive: Path) -> None:
    """It is said which one is missing, and how to get it."""
    code = (
        "import sys; sys.modules['duckdb'] = None; from parley.cli.main import main; "
        f"main(['add', '--from-archive', {str(archive)!r}, '--ledger', {str(archive.parent / 'b.db')!r}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1 and "pip install 'parley[archive]'" in done.stderr

"""Suggestions, suppositions, the demonstration, and reading many files."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import parley
from parley.agreement import parse
from parley.errors import LedgerError, UnknownAccountError, UnreadableFileError, WrongUseError
from parley.intake import Part
from parley.ledger import Ledger, open_ledger
from parley.model.agreement import Agreement
from parley.model.codec import reading_from_json, reading_to_json
from parley.model.statement import Reading
from parley.tasks.assess import Question, assess
from parley.tasks.demo import demonstrate
from parley.tasks.link import bear, contraries, link
from parley.tasks.page import UnwritableFileError
from parley.tasks.read import FileRead, load_reader, read_each
from parley.tasks.suggest import suggest
from parley.tasks.suppose import suppose, supposition_from_words
from parley.tasks.testify import Testified

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/istanbul"
NOW = datetime(2022, 3, 30, tzinfo=UTC)


@pytest.fixture
def agreement() -> Agreement:
    """The Istanbul framework."""
    return parse((EXAMPLE / "agreement.md").read_text(encoding="utf-8"))


def keep(ledger: Ledger, reading: Reading, author: str) -> None:
    """Add a reading as if its report had come as its text."""
    original = reading.report.text.encode()
    named = replace(reading.report, id=f"sha256:{hashlib.sha256(original).hexdigest()}")
    ledger.keep(replace(reading, report=named), original, author=author, now=NOW)


def test_likely_links_are_found_and_decided_ones_left_out(tmp_path: Path, agreement: Agreement) -> None:
    """Ukraine's claim of progress asserts the step's condition; Medinsky's condition only bears on the step."""
    reading = reading_from_json((ROOT / "tests/readings/istanbul.json").read_text(encoding="utf-8"))
    with open_ledger(tmp_path / "talks.db") as ledger:
        keep(ledger, reading, "x")

        def found() -> set[tuple[str, str]]:
            return {(s.line.id, s.target.provision or s.target.words) for s in suggest(ledger.record(), agreement)}

        first = found()
        assert {("r1.s12", "enough progress has been made"), ("r1.s14", "S2"), ("r1.s6", "P2")} <= first
        assert ("r1.s14", "the foreign ministries have accepted a deal") not in first
        link(ledger, "r1.s12", "enough progress has been made", author="x", now=NOW)
        bear(ledger, "r1.s14", "S2", author="x", now=NOW)
        assert first - found() == {("r1.s12", "enough progress has been made"), ("r1.s14", "S2")}


def test_a_supposition_shows_what_would_change(agreement: Agreement) -> None:
    """If enough progress were made on 1 April, the presidents' meeting would be ready for Ukraine, on that day."""
    supposed = supposition_from_words("enough progress has been made on 2022-04-01", holds=True)
    answer, changes = suppose(agreement, Testified(), [supposed], Question(account="Ukraine"))
    assert answer.assessment.as_of == date(2022, 4, 1)
    assert [(c.before, c.after) for c in changes if c.id == "S3"] == [("waiting", "ready")]
    _, none = suppose(agreement, Testified(), [supposed], Question(as_of=date(2022, 3, 31), account="Ukraine"))
    assert not none


def test_a_supposition_about_nothing_is_wrong_use(agreement: Agreement) -> None:
    """A proposition that the agreement does not name, and a day that is none."""
    with pytest.raises(WrongUseError, match="the bridge is open"):
        suppose(agreement, Testified(), [supposition_from_words("the bridge is open", holds=True)], Question())
    with pytest.raises(WrongUseError, match="2022-02-31"):
        supposition_from_words("enough progress has been made on 2022-02-31", holds=True)


def test_the_demonstration_gives_the_same_files_again(tmp_path: Path) -> None:
    """Two folders, and the first one again: ledger and page are the same, byte for byte, and all is used."""
    folders = [tmp_path / "one", tmp_path / "two", tmp_path / "one"]
    made = []
    for folder in folders:
        assert not demonstrate(EXAMPLE, folder, load_reader).problems
        made.append([(folder / name).read_bytes() for name in ("parley-demo.db", "report.html")])
    assert made[0] == made[1] == made[2]


def test_the_demonstration_leaves_other_ledgers_alone(tmp_path: Path) -> None:
    """A ledger of somebody's own in its folder, and a file that is no ledger at all."""
    reading = reading_from_json((ROOT / "tests/readings/istanbul.json").read_text(encoding="utf-8"))
    with open_ledger(tmp_path / "parley-demo.db") as ledger:
        keep(ledger, reading, "somebody")
    with pytest.raises(LedgerError, match="of your own"):
        demonstrate(EXAMPLE, tmp_path, load_reader)
    with open_ledger(tmp_path / "parley-demo.db") as ledger:
        assert len(ledger.record().reports) == 1


def test_the_demonstration_leaves_other_pages_alone(tmp_path: Path) -> None:
    """Somebody's own report.html stays as it is; a page of an earlier demonstration is written anew."""
    page = tmp_path / "report.html"
    page.write_text("<p>mine</p>", encoding="utf-8")
    with pytest.raises(UnwritableFileError, match="no page of Parley"):
        demonstrate(EXAMPLE, tmp_path, load_reader)
    assert page.read_text(encoding="utf-8") == "<p>mine</p>"
    page.unlink()
    demonstrate(EXAMPLE, tmp_path, load_reader)
    assert not demonstrate(EXAMPLE, tmp_path, load_reader).problems


def test_many_files_are_read_in_order_by_any_number_of_workers(tmp_path: Path) -> None:
    """Twenty reports, one of them missing: the same lines from one worker as from two, the missing one told in turn."""
    for n in range(20):
        words = f"date 2022-03-{n + 1:02}\nRussia said that it would withdraw {n} units.\n"
        (tmp_path / f"{n}.txt").write_text(words, encoding="utf-8")
    (tmp_path / "7.txt").unlink()
    names = [str(tmp_path / f"{n}.txt") for n in range(20)]
    parts = [Part(name, Path(name)) for name in names]

    def told(workers: int) -> list[str]:
        return [
            reading_to_json(done.reading) if isinstance(done, FileRead) else str(done)
            for done in read_each(parts, load_reader, workers=workers)
        ]

    assert told(1) == told(2)
    assert "no such file" in told(1)[7]
    readings = parley.read_many(names, workers=2)
    good = [next(readings) for _ in range(19)]
    assert [r.report.date.day for r in good if r.report.date] == [n + 1 for n in range(20) if n != 7]
    with pytest.raises(UnreadableFileError, match=r"7\.txt"):
        next(readings)


def test_reading_may_be_broken_off(tmp_path: Path) -> None:
    """Whoever stops early leaves no worker behind."""
    path = tmp_path / "a.txt"
    path.write_text("date 2022-03-29\nRussia said that it would withdraw.", encoding="utf-8")
    readings = parley.read_many([path] * 50, workers=2)
    assert next(readings).statements
    readings.close()  # type: ignore[attr-defined]


def test_the_library_reads_texts_as_it_reads_files(tmp_path: Path) -> None:
    """`read_text` and `read` give the same; a day may be given as a word; half a surrogate pair is told."""
    words = "Russia said that it would withdraw."
    path = tmp_path / "a.txt"
    path.write_text(words, encoding="utf-8")
    assert parley.read(path, date="2022-03-29") == parley.read_text(words, date=date(2022, 3, 29))
    with pytest.raises(UnreadableFileError, match="surrogate"):
        parley.read_text("\ud800")
    with pytest.raises(WrongUseError, match="YYYY-MM-DD"):
        parley.read_text(words, date="yesterday")


def test_the_library_assesses(agreement: Agreement) -> None:
    """`parse_agreement` and `assess`, with days as words."""
    again = parley.parse_agreement(agreement.normal_form)
    assert parley.assess(again, (), as_of="2022-03-30").as_of == date(2022, 3, 30)
    assert parley.load_reader() is parley.load_reader()
    with pytest.raises(AttributeError, match="nonsense"):
        _ = parley.nonsense


def test_without_an_agreement_what_is_linked_already_is_suggested(tmp_path: Path) -> None:
    """The same thing said in a second report is likely to mean what the first was linked to; the first is decided."""
    first = parley.read_text("date 2022-03-29\nUkraine said that enough progress had been made.\n")
    second = parley.read_text("date 2022-03-30\nRussia said that enough progress had been made.\n")
    with open_ledger(tmp_path / "talks.db") as ledger:
        for reading in (first, second):
            keep(ledger, reading, "x")
        assert suggest(ledger.record(), None) == ()
        link(ledger, "r1.s1", "enough progress has been made", author="x", now=NOW)
        assert [(s.line.id, s.target.words) for s in suggest(ledger.record(), None)] == [
            ("r2.s1", "enough progress has been made")
        ]


def test_acceptance_is_suggested_for_whoever_accepts_the_agreement(tmp_path: Path, agreement: Agreement) -> None:
    """Ukraine accepts the agreement: its own acceptance, nobody else's, and not by accepting a protest."""
    told = parley.read_text("date 2022-03-29\nUkraine accepted the agreement. Russia accepted the protest.\n")
    with open_ledger(tmp_path / "talks.db") as ledger:
        keep(ledger, told, "x")
        found = {s.target.words for s in suggest(ledger.record(), agreement)}
    assert {words for words in found if "this agreement" in words and "enters" not in words} == {
        "Ukraine accepts this agreement"
    }


def test_the_contrary_of_a_link_is_found(tmp_path: Path) -> None:
    """A statement linked both ways: each link finds the other, whoever made it; a link alone finds nothing."""
    told = parley.read_text("date 2022-03-29\nUkraine said that enough progress had been made.\n")
    with open_ledger(tmp_path / "talks.db") as ledger:
        keep(ledger, told, "x")
        made, _ = link(ledger, "r1.s1", "peace holds", author="one", now=NOW)
        assert contraries(ledger.record(), made) == ()
        other, _ = link(ledger, "r1.s1", "peace holds", denies=True, author="two", now=NOW)
        assert contraries(ledger.record(), other) == (made,)
        assert contraries(ledger.record(), made) == (other,)


@pytest.mark.parametrize("named", ["Ukraine", "ukraine", "Kyiv"])
def test_an_account_goes_by_any_name_of_the_party(agreement: Agreement, named: str) -> None:
    """A party's other names and any case will do; a name of nobody is told."""
    asked = Question(as_of=date(2022, 4, 1), account=named)
    assert assess(agreement, Testified(), asked).assessment.account == "Ukraine"
    with pytest.raises(UnknownAccountError, match="Mars"):
        assess(agreement, Testified(), Question(as_of=date(2022, 4, 1), account="Mars"))

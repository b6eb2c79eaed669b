"""What came of a file that was read, in words."""

import pickle
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parley.intake import Opening, Part, parts_of
from parley.ledger import Ledger, open_ledger
from parley.ledger.reports import provenance_of
from parley.model.report import Report
from parley.model.statement import Reading
from parley.tasks.add import Added, Origin, add_each, add_read
from parley.tasks.read import FileFailed, load_reader, read_part

NOW = datetime(2022, 4, 2, 9, tzinfo=UTC)
TEXT = b"date 2022-03-29\n\nUkraine said it would leave Kyiv."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with open_ledger(tmp_path / "a.db") as opened:
        yield opened


def added(ledger: Ledger, original: bytes, name: str = "a.txt", *, where: str | None = None) -> Added:
    """What came of some bytes."""
    done = read_part(Part(name, original), load_reader)
    return add_read(ledger, done, Origin(where, "Wire"), author="Ana", now=NOW)


def test_added(ledger: Ledger) -> None:
    """A report that is new: its number, its day, how many statements it has; its publisher is kept."""
    found = added(ledger, TEXT)
    assert (found.number, found.new) == (1, True)
    assert found.says.startswith("r1: a.txt added, 2022-03-29, ")
    assert ledger.record().reports[1].publisher == "Wire"


def test_publisher_not_known_again(ledger: Ledger) -> None:
    """The same bytes again from somebody who does not know the publisher: what was known of it stays. A publisher that
    is given takes the place of the one before."""
    added(ledger, TEXT)
    done = read_part(Part("a.txt", TEXT), load_reader)
    again = add_read(ledger, done, Origin("a.txt"), author="Ana", now=NOW)
    assert again.says == "r1: a.txt was there already; nothing added."
    assert ledger.record().reports[1].publisher == "Wire"
    add_read(ledger, done, Origin("a.txt", "Gazette"), author="Ana", now=NOW)
    assert ledger.record().reports[1].publisher == "Gazette"


def test_there_already(ledger: Ledger) -> None:
    """The same bytes again: nothing is added; from elsewhere, only that is noted."""
    added(ledger, TEXT)
    same = added(ledger, TEXT)
    assert (same.number, same.new, same.says) == (1, False, "r1: a.txt was there already; nothing added.")
    again = added(ledger, TEXT, where="https://example.org")
    assert again.says == "r1: a.txt was there already; where it was obtained this time was noted."


@pytest.mark.parametrize(
    ("original", "says"),
    [
        (b"", "a.txt: it holds no text."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.txt: this is a picture, which Parley does not read."),
        (b"Ukraine said so.", "a.txt: The report does not say its day of publication."),
        (b"date 2022-02-30\n\nUkraine said so.", "a.txt: its first line says 'date 2022-02-30', which is no day."),
    ],
)
def test_not_added(ledger: Ledger, original: bytes, says: str) -> None:
    """What is no report of a day is not added; the words say why, and how to mend it."""
    found = added(ledger, original)
    assert (found.number, found.new) == (None, False)
    assert found.says.startswith(says)
    assert ledger.size() == 0


def test_the_same_article_in_another_file(ledger: Ledger) -> None:
    """The same words with a heading, other white space and a notice: another source of the same report, whose bytes
    are kept too; once more, nothing is added. The day before, it is another report."""
    added(ledger, TEXT)
    other = b"date 2022-03-29\n\nTalks go on\n\nUkraine said it would  leave Kyiv.\n\nRead more: Why"
    again = added(ledger, other, "b.txt", where="https://example.org/b")
    assert (again.number, again.new, again.another) == (1, False, True)
    assert "kept as another source of it" in again.says
    assert added(ledger, other, "b.txt", where="https://example.org/b").says.endswith("nothing added.")
    assert (ledger.reports(), ledger.verify().originals, ledger.verify().faults) == (1, 2, ())
    other_day = added(ledger, other.replace(b"-29", b"-28"), "c.txt")
    assert (other_day.number, other_day.new) == (2, True)


@pytest.mark.parametrize("start", ["", "Read more: ", "Source: "])
def test_what_is_read_in_a_line_like_a_heading_counts(ledger: Ledger, start: str) -> None:
    """A copy of an article says one thing more, in a short line without a full stop: it is another report, so that its
    words are not lost; and whichever comes first, the other is no source of them."""
    more = TEXT + f"\n\n{start}Russia promised to withdraw its troops from Kherson".encode()
    assert (added(ledger, TEXT).number, added(ledger, more, "b.txt").number) == (1, 2)
    assert added(ledger, more.replace(b"it would", b"it  would"), "c.txt").number == 2
    assert added(ledger, TEXT.replace(b"it would", b"it  would"), "d.txt").number == 1


def test_where_the_other_bytes_came_from_is_on_record(ledger: Ledger) -> None:
    """Two files of one article: two sources, each with its bytes, after the tables were built anew as before."""
    added(ledger, TEXT)
    added(ledger, TEXT.replace(b"it would", b"it  would"), "b.txt", where="https://example.org/b")
    for _ in range(2):
        with ledger.reading() as connection:
            found = provenance_of(connection, [1])[1].sources
        assert [one.where for one in found] == ["a.txt", "https://example.org/b"]
        assert len({one.original for one in found}) == 2
        assert all(ledger.original(one.original) for one in found)
        ledger.rebuild()


def test_other_bytes_that_are_gone_are_missed(ledger: Ledger) -> None:
    """Somebody takes the second file's bytes out of the ledger: `verify` names the entry that has them."""
    added(ledger, TEXT)
    added(ledger, TEXT.replace(b"it would", b"it  would"), "b.txt")
    with ledger.writing_beside() as connection:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS original_delete")
        for (name,) in list(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("DELETE FROM original WHERE rowid = 2")
    assert any("Other bytes of report r1" in fault for fault in ledger.verify().faults)


def test_what_is_there_is_not_read_again(ledger: Ledger) -> None:
    """A command that was stopped goes on: bytes that this reader has read are known by their SHA-256; from elsewhere,
    that is noted; a file that cannot be read is said to be one each time."""
    parts = [Part("a.txt", TEXT), Part("b.txt", b""), Part("c.txt", TEXT.replace(b"Kyiv", b"Izium"))]

    def add(where: str | None = None) -> list[Added]:
        return list(add_each(ledger, parts, load_reader, Origin(where), author="Ana", clock=lambda: NOW))

    assert [(one.number, one.new) for one in add()] == [(1, True), (None, False), (2, True)]
    size = ledger.size()
    assert [one.says.endswith("nothing added.") for one in add()] == [True, False, True]
    assert ledger.size() == size
    assert add("https://example.org")[0].says.endswith("where it was obtained this time was noted.")
    assert ledger.size() == size + 2


def test_a_report_in_another_language_is_kept_unread(ledger: Ledger) -> None:
    """French: kept with no statement, and said so."""
    words = (
        "La France et la Russie ont déclaré mercredi que les pourparlers se poursuivraient la semaine prochaine. " * 2
    )
    found = added(ledger, f"date 2022-03-29\n\n{words}".encode())
    assert (found.number, found.unread, found.language, found.statements) == (1, True, "fr", 0)
    assert 'not read, since it is in the language "fr"' in found.says
    assert ledger.record().readings[1].doubts[0].kind == "unread-language"


def test_a_table_whose_columns_were_mistaken(ledger: Ledger) -> None:
    """Rows were added with the titles taken for the texts; once more by the right columns, their texts take the place
    of those; a third time nothing is added."""
    table = b"date,headline,words\n2022-03-29,Talks go on,Ukraine said it would leave Kyiv.\n"

    def add(column: str) -> Added:
        opening = Opening(columns={"date": "date", "text": column})
        parts = parts_of(Part("a.csv", table), opening)
        (one,) = add_each(ledger, parts, load_reader, Origin(), author="Ana", clock=lambda: NOW)
        return one

    assert add("headline").new
    assert "read anew, 1 statement" in add("words").says
    assert ledger.record().reports[1].text == "Ukraine said it would leave Kyiv."
    assert add("words").says.endswith("nothing added.")


class Failing:
    """A reader with a mistake: of texts that name a bear it knows no party."""

    stamp = load_reader().stamp

    def read(self, report: Report) -> Reading:
        """Fails on bears."""
        return load_reader().read(report) if "bear" not in report.text else self._party("bear")

    def _party(self, name: str) -> Reading:
        raise KeyError(name)


def test_a_report_on_which_the_reader_fails(ledger: Ledger) -> None:
    """It is left out, named with where it failed; those before and after it are kept."""
    parts = [Part("a.txt", TEXT), Part("b.txt", TEXT + b" A bear slept."), Part("c.txt", TEXT + b" A fox slept.")]
    found = list(add_each(ledger, parts, Failing, Origin(), author="Ana", clock=lambda: NOW))  # type: ignore[arg-type]
    assert [one.number for one in found] == [1, None, 2]
    assert found[1].fault and found[1].group == "on which the reader failed"
    assert found[1].says.startswith(
        "b.txt: the reader failed on it, which should not have happened (KeyError: 'bear' at"
    )


def test_it_fails_in_another_process() -> None:
    """What is said of it comes over whole."""
    done = read_part(Part("a.txt", TEXT + b" A bear slept."), Failing)  # type: ignore[arg-type]
    assert isinstance(done, FileFailed)
    over = pickle.loads(pickle.dumps(done))  # noqa: S301 - made here
    assert str(over.error) == str(done.error) and type(over.error) is type(done.error)

"""What a ledger gained since some entry."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parley.ledger import Ledger, added_since, last_decided, latest_reports, open_ledger, statements_up_to
from parley.ledger import ref_from_statement as ref
from parley.model.judgement import Bearing, Fact, Link, Review, Withdrawal
from parley.model.statement import Reading

from .conftest import NOW, ORIGINAL

LATER = datetime(2022, 3, 31, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def ledger(place: str | Path, reading: Reading) -> Iterator[Ledger]:
    """A ledger of one report."""
    with open_ledger(place) as opened:
        opened.keep(reading, ORIGINAL, author="Ana", now=NOW)
        yield opened


def test_a_report_comes_with_its_reading(ledger: Ledger) -> None:
    """Two entries, told as one: a new report, by its number, day and how it begins."""
    found = added_since(ledger, 0, 20)
    (one,) = found.latest
    assert (one.kind, one.report, one.author, found.more) == ("report", 1, "Ana", 0)
    assert one.about.startswith("As the Russian-Ukrainian talks concluded")
    assert one.recorded == NOW


def test_decisions_and_agreements(ledger: Ledger, reading: Reading) -> None:
    """A link names its statement and what it was linked to; a version of an agreement its name and number."""
    link = Link(ref(reading, reading.statements[11]), "enough progress has been made", False, "Ben", TODAY)
    ledger.judge(link, now=LATER)
    ledger.keep_agreement({"name": "draft", "title": "A", "text": "# A", "commitments": []}, author="Ben", now=LATER)
    agreement, linked = added_since(ledger, 2, 20).latest
    assert (linked.kind, linked.statement, linked.about) == ("link", "r1.s12", "enough progress has been made")
    assert (agreement.kind, agreement.about, agreement.version) == ("agreement", "draft", 1)


def test_no_more_are_told_than_asked_for(ledger: Ledger, reading: Reading) -> None:
    """The newest come first; how many lie between is a number, and after the last entry there is nothing."""
    for name in range(5):
        ledger.judge(Fact(f"fact {name}", True, TODAY, "Ben", TODAY), now=LATER)
    found = added_since(ledger, 2, 2)
    assert [one.about for one in found.latest] == ["fact 4", "fact 3"]
    assert found.more == 3
    assert added_since(ledger, 7, 2).latest == ()


def test_what_changes_the_stand_of_an_agreement(ledger: Ledger, reading: Reading) -> None:
    """Links, and reviews of reports with links, count; reviews before any link, and agreements, do not."""
    statement = ref(reading, reading.statements[11])
    ledger.judge(Review(statement, "accept", "Ben", TODAY), now=LATER)
    assert last_decided(ledger) == 0
    ledger.judge(Link(statement, "peace", False, "Ben", TODAY), now=LATER)
    assert last_decided(ledger) == 4
    ledger.judge(Review(statement, "reject", "Cem", TODAY), now=LATER)
    assert last_decided(ledger) == 5
    ledger.note_export({"to": "a.csv", "what": "statements", "rows": 1, "sha256": "0"}, author="Ben", now=LATER)
    assert last_decided(ledger) == 5
    ledger.judge(Withdrawal(4, "Ben", TODAY), now=LATER)
    assert last_decided(ledger) == 7
    assert last_decided(ledger, known_by=NOW.date()) == 0


def test_bearings_and_facts_bring_their_reports(ledger: Ledger, reading: Reading) -> None:
    """A report of which a statement was only set beside a provision, or taken as the place of a fact, counts, too."""
    statement = ref(reading, reading.statements[11])
    assert not ledger.record_of_decided().readings
    ledger.judge(Bearing(statement, "1.1", False, "Ben", TODAY), now=LATER)
    assert [one.number for one in ledger.record_of_decided().judged()] == [1]


def test_a_fact_with_its_place_counts(ledger: Ledger, reading: Reading) -> None:
    """The bad twin of a fact that stands nowhere: it is not lost with its report."""
    ledger.judge(Fact("peace", True, TODAY, "Ben", TODAY, statement=ref(reading, reading.statements[0])), now=LATER)
    assert [fact.proposition for fact in ledger.record_of_decided().facts] == ["peace"]


def test_latest_reports_and_how_many_statements(ledger: Ledger, reading: Reading) -> None:
    """The last report comes first; statements are counted as far as asked."""
    (one,) = latest_reports(ledger, 5)
    assert (one.number, one.said) == (1, reading.report.date)
    assert statements_up_to(ledger, 1000) == len(reading.statements)
    assert statements_up_to(ledger, 3) == 3

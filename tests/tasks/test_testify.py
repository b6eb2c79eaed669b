"""From links in the ledger to testimony."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from parley.agreement import parse
from parley.ledger import Decided, Record, ref_from_statement
from parley.ledger.keys import key_of_ref, keys_of
from parley.ledger.projection import Stamped, statement_rows
from parley.model.agreement import Agreement, Member
from parley.model.codec import reading_from_json
from parley.model.condition import Accepts
from parley.model.judgement import Bearing, Judgement, Link
from parley.model.span import Span
from parley.model.statement import Reading
from parley.model.time import TimeReference
from parley.tasks.testify import Testified, testimony_from_record

ROOT = Path(__file__).parents[2]
DAY = date(2022, 3, 30)
PROGRESS = "enough progress has been made"


@pytest.fixture
def reading() -> Reading:
    """The report of 29 March 2022, read by hand."""
    return reading_from_json((ROOT / "tests/readings/istanbul.json").read_text(encoding="utf-8"))


@pytest.fixture
def agreement() -> Agreement:
    """The Istanbul framework."""
    return parse((ROOT / "examples/istanbul/agreement.md").read_text(encoding="utf-8"))


def said(reading: Reading, name: str, proposition: str, *, denies: bool = False) -> Link:
    """A link of the statement of that id."""
    statement = next(s for s in reading.statements if s.id == name)
    return Link(ref_from_statement(reading, statement), proposition, denies, "reviewer", DAY)


def testify(reading: Reading, agreement: Agreement, *judgements: Judgement) -> Testified:
    """What the judgements amount to, in a ledger that holds just this reading."""
    at = Stamped(1, "2022-03-30T00:00:00+00:00", "reviewer")
    rows = [SimpleNamespace(**row) for row in statement_rows(at, reading, 1)]
    decided = tuple(Decided(n, j, 1, key_of_ref(j.statement, rows)) for n, j in enumerate(judgements, 3))
    return testimony_from_record(Record({1: reading.report}, {1: reading}, {1: keys_of(reading)}, decided), agreement)


def test_the_word_is_that_of_the_speakers_side(reading: Reading, agreement: Agreement) -> None:
    """The Ukrainian side claims progress: Ukraine's word, of the day of the report, with its sentence."""
    (testimony,) = testify(reading, agreement, said(reading, "s12", PROGRESS)).testimony
    assert (testimony.by, testimony.holds) == ("Ukraine", True)
    assert (testimony.on, testimony.said, testimony.recorded) == (date(2022, 3, 29), date(2022, 3, 29), DAY)
    assert testimony.source
    assert testimony.source.span.of(reading.report.text) == testimony.source.words
    assert testimony.source.report == reading.report.id


def test_what_one_side_says_of_the_other_is_its_own_word(reading: Reading, agreement: Agreement) -> None:
    """Medinsky says that Ukraine accepted the protest: that is Russia's word, not Ukraine's."""
    link = said(reading, "s5", "Ukraine accepts the protest over the recordings of torture")
    assert [t.by for t in testify(reading, agreement, link).testimony] == ["Russia"]


def test_swapping_who_speaks_swaps_whose_word_it_is(reading: Reading, agreement: Agreement) -> None:
    """With the two states' names exchanged in the reading, the same link is Ukraine's word."""
    other = {"Russia": "Ukraine", "Ukraine": "Russia"}
    parties = tuple(replace(p, name=other.get(p.name, p.name), mentions=()) for p in reading.parties)
    swapped = replace(reading, parties=parties)
    assert [t.by for t in testify(swapped, agreement, said(swapped, "s12", PROGRESS)).testimony] == ["Russia"]


def test_a_relay_never_speaks(reading: Reading, agreement: Agreement) -> None:
    """Ukraine's military, via the Associated Press: Ukraine's word, though the agency is an observer."""
    link = said(reading, "s9", "Russia reduces military activity around Kyiv and Chernihiv")
    assert [t.by for t in testify(reading, agreement, link).testimony] == ["Ukraine"]


def test_a_party_is_known_by_its_other_names(reading: Reading, agreement: Agreement) -> None:
    """The reading calls the state Kiev; the report's own words for it are among the agreement's names."""
    parties = tuple(replace(p, name="Kiev") if p.name == "Ukraine" else p for p in reading.parties)
    renamed = replace(reading, parties=parties)
    assert [t.by for t in testify(renamed, agreement, said(renamed, "s12", PROGRESS)).testimony] == ["Ukraine"]


def test_a_denial_counts_against(reading: Reading, agreement: Agreement) -> None:
    """--denies."""
    (testimony,) = testify(reading, agreement, said(reading, "s12", PROGRESS, denies=True)).testimony
    assert not testimony.holds


def test_the_day_is_that_of_the_content(reading: Reading, agreement: Agreement) -> None:
    """A statement with a day of its own holds from then on, though it was said on the day of the report."""
    dated = tuple(
        replace(s, times=(TimeReference(Span(0, 1), date(2022, 3, 25), None),)) if s.id == "s12" else s
        for s in reading.statements
    )
    later = replace(reading, statements=dated)
    (testimony,) = testify(later, agreement, said(later, "s12", PROGRESS)).testimony
    assert (testimony.on, testimony.said) == (date(2022, 3, 25), date(2022, 3, 29))


def test_acceptance_is_understood(reading: Reading, agreement: Agreement) -> None:
    """A link may say that a party accepts the agreement."""
    (testimony,) = testify(reading, agreement, said(reading, "s12", "Ukraine accepts this agreement")).testimony
    assert testimony.about == Accepts("Ukraine")


def test_a_speaker_who_is_nobody_in_the_agreement_is_told(reading: Reading, agreement: Agreement) -> None:
    """A state that the agreement does not list, and one whose side is open: not counted, and told with the mend."""
    parties = tuple(replace(p, name="Atlantis", mentions=()) if p.name == "Ukraine" else p for p in reading.parties)
    found = testify(replace(reading, parties=parties), agreement, said(reading, "s12", PROGRESS))
    assert not found.testimony
    assert "r1.s12" in found.problems[0]
    assert "Atlantis" in found.problems[0]
    sideless = replace(reading, statements=tuple(replace(s, side=None) for s in reading.statements))
    found = testify(sideless, agreement, said(sideless, "s12", PROGRESS))
    assert "somebody whose side the report leaves open" in found.problems[0]


def test_a_speaker_whom_the_agreement_lists_needs_no_side_there(reading: Reading, agreement: Agreement) -> None:
    """An observer mission speaks for an organisation that the agreement does not list: the mission's own word."""
    listed = replace(agreement, observers=(Member("the Monitor"),))
    side = replace(reading.parties[0], id="p98", name="Organisation", side="p98", mentions=())
    mission = replace(side, id="p99", name="the Monitor", side="p98")
    link = said(reading, "s12", PROGRESS)
    spoken = tuple(replace(s, speaker="p99", side="p98") if s.id == "s12" else s for s in reading.statements)
    told = replace(reading, parties=(*reading.parties, side, mission), statements=spoken)
    assert [
        t.by for t in testify(told, listed, replace(link, statement=replace(link.statement, speaker=None))).testimony
    ] == ["the Monitor"]


def test_a_link_about_something_else_is_no_problem(reading: Reading, agreement: Agreement) -> None:
    """A ledger serves many agreements: what this one does not name is noted, whoever said it."""
    found = testify(reading, agreement, said(reading, "s12", "the bridge is open"))
    assert not found.testimony
    assert not found.problems
    assert "the bridge is open" in found.elsewhere[0]


def test_evidence_is_for_or_against_and_changes_nothing(reading: Reading, agreement: Agreement) -> None:
    """Bearings on a pledge, a step, every guarantor's duty, the entry; one on what is not there is noted."""
    ref = said(reading, "s9", "x").statement
    targets = ["P1", "S1", "2.1", "2.1/Turkey", "entry"]
    bearings = [Bearing(ref, target, target == "S1", "reviewer", DAY) for target in targets]
    found = testify(reading, agreement, *bearings, Bearing(ref, "9.9", False, "reviewer", DAY))
    assert [(e.provision, e.supports) for e in found.evidence] == [(t, t != "S1") for t in targets]
    assert {e.by for e in found.evidence} == {"Ukraine"}
    assert "9.9" in found.elsewhere[0]


def test_an_orphan_is_told(reading: Reading, agreement: Agreement) -> None:
    """The statement that was linked is gone from the reading: nothing counts, and the words are told."""
    link = said(reading, "s12", PROGRESS)
    found = testify(replace(reading, statements=reading.statements[:5]), agreement, link)
    assert not found.testimony
    assert "enough progress had been made for" in found.problems[0]

"""Reports that are worked in one by one come to what they come to together."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.following.who.enter import who_is_who
from parley.ledger import open_ledger, ref_from_statement
from parley.model.judgement import Link, Same, Withdrawal
from parley.model.process import Told
from parley.model.statement import ReaderStamp
from parley.tasks.follow import lacking, work_in
from parley.tasks.process import Overview, follow, follow_told, overview

from .followed import LINES, NOW, keep, kept_in, made_encoder, made_reading, sequence


def test_one_by_one_is_all_at_once(place: str | Path, tmp_path: Path) -> None:
    """A ledger that is followed after each report, and one that is followed at the end: the same to the byte."""
    encoder = made_encoder()
    with open_ledger(place) as ledger:
        sequence(ledger, lambda: list(work_in(ledger, encoder)))
        one_by_one = kept_in(ledger)
        assert list(work_in(ledger, encoder)) == []
    with open_ledger(tmp_path / "other.db") as ledger:
        sequence(ledger, lambda: None)
        assert list(work_in(ledger, encoder)) == [1, 2, 3, 4, 5, 6, 2, 7, 8, 9]
        assert kept_in(ledger) == one_by_one
    assert sum(kind == "saying" for kind, _ in one_by_one) == 30
    assert sum(value == b"" for (kind, _), value in one_by_one.items() if kind == "vector") == 3


def test_another_encoder_begins_anew(place: str | Path) -> None:
    """What was kept for the one is not taken for the other's."""
    encoder, other = made_encoder(), made_encoder()
    other.name = "made up 2"
    with open_ledger(place) as ledger:
        keep(ledger, 1)
        assert list(work_in(ledger, encoder)) == [1]
        keep(ledger, 2)
        assert lacking(ledger, encoder) == (1, False)
        assert lacking(ledger, other) == (2, True)
        assert list(work_in(ledger, other)) == [1, 2]
        assert lacking(ledger, other) == (0, False)


def test_rebuilding_the_ledger_drops_it(place: str | Path) -> None:
    """Who builds the other tables anew follows anew, and comes to the same."""
    with open_ledger(place) as ledger:
        sequence(ledger, lambda: None)
        list(work_in(ledger, made_encoder()))
        before = kept_in(ledger)
        ledger.rebuild()
        assert kept_in(ledger) == {}
        assert len(list(work_in(ledger, made_encoder()))) == 10
        assert kept_in(ledger) == before


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The one made up here, for the tasks too."""
    made = made_encoder()
    monkeypatch.setattr("parley.tasks.process.load_sentence_encoder", lambda: made)
    return made


def _plain(found: Overview) -> object:
    return found.who, found.propositions


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(1, 12), unique=True, max_size=6), st.integers(1, 4))
def test_in_the_tables_as_in_memory(tmp_path_factory: pytest.TempPathFactory, numbers: list[int], at_once: int) -> None:
    """The same reports come to the same, kept in tables in batches of any size or all in memory."""
    encoder = made_encoder()
    with pytest.MonkeyPatch.context() as patch, open_ledger(tmp_path_factory.mktemp("l") / "a.db") as ledger:
        patch.setattr("parley.tasks.process.load_sentence_encoder", lambda: encoder)
        patch.setattr("parley.tasks.follow._AT_ONCE", at_once)
        for number in numbers:
            keep(ledger, number)
        found, record = overview(ledger)
        whole, _ = follow(ledger)
        in_memory = follow_told([Told(n, one) for n, one in ledger.record().readings.items()], encoder)
    assert (found.who, found.propositions) == (in_memory.who, in_memory.propositions)
    assert found.who == who_is_who(in_memory.told)
    assert whole == replace(in_memory, gathering=whole.gathering)
    assert not record.readings


def test_a_day_of_the_past_is_followed_in_memory(place: str | Path, encoder: Any) -> None:
    """By today all is known that is kept; by an earlier day, or of earlier reports, less, and nothing kept changes."""
    with open_ledger(place) as ledger:
        sequence(ledger, lambda: None)
        now, _ = overview(ledger)
        before = kept_in(ledger)
        assert _plain(overview(ledger, known_by=NOW.date())[0]) == _plain(now)
        early, _ = overview(ledger, as_of=date(2026, 1, 10))
        assert {wording.report for one in early.propositions for wording in one.wordings} == {1, 2, 3}
        assert overview(ledger, known_by=date(2026, 1, 1))[0].propositions == ()
        assert kept_in(ledger) == before


def test_a_newer_reading_takes_the_place_of_the_older(place: str | Path, encoder: Any) -> None:
    """Statements that a report has no longer are in no proposition; those that it has are there once."""
    with open_ledger(place) as ledger:
        for number in (1, 2, 3):
            reading = keep(ledger, number)
        before, _ = overview(ledger)
        newer = replace(reading, reader=ReaderStamp("1", "made up", "1", 1, ""), statements=reading.statements[1:])
        ledger.keep(newer, made_reading(3)[1], author="tests", now=NOW)
        after, _ = overview(ledger)
    wanted = sorted((w.report, w.statement) for one in before.propositions for w in one.wordings)
    found = sorted((w.report, w.statement) for one in after.propositions for w in one.wordings)
    assert found == [at for at in wanted if at != (3, "s1")]
    assert [one.parties for one in after.who.identities] == [one.parties for one in before.who.identities]


def test_decisions_are_laid_over_it(place: str | Path, encoder: Any) -> None:
    """Names and wordings that reviewers join or part, and what they link, change what is read and nothing that is kept;
    taken back, all is as before."""
    decisions = (
        Same("party", "Georgia", "Armenia", "a reviewer", NOW.date(), False),
        Same("proposition", LINES[0][1], LINES[2][1], "a reviewer", NOW.date(), True),
    )
    with open_ledger(place) as ledger:
        for number in range(1, 7):
            keep(ledger, number)
        before, kept = _plain(overview(ledger)[0]), kept_in(ledger)
        for decision in decisions:
            ledger.judge(decision, now=NOW)
        reading = made_reading(1)[0]
        link = Link(ref_from_statement(reading, reading.statements[0]), "they agree", False, "a reviewer", NOW.date())
        ledger.judge(link, now=NOW)
        after, record = overview(ledger)
        assert kept_in(ledger) == kept
        assert _plain(after) == _plain(overview(ledger, known_by=NOW.date())[0]) != before
        both = {"Georgia", "Armenia"}
        assert any(both <= {held.words for held in one.names} for one in after.who.identities)
        speakers = {w.speaker for one in after.propositions for w in one.wordings}
        assert speakers <= {one.id for one in after.who.identities}
        assert [one.says for one in after.propositions if one.wordings[0].by] == ["they agree"]
        for made in record.decided:
            ledger.judge(Withdrawal(made.seq, "a reviewer", NOW.date()), now=NOW)
        assert _plain(overview(ledger)[0]) == before


pytest_plugins = ["tests.ledger.conftest"]

"""Finding at scale and in any writing, on both databases: what is ranked, which names are one, how long a text is."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from parley.errors import UnknownEntryError, WrongUseError
from parley.ledger import Filter, Ledger, find, open_ledger, ref_from_statement
from parley.ledger.moments import moment_of
from parley.model.judgement import Fact, Link, Note, Same
from parley.model.party import Party
from parley.model.place import Place as NamedPlace
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import Reading

from .conftest import NOW, ORIGINAL

Place = str | Path
DAY = NOW.date()


def said(reading: Reading, text: str, *names: str, places: tuple[str, ...] = ()) -> Reading:
    """A report of our own, one statement of all its text by each of the parties."""
    report = Report(f"sha256:{hashlib.sha256(text.encode()).hexdigest()}", text, DAY)
    parties = tuple(Party(f"p{n}", name, "state", side=f"p{n}") for n, name in enumerate(names or ("Ruritania",), 1))
    named = tuple(NamedPlace(Span(0, 1), place, None, None, None) for place in places)
    plain = replace(
        reading.statements[0], attribution=None, content=(Span(0, len(text)),), via=(), conditions=(), times=(),
        actor=None, recipient=None, within=None, places=named,
    )  # fmt: skip
    statements = tuple(replace(plain, id=f"s{n}", speaker=p.id, side=p.id) for n, p in enumerate(parties, 1))
    return replace(reading, report=report, parties=parties, attributions=(), statements=statements, doubts=())


def keep(ledger: Ledger, reading: Reading, later: timedelta = timedelta()) -> int:
    """Add a report of our own."""
    return ledger.keep(reading, reading.report.text.encode(), author="Ann", now=NOW + later).number


def test_of_many_matches_the_latest_are_ranked(place: Place, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three are ranked, then two more at a time. The oldest is the best match, so it comes first where it is ranked
    at all: where the limit, or a filter, wants more than the latest three give. It is the same every time."""
    monkeypatch.setattr(find, "_LATEST", 3)
    monkeypatch.setattr(find, "_MORE", 2)
    monkeypatch.setattr(find, "_FEW", 1)
    with open_ledger(place) as ledger:
        keep(ledger, said(reading, "peace peace peace", "Ruritania"))
        for n in range(5):
            keep(ledger, said(reading, f"peace is far {'away ' * n}", "Graustark"))

        def found(limit: int, **which: object) -> list[int | None]:
            passages = ledger.search("peace", Filter(**which), limit=limit, kinds=("statement",))  # type: ignore[arg-type]
            assert passages == ledger.search("peace", Filter(**which), limit=limit, kinds=("statement",))  # type: ignore[arg-type]
            assert [one.rank for one in passages] == sorted((one.rank for one in passages), reverse=True)
            return [one.report for one in passages]

        assert set(found(1)) <= {5, 6}
        assert found(6)[0] == 1
        assert sorted(found(6), key=str) == [1, 2, 3, 4, 5, 6]
        assert found(9) == found(6)
        assert found(1, side="Ruritania") == [1]
        assert found(1, side="Zenda") == []


def test_a_day_is_found_among_entries_of_many_days(place: Place, reading: Reading) -> None:
    """Reports on days with gaps, several on some: the last entry of each day, before the first one, and after all."""
    with open_ledger(place) as ledger:
        days = (0, 0, 1, 4, 4, 4, 9)
        for n, day in enumerate(days):
            keep(ledger, said(reading, f"report {n}"), timedelta(days=day))
        with ledger.reading() as connection:
            for ahead in range(-1, 12):
                entries = 2 * sum(day <= ahead for day in days)
                assert moment_of(connection, DAY + timedelta(days=ahead)) == entries
            assert (moment_of(connection, date.min), moment_of(connection, date.max)) == (0, 14)
        assert ledger.count(Filter(known_by=date.max)) == 7


@pytest.mark.parametrize("name", ["Évian", "ÖSTERREICH", "Україна", "Κύπρος", "الشمال", 'O\'Brien "x"; --', "100%_\\"])
def test_names_in_any_writing(place: Place, reading: Reading, name: str) -> None:
    """A party and a place are found in capitals or not, whatever their letters; a part of a name is not the name."""
    with open_ledger(place) as ledger:
        keep(ledger, said(reading, "we agree", name, places=("Zenda", name)))
        for spelt in (name, name.lower(), name.title() if name.isalpha() else name):
            which = (Filter(side=spelt), Filter(party=spelt), Filter(place=spelt))
            assert [ledger.count(one) for one in which] == [1, 1, 1]
        assert [ledger.count(one) for one in (Filter(side=name[1:]), Filter(place=name[1:]))] == [0, 0]


def test_names_of_one_party_are_found_together(place: Place, reading: Reading) -> None:
    """A Greek name that ends in its own letter, and another one; after somebody says that they differ, no longer."""
    with open_ledger(place) as ledger:
        keep(ledger, said(reading, "we agree", "Κυπριανός", "Nicosia"))
        assert ledger.judge(Same("party", "Nicosia", "Κυπριανός", "Ann", DAY), now=NOW)
        assert ledger.count(Filter(side="nicosia")) == ledger.count(Filter(party="κυπριανός")) == 2
        assert ledger.judge(Same("party", "Κυπριανός", "NICOSIA", "Ann", DAY, differs=True), now=NOW)
        assert ledger.count(Filter(side="nicosia")) == 1


def test_the_last_word_on_two_names(place: Place, reading: Reading) -> None:
    """Ann says the same, the same again, that they differ, and the same: her last word counts; Ben's no, too."""
    with open_ledger(place) as ledger:
        keep(ledger, said(reading, "we agree", "A", "B"))

        def told(by: str, differs: bool, one: str = "A", other: str = "B") -> tuple[bool, int]:
            new = ledger.judge(Same("party", one, other, by, DAY, differs), now=NOW)
            return new, ledger.count(Filter(side="a"))

        assert told("Ann", False) == (True, 2)
        assert told("Ann", False, "b", "a") == (True, 2)
        assert told("Ann", False, "b", "a") == (False, 2)
        assert told("Ann", True) == (True, 1)
        assert told("Ann", False) == (True, 2)
        assert told("Ben", True) == (True, 1)
        assert told("Ann", False) == (False, 1)


def test_what_is_kept_apart_is_not_joined_over_a_third_name(place: Place, reading: Reading) -> None:
    """A is B, B is C, but A is not C: the later of the two is not followed, whichever is said first; without it all
    three are one."""
    with open_ledger(place) as ledger:
        keep(ledger, said(reading, "we agree", "A", "B", "C", "D"))
        for one, other in (("A", "B"), ("B", "C"), ("C", "D")):
            ledger.judge(Same("party", one, other, "Ann", DAY), now=NOW)
        assert [ledger.count(Filter(side=name)) for name in "abcd"] == [4, 4, 4, 4]
        ledger.judge(Same("party", "A", "C", "Ben", DAY, differs=True), now=NOW)
        assert [ledger.count(Filter(side=name)) for name in "abcd"] == [2, 2, 2, 2]
        assert ledger.record().names_of("party")["b"] == {"a", "b"}


def test_a_text_may_be_as_long_as_it_is(place: Place, reading: Reading) -> None:
    """A paragraph of a million letters, all of its words different, one word of as many, a name of 100,000: all are
    kept, decided about, found and built anew. In a search more than 200 words are too many, and are told."""
    words = " ".join(f"w{n:x}{n * 7919 % 65536:04x}" for n in range(100_000))
    name = words[:100_000]
    with open_ledger(place) as ledger:
        long = said(reading, words, name)
        keep(ledger, long)
        keep(ledger, said(reading, "x" * 1_000_000))
        ref = ref_from_statement(long, long.statements[0])
        for decision in (
            Link(ref, words, False, "Ann", DAY),
            Note(ref, words, "Ann", DAY),
            Fact(words, True, DAY, "Ann", DAY),
            Same("party", name, "Ruritania", "Ann", DAY),
        ):
            assert ledger.judge(decision, now=NOW)
            assert not ledger.judge(decision, now=NOW)
        assert ledger.keep_agreement(
            {"name": name, "title": name, "text": words, "commitments": []}, author="Ann", now=NOW
        )
        assert ledger.count(Filter(side=name)) == ledger.count(Filter(party="ruritania")) == 2
        assert ledger.count(Filter(place=words)) == 0
        found = ledger.search(f'"{" ".join(words.split()[-2:])}"')
        assert sorted(one.kind for one in found) == ["note", "report"]
        assert all(len(one.text) <= 10_000 for one in found)
        assert {one.kind for one in ledger.search("x" * 10_000)} == {"report", "statement"}
        assert ledger.rebuild() == 9
        with pytest.raises(WrongUseError, match="200 words"):
            ledger.search("a " * 201)
        assert ledger.search("a " * 200) == ()


@pytest.mark.parametrize("bad", ["No\0rth", "No\ud800rth"])
def test_what_is_no_text_is_refused(place: Place, reading: Reading, bad: str) -> None:
    """A NUL, half a character: in a report, a name, a decision, its author, a filter; nothing of it is kept. The two
    signs that stand for a NUL in JSON are no NUL."""
    with open_ledger(place) as ledger:
        keep(ledger, said(reading, "we agree"))
        size = ledger.head().size
        text = replace(said(reading, "x"), report=replace(reading.report, text=bad))
        for wrong in (
            lambda: ledger.keep(text, ORIGINAL, author="Ann", now=NOW),
            lambda: keep(ledger, said(reading, "x", bad)),
            lambda: ledger.judge(Same("party", "A", bad, "Ann", DAY), now=NOW),
            lambda: ledger.judge(Same("party", "A", "B", bad, DAY), now=NOW),
            lambda: ledger.judge(Same("party", "A", "B", "Ann", DAY, why=bad), now=NOW),
            lambda: Filter(party=bad),
            lambda: Filter(about=(bad,)),
        ):
            with pytest.raises(WrongUseError, match="cannot stand in a ledger"):
                wrong()
        assert ledger.search(f"{bad} x") == ()
        assert ledger.head().size == size
        assert ledger.judge(Same("party", "A", r"B\u0000 \\u0000", "Ann", DAY), now=NOW)


def test_numbers_of_no_report(place: Place, reading: Reading) -> None:
    """One that no database has; one that this ledger lacks; the first report is there."""
    with open_ledger(place) as ledger:
        keep(ledger, said(reading, "we agree"))
        for number in (-1, 1 << 31, 10**30):
            with pytest.raises(WrongUseError, match="of no report"):
                Filter(report=number)
        for number in (0, 2, 1 << 31, 10**30):
            with pytest.raises(UnknownEntryError, match="it has 1"):
                ledger.entry_of_report(number)
        assert [ledger.count(Filter(report=number)) for number in (1, 2, (1 << 31) - 1)] == [1, 0, 0]
        assert ledger.entry_of_report(1) == 1

"""What every ledger does, whatever database it lies in."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from parley.errors import LedgerError, MissingDateError, UnknownEntryError, WrongUseError
from parley.ledger import Filter, Ledger, Obtained, head_from_words, open_ledger, ref_from_statement
from parley.ledger.database import engine_of
from parley.ledger.tables import DERIVED, entry, original
from parley.model.judgement import Bearing, Fact, Link, Note, Review, Same, Withdrawal
from parley.model.statement import Reading

from .conftest import NOW, ORIGINAL

Place = str | Path
LATER = NOW + timedelta(days=10)


def keep(ledger: Ledger, reading: Reading) -> None:
    """Add the reading as the reviewer."""
    ledger.keep(reading, ORIGINAL, author="reviewer", now=NOW)


def ref(reading: Reading, name: str):  # type: ignore[no-untyped-def]
    """The statement of that id, named so that it outlives a new reading."""
    return ref_from_statement(reading, next(s for s in reading.statements if s.id == name))


def review(reading: Reading, name: str, verdict: str, by: str = "Ann", **more: object) -> Review:
    """Somebody's review of a statement."""
    return Review(ref(reading, name), verdict, by, NOW.date(), **more)  # type: ignore[arg-type]


def tables(place: Place) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the tables that are worked out."""
    with engine_of(place, 5).connect() as connection:
        return {t.name: sorted(map(repr, connection.execute(sa.select(t)))) for t in DERIVED.sorted_tables}  # type: ignore[misc]


def filled(ledger: Ledger, reading: Reading) -> None:
    """A report and one decision of each kind."""
    ledger.keep(
        reading, ORIGINAL, author="reviewer", now=NOW, obtained=Obtained("mail", "2022-03-29T20:00:00+00:00", "Ann")
    )
    by = ("Ann", NOW.date())
    for decision in (
        Link(ref(reading, "s12"), "enough progress has been made", False, *by),
        Bearing(ref(reading, "s9"), "P1", False, *by, "It says so."),
        review(reading, "s7", "correct", changes=(("act", "offer"),)),
        Same("party", "Moscow", "Russia", *by),
        Fact("there is complete peace throughout Ukraine", False, date(2022, 3, 29), *by),
        Note(ref(reading, "s1"), "Ask the translator about abuse.", *by),
        Withdrawal(4, *by, "Too early."),
    ):
        assert ledger.judge(decision, now=NOW)


def test_everything_is_there_when_opened_again(place: Place, reading: Reading) -> None:
    """A report with its bytes and one decision of each kind; what was withdrawn stays in the log and counts no more."""
    with open_ledger(place) as ledger:
        filled(ledger, reading)
        head = ledger.head()
    with open_ledger(place) as ledger:
        assert ledger.head() == head
        assert ledger.original(reading.report.id) == ORIGINAL
        record = ledger.record()
        assert (record.reports, record.readings) == ({1: reading.report}, {1: reading})
        kinds = ["report", "reading", "link", "bearing", "review", "same", "fact", "note", "withdrawal"]
        assert [one.kind for one in ledger.entries()] == kinds
        assert [type(one.decision) for one in record.decided] == [Link, Review, Same, Fact, Note, Withdrawal]
        assert record.judgements[0].statement == ref(reading, "s12")
        assert ledger.verify(head).faults == ()


def test_the_other_tables_follow_from_the_log(place: Place, reading: Reading) -> None:
    """They are the same when they are built anew; after somebody spoilt one of them, too."""
    with open_ledger(place) as ledger:
        filled(ledger, reading)
        before = tables(place)
        assert ledger.rebuild() == 9
        assert tables(place) == before
        with engine_of(place, 5).begin() as connection:
            connection.execute(sa.update(DERIVED.tables["statement"]).values(side="nobody"))
        assert tables(place) != before
        ledger.rebuild()
        assert tables(place) == before
        assert ledger.search("protest")


def test_nothing_can_be_changed(place: Place, reading: Reading) -> None:
    """No program that speaks to the database can change, delete or put in an entry or an original."""
    with open_ledger(place) as ledger:
        keep(ledger, reading)
        size = ledger.head().size
    last = {"seq": 9, "recorded": "", "author": "", "kind": "", "payload": "{}"}
    for change in (
        sa.update(entry).values(author="x"),
        sa.delete(entry),
        sa.insert(entry).values(last),
        sa.insert(entry).values({**last, "seq": 2}),
        sa.update(original).values(bytes=b""),
        sa.delete(original),
    ):
        with pytest.raises(sa.exc.IntegrityError), engine_of(place, 5).begin() as connection:
            connection.execute(change)
    with open_ledger(place) as ledger:
        assert ledger.head().size == size
        assert not ledger.verify().faults


def test_a_head_of_former_days(place: Place, reading: Reading) -> None:
    """The ledger extends the head that was written down, in any layout; it does not extend another one."""
    with open_ledger(place) as ledger:
        empty = ledger.head()
        keep(ledger, reading)
        noted = str(ledger.head())
        filled_up = Link(ref(reading, "s1"), "x", False, "Ann", NOW.date())
        ledger.judge(filled_up, now=NOW)
        spaced = f" {noted[:20]} {noted[20:40].upper()}\n{noted[40:]}"
        for words in (noted, spaced, str(empty), str(ledger.head())):
            assert not ledger.verify(head_from_words(words)).faults
        other = noted[:-1] + ("0" if noted[-1] != "0" else "1")
        assert "not of this log" in ledger.verify(head_from_words(other)).faults[0]
        assert "longer log" in ledger.verify(head_from_words(f"9{noted[1:]}")).faults[0]
        with pytest.raises(WrongUseError, match="ledger head"):
            head_from_words("12 apples")


def test_the_clock_may_not_run_backwards(place: Place, reading: Reading) -> None:
    """An entry of an earlier moment than the last is refused; one of the same moment is not."""
    with open_ledger(place) as ledger:
        keep(ledger, reading)
        link = Link(ref(reading, "s1"), "x", False, "Ann", NOW.date())
        with pytest.raises(LedgerError, match="clock runs backwards"):
            ledger.judge(link, now=NOW - timedelta(seconds=1))
        assert ledger.head().size == 2
        assert ledger.judge(link, now=NOW)


def test_a_report_needs_a_day_and_keeps_it(place: Place, reading: Reading) -> None:
    """Without a day nothing is kept; under another day than before neither."""
    with open_ledger(place) as ledger:
        with pytest.raises(MissingDateError, match="--date"):
            keep(ledger, replace(reading, report=replace(reading.report, date=None)))
        keep(ledger, reading)
        with pytest.raises(LedgerError, match="r1 of 2022-03-29, not of 2022-03-30"):
            keep(ledger, replace(reading, report=replace(reading.report, date=date(2022, 3, 30))))
        assert ledger.head().size == 2


def test_the_same_bytes_read_by_another_parley(place: Place, reading: Reading) -> None:
    """The text is taken out of the bytes anew, with a line before it: the report keeps its number, and what people
    decided goes with the same words; the statement that has other words now is orphaned."""
    with open_ledger(place) as ledger:
        keep(ledger, reading)
        ledger.judge(Link(ref(reading, "s12"), "stays", False, "Ann", NOW.date()), now=NOW)
        ledger.judge(review(reading, "s1", "accept"), now=NOW)
        moved = moved_by(reading, "Extra, extra!\n")
        assert ledger.keep(moved, ORIGINAL, author="b", now=LATER).new_reading
        record = ledger.record()
        assert record.reports == {1: moved.report}
        assert [judged.statement_id for judged in record.judged()] == ["r1.s12"]
        assert record.review_of(1, moved.statements[0]).state == "accepted"  # type: ignore[union-attr]
        fewer = replace(moved, statements=tuple(s for s in moved.statements if s.id != "s12"))
        ledger.keep(fewer, ORIGINAL, author="b", now=LATER)
        assert [judged.statement_id for judged in ledger.record().judged()] == ["r1.?"]
        assert [one.decision.proposition for one in ledger.record().orphans()] == ["stays"]  # type: ignore[union-attr]
        assert ledger.original(reading.report.id) == ORIGINAL
        earlier = ledger.record(known_by=NOW.date())
        assert (earlier.reports, earlier.readings) == ({1: reading.report}, {1: reading})


def moved_by(reading: Reading, before: str) -> Reading:
    """The reading of a report whose text has some words more before it."""
    from parley.model.codec import reading_from_data, reading_to_data

    def moved(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: moved(item, name) for name, item in value.items()}
        spans = ("span", "source", "cue", "content", "mentions", "governs")
        if isinstance(value, list) and key in spans:
            return [moved(item, key) for item in value]
        if isinstance(value, list):
            return [moved(item) for item in value]
        return value + len(before) if isinstance(value, int) and key in spans else value

    data = moved(reading_to_data(reading))
    assert isinstance(data, dict)
    data["report"]["text"] = before + reading.report.text
    return reading_from_data(data)


def test_the_same_bytes_from_elsewhere(place: Place, reading: Reading) -> None:
    """They come once more by another hand: that is noted, once, and the report stays one."""
    by_ann = Obtained("mail", "2022-03-29T20:00:00+00:00", "Ann")
    by_ben = replace(by_ann, where="the agency's site", by="Ben")
    with open_ledger(place) as ledger:
        again = [(by_ann, False), (by_ann, False), (by_ben, True), (replace(by_ben, at="x"), False), (None, False)]
        for obtained, new in again:
            kept = ledger.keep(reading, ORIGINAL, author="Ann", now=NOW, obtained=obtained)
            assert (kept.number, kept.new_source) == (1, new)
        assert [one.kind for one in ledger.entries()] == ["report", "reading", "obtained"]
        ledger.rebuild()
        assert ledger.verify().faults == ()
    with engine_of(place, 5).connect() as connection:
        rows = connection.exec_driver_sql("SELECT report, obtained_from, obtained_by FROM custody ORDER BY entry").all()
    assert [tuple(row) for row in rows] == [("r1", "mail", "Ann"), ("r1", "the agency's site", "Ben")]


def test_what_one_person_says_twice(place: Place, reading: Reading) -> None:
    """The very same decision by the same person adds nothing; by another it does; a review is new after another one."""
    with open_ledger(place) as ledger:
        keep(ledger, reading)
        link = Link(ref(reading, "s1"), "x", False, "Ann", NOW.date())
        assert ledger.judge(link, now=NOW)
        assert not ledger.judge(replace(link, why="again"), now=NOW)
        assert ledger.judge(replace(link, by="Ben"), now=NOW)
        for verdict, new in (("accept", True), ("accept", False), ("reject", True), ("accept", True)):
            assert ledger.judge(review(reading, "s1", verdict), now=NOW) is new


def test_two_reviewers_and_a_third(place: Place, reading: Reading) -> None:
    """Ann accepts, Ben corrects: disputed. Cleo settles it with Ben. Ben then takes his review back: Cleo's stays."""
    with open_ledger(place) as ledger:
        keep(ledger, reading)
        ledger.judge(review(reading, "s7", "accept"), now=NOW)
        assert state(ledger, "s7") == ("accepted", "promise")
        changed = (("act", "offer"), ("side", "Ukraine"))
        ledger.judge(review(reading, "s7", "correct", "Ben", changes=changed), now=NOW)
        assert state(ledger, "s7") == ("disputed", "promise")
        ledger.judge(review(reading, "s7", "correct", "Cleo", changes=changed, settles=True), now=NOW)
        assert state(ledger, "s7") == ("corrected", "offer")
        assert ledger.judge(Withdrawal(4, "Ben", NOW.date()), now=NOW)
        assert state(ledger, "s7") == ("corrected", "offer")
        assert ledger.judge(review(reading, "s7", "reject", "Ann"), now=NOW)
        assert state(ledger, "s7") == ("disputed", "promise")


def state(ledger: Ledger, name: str) -> tuple[str, str]:
    """The state of review of a statement, and its act as reviewers see it."""
    record = ledger.record()
    number, statement = 1, next(s for s in record.revised[1].statements if s.id == name)
    found = record.review_of(number, statement)
    (listed,) = [one for one in ledger.statements(Filter(report=1)) if one.id == f"r1.{name}"]
    assert listed.review == (found.state if found else "unreviewed")
    return listed.review, statement.act


def test_only_decisions_can_be_withdrawn_and_once(place: Place, reading: Reading) -> None:
    """The report's entry, an entry that is not there, one that was withdrawn; the link itself can be."""
    with open_ledger(place) as ledger:
        keep(ledger, reading)
        ledger.judge(Link(ref(reading, "s1"), "x", False, "Ann", NOW.date()), now=NOW)
        for seq in (1, 2, 99, 0):
            with pytest.raises(UnknownEntryError, match="parley review list"):
                ledger.judge(Withdrawal(seq, "Ann", NOW.date()), now=NOW)
        assert ledger.judge(Withdrawal(3, "Ann", NOW.date()), now=NOW)
        with pytest.raises(UnknownEntryError, match="by entry 4"):
            ledger.judge(Withdrawal(3, "Ben", NOW.date()), now=NOW)
        assert ledger.record().judgements == ()


def test_the_record_on_any_day(place: Place, reading: Reading) -> None:
    """Known by the day before: nothing. As of the day before the report: nothing either. A link of later is not known
    on the day of the report, and a list shows the same."""
    with open_ledger(place) as ledger:
        keep(ledger, reading)
        ledger.judge(review(reading, "s1", "reject"), now=LATER)
        before, day = NOW.date() - timedelta(days=1), NOW.date()
        assert not ledger.record(known_by=before).reports
        assert not ledger.record(as_of=date(2022, 3, 28)).reports
        assert not ledger.record(known_by=day).reviews
        assert ledger.record(known_by=LATER.date()).reviews
        number = len(reading.statements)
        for which, count in (
            (Filter(known_by=before), 0), (Filter(as_of=date(2022, 3, 28)), 0), (Filter(known_by=day), number),
            (Filter(known_by=day, review="rejected"), 0), (Filter(review="rejected"), 1),
            (Filter(review="unreviewed"), number - 1),
        ):  # fmt: skip
            assert ledger.count(which) == len(ledger.statements(which)) == count
        assert not ledger.search("protest", Filter(known_by=before))
        assert ledger.search("protest", Filter(known_by=day))


def test_agreements_on_any_day(place: Place, reading: Reading) -> None:
    """Two versions under one name and one under another, of later: each from its own day on, in the order of the log;
    the same after all was built anew. The bad twin: a text that is the newest already is no version more."""

    def kept(name: str, text: str) -> dict[str, object]:
        return {"name": name, "title": "Truce", "text": text, "commitments": []}

    with open_ledger(place) as ledger:
        assert ledger.agreements() == ()
        keep(ledger, reading)
        for payload, now in ((kept("b", "one"), NOW), (kept("b", "two"), LATER), (kept("a", "three"), LATER)):
            assert ledger.keep_agreement(payload, author="Ann", now=now)
        assert ledger.keep_agreement(kept("b", "two"), author="Ann", now=LATER) is None
        for _ in range(2):
            found = [(one.entry, one.name, one.version, one.text) for one in ledger.agreements()]
            assert found == [(3, "b", 1, "one"), (4, "b", 2, "two"), (5, "a", 1, "three")]
            assert [one.text for one in ledger.agreements(NOW.date())] == ["one"]
            assert ledger.agreements(NOW.date() - timedelta(days=1)) == ()
            ledger.rebuild()


def test_statements_by_filter(place: Place, reading: Reading) -> None:
    """By party, side, act, place, condition, what they are linked to; a filter that nothing meets finds nothing."""
    with open_ledger(place) as ledger:
        filled(ledger, reading)

        def found(**which: object) -> list[str]:
            return [one.id for one in ledger.statements(Filter(**which))]  # type: ignore[arg-type]

        assert found(side="Turkey") == ["r1.s10"]
        assert found(side="moscow") == found(side="Russia") != []
        assert set(found(act="promise")) <= set(found(modality=None) if False else found())
        assert found(place="Istanbul", act="threat") == []
        assert "r1.s15" in found(conditional=True)
        assert found(about=("enough progress has been made",)) == ["r1.s12"]
        assert found(about=("P1",)) == []
        assert found(since=date(2022, 3, 30)) == []
        assert found(until=date(2022, 3, 29), side="Turkey") == ["r1.s10"]
        assert [one.id for one in ledger.statements(limit=2, offset=1)] == found()[1:3]
        with pytest.raises(WrongUseError, match="unreviewed"):
            found(review="liked")


def test_words_are_found(place: Place, reading: Reading) -> None:
    """By stem, in any spelling of accents and apostrophes, as phrases, without others; in texts and notes, too."""
    with open_ledger(place) as ledger:
        filled(ledger, reading)

        def found(words: str, **which: object) -> list[tuple[str, str | None]]:
            passages = ledger.search(words, Filter(**which), limit=50)  # type: ignore[arg-type]
            return [(passage.kind, passage.statement) for passage in passages]

        assert ("statement", "r1.s9") in found("withdrawal of troops")
        assert found("withdrawing troop") == found("withdrawals troops")
        assert found("translator") == [("note", None)]
        assert found('"foreign ministers"') != []
        assert found('"ministers foreign"') == []
        assert found("ministers foreign") == found("foreign ministers") != found('"foreign ministers" -Putin')
        assert {kind for kind, _ in found("protest")} == {"report", "statement"}
        assert {kind for kind, _ in found("protest", side="Russia")} == {"statement"}
        assert found("Zélenskyy’s") == [] or found("zelenskyys")
        assert found("unheard-of") == []
        for words in ("", "  ", '"', "-", "-Putin", "!?"):
            with pytest.raises(WrongUseError, match="no word"):
                found(words)


def test_hostile_words_are_words(place: Place, reading: Reading) -> None:
    """Signs that mean something to a database mean nothing here."""
    with open_ledger(place) as ledger:
        keep(ledger, reading)
        for words in (
            "protest' OR 1=1 --",
            'protest" OR "x',
            "protest) AND (",
            "protest*",
            "protest:A",
            "NEAR(protest)",
            "%",
        ):
            try:
                ledger.search(words)
            except WrongUseError:
                assert words == "%"
        assert ledger.count(Filter(party="%")) == ledger.count(Filter(place="'; DROP TABLE entry; --")) == 0
        assert ledger.head().size == 2


def test_a_copy_in_the_other_database(
    place: Place, reading: Reading, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """To the other kind of database and back: the same head, the same tables; a ledger with entries is no target."""
    other: Place = tmp_path / "copy.db" if isinstance(place, str) else request.getfixturevalue("database")
    with open_ledger(place) as ledger, open_ledger(other) as copy, open_ledger(tmp_path / "back.db") as back:
        filled(ledger, reading)
        assert ledger.copy_to(copy) == 9
        assert copy.copy_to(back) == 9
        assert str(ledger.head()) == str(copy.head()) == str(back.head())
        assert not copy.verify(ledger.head()).faults
        assert copy.record() == ledger.record() == back.record()
        assert tables(place) == tables(other)
        with pytest.raises(LedgerError, match="has entries already"):
            ledger.copy_to(copy)


def test_views_for_other_programs(place: Place, reading: Reading) -> None:
    """What stands now can be read without knowing of entries; an old reading is not among it."""
    fewer = replace(reading, statements=reading.statements[:-1])
    with open_ledger(place) as ledger:
        filled(ledger, reading)
        ledger.keep(fewer, ORIGINAL, author="b", now=NOW)
    with engine_of(place, 5).connect() as connection:

        def count(view: str) -> int:
            return connection.execute(sa.select(sa.func.count()).select_from(sa.table(view))).scalar() or 0

        assert count("statements") == len(fewer.statements)
        assert count("parties") == len(reading.parties)
        assert (count("reports"), count("commitments"), count("agreements")) == (1, 0, 0)
        assert count("judgements") == 6
        ids = connection.exec_driver_sql("SELECT id FROM statements WHERE side = 'Turkey'").scalars().all()
        assert ids == ["r1.s10"]


def test_a_database_of_another_program(place: Place) -> None:
    """One that has tables of its own is left alone; an empty one becomes a ledger."""
    with engine_of(place, 5).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE recipe (name TEXT)")
    with pytest.raises(LedgerError, match="another program"):
        open_ledger(place)
    with engine_of(place, 5).begin() as connection:
        connection.exec_driver_sql("DROP TABLE recipe")
    open_ledger(place).close()


def test_a_newer_ledger_is_refused(place: Place) -> None:
    """One that a Parley of next year has brought to its own version."""
    open_ledger(place).close()
    with engine_of(place, 5).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    with pytest.raises(LedgerError, match=r"format 99.*newer Parley"):
        open_ledger(place)

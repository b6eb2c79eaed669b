"""Rows of ACLED and UCDP GED as testimony."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from parley.intake import LeftOut, Opening, Part, parts_in, parts_of
from parley.ledger import Ledger, open_ledger
from parley.model.codec import reading_from_json, reading_to_json
from parley.model.statement import Reading
from parley.tasks.add import Added, Origin, add_each
from parley.tasks.read import FileRead, Reader, load_reader, read_part

ARCHIVES = Path(__file__).parents[1] / "data/intake/archives"
NOW = datetime(2031, 6, 1, 9, tzinfo=UTC)


def no_reader() -> Reader:
    """Fails where the reader is asked for what the columns say already."""
    raise AssertionError("A row of events is not read by the net.")


def readings(name: str) -> list[Reading]:
    """What the rows of a sample say."""
    done = [read_part(part, no_reader) for part in parts_in(ARCHIVES / name, Opening()) if isinstance(part, Part)]
    return [one.reading for one in done if isinstance(one, FileRead)]


def changed(name: str, **cells: str) -> Reading:
    """The first row of a sample with other words in some columns."""
    header, first = (ARCHIVES / name).read_text(encoding="utf-8").split("\n")[:2]
    import csv

    row = dict(zip(next(csv.reader([header])), next(csv.reader([first])), strict=True)) | cells
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in row.values())
    (part,) = parts_of(Part(name, f"{header}\n{quoted}\n".encode()), Opening())
    done = read_part(part, no_reader)
    assert isinstance(done, FileRead), done
    return done.reading


def test_a_row_of_acled() -> None:
    """One statement: the source that the row names claims, by way of ACLED, that one side fought the other there, on
    that day. Every word of it stands in the report."""
    reading = readings("acled.csv")[0]
    (said,) = reading.statements
    name = {party.id: party.name for party in reading.parties}
    assert name[said.speaker or ""] == "Harbour Post"
    assert [name[via] for via in said.via] == ["ACLED"]
    assert (name[said.actor or ""], name[said.recipient or ""]) == (
        "Military Forces of Osterland (2029-)",
        "Aller Front",
    )
    assert (said.act, said.event, said.modality) == ("claim", "ASSAULT", "actual")
    assert reading.words(said.content).endswith("Three fighters were killed.")
    assert (said.times[0].start, said.times[0].end) == (date(2031, 5, 3), date(2031, 5, 3))
    assert (said.places[0].name, said.places[0].lat, said.places[0].lon) == ("Lindau", 47.125, 9.5)
    assert (reading.reader.pack, reading.reader.pack_version) == ("acled-rows", "1")
    assert (reading.report.title, reading.report.publisher) == ("ACLED OST101", "ACLED")


def test_what_is_imprecise_is_a_doubt() -> None:
    """Two sources, a place that is only near, a week instead of a day: each a doubt with its place in the text."""
    reading = readings("acled.csv")[0]
    assert [doubt.kind for doubt in reading.doubts] == ["imprecise-place", "several-sources"]
    assert [doubt.span.of(reading.report.text) for doubt in reading.doubts] == [
        "Lindau",
        "Harbour Post; Undisclosed Source",
    ]
    week = changed("acled.csv", time_precision="2")
    assert (week.times[0].start, week.times[0].end) == (date(2031, 4, 27), date(2031, 5, 8))  # recorded then
    month = changed("acled.csv", time_precision="3", timestamp="")
    assert (month.times[0].start, month.times[0].end) == (date(2031, 5, 1), date(2031, 5, 31))
    assert month.report.date == date(2031, 5, 31)
    assert "imprecise-day" in [doubt.kind for doubt in month.doubts]


@pytest.mark.parametrize(
    ("kind", "subkind", "event"),
    [
        ("Battles", "Armed clash", "ASSAULT"),
        ("Explosions/Remote violence", "Grenade", "ASSAULT"),
        ("Violence against civilians", "Attack", "ASSAULT"),
        ("Protests", "Peaceful protest", "PROTEST"),
        ("Riots", "Violent demonstration", "PROTEST"),
        ("Riots", "Mob violence", "ASSAULT"),
        ("Strategic developments", "Agreement", "AGREE"),
        ("Strategic developments", "Arrests", "COERCE"),
        ("Strategic developments", "Change to group/activity", None),
        ("Something new", "", None),
    ],
)
def test_types_of_events(kind: str, subkind: str, event: str | None) -> None:
    """The types of ACLED as those of PLOVER; where none fits, none."""
    assert changed("acled.csv", event_type=kind, sub_event_type=subkind).statements[0].event == event


def test_who_retreats() -> None:
    """ACLED names first who takes a territory without violence; it is the other that retreats."""
    reading = readings("acled.csv")[1]
    (said,) = reading.statements
    name = {party.id: party.name for party in reading.parties}
    assert (said.event, name[said.actor or ""]) == ("RETREAT", "Aller Front")
    assert name[said.recipient or ""] == "Military Forces of Osterland (2029-)"


def test_sides_alike() -> None:
    """Swap the two sides, and the reading is the same with their names swapped."""
    one, other = "Aller Front", "River Guard"
    there = changed("acled.csv", actor1=one, actor2=other, notes="A clash.")
    back = changed("acled.csv", actor1=other, actor2=one, notes="A clash.")
    swapped = {one: other, other: one}
    assert [swapped.get(party.name, party.name) for party in back.parties] == [party.name for party in there.parties]
    assert back.statements[0] == there.statements[0]


def test_a_row_without_words_or_source() -> None:
    """Without notes the types and parties are told; without a source the data set itself is the speaker."""
    reading = changed("acled.csv", notes="", source="")
    (said,) = reading.statements
    name = {party.id: party.name for party in reading.parties}
    assert reading.words(said.content) == "Armed clash: Military Forces of Osterland (2029-) and Aller Front."
    assert (name[said.speaker or ""], said.via) == ("ACLED", ())
    assert "no-source" in [doubt.kind for doubt in reading.doubts]


def test_a_row_of_ucdp() -> None:
    """The headline of the source is what is said, published when the source was; without one a sentence is made of the
    columns, and who published the article is told by its first words."""
    first, second = readings("ged.csv")
    name = {party.id: party.name for party in first.parties}
    said = first.statements[0]
    assert (first.report.date, first.words(said.content)) == (date(2031, 5, 4), "Three killed at Lindau")
    assert (name[said.speaker or ""], [name[via] for via in said.via]) == ("Harbour Post", ["UCDP GED"])
    assert first.reader.pack == "ucdp-rows"
    said = second.statements[0]
    name = {party.id: party.name for party in second.parties}
    assert (second.report.date, name[said.speaker or ""]) == (date(2031, 5, 6), "Harbour Post")
    assert (said.times[0].start, said.times[0].end) == (date(2031, 5, 3), date(2031, 5, 6))
    assert "5 killed" not in second.words(said.content) and "3 to 5" in second.words(said.content)
    kinds = {party.name: party.kind for party in second.parties}
    assert (kinds["Civilians"], kinds["Government of Osterland"]) == ("group", "organisation")


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("acled.csv", {"event_date": "03/05/2031"}),
        ("acled.csv", {"actor1": "", "actor2": ""}),
        ("ged.csv", {"date_start": "2031-05-09", "date_end": "2031-05-03"}),
        ("ged.csv", {"side_a": "", "side_b": ""}),
    ],
)
def test_rows_that_say_nothing(name: str, cells: dict[str, str]) -> None:
    """No day for sure, nobody who does anything, an end before the beginning: left out, with the line."""
    with pytest.raises(AssertionError, match=rf"{name}, line 2"):
        changed(name, **cells)


@pytest.mark.parametrize("degrees", ["", "nan", "inf", "91.5", "north"])
def test_places_without_a_point(degrees: str) -> None:
    """A latitude that is none leaves the place without a point, not somewhere else."""
    place = changed("acled.csv", latitude=degrees).places[0]
    assert (place.name, place.lat, place.lon) == ("Lindau", None, None)


def test_spans_hold() -> None:
    """A note that begins like the head of a report, with white space all over: every place is still where it says."""
    reading = changed("acled.csv", notes="  date 2031-05-03  they\n met.\t", source=" ; Wire ;Wire; Radio ")
    text = reading.report.text
    assert reading.words(reading.statements[0].content) == "date 2031-05-03 they met."
    for party in reading.parties:
        assert all(span.of(text) == party.name for span in party.mentions)
    assert {party.name for party in reading.parties} >= {"Wire", "Radio"}
    assert reading_from_json(reading_to_json(reading)) == reading


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with open_ledger(tmp_path / "a.db") as opened:
        yield opened


def added(ledger: Ledger, name: str) -> list[Added]:
    """What came of the rows of a sample."""
    parts: list[Part | LeftOut] = list(parts_in(ARCHIVES / name, Opening()))
    return list(add_each(ledger, parts, load_reader, Origin(), author="Ana", clock=lambda: NOW))


def test_kept(ledger: Ledger) -> None:
    """Rows are reports of the ledger, with the bytes of the row; brought again, nothing is added; two rows that differ
    in their place alone are two."""
    assert [one.new for one in added(ledger, "acled.csv")] == [True, True, False]
    assert not [one for one in added(ledger, "acled.csv") if one.new]
    assert [one.new for one in added(ledger, "ged.csv")] == [True, True]
    assert len(ledger.record().reports) == 4
    first = (ARCHIVES / "acled.csv").read_text(encoding="utf-8").split("\n")[:2]
    elsewhere = "\n".join(first).replace("OST101", "OST104").replace(",Lindau,", ",Ried,")
    parts = list(parts_of(Part("more.csv", elsewhere.encode()), Opening()))
    done = list(add_each(ledger, parts, load_reader, Origin(), author="Ana", clock=lambda: NOW))
    assert [(one.new, one.another) for one in done] == [(True, False)]

"""The map: marks told by shape, gathered where they would overlap, labels that cover nothing, borders only if given."""

import json
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.markup import Markup, parsed
from parley.export.borders import borders_from_geojson
from parley.export.frame import HEIGHT, WIDTH
from parley.export.map import MOST_LABELS, Map, MapPoint, MapRow, Mark, map_of, rows_of
from parley.export.page import templates
from parley.export.spots import BIG, KINDS, SMALL, Kind

KYIV = MapPoint("Kyiv", 50.45, 30.52, "pledge")
BUCHA = MapPoint("Bucha", 50.55, 30.21, "observation")
ODESA = MapPoint("Odesa", 46.48, 30.73, "incident")
LVIV = MapPoint("Lviv", 49.84, 24.03)
LINES = json.dumps({"type": "LineString", "coordinates": [[24, 45], [30, 49], [36, 52]]})


def drawn(*points: MapPoint) -> Map:
    shown = map_of(points)
    assert shown is not None
    return shown


def page(shown: Map) -> Markup:
    words = '{% import "parts.html" as parts %}{{ parts.picture(map, "Where the places lie") }}'
    return parsed(templates("parley.export").from_string(words).render(map=shown))


def half(mark: Mark) -> float:
    return BIG if mark.count > 1 else SMALL


@st.composite
def many(draw: st.DrawFn) -> list[MapPoint]:
    """Places all over, or all in one corner; the same ones again and again among them."""
    spread = draw(st.sampled_from((0.1, 3.0, 60.0)))
    lons, lats = st.floats(-spread, spread), st.floats(-spread, spread)
    points = st.builds(MapPoint, st.sampled_from("ABCDEFGHIJ"), lats, lons, st.sampled_from(KINDS))
    found = draw(st.lists(points, min_size=1, max_size=40))
    return found + draw(st.lists(st.sampled_from(found), max_size=20))


def test_each_kind_has_its_own_shape() -> None:
    """Four places, four kinds: four outlines that differ by more than where they stand, and a key for each."""
    shown = drawn(KYIV, MapPoint("Sumy", 50.9, 34.8, "observation"), ODESA, LVIV)
    assert {mark.kind for mark in shown.marks} == set(KINDS)
    assert [key.kind for key in shown.keys] == list(KINDS)
    assert len({key.path for key in shown.keys}) == 4
    assert page(shown).texts("svg", "key") == ["", "", "", ""]


def test_places_too_near_are_one_mark_with_a_number() -> None:
    """Kyiv, thrice, and Bucha on a map with Odesa: one mark of four, of several kinds, whose words name and count all.

    The twin: on a map of those two alone they stand apart.
    """
    first, second = drawn(KYIV, KYIV, KYIV, BUCHA, ODESA).marks
    assert (first.kind, first.count, first.words) == ("mixed", 4, "Kyiv, Bucha: 3 pledges, 1 observation")
    assert first.label is not None
    assert first.label.words == "Kyiv and 1 more"
    assert (second.kind, second.count, second.words) == ("incident", 1, "Odesa: 1 incident")
    assert [mark.count for mark in drawn(KYIV, BUCHA).marks] == [1, 1]


@given(many())
def test_no_mark_or_label_covers_another(points: list[MapPoint]) -> None:
    """Any places: each point is in one mark, no mark overlaps another, no label overlaps a label or a mark or leaves
    the picture, and no more have labels than may."""
    shown = drawn(*points)
    assert sum(mark.count for mark in shown.marks) == len(points)
    for one, other in combinations(shown.marks, 2):
        assert max(abs(one.x - other.x), abs(one.y - other.y)) >= half(one) + half(other)
    labels = [mark.label for mark in shown.marks if mark.label]
    assert len(labels) <= MOST_LABELS
    assert shown.unlabelled == len(shown.marks) - len(labels)
    assert not any(one.area.meets(other.area) for one, other in combinations(labels, 2))
    for label in labels:
        assert label.area.left >= 0
        assert label.area.right <= WIDTH
        assert 0 <= label.area.top < label.area.bottom <= HEIGHT
        for mark in shown.marks:
            across = label.area.left < mark.x + half(mark) and mark.x - half(mark) < label.area.right
            assert not (across and label.area.top < mark.y + half(mark) and mark.y - half(mark) < label.area.bottom)


@given(many())
def test_same_points_same_map(points: list[MapPoint]) -> None:
    """Drawn twice, the same; and the rows hold every point once, whatever is drawn."""
    assert map_of(points) == map_of(iter(points))
    assert sum(row.count for row in rows_of(points)) == len(points)


def test_five_thousand_points() -> None:
    """5,000 points all over the world: at most so many marks as the picture has room for, and every point is in one."""
    points = [MapPoint(f"P{n}", n * 79 % 135 - 60, n * 7919 % 359 - 179, "other") for n in range(5000)]
    shown = drawn(*points)
    assert sum(mark.count for mark in shown.marks) == 5000
    assert len(shown.marks) < 300
    assert max(len(mark.words) for mark in shown.marks) < 200


def test_rows_are_counted_by_place_and_kind() -> None:
    """Two pledges and an observation in Kyiv are two rows; a place of unknown coordinates has its row too."""
    seen = MapPoint("Kyiv", 50.45, 30.52, "observation")
    unknown = MapPoint("the front", None, None, "incident")
    assert rows_of([KYIV, seen, unknown, KYIV]) == (
        MapRow("Kyiv", 50.45, 30.52, "pledge", 2),
        MapRow("Kyiv", 50.45, 30.52, "observation", 1),
        MapRow("the front", None, None, "incident", 1),
    )


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(None, None), (50.0, None), (89.5, 10.0), (91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0), (0.0, float("inf"))],
)
def test_what_has_no_place_is_not_drawn_but_told(lat: float | None, lon: float | None) -> None:
    """A point without coordinates, at a pole or off the earth: alone it makes no map; beside Kyiv it is counted."""
    lost = MapPoint("Nowhere", lat, lon)
    assert map_of([lost]) is None
    shown = drawn(KYIV, lost)
    assert (len(shown.marks), shown.undrawn) == (1, 1)
    assert "1 could not be placed and is only in the table." in page(shown).texts("figcaption")[0]
    assert "could not be placed" not in page(drawn(KYIV)).texts("figcaption")[0]


def test_borders_only_from_a_file_and_told_to_be_its() -> None:
    """Without a file no border is drawn, and the map says so; with one its lines are, under its name."""
    bare = page(drawn(KYIV, ODESA, LVIV))
    assert "No borders are drawn." in bare.texts("figcaption")[0]
    assert [e for e in bare.elements if e.attributes.get("class") == "border"] == []
    given_lines = map_of([KYIV, ODESA, LVIV], borders_from_geojson(LINES, "our-view.geojson"))
    assert given_lines is not None
    shown = page(given_lines)
    assert "The dashed borders are those of the file our-view.geojson." in shown.texts("figcaption")[0]
    assert len([e for e in shown.elements if e.attributes.get("class") == "border"]) == 1


def test_borders_elsewhere_are_not_drawn() -> None:
    """A line in South America leaves no path on a map of Ukraine; the file is named all the same."""
    there = json.dumps({"type": "LineString", "coordinates": [[-60, -10], [-62, -12]]})
    shown = map_of([KYIV, ODESA], borders_from_geojson(there, "there.geojson"))
    assert shown is not None
    assert (shown.borders, shown.borders_from) == ((), "there.geojson")


def test_hostile_names_stay_words() -> None:
    """Names of places, of features and of the file with markup in them stand on the page as text; long ones are cut."""
    nasty = '</title><script>alert("x")</script>' + "&" * 300
    feature = {"type": "Feature", "properties": {"name": nasty}, "geometry": json.loads(LINES)}
    shown = map_of([MapPoint(nasty, 50, 30), LVIV], borders_from_geojson(json.dumps(feature), nasty))
    assert shown is not None
    markup = page(shown)
    assert markup.misnested == []
    assert not [e for e in markup.elements if e.tag == "script"]
    assert not [e for e in markup.elements if "style" in e.attributes or "onload" in e.attributes]
    assert all(len(words) <= 24 for words in (mark.label.words for mark in shown.marks if mark.label))
    assert shown.borders[0].name == nasty[:80]


@pytest.mark.parametrize("kind", KINDS)
def test_the_picture_is_one_place_in_any_kind(kind: Kind) -> None:
    """One place alone: a mark in the middle, its label, the land around, a bar; a key, but for points of no
    kind in particular, where it would tell nothing."""
    shown = drawn(MapPoint("Gaza", 31.5, 34.46, kind))
    (mark,) = shown.marks
    assert (mark.x, mark.y, mark.count) == (WIDTH / 2, HEIGHT / 2, 1)
    assert shown.land
    markup = page(shown)
    assert "Gaza" in markup.texts("text")
    assert len(markup.texts("svg", "key")) == (kind != "other")

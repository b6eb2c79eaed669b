"""Borders from a file that somebody gives."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import BordersError
from parley.export import borders as module
from parley.export.borders import Borders, borders_from_geojson

LINE = [[30, 50], [31, 51], [32, 50.5]]
RING = [[0, 0], [4, 0], [4, 4], [0, 0]]


def collection(kind: str, coordinates: object, **properties: object) -> str:
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def read(text: str) -> Borders:
    return borders_from_geojson(text, "lines.geojson")


def points(borders: Borders) -> list[list[tuple[float, float]]]:
    return [list(line.points) for border in borders.borders for line in border.lines]


@pytest.mark.parametrize(
    ("kind", "coordinates", "lines"),
    [
        ("LineString", LINE, 1),
        ("MultiLineString", [LINE, LINE], 2),
        ("Polygon", [RING, RING], 2),
        ("MultiPolygon", [[RING], [RING, RING]], 3),
        ("MultiPolygon", [], 0),
        ("LineString", [[30, 50, 120.5], [31, 51, 0]], 1),
    ],
    ids=["line", "lines", "area with a hole", "areas", "nothing", "with heights"],
)
def test_lines_and_areas_are_read(kind: str, coordinates: object, lines: int) -> None:
    """Each kind of geometry gives its lines; the feature keeps its name, the file its own."""
    borders = read(collection(kind, coordinates, name="Line of contact"))
    assert borders.source == "lines.geojson"
    assert [border.name for border in borders.borders] == ["Line of contact"]
    assert len(points(borders)) == lines


def test_a_feature_or_a_geometry_alone_is_read() -> None:
    """A file may hold one feature, or one geometry without a name, and begin with a byte order mark."""
    feature = json.loads(collection("LineString", LINE, NAME="A line"))["features"][0]
    assert read(json.dumps(feature)).borders[0].name == "A line"
    assert points(read("\ufeff" + json.dumps(feature["geometry"]))) == [[(30, 50), (31, 51), (32, 50.5)]]


def test_names_are_kept() -> None:
    """The name of a feature, or its id; what is no text is no name."""
    one = json.loads(collection("LineString", LINE, name=7))["features"][0]
    data = {"type": "FeatureCollection", "features": [one, {**one, "id": "R-1"}, {**one, "properties": None}]}
    assert [border.name for border in read(json.dumps(data)).borders] == [None, "R-1", None]


def test_a_line_over_the_date_line_goes_the_short_way() -> None:
    """From 179° E to 179° W is a step of two degrees, not of 358."""
    ((start, end),) = points(read(collection("LineString", [[179, -10], [-179, -12]])))
    assert abs(end[0] - start[0]) == 2


def test_where_files_cut_areas_is_no_border() -> None:
    """An area cut at the date line and one at the pole: the edges of the cuts are left out, the others are drawn."""
    cut = [[170, 60], [180, 60], [180, 70], [170, 70], [170, 60]]
    first, second = points(read(collection("Polygon", [cut])))
    assert (first, second) == ([(170, 60), (180, 60)], [(180, 70), (170, 70), (170, 60)])
    polar = [[-170, -80], [-170, -90], [170, -90], [170, -80], [-170, -80]]
    assert all(lat > -90 for line in points(read(collection("Polygon", [polar]))) for _, lat in line[1:-1])


BAD: dict[str, tuple[str, str, str]] = {
    "not JSON": ("{", "line 1, column 2", "GeoJSON"),
    "empty": ("", "line 1, column 1", "GeoJSON"),
    "NaN": (collection("LineString", [[float("nan"), 50], [1, 2]]), "NaN", "degrees"),
    "infinity": (collection("LineString", [[1, 2], [1, float("inf")]]), "NaN", "degrees"),
    "beyond all numbers": (
        collection("LineString", LINE).replace("50.5", "1e999"),
        "features[0].geometry.coordinates[2]",
        "degrees",
    ),
    "thousands of digits": (collection("LineString", LINE).replace("50.5", "9" * 5000), "digits", "degrees"),
    "deep": ("[" * 200_000, "nested", "GeoJSON"),
    "a deep type": ('{"type":' * 500 + "1" + "}" * 500, "geometry", "Polygon"),
    "metres": (
        collection("MultiPolygon", [[[[3_400_000, 6_500_000], [0, 0], [1, 1], [0, 0]]]]),
        "features[0].geometry.coordinates[0][0][0]",
        "EPSG:4326",
    ),
    "a latitude too far": (collection("LineString", [[0, 0], [0, 90.5]]), "coordinates[1]", "latitude"),
    "words": (collection("LineString", [[0, 0], ["30", 50]]), 'found "30", 50', "degrees"),
    "truth": (collection("LineString", [[0, 0], [True, 50]]), "found true, 50", "degrees"),
    "one number": (collection("LineString", [[0, 0], [30]]), "coordinates[1]", "latitude"),
    "four numbers": (collection("LineString", [[0, 0], [1, 2, 3, 4]]), "coordinates[1]", "latitude"),
    "numbers at once": (collection("LineString", [30, 50]), "coordinates[0]", "latitude"),
    "one position": (collection("LineString", [[0, 0]]), "coordinates: 1 positions", "two or more"),
    "a short ring": (collection("Polygon", [[[0, 0], [1, 1], [0, 0]]]), "coordinates[0]", "four or more"),
    "an open ring": (collection("Polygon", [[[0, 0], [4, 0], [4, 4], [0, 4]]]), "open", "where it begins"),
    "no coordinates": (collection("Polygon", None), "found nothing", "Polygon"),
    "an object for coordinates": (collection("Polygon", {"a": 1}), "found an object", "Polygon"),
    "a list of objects": (collection("Polygon", [{"a": 1}]), "coordinates[0]", "Polygon"),
    "points": (collection("Point", [0, 0]), 'found "Point"', "LineString"),
    "no geometry": (
        '{"type": "Feature", "properties": {}, "geometry": null}',
        "feature.geometry",
        "Leave other features out",
    ),
    "a list for a type": ('{"type": [1]}', "geometry: expected lines or areas, found a list", "LineString"),
    "TopoJSON": ('{"type": "Topology", "arcs": []}', 'found "Topology"', "GeoJSON"),
    "a number": ("7", "found 7", "GeoJSON"),
    "a list": ("[]", "found a list", "GeoJSON"),
    "no features": ('{"type": "FeatureCollection", "features": []}', "no feature", "at least one"),
    "no list of features": ('{"type": "FeatureCollection"}', "found nothing", "GeoJSON"),
    "a feature that is none": ('{"type": "FeatureCollection", "features": [7]}', "features[0]", '"type": "Feature"'),
}


@pytest.mark.parametrize(("text", "place", "mend"), BAD.values(), ids=BAD)
def test_bad_files_are_refused(text: str, place: str, mend: str) -> None:
    """Each is refused with the file's name, what is wrong and where, and how to mend it; in a few words."""
    with pytest.raises(BordersError) as refused:
        read(text)
    message = str(refused.value)
    assert message.startswith("lines.geojson: ")
    assert place in message
    assert mend in message
    assert len(message) < 400


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        ("MOST_CHARACTERS", collection("LineString", LINE)),
        ("MOST_POSITIONS", collection("MultiLineString", [LINE, LINE])),
        ("MOST_FEATURES", '{"type": "FeatureCollection", "features": [1, 2, 3, 4, 5, 6]}'),
    ],
)
def test_limits(monkeypatch: pytest.MonkeyPatch, limit: str, text: str) -> None:
    """A file beyond a limit is refused, and the limit is told."""
    monkeypatch.setattr(module, limit, 5)
    with pytest.raises(BordersError, match="more than 5"):
        read(text)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(("type", "features", "geometry", "coordinates", "properties", "name", "id")),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(st.sampled_from(("LineString", "MultiLineString", "Polygon", "MultiPolygon")), _JSON, _JSON)
def test_any_json_is_read_or_refused(kind: str, coordinates: Any, properties: Any) -> None:
    """Whatever stands where: borders within the earth, or BordersError; nothing else is raised."""
    feature = {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}
    for text in (json.dumps({"type": "FeatureCollection", "features": [feature]}), json.dumps(coordinates)):
        try:
            borders = read(text)
        except BordersError as error:
            assert str(error).startswith("lines.geojson: ")
        else:
            assert all(len(line.points) >= 2 for border in borders.borders for line in border.lines)


@given(st.text())
def test_any_text_is_refused(text: str) -> None:
    """No text that is not GeoJSON gets through, and none raises anything else."""
    with pytest.raises(BordersError):
        read(text)

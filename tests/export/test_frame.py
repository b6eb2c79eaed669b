"""The frame: which stretch of the earth a map shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.export.frame import HEIGHT, WIDTH, Box, frame_of

LONS = st.floats(-180, 180)
LATS = st.floats(-89, 89)


@given(st.lists(st.tuples(LONS, LATS), min_size=1, max_size=20))
def test_every_place_is_in_the_picture(places: list[tuple[float, float]]) -> None:
    """Wherever places lie: each is drawn inside the picture, and the box shows no longitude twice."""
    frame = frame_of(places)
    for lon, lat in places:
        assert 0 <= frame.x(frame.near(lon)) <= WIDTH
        assert 0 <= frame.y(lat) <= HEIGHT
    assert frame.box.east - frame.box.west <= 360 + 1e-9
    assert -180 <= frame.middle_lon <= 180
    assert len(frame.parallels) <= 8
    assert len(frame.meridians) <= 8


@given(st.floats(-170, 170), st.floats(-60, 60), st.floats(0, 10), st.floats(0, 10), st.floats(-180, 180))
def test_turning_the_earth_turns_nothing_in_the_picture(
    lon: float, lat: float, east: float, north: float, turn: float
) -> None:
    """Two places turned together about the axis are as far from each other in the picture, over the date line too."""
    frame = frame_of([(lon, lat), (lon + east, lat + north)])
    turned_lons = [(one + turn + 180) % 360 - 180 for one in (lon, lon + east)]
    turned = frame_of([(turned_lons[0], lat), (turned_lons[1], lat + north)])
    assert turned.scale == pytest.approx(frame.scale, rel=1e-6)
    apart = frame.x(frame.near(lon + east)) - frame.x(frame.near(lon))
    assert turned.x(turned.near(turned_lons[1])) - turned.x(turned.near(turned_lons[0])) == pytest.approx(
        apart, abs=1e-3
    )


def test_the_date_line_does_not_tear_a_map() -> None:
    """Suva and Apia lie ten degrees apart, though their longitudes are 178 and -172: the map is of the sea between."""
    frame = frame_of([(178.4, -18.1), (-171.8, -13.8)])
    assert frame.box.east - frame.box.west < 40
    assert "180°" in [words for _, words in frame.meridians]


def test_a_map_of_the_world_is_cut_at_the_date_line() -> None:
    """Places all round: the picture ends where the world does, and Greenwich is in the middle.

    The twin, places of one country, has no such edge.
    """
    world = frame_of([(-179, 0), (-120, 0), (-60, 20), (0, 10), (60, -40), (120, 60), (179, 0)])
    assert abs(world.middle_lon) < 1
    assert len(world.edges) == 2
    assert frame_of([(22, 48), (40, 52)]).edges == ()


def test_one_place_has_its_surroundings() -> None:
    """One place, alone or named twice: some hundred kilometres around it are shown; two near places come nearer."""
    alone = frame_of([(34.5, 31.5)])
    assert alone == frame_of([(34.5, 31.5), (34.5, 31.5)])
    assert alone.bar[0] == 200
    assert frame_of([(30.2, 50.55), (30.25, 50.52)]).scale > 10 * alone.scale


def test_a_bar_is_a_round_number_of_kilometres() -> None:
    """At the equator a degree has 111.2 km; the bar is as long as its kilometres."""
    frame = frame_of([(0, -1), (2, 1)])
    km, width = frame.bar
    assert (km, width) == (100, round(100 * frame.scale / 111.2, 1))


def test_boxes_meet_and_hold() -> None:
    """A box holds what lies inside, meets what it touches, and neither what lies beside it."""
    box = Box(0, 0, 10, 10)
    assert box.holds(Box(1, 1, 9, 9))
    assert box.meets(Box(10, 10, 20, 20))
    assert not box.holds(Box(1, 1, 11, 9))
    assert not box.meets(Box(11, 0, 20, 10))
    assert box.shifted(360) == Box(360, 0, 370, 10)

"""The land of maps."""

from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.export.frame import Box, frame_of
from parley.export.land import land, land_path
from parley.export.outlines import Outline, rings_within

FINE = land().fine


def dry(lon: float, lat: float, rings: tuple[Outline, ...]) -> bool:
    """Whether a place is on land: a line to its east crosses the outlines an odd number of times."""
    crossings = 0
    for ring in rings_within(rings, Box(lon - 180, lat - 1, lon + 180, lat + 1)):
        for (x, y), (to_x, to_y) in pairwise([*ring, ring[0]]):
            crossings += (y > lat) != (to_y > lat) and lon < x + (lat - y) / (to_y - y) * (to_x - x)
    return crossings % 2 == 1


@pytest.mark.parametrize(
    ("lon", "lat", "expected"),
    [
        (30.52, 50.45, True),  # Kyiv
        (125.0, 7.8, True),  # Mindanao
        (-179.0, 67.0, True),  # Chukotka, east of the date line
        (179.0, 67.5, True),  # Chukotka, west of it
        (133.0, -25.0, True),  # Australia
        (0.0, -85.0, True),  # Antarctica, which goes round the pole
        (179.9, -85.5, True),
        (50.5, 42.0, False),  # the Caspian Sea, a hole
        (34.0, 43.5, False),  # the Black Sea
        (180.0, 0.0, False),
        (-30.0, 40.0, False),
    ],
)
def test_land_is_where_it_is(lon: float, lat: float, expected: bool) -> None:
    """Places on land are on land in both levels, places at sea are not."""
    assert dry(lon, lat, land().fine) is expected
    assert dry(lon, lat, land().coarse) is expected


def test_rings_are_rings() -> None:
    """Every ring has three corners or more, lies on the earth, and its middle within 180 degrees."""
    for ring in (*land().coarse, *land().fine):
        assert len(set(ring.points)) >= 3
        assert -90 <= ring.box.south < ring.box.north <= 84
        assert ring.box.east - ring.box.west <= 360
        assert abs(ring.box.west + ring.box.east) / 2 <= 180


def test_the_data_are_small() -> None:
    """Both levels together take no more than 150 KB in the package."""
    packed = resources.files("parley.export").joinpath("data/land.json.xz").read_bytes()
    assert len(packed) <= 150_000


def test_a_near_map_has_finer_coasts() -> None:
    """Mindanao alone shows Basilan and Jolo; a map of half the world takes fewer outlines than there are."""
    near = land_path(frame_of([(122, 6), (126, 9)]))
    far = land_path(frame_of([(-120, -40), (20, 0), (150, 60)]))
    assert near.count("M") >= 5
    assert far.count("M") <= 2 * len(land().coarse)
    assert len(far) < 40_000


def test_the_high_sea_has_no_land() -> None:
    """A frame in the middle of the South Pacific: nothing to draw. Its twin round Kyiv is land all over."""
    assert land_path(frame_of([(-125, -45)])) == ""
    assert land_path(frame_of([(30.5, 50.4), (30.6, 50.5)])) != ""


@given(st.floats(-180, 180), st.floats(-80, 80), st.floats(0.1, 60))
def test_land_lies_inside_the_frame(lon: float, lat: float, size: float) -> None:
    """Anywhere, over the date line too: what is drawn lies in the frame's box, and twice the same is drawn the same."""
    frame = frame_of([(lon, lat), ((lon + size + 180) % 360 - 180, lat + min(size / 4, 9))])
    box = frame.box
    for ring in rings_within(FINE, box):
        for x, y in ring:
            assert box.west - 1e-9 <= x <= box.east + 1e-9
            assert box.south <= y <= box.north
    assert land_path(frame) == land_path(frame)

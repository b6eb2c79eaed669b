"""The outlines of land as they are drawn from TopoJSON."""

import json
import lzma
from pathlib import Path
from typing import Any

from training.land import STEPS, land_from_topologies, main


def topology(arcs: list[list[list[int]]], *polygons: list[list[int]]) -> str:
    """Arcs in whole degrees, each told by its first point and the ways on."""
    return json.dumps(
        {
            "transform": {"scale": [1, 1], "translate": [-180, -90]},
            "arcs": arcs,
            "objects": {"land": {"geometries": [{"type": "MultiPolygon", "arcs": polygons}]}},
        }
    )


def drawn(text: str) -> list[list[int]]:
    land: dict[str, Any] = json.loads(lzma.decompress(land_from_topologies(text, text)))
    assert land["steps"] == STEPS
    assert land["coarse"] == land["fine"]
    rings: list[list[int]] = land["fine"]
    return [[step // STEPS for step in ring] for ring in rings]


def test_arcs_are_joined_to_rings() -> None:
    """A triangle of two arcs, of which one runs backwards: the ring has its corners, the first not again at the end."""
    arcs = [[[180, 90], [10, 0]], [[180, 90], [0, 10], [10, -10]]]
    assert drawn(topology(arcs, [[0, ~1]])) == [[0, 0, 10, 0, -10, 10]]


def test_a_ring_runs_on_over_the_date_line() -> None:
    """From 178° E to 178° W is four degrees on, and back."""
    assert drawn(topology([[[358, 90], [-356, 0], [356, 10], [0, -10]]], [[0]])) == [[178, 0, 4, 0, -4, 10]]


def test_a_ring_round_the_pole_is_closed_along_it() -> None:
    """Round the earth at 80° S: down to the pole at the end, and up at the beginning. The pole itself, which some files
    have as a hole, is none."""
    round_ = [[0, 10], [120, 0], [120, 0], [120, 0]]
    pole = [[0, 0], [120, 0], [120, 0], [120, 0]]
    (ring,) = drawn(topology([round_, pole], [[0], [1]]))
    assert ring == [-180, -80, 120, 0, 120, 0, 120, 0, 0, -10, -360, 0]


def test_an_islet_smaller_than_a_step_is_left_out() -> None:
    """Two corners are no ring; the triangle beside it stays."""
    arcs = [[[180, 90], [1, 0], [-1, 0]], [[180, 90], [1, 0], [0, 1], [-1, -1]]]
    assert drawn(topology(arcs, [[0]], [[1]])) == [[0, 0, 1, 0, 0, 1]]


def test_the_file_is_written(tmp_path: Path) -> None:
    """The command writes what the two files give; the same files, the same bytes."""
    text = topology([[[180, 90], [1, 0], [0, 1], [-1, -1]]], [[0]])
    for name in ("coarse", "fine"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    main([str(tmp_path / "coarse"), str(tmp_path / "fine"), str(tmp_path / "land")])
    assert (tmp_path / "land").read_bytes() == land_from_topologies(text, text)

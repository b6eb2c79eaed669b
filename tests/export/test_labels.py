"""Labels beside their marks."""

from parley.export.labels import LONGEST, Area, Label, Marked, labels_beside


def test_a_label_stands_right_of_its_mark_or_left_at_the_side() -> None:
    """In the middle to the right; at the right side of the picture to the left."""
    middle, side = labels_beside([Marked("Kyiv", 320, 150, 6), Marked("Sumy", 620, 150, 6)], [])
    assert middle == Label("Kyiv", 330, 155, "start")
    assert side == Label("Sumy", 610, 155, "end")


def test_a_label_makes_room_for_the_next() -> None:
    """Two marks near each other: each label goes to the side where the other is not."""
    west, east = labels_beside([Marked("Kyiv", 300, 150, 6), Marked("Brovary", 330, 158, 6)], [])
    assert west is not None
    assert east is not None
    assert (west.anchor, east.anchor) == ("end", "start")


def test_without_room_there_is_no_label() -> None:
    """All around is taken: no label. The twin, with a line free below, stands there."""
    mark = Marked("Kyiv", 320, 150, 6)
    assert labels_beside([mark], [Area(0, 0, 640, 300)]) == [None]
    (below,) = labels_beside([mark], [Area(0, 0, 640, 160)])
    assert below == Label("Kyiv", 330, 178, "start")


def test_long_words_are_cut() -> None:
    """A name of forty letters keeps its beginning."""
    (label,) = labels_beside([Marked("N" * 40, 300, 150, 6)], [])
    assert label is not None
    assert label.words == "N" * (LONGEST - 1) + "…"

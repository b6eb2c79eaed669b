"""How long clocks have stood still. Days are numbered as in `build`."""

from hypothesis import given
from hypothesis import strategies as st

from parley.engine.rests import NONE, Rests

from .build import day


def rests(*days: tuple[int, int | None]) -> Rests:
    found = NONE
    for first, after in days:
        found = found.begun(day(first))
        found = found if after is None else found.ended(day(after))
    return found


def test_never_suspended() -> None:
    """No clock stands still; what never began cannot end."""
    assert not NONE
    assert NONE.still(day(1), day(9)) == 0
    assert NONE.ended(day(3)) is NONE
    assert NONE.resumed is None


def test_since_before_within_and_after_a_suspension() -> None:
    """Days 5 to 9, and since day 20 again."""
    found = rests((5, 10), (20, None))
    assert [found.still(day(origin), day(22)) for origin in (1, 5, 7, 10, 15, 21)] == [7, 7, 5, 2, 2, 1]
    assert (found.now, found.resumed) == (day(20), day(10))


def test_what_goes_on_from_the_same_place_twice() -> None:
    """Two futures of one past know nothing of each other."""
    past = rests((5, 10))
    one, other = past.begun(day(12)).ended(day(13)), past.begun(day(20)).ended(day(30))
    assert (one.still(day(1), day(40)), other.still(day(1), day(40)), past.still(day(1), day(40))) == (6, 15, 5)
    assert one != other
    assert past == rests((5, 10))
    assert one == rests((5, 10), (12, 13))
    assert past != 5


@given(st.lists(st.integers(1, 60), unique=True, max_size=12), st.integers(1, 60))
def test_as_counted_day_by_day(days: list[int], origin: int) -> None:
    """Against every day from the origin to day 60, one by one."""
    marks = sorted(days)
    pairs = [(marks[n], marks[n + 1] if n + 1 < len(marks) else None) for n in range(0, len(marks), 2)]
    found = rests(*pairs)
    still = [n for n in range(origin, 60) for first, after in pairs if first <= n and (after is None or n < after)]
    assert found.still(day(origin), day(60)) == len(still)

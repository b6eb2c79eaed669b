"""When a browser was here before."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from parley.web.visit import Visit, visit_from_words

NOON = datetime(2022, 4, 2, 12, tzinfo=UTC)


def test_a_visit_and_the_next() -> None:
    """Somebody looks at the ledger of 10 entries, goes on looking as it grows to 12, and comes back the next day."""
    first = visit_from_words("", 10, NOON)
    assert first.before is None
    later = visit_from_words(first.words(), 12, NOON + timedelta(minutes=5))
    assert later.before is None
    next_day = visit_from_words(later.words(), 20, NOON + timedelta(days=1))
    assert next_day.before == 12
    still = visit_from_words(next_day.words(), 21, NOON + timedelta(days=1, minutes=10))
    assert still.before == 12


def test_another_ledger_at_the_same_address() -> None:
    """A browser that was shown entry 12 comes to a ledger of 3: nothing is known of a visit before."""
    seen = Visit(4, 12, int(NOON.timestamp())).words()
    assert visit_from_words(seen, 3, NOON + timedelta(days=1)).before is None


@given(st.text(max_size=60), st.integers(0, 10**9))
def test_any_cookie(words: str, head: int) -> None:
    """Whatever a browser sends, a visit comes of it, and it never knows more than the ledger has."""
    visit = visit_from_words(words, head, NOON)
    assert visit.now == head
    assert visit.before is None or visit.before <= head

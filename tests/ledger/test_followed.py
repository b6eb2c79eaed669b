"""What following keeps in a database lies there as it would in memory."""

from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.following.shelf import LONGEST, InMemory, Shelf
from parley.ledger import Followed, open_ledger

_KEYS = st.one_of(st.sampled_from(("a", "b", "r1.p1")), st.text(max_size=3), st.integers(199, 202).map("x".__mul__))
_KEYS = _KEYS.filter(lambda key: "\0" not in key and key.isprintable())
_VERSIONS = count(1)
_WRITES = st.lists(st.dictionaries(_KEYS, st.binary(max_size=4), max_size=4), max_size=4)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(_WRITES)
def test_what_is_on_a_shelf(place: str | Path, writes: list[dict[str, bytes]]) -> None:
    """In memory and in a database: what was written last under a key is read, of another kind nothing is."""
    with open_ledger(place) as ledger:
        kept, memory, expected = Followed(f"made up {next(_VERSIONS)}"), InMemory(), {}
        for values in writes:
            with ledger.following(kept):
                _holds(kept, expected)
                for shelf in (kept, memory):
                    shelf.write("a kind", values)
                expected |= values
                _holds(kept, expected)
            kept.seq += 1
            assert ledger.keep_following(kept)  # in place of what an earlier version kept
        _holds(memory, expected)
        with ledger.following(kept) as is_ours:
            assert is_ours or not writes
            _holds(kept, expected)
        other = Followed("another")
        with ledger.following(other):
            _holds(other, {})


def _holds(shelf: Shelf, expected: dict[str, bytes]) -> None:
    assert shelf.read("a kind", [*expected, "nothing"]) == expected
    assert shelf.read("another kind", expected) == {}
    assert dict(shelf.all("a kind")) == {key: value for key, value in expected.items() if len(key) <= LONGEST}
    assert dict(shelf.all("another kind")) == {}

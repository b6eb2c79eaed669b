"""Vectors by the numbers of sayings, wherever they come from."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from parley.following.meanings import Meanings

_WIDTH = 4
_VECTORS = st.binary(min_size=_WIDTH, max_size=_WIDTH)


@given(st.dictionaries(st.integers(0, 300), _VECTORS, min_size=1), st.data())
def test_what_was_put_in_comes_out(vectors: dict[int, bytes], data: st.DataObject) -> None:
    """One by one or as it was kept; what was forgotten stays so, whether it was here or not."""
    meanings = Meanings(_WIDTH)
    for number, vector in vectors.items():
        meanings.add(number, vector, np.float32(1 + number))
    gone = data.draw(st.sets(st.sampled_from([*vectors, 301])))
    meanings.forget(gone)
    again = Meanings(_WIDTH)
    again.keep(meanings.kept({**vectors, **dict.fromkeys(gone)}))
    everybody = np.array(sorted({*vectors, *gone}))
    for each in (meanings, again):
        assert each.lacking(np.array([302, *everybody])).tolist() == [302]
        assert everybody[~each.standing(everybody)].tolist() == sorted(gone)
        left = everybody[each.standing(everybody)]
        rows, lengths = each.of(left)
        assert [row.astype(np.int8).tobytes() for row in rows] == [vectors[number] for number in left.tolist()]
        assert lengths.tolist() == (1 + left).tolist()
    assert again.kept(vectors) == meanings.kept(vectors)
    assert len(again) == len(meanings) == len(everybody)


def test_nothing_is_there_at_first() -> None:
    """All are lacking, and nothing is kept."""
    meanings = Meanings(_WIDTH)
    meanings.keep({})
    assert meanings.lacking(np.array([0, 7])).tolist() == [0, 7]
    assert meanings.kept(()) == {}

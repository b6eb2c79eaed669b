"""The tree over the log: RFC 6962, against a tree built as the RFC defines it, and its own published examples."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.ledger.merkle import EMPTY, Growing, Node, grown, leaf_hash, node_hash, path_to, root_from_path, root_of

# The eight entries of the test vectors that Certificate Transparency's implementations share.
ENTRIES = [
    b"", b"\x00", b"\x10", b"\x20\x21", b"\x30\x31", b"\x40\x41\x42\x43",
    bytes(range(0x50, 0x58)), bytes(range(0x60, 0x70)),
]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def defined(leaves: list[bytes]) -> bytes:
    """The root as RFC 6962 defines it: split at the largest power of two below the number of leaves."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    left = 1
    while left * 2 < len(leaves):
        left *= 2
    return node_hash(defined(leaves[:left]), defined(leaves[left:]))


def nodes_of(leaves: list[bytes]) -> dict[tuple[int, int], bytes]:
    """All complete subtrees, grown leaf by leaf."""
    found: dict[tuple[int, int], bytes] = {}
    for place, leaf in enumerate(leaves):
        for node in grown(leaf, place, lambda level, at: found[level, at]):
            found[node.level, node.place] = node.hash
    return found


def test_the_published_examples() -> None:
    """The roots of the first n entries of the vectors; without the prefix of a leaf they would be others."""
    growing = Growing()
    for entry, root in zip(ENTRIES, ROOTS, strict=True):
        growing.add(leaf_hash(entry))
        assert growing.root.hex() == root
    assert Growing().root == EMPTY == defined([])
    assert Growing(hashlib.sha256(entry).digest() for entry in ENTRIES).root.hex() != ROOTS[-1]


@given(st.integers(0, 70), st.data())
def test_every_way_to_the_root_is_the_definition(size: int, data: st.DataObject) -> None:
    """Grown, folded from subtrees, along the audit path of any leaf: one root, and another path leads elsewhere."""
    leaves = [leaf_hash(bytes([n])) for n in range(size)]
    nodes = nodes_of(leaves)
    root = defined(leaves)
    assert Growing(leaves).root == root_of(size, lambda level, at: nodes[level, at]) == root
    if size == 0:
        return
    place = data.draw(st.integers(0, size - 1))
    path = path_to(place, size, lambda level, at: nodes[level, at])
    assert root_from_path(leaves[place], place, size, path) == root
    assert root_from_path(leaf_hash(b"other"), place, size, path) != root
    if path:
        with pytest.raises(ValueError, match="too short"):
            root_from_path(leaves[place], place, size, path[:-1])
        with pytest.raises(ValueError, match="too long"):
            root_from_path(leaves[place], place, size, [*path, EMPTY])


@given(st.integers(1, 60), st.integers(1, 60))
def test_an_earlier_root_is_in_the_later_tree(earlier: int, later: int) -> None:
    """The subtrees of a larger tree give the root of each smaller one; a changed leaf changes it."""
    earlier, later = sorted((earlier, later))
    leaves = [leaf_hash(bytes([n])) for n in range(later)]
    nodes = nodes_of(leaves)
    assert root_of(earlier, lambda level, at: nodes[level, at]) == defined(leaves[:earlier])
    changed = nodes_of([leaf_hash(b"changed"), *leaves[1:]])
    assert root_of(earlier, lambda level, at: changed[level, at]) != defined(leaves[:earlier])


def test_a_leaf_outside_has_no_path() -> None:
    """Place 3 of 3, or -1, is refused; place 2 is there."""
    nodes = nodes_of([leaf_hash(b"a")] * 3)
    assert path_to(2, 3, lambda level, at: nodes[level, at])
    for place in (3, -1):
        with pytest.raises(ValueError, match="no leaf"):
            path_to(place, 3, lambda level, at: nodes[level, at])


def test_what_a_leaf_completes() -> None:
    """The fourth leaf completes a tree of two and one of four; the fifth nothing."""
    hashes: dict[tuple[int, int], bytes] = nodes_of([leaf_hash(b"x")] * 3)
    fourth = grown(leaf_hash(b"x"), 3, lambda level, at: hashes[level, at])
    assert [(n.level, n.place) for n in fourth] == [(0, 3), (1, 1), (2, 0)]
    assert grown(leaf_hash(b"x"), 4, lambda level, at: hashes[level, at]) == [Node(0, 4, leaf_hash(b"x"))]

"""The Merkle tree over the log, as in Certificate Transparency (RFC 6962, section 2.1), with SHA-256.

A leaf is the hash of one entry, a node that of the two below it. The root over all leaves, with their number, is the
*head*: who knows a head can tell later whether the log still begins with just those entries in that order.
Hashes are 32 bytes each.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

EMPTY = hashlib.sha256(b"").digest()
"""The root of no entries."""


class Node(NamedTuple):
    """The root of a complete subtree: over the leaves from `place * 2**level` on, `2**level` of them."""

    level: int
    place: int
    hash: bytes


Known = Callable[[int, int], bytes]
"""Gives the hash of a complete subtree by its level and place."""


def leaf_hash(data: bytes) -> bytes:
    """The hash of an entry."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def peaks(size: int) -> list[tuple[int, int]]:
    """Level and place of the complete subtrees of which a tree of so many leaves is made, from left to right."""
    found, before = [], 0
    for level in range(size.bit_length() - 1, -1, -1):
        if size >> level & 1:
            found.append((level, before >> level))
            before += 1 << level
    return found


def root_of(size: int, known: Known) -> bytes:
    """The root of the first `size` leaves, from the hashes of complete subtrees."""
    return _folded([known(level, place) for level, place in peaks(size)])


def grown(leaf: bytes, place: int, known: Known) -> list[Node]:
    """The complete subtrees that come to be with the leaf at a place (from 0): itself, and those that it completes."""
    found = [Node(0, place, leaf)]
    while found[-1].place % 2:
        level, right, hashed = found[-1]
        found.append(Node(level + 1, right // 2, node_hash(known(level, right - 1), hashed)))
    return found


def path_to(place: int, size: int, known: Known) -> list[bytes]:
    """The audit path of the leaf at a place in a tree of `size` leaves, from the bottom (RFC 6962, section 2.1.1).

    Raises ValueError for a place outside the tree.
    """
    if not 0 <= place < size:
        raise ValueError(f"there is no leaf {place} among {size}")
    path: list[bytes] = []
    first, number = 0, size
    while number > 1:
        left = 1 << ((number - 1).bit_length() - 1)
        if place - first < left:
            path.append(_part(first + left, number - left, known))
            number = left
        else:
            path.append(_part(first, left, known))
            first, number = first + left, number - left
    return path[::-1]


def root_from_path(leaf: bytes, place: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root to which an audit path leads. Raises ValueError for a path that no tree of that size has."""
    node, last, hashed = place, size - 1, leaf
    for beside in path:
        if last == 0:
            raise ValueError("the path is too long")
        if node % 2 or node == last:
            hashed = node_hash(beside, hashed)
            while node % 2 == 0 and node:
                node, last = node >> 1, last >> 1
        else:
            hashed = node_hash(hashed, beside)
        node, last = node >> 1, last >> 1
    if last:
        raise ValueError("the path is too short")
    return hashed


class Growing:
    """A tree that grows leaf by leaf and keeps only the roots of its complete subtrees."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.size = 0
        self._peaks: list[bytes] = []
        for leaf in leaves:
            self.add(leaf)

    def add(self, leaf: bytes) -> None:
        """The next leaf."""
        number = self.size
        while number & 1:
            leaf = node_hash(self._peaks.pop(), leaf)
            number >>= 1
        self._peaks.append(leaf)
        self.size += 1

    @property
    def root(self) -> bytes:
        """The root of the leaves so far."""
        return _folded(self._peaks)


def _folded(roots: Sequence[bytes]) -> bytes:
    if not roots:
        return EMPTY
    hashed = roots[-1]
    for left in reversed(roots[:-1]):
        hashed = node_hash(left, hashed)
    return hashed


def _part(first: int, number: int, known: Known) -> bytes:
    """The root over `number` leaves from `first` on, a multiple of a power of two that is not below `number`."""
    return _folded([known(level, (first >> level) + place) for level, place in peaks(number)])

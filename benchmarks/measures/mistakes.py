"""What is wrong with pieces that are not exactly right, counted by kind."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.measures.pieces import ROLES, Chunk, compared
from benchmarks.measures.texts import Piece, ReadText

KINDS = (
    "exactly right",
    "not found at all",
    "taken for another role",
    "in several pieces",
    "joined with another",
    "only marks at an edge",
    "begins elsewhere",
    "ends elsewhere",
    "begins and ends elsewhere",
    "given where nothing is",
)


def mistakes(paragraphs: Iterable[Chunk], read: Mapping[str, ReadText]) -> dict[str, Counter[str]]:
    """For each role how many of the wanted pieces are of each kind; the last of `KINDS` counts given ones.

    An edge is off by marks only where the words, taken without punctuation and quotation marks, are the same.
    """
    counts: dict[str, Counter[str]] = {role: Counter() for role in ROLES}
    for tokens, given, wanted in compared(paragraphs, read):
        for role in ROLES:
            others = [piece for other in ROLES if other != role for piece in given[other]]
            for piece in wanted[role]:
                counts[role][_kind(piece, given[role], wanted[role], others, tokens)] += 1
            counts[role][KINDS[-1]] += sum(not _meeting(piece, wanted[role]) for piece in given[role])
    return counts


def _kind(
    piece: Piece, given: Iterable[Piece], wanted: Iterable[Piece], others: Iterable[Piece], tokens: Sequence[str]
) -> str:
    met = _meeting(piece, given)
    if piece in met:
        return "exactly right"
    if not met:
        return "taken for another role" if _meeting(piece, others) else "not found at all"
    if len(met) > 1:
        return "in several pieces"
    if len(_meeting(met[0], wanted)) > 1:
        return "joined with another"
    (first, last), (start, end) = _bare(piece, tokens), _bare(met[0], tokens)
    if (first, last) == (start, end):
        return "only marks at an edge"
    if first != start:
        return "begins elsewhere" if last == end else "begins and ends elsewhere"
    return "ends elsewhere"


def _meeting(piece: Piece, pieces: Iterable[Piece]) -> list[Piece]:
    return sorted(p for p in pieces if p[0] < piece[1] and piece[0] < p[1])


def _bare(piece: Piece, tokens: Sequence[str]) -> Piece:
    first, last = piece
    while first < last and not any(c.isalnum() for c in tokens[first]):
        first += 1
    while first < last and not any(c.isalnum() for c in tokens[last - 1]):
        last -= 1
    return first, last

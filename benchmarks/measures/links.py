"""Whole attributions, their three roles linked: exactly right, as Citron (2021) scores PARC3, or overlapping.

*Exact*: source, cue and content each cover the same words as those of one gold attribution. *Overlapping*: the cues
share a word, and sources and contents each agree by at least half (F1 of their words; none on either side agrees).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.measures.tally import NOTHING, Tally
from benchmarks.measures.texts import Piece, ReadText, covered, overlap, words_of
from training.polnear import ROLES, Article

_AGREES = 0.5
Roles = tuple[frozenset[Piece], ...]  # the words of source, cue and content


@dataclass(frozen=True, slots=True)
class Linked:
    """Attributions exactly right, and those that overlap."""

    exact: Tally = NOTHING
    overlapping: Tally = NOTHING

    def __add__(self, other: "Linked") -> "Linked":
        return Linked(self.exact + other.exact, self.overlapping + other.overlapping)


def linked(articles: Iterable[Article], read: Mapping[str, ReadText]) -> Linked:
    """Scores the attributions of readings against the first annotator of each article, where there is one."""
    return sum((_article(a, read.get(a.name)) for a in articles if a.layers), Linked())


def _article(article: Article, read: ReadText | None) -> Linked:
    words = words_of(article.text)
    gold = [tuple(covered(getattr(label, role), words) for role in ROLES) for label in article.layers[0]]
    given: list[Roles] = []
    if read:
        for a in read.reading.attributions:
            given.append(tuple(covered(read.pieces(getattr(a, role)), words) for role in ROLES))
    exact, overlapping = exact_pairs(gold, given), overlapping_pairs(gold, given)
    return Linked(Tally(exact, len(given), len(gold)), Tally(overlapping, len(given), len(gold)))


def exact_pairs(gold: Sequence[Roles], given: Sequence[Roles]) -> int:
    """How many are the same, one to one."""
    return (Counter(gold) & Counter(given)).total()


def overlapping_pairs(gold: Sequence[Roles], given: Sequence[Roles]) -> int:
    """How many overlap, one to one, the closest first."""
    ways = sorted(
        ((sum(map(_agreement, g, s)), i, j) for i, g in enumerate(gold) for j, s in enumerate(given) if _overlap(g, s)),
        reverse=True,
    )
    paired_gold: set[int] = set()
    paired_given: set[int] = set()
    for _, i, j in ways:
        if i not in paired_gold and j not in paired_given:
            paired_gold.add(i)
            paired_given.add(j)
    return len(paired_gold)


def _overlap(gold: Roles, given: Roles) -> bool:
    cues_meet = bool(gold[1] & given[1]) or not (gold[1] or given[1])
    return cues_meet and min(_agreement(gold[0], given[0]), _agreement(gold[2], given[2])) >= _AGREES


def _agreement(one: frozenset[Piece], other: frozenset[Piece]) -> float:
    return overlap(one, other) if one or other else 1.0

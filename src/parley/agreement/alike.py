"""Propositions that look alike but differ: whether they are the same only the parties can say."""

from collections.abc import Iterable, Iterator, Sequence

from parley.agreement.roster import name_tokens
from parley.agreement.verbs import PREPOSITIONS
from parley.model.condition import Proposition

LONGEST = 40
_LIGHT = PREPOSITIONS | {"it", "its", "they", "their", "this", "that", "all", "any", "there", "and", "or"}


def alike(propositions: Sequence[Proposition], names: Iterable[str]) -> Iterator[tuple[Proposition, Proposition]]:
    """Pairs with the same weighty words, with one more, or with one that begins alike, in the order of the text.

    Names and numbers are weighty: "Ukraine agrees" and "Russia agrees" do not look alike. Time is linear in the
    number of propositions; those of more than `LONGEST` words are not compared.
    """
    fixed = {token for name in names for token in name_tokens(name)}
    seen: dict[frozenset[str], Proposition] = {}
    shorter: dict[frozenset[str], Proposition] = {}
    near: dict[tuple[frozenset[str], str], Proposition] = {}
    for proposition in propositions:
        words = frozenset(w for w in proposition.key.split()[: LONGEST + 1] if w not in _LIGHT)
        if not 1 < len(words) <= LONGEST:
            continue
        found = {p.key: p for p in (seen.get(words), shorter.get(words) if len(words) > 2 else None) if p}
        seen.setdefault(words, proposition)
        for word in sorted(words):
            if word in fixed or any(c.isdigit() for c in word):
                continue
            rest = words - {word}
            if len(rest) > 2 and rest in seen:
                found[seen[rest].key] = seen[rest]
            shorter.setdefault(rest, proposition)
            if len(word) >= 4 and len(rest) > 1:
                other = near.setdefault((rest, word[:4]), proposition)
                found[other.key] = other
        found.pop(proposition.key, None)
        acting = _names(proposition, fixed)
        yield from ((other, proposition) for other in found.values() if _names(other, fixed) == acting)


def _names(proposition: Proposition, fixed: set[str]) -> list[str]:
    """The names in the order of the words: "A pays B" and "B pays A" do not look alike."""
    return [word for word in proposition.key.split() if word in fixed]

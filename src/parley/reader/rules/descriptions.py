"""Phrases that describe somebody and name nobody: "the insurgents", "the official, who asked not to be named"."""

from parley.reader.rules.fits import DESCRIBED, OFFICES
from parley.reader.rules.heads import PAST
from parley.reader.rules.parties import Parties
from parley.reader.rules.phrases import ROLES, Phrases, Range
from parley.reader.rules.words import PREPOSITIONS

_AFTER_HEADS = PREPOSITIONS | {"to"}


def refers_back(parties: Parties, phrase: Range) -> bool:
    """Whether a phrase is "the" and a description without any name: "the insurgents", "the spokesperson"."""
    lo, hi = phrase
    bare = (
        hi - lo > 1
        and parties.p.lows[lo] == "the"
        and not any(parties.p.texts[i] in (",", "'s", "’s") for i in range(lo, hi))
    )
    if not bare or hi - lo > 4 or parties.side_of(lo, hi):
        return False
    named = any(parties.p.is_capital(i) for i in range(lo, hi)) and not _is_office(parties, lo + 1, hi)
    return not named and parties.p.lows[hi - 1] in ROLES | DESCRIBED


def without_clause(p: Phrases, phrase: Range) -> Range:
    """ "the official, who asked not to be named": the phrase without what is only told of it."""
    lo, hi = phrase
    clause = (i for i in range(lo + 1, hi - 1) if p.texts[i] == "," and p.lows[i + 1] in ("who", "which"))
    return lo, next(clause, hi)


def is_meant(role: str, head: str, office: set[str]) -> bool:
    """Whether an office that somebody holds is the one meant by its head and the words before it."""
    words = role.lower().split()
    first = next((n for n, word in enumerate(words) if word in _AFTER_HEADS), len(words))
    held = set(words)
    alike = first > 0 and words[first - 1] == head and office <= held and not held & PAST
    return alike and ("deputy" in held) == ("deputy" in office)


def _is_office(parties: Parties, lo: int, hi: int) -> bool:
    return all(parties.p.lows[i] in ROLES | OFFICES or not parties.names.is_name_word(i) for i in range(lo, hi))

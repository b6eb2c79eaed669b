"""Nouns that hold a statement of their owner: "Ghani's plan to release ..."."""

from parley.reader.rules.complements import trimmed
from parley.reader.rules.found import Found
from parley.reader.rules.phrases import Phrases
from parley.reader.rules.subjects import subject_left
from parley.reader.rules.words import DETERMINERS, POSSESSIVES


def owned_at(p: Phrases, i: int, hi: int, within: int | None) -> tuple[Found, int] | None:
    """The statement of the owner of a noun at token i, inside what somebody says, and where it ends."""
    noun = p.pack.cues.owned.get(p.lows[i])
    if noun is None or within is None or i + 2 >= hi:
        return None
    j = i
    while (
        j > 0
        and i - j < 4
        and p.lows[j - 1].isalpha()
        and p.texts[j - 1].islower()
        and p.lows[j - 1] not in DETERMINERS
    ):
        j -= 1
    if j == 0 or p.lows[j - 1] not in ("'s", "’", "'"):
        return None
    owner, _ = subject_left(p, max(0, j - 15), j - 2)
    if owner is None or not p.can_speak(owner) or p.lows[owner[0]] in POSSESSIVES:
        return None
    after = p.lows[i + 1]
    if not (
        (after == "to" and "i" in noun[1])
        or (after == "that" and "c" in noun[1])
        or (after in ("for", "of") and "n" in noun[1])
    ):
        return None
    content = trimmed(p, i + 1 + (after == "that"), hi)
    return Found(owner, (i, i + 1), (content,), noun[0], within), hi

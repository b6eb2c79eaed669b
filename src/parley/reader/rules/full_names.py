"""Full names of persons among runs of capitals: told by offices and titles beside them, and by their look."""

import re

from parley.reader.rules.phrases import ROLES, Phrases
from parley.reader.rules.titles import ABBREVIATIONS, ORGANISATION_WORDS, PLACE_WORDS, UNIT_WORDS

_ALIAS = re.compile(
    r"(?:who is |who goes |)(?:alias|aka|(?:also |better |best |)(?:known )?(?:as|by (?:his|her|the) (?:\w+ ){1,2}name)"
    r"|by (?:his|her) (?:\w+ ){1,2}name|whose nom de guerre is)"
)
_QUOTES = ('"', "“", "‘", "'")
_ADDRESSES = ABBREVIATIONS - {"st"}
_NO_SURNAMES = ORGANISATION_WORDS | UNIT_WORDS | PLACE_WORDS


def is_full_name(p: Phrases, lo: int, hi: int) -> bool:
    """Whether a run of capitals is a person's full name: an office stands before it, or it looks like one."""
    texts, lows = p.texts, p.lows
    before = lows[lo - 1] if lo else ""
    words = [lows[i] for i in range(lo, hi)]
    if any(w in _NO_SURNAMES or w in p.pack.cues.document_nouns for w in words):
        return False
    if before in ROLES or before in _ADDRESSES or before in ("general", "president", "counterpart"):
        return True
    if before == "." and lo > 1 and lows[lo - 2] in ABBREVIATIONS:
        return True
    if before == "," and hi - lo == 1 and lo > 1 and lows[lo - 2] in ROLES and texts[hi : hi + 1] == [","]:
        return True  # "His nephew and prime minister, Nechir, ..."
    if before in ("in", "at", "near", "around"):
        return False  # a place: "in Belfast, a negotiator said"
    if before == "the" or any(len(t) > 1 and t.isupper() and "." not in t for t in texts[lo:hi]):
        return False
    after_comma = (
        hi + 1 < len(texts)
        and texts[hi] == ","
        and any(lows[k] in ROLES for k in range(hi + 1, min(hi + 6, len(lows))))
    )
    return hi - lo >= 2 or after_comma


def is_alias(p: Phrases, hi: int, first: int) -> bool:
    """Whether the name that begins at `first` is another one of whoever is named until `hi`: "X, also known as Y"."""
    between = p.lows[hi + 1 : first - (p.texts[first - 1] in _QUOTES)]
    return p.lows[hi:first][:1] == [","] and _ALIAS.fullmatch(" ".join(between)) is not None

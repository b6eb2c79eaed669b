"""A name for an issue in the reports' own words: the few words in a row that have most of what its wordings share."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from parley.following.sayings import Saying
from parley.following.words import LIGHT, stems_of, tokens_of

_CLAUSE = re.compile(r"[,.;:](?:\s|$)|[\"“”()–—]")

_LONGEST = 5
_INSIDE = frozenset(("of", "the", "at", "on", "in", "for", "to", "and", "from"))
_LEADS = (
    "the a an this that these those its their his her our your my no any all each every some both such of on in at for "
    "from with by about over under around against between more last first"
)
_BEFORE = frozenset(_LEADS.split())
_SAYING = "will would shall should must may can could say says said agree agreed promise promised"
_NEVER = frozenset(_SAYING.split())
_TIMES = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow day week "
    "month year hour minute time morning afternoon evening night fortnight deadline end"
)
TIMES = frozenset(stem for word in _TIMES.split() for stem in stems_of(word))
"""The roots of words that say when: an issue is about something else."""


def tells(stem: str) -> bool:
    """Whether a root says what is at issue, not when or how much."""
    return not stem[0].isdigit() and stem not in TIMES and not stem.startswith("mid-")


def name_of(sayings: Sequence[Saying], weight: Mapping[str, float]) -> str:
    """Up to five words that stand together in one of the wordings, after an article or the like and before a small
    word, as names of things do; `weight`: how much a root tells of this issue.

    Where no wording has such words, the beginning of the first.
    """
    best, words = 0.0, ""
    share = Counter(stem for saying in sayings for stem in {*saying.stems} if tells(stem))
    for saying in sayings:
        for row in _rows(saying.words):
            stems = dict.fromkeys(stem for token in row for stem in stems_of(token))
            worth = sum(share[stem] * weight.get(stem, 0.0) for stem in stems)
            # Each further word must tell as much as those before on average, or it is left out.
            worth /= (len(row) + 1) ** 0.5
            if worth > best:
                best, words = worth, " ".join(row)
    return words or " ".join(sayings[0].words.split()[:_LONGEST])


def _rows(words: str) -> Iterator[list[str]]:
    """All rows of up to some words that stand together as the name of a thing may."""
    for part in _CLAUSE.split(words):
        tokens = part.split()
        known = [next(iter(tokens_of(token)), "") for token in tokens]
        weighty = [bool(word) and word not in LIGHT and word not in _NEVER for word in known]
        for start in range(len(tokens)):
            if not weighty[start] or (start and known[start - 1] not in _BEFORE):
                continue
            for end in range(start + 1, min(start + _LONGEST, len(tokens)) + 1):
                row = zip(weighty[start:end], known[start:end], strict=True)
                if not all(fine or word in _INSIDE for fine, word in row):
                    break
                if weighty[end - 1] and (end == len(tokens) or not weighty[end]):
                    yield [token.strip("“”'’()") for token in tokens[start:end]]

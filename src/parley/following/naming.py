"""A name for an issue in the reports' own words: the few words in a row that have most of what its wordings share."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from parley.following.sayings import Saying
from parley.following.words import LIGHT, stem_of, tokens_of

_LONGEST = 5
_INSIDE = frozenset(("of", "the", "at", "on", "in", "for", "to", "and", "from"))
_SAYING = "will would shall should must may can could say says said agree agreed promise promised"
_NEVER = frozenset(_SAYING.split())


def name_of(sayings: Sequence[Saying], weight: Mapping[str, float]) -> str:
    """Up to five words that stand together in one of the wordings; `weight`: how much a root tells of this issue.

    Where no wording has a telling word, the beginning of the first.
    """
    best, words = 0.0, ""
    share = Counter(stem for saying in sayings for stem in {*saying.stems})
    for saying in sayings:
        for row in _rows(saying.words):
            stems = dict.fromkeys(stem_of(word.casefold()) for word in row if word.casefold() not in LIGHT)
            worth = sum(share[stem] * weight.get(stem, 0.0) for stem in stems if stem in saying.stems)
            # Each further word must tell as much as those before on average, or it is left out.
            worth /= (len(row) + 1) ** 0.75
            if worth > best:
                best, words = worth, " ".join(row)
    return words or " ".join(sayings[0].words.split()[:_LONGEST])


def _rows(words: str) -> Iterator[list[str]]:
    """All rows of up to some words that stand together, beginning and ending with a weighty one."""
    for part in words.replace(",", ".").replace(";", ".").replace('"', ".").split("."):
        tokens = part.split()
        known = [tokens_of(token) for token in tokens]
        weighty = [bool(found) and found[0] not in LIGHT and found[0] not in _NEVER for found in known]
        for start in range(len(tokens)):
            for end in range(start + 1, min(start + _LONGEST, len(tokens)) + 1):
                row = known[start:end]
                if (
                    weighty[start]
                    and weighty[end - 1]
                    and all(
                        fine or (found and found[0] in _INSIDE)
                        for fine, found in zip(weighty[start:end], row, strict=True)
                    )
                ):
                    yield [token.strip("“”'’()") for token in tokens[start:end]]

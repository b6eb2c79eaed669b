"""Words as they are searched for: in plain letters, so that "Zelenskyy's" and "cease-fire" are found however they are
typed. Both databases then cut and stem the same (Porter, An algorithm for suffix stripping, 1980)."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]{1,500}")
"""What is longer is cut, in texts and in what is searched for alike: PostgreSQL passes longer words over."""
_PART = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


def plain_words(text: str) -> str:
    """The words of a text in small letters without accents, with single spaces between them."""
    folded = text.casefold().replace("'", "").replace("’", "")
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(folded))


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: phrases that must be there (single words, too), and such as must not."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


def query_from_words(words: str) -> Query:
    """Words that must all be there, "words in quotation marks" next to each other, and -words that must not."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _PART.findall(words.replace("“", '"').replace("”", '"')):
        found = plain_words(phrase or word)
        if found:
            (unwanted if minus else wanted).append(found)
    return Query(tuple(wanted), tuple(unwanted))

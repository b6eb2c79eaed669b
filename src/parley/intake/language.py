"""In which language a text is: English by its commonest words, else by py3langid (Lui and Baldwin, langid.py, ACL
2012), which goes by what sequences of letters are usual in 97 languages."""

import re
from functools import cache
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "as",
        "by",
        "it",
        "be",
        "has",
        "have",
        "had",
        "said",
        "not",
        "would",
        "from",
        "at",
    ]
)
_SHARE = 0.15
"""Running English has three in ten of these words, a list of names in it few; other languages have next to none."""

_FEW = 20
"""Of fewer words nobody can tell the language for sure."""

_SURE = 0.8


def language_of(text: str, declared: str | None = None) -> str:
    """The language of a text, by its code of ISO 639-1. Of a few words, or where it is not sure, what is `declared`, or
    else "en"."""
    usual = (declared or "en").split("-")[0].casefold()
    words = _WORD.findall(text[:_SAMPLE].casefold())
    if sum(word in _ENGLISH for word in words) >= _SHARE * max(len(words), 1) or len(words) < _FEW:
        return "en" if len(words) >= _FEW else usual
    code, sure = _identifier().classify(text[:_SAMPLE])
    return str(code) if sure >= _SURE else usual


@cache
def _identifier() -> Any:
    # Late: English reports need no model.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

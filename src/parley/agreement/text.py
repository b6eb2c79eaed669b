"""Cutting text into words, and making it even."""

import re

_TOKEN = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*|[%$€£+]")
_SPACE_BEFORE = re.compile(r" +([,.;:)])")
_SHORT = re.compile(r"n['’]t\b|\bcannot\b", re.IGNORECASE)


def tokens_of(text: str) -> list[str]:
    """The words and numbers of a text, as they stand."""
    return _TOKEN.findall(text)


def tidy(text: str) -> str:
    """The text on one line, each gap one space, none before a comma or stop."""
    return _SPACE_BEFORE.sub(r"\1", " ".join(text.split()))


def bare(text: str) -> str:
    """The text without what ends it: stops, commas, dashes, spaces."""
    return tidy(text).strip(" ,;:.–—")


def spelled_out(text: str) -> str:
    """Contractions in full, so that a negation is seen: isn't -> is not, can't -> can not."""
    text = re.sub(r"\bcan['’]t\b", "can not", text, flags=re.IGNORECASE)
    return _SHORT.sub(lambda m: "can not" if m.group().lower() == "cannot" else " not", text)


def words_in(text: str) -> frozenset[str]:
    """A list of words, written as a text."""
    return frozenset(text.split())

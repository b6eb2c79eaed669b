"""Where a source that follows its cue ends: "said X, reached by telephone", "said X on Tuesday"."""

from parley.reader.rules.phrases import LONGEST_PHRASE, Phrases
from parley.reader.rules.words import word_set

_ASIDES = word_set("reached contacted interviewed quoted cited asked pressed")  # "said X, reached by telephone"


def source_end(p: Phrases, start: int, hi: int) -> int:
    """The end of a source that starts at `start`: before a relative clause, or a comma that no apposition follows."""
    hi = min(hi, start + LONGEST_PHRASE)
    for i in range(start, hi):
        if p.lows[i] in ("who", "which") or p.texts[i] in (";", ":", "—"):
            return i - (p.texts[i - 1] == ",")
        if p.texts[i] == ",":
            after = p.lows[i + 1] if i + 1 < hi else ""
            if (
                after in ("who", "which", "while", "as", "but", "and")
                or after in _ASIDES
                or after.endswith("ing")
                or p.is_clause(i + 1, hi)
            ):
                return i
    return hi


def sentence_end(p: Phrases, start: int, hi: int) -> int:
    """The first quotation or stop right of `start`."""
    hi = min(hi, start + LONGEST_PHRASE)
    for i in range(start, hi):
        if i in p.opens or (p.texts[i] in (".", ";", ":") and p.lows[i - 1] not in ("mr", "mrs", "ms", "dr", "gen")):
            return i
    return hi


def adjunct_start(p: Phrases, start: int, hi: int) -> int:
    """Where an adjunct after an inverted source begins ("said X on Tuesday", "said X as ...")."""
    for i in range(start + 1, hi):
        if p.lows[i] in (
            "on",
            "in",
            "during",
            "after",
            "at",
            "as",
            "while",
            "when",
            "before",
            "following",
            "late",
        ) and not p.is_capital(i):
            return i - (p.texts[i - 1] == ",")
    return hi

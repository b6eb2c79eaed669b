"""Statements without a cue: communiqués in the first person, and terms that a report itself lays down."""

import re

from parley.reader.rules.complements import STOPS, trimmed
from parley.reader.rules.found import Found
from parley.reader.rules.phrases import Phrases, Range
from parley.reader.rules.words import FIRST_PLURAL, any_in, is_adverb, word_set
from parley.reader.segment import Sentence

_HEAD = re.compile(
    r"\b(?:statement|communiqu[eé]|declaration|remarks|letter|comment|comments|commentary|address|speech|answers?|reply)"
    r"\s+(?:by|of|from)\s+(?=\S)",
    re.IGNORECASE,
)
_ABOUT = word_set("on regarding concerning about following to in at during after with")
_TERMS = word_set(
    "status deal agreement accord structure plan proposal framework arrangement system truce ceasefire cease-fire "
    "treaty pact draft roadmap settlement formula mechanism guarantee guarantees assurances"
)
_OPENS_TEXT = word_set("inform announce announced declare declared agree agreed state stated")
_LAYS_DOWN = word_set("mean include require involve entail oblige ban prohibit guarantee provide")


def authors_of(p: Phrases, sentences: tuple[Sentence, ...]) -> tuple[Range, int] | None:
    """Whose communiqué the report is, if it speaks in the first person, and the sentence where it begins."""
    first_person = sum(
        any(p.lows[i] in FIRST_PLURAL and p.seg.depth[i] == 0 for i in range(s.first, s.last)) for s in sentences
    )
    if not first_person:
        return None
    for n, sentence in enumerate(sentences[:6]):
        lo, hi = sentence.first, sentence.last
        if p.texts[hi - 1] == ":" and any_in(p.lows[lo:hi], _OPENS_TEXT):
            authors = _subject(p, lo, hi)
            return (authors, n + 1) if authors else None
    for n, sentence in enumerate(sentences[:1]):
        head = _HEAD.search(p.seg.text, p.seg.tokens[sentence.first].start, p.seg.tokens[sentence.last - 1].end)
        if head and p.texts[sentence.last - 1] != ".":
            start = p.seg.token_at(head.end())
            return (start, _before_topic(p, start, sentence.last)), n + 1
    return None


def _before_topic(p: Phrases, lo: int, hi: int) -> int:
    """Where a head stops to say whose a statement is: "by X, Spokesperson of Y | , on the statement of Z"."""
    return next((i for i in range(lo + 1, hi - 1) if p.texts[i] == "," and p.lows[i + 1] in _ABOUT), hi)


def _subject(p: Phrases, lo: int, hi: int) -> Range | None:
    """The authors in "Havana - The delegations of A and B, after meeting ..., wish to inform ...:"."""
    start = next((i + 1 for i in range(lo, min(hi, lo + 12)) if p.texts[i] in ("-", "–", "—")), lo)
    end = next(
        (
            i
            for i in range(start, hi)
            if p.texts[i] == "," and p.lows[i + 1] in ("after", "following", "meeting", "in", "on", "having", "at")
        ),
        0,
    )
    end = min(end or hi, p.phrase_right(start, hi))
    return (start, end) if end > start and p.can_speak((start, end)) else None


def communique(
    p: Phrases, sentences: tuple[Sentence, ...], found: list[Found], authors: Range, begins: int
) -> list[Found]:
    """Attributions for the sentences of a communiqué that have no source but their authors."""
    covered = {i for f in found if f.within is None for r in (*f.content, f.source or (0, 0)) for i in range(*r)}
    out: list[Found] = []
    for sentence in sentences[begins:]:
        content = trimmed(p, sentence.first, sentence.last)
        if content[1] - content[0] < 4 or not covered.isdisjoint(range(*content)):
            continue
        pieces = list(_halves(p, *content))
        out.extend(Found(authors, None, (piece,), None, None) for piece in pieces)
    return out


def _halves(p: Phrases, lo: int, hi: int) -> list[Range]:
    """A long sentence of a communiqué whose parts a semicolon divides says several things."""
    cut = next((i for i in range(lo, hi) if p.texts[i] == ";"), 0)
    return [(lo, cut), (cut + 1, hi)] if cut and hi - cut > 4 else [(lo, hi)]


def terms(p: Phrases, sentence: Sentence) -> Found | None:
    """A sentence in which the report itself says what a proposal or an agreement would mean or demand."""
    lo, hi = sentence.first, sentence.last
    while hi > lo and p.texts[hi - 1] in STOPS:
        hi -= 1
    for i in range(lo + 1, min(hi, lo + 14)):
        if p.lows[i] in ("would", "will"):
            j = i + 1
            while j < hi and (is_adverb(p.lows[j])):
                j += 1
            head = p.lows[i - 1]
            if j < hi and p.lows[j] in _LAYS_DOWN and head in _TERMS and p.seg.depth[i] == 0:
                return Found(None, None, ((lo, hi),), None, None)
            return None
    return None

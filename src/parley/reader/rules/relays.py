"""Who passes on what was said: the medium told of in its sentence, and that of the interview that goes on."""

from bisect import bisect_right
from dataclasses import replace

from parley.reader.rules.found import Found
from parley.reader.rules.phrases import Phrases, Range
from parley.reader.rules.words import DETERMINERS, word_set

_PLACES = word_set("on to with via through in")  # "on ABC", "in an interview with AFP", "told the BBC in ..."
_SEEN = word_set("seen obtained reviewed published")
_MEDIA = word_set("television tv radio broadcaster newspaper daily weekly magazine")
_STATIONS = word_set("radio television tv state local national public station channel newspaper daily")
_REACH = 25  # words around a cue in which the medium is named
_LONGEST = 6  # words of the name of a medium


def carry_relays(p: Phrases, found: list[Found], keys: list[str | None]) -> None:
    """Give each outermost attribution the medium its sentence names, else that of the same person's last one.

    `found` is changed in place; `keys` are the speakers. An interview ends where somebody else speaks.
    """
    speaking: str | None = None
    last: Range | None = None
    relays: tuple[Range, ...] = ()
    order = sorted((n for n, f in enumerate(found) if f.within is None), key=lambda n: _start(found[n]))
    for n in order:
        made = found[n]
        around = made.relays or _named_around(p, made)
        same = (keys[n] or "").startswith("person:") and keys[n] == speaking
        goes_on = same or _points_back(p, made.source, last)
        told = around if made.document or made.relays in ((), (made.addressee,)) else ()  # not "according to X"
        relays = told or (relays if goes_on and not around else ())
        speaking, last = keys[n], made.source
        if (around or relays) and not made.relays:
            found[n] = replace(made, relays=around or relays)


def _points_back(p: Phrases, source: Range | None, last: Range | None) -> bool:
    """ "He", "it" or "the source" after somebody who was called so."""
    if source is None or last is None:
        return False
    words = p.lows[slice(*source)]
    described = len(words) == 2 and words[0] == "the" and words[1] in p.lows[slice(*last)]
    return described or words in (["he"], ["she"], ["it"])


def _start(found: Found) -> int:
    starts = [lo for lo, _ in found.content]
    return min(*starts, found.source[0]) if found.source else min(starts)


def _named_around(p: Phrases, found: Found) -> tuple[Range, ...]:
    """The medium in the sentence of a cue, outside of what is said: "said on ABC's “This Week”", "wrote on X"."""
    if found.cue is None or found.source is None:
        return ()
    if found.addressee and _is_broadcaster(p, found.addressee):
        return (found.addressee,)
    sentences = p.seg.sentences
    at = found.cue[0]
    sentence = sentences[bisect_right(sentences, at, key=lambda s: s.first) - 1]
    lo, hi = max(sentence.first, at - _REACH), min(sentence.last, at + _REACH)
    said = [r for r in found.content if r[1] > lo and r[0] < hi]
    after = min((r[0] for r in said if r[0] >= found.cue[1]), default=hi)
    before = max((r[1] for r in said if r[1] <= at), default=lo)
    for first, last in ((found.cue[1], after), (max(before, lo), found.cue[0])):
        for i in range(first, last):
            seen = p.lows[i] == "by" and p.lows[i - 1] in _SEEN
            if (seen or p.lows[i] in _PLACES) and (medium := _medium_at(p, i + 1, last)):
                return (medium,)
    return ()


def _medium_at(p: Phrases, i: int, hi: int) -> Range | None:
    """The medium that a noun phrase at i names."""
    while i < hi and p.lows[i] in DETERMINERS:
        i += 1
    if i >= hi:
        return None
    naming = p.naming_at(i)
    if naming and naming.how == "media":
        return i, i + len(naming.words)
    end = min(p.phrase_right(i, hi), i + _LONGEST)
    for last in range(end, i, -1):
        if p.is_capital(i) and p.is_medium((i, last)) and p.is_capital(last - 1):
            return i, last
    return (i, end) if _is_broadcaster(p, (i, end)) else None


def _is_broadcaster(p: Phrases, phrase: Range) -> bool:
    """ "state television", "radio station dzMM"."""
    lo, hi = phrase
    while lo < hi and p.lows[lo] in DETERMINERS:
        lo += 1
    words = p.lows[lo:hi]
    if not words or len(words) > _LONGEST:
        return False
    return words[-1] in _MEDIA or (words[0] in _MEDIA and words[1:2] != [] and words[1] in _STATIONS)

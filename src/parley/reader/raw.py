"""The raw layer of attributions, drawn as PolNeAR draws it (Newell, Margolin and Ruths, LREC 2018).

There a content takes in its quotation marks and the "that" before it, a cue its auxiliaries and adverbs, and a source
the comma that closes an apposition; a statement leaves all of these out.
"""

from parley.model.span import Spans
from parley.model.statement import Attribution
from parley.reader.linking import Tagged
from parley.reader.rules.found import Found
from parley.reader.rules.phrases import Phrases, Range
from parley.reader.rules.words import is_adverb, is_auxiliary


def attribution_from_found(phrases: Phrases, found: Found, number: int, confidence: float) -> Attribution | None:
    """The attribution of the raw layer for one that was found; None without a source or a cue."""
    if found.source is None or found.cue is None:
        return None
    source, cue = _with_comma(phrases, found.source), _with_auxiliaries(phrases, found.cue, found.source)
    content = tuple(_with_marks(phrases, piece) for piece in found.content)
    return Attribution(
        f"a{number}", _spans(phrases, (source,)), _spans(phrases, (cue,)), _spans(phrases, content), confidence
    )


def attribution_from_tagged(phrases: Phrases, tagged: Tagged, number: int) -> Attribution:
    """The attribution of the raw layer for one that the net tagged."""
    source, cue, content = (_spans(phrases, pieces) for pieces in (tagged.source, (tagged.cue,), tagged.content))
    return Attribution(f"a{number}", source, cue, content, round(tagged.sure, 2))


def _spans(phrases: Phrases, ranges: tuple[Range, ...]) -> Spans:
    return tuple(phrases.seg.span(lo, hi) for lo, hi in sorted(ranges))


def _with_comma(p: Phrases, source: Range) -> Range:
    lo, hi = source
    closed = "," in p.texts[lo:hi] and hi < len(p.texts) and p.texts[hi] == ","
    return (lo, hi + 1) if closed else source


def _with_auxiliaries(p: Phrases, cue: Range, source: Range) -> Range:
    lo, hi = cue
    while lo > source[1] and (is_auxiliary(p.lows[lo - 1]) or is_adverb(p.lows[lo - 1])):
        lo -= 1
    return lo, hi


def _with_marks(p: Phrases, piece: Range) -> Range:
    lo, hi = piece
    if lo and lo - 1 in p.opens:
        closing = p.opens[lo - 1]
        return lo - 1, closing + 1 if closing in p.closes and closing <= hi else hi
    if lo and p.lows[lo - 1] == "that":
        return lo - 1, hi
    return piece

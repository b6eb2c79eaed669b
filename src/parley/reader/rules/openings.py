"""Sources that stand before what they say: "According to X, ...", "Under the agreement, ...", "As X recalled, ..."."""

from dataclasses import replace

from parley.model.statement import Act
from parley.reader.rules.complements import trimmed
from parley.reader.rules.cueing import cue_candidates, is_document
from parley.reader.rules.found import Found
from parley.reader.rules.phrases import Phrases, Range
from parley.reader.rules.words import COORDINATORS


def leading(p: Phrases, lo: int, hi: int, within: int | None) -> Found | None:
    """The attribution whose source opens [lo, hi), None if there is none."""
    while lo < hi and (p.lows[lo] in COORDINATORS or p.texts[lo] == ","):
        lo += 1
    if hi - lo < 5:
        return None
    if p.lows[lo] == "as" and (found := _as_said(p, lo, hi, within)):
        return found
    under = p.lows[lo] == "under"
    start = lo + 1 if under else according(p, lo)
    end = _opening_end(p, start, min(hi, start + 40)) if start else 0
    if not end or end + 1 >= hi or (under and not _is_text(p, (start, end))):
        return None
    source = (start, end)
    document = under or is_document(p, source)
    act: Act | None = "promise" if document else None
    return published(p, Found(source, (lo, start), (trimmed(p, end + 1, hi),), act, within, document=document))


def according(p: Phrases, i: int) -> int:
    """The index after "according to" or "in the words of" at i, 0 if neither stands there."""
    words = p.lows[i : i + 4]
    if words[:2] == ["according", "to"]:
        return i + 2
    return i + 4 if words in (["in", "the", "words", "of"], ["in", "the", "view", "of"]) else 0


def _as_said(p: Phrases, lo: int, hi: int, within: int | None) -> Found | None:
    """ "As the spokesperson recalled, ..."."""
    comma = next((i for i in range(lo + 2, min(hi - 3, lo + 16)) if p.texts[i] == ","), 0)
    if not comma:
        return None
    cues = [cue for end, cue in cue_candidates(p, comma - 1, hi) if end == comma and cue.reports]
    source = (lo + 1, comma - 1)
    if not cues or source[0] >= source[1] or not p.can_speak(source) or p.is_clause(*source):
        return None
    return Found(source, (comma - 1, comma), (trimmed(p, comma + 1, hi),), cues[0].act, within)


def _is_text(p: Phrases, phrase: Range) -> bool:
    """Whether a phrase names a document or what one proposes: "under the plan, ..."."""
    return is_document(p, phrase) or p.lows[phrase[1] - 1] in ("plan", "proposal", "arrangement", "scheme")


def _opening_end(p: Phrases, start: int, hi: int) -> int:
    """The comma that ends an opening "According to X, a spokesman, ...", 0 if there is none."""
    commas = [i for i in range(start, hi) if p.texts[i] == "," and p.seg.depth[i] == p.seg.depth[start]]
    if len(commas) > 1 and p.lows[commas[0] + 1] in ("a", "an", "the") and p.has_role(commas[0] + 1, commas[1]):
        return commas[1]
    return commas[0] if commas else 0


def published(p: Phrases, found: Found) -> Found:
    """ "a copy published by X", "a draft seen by X": the document speaks and X relays."""
    lo, hi = found.source or (0, 0)
    for i in range(lo + 1, hi - 2):
        if p.lows[i] in ("published", "seen", "obtained", "released", "reviewed") and p.lows[i + 1] == "by":
            return replace(found, source=(lo, i), relays=((i + 2, hi),))
    return found

"""Cues that stand after their content: "...," X said; "...," said X; ..., X said on Tuesday."""

from dataclasses import dataclass

from parley.model.statement import Act
from parley.reader.rules.complements import STOPS, trimmed
from parley.reader.rules.cueing import BE, cue_candidates, is_document
from parley.reader.rules.cues import Cue
from parley.reader.rules.phrases import LONGEST_PHRASE, Phrases, Range
from parley.reader.rules.quoting import quoted_at
from parley.reader.rules.sources import adjunct_start, sentence_end, source_end
from parley.reader.rules.subjects import subject_left, verb_left
from parley.reader.rules.words import COORDINATORS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, word_set

_LONGEST_NAME = 20  # words of a source with its titles
_TO_SOMEBODY = word_set("told tell tells")  # whom these are followed by is no speaker: "..., told Russia"
_REACH = 60  # words between a content and its cue, at most


@dataclass(frozen=True, slots=True)
class Postposed:
    """An attribution whose content comes first; `rest` is where the search goes on, `relay` who quotes the
    source."""

    source: Range
    cue: Range
    content: tuple[Range, ...]
    act: Act | None
    addressee: Range | None
    rest: int
    relay: Range | None = None


def postposed(p: Phrases, lo: int, hi: int, depth: int) -> Postposed | None:
    """The first attribution in [lo, hi) whose content stands before its source, None if there is none."""
    for i in range(lo + 2, hi):
        if p.seg.depth[i] != depth:
            continue
        if made := _quoted(p, lo, i, hi):
            return made
        for end, cue in cue_candidates(p, i, hi):
            if cue.reports or "q" in cue.frames:
                made = _inverted(p, lo, i, end, hi, cue) or _interposed(p, lo, i, end, hi, cue)
                made = made or _straight(p, lo, i, end, hi, cue)
                if made:
                    return made
    return None


def _quoted(p: Phrases, lo: int, i: int, hi: int) -> Postposed | None:
    """A quotation before "TASS quoted X as saying"."""
    mark = _quote_before(p, lo, i)
    quoted = quoted_at(p, mark + 1, i, hi) if mark >= 0 else None
    if quoted is None:
        return None
    after = _adjuncts(p, quoted.cue[1], hi)
    if not _closes(p, after, hi):
        return None
    content = _pieces(p, lo, mark, after, hi)
    return Postposed(quoted.source, quoted.cue, content, None, None, _rest(p, after, hi), quoted.relay)


def _quote_before(p: Phrases, lo: int, i: int) -> int:
    """The index of the closing mark that ends the nearest quotation left of i, with no verb in between; -1 if none."""
    for k in range(i - 1, max(lo, i - _REACH), -1):
        if k in p.closes and p.closes[k] >= lo:
            return k if k - p.closes[k] > 1 else -1
    return -1


def _straight(p: Phrases, lo: int, i: int, end: int, hi: int, cue: Cue) -> Postposed | None:
    """ "..., X said": source between content and cue; nothing that could be a content follows."""
    last, skipped = verb_left(p, lo, i)
    passive = bool(skipped & BE) and not p.lows[i].endswith("ing")  # "..., they will be answered"
    if last < lo or passive or skipped & {"to", "not", "never"}:
        return None
    addressee, after = _after(p, end, hi, cue)
    if not _closes(p, after, hi):
        return None
    mark = _quote_before(p, lo, i)
    if mark >= 0 and last > mark:
        edge = mark + 1 + (p.texts[mark + 1] == ",")
        source = (edge, last + 1 - (p.texts[last] == ","))
        if source[0] < source[1] and _speaks(p, source) and (not p.is_clause(*source) or _relative(p, source)):
            return Postposed(source, (i, end), _pieces(p, lo, mark, after, hi), cue.act, addressee, _rest(p, after, hi))
    return _after_clause(p, lo, i, end, hi, cue, last, addressee, after)


def _after_clause(
    p: Phrases, lo: int, i: int, end: int, hi: int, cue: Cue, last: int, addressee: Range | None, after: int
) -> Postposed | None:
    """ "Talks yielded nothing, a spokesman said": the content is a clause without quotation marks."""
    if "c" not in cue.frames:
        return None
    source, opening = subject_left(p, lo, last)
    opens = source is not None and source[0] > lo and p.lows[source[0] - 1] == opening  # not "as early as May, X said"
    if opening in ("that", "which", "what", "if") or (opening == "as" and opens):
        return None
    if source is None or not _ends_clause(p, lo, source):
        comma = next((k for k in range(last, max(lo, last - _LONGEST_NAME), -1) if p.texts[k] == ","), lo)
        source = (comma + 1, last + 1)  # "by May, Adviser Ann Lee said": no apposition of May
        if p.lows[comma + 1] in PREPOSITIONS | SUBORDINATORS | COORDINATORS or not _ends_clause(p, lo, source):
            return None
    content = [trimmed(p, lo, source[0] - 1)]
    goes_on = after + 3 < hi and p.texts[after] == "," and p.lows[after + 1] in ("and", "but")
    goes_on = goes_on and p.is_clause(after + 1, hi)
    if goes_on and not any(cue_candidates(p, k, hi) for k in range(after + 2, hi)):  # "..., she stressed, and they ..."
        content.append(trimmed(p, after + 1, hi))
    return Postposed(source, (i, end), tuple(content), cue.act, addressee, max(after, content[-1][1]))


def _ends_clause(p: Phrases, lo: int, source: Range) -> bool:
    """Whether a source stands after a comma that ends a clause."""
    after_comma = source[0] > lo + 2 and source[0] < source[1] and p.texts[source[0] - 1] == ","
    return after_comma and _speaks(p, source) and not p.is_clause(*source) and p.is_clause(lo, source[0] - 1)


def _interposed(p: Phrases, lo: int, i: int, end: int, hi: int, cue: Cue) -> Postposed | None:
    """ "The test, a spokesman said, was a success": the cue parts the content in two."""
    end = p.adjuncts_right(end, hi) if "q" in cue.frames else end
    if not cue.reports or end + 2 >= hi or p.texts[end] != ",":
        return None
    last, skipped = verb_left(p, lo, i)
    comma = next((k for k in range(last, max(lo, last - 12), -1) if p.texts[k] == ","), 0)
    source = (comma + 1, last + 1)
    if skipped or comma <= lo or source[0] >= source[1] or p.is_clause(*source) or not _speaks(p, source):
        return None
    if (
        (p.is_clause(lo, comma) and p.lows[lo] not in SUBORDINATORS)
        or not (p.is_clause(end + 1, hi) or end + 1 in p.opens)
        or p.lows[end + 1] in ("and", "but", "as", "while")
    ):
        return None
    return Postposed(source, (i, i + 1), (trimmed(p, lo, comma), trimmed(p, end + 1, hi)), cue.act, None, hi)


def _speaks(p: Phrases, source: Range) -> bool:
    return p.can_speak(source) or is_document(p, source)


def _relative(p: Phrases, source: Range) -> bool:
    return "who" in p.lows[source[0] : source[1]]


def _inverted(p: Phrases, lo: int, i: int, end: int, hi: int, cue: Cue) -> Postposed | None:
    """ "...," said X."""
    if (
        len(cue.words) > 1
        or ("o" in cue.frames and (p.lows[i] in _TO_SOMEBODY or "q" not in cue.frames))
        or p.lows[i].endswith("ing")
        or not (p.texts[i - 1] == "," or i - 1 in p.closes)
        or end >= hi
    ):
        return None
    mark = i - 1 if i - 1 in p.closes else i - 2
    quoted = mark >= lo and mark in p.closes and p.closes[mark] >= lo
    if not quoted and ("o" in cue.frames or not p.is_clause(lo, i - 1)):
        return None
    stop = source_end(p, end, sentence_end(p, end, hi))
    stop = min(stop, adjunct_start(p, end, stop))
    source = (end, stop)
    if (
        stop <= end
        or not p.can_speak(source)
        or p.lows[end] in PRONOUNS | PREPOSITIONS | {"that"}
        or p.is_clause(end, stop)
    ):
        return None
    content = _pieces(p, lo, mark, stop, hi) if quoted else (trimmed(p, lo, i - 1),)
    return Postposed(source, (i, end), content, cue.act, None, _rest(p, stop, hi) if quoted else stop)


def _after(p: Phrases, end: int, hi: int, cue: Cue) -> tuple[Range | None, int]:
    """The addressee after a cue ("told Reuters"), and where its adjuncts end."""
    at = end
    addressee: Range | None = None
    if (
        "o" in cue.frames
        and at < hi
        and (p.lows[at] in PRONOUNS or (p.texts[at][0].isalnum() and p.lows[at] not in PREPOSITIONS | {"that"}))
    ):
        stop = at + 1 if p.lows[at] in PRONOUNS else p.phrase_right(at, hi)
        cut = next(
            (
                k
                for k in range(at + 1, stop)
                if p.lows[k] in ("in", "on", "at", "after", "during", "by", "from", "following")
            ),
            stop,
        )
        addressee, at = ((at, cut) if at < cut else None), cut
    return addressee, _adjuncts(p, at, hi)


def _adjuncts(p: Phrases, at: int, hi: int) -> int:
    at = p.adjuncts_right(at, hi)
    if at < hi and p.lows[at] in PREPOSITIONS | {"to"}:
        stop = next(
            (k for k in range(at, min(hi, at + LONGEST_PHRASE)) if p.texts[k] in STOPS or k in p.opens),
            min(hi, at + LONGEST_PHRASE),
        )  # "said in Geneva on his arrival"
        if not p.is_clause(at, stop) and not any(p.lows[k] == "that" for k in range(at, stop)):
            return stop
    return at


def _closes(p: Phrases, after: int, hi: int) -> bool:
    """Whether what stands after a postposed cue leaves it without a content to the right."""
    return (
        after >= hi
        or p.texts[after] in STOPS
        or p.lows[after] in ("as", "while", "and", "but", "when", "after")
        or after in p.opens
    )


def _rest(p: Phrases, after: int, hi: int) -> int:
    """Where the search goes on: after the quotations that the content takes in."""
    while after < hi and (p.texts[after] in STOPS or after in p.opens):
        after = p.opens[after] + 1 if after in p.opens else after + 1
    return after


def _pieces(p: Phrases, lo: int, mark: int, after: int, hi: int) -> tuple[Range, ...]:
    """The pieces of a quoted content: all before the source, and quotations that go on right after it."""
    opening = p.closes[mark]
    plain = all(
        k in p.closes or k in p.opens or p.seg.depth[k] > p.seg.depth[mark] or p.texts[k] in STOPS
        for k in range(lo, mark)
    )
    if plain:
        pieces = [
            (o + 1, c)
            for c in range(lo, mark + 1)
            if (o := p.closes.get(c, -1)) >= lo and p.seg.depth[o] == p.seg.depth[opening]
        ]
    else:
        pieces = [trimmed(p, lo, mark + 1)]
    k = after
    while k < hi and (p.texts[k] in STOPS or k in p.opens):
        if k in p.opens:
            pieces.append((k + 1, min(hi, p.opens[k] + (0 if p.opens[k] in p.closes else 1))))
            k = p.opens[k]
        k += 1
    return tuple(piece for piece in pieces if piece[0] < piece[1])


def tail_of_quotation(p: Phrases, first: int, last: int) -> bool:
    """Whether a sentence only says who said the quotation before it: `"Why?" | X asked.`"""
    if first == 0 or first - 1 not in p.closes or last - first > 20:
        return False
    for i in range(first, min(last, first + 14)):
        for end, cue in cue_candidates(p, i, last):
            if cue.reports or "q" in cue.frames:
                before, after = (first, i), _after(p, end, last, cue)[1]
                straight = i > first and p.can_speak(before) and not p.is_clause(*before)
                return (straight or i == first) and _closes(p, after if i > first else last, last)
    return False

"""What the net sees of a report: the same words for every party, so that it can favour none.

Each state, people, seat of government, organisation and person stands as one word, whoever it is. Two reports that
differ in nothing but these names are then one and the same to the net: swapping the names swaps the reading.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from parley.reader.pack import Naming, Pack
from parley.reader.rules.names import Names
from parley.reader.rules.phrases import Range
from parley.reader.rules.titles import ORGANISATION_WORDS, PEOPLES, PLACE_WORDS
from parley.reader.rules.words import DETERMINERS
from parley.reader.segment import Quotation, Segmentation, Sentence, Token

_STATE, _PEOPLE, _PEOPLES, _SEAT, _PERSON = "Italy", "Italian", "Italians", "Rome", "Rossi"
_HYPHEN = re.compile("([-‐‑])")
_LONGEST = 20  # words of a compound; a bound keeps time linear in hostile texts
_BEFORE_OTHERS = DETERMINERS | {"in", "at", "near", "around"}  # words before a name that is no person's

_NO_SURNAMES = ORGANISATION_WORDS | PLACE_WORDS | PEOPLES


@dataclass(frozen=True, slots=True)
class Blind:
    """A segmentation whose names are stand-ins of one word each; `starts[i]` is the first token that its word i stands
    for, and the last entry is the number of tokens."""

    seg: Segmentation
    starts: tuple[int, ...]

    def tokens(self, words: Range) -> Range:
        """The tokens that a range of words stands for."""
        return self.starts[words[0]], self.starts[words[1]]

    def words(self, tokens: Range) -> Range:
        """The words that stand for a range of tokens."""
        lo, hi = tokens
        first = bisect_right(self.starts, lo) - 1
        return (first, bisect_right(self.starts, hi - 1)) if lo < hi else (first, first)


def blind(names: Names) -> Blind:
    """Put a stand-in for each name that the rules know or tell, and for what may be a surname alone.

    Pure; linear in the length of the text.
    """
    seg = names.p.seg
    stand_ins = _stand_ins(names)
    tokens: list[Token] = []
    starts: list[int] = []
    word_of = [0] * len(seg.tokens)
    i = 0
    while i < len(seg.tokens):
        last, text = stand_ins.get(i, (i + 1, seg.tokens[i].text))
        word_of[i:last] = [len(tokens)] * (last - i)
        tokens.append(Token(seg.tokens[i].start, seg.tokens[last - 1].end, text, text.lower().replace("’", "'")))
        starts.append(i)
        i = last
    starts.append(len(seg.tokens))
    return Blind(
        Segmentation(
            seg.text,
            tuple(tokens),
            tuple(Quotation(word_of[q.opening], word_of[q.closing], q.closed) for q in seg.quotations),
            tuple(seg.depth[at] for at in starts[:-1]),
            tuple(seg.quotation[at] for at in starts[:-1]),
            tuple(Sentence(word_of[s.first], word_of[s.last - 1] + 1, s.paragraph) for s in seg.sentences),
        ),
        tuple(starts),
    )


def _stand_ins(names: Names) -> dict[int, tuple[int, str]]:
    """By the first token of a name: one past its last, and what stands for it."""
    pack, texts = names.p.pack, names.p.texts
    ends = {s.last for s in names.p.seg.sentences}
    out: dict[int, tuple[int, str]] = {}
    taken: set[int] = set()

    def add(first: int, last: int, text: str) -> None:
        if taken.isdisjoint(range(first, last)) and ends.isdisjoint(range(first + 1, last)):
            out[first] = (last, text)
            taken.update(range(first, last))

    compounds = {at: found for at in range(len(texts)) if (found := _compound(pack, texts, at))}
    namings = {
        at: naming
        for at, naming in names.namings.items()
        if naming.how != "media" and (at not in compounds or naming in pack.namings.get(naming.words[0], ()))
    }
    for at, (last, text) in compounds.items():
        if last > at + (len(namings[at].words) if at in namings else 1):
            add(at, last, text)  # before the names that are only parts of it: "American Samoan-led"
    for at, naming in namings.items():
        add(at, at + len(naming.words), _stand_in(naming))
    heads = {s.first for s in names.p.seg.sentences} | {q.opening + 1 for q in names.p.seg.quotations}
    for lo, hi in names.sequences:
        if names.person(lo, hi) or (hi - lo == 1 and lo not in compounds and _is_surname(names, lo, lo in heads)):
            add(lo, hi, _PERSON)
    for at, (last, text) in compounds.items():
        add(at, last, text)
    return out


def _stand_in(naming: Naming) -> str:
    if naming.how == "people":
        plural = naming.words[-1].endswith("s") and not naming.words[-1].endswith(("ss", "ois"))
        return _PEOPLES if plural else _PEOPLE
    return _SEAT if naming.how == "seat" else _STATE


def _is_surname(names: Names, at: int, opens: bool) -> bool:
    """Whether a name of one word, of which nothing is told, may be a person's: "between Zelenskyy and Putin"."""
    p, text = names.p, names.p.texts[at]
    parts = [part.lower() for part in _HYPHEN.split(text)[::2]]
    if text.isupper() or any(not w.isalpha() or w in _NO_SURNAMES or w in p.pack.cues.document_nouns for w in parts):
        return False
    if (at and p.lows[at - 1] in _BEFORE_OTHERS) or p.pack.towns(text):
        return False
    return not (opens and p.texts[at + 1 : at + 2] and p.texts[at + 1][0].isupper())  # "But Putin"


def _compound(pack: Pack, texts: list[str], at: int) -> tuple[int, str] | None:
    """One past the last token of a compound with names, and its stand-in: "US-brokered", "US-South Korean"."""
    last, n, known = at, 0, False
    parts = _HYPHEN.split(texts[at])  # words and the hyphens between them
    while n < len(parts):
        for naming in pack.namings.get(parts[n], ()):
            if naming.how == "media":
                continue
            far = last + len(naming.words) - 1
            ends = far == last
            if (
                not ends
                and far < at + _LONGEST
                and n + 1 == len(parts)
                and texts[last + 1 : far] == list(naming.words[1:-1])
            ):
                goes_on = _HYPHEN.split(texts[far]) if far < len(texts) else []
                ends = goes_on[:1] == [naming.words[-1]]
                parts += goes_on[1:] if ends else []
            if ends:
                parts[n], last, known = _PEOPLE, far, True
                break
        n += 2
    return (last + 1, "".join(parts)) if known and len(parts) > 1 else None

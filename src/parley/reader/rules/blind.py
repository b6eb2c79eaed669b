"""What the net sees of a report: the same words for every party, so that it can favour none.

Each state, people, seat of government, organisation and person stands as one word, whoever it is. Two reports that
differ in nothing but these names are then one and the same to the net: swapping the names swaps the reading.
"""

from bisect import bisect_right
from dataclasses import dataclass

from parley.reader.rules.names import Names
from parley.reader.rules.phrases import Range
from parley.reader.segment import Quotation, Segmentation, Sentence, Token

_STATE, _PEOPLE, _PEOPLES, _SEAT, _PERSON = "Italy", "Italian", "Italians", "Rome", "Rossi"


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
    """Put a stand-in for each name that the rules know or tell. Pure; linear in the length of the text."""
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
    ends = {s.last for s in names.p.seg.sentences}
    out: dict[int, tuple[int, str]] = {}
    for at, naming in names.namings.items():
        last = at + len(naming.words)
        if naming.how != "media" and not any(i in ends for i in range(at + 1, last)):
            out[at] = (last, _stand_in(naming.how, names.p.texts[at]))
    for lo, hi in names.sequences:
        inside = any(i in out for i in range(lo, hi)) or any(i in ends for i in range(lo + 1, hi))
        if not inside and names.person(lo, hi):
            out[lo] = (hi, _PERSON)
    return out


def _stand_in(how: str, first: str) -> str:
    if how == "people":
        return _PEOPLES if first.endswith("s") else _PEOPLE
    word = _SEAT if how == "seat" else _STATE
    _, hyphen, held = first.rpartition("-")
    return f"{_PEOPLE}-{held}" if hyphen else word

"""What is said as a judge of two wordings is to see it: with what stands around it, and with letters in place of the
parties' names, so that names sway no judgement and exchanging two parties exchanges nothing else."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from parley.following.sayings import naming_spans
from parley.following.targets import Members
from parley.model.agreement import Agreement
from parley.model.passage import Passage
from parley.model.process import Told, Who
from parley.model.span import Span, Spans

_BEFORE, _AFTER = 400, 140
"""So many code points around a statement are looked at."""

_ROOT, _ENDING = 4, 4
"""A word with a root of so many letters and an ending of so many at most is made of a name: "Ethiop-ians"."""

_SHORTEST = 3
"""A name of fewer letters is no name of a side."""

_SPOKEN_FOR = 2
"""In so many reports others must speak or act for somebody who is a side."""

_LETTERS = ("alpha", "beta", "gamma", "omega", "sigma", "theta")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name a side to the talks (`itself`), or somebody who speaks or acts for it."""

    side: str
    itself: bool
    words: str


Piece = str | Named
Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What is said, and what stands before and after it, in pieces of which some name a side."""

    before: Pieces
    words: Pieces
    after: Pieces


class Sides:
    """Who is a side, and who speaks or acts for one: the members of an agreement, and those for whom others speak."""

    def __init__(self, who: Who, agreement: Agreement | None = None) -> None:
        members = Members(agreement, who).ids if agreement else {}
        ids = {one: min(found) for found in members.values() for one in found}
        by_name: dict[str, str] = {}
        for one in who.identities:
            if one.kind != "person":
                for name in (one.name, *(held.words for held in one.names)):
                    by_name.setdefault(name.casefold(), ids.get(one.id, one.id))
        spoken: Counter[str] = Counter()
        acting: dict[str, Counter[str]] = {}
        for one in who.identities:
            for held in one.sides:
                side = by_name.get(held.words.casefold())
                if side and side != ids.get(one.id, one.id):
                    spoken[side] += len(held.reports)
                    acting.setdefault(one.id, Counter())[side] += len(held.reports)
        themselves = {side for side, times in spoken.items() if times >= _SPOKEN_FOR} | {*ids.values()}
        self._of = {one: (side, True) for one, side in ids.items()} | {side: (side, True) for side in themselves}
        for name, sides in acting.items():
            best = max(sides, key=lambda side: (sides[side], side))
            if best in themselves:
                self._of.setdefault(name, (best, False))
        self._names = {name: side for name, side in by_name.items() if side in themselves and len(name) >= _SHORTEST}
        for member in agreement.members if agreement else ():
            for name in (member.name, *member.also):
                self._names.setdefault(name.casefold(), min(members[member.name], default=member.name))
        self._single = {name: side for name, side in self._names.items() if _WORD.fullmatch(name)}
        self._roots = {root: side for name, side in self._single.items() if len(root := name.rstrip("aeiouy")) >= _ROOT}

    def of(self, identity: str) -> tuple[str, bool] | None:
        """The side of somebody, and whether that is the side itself."""
        return self._of.get(identity)

    def named_by(self, word: str) -> str | None:
        """The side that a word names, or a word made of its name: "Ethiopian"."""
        folded = word.casefold()
        if not word[0].isupper():
            return None
        if folded in self._single:
            return self._single[folded]
        ends = range(len(folded) - 1, max(_ROOT, len(folded) - _ENDING) - 1, -1)
        return next((self._roots[folded[:end]] for end in ends if folded[:end] in self._roots), None)

    def long_names(self) -> Mapping[str, str]:
        """Sides by their names of several words, in small letters."""
        return {name: side for name, side in self._names.items() if name not in self._single}


def passages_of(told: Told, who: Who, sides: Sides, spans: Mapping[str, Spans] | None = None) -> Mapping[str, Around]:
    """The statements of a report by their ids, or what else is in `spans`. Linear in the report and its statements."""
    text, named = told.reading.report.text, _named(told, who, sides)
    starts = [span.start for span, _ in named]
    if spans is None:
        spans = {statement.id: statement.content for statement in told.reading.statements}

    def pieces(start: int, end: int) -> Pieces:
        found: list[Piece] = []
        for at in range(bisect_left(starts, start), len(named)):
            span, name = named[at]
            if span.end > end:
                break
            found += [text[start : span.start], name]
            start = span.end
        return tuple(piece for piece in (*found, text[start:end]) if piece)

    def around(start: int, end: int) -> Around:
        return Around(pieces(max(0, start - _BEFORE), start), pieces(start, end), pieces(end, end + _AFTER))

    return {name: around(content[0].start, content[-1].end) for name, content in spans.items()}


def in_place(text: str, content: Spans) -> Passage:
    """What is said, as it stands in a text."""
    start, end = content[0].start, content[-1].end
    return Passage(text[max(0, start - _BEFORE) : start], text[start:end], text[end : end + _AFTER])


def passage_of_words(words: str, sides: Sides) -> Around:
    """Words that stand alone, such as those of a duty."""
    long = sides.long_names()
    names = sorted(long, key=lambda name: (-len(name), name))
    parts = re.split(rf"\b({'|'.join(map(re.escape, names))})\b", words, flags=re.IGNORECASE) if names else [words]
    found: list[Piece] = []
    for part in parts:
        if part.casefold() in long:
            found.append(Named(long[part.casefold()], True, part))
            continue
        at = 0
        for hit in _WORD.finditer(part):
            if side := sides.named_by(hit[0]):
                found += [part[at : hit.start()], Named(side, True, hit[0])]
                at = hit.end()
        found.append(part[at:])
    return Around((), tuple(piece for piece in found if piece), ())


def lettered(one: Around, other: Around) -> tuple[Passage, Passage]:
    """Both as text, the sides as letters in the order in which the words of both name them, then what stands around."""
    letters: dict[str, str] = {}

    def text(pieces: Pieces) -> str:
        return "".join(piece if isinstance(piece, str) else _lettered(piece, letters) for piece in pieces)

    mine, others = text(one.words), text(other.words)
    return Passage(text(one.before), mine, text(one.after)), Passage(text(other.before), others, text(other.after))


def _lettered(named: Named, letters: dict[str, str]) -> str:
    if named.side not in letters:
        if len(letters) == len(_LETTERS):
            return named.words
        letters[named.side] = _LETTERS[len(letters)]
    letter = letters[named.side]
    return letter if named.itself else f"{named.words} ({letter})"


def _named(told: Told, who: Who, sides: Sides) -> list[tuple[Span, Named]]:
    """Where a report names a side, or who acts for one; the longer of two that meet, in their order."""
    text = told.reading.report.text
    found = [(span, Named(*side, span.of(text))) for span, one in naming_spans(told, who) if (side := sides.of(one))]
    for hit in _WORD.finditer(text):
        if name := sides.named_by(hit[0]):
            found.append((Span(*hit.span()), Named(name, True, hit[0])))
    found.sort(key=lambda one: (one[0].start, -one[0].end, one[1].side))
    kept: list[tuple[Span, Named]] = []
    for span, named in found:
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, named))
    return kept

"""Articles and sentences as examples: what the net sees, and what it should say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from parley.reader.encoding import Encoded, Window, encode, windows_of
from parley.reader.linking import Floats, Ints, Range, distances, remoteness
from parley.reader.pack import Pack
from parley.reader.rules.blind import Blind, blind
from parley.reader.rules.names import Names
from parley.reader.rules.phrases import Phrases
from parley.reader.segment import Segmentation, segment
from parley.reader.tags import tags_of_pieces
from training.net import EVENTS
from training.plv import Coded
from training.polnear import Article, Labelled, Piece

_BEYOND = 1000.0  # what costs more is a link that the reader does not make
Cut = Callable[[Sequence[str]], list[list[int]]]


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution in tokens: of source and content the contiguous pieces."""

    sources: tuple[Range, ...]
    cue: Range
    contents: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A segmented, encoded text with one annotator's attributions."""

    name: str
    seg: Segmentation
    encoded: Encoded
    attributions: tuple[Attributed, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One window: tags of its words, and its links as indices into its pieces (-1: none)."""

    text: Text
    window: Window
    tags: list[int]
    cues: list[Range]
    sources: list[Range]
    contents: list[Range]
    source_of: list[int]  # for each cue
    cue_of: list[int]  # for each content; what a link costs and the bucket of its distance are (cues, pieces)
    source_gaps: Ints
    source_costs: Floats
    content_gaps: Ints
    content_costs: Floats


def texts_of(article: Article, cut: Cut, pack: Pack) -> list[Text]:
    """An article, its names blind, once for each of its annotators."""
    seg = blinded(article.text, pack).seg
    encoded = encode(seg, cut)
    return [
        Text(article.name, seg, encoded, tuple(a for label in layer if (a := _attributed(seg, label))))
        for layer in article.layers
    ]


def blinded(text: str, pack: Pack) -> Blind:
    """A text as the net sees it."""
    return blind(Names(Phrases(segment(text), pack)))


def _attributed(seg: Segmentation, label: Labelled) -> Attributed | None:
    cues = _ranges(seg, label.cue)
    contents = _ranges(seg, label.content)
    if not cues:
        return None
    return Attributed(_ranges(seg, label.source), (cues[0][0], cues[-1][1]), contents)


def _ranges(seg: Segmentation, pieces: Sequence[Piece]) -> tuple[Range, ...]:
    """The tokens that each piece touches."""
    touched = (seg.touched(*piece) for piece in pieces)
    return tuple((first, last) for first, last in touched if first < last)


def examples_of(text: Text, longest: int) -> Iterator[Example]:
    """The windows of a text; `longest` is the number of word pieces in one."""
    for window in windows_of(text.seg, [len(p) for p in text.encoded.pieces], longest):
        yield _example(text, window)


def _example(text: Text, window: Window) -> Example:
    inside = [a for a in text.attributions if window.first <= a.cue[0] and a.cue[1] <= window.last]
    cues = sorted({a.cue for a in inside})

    def seen(ranges: Iterator[Range]) -> list[Range]:
        return sorted({r for r in ranges if window.first <= r[0] and r[1] <= window.last})

    sources = seen(r for a in text.attributions for r in a.sources)
    contents = seen(r for a in text.attributions for r in a.contents)
    speaks = {a.cue: a.sources for a in inside}
    says = {r: a.cue for a in inside for r in a.contents}
    pieces = [(n, *r) for n, group in enumerate((sources, cues, contents)) for r in group]
    shifted = [(n, lo - window.first, hi - window.first) for n, lo, hi in pieces]
    source_of = [next((sources.index(r) for r in speaks[cue] if r in sources), -1) for cue in cues]
    cue_of = [cues.index(says[r]) if r in says else -1 for r in contents]
    source_costs, content_costs = remoteness(text.seg, cues, sources), remoteness(text.seg, cues, contents)
    return Example(
        text,
        window,
        tags_of_pieces(shifted, window.last - window.first),
        cues,
        sources,
        contents,
        [n if n >= 0 and source_costs[i, n] < _BEYOND else -1 for i, n in enumerate(source_of)],
        [n if n >= 0 and content_costs[n, i] < _BEYOND else -1 for i, n in enumerate(cue_of)],
        distances(text.seg, cues, sources),
        source_costs,
        distances(text.seg, cues, contents),
        content_costs,
    )


@dataclass(frozen=True, slots=True)
class Question:
    """One coded sentence: the tokens of source and target, and the number of the event."""

    encoded: Encoded
    source: Range | None
    target: Range | None
    event: int


def question_of(coded: Coded, cut: Cut, pack: Pack) -> Question:
    """A sentence, its names blind, with its source and target marked."""
    seg = blinded(coded.sentence, pack).seg
    encoded = encode(seg, cut)
    source, target = (_ranges(seg, (span,))[0] if span else None for span in (coded.source, coded.target))
    for number, part in ((1, source), (2, target)):
        if part:
            encoded.marks[slice(*part), 3] = number
    return Question(encoded, source, target, EVENTS.index(coded.event))

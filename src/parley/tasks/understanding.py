"""A checked text sentence by sentence: beside each what was understood, what was not, and what it leaves open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.agreement import Understood
from parley.agreement.written import Written, written_from_text
from parley.engine.gaps import remedy_of
from parley.errors import Mistake
from parley.model.finding import Gap
from parley.tasks.check import Checked

_At = tuple[int, int]
"""Line and column."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What was understood of a sentence for one of those whom it binds, or in one wording: the id, the words, and who
    owes what to whom, when."""

    id: str
    says: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """What a sentence, or the whole text, leaves open: the rule that says so, why it matters, what mends it, and the
    guidance that it follows."""

    rule: str
    says: str
    why: str
    mend: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at its place (1-based line and column), with all that was found at it.

    `meant` is empty where it was not understood: `mistakes` say why.
    """

    id: str
    line: int
    column: int
    says: str
    meant: tuple[Meant, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    gaps: tuple[Open, ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """All sentences in the order of the text, and what it leaves open as a whole."""

    sentences: tuple[Sentence, ...]
    gaps: tuple[Open, ...]


def understanding_of(text: str, checked: Checked) -> Understanding:
    """What was found in a text, at the sentence where it was found. About linear in the text."""
    written = {(one.where.line, one.where.column): one for one in written_from_text(text) if one.where}
    at: dict[str, list[Open]] = {}
    for gap in checked.gaps:
        at.setdefault((gap.provision or "").partition("/")[0], []).append(_open(gap))
    understood = list(_understood(checked.description.sentences, written, at))
    there = {sentence.id for sentence in understood if sentence.id}
    whole = tuple(one for id, found in at.items() if id not in there for one in found)
    sentences = sorted([*understood, *_mistaken(checked.mistakes, written)], key=lambda s: (s.line, s.column))
    return Understanding(tuple(sentences), whole)


def _understood(
    sentences: Iterable[Understood], written: Mapping[_At, Written], gaps: Mapping[str, Sequence[Open]]
) -> Iterator[Sentence]:
    """One for each place: the members of a group and the wordings of several sides share it."""
    places: dict[_At, list[Understood]] = {}
    for one in sentences:
        places.setdefault((one.where.line, one.where.column), []).append(one)
    for at, found in places.items():
        id = found[0].id.partition("/")[0]
        says = written[at].says if at in written else found[0].says
        meant = tuple(dict.fromkeys(Meant(one.id, one.says, one.parts) for one in found))
        yield Sentence(id, *at, says, meant, gaps=tuple(gaps.get(id, ())) if id else ())


def _mistaken(mistakes: Sequence[Mistake], written: Mapping[_At, Written]) -> Iterator[Sentence]:
    """Mistakes in their order, those of one sentence together. A mistake that comes again is in the next sentence."""
    group: list[Mistake] = []
    seen: set[tuple[str, str]] = set()
    for one in mistakes:
        if group and (one.sentence != group[0].sentence or (one.expected, one.mend) in seen):
            yield _not_understood(group, written)
            group, seen = [], set()
        group.append(one)
        seen.add((one.expected, one.mend))
    if group:
        yield _not_understood(group, written)


def _not_understood(mistakes: Sequence[Mistake], written: Mapping[_At, Written]) -> Sentence:
    first = mistakes[0]
    found = written.get((first.line, first.column))
    return Sentence(found.id if found else "", first.line, first.column, first.sentence, mistakes=tuple(mistakes))


def _open(gap: Gap) -> Open:
    return Open(gap.rule.replace("-", " "), gap.says, gap.reason, remedy_of(gap.rule), gap.after)

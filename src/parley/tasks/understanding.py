"""A checked text sentence by sentence: beside each what was understood, what was not, and what it leaves open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parley.agreement import Understood
from parley.engine.gaps import remedy_of
from parley.errors import Mistake
from parley.model.finding import Gap
from parley.tasks.check import Checked


@dataclass(frozen=True, slots=True)
class Meant:
    """What was understood of a sentence for one of those whom it binds: the id, and who owes what to whom, when."""

    id: str
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


def understanding_of(checked: Checked) -> Understanding:
    """What was found, at the sentence where it was found."""
    at: dict[str, list[Open]] = {}
    for gap in checked.gaps:
        at.setdefault((gap.provision or "").partition("/")[0], []).append(_open(gap))
    understood = list(_understood(checked.description.sentences, at))
    there = {sentence.id for sentence in understood if sentence.id}
    whole = tuple(one for id, found in at.items() if id not in there for one in found)
    sentences = sorted([*understood, *_mistaken(checked.mistakes)], key=lambda s: (s.line, s.column))
    return Understanding(tuple(sentences), whole)


def _understood(sentences: Iterable[Understood], gaps: dict[str, list[Open]]) -> Iterable[Sentence]:
    """One for each place: the members of a group and the wordings of several sides share it."""
    places: dict[tuple[int, int], list[Understood]] = {}
    for one in sentences:
        places.setdefault((one.where.line, one.where.column), []).append(one)
    for (line, column), found in places.items():
        id = found[0].id.partition("/")[0]
        meant = tuple(dict.fromkeys(Meant(one.id, one.parts) for one in found))
        yield Sentence(id, line, column, found[0].says, meant, gaps=tuple(gaps.pop(id, ())) if id else ())


def _mistaken(mistakes: Sequence[Mistake]) -> Iterable[Sentence]:
    """Mistakes in their order, those of one sentence together. A mistake that comes again is in the next sentence."""
    group: list[Mistake] = []
    seen: set[tuple[str, str]] = set()
    for one in mistakes:
        if group and (one.sentence != group[0].sentence or (one.expected, one.mend) in seen):
            yield _not_understood(group)
            group, seen = [], set()
        group.append(one)
        seen.add((one.expected, one.mend))
    if group:
        yield _not_understood(group)


def _not_understood(mistakes: Sequence[Mistake]) -> Sentence:
    first = mistakes[0]
    return Sentence("", first.line, first.column, first.sentence, mistakes=tuple(mistakes))


def _open(gap: Gap) -> Open:
    return Open(gap.rule.replace("-", " "), gap.says, gap.reason, remedy_of(gap.rule), gap.after)

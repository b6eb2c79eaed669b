"""One sentence for each thing that is said: the clearest wording, resting on all statements that say it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from parley.following.draft_case import cited
from parley.following.draft_words import Point, Rest
from parley.following.words import stems_of
from parley.model.process import Gathered, Wording

_ALIKE = 0.75
_LEAST = 2
_OF_WORD = {"promise": 0, "offer": 0, "acceptance": 1, "requirement": 2, "plan": 3, "demand": 4}


def merged(
    propositions: Sequence[Gathered], points: Mapping[str, Sequence[Point]], rests: Mapping[str, Rest]
) -> tuple[list[Point], list[Rest]]:
    """The points of each proposition, and the statements that take one back.

    `points` and `rests` are those of each statement, by its id ("r1.s7").
    """
    found: list[Point] = []
    taken_back: list[Rest] = []
    for one in propositions:
        told = [(wording, f"r{wording.report}.{wording.statement}") for wording in one.wordings]
        worded = [(wording, ref) for wording, ref in told if points.get(ref) and not wording.denies]
        if not worded:
            continue
        denials = [(wording, rests[ref]) for wording, ref in told if wording.denies and ref in rests]
        backing = tuple(rests[ref] for wording, ref in told if not wording.denies and ref in rests)
        kept, gone = _kept(worded, points, backing, denials)
        found += kept
        taken_back += gone
    return _joined(found), taken_back


def _kept(
    worded: Sequence[tuple[Wording, str]],
    points: Mapping[str, Sequence[Point]],
    backing: tuple[Rest, ...],
    denials: Sequence[tuple[Wording, Rest]],
) -> tuple[list[Point], list[Rest]]:
    """The sentences of the best wording of each who holds it; none for those who have taken it back since."""
    best: dict[str | None, tuple[Wording, str]] = {}
    for wording, ref in sorted(worded, key=lambda told: _clearest(told[0], points[told[1]])):
        for holder in dict.fromkeys(point.holder for point in points[ref]):
            best[holder] = (wording, ref)
    if None in best:  # whoever owes it has said so: then nobody holds it alone
        best = {None: best[None]}
    kept: list[Point] = []
    gone: list[Rest] = []
    for holder, (wording, ref) in best.items():
        back = [rest for denial, rest in denials if denial.side == wording.side and denial.said > wording.said]
        if back:
            gone += [*(point.rests[0] for point in points[ref][:1]), *back]
            continue
        against = tuple(f"Contested: {cited(rest)}" for denial, rest in denials if denial.side != wording.side)
        for point in points[ref]:
            if point.holder == holder:
                rests = tuple(dict.fromkeys((*point.rests, *backing)))
                kept.append(replace(point, rests=rests, notes=(*point.notes, *against)))
    return kept, gone


def _clearest(wording: Wording, points: Sequence[Point]) -> tuple[int, date, bool, float]:
    """The words of the one who owes it are better, then later ones, those with conditions, surer ones."""
    return (
        -_OF_WORD.get(wording.act, 5),
        wording.said,
        any(point.conditions for point in points),
        wording.score,
    )


def _joined(points: Iterable[Point]) -> list[Point]:
    """Points that say the same in the same words, once."""
    found: dict[tuple[str, str, str, str | None], Point] = {}
    for point in points:
        key = (point.kind, point.ways[0].casefold(), " ".join(point.names), point.holder)
        same = found.get(key)
        if same is None:
            found[key] = point
        else:
            rests = tuple(dict.fromkeys((*same.rests, *point.rests)))
            found[key] = replace(same, rests=rests, notes=tuple(dict.fromkeys((*same.notes, *point.notes))))
    return _held_by_debtor(list(found.values()))


def _held_by_debtor(points: list[Point]) -> list[Point]:
    """What one side says that another owes, and that other has said in the same words, is held by nobody alone."""
    free = {(point.kind, point.ways[0].casefold()): at for at, point in enumerate(points) if point.holder is None}
    out: list[Point | None] = list(points)
    for at, point in enumerate(points):
        own = free.get((point.kind, point.ways[0].casefold()))
        first = out[own] if own is not None else None
        if own is not None and own != at and first is not None and point.kind in ("pledge", "article"):
            out[own] = replace(first, rests=tuple(dict.fromkeys((*first.rests, *point.rests))))
            out[at] = None
    return [point for point in out if point is not None]


def replaced(points: Sequence[Point]) -> list[Point]:
    """What a side says later of the same act replaces what it said before, which is named below it."""
    out: list[Point | None] = list(points)
    stems = [frozenset(stems_of(point.owed)) for point in points]
    groups: dict[tuple[str, str | None, bool, str], list[int]] = {}
    for at, point in enumerate(points):
        if point.kind in ("pledge", "article", "step") and len(stems[at]) >= _LEAST:
            verb = point.owed.removeprefix("not ").split(" ", 1)[0]
            key = (point.debtor, point.holder, point.owed.startswith("not "), verb)
            groups.setdefault(key, []).append(at)
    for members in groups.values():
        members.sort(key=lambda at: points[at].last)
        for number, old in enumerate(members):
            new = next((at for at in reversed(members[number + 1 :]) if _changes(points, stems, old, at)), None)
            later = out[new] if new is not None else None
            if new is not None and later is not None:
                notes = (*later.notes, *(f"Replaces {cited(rest)}" for rest in points[old].rests))
                out[new] = replace(later, notes=notes)
                out[old] = None
    return [point for point in out if point is not None]


def _changes(points: Sequence[Point], stems: Sequence[frozenset[str]], old: int, new: int) -> bool:
    if points[old].last >= points[new].last:
        return False
    words = [frozenset(stem for stem in stems[at] if not stem[:1].isdigit()) for at in (old, new)]
    least = min(len(words[0]), len(words[1]))
    return least >= _LEAST and len(words[0] & words[1]) >= _ALIKE * max(len(words[0]), len(words[1]))

"""One sentence for each thing that is said: the clearest wording, resting on all statements that say it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from parley.following.draft.case import cited
from parley.following.draft.words import Point, Rest
from parley.following.words import stems_of
from parley.model.process import Gathered, Wording

_OWED = ("pledge", "article", "step")
_ALIKE = 0.75
_SHARED = 0.5
_CONTAINED = 0.8
_LEAST = 2
_MOST = 200
_OF_WORD = {"promise": 0, "offer": 0, "acceptance": 1, "requirement": 2, "plan": 3, "demand": 4}


def merged(
    propositions: Sequence[Gathered], points: Mapping[str, Sequence[Point]], rests: Mapping[str, Rest]
) -> tuple[list[Point], list[Rest]]:
    """The points of each proposition, and the statements of those that were taken back.

    `points` and `rests` are those of each statement, by its id ("r1.s7").
    """
    found: list[Point] = []
    taken_back: list[Rest] = []
    for one in propositions:
        told = [(wording, f"r{wording.report}.{wording.statement}") for wording in one.wordings]
        known = [_Told(wording, rests[ref], tuple(points.get(ref, ()))) for wording, ref in told if ref in rests]
        silent = [each for each in known if not each.points]
        for several in _of_one_kind([_main_first(each, one.says) for each in known if each.points]):
            several, apart = _apart(several)
            found += [point for each in apart for point in each.points]
            denies = several[0].wording.denies
            said = [each for each in several if each.wording.denies == denies]
            others = [each for each in (*several, *silent) if each.wording.denies != denies]
            backing = tuple(each.rest for each in known if each in said or (each in silent and each not in others))
            kept, gone = _kept(said, backing, [each for each in others if _turns_down(each.wording)])
            found += [*kept, *(point for each in said for point in each.points[1:])]
            taken_back += gone
    return _joined(found), taken_back


@dataclass(frozen=True, slots=True)
class _Told:
    """One wording of a proposition: its statement, and the sentences made of that."""

    wording: Wording
    rest: Rest
    points: tuple[Point, ...]


def _of_one_kind(said: Sequence[_Told]) -> Iterable[list[_Told]]:
    """Those that word the same kind of sentence together: what a term means is no wording of what is owed."""
    found: dict[str, list[_Told]] = {}
    for each in said:
        kind = each.points[0].kind
        found.setdefault("owed" if kind in _OWED else kind, []).append(each)
    return found.values()


def _apart(told: Sequence[_Told]) -> tuple[list[_Told], list[_Told]]:
    """Those that word one thing, and those that do not: a promise not to do another thing contests nothing."""
    first = told[0]
    about = frozenset(stems_of(first.points[0].owed))

    def is_other(each: _Told) -> bool:
        own = frozenset(stems_of(each.points[0].owed))
        promised = each.rest.act in ("promise", "offer", "claim", "plan")
        return each.wording.denies != first.wording.denies and promised and len(own & about) < _SHARED * len(own)

    return [each for each in told if not is_other(each)], [each for each in told if is_other(each)]


def _turns_down(wording: Wording) -> bool:
    """Whether what is denied is what is to be, not what was done."""
    return wording.act == "rejection" or wording.modality != "actual"


def _main_first(told: _Told, says: str) -> _Told:
    """Of several sentences made of one statement the one that words the proposition first."""
    stems = frozenset(stems_of(says))
    ordered = sorted(told.points, key=lambda point: -len(stems & frozenset(stems_of(point.owed))))
    return replace(told, points=tuple(ordered))


def _kept(
    said: Sequence[_Told], backing: tuple[Rest, ...], against: Sequence[_Told]
) -> tuple[list[Point], list[Rest]]:  # fmt: skip
    """The clearest sentence of each who holds it, none of those who have taken it back since.

    Where whoever owes it has said so, nobody holds it alone; but a demand without the conditions of the one who owes
    it is another wording, and both are bracketed.
    """
    kept: list[Point] = []
    gone: list[Rest] = []
    for holder, one in _best(_owned_up(said, backing)).items():
        point = one.points[0]
        back = [each.rest for each in against if _same_side(each.wording, one.wording) and _after(each, one)]
        if back:
            gone += [one.rest, *back]
            continue
        notes = [f"Contested: {cited(each.rest)}" for each in against if not _same_side(each.wording, one.wording)]
        own = any(other.holder is None for other in kept)
        if own and holder is not None:
            if one.wording.act != "demand" or point.conditions or not kept[0].conditions or " and " in point.debtor:
                continue
            first = kept[0]
            kept[0] = replace(first, holder=first.debtor, notes=(*first.notes, _otherwise(point)))
            notes.append(_otherwise(kept[0]))
        kept.append(replace(point, notes=(*point.notes, *notes)))
    return [replace(point, rests=tuple(dict.fromkeys((*point.rests, *backing)))) for point in kept], gone


def _owned_up(said: Sequence[_Told], backing: Sequence[Rest]) -> list[_Told]:
    """Where whoever owes it speaks of it as what is to be, nobody else holds it alone."""
    own = {rest.side for rest in backing if rest.side and rest.is_to_be}

    def freed(point: Point) -> Point:
        owes = point.kind in _OWED and point.debtor in own and point.rests[0].act in ("promise", "acceptance")
        return replace(point, holder=None) if owes else point

    return [replace(each, points=tuple(freed(point) for point in each.points)) for each in said]


def _best(said: Sequence[_Told]) -> dict[str | None, _Told]:
    """The clearest wording of each holder; one speaker who is told to speak for two sides is one of them."""
    best: dict[str | None, _Told] = {}
    speakers: set[str] = set()
    ranked = sorted(said, key=_clearest, reverse=True)
    for one in sorted(ranked, key=lambda each: each.points[0].holder is not None):
        holder, speaker = one.points[0].holder, one.wording.speaker
        if holder in best or (speaker and speaker in speakers):
            continue
        best[holder] = one
        speakers.add(speaker or "")
    return best


def _clearest(told: _Told) -> tuple[int, date, bool, float, int]:
    """The words of the one who owes it are better, then later ones, those with conditions, surer ones, the first."""
    wording = told.wording
    with_conditions = any(point.conditions for point in told.points)
    return (-_OF_WORD.get(wording.act, 5), wording.said, with_conditions, wording.score, -wording.report)


def _same_side(one: Wording, other: Wording) -> bool:
    return one.side is not None and one.side == other.side


def _after(one: _Told, other: _Told) -> bool:
    return one.wording.said > other.wording.said


def _otherwise(point: Point) -> str:
    return f"Contested: {point.holder} holds “{point.ways[0]}.”"


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
    return _held_by_several(_held_by_debtor(list(found.values())))


def _held_by_several(points: Sequence[Point]) -> list[Point]:
    """What several sides hold in the same words, once, with all their names."""
    found: dict[tuple[str, str], Point] = {}
    out: list[Point | None] = []
    at: dict[tuple[str, str], int] = {}
    for point in points:
        key = (point.kind, point.ways[0].casefold())
        first = found.get(key)
        if first is None or point.holder is None or first.holder is None or point.kind == "guarantor":
            if point.holder is not None and first is None:
                found[key], at[key] = point, len(out)
            out.append(point)
            continue
        names = dict.fromkeys((*first.holder.split(", "), *point.holder.split(", ")))
        rests = tuple(dict.fromkeys((*first.rests, *point.rests)))
        notes = tuple(dict.fromkeys((*first.notes, *point.notes)))
        found[key] = replace(first, holder=", ".join(names), rests=rests, notes=notes)
        out[at[key]] = found[key]
    return [point for point in out if point is not None]


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


def fullest(points: Sequence[Point]) -> list[Point]:
    """Of points of one side whose words are nearly all in another's, the other alone: it rests on both."""
    out: list[Point | None] = list(points)
    stems = [frozenset(stems_of(point.owed)) for point in points]
    having: dict[tuple[str, str, str | None, bool], list[int]] = {}
    for at, point in enumerate(points):
        if point.kind in _OWED and point.debtor:
            kind = "step" if point.kind == "step" else "owed"
            key = (kind, point.debtor, point.holder, point.owed.startswith("not "))
            having.setdefault(key, []).append(at)
    for members in having.values():
        members.sort(key=lambda at: (-len(stems[at]), at))
        for number, small in enumerate(members):
            near = members[max(0, number - _MOST) : number]
            big = next((at for at in near if out[at] is not None and _is_in(stems[small], stems[at])), None)
            fuller, gone = out[big] if big is not None else None, out[small]
            if (
                big is not None
                and fuller is not None
                and gone is not None
                and set(gone.conditions) <= set(fuller.conditions)
            ):
                rests, notes = ((*fuller.rests, *gone.rests), (*fuller.notes, *gone.notes))
                out[big] = replace(fuller, rests=tuple(dict.fromkeys(rests)), notes=tuple(dict.fromkeys(notes)))
                out[small] = None
    return [point for point in out if point is not None]


def _is_in(small: frozenset[str], big: frozenset[str]) -> bool:
    """Whether nearly all words are in the others, and every number."""
    words = {stem for stem in small if not stem[:1].isdigit()}
    return (
        len(words) > _LEAST
        and len(words & big) >= _CONTAINED * len(words)
        and all(stem in big for stem in small if stem[:1].isdigit())
    )


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
            new = next(
                (
                    at
                    for at in reversed(members[max(number + 1, len(members) - _MOST) :])
                    if _changes(points, stems, old, at)
                ),
                None,
            )
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

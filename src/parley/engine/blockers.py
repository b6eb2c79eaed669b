"""What stands in the way of a target: minimal sets of open propositions that would make it hold.

The fast pass comes first: the cheapest derivation, cut down. Where all of it is needed in every way, that is all.
Else a search by size (uniform cost) over the choices in the and-or graph behind the target: sets come out smallest
first, so the first is a smallest one and each that contains no earlier one is minimal. Where it runs out of its
budget, clingo is asked for a proof; where that runs out, too, or is not there, the set of the fast pass says that it
is not proved to be the smallest.

Sets are ranked by size, then by who controls their steps: what single members can do by their own act, before what
several must do together, before what nobody in the agreement controls; then by the order of the text. The steps in
a set are in that order, too. No name of anybody counts.
"""

from collections.abc import Callable, Iterable, Sequence
from heapq import heappop, heappush

from parley.engine.derivation import Cone, cheapest, cone_of, cut_down, forced, necessary, suffices
from parley.engine.goals import Goal, Literal
from parley.engine.proof import smallest_set, solver_is_there
from parley.model.finding import Blockers, BlockingSet

_SETS, _SIZE = 10, 6
_WORK = 400_000
"""Visits to goals before the search gives up; a second or so."""

Chosen = frozenset[Literal]
Rank = tuple[int, int]


def blockers_of(
    target: str,
    goals: Sequence[Goal],
    goal: int,
    *,
    remoteness: Callable[[str], int] = lambda words: 0,
    work: int = _WORK,
) -> Blockers:
    """The blockers of a target that does not hold yet, given the goal that stands for it.

    `remoteness` ranks the words of a step by who controls it (`actors.Actors.remoteness`). Linear in the goals behind
    the target for one set with what is necessary, unless there is a choice; then within `work` visits, and the
    limit of the proof.
    """
    cone = cone_of(goals, goal)
    place = cone.derived(None)
    if place[0] < 0:
        return Blockers(target, impossible=True)
    rank = _ranks(cone, remoteness)
    sure = forced(cone, place)
    if suffices(cone, sure):
        return _only(target, sure, rank)
    derived = cheapest(cone)
    needed = necessary(cone, place, sure, derived)
    fast, minimal = cut_down(cone, derived, needed, sorted(rank, key=lambda literal: rank[literal], reverse=True))
    sound = suffices(cone, fast)
    if sound and fast == needed:
        return _only(target, fast, rank)
    found, complete = _Search(cone, rank, work).sets()
    if found:
        return _shown(target, found, complete, needed, rank)
    if complete:
        return Blockers(target, impossible=True)
    return _proved(target, cone, fast if sound else None, minimal, rank, needed)


def _only(target: str, chosen: Chosen, rank: dict[Literal, Rank]) -> Blockers:
    """All of it is needed in every way: the only set."""
    steps = _words(chosen, rank)
    return Blockers(target, sets=(BlockingSet(steps, True, True),), necessary=steps)


def _shown(target: str, found: Sequence[Chosen], complete: bool, needed: Chosen, rank: dict[Literal, Rank]) -> Blockers:
    """What the search found, smallest first; the first one is a smallest."""
    shown = [chosen for chosen in found if len(chosen) <= _SIZE][:_SETS] or found[:1]
    sets = tuple(BlockingSet(_words(s, rank), True, len(s) == len(found[0])) for s in shown)
    in_all = frozenset.intersection(*found) if complete else needed
    return Blockers(target, sets=sets, necessary=_words(in_all, rank), more=not complete or len(found) > len(shown))


def _proved(
    target: str, cone: Cone, fast: Chosen | None, minimal: bool, rank: dict[Literal, Rank], needed: Chosen
) -> Blockers:
    """The set of the fast pass, or a smaller one that clingo found; smallest where that is proved."""
    proved = False
    if solver_is_there():
        proof = smallest_set(cone)
        if proof.smallest is None and not proof.ran_out:
            return Blockers(target, impossible=True)
        proved = not proof.ran_out
        if proof.smallest is not None and (fast is None or (proved and len(proof.smallest) < len(fast))):
            fast, minimal = proof.smallest, proved
    if fast is None:
        return Blockers(target, necessary=_words(needed, rank), more=True)
    sets = (BlockingSet(_words(fast, rank), minimal or proved, proved),)
    return Blockers(target, sets=sets, necessary=_words(needed, rank), more=True)


def _words(chosen: Iterable[Literal], rank: dict[Literal, Rank]) -> tuple[str, ...]:
    return tuple(str(literal) for literal in sorted(chosen, key=lambda literal: rank[literal]))


def _ranks(cone: Cone, remoteness: Callable[[str], int]) -> dict[Literal, Rank]:
    """The literals of a cone, by how remote each is, then by their place in the text."""
    return {literal: (remoteness(literal.words), place) for place, literal in enumerate(cone.open_literals())}


class _Search:
    """States of the search: what is chosen, what is still to be reached, what is seen to."""

    def __init__(self, cone: Cone, rank: dict[Literal, Rank], most: int) -> None:
        self._cone = cone
        self._rank = rank
        self._most = most
        self._work = 0
        self._serial = 0
        self._heap: list[tuple[int, int, list[Rank], int, Chosen, tuple[int, ...], frozenset[int]]] = []

    def sets(self) -> tuple[list[Chosen], bool]:
        """Minimal sets, smallest first, at most one more than is shown; and whether these are all."""
        found: list[Chosen] = []
        self._push(frozenset(), (0,), frozenset())
        while self._heap:
            if self._work > self._most:
                return found, False
            _, _, _, _, chosen, pending, seen = heappop(self._heap)
            if any(known <= chosen for known in found):
                continue
            step = self._settled(chosen, pending, seen)
            if step is None:
                continue
            more, choices, visited = step
            if len(more) > len(chosen) or choices:
                self._branch(more, choices, visited)
            elif self._suffices(chosen):
                found.append(chosen)
                if len(found) > _SETS or (len(found) > 1 and len(chosen) > _SIZE):
                    return found, False
        return found, True

    def _push(self, chosen: Chosen, pending: tuple[int, ...], seen: frozenset[int]) -> None:
        self._serial += 1
        ranks = sorted(self._rank[literal] for literal in chosen)
        remote = sum(place for place, _ in ranks)
        heappush(self._heap, (len(chosen), remote, ranks, self._serial, chosen, pending, seen))

    def _branch(self, chosen: Chosen, choices: list[int], seen: frozenset[int]) -> None:
        if not choices:
            self._push(chosen, (), seen)
            return
        first, rest = choices[0], tuple(choices[1:])
        for child in self._cone.children[first]:
            self._push(chosen, (child, *rest), seen | {first})

    def _settled(
        self, chosen: Chosen, pending: Sequence[int], seen: frozenset[int]
    ) -> tuple[Chosen, list[int], frozenset[int]] | None:
        """Follows all that leaves no choice; None where it leads nowhere."""
        cone, stack, picked, visited = self._cone, list(reversed(pending)), set(chosen), set(seen)
        choices: dict[int, None] = {}
        while stack:
            number = stack.pop()
            if number in visited or number in choices:
                continue
            literal, children, every = cone.literal[number], cone.children[number], cone.every[number]
            if literal is None and not every and len(children) > 1:
                choices[number] = None
                continue
            visited.add(number)
            if literal is not None:
                if literal.opposite() in picked:
                    return None
                if not cone.given[number]:
                    picked.add(literal)
            elif children:
                stack.extend(reversed(children))
            elif not every:
                return None
        self._work += len(visited) + len(choices)
        return frozenset(picked), list(choices), frozenset(visited)

    def _suffices(self, chosen: Chosen) -> bool:
        self._work += len(self._cone)
        return self._cone.derived(chosen)[0] >= 0

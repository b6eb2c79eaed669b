"""Sayings that were gathered -> propositions with their wordings, as reviewers decided about them.

What reviewers say is laid over what was gathered: it holds whatever is suggested, for later reports as well, and when
it is withdrawn the suggestion stands as before.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parley.following.sayings import Saying
from parley.following.whole import Whole
from parley.model.process import Gathered, Wording


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A reviewer says that a statement asserts (or denies) a proposition, in these words."""

    proposition: str
    denies: bool
    by: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What reviewers said of propositions.

    `same`: wordings in small letters with all that say the same; `apart`: pairs that do not; `confirmed`: by the ids
    of statements.
    """

    same: Mapping[str, frozenset[str]] = field(default_factory=dict)
    apart: Sequence[frozenset[str]] = ()
    confirmed: Mapping[str, Confirmed] = field(default_factory=dict)


def propositions_of(gathering: Whole, origins: Mapping[int, str], decided: Decided = Decided()) -> tuple[Gathered, ...]:
    """All propositions, each with its wordings, in the order of their first wording.

    `origins`: by number of a report whose text it is (see `Wording.origin`).
    """
    places = _places(gathering, decided)
    members: dict[int, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        members[place].append(number)
    return tuple(_gathered(gathering, members[place], origins, decided) for place in sorted(members))


def _places(gathering: Whole, decided: Decided) -> list[int]:
    """For each saying the number of the first saying of its proposition."""
    sayings, placed = gathering.sayings, gathering.placed
    parent = list(range(len(sayings)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def join(one: int, other: int) -> None:
        first, last = sorted((root(one), root(other)))
        parent[last] = first

    cut = _cuts(gathering, decided)
    for number, one in enumerate(placed):
        if one.nearest is not None and number not in cut:
            join(number, one.nearest)
    named = {*decided.same, *(said.proposition.casefold() for said in decided.confirmed.values())}
    groups: dict[str, int] = {}
    for number, saying in enumerate(sayings):
        said = decided.confirmed.get(saying.id)
        for name in (saying.words.casefold(), *((said.proposition.casefold(),) if said else ())):
            for same in sorted(decided.same.get(name, (name,))) if name in named else ():
                join(number, groups.setdefault(same, number))
    return [root(number) for number in range(len(sayings))]


def _cuts(gathering: Whole, decided: Decided) -> set[int]:
    """The sayings that do not follow the one that decided for them, since reviewers hold the two apart."""
    if not decided.apart:
        return set()
    apart: dict[str, set[str]] = defaultdict(set)
    for pair in decided.apart:
        one, *rest = sorted(pair)
        for other in rest:
            apart[one].add(other)
            apart[other].add(one)
    cut: set[int] = set()
    # The wordings that reviewers hold apart from others, by what each saying follows.
    leads: list[frozenset[str]] = []
    for number, (saying, placed) in enumerate(zip(gathering.sayings, gathering.placed, strict=True)):
        words = saying.words.casefold()
        before = leads[placed.nearest] if placed.nearest is not None else frozenset()
        if before & apart.get(words, set()):
            cut.add(number)
            before = frozenset()
        leads.append(before | {words} if words in apart else before)
    return cut


def _gathered(gathering: Whole, members: Sequence[int], origins: Mapping[int, str], decided: Decided) -> Gathered:
    sayings = [gathering.sayings[number] for number in members]
    said = [decided.confirmed.get(saying.id) for saying in sayings]
    confirmed = next((one for one in said if one), None)
    first_denied = sayings[0].denied
    wordings = []
    for number, saying, by in zip(members, sayings, said, strict=True):
        placed = gathering.placed[number]
        wordings.append(
            Wording(
                report=saying.report,
                statement=saying.statement,
                words=saying.words,
                said=saying.said,
                origin=origins[saying.report],
                speaker=saying.speaker,
                side=saying.side,
                actor=saying.actor,
                act=saying.act,
                modality=saying.modality,
                denies=by.denies if by else saying.denied != first_denied,
                score=1.0 if by else placed.score,
                shared=placed.shared,
                by=by.by if by else None,
            )
        )
    says = confirmed.proposition if confirmed else _shown(sayings).words
    return Gathered(sayings[0].id, says, tuple(wordings))


def _shown(sayings: Sequence[Saying]) -> Saying:
    """The wording that has most of what the others have, and little else."""
    count = Counter(stem for saying in sayings for stem in saying.stems)

    def fit(saying: Saying) -> float:
        return sum(count[stem] / len(sayings) - 0.4 for stem in saying.stems)

    return max(sayings, key=fit)

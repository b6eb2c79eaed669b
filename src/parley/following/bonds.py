"""What a party binds itself to, gathered from all the words in which it does."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from parley.following.heard import Heard, by_day
from parley.following.naming import tells
from parley.following.quantities import quantities_of
from parley.following.sayings import Saying
from parley.following.stances import pledging
from parley.following.targets import Target
from parley.following.words import stems_of

_ENOUGH = 0.4
"""So much of what the shorter of two pledges of one party says is in the other as well, where they are one."""

_NEAR = 0.5
"""As near in meaning as this (cosine), they need share no word."""

_CANDIDATES = 40
"""A pledge is compared with no more than so many of the party's latest that share a word with it."""

_COMPARED = 12
"""Of those, with no more than so many that share most words."""

_TARGETS = 4
"""So many of its wordings, those with most words, are set against deeds."""

_NEGATIONS = frozenset(("no", "not", "never", "nobody", "none", "neither", "nor", "nothing", "cannot"))
_FROM_THEN = re.compile(
    r"\b(?:from|as of|since|starting|beginning|effective|until then)\b(?! [\w-]+ to\b)", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:by|until|till|before|within|not later than|no later than|end of)\b", re.IGNORECASE)
_OF_ANYTHING = "come go take turn make get put keep give set bring way ahead way part place people man"
_PLAIN = frozenset(stem for word in _OF_ANYTHING.split() for stem in stems_of(word))
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*")
# A ceasefire in other words, which name what is to cease.
_CEASEFIRE = re.compile(
    r"\b(?:hold(?:ing|s)?|ceas(?:e|ing)|stop(?:ping|s)?) (?:\w+ )?(?:fire|shooting|firing)\b"
    r"|\bsilenc\w+ (?:\w+ )?guns?\b",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:hold(?:ing)?|silence|respect|keep|stay|remain|continue|honou?r|observe|refrain|stop(?:ped)?|cease|access"
    r"|passage|unhindered|open to|allow|let|permit|grant|abide|guarantee)\b",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class Bond:
    """A pledge of one party in all its wordings, in the order in which they were said."""

    party: str
    wordings: list[Saying] = field(default_factory=list)

    @property
    def first(self) -> Saying:
        """The wording in which it was announced."""
        return self.wordings[0]

    @property
    def fullest(self) -> Saying:
        """The wording that has most words; of several the first."""
        return max(self.wordings, key=lambda one: len(one.stems))

    @property
    def refrains(self) -> bool:
        """Whether it is about not doing something."""
        return self.fullest.denied

    @property
    def lasting(self) -> bool:
        """Whether it is to be kept up, and not done once."""
        return self.refrains or bool(_LASTING.search(self.first.words))

    @property
    def since(self) -> date:
        """The day from which deeds count: that of the announcement, or a later one from which it says it will hold."""
        begins = [one.start for one in self.wordings if one.start and not _is_due(one)]
        return max(self.first.said, min(begins, default=self.first.said))

    @property
    def due(self) -> date | None:
        """The last day that it names for what is to be done."""
        return max((one.end for one in self.wordings if one.end and _is_due(one)), default=None)

    def targets(self, heard: Heard) -> tuple[Target, ...]:
        """What deeds are set against: its fullest wordings, each different from the others."""
        distinct = {one.stems: one for one in reversed(self.wordings)}
        fullest = sorted(distinct.values(), key=lambda one: (-len(one.stems), one.said, one.report, one.place))
        debtors = heard.belonging(self.party)
        return tuple(
            replace(target_of_saying(one, debtors), start=self.since, end=self.due) for one in fullest[:_TARGETS]
        )


def bonds_of(heard: Heard) -> tuple[Bond, ...]:
    """Every pledge, in the order in which they were first announced. About linear in the sayings."""
    made: list[Bond] = []
    by_proposition: dict[tuple[str, str], list[Bond]] = defaultdict(list)
    having: dict[tuple[str, str], list[Bond]] = defaultdict(list)
    for saying in by_day(list(heard.sayings.values())):
        about = heard.proposition_of[saying.id]
        for party in pledging(saying, heard):
            same = by_proposition[party, about]
            bond = next((one for one in same if _may_be(heard, saying, one.first)), None)
            bond = bond or _like(heard, saying, party, having)
            if bond is None:
                bond = Bond(party)
                made.append(bond)
            bond.wordings.append(saying)
            if bond not in same:
                same.append(bond)
            for stem in saying.stems:
                if bond not in having[party, stem][-1:]:
                    having[party, stem].append(bond)
    return tuple(made)


def target_of_saying(saying: Saying, debtors: frozenset[str]) -> Target:
    """What a pledge binds `debtors` to, made ready for deeds to be compared with.

    Of what is not to be done, the words are those of the deed, which is banned.
    """
    return Target(
        name=saying.id,
        provision=False,
        words=_CEASEFIRE.sub("ceasefire", _without_negation(saying.words) if saying.denied else saying.words),
        banned=saying.denied,
        debtors=debtors,
        stems=saying.stems,
        names=saying.names,
        places=saying.places,
        numbers=saying.numbers,
        start=saying.said,
        end=saying.end if _is_due(saying) else None,
    )


def _like(heard: Heard, saying: Saying, party: str, having: dict[tuple[str, str], list[Bond]]) -> Bond | None:
    """The pledge of the party that a saying likely words again."""
    near = Counter(bond for stem in saying.stems for bond in having[party, stem][-_CANDIDATES:])
    best, found = _ENOUGH, None
    for bond, _ in near.most_common(_COMPARED):
        score = max(_alike(heard, saying, other) for other in (bond.first, bond.fullest))
        if score > best:
            best, found = score, bond
    return found


def _alike(heard: Heard, one: Saying, other: Saying) -> float:
    """How far two pledges of one party say the same; 0 where they are about different numbers of things."""
    if one.denied != other.denied or _of_other_things(one, other):
        return 0.0
    telling = [set(matter_of(saying.words, saying.stems)) for saying in (one, other)]
    shared = sum(heard.weight(stem) for stem in sorted(telling[0] & telling[1]))
    fewer = min(sum(heard.weight(stem) for stem in sorted(stems)) for stems in telling)
    both = shared / fewer if fewer else 0.0
    return both * (0.5 + heard.likeness(one.id, other.id))


def _may_be(heard: Heard, one: Saying, other: Saying) -> bool:
    """Whether two pledges that were gathered as one thing are not about different ones after all."""
    if _of_other_things(one, other):
        return False
    telling = [set(matter_of(saying.words, saying.stems)) for saying in (one, other)]
    return bool(telling[0] & telling[1]) or heard.likeness(one.id, other.id) >= _NEAR


def _of_other_things(one: Saying, other: Saying) -> bool:
    counted, others = quantities_of(one.words), quantities_of(other.words)
    return bool(counted and others and not counted & others)


def matter_of(words: str, stems: Sequence[str]) -> tuple[str, ...]:
    """The roots among `stems` that say what is done: neither names nor times."""
    named = {stem for word in _NAME.findall(words) for stem in stems_of(word)}
    return tuple(stem for stem in stems if stem not in named and stem not in _PLAIN and tells(stem))


def _is_due(saying: Saying) -> bool:
    """Whether its days are the last for what is to be done, not the first from which it holds."""
    return bool(_UNTIL.search(saying.words)) or not _FROM_THEN.search(saying.words)


def _without_negation(words: str) -> str:
    return " ".join(word for word in words.split() if word.casefold().strip(",.;") not in _NEGATIONS)

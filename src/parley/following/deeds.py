"""What was done, or is said to have been done, after a pledge: which statements speak of that, and which way."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta

from parley.following.bearing import Fit, fit_of, known_of, sureness
from parley.following.bonds import Bond, matter_of
from parley.following.heard import Heard, by_day, id_of
from parley.following.naming import tells
from parley.following.quantities import quantities_of
from parley.following.relation import Meant
from parley.following.sayings import Saying
from parley.following.targets import Target
from parley.model.pledge import Known, PledgeState
from parley.model.statement import Act

_ENOUGH = 0.3
"""As sure as this it is a deed: less is needed than for an agreement, since it comes after a pledge of the same."""

_MUCH, _NEAR = 0.2, 0.4
"""With so much of its words, names among them, and so near in meaning, a deed is that of a pledge."""

_RAREST = 5
"""So many of a pledge's rarest words lead to the deeds that it is compared with."""

_CANDIDATES = 200
"""With no more than so many of those that share a word: the first after the pledge."""

_TELLING: tuple[Act, ...] = ("claim", "accusation", "denial", "acceptance", "protest")
_DENYING: tuple[Act, ...] = ("denial", "rejection")
_SHARE = 0.15
"""With so much of the words in which the pledge says what is done, a deed is of that."""

_LEAST = 0.3
"""What is further from a pledge in meaning than this (cosine) is about something else, whatever words it shares."""

_NEXT = 10
"""An answer stands among so many statements after what it answers."""

_ANSWERS = timedelta(days=14)
"""Within so many days a party that is blamed answers, or it lets the word stand."""

_BEGINNING = re.compile(
    r"\b(?:beg[ai]n|begun|beginning|start(?:s|ed|ing)?|commenc\w+|first|initial|under ?way|so far|partly|partial(?:ly)?"
    r"|some|half|quarter|third of|continu\w+|advance (?:party|group)|vanguard|preparations?|progress|lists?)\b",
    re.IGNORECASE,
)


# That a word was not kept, said of no deed in particular.
_BREACH = re.compile(
    r"\b(?:pledge|promise|commitment|word|assurance|undertaking|vow)s?\b[^.;]{0,120}\b(?:broken|not (?:been )?"
    r"(?:honou?red|kept|met|fulfilled)|violated|trampled|breached)\b",
    re.IGNORECASE,
)

# What is yet to come, or is waited for; and what was said, not done.
_NOT_YET = re.compile(
    r"\b(?:will|would|shall|should|must|once|unless|looks? forward|undertaken|promised|pledged|pledges|vowed|agreed to"
    r"|given (?:its|his|her|their) word|still meant|takes? effect|into force)\b|(?<!even )\bif\b"
    r"|\b(?:is|are) (?:now )?to \w+"
    r"|\b(?:when|before|after) [^.]{0,60}\b(?:has|have)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deed:
    """A statement that tells what became of a pledge; `outcome` is what it would amount to if it is so."""

    saying: Saying
    outcome: PledgeState
    known: Known
    score: float


class Deeds:
    """All that is said to be or to have been so, found by its words."""

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._having: dict[str, list[Saying]] = defaultdict(list)
        self._by_report: dict[int, list[Saying]] = defaultdict(list)
        for saying in by_day(list(heard.sayings.values())):
            self._by_report[saying.report].append(saying)
            if saying.modality == "actual" and saying.act in _TELLING and not _NOT_YET.search(saying.words):
                for stem in saying.stems:
                    self._having[stem].append(saying)

    def after(self, bond: Bond, contenders: frozenset[str]) -> tuple[Deed, ...]:
        """What likely speaks for or against a pledge, in the order of saying.

        `contenders` are the identities whose word only claims.
        """
        best: dict[str, Deed] = {}
        for target in bond.targets(self._heard):
            for saying in self._candidates(target.stems, bond):
                meant = self._heard.meant(target.name, saying.id)
                fit = self._fit(saying, target, meant, bond)
                score = sureness(fit)
                if score < _ENOUGH or min(fit.who, fit.where, fit.when) < 0 or not self._of_it(saying, target, fit):
                    continue
                against = self._is_against(saying, fit, target, bond)
                if against is not None and (saying.id not in best or score > best[saying.id].score):
                    known = known_of(saying, target, contenders)
                    best[saying.id] = Deed(saying, outcome_of(saying, against, bond), known, score)
        found = [deed for deed in best.values() if deed.outcome == "broken" or deed.saying.said > bond.first.said]
        order = {saying.id: at for at, saying in enumerate(by_day([deed.saying for deed in found]))}
        return tuple(sorted(found, key=lambda deed: order[deed.saying.id]))

    def answers_to(self, deed: Saying, parties: frozenset[str], *, denying: bool) -> tuple[Saying, ...]:
        """Where some parties deny what is said of a deed, or accept it: further on in the report, or soon after in
        words of the same proposition."""
        heard = self._heard
        same = [heard.sayings[id_of(w)] for w in heard.propositions[heard.proposition_of[deed.id]].wordings]
        found = [one for one in same if timedelta() <= one.said - deed.said <= _ANSWERS and one.denied != deed.denied]
        found = found if denying else []
        for one in self._by_report[deed.report]:
            if 0 < one.place - deed.place <= _NEXT and (_denies(one, deed) if denying else one.act == "acceptance"):
                found.append(one)
        distinct = {one.id: one for one in found if heard.party_of(one) in parties}
        return tuple(by_day(list(distinct.values())))

    def _candidates(self, stems: tuple[str, ...], bond: Bond) -> list[Saying]:
        own = {one.id for one in bond.wordings}
        rare = sorted(stems, key=lambda stem: (len(self._having.get(stem, ())), stem))[:_RAREST]
        found: dict[str, Saying] = {}
        for stem in rare:
            later = (one for one in self._having.get(stem, ()) if one.said >= bond.first.said and one.id not in own)
            found.update((one.id, one) for one, _ in zip(later, range(_CANDIDATES), strict=False))
        return list(found.values())

    def _fit(self, saying: Saying, target: Target, meant: Meant, bond: Bond) -> Fit:
        """How a deed fits. Where nobody is named who did it, a party that tells of it speaks of itself; and another
        number may be a part of what was pledged."""
        fit = fit_of(saying, target, meant, self._heard.weight)
        fit = replace(fit, numbers=max(0.0, fit.numbers))
        own = saying.actor is None and self._heard.party_of(saying) == bond.party
        return replace(fit, who=1.0) if own else fit

    def _is_against(self, saying: Saying, fit: Fit, target: Target, bond: Bond) -> bool | None:
        """Whether it speaks against the pledge. Who accuses the party does.

        A party's own word is against it only where it accepts what is said; a denial of a breach speaks for it, and
        all else that seems to be against it (None) tells nothing.
        """
        own = self._heard.party_of(saying) == bond.party
        if saying.act in ("accusation", "protest") and not own and fit.who > 0:
            return True
        against = fit.turned != target.banned
        if not (own and against) or saying.act == "acceptance":
            return against
        return False if saying.denied else None

    def _of_it(self, saying: Saying, target: Target, fit: Fit) -> bool:
        """Whether it is about the same thing, and not only about the same place, party or day.

        They share enough words that are no names, or mean nearly the same; and no more things are counted than were
        pledged.
        """
        wanted, done = quantities_of(target.words), quantities_of(saying.words)
        if wanted and done and min(done) > max(wanted):
            return False
        if fit.meaning >= _NEAR and (fit.matter or (fit.what >= _MUCH and not fit.turned)):
            return True
        weight = self._heard.weight
        telling = matter_of(target.words, target.stems)
        shared = sum(weight(stem) for stem in telling if stem in saying.stems)
        return fit.meaning >= _LEAST and shared > 0 and shared >= _SHARE * sum(map(weight, telling))


def outcome_of(saying: Saying, against: bool, bond: Bond) -> PledgeState:
    """What a deed amounts to if it is so: broken; begun, or kept where nothing is left to be done.

    What is to be kept up, or not to be done, is kept only once its time is over; of a number of things, only the whole.
    """
    if against:
        return "broken"
    if bond.lasting:
        return "kept" if bond.due and (saying.start or saying.said) > bond.due else "begun"
    wanted, done = quantities_of(bond.fullest.words), quantities_of(saying.words)
    part = bool(wanted and done) and max(done) < min(wanted)
    return "begun" if part or _BEGINNING.search(saying.words) else "kept"


def _denies(saying: Saying, deed: Saying) -> bool:
    """Whether it denies a deed: by a denial, or by a negation of something in it."""
    if saying.act in _DENYING or _BREACH.search(saying.words):
        return True
    return saying.denied and saying.act == "claim" and (saying.place == deed.place + 1 or _share(saying, deed))


def _share(one: Saying, other: Saying) -> bool:
    return any(stem in other.stems and tells(stem) for stem in one.stems)

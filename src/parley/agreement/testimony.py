"""What a testimony's words mean for an agreement."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from parley.agreement.dates import DATE, date_from_words
from parley.agreement.negation import unnegated
from parley.agreement.references import DOES, core_reference, standing_from_word, without_not
from parley.agreement.roster import Roster, roster_from_agreement, roster_from_members
from parley.agreement.text import bare
from parley.agreement.words import key_of
from parley.model.agreement import Agreement, Member, Provision
from parley.model.condition import Accepts, Proposition
from parley.model.testimony import Cancel, Release, Subject

MOST_NAMES = 40  # words that name who acts
_ACCEPTS = re.compile(r"(.+?)\s(?:accepts?|accepted|(?:has|have)\saccepted)\s(?:this|the)\sagreement", re.IGNORECASE)
_RELEASES = re.compile(
    r"(.+?)\s(?:releases?|released|(?:has|have)\sreleased)\s(.+?)\sfrom\s"
    r"(?:(?:its|their|the)\s\w+\s(?:under|of|in)\s)?(\S+)(?:/(.+))?",
    re.IGNORECASE,
)
_CANCELS = re.compile(
    r"(.+?)\s(?:cancels?|cancell?ed|(?:has|have)\scancell?ed)\s([PS]?[0-9][\w.]*)(?:/(.+))?", re.IGNORECASE
)
_STANDING = re.compile(r"([PS]?[0-9][\w.]*)(?:/(.+?))?\s(?:is|are|was|has\sbeen|have\sbeen)\s(\w+)", re.IGNORECASE)

_ON_DAY = re.compile(rf"(.+?),?\son\s({DATE})", re.IGNORECASE)
_DUTY = re.compile(r"([PS]?[0-9][\w.]*)(?:/.+)?")


@dataclass(frozen=True, slots=True)
class _Known:
    """An agreement made ready for looking things up."""

    agreement: Agreement
    roster: Roster
    first_worded: dict[str, Proposition]
    by_sentence: dict[str, list[Provision]]


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """An agreement as a key: equal to itself alone, so that looking it up does not compare all of it."""

    agreement: Agreement

    def __hash__(self) -> int:
        return id(self.agreement)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.agreement is self.agreement


@lru_cache(maxsize=4)
def _known(same: _Same) -> _Known:
    agreement = same.agreement
    by_sentence: dict[str, list[Provision]] = {}
    for provision in agreement.provisions:
        by_sentence.setdefault(provision.sentence.upper(), []).append(provision)
    first_worded = {p.key: p for p in agreement.propositions}
    return _Known(agreement, roster_from_agreement(agreement), first_worded, by_sentence)


def proposition_from_words(words: str, among: Agreement | Iterable[Member]) -> Proposition:
    """The proposition that the words state, its key read with the names of an agreement or of some members.

    Of an agreement that has the proposition, as first worded there. The words are taken as they stand: a "not" in
    them stays (`subjects_from_words` takes it out).
    """
    if isinstance(among, Agreement):
        known = _known(_Same(among))
        key = key_of(words, known.roster)
        return known.first_worded.get(key, Proposition(key, bare(words)))
    return Proposition(key_of(words, roster_from_members(among, (), ())), bare(words))


def subjects_from_words(that: str, agreement: Agreement) -> tuple[tuple[Subject, bool], ...]:
    """What a testimony's `that` is about, each with whether it says that this holds.

    Acceptance, release, cancellation; "2.1/Turkey is discharged" and "Turkey violates 2.1" are the act, or its
    contrary; of a sentence of several debtors, or where several act together, all their acts. Anything else is a
    proposition, "not" taken out.
    """
    known = _known(_Same(agreement))
    words, denied = unnegated(bare(that))
    words, ceased = without_not(core_reference(words))
    denied = denied is not ceased
    for read in (_acceptance, _release, _cancellation, _deed, _standing, _joint_acts):
        found = read(words, known)
        if found:
            return tuple((subject, holds is not denied) for subject, holds in found)
    return ((proposition_from_words(words, agreement), not denied),)


def undated(words: str, agreement: Agreement) -> tuple[str, date] | None:
    """The event and the day of "it rained on 1 May 2022", where the agreement names that event, and not with its day.

    Raises UnclearError for a day that is not in the calendar.
    """
    said = _ON_DAY.fullmatch(bare(words))
    known = _known(_Same(agreement))
    if not said or key_of(words, known.roster) in known.first_worded:
        return None
    event = unnegated(said.group(1))[0]
    return (
        (said.group(1), date_from_words(said.group(2))) if key_of(event, known.roster) in known.first_worded else None
    )


Found = list[tuple[Subject, bool]]


def _acceptance(words: str, known: _Known) -> Found:
    said = _ACCEPTS.fullmatch(words)
    who = known.roster.members_from_words(said.group(1)) if said else None
    return [(Accepts(m), True) for m in who.members if m in known.roster.bound] if who else []


def _release(words: str, known: _Known) -> Found:
    said = _RELEASES.fullmatch(words)
    if not said:
        return []
    creditors, debtors = known.roster.members_from_words(said.group(1)), known.roster.members_from_words(said.group(2))
    if not creditors or not debtors:
        return []
    sentence = said.group(3).partition("/")[0]
    provisions = [p for m in debtors.members for p in _of_sentence(known, sentence, m)]
    return [(Release(p, c), True) for c in creditors.members for p in dict.fromkeys(p.id for p in provisions)]


def _cancellation(words: str, known: _Known) -> Found:
    said = _CANCELS.fullmatch(words)
    who = known.roster.members_from_words(said.group(1)) if said else None
    if not said or not who:
        return []
    provisions = [p for m in who.members for p in _of_sentence(known, said.group(2), m)]
    return [(Cancel(p.id, p.debtor), True) for p in {p.id: p for p in provisions}.values()]


def _deed(words: str, known: _Known) -> Found:
    """X violates, keeps or exercises 1.1: the act, or its contrary. Repairs are duties of their own."""
    said = DOES.fullmatch(words)
    what = _DUTY.fullmatch(said["what"]) if said else None
    who = known.roster.members_from_words(said["who"]) if said else None
    if not said or not what or not who or said["repaired"] or said["detached"]:
        return []
    provisions = [p for m in who.members for p in _of_sentence(known, what.group(1), m)]
    provisions = [p for p in provisions if (p.kind == "power") is bool(said["exercised"])]
    return _acts(provisions, broken=bool(said["violated"]))


def _standing(words: str, known: _Known) -> Found:
    said = _STANDING.fullmatch(words)
    if not said:
        return []
    word = said.group(3).lower()
    if word == "done":
        events: list[Subject] = [s.event for s in known.agreement.steps if s.id == said.group(1).upper()]
        return [(event, True) for event in events[:1]]
    member = known.roster.member_from_words(said.group(2)) if said.group(2) else None
    if said.group(2) and not member:
        return []
    provisions = _of_sentence(known, said.group(1), member)
    if word == "exercised":
        return _acts([p for p in provisions if p.kind == "power"], broken=False)
    if standing_from_word(word) in ("discharged", "violated"):
        return _acts(provisions, broken=standing_from_word(word) == "violated")
    return []


def _joint_acts(words: str, known: _Known) -> Found:
    """ "Austria and Brazil consult the guarantors": the act of each, where the agreement names these and not theirs."""
    tokens = words.split()
    for end in range(min(len(tokens) - 1, MOST_NAMES), 1, -1):
        who = known.roster.members_from_words(" ".join(tokens[:end]))
        if not who or who.negative:
            continue
        rest = " ".join(tokens[end:])
        acts = [known.first_worded.get(key_of(f"{member} {rest}", known.roster)) for member in who.members]
        if len(who.members) > 1 and key_of(words, known.roster) not in known.first_worded and all(acts):
            return [(act, True) for act in acts if act]
        return []
    return []


def _of_sentence(known: _Known, sentence: str, debtor: str | None) -> list[Provision]:
    found = known.by_sentence.get(sentence.rstrip(".").upper(), ())
    return [p for p in found if debtor is None or p.debtor == debtor]


def _acts(provisions: list[Provision], broken: bool) -> Found:
    """The acts of duties that hold when they are kept, of bans that hold when they are broken."""
    found: dict[Subject, bool] = {p.act: (p.kind == "ban") is broken for p in provisions}
    return list(found.items())

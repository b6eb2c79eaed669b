"""Said against done: what parties pledged, and what followed as the record has it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from parley.following.bonds import Bond, bonds_of
from parley.following.deeds import Deed, Deeds
from parley.following.grit import Answered, grit_of
from parley.following.heard import Heard, by_day
from parley.following.issues import matters_of
from parley.following.stances import contending
from parley.following.turns import turns_of
from parley.model.pledge import Pledge


def pledges_of(heard: Heard, as_of: date | None = None) -> tuple[Pledge, ...]:
    """Every pledge, in the order in which they were first announced; `as_of`: the day from which to look back.

    All wordings in which a party says that it will do one thing are one pledge. About linear in the sayings: only deeds
    that share one of its rarer words are set against a pledge, and no more than some hundred.
    """
    deeds, bonds = Deeds(heard), bonds_of(heard)
    contenders = heard.belonging_to_any(contending(heard))
    done = {id(bond): deeds.after(bond, contenders | heard.belonging(bond.party)) for bond in bonds}
    issue_of = {about: matter.id for matter in matters_of(heard) for about in matter.propositions}
    by_issue: dict[str, list[Bond]] = defaultdict(list)
    for bond in bonds:
        by_issue[_issue(heard, bond, issue_of)].append(bond)
    found = []
    for bond in bonds:
        others = [one for one in by_issue[_issue(heard, bond, issue_of)] if one.party != bond.party]
        answers = _answers(bond, others, done)
        found.append(_pledge(heard, deeds, bond, done[id(bond)], answers, as_of or heard.last))
    return tuple(found)


def _issue(heard: Heard, bond: Bond, issue_of: Mapping[str, str]) -> str:
    return issue_of[heard.proposition_of[bond.first.id]]


def _answers(bond: Bond, others: Sequence[Bond], done: Mapping[int, Sequence[Deed]]) -> list[Answered]:
    """What other parties pledged in the same issue after it was announced, and what they are said to have done: of
    each pledge the first word, and the first of a deed."""
    found = []
    for other in others:
        pledged = [one for one in other.wordings if one.said >= bond.first.said]
        acted = [deed.saying for deed in done[id(other)] if deed.outcome != "broken"]
        found += [Answered(other.party, one) for one in (*pledged[:1], *acted[:1]) if one.said >= bond.first.said]
    own = {one.id for one in bond.wordings}
    order = {one.id: at for at, one in enumerate(by_day([answer.saying for answer in found]))}
    return sorted((one for one in found if one.saying.id not in own), key=lambda one: order[one.saying.id])


def _pledge(
    heard: Heard, deeds: Deeds, bond: Bond, done: Sequence[Deed], answers: Sequence[Answered], day: date
) -> Pledge:
    last = max(one.said for one in (*bond.wordings, *(deed.saying for deed in done)))
    return Pledge(
        proposition=heard.proposition_of[bond.first.id],
        says=bond.fullest.words,
        by=heard.name(bond.party),
        refrains=bond.refrains,
        own_word=any(heard.teller_of(one) is None for one in bond.wordings),
        due=bond.due,
        turns=tuple(turns_of(heard, deeds, bond, done)),
        last_word=last,
        days_without_word=max(0, (day - last).days),
        answers=tuple(grit_of(heard, bond, done, answers)),
    )

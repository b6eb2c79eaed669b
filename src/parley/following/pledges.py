"""Said against done: what parties pledged, and what followed as the record has it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from parley.following.deeds import Deed, Deeds, first_of
from parley.following.grit import answers_to
from parley.following.heard import Heard, by_day
from parley.following.sayings import Saying
from parley.following.stances import contending, pledging
from parley.following.targets import Target
from parley.model.pledge import Known, Pledge, PledgeState, Shown, Turn

_NEGATIONS = frozenset(("no", "not", "never", "nobody", "none", "neither", "nor", "nothing", "cannot"))


def pledges_of(heard: Heard, as_of: date | None = None) -> tuple[Pledge, ...]:
    """Every pledge, in the order in which they were first announced; `as_of`: the day from which to look back.

    Wordings of one proposition by one party are one pledge. About linear in the sayings: only deeds that share one of
    its rarer words are set against a pledge, and no more than some hundred.
    """
    deeds = Deeds(heard)
    found: dict[tuple[str, str], list[Saying]] = defaultdict(list)
    for saying in by_day(list(heard.sayings.values())):
        for party in pledging(saying, heard):
            found[heard.proposition_of[saying.id], party].append(saying)
    day = as_of or heard.last
    contenders = heard.belonging_to_any(contending(heard))
    return tuple(_pledge(heard, deeds, wordings, party, day, contenders) for (_, party), wordings in found.items())


def target_of_saying(saying: Saying, debtors: frozenset[str]) -> Target:
    """What a pledge binds `debtors` to, made ready for deeds to be compared with."""
    return Target(
        name=saying.id,
        provision=False,
        words=_without_negation(saying.words) if saying.denied else saying.words,
        banned=saying.denied,
        debtors=debtors,
        stems=saying.stems,
        names=saying.names,
        places=saying.places,
        numbers=saying.numbers,
        start=saying.said,
        end=saying.end,
    )


def _pledge(
    heard: Heard, deeds: Deeds, wordings: Sequence[Saying], party: str, day: date, contenders: frozenset[str]
) -> Pledge:
    said = [one for one in wordings if heard.teller_of(one) is None]
    fullest = first_of(wordings)
    debtors = heard.belonging(party)
    target = target_of_saying(fullest, debtors)
    target = replace(target, start=wordings[0].said, end=max((one.end for one in wordings if one.end), default=None))
    proposition = heard.propositions[heard.proposition_of[fullest.id]]
    found = deeds.after(target, debtors | contenders, frozenset(one.id for one in wordings))
    turns = (
        Turn("announced", wordings[0].said, tuple(_said(heard, one, party) for one in wordings)),
        *_turns(heard, deeds, found, debtors),
    )
    last = max([*(one.said for one in wordings), *(deed.saying.said for deed in found)])
    return Pledge(
        proposition=proposition.id,
        says=fullest.words,
        by=heard.name(party),
        refrains=target.banned,
        own_word=bool(said),
        due=target.end,
        turns=turns,
        last_word=last,
        days_without_word=max(0, (day - last).days),
        answers=tuple(answers_to(heard, wordings, found, ())),
    )


def _turns(heard: Heard, deeds: Deeds, found: Sequence[Deed], debtors: frozenset[str]) -> Iterator[Turn]:
    """What followed, day by day; a day's state is left out where it is that of the day before."""
    days: dict[date, list[Deed]] = defaultdict(list)
    for deed in found:
        days[deed.saying.said].append(deed)
    before: PledgeState = "announced"
    claimed_kept = False
    for day, done in sorted(days.items()):
        broken = [deed for deed in done if deed.outcome == "broken"]
        fine = [deed for deed in done if deed.outcome != "broken"]
        shown = [_shown(heard, deed) for deed in (broken or fine)]
        state: PledgeState = "broken" if broken else max((deed.outcome for deed in fine), key=_ORDER.index)
        denials = [one for deed in broken for one in deeds.denials_of(deed.saying, debtors)]
        if broken and (denials or fine or claimed_kept):
            state = "disputed"
            shown += [_shown(heard, deed) for deed in fine] + [_word(heard, one, "claimed") for one in denials]
        claimed_kept = claimed_kept or any(deed.outcome == "kept" for deed in fine)
        if state != before and not (before == "kept" and state == "begun"):
            yield Turn(state, day, tuple(dict.fromkeys(shown)))
            before = state


_ORDER: tuple[PledgeState, ...] = ("begun", "kept")


def _said(heard: Heard, one: Saying, party: str) -> Shown:
    teller = heard.teller_of(one)
    return Shown(one.id, heard.name(teller or party), "claimed", one.words, one.said)


def _shown(heard: Heard, deed: Deed) -> Shown:
    return _word(heard, deed.saying, deed.suggestion.known)


def _word(heard: Heard, one: Saying, known: Known) -> Shown:
    return Shown(one.id, heard.name(heard.party_of(one)), known, one.words, one.said)


def _without_negation(words: str) -> str:
    return " ".join(word for word in words.split() if word.casefold().strip(",.;") not in _NEGATIONS)

"""What became of a pledge, day by day, as those who speak of it have it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from parley.following.bonds import Bond
from parley.following.deeds import Deed, Deeds
from parley.following.heard import Heard
from parley.following.sayings import Saying
from parley.model.pledge import Known, PledgeState, Shown, Turn

_ORDER: tuple[PledgeState, ...] = ("begun", "kept")


def turns_of(heard: Heard, deeds: Deeds, bond: Bond, found: Sequence[Deed]) -> Iterator[Turn]:
    """The states of a pledge, each from the day on which a statement shows it; a state that lasts is told once.

    It is broken where somebody says so and the party does not deny it, or accepts it, or where it was verified; it is
    disputed where the party denies it, or where others deny that it was kept.
    """
    yield Turn("announced", bond.first.said, tuple(_announcing(heard, bond)))
    days: dict[date, list[Deed]] = defaultdict(list)
    for deed in found:
        days[deed.saying.said].append(deed)
    before: PledgeState = "announced"
    claimed_kept = False
    for day, done in sorted(days.items()):
        for state, shown in _states(heard, deeds, bond, done, claimed_kept):
            if state != before and not _says_nothing_new(before, state, shown, heard.name(bond.party)):
                yield Turn(state, day, tuple(dict.fromkeys(shown)))
                before = state
        claimed_kept = claimed_kept or any(deed.outcome == "kept" for deed in done)


def _says_nothing_new(before: PledgeState, state: PledgeState, shown: Sequence[Shown], party: str) -> bool:
    """What was kept is not begun any more; and a breach is not mended by the party's own word alone."""
    if state == "begun" and before == "kept":
        return True
    return state in _ORDER and before in ("broken", "disputed") and all(one.by == party for one in shown)


def _states(
    heard: Heard, deeds: Deeds, bond: Bond, done: Sequence[Deed], claimed_kept: bool
) -> Iterator[tuple[PledgeState, list[Shown]]]:
    """What the words of one day amount to."""
    debtors = heard.belonging(bond.party)
    broken = [deed for deed in done if deed.outcome == "broken"]
    fine = [deed for deed in done if deed.outcome != "broken"]
    if not broken:
        best: PledgeState = max((deed.outcome for deed in fine), key=_ORDER.index)
        doubts = _doubts(heard, deeds, bond, fine) if best == "kept" else []
        shown = [_shown(heard, deed) for deed in fine]
        yield ("disputed", [*shown, *doubts]) if doubts else (best, shown)
        return
    accepted = [one for deed in broken for one in deeds.answers_to(deed.saying, debtors, denying=False)]
    denied = [one for deed in broken for one in deeds.answers_to(deed.saying, debtors, denying=True)]
    verified = any(deed.known == "verified" for deed in broken)
    disputed = (denied or fine or claimed_kept) and not (accepted or verified)
    shown = [_shown(heard, deed) for deed in (*broken, *fine)]
    shown += [word(heard, one, "claimed") for one in (*denied, *accepted)]
    yield "disputed" if disputed else "broken", shown


def _doubts(heard: Heard, deeds: Deeds, bond: Bond, fine: Sequence[Deed]) -> list[Shown]:
    """Where others deny what the party alone says that it has done."""
    debtors = heard.belonging(bond.party)
    own = [deed for deed in fine if heard.party_of(deed.saying) == bond.party]
    if len(own) < len(fine):
        return []
    others = heard.everybody - debtors
    return [word(heard, one, "claimed") for deed in own for one in deeds.answers_to(deed.saying, others, denying=True)]


def _announcing(heard: Heard, bond: Bond) -> Iterator[Shown]:
    for one in bond.wordings:
        by = heard.teller_of(one) or bond.party
        yield Shown(one.id, heard.name(by), "claimed", one.words, one.said)


def _shown(heard: Heard, deed: Deed) -> Shown:
    return word(heard, deed.saying, deed.known)


def word(heard: Heard, one: Saying, known: Known) -> Shown:
    """A statement as whose word it shows something."""
    return Shown(one.id, heard.name(heard.party_of(one)), known, one.words, one.said)

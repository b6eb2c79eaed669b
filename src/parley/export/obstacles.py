"""What stands in the way of an agreement, account beside account: sets of open steps, deadlocks, gaps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from parley.export.cells import Account, ReasonLine, reason_lines, titles_of
from parley.export.citations import Citations
from parley.model.agreement import Agreement
from parley.model.finding import Assessment, Blockers, Deadlock, Gap


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence about what stands in the way, and the steps that it names; `nothing`: it says that there is none."""

    says: str
    steps: tuple[str, ...] = ()
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """What stands in the way of a target for these accounts, which agree on it; None: not asked there."""

    accounts: tuple[Account, ...]
    blockers: Blockers | None

    @property
    def title(self) -> str:
        """The accounts in words."""
        return titles_of(self.accounts)

    @property
    def style(self) -> str:
        """The colour of the one account, or of none."""
        return self.accounts[0].style if len(self.accounts) == 1 else "neutral solid"

    def told(self, elsewhere: str = "") -> tuple[Told, ...]:
        """What stands in the way, in words; `elsewhere` is added where nothing was asked in these accounts."""
        if self.blockers is None:
            return (Told(f"Not waiting in this account{elsewhere}.", nothing=True),)
        if self.blockers.holds:
            return (Told("Nothing stands in the way."),)
        if self.blockers.impossible:
            return (Told("It can no longer come about."),)
        return (*_ways_out(self.blockers), *_in_every_way(self.blockers))


def _ways_out(blockers: Blockers) -> Iterable[Told]:
    several = len(blockers.sets) > 1
    for place, found in enumerate(blockers.sets):
        first = ("Another way: " if place else "One way: ") if several else ""
        needs = "It needs only this" if len(found.steps) == 1 else "It needs all of these"
        shortest = " (no way is shorter)" if found.smallest and several else ""
        yield Told(f"{first}{needs}{shortest}:", found.steps)
    if not blockers.sets:
        yield Told("No way was found.", nothing=True)
    if blockers.more:
        yield Told("There are more ways than these.")


def _in_every_way(blockers: Blockers) -> Iterable[Told]:
    if len(blockers.sets) > 1:
        necessary = blockers.necessary
        yield Told("Needed in every way:" if necessary else "No single step is needed in every way.", necessary)


@dataclass(frozen=True, slots=True)
class Target:
    """Something that could come about, and for each account what it still needs."""

    name: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class DeadlockView:
    """Members that wait for each other, in which accounts, why, and the ways out."""

    members: tuple[str, ...]
    accounts: tuple[Account, ...]
    why: tuple[ReasonLine, ...]
    ways_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapView:
    """All gaps that one rule finds: each sentence with the provisions of which it is said; `after`: the guidance."""

    rule: str
    says: tuple[tuple[str, tuple[str, ...]], ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Obstacles:
    """Everything that stands in the way, and what the draft leaves open."""

    targets: tuple[Target, ...]
    deadlocks: tuple[DeadlockView, ...]
    gaps: tuple[GapView, ...]


def obstacles_of(
    agreement: Agreement, assessments: Mapping[str, Assessment], accounts: Sequence[Account], citations: Citations
) -> Obstacles:
    """What the assessments find to stand in the way; gaps of the draft once, whichever account shows them."""
    gaps = dict.fromkeys(gap for account in accounts for gap in assessments[account.key].gaps)
    return Obstacles(
        tuple(_targets(agreement, assessments, accounts)), _deadlocks(assessments, accounts, citations), _gaps(gaps)
    )


def _targets(agreement: Agreement, assessments: Mapping[str, Assessment], accounts: Sequence[Account]) -> list[Target]:
    by_account = {a.key: {b.target: b for b in assessments[a.key].blockers} for a in accounts}
    targets = dict.fromkeys(target for account in accounts for target in by_account[account.key])
    events = {step.id: step.event.words for step in agreement.steps}
    found = []
    for target in targets:
        groups: dict[Blockers | None, list[Account]] = {}
        for account in accounts:
            groups.setdefault(by_account[account.key].get(target), []).append(account)
        ways = tuple(Way(tuple(members), blockers) for blockers, members in groups.items())
        found.append(Target(_target_name(target, events), ways))
    return found


def _target_name(target: str, events: Mapping[str, str]) -> str:
    """ "S2 ready" as "S2, “the presidents meet”, can go ahead"; others as people would say them."""
    if target == "in force":
        return "The agreement is in force"
    head, _, goal = target.partition(" ")
    if goal == "ready" and head in events:
        return f"{head}, “{events[head]}”, can go ahead"
    goals = {"in force": "is in force", "discharged": "is kept", "detached": "is due"}
    for ending, said in goals.items():
        if target.endswith(f" {ending}"):
            return f"{target.removesuffix(ending)}{said}"
    return target


def _deadlocks(
    assessments: Mapping[str, Assessment], accounts: Sequence[Account], citations: Citations
) -> tuple[DeadlockView, ...]:
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Deadlock, list[Account]]] = {}
    for account in accounts:
        for deadlock in assessments[account.key].deadlocks:
            found.setdefault((deadlock.members, deadlock.ways_out), (deadlock, []))[1].append(account)
    return tuple(
        DeadlockView(d.members, tuple(where), reason_lines(d.why, citations), d.ways_out) for d, where in found.values()
    )


def _gaps(gaps: Iterable[Gap]) -> tuple[GapView, ...]:
    """One line for each rule, and under it one for each sentence, however many provisions share it."""
    rules: dict[tuple[str, str | None], dict[str, dict[str, None]]] = {}
    for gap in gaps:
        places = rules.setdefault((gap.rule, gap.after), {}).setdefault(gap.says, {})
        if gap.provision is not None:
            places[gap.provision] = None
    return tuple(
        GapView(rule.replace("-", " "), tuple((says, tuple(places)) for says, places in found.items()), after)
        for (rule, after), found in rules.items()
    )

"""What follows: as of a day, in whose account, from which testimony."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from parley.model.agreement import ProvisionKind
from parley.model.testimony import Evidence, Testimony


class Truth(StrEnum):
    """The value of a proposition on a day in an account."""

    HOLDS = "holds"
    FAILS = "fails"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


class State(StrEnum):
    """States of duties, bans and powers: the commitment life cycle, with `not-held` for brackets."""

    INACTIVE = "inactive"
    CONDITIONAL = "conditional"
    DETACHED = "detached"
    DISCHARGED = "discharged"
    VIOLATED = "violated"
    REPAIRED = "repaired"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    RELEASED = "released"
    NOT_HELD = "not-held"
    AVAILABLE = "available"
    EXERCISED = "exercised"


class StepState(StrEnum):
    """States of a step."""

    WAITING = "waiting"
    READY = "ready"
    DONE = "done"
    OUT_OF_ORDER = "out-of-order"
    NOT_HELD = "not-held"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as it is; the leaves name testimony or say that there is none."""

    says: str
    because: tuple["Reason", ...] = ()
    testimony: tuple[Testimony, ...] = ()


@dataclass(frozen=True, slots=True)
class InForceFinding:
    """Whether the agreement is in force, and since when."""

    state: Truth
    since: date | None
    why: Reason


@dataclass(frozen=True, slots=True)
class ProvisionFinding:
    """The state of one duty, ban or power."""

    id: str
    debtor: str
    creditors: tuple[str, ...]
    kind: ProvisionKind
    maintenance: bool
    state: State
    since: date | None
    deadline: date | None
    says: str
    why: Reason
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """A duty, ban or power comes to a state on a day."""

    day: date
    state: State


@dataclass(frozen=True, slots=True)
class PropositionFinding:
    """The truth of one proposition in every account."""

    id: str
    that: str
    accounts: dict[str, Truth]
    testimony: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True)
class StepFinding:
    """The state of one step; `needs` words its own unmet conditions."""

    id: str
    event: str
    state: StepState
    since: date | None
    needs: tuple[str, ...]
    says: str
    why: Reason
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Contested:
    """Something whose value differs between the parties' accounts, with the sentences on both sides."""

    that: str
    accounts: dict[str, str]
    testimony: tuple[Testimony, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockingSet:
    """Open propositions that together would make a target hold."""

    steps: tuple[str, ...]
    minimal: bool
    smallest: bool


@dataclass(frozen=True, slots=True)
class Blockers:
    """What stands in the way of a target."""

    target: str
    holds: bool = False
    impossible: bool = False
    sets: tuple[BlockingSet, ...] = ()
    necessary: tuple[str, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Deadlock:
    """Provisions or steps that wait for each other, and conditions whose waiving would open it."""

    members: tuple[str, ...]
    why: Reason
    ways_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a draft leaves open."""

    rule: str
    provision: str | None
    says: str
    after: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What contradicts itself: sentences that demand and forbid `that`, or one speaker's yes and no about it.

    `provisions` are the sentences, first the one that demands; `by` is the speaker (None for the reviewer, and for
    sentences), `testimony` its two lines.
    """

    rule: Literal["must-and-must-not", "contradicts-itself"]
    that: str
    says: str
    provisions: tuple[str, ...] = ()
    by: str | None = None
    testimony: tuple[Testimony, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmeetable:
    """A deadline that cannot be met: `provisions` are the sentences of the cycle, first the one that comes too late."""

    says: str
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slack:
    """How many days a deadline leaves.

    `deadline` is in the text's sense ("by 2022-05-01", "within 3 days of the ceasefire"); `earliest` the first day on
    which the act can be done, `latest` its last day, both None where the text fixes no day; `days` what is left between
    them, or between what the deadline counts from and the act; None where no day is known from which to count.
    """

    provision: str
    debtor: str
    deadline: str
    earliest: date | None
    latest: date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the record says of an agreement as of a day, in one account.

    `evidence` is what bears on the entry into force; `unused` is testimony that concerns nothing in the agreement,
    `unused_evidence` evidence on a provision that the agreement does not have, `conflicts` what contradicts itself.
    """

    agreement: str
    as_of: date
    known_by: date | None
    account: str
    in_force: InForceFinding
    provisions: tuple[ProvisionFinding, ...]
    propositions: tuple[PropositionFinding, ...]
    steps: tuple[StepFinding, ...]
    contested: tuple[Contested, ...]
    blockers: tuple[Blockers, ...]
    deadlocks: tuple[Deadlock, ...]
    gaps: tuple[Gap, ...]
    evidence: tuple[Evidence, ...] = ()
    unused: tuple[Testimony, ...] = ()
    unused_evidence: tuple[Evidence, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

"""An agreement as the engine sees it: every group spelled out, every bracket turned into accounts.

A commitment is C(debtor, creditors, antecedent, consequent) as in Singh's and Chopra's commitment life cycle
(Chopra and Singh, "Cupid: Commitments in Relational Algebra", AAAI 2015).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from parley.model.condition import Condition, Proposition

ProvisionKind = Literal["duty", "ban", "power"]
Unit = Literal["days", "weeks", "months", "years"]

NEUTRAL_ACCOUNTS = ("common", "cautious", "generous")


@dataclass(frozen=True, slots=True)
class Period:
    """So many days, weeks, months or years."""

    number: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for an act: a fixed `day`, or `within` a period after `since` (None: after detachment)."""

    day: date | None = None
    within: Period | None = None
    since: Condition | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A party, guarantor or observer. `proposed`: it has not consented to be one."""

    name: str
    also: tuple[str, ...] = ()
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Where:
    """Where a sentence stands in the agreement's text: 1-based line and column.

    It does not count when two sentences are compared: the same words elsewhere on the page agree on the same.
    """

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Provision:
    """One duty, ban or power of one debtor, as one wording has it.

    `id` is "1.1", "P1", or "2.1/Turkey" for a member of a group; `sentence` the id without the member.
    `article` is "Article 2", None for a pledge. `act` is the debtor's act with the debtor before it, in the
    present ("Ukraine holds neutral status"); for a ban it is the banned act. `antecedent` sets it off (None:
    nothing needed), `unless` ends it, `during` (while, as long as) and `until` bound it in time; `starts` and
    `ends` are days, `lasts` a length from the first day. `maintenance`: the act is to be kept up, not done
    once. `redresses` are the ids of the provisions whose violation sets this off and which its discharge repairs.
    `accounts` are the accounts in
    which this wording counts (party names and the three neutral ones), None for all: several provisions may
    share an id, with disjoint accounts.
    """

    id: str
    sentence: str
    article: str | None
    kind: ProvisionKind
    debtor: str
    creditors: tuple[str, ...]
    act: Proposition
    says: str
    where: Where = field(compare=False)
    antecedent: Condition | None = None
    unless: Condition | None = None
    during: Condition | None = None
    until: Condition | None = None
    starts: date | None = None
    ends: date | None = None
    lasts: Period | None = None
    deadlines: tuple[Deadline, ...] = ()
    verifiers: tuple[str, ...] = ()
    redresses: tuple[str, ...] = ()
    maintenance: bool = False
    accounts: frozenset[str] | None = None

    @property
    def pledge(self) -> bool:
        """Whether it binds whoever makes it, without the agreement being in force."""
        return self.article is None


@dataclass(frozen=True, slots=True)
class Step:
    """An event, and what must hold before it. It owes nothing; it orders."""

    id: str
    event: Proposition
    needs: Condition | None
    says: str
    where: Where = field(compare=False)
    accounts: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """When `target` ("agreement", "Article 1", "1.1") enters into force: once `condition` holds, or on `day`.

    With a `delay`, so long after the first day on which the condition holds.
    """

    target: str
    condition: Condition | None
    day: date | None
    says: str
    where: Where = field(compare=False)
    accounts: frozenset[str] | None = None
    delay: Period | None = None


@dataclass(frozen=True, slots=True)
class End:
    """When `target` ends or is suspended: if `condition` holds (for good, or only while it does), or on `day`.

    With a `delay`, so long after the first day on which the condition holds: that day is the first on which the
    target is no longer in force.
    """

    target: str
    suspends: bool
    condition: Condition | None
    only_while: bool
    day: date | None
    says: str
    where: Where = field(compare=False)
    accounts: frozenset[str] | None = None
    delay: Period | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """A term. With a `condition`, the proposition holds when the condition does; else `words` are for readers.

    `accounts` are those in which the definition counts, None for all.
    """

    term: Proposition
    condition: Condition | None
    words: str | None
    says: str
    where: Where = field(compare=False)
    accounts: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A parsed agreement. `normal_form` is its text in normal form: parsing it gives the same agreement.

    `propositions` are all propositions that conditions, acts, steps and terms name, in the order of the text.
    """

    title: str
    status: Literal["proposed", "signed"]
    date: date | None
    place: str | None
    parties: tuple[Member, ...]
    guarantors: tuple[Member, ...]
    observers: tuple[Member, ...]
    meanings: tuple[Meaning, ...]
    provisions: tuple[Provision, ...]
    steps: tuple[Step, ...]
    entries: tuple[Entry, ...]
    ends: tuple[End, ...]
    propositions: tuple[Proposition, ...]
    normal_form: str

    @property
    def members(self) -> tuple[Member, ...]:
        """All whom it names: parties, guarantors, observers."""
        return (*self.parties, *self.guarantors, *self.observers)

    @property
    def accounts(self) -> tuple[str, ...]:
        """Every account in which it can be assessed: the neutral ones, then one for each party."""
        return (*NEUTRAL_ACCOUNTS, *(p.name for p in self.parties))

"""Where an agreement stands in one account: states alone, reasons when asked for, and what one more line changes."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from parley.engine.accounts import Account
from parley.engine.deadlocks import find_deadlocks
from parley.engine.duties import DutyStanding
from parley.engine.evaluate import Run
from parley.engine.findings import in_force_finding, provision_findings, step_findings, step_state_of
from parley.engine.network import Network
from parley.engine.nodes import Duty, Event, Scope
from parley.engine.pause import no_collection
from parley.engine.reach import words_of_target
from parley.engine.reasons import Reasons
from parley.engine.record import Record, is_known, open_record
from parley.engine.targets import find_blockers
from parley.errors import UnknownAccountError, WrongUseError
from parley.model.agreement import Agreement, Provision
from parley.model.condition import Accepts, Proposition
from parley.model.finding import (
    Blockers,
    Deadlock,
    InForceFinding,
    Moment,
    ProvisionFinding,
    State,
    StepFinding,
    StepState,
    Truth,
)
from parley.model.testimony import Testimony


class Standing:
    """How an agreement stands as of a day in one account.

    Made in time linear in the agreement and the record: `assess` says more, and takes longer. `as_of` is by default
    the last day of which the testimony speaks, else the agreement's date; what was recorded after `known_by` does not
    count. Raises UnknownAccountError and MissingDayError.
    """

    def __init__(
        self,
        agreement: Agreement,
        testimony: Iterable[Testimony] = (),
        *,
        as_of: date | None = None,
        known_by: date | None = None,
        account: str = "common",
    ) -> None:
        check_account(agreement, account)
        self.agreement = agreement
        self.account = account
        self.known_by = known_by
        self._lines = [line for line in testimony if is_known(line.recorded, known_by)]
        self.as_of, self._record, self._run = self._opened(as_of)
        self._reasons: Reasons | None = None

    def _opened(self, as_of: date | None) -> tuple[date, Record, Run]:
        with no_collection():
            record = open_record(self.agreement, self._lines, as_of)
            network = Network(self.agreement, self.account, record.start)
            return record.day, record, Run(network, Account(self.account, self.agreement, record), record.day)

    @property
    def in_force(self) -> Truth:
        """Whether the agreement is in force."""
        return self._run.in_force().value.truth

    @property
    def states(self) -> dict[str, State]:
        """The state of every provision, by its id, in the order of the text. Linear."""
        duties, duty = self._run.network.duties, self._run.duty
        ids = [p.id for p in self.agreement.provisions]
        return {name: duty(duties[name]).state if name in duties else State.NOT_HELD for name in ids}

    @property
    def steps(self) -> dict[str, StepState]:
        """The state of every step, by its id, in the order of the text. Linear."""
        return {step.id: step_state_of(self._run, step.event.key) for step in self.agreement.steps}

    @property
    def lives(self) -> dict[str, tuple[Moment, ...]]:
        """What every provision has come through, by its id, in the order of the text; nothing where it binds nobody
        yet, or does not count in this account. Linear."""
        duties = self._run.network.duties
        return {p.id: self._life(duties[p.id]) if p.id in duties else () for p in self.agreement.provisions}

    def _life(self, number: int) -> tuple[Moment, ...]:
        found: list[Moment] = []
        for change in self._run.past(number):
            assert isinstance(change.standing, DutyStanding)  # noqa: S101 - for the type checker
            state = change.standing.state
            if state is not (found[-1].state if found else State.INACTIVE):
                found.append(Moment(change.day, state))
        return tuple(found)

    @property
    def scopes(self) -> dict[str, tuple[bool, Truth]]:
        """What may be in force ("agreement", "Article 2", "1.1"): whether it has entered, whether it is in force."""
        found = {name: self._run.scope(number) for name, number in self._run.network.scopes.items()}
        return {name: (scope.entered is not None, scope.value.truth) for name, scope in found.items()}

    @property
    def acceptances(self) -> dict[str, Truth]:
        """Whether each party and guarantor has accepted."""
        members = (*self.agreement.parties, *self.agreement.guarantors)
        return {m.name: self._run.account.accepted(m.name, self.as_of).truth for m in members}

    def truth(self, proposition: Proposition) -> Truth:
        """The value of a proposition; of a defined term, that of its definition."""
        term = self._run.network.terms.get(proposition.key)
        if term is not None:
            return self._run.term(term).value.truth
        return self._run.account.truth(proposition.key, self.as_of).truth

    def entry(self) -> InForceFinding:
        """Whether the agreement is in force, since when, and why."""
        return in_force_finding(self._run, self._why())

    def provision(self, name: str) -> ProvisionFinding:
        """State, deadline and reasons of a provision, by its id. Raises WrongUseError for one that there is not."""
        same = self._wordings.get(name, ())
        for finding in provision_findings(self._run, self._why(), {}, same):
            return finding
        raise self._unknown(name)

    def step(self, name: str) -> StepFinding:
        """State, open conditions and reasons of a step, by its id. Raises WrongUseError for one that there is not."""
        same = [step for step in self.agreement.steps if step.id == name]
        for finding in step_findings(self._run, self._why(), {}, same):
            return finding
        raise self._unknown(name)

    def blockers(self, *targets: str) -> tuple[Blockers, ...]:
        """What stands in the way of targets, as in `assess`. Raises WrongUseError for one that is unknown."""
        with no_collection():
            return find_blockers(self._run, targets)

    def deadlocks(self) -> tuple[Deadlock, ...]:
        """What waits for itself, as in `assess`. Linear but for the ways out, whose search is bounded."""
        with no_collection():
            return find_deadlocks(self._run)

    def tell(self, *lines: Testimony) -> tuple[str, ...]:
        """Takes in more testimony and returns what that changes: ids, "in force", "Article 2 in force", terms.

        The same follows as if the lines had been the last of the record from the beginning, except that `as_of` stays.
        Takes time in proportion to what depends on the lines.
        """
        counted = [line for line in lines if line.on <= self.as_of and is_known(line.recorded, self.known_by)]
        self._lines += counted
        if self.agreement.date is None and any(line.on < self._record.start for line in counted):
            return self._all_anew()
        for line in counted:
            self._record.add(line)
        return self._changed(counted)

    def withdraw(self, *lines: Testimony) -> tuple[str, ...]:
        """Takes lines out again that were told, and returns what that changes; as fast as to tell them.

        Raises WrongUseError for a line that is not in the record; nothing has changed then.
        """
        counted = [line for line in lines if line.on <= self.as_of and is_known(line.recorded, self.known_by)]
        for place, line in enumerate(counted):
            if not self._record.remove(line):
                for other in counted[:place]:
                    self._record.add(other)
                raise WrongUseError(f"Nobody has told {line.that!r} on {line.on}: there is nothing to withdraw.")
        if self.agreement.date is None:
            for line in counted:
                self._lines.remove(line)
            if any(line.on == self._record.start for line in counted):
                return self._all_anew()
        return self._changed(counted)

    def _changed(self, lines: Sequence[Testimony]) -> tuple[str, ...]:
        self._reasons = None
        network = self._run.network
        concerned: set[int] = set()
        for line in lines:
            self._run.account.forget(line)
            subject = line.about
            if isinstance(subject, Proposition):
                concerned.update(network.watchers.get(subject.key, ()))
            elif isinstance(subject, Accepts):
                concerned.update(network.acceptors.get(subject.party, ()))
            else:
                concerned.update(network.provisions_named(subject.provision))
        return self._names(self._run.run_again(concerned, min((line.on for line in lines), default=self.as_of)))

    def _all_anew(self) -> tuple[str, ...]:
        before = self._run.standing
        _, self._record, self._run = self._opened(self.as_of)
        self._reasons = None
        return self._names([n for n, now in enumerate(self._run.standing) if now != before[n]])

    def _names(self, numbers: Iterable[int]) -> tuple[str, ...]:
        names: list[str] = []
        for number in numbers:
            node = self._run.network.nodes[number]
            if isinstance(node, Duty):
                names.append(node.provision.id)
            elif isinstance(node, Event):
                names += [step.id for step, _ in node.steps]
            else:
                names.append(words_of_target(node.target) if isinstance(node, Scope) else node.term.words)
        return tuple(names)

    @cached_property
    def _wordings(self) -> dict[str, list[Provision]]:
        found: dict[str, list[Provision]] = {}
        for provision in self.agreement.provisions:
            found.setdefault(provision.id, []).append(provision)
        return found

    def _why(self) -> Reasons:
        if self._reasons is None:
            self._reasons = Reasons(self._run)
        return self._reasons

    def _unknown(self, name: str) -> WrongUseError:
        return WrongUseError(f"{self.agreement.title!r} has no {name!r}. `parley check` lists what it has.")


def check_account(agreement: Agreement, account: str) -> None:
    """Raises UnknownAccountError for an account that the agreement does not have."""
    if account not in agreement.accounts:
        raise UnknownAccountError(f"No account {account!r}. Choose one of: {', '.join(agreement.accounts)}.")

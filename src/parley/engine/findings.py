"""The findings of one run: provisions, steps, propositions, and whether the agreement is in force."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from parley.engine.accounts import Account
from parley.engine.days import ALWAYS
from parley.engine.duties import deadline_of
from parley.engine.evaluate import Run
from parley.engine.nodes import Duty, Event, counts
from parley.engine.reasons import Reasons
from parley.engine.wording import conjuncts, words_of_formula
from parley.model.agreement import Agreement, Provision, Step
from parley.model.condition import Holds
from parley.model.finding import (
    InForceFinding,
    PropositionFinding,
    ProvisionFinding,
    Reason,
    State,
    StepFinding,
    StepState,
    Truth,
)
from parley.model.testimony import Evidence

Bearing = Mapping[str, tuple[Evidence, ...]]


def in_force_finding(run: Run, reasons: Reasons) -> InForceFinding:
    """Whether the agreement is in force."""
    now = run.in_force()
    known = now.value.holds or now.ended is not None or now.paused is not None
    since = now.value.since if known and now.value.since != ALWAYS else None
    return InForceFinding(now.value.truth, since, reasons.of_agreement())


def state_of(run: Run, name: str) -> State:
    """The state of the provision of an id, `not-held` where the account does not hold it."""
    number = run.network.duties.get(name)
    return State.NOT_HELD if number is None else run.duty(number).state


def step_state_of(run: Run, key: str) -> StepState:
    """The state of an event over all its steps that count in the account."""
    number = run.network.events.get(key)
    return StepState.NOT_HELD if number is None else run.event(number).state


def provision_findings(
    run: Run, reasons: Reasons, bearing: Bearing, provisions: Sequence[Provision]
) -> Iterable[ProvisionFinding]:
    """One finding for each id, in the order of the text: for the wording that counts, else for the first."""
    wordings: dict[str, Provision] = {}
    for p in provisions:
        if p.id not in wordings or counts(p.accounts, run.network.account):
            wordings[p.id] = p
    for p in wordings.values():
        state, since, deadline = State.NOT_HELD, None, None
        number = run.network.duties.get(p.id)
        if number is not None:
            node, now = run.network.nodes[number], run.duty(number)
            assert isinstance(node, Duty)  # noqa: S101 - for the type checker
            state = now.state
            since = None if state is State.INACTIVE else now.since
            deadline = deadline_of(run, node, now, run.day)
        why, evidence = reasons.of_provision(p), bearing.get(p.id, ())
        yield ProvisionFinding(
            p.id, p.debtor, p.creditors, p.kind, p.maintenance, state, since, deadline, p.says, why, evidence
        )


def step_findings(run: Run, reasons: Reasons, bearing: Bearing, steps: Sequence[Step]) -> Iterable[StepFinding]:
    """One finding for each step; `needs` are its own unmet conditions."""
    for step in steps:
        state, since = StepState.NOT_HELD, None
        why = Reason(
            f"{step.id} does not count in the account {run.network.account}", (reasons.of_leaf(Holds(step.event)),)
        )
        if counts(step.accounts, run.network.account):
            number = run.network.events[step.event.key]
            node, now = run.network.nodes[number], run.event(number)
            assert isinstance(node, Event)  # noqa: S101 - for the type checker
            state, why = now.state, reasons.of_event(node)
            since = None if state is StepState.WAITING else now.since
        evidence = bearing.get(step.id, ())
        yield StepFinding(step.id, step.event.words, state, since, _unmet(run, step), step.says, why, evidence)


def _unmet(run: Run, step: Step) -> tuple[str, ...]:
    parts = conjuncts(step.needs)
    return tuple(words_of_formula(part) for part in parts if not run.weigh(part, run.day).holds)


def proposition_findings(
    agreement: Agreement, accounts: Mapping[str, Account], runs: Mapping[str, Run], day: date
) -> Iterable[PropositionFinding]:
    """The truth of each proposition in every account; a defined term is worth what its definition is.

    `runs` may lack accounts where the agreement defines no term.
    """
    for proposition in {p.key: p for p in agreement.propositions}.values():
        values: dict[str, Truth] = {}
        for name, account in accounts.items():
            run = runs.get(name)
            term = None if run is None else run.network.terms.get(proposition.key)
            if run is None or term is None:
                values[name] = account.truth(proposition.key, day).truth
            else:
                values[name] = run.term(term).value.truth
        lines = next(iter(accounts.values())).record.about.get(proposition.key, ())
        yield PropositionFinding(proposition.id, proposition.words, values, tuple(lines))

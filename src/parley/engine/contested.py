"""What the parties' own accounts differ on, with the testimony and evidence of all sides."""

from collections.abc import Iterable, Mapping

from parley.engine.evaluate import Run
from parley.engine.findings import Bearing, state_of, step_state_of
from parley.engine.logic import Formula, Leaf, formula_from_condition, leaves
from parley.engine.reasons import testimony_behind
from parley.model.agreement import Agreement, Provision, Step
from parley.model.condition import Holds
from parley.model.finding import Contested, PropositionFinding
from parley.model.testimony import Testimony

_SILENT = frozenset({"unknown", "inactive", "not-held"})


def find_contested(
    agreement: Agreement, propositions: Iterable[PropositionFinding], runs: Mapping[str, Run], bearing: Bearing
) -> Iterable[Contested]:
    """Propositions, provisions and events whose values in the parties' accounts differ; `runs` are the parties'."""
    for finding in propositions:
        values = {name: finding.accounts[name].value for name in runs}
        if _differ(values):
            yield Contested(finding.that, values, finding.testimony)
    wordings: dict[str, list[Provision]] = {}
    for provision in agreement.provisions:
        wordings.setdefault(provision.id, []).append(provision)
    for name, same in wordings.items():
        values = {party: state_of(run, name).value for party, run in runs.items()}
        if _differ(values):
            lines = _testimony(runs, [leaf for provision in same for leaf in _leaves_of_provision(provision)])
            yield Contested(name, values, lines, bearing.get(name, ()))
    events: dict[str, list[Step]] = {}
    for step in agreement.steps:
        events.setdefault(step.event.key, []).append(step)
    for key, steps in events.items():
        values = {party: step_state_of(run, key).value for party, run in runs.items()}
        if _differ(values):
            formulas = [formula_from_condition(step.needs) for step in steps]
            lines = _testimony(runs, [Holds(steps[0].event), *(leaf for f in formulas for leaf in leaves(f))])
            evidence = tuple(line for step in steps for line in bearing.get(step.id, ()))
            yield Contested(steps[0].id, values, lines, evidence)


def _differ(values: Mapping[str, str]) -> bool:
    return len(set(values.values()) - _SILENT) > 1


def _leaves_of_provision(p: Provision) -> tuple[Leaf, ...]:
    conditions = (p.antecedent, p.unless, p.during, p.until)
    formulas: list[Formula] = [formula_from_condition(condition) for condition in conditions]
    return (Holds(p.act), *(leaf for formula in formulas for leaf in leaves(formula)))


def _testimony(runs: Mapping[str, Run], found: list[Leaf]) -> tuple[Testimony, ...]:
    """The testimony behind some leaves, each line once."""
    return tuple(dict.fromkeys(line for run in runs.values() for leaf in found for line in testimony_behind(run, leaf)))

"""A smallest set that reaches a goal, proved: answer set programming by clingo.

The and-or graph goes to clingo through its backend, without text: a choice of literals, a rule for each goal, and
the number of literals chosen to be minimised by unsatisfiable cores (`--opt-strategy=usc`; Gebser, Kaminski, Kaufmann
and Schaub, "Multi-shot ASP solving with clingo", 2019). Stable models found nothing on themselves, so that
goals which wait for each other are not reached. The search is limited by conflicts, not by a clock: the same
question has the same answer on every machine.
"""

from importlib.util import find_spec
from typing import NamedTuple

from parley.engine.derivation import Cone
from parley.engine.goals import Literal
from parley.errors import MissingSolverError

HOW_TO_INSTALL = "clingo, which finds courses and proofs, is not installed: pip install clingo"
_CONFLICTS = 10_000
"""About two seconds on a graph of thousands of goals."""


class Proof(NamedTuple):
    """What was proved: a smallest set, or (None) that there is none; unless it `ran_out` of its limit."""

    smallest: frozenset[Literal] | None
    ran_out: bool


def solver_is_there() -> bool:
    """Whether clingo is installed."""
    return find_spec("clingo") is not None


def require_solver() -> None:
    """Raises MissingSolverError, which says how to install clingo, where it is not there."""
    if not solver_is_there():
        raise MissingSolverError(HOW_TO_INSTALL)


def smallest_set(cone: Cone, conflicts: int = _CONFLICTS) -> Proof:
    """A smallest set of literals that reaches goal 0, and is consistent. Raises MissingSolverError.

    Loads in linear time, about 2 seconds for 100,000 goals; the proof is exponential at worst, hence the limit.
    """
    require_solver()
    from clingo import Control

    control = Control(["--opt-strategy=usc", f"--solve-limit={conflicts}", "--warn=none"])
    with control.backend() as backend:
        atoms = [backend.add_atom() for _ in range(len(cone))]
        chosen = {literal: backend.add_atom() for literal in cone.open_literals()}
        for literal, atom in chosen.items():
            backend.add_rule([atom], choice=True)
            if literal.positive and literal.opposite() in chosen:
                backend.add_rule([], [atom, chosen[literal.opposite()]])
        for number, atom in enumerate(atoms):
            named, below = cone.literal[number], [atoms[child] for child in cone.children[number]]
            if named is not None and cone.given[number]:
                opposite = chosen.get(named.opposite())
                backend.add_rule([atom], [] if opposite is None else [-opposite])
            elif named is not None:
                backend.add_rule([atom], [chosen[named]])
            elif cone.every[number]:
                backend.add_rule([atom], below)
            else:
                for child in below:
                    backend.add_rule([atom], [child])
        backend.add_rule([], [-atoms[0]])
        backend.add_minimize(0, [(atom, 1) for atom in chosen.values()])
    best: frozenset[Literal] | None = None
    with control.solve(yield_=True) as handle:
        for model in handle:
            best = frozenset(literal for literal, atom in chosen.items() if model.is_true(atom))
        return Proof(best, not handle.get().exhausted)

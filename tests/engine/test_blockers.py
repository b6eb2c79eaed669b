"""Blockers of random and-or graphs, against clingo and against trying every set."""

from itertools import combinations
from random import Random

import pytest

from parley.engine.blockers import blockers_of
from parley.engine.derivation import cone_of, suffices
from parley.engine.goals import Goal, Literal
from parley.engine.proof import smallest_set
from parley.errors import MissingSolverError
from parley.model.finding import Blockers


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same graphs every time


def random_graph(random: Random, leaves: int, inner: int) -> list[Goal]:
    """Goals that join earlier and later ones at random, cycles among them; goal 0 is the target."""
    size = inner + leaves
    graph = []
    for number in range(inner):
        many = random.randint(1, 3)
        near = random.random() < 0.8
        children = [random.randrange(number + 1 if near and number + 1 < size else 0, size) for _ in range(many)]
        graph.append(Goal(every=random.random() < 0.5, children=list(dict.fromkeys(children))))
    for number in range(leaves):
        words = f"p{number if random.random() < 0.9 else random.randrange(leaves)}"
        graph.append(Goal(literal=Literal(words, random.random() < 0.85), given=random.random() < 0.1))
    return graph


def literals_of(steps: tuple[str, ...]) -> frozenset[Literal]:
    return frozenset(Literal(step.removeprefix("not: "), not step.startswith("not: ")) for step in steps)


def check(graph: list[Goal], found: Blockers) -> None:
    """Sufficient, minimal, and as small as clingo proves, or said not to be the smallest."""
    cone = cone_of(graph, 0)
    proof = smallest_set(cone)
    assert not proof.ran_out
    assert (proof.smallest is None) == found.impossible
    for blocking in found.sets:
        chosen = literals_of(blocking.steps)
        assert suffices(cone, chosen)
        assert not blocking.minimal or not any(suffices(cone, chosen - {step}) for step in chosen)
        assert blocking.smallest == (len(chosen) == len(proof.smallest or ()))
        assert set(found.necessary) <= set(blocking.steps)
    assert found.impossible or found.sets


def test_on_500_random_graphs_each_set_is_minimal_sufficient_and_proved() -> None:
    """Graphs of 5 to 40 goals with cycles and contradictions."""
    for seed in range(500):
        random = seeded(seed)
        graph = random_graph(random, random.randint(2, 12), random.randint(3, 28))
        check(graph, blockers_of("target", graph, 0))


def test_where_the_search_gives_up_clingo_proves() -> None:
    """The same with no search at all: the set of the fast pass, or clingo's where it is smaller."""
    for seed in range(200):
        random = seeded(seed)
        graph = random_graph(random, random.randint(2, 12), random.randint(3, 28))
        found = blockers_of("target", graph, 0, work=-1)
        check(graph, found)
        assert all(blocking.smallest for blocking in found.sets)


def test_what_is_necessary_is_in_every_set_that_suffices() -> None:
    """Against all subsets of up to seven literals."""
    for seed in range(60):
        random = seeded(seed)
        graph = random_graph(random, random.randint(2, 6), random.randint(3, 9))
        found = blockers_of("target", graph, 0)
        cone = cone_of(graph, 0)
        literals = sorted(cone.open_literals())
        every = [frozenset(s) for n in range(len(literals) + 1) for s in combinations(literals, n)]
        enough = [chosen for chosen in every if suffices(cone, chosen)]
        assert found.impossible == (not enough)
        if enough and not found.more:
            assert literals_of(found.necessary) == frozenset.intersection(*enough)


def test_without_clingo_blockers_still_work_and_claim_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proof, so no smallest; asked for a proof, one clear line."""
    monkeypatch.setattr("parley.engine.proof.find_spec", lambda name: None)
    monkeypatch.setattr("parley.engine.blockers.solver_is_there", lambda: False)
    graph = [Goal(children=[1, 2]), Goal(every=False, children=[3, 4]), Goal(every=False, children=[4, 5])]
    graph += [Goal(literal=Literal(words, True)) for words in "abc"]
    (found,) = blockers_of("target", graph, 0, work=-1).sets
    assert (found.minimal, found.smallest) == (True, False)
    with pytest.raises(MissingSolverError, match="pip install clingo"):
        smallest_set(cone_of(graph, 0))


def test_a_proof_that_runs_out_says_so() -> None:
    """Hard covering, one conflict allowed: a set, not called the smallest."""
    random = seeded(1)
    leaves = [Goal(literal=Literal(f"p{n}", True)) for n in range(60)]
    ways = [Goal(every=False, children=[0] * 4) for _ in range(120)]
    graph = [Goal(children=list(range(1, 121))), *ways, *leaves]
    for way in ways:
        way.children = random.sample(range(121, 181), 4)
    assert smallest_set(cone_of(graph, 0), conflicts=1).ran_out


def test_twenty_thousand_steps_in_a_row() -> None:
    """One long chain of conditions, each with a step of its own: one set, proved, without a search."""
    size = 20_000
    graph = [Goal(children=[n + 1, size + n] if n + 1 < size else [size + n]) for n in range(size)]
    graph += [Goal(literal=Literal(f"p{n}", True)) for n in range(size)]
    found = blockers_of("target", graph, 0)
    assert (len(found.sets[0].steps), found.sets[0].smallest, len(found.necessary)) == (size, True, size)


def test_sets_are_ranked_by_who_controls_them() -> None:
    """One's own act before a joint act before what nobody controls; within a set, too; then the order of the text."""
    remote = {"outside": 2, "joint": 1, "own": 0, "mine": 0}
    graph = [Goal(every=False, children=[1, 2, 3, 4]), *(Goal(literal=Literal(words, True)) for words in remote)]
    found = blockers_of("target", graph, 0, remoteness=remote.__getitem__)
    assert [s.steps for s in found.sets] == [("own",), ("mine",), ("joint",), ("outside",)]
    graph[0].every = True
    found = blockers_of("target", graph, 0, remoteness=remote.__getitem__)
    assert found.sets[0].steps == ("own", "mine", "joint", "outside")

"""Sentences that undo themselves or each other on one day: "1.1 ends unless it is due".

At one point of the rules of courses a condition either holds or does not. So a duty may wait for another that waits for
it, but not depend on its not being so: then no course would have an answer there. The engine moves step by step within
a day, all that depends on itself at the same time, each looking at what stood before. In such a circle the rules do
the same: a condition on what belongs to the circle looks one point back.
"""

from collections.abc import Iterable, Sequence

from parley.engine.graph import components
from parley.engine.logic import Formula, Leaf
from parley.engine.network import Network
from parley.engine.nodes import Duty, Node, Scope, Term
from parley.engine.uses import denied_parts
from parley.model.condition import Holds, InForce, Stands

_Edge = tuple[int, bool]
"""What a node depends on at one point, and whether it only ever helps it along."""


def undoing(network: Network) -> dict[int, int]:
    """The nodes that stand in such a circle, each with the number of its circle. Linear in the network."""
    edges: list[Sequence[_Edge]] = [tuple(_edges(network, node)) for node in network.nodes]
    circle = components([[target for target, _ in found] for found in edges])
    bad = {
        circle[number]
        for number, found in enumerate(edges)
        for target, helps in found
        if not helps and circle[target] == circle[number]
    }
    return {number: place for number, place in enumerate(circle) if place in bad}


def _edges(network: Network, node: Node) -> Iterable[_Edge]:
    """What a node depends on at the same point; by what it ends or is suspended, it does at the next."""
    if isinstance(node, Term):
        yield from _behind(network, node.formula)
    elif isinstance(node, Scope):
        for entry in node.entries:
            yield from _behind(network, entry.formula)
        if node.parent is not None:
            yield node.parent, True
    elif isinstance(node, Duty):
        yield node.scope, True
        yield from _behind(network, node.antecedent)
        act: Formula = (Holds(node.provision.act),)
        for formula in (node.unless, node.during, act):
            yield from ((target, False) for target, _ in _behind(network, formula))


def _behind(network: Network, formula: Formula) -> Iterable[_Edge]:
    for token, denied in zip(formula, denied_parts(formula), strict=True):
        if isinstance(token, Stands):
            helps = not denied and token.standing != "conditional"
            yield from ((number, helps) for number in network.provisions_named(token.provision))
        elif isinstance(token, Holds | InForce):
            target = _named(network, token)
            if target is not None:
                yield target, not denied


def _named(network: Network, leaf: Leaf) -> int | None:
    if isinstance(leaf, InForce):
        return network.scopes[leaf.target]
    return network.terms.get(leaf.proposition.key) if isinstance(leaf, Holds) else None

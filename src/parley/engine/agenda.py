"""The days on which a run looks at a node: those of testimony on what it speaks of, and those that the text names."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from parley.engine.accounts import days_of_change
from parley.engine.days import ALWAYS, limits, shifted
from parley.engine.logic import leaves
from parley.engine.network import Network
from parley.engine.nodes import AGREEMENT, Duty, Event, Node, Scope, formulas_of
from parley.engine.record import Record
from parley.model.condition import Accepts, Holds, When


def agenda_of_all(network: Network, record: Record, day: date) -> tuple[date, dict[date, list[int]]]:
    """The first day of a run, and who is to be looked at on which day as far as testimony and the text name days.

    On the first day that is everything but duties: nothing can bind these before their scope has moved.
    """
    days = defaultdict[date, list[int]](list)
    for index, concerned in ((record.about, network.watchers), (record.acceptances, network.acceptors)):
        for name, lines in index.items():
            for changed in days_of_change(lines) if name in concerned else ():
                days[changed] += concerned[name]
    for let_off in (record.releases, record.cancellations):
        for name, lines in let_off.items():
            for line in lines:
                days[line.on] += network.provisions_named(name)
    others = []
    for number, node in enumerate(network.nodes):
        if not isinstance(node, Duty):
            others.append(number)
        elif node.provision.starts is None and number not in network.limited:
            continue
        for own in _own_days(network, number):
            days[own].append(number)
    first = min((d for d in (*days, network.start, day) if d > ALWAYS), default=day)
    days[first] += others
    days[network.start] += network.events.values()
    return first, days


def agenda_of(numbers: Iterable[int], network: Network, record: Record, first: date) -> dict[date, list[int]]:
    """The same for some nodes alone, given the first day."""
    days = defaultdict[date, list[int]](list)
    for number in numbers:
        node = network.nodes[number]
        keys, members = _spoken_of(network, node)
        found = {day for key in keys for day in days_of_change(record.about.get(key, ()))}
        found |= {day for name in members for day in days_of_change(record.acceptances.get(name, ()))}
        found.update(_own_days(network, number))
        if isinstance(node, Duty):
            names, indexes = (node.provision.id, node.provision.sentence), (record.releases, record.cancellations)
            found |= {line.on for index in indexes for name in names for line in index.get(name, ())}
        else:
            found.add(first)
        if isinstance(node, Event):
            found.add(network.start)
        for day in found:
            days[day].append(number)
    return days


def _spoken_of(network: Network, node: Node) -> tuple[set[str], set[str]]:
    """The propositions and the members on whose word a node is looked at."""
    found = [leaf for formulas in formulas_of(node) for formula in formulas for leaf in leaves(formula)]
    keys = {leaf.proposition.key for leaf in found if isinstance(leaf, Holds)}
    members = {leaf.party for leaf in found if isinstance(leaf, Accepts)}
    if isinstance(node, Duty):
        keys.add(node.provision.act.key)
        members.add(node.provision.debtor)
    elif isinstance(node, Event):
        keys.add(node.event.key)
    elif isinstance(node, Scope):
        members.update(node.debtors)
        if node.target == AGREEMENT:
            members.update(party.name for party in network.agreement.parties)
    return keys - network.terms.keys(), members


def _own_days(network: Network, number: int) -> Iterable[date]:
    """The days on which a node is to be looked at whatever is said."""
    node = network.nodes[number]
    days = [day for when in network.limited.get(number, ()) for day in _around(when)]
    if isinstance(node, Scope):
        days += [entry.day for entry in node.entries if entry.day is not None]
        days += [ending.day for ending in node.endings if ending.day is not None]
        days += [] if node.pledged is None else [node.pledged]
    elif isinstance(node, Duty) and node.provision.starts is not None:
        days.append(node.provision.starts)
    return days


def _around(when: When) -> list[date]:
    """The first day that it admits, and the first after the last."""
    first, last = limits(when)
    return [day for day in (first, None if last is None else shifted(last, 1)) if day is not None]

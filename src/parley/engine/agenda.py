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


def first_day(network: Network, record: Record, last: date) -> date:
    """The first day of a run to a last one: that of the agreement, or an earlier one that testimony or the text names.

    On it everything is looked at but duties: nothing can bind these before their scope has moved.
    """
    days = [network.start, last]
    for index, concerned in ((record.about, network.watchers), (record.acceptances, network.acceptors)):
        for name, lines in index.items():
            if name in concerned:
                days += [lines[0].on] if lines and lines[0].on > ALWAYS else days_of_change(lines)
    for let_off in (record.releases, record.cancellations):
        for name, lines in let_off.items():
            if network.provisions_named(name):
                days += [line.on for line in lines]
    for number in (*network.scopes.values(), *network.starting, *network.limited):
        days += _own_days(network, number)
    return min((day for day in days if day > ALWAYS), default=last)


def agenda_of(numbers: Iterable[int], network: Network, record: Record, first: date) -> dict[date, list[int]]:
    """The days on which some nodes are to be looked at, as far as testimony and the text name days."""
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

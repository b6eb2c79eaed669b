"""What statements can be linked to: what a kept agreement says, taken to pieces once for each version of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.model.agreement import Agreement
from parley.web.ask import Ask

if TYPE_CHECKING:
    from parley.ledger import Record
    from parley.tasks.suggest import Suggestion


@dataclass(frozen=True, slots=True)
class Choices:
    """A kept agreement by its name: the wordings of its propositions, and its sentences and steps by their ids, which a
    statement may bear on."""

    name: str
    propositions: tuple[str, ...]
    bearing: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Linkable:
    """What can be chosen, all `ids` that a statement may bear on, and what suggests likely links of a statement."""

    choices: Choices
    ids: frozenset[str]
    agreement: Agreement
    suggest: "Callable[[Record, str], tuple[Suggestion, ...]]"


def agreement_to_link(ask: Ask, name: str | None) -> Linkable | None:
    """The agreement of a name, else the one that was kept last; None where none is kept. Raises WrongUseError."""
    from parley.tasks.stand import kept_agreement

    kept = kept_agreement(ask.ledger, name)
    if kept is None:
        return None
    return ask.office.kept.get(("to link", kept.entry), lambda: _taken_to_pieces(kept.name, kept.text))


def _taken_to_pieces(name: str, text: str) -> Linkable:
    from parley.agreement import parse_partial
    from parley.tasks.agreements import linkable
    from parley.tasks.suggest import suggester
    from parley.tasks.testify import ENTRY

    agreement, _ = parse_partial(text)
    propositions = tuple(dict.fromkeys(one.words for one in agreement.propositions))
    bearing = {one.sentence: one.says for one in agreement.provisions}
    bearing |= {one.id: one.says for one in agreement.steps} | {ENTRY: "the entry into force"}
    ids = frozenset(linkable(agreement)) - frozenset(propositions)
    return Linkable(Choices(name, propositions, bearing), ids, agreement, suggester(agreement))

"""How each sentence of an agreement was understood, in plain English, for people to check."""

from dataclasses import dataclass

from parley.agreement.alike import alike
from parley.model.agreement import (
    Agreement,
    Deadline,
    End,
    Entry,
    Meaning,
    Period,
    Provision,
    Step,
    Where,
)
from parley.model.condition import Accepts, And, Condition, Holds, InForce, Not, Or, Proposition, Stands

_PLAIN = {
    "detached": "due",
    "discharged": "kept",
    "violated": "broken",
    "conditional": "waiting",
    "repaired": "repaired",
}
_KINDS = {
    "duty": "shall see to it that",
    "ban": "shall see to it that it is not so that",
    "power": "may bring it about that",
}


@dataclass(frozen=True, slots=True)
class Understood:
    """One sentence: its id ("" for terms, entries and ends), its place, its words, and what was understood.

    `parts`: who owes what to whom, on which condition, when, each in a few words.
    """

    id: str
    where: Where
    says: str
    parts: tuple[str, ...]

    @property
    def means(self) -> str:
        """All that was understood in one line."""
        return "; ".join(self.parts) + "."


@dataclass(frozen=True, slots=True)
class Description:
    """All sentences in the order of the text, all propositions, and pairs that look alike but differ."""

    sentences: tuple[Understood, ...]
    propositions: tuple[Proposition, ...]
    alike: tuple[tuple[Proposition, Proposition], ...]


def describe(agreement: Agreement) -> Description:
    """How an agreement was understood. Each proposition has its stable `id`; pairs alike are to be settled in Terms."""
    sentences = [
        *(Understood(p.id, p.where, p.says, _said(_provision(p), p.accounts, agreement)) for p in agreement.provisions),
        *(Understood(s.id, s.where, s.says, _said(_step(s), s.accounts, agreement)) for s in agreement.steps),
        *(Understood("", m.where, m.says, _said(_meaning(m), m.accounts, agreement)) for m in agreement.meanings),
        *(Understood("", e.where, e.says, _said(_entry(e), e.accounts, agreement)) for e in agreement.entries),
        *(Understood("", e.where, e.says, _said(_end(e), e.accounts, agreement)) for e in agreement.ends),
    ]
    sentences.sort(key=lambda s: (s.where.line, s.where.column))
    names = [m.name for m in agreement.members]
    settled = {(m.term.key, p.key) for m in agreement.meanings if m.condition for p in _named(m.condition)}
    pairs = (pair for pair in alike(agreement.propositions, names) if not _settled(pair, settled))
    return Description(tuple(sentences), agreement.propositions, tuple(pairs))


def condition_words(condition: Condition) -> str:
    """A condition in words, with brackets wherever and, or, not could be mistaken."""
    if isinstance(condition, Holds):
        limit = f" {condition.when.relation} {condition.when.day}" if condition.when else ""
        return f'"{condition.proposition.words}"{limit}'
    if isinstance(condition, Accepts):
        return f"{condition.party} accepts this agreement"
    if isinstance(condition, InForce):
        return f"{'this agreement' if condition.target == 'agreement' else condition.target} is in force"
    if isinstance(condition, Stands):
        return f"{condition.provision} is {_PLAIN[condition.standing]}"
    if isinstance(condition, Not):
        return f"not ({condition_words(condition.part)})"
    if not condition.parts:
        return "nothing more" if isinstance(condition, And) else "what can never hold"
    joint = " and " if isinstance(condition, And) else " or "
    return joint.join(
        f"({condition_words(part)})" if isinstance(part, And | Or) else condition_words(part)
        for part in condition.parts
    )


def _provision(p: Provision) -> list[str]:
    said = [f'{p.kind}: {p.debtor} {_KINDS[p.kind]} "{p.act.words}"']
    said += [f"towards {', '.join(p.creditors)}"] if p.creditors and p.kind != "power" else []
    said += [f"set off once {condition_words(p.antecedent)}"] if p.antecedent else ["needs nothing to set it off"]
    said += [f"ends if {condition_words(p.unless)}"] if p.unless else []
    said += [f"only while {condition_words(p.during)}"] if p.during else []
    said += [f"until {condition_words(p.until)}"] if p.until else []
    said += [f"from {p.starts}"] if p.starts else []
    said += [f"to the end of {p.ends}"] if p.ends else []
    said += [f"for {_period(p.lasts)}"] if p.lasts else []
    said += [_deadline(d) for d in p.deadlines]
    said += [f"verified by {', '.join(p.verifiers)}"] if p.verifiers else []
    said += [f"repairs {' and '.join(p.redresses)}"] if p.redresses else []
    said += ["to be kept up" if p.maintenance else "to be done once"] if p.kind == "duty" else []
    return said


def _period(period: Period) -> str:
    return f"{period.number} {period.unit.rstrip('s') if period.number == 1 else period.unit}"


def _deadline(deadline: Deadline) -> str:
    if deadline.day:
        return f"by the end of {deadline.day}"
    since = f" of {condition_words(deadline.since)}" if deadline.since else " of falling due"
    return f"within {_period(deadline.within)}{since}" if deadline.within else ""


def _step(step: Step) -> list[str]:
    needs = f"only after {condition_words(step.needs)}" if step.needs else "needs nothing before it"
    return [f'step: "{step.event.words}"', needs]


def _meaning(m: Meaning) -> list[str]:
    if m.condition:
        return [f'term: "{m.term.words}" holds when {condition_words(m.condition)}']
    return [f'term: "{m.term.words}" is explained for readers as: {m.words}']


def _entry(entry: Entry) -> list[str]:
    when = f"{_delay(entry.delay)} {condition_words(entry.condition)}" if entry.condition else f"on {entry.day}"
    return [f"entry into force of {_target(entry.target)}", when]


def _end(end: End) -> list[str]:
    word = "while" if end.only_while else _delay(end.delay)
    when = f"{word} {condition_words(end.condition)}" if end.condition else f"on {end.day}"
    return [f"{'suspension' if end.suspends else 'end'} of {_target(end.target)}", when]


def _delay(period: Period | None) -> str:
    return f"{_period(period)} after" if period else "once"


def _target(target: str) -> str:
    return "this agreement" if target == "agreement" else target


def _said(parts: list[str], accounts: frozenset[str] | None, agreement: Agreement) -> tuple[str, ...]:
    held = [account for account in agreement.accounts if account in (accounts or ())]
    limit = [] if accounts is None else [f"counts only in the accounts: {', '.join(held) or 'none'}"]
    return (*parts, *limit)


def _named(condition: Condition) -> list[Proposition]:
    found, waiting = [], [condition]
    while waiting:
        node = waiting.pop()
        if isinstance(node, And | Or):
            waiting += node.parts
        elif isinstance(node, Not):
            waiting.append(node.part)
        elif isinstance(node, Holds):
            found.append(node.proposition)
    return found


def _settled(pair: tuple[Proposition, Proposition], settled: set[tuple[str, str]]) -> bool:
    one, other = pair
    return (one.key, other.key) in settled or (other.key, one.key) in settled

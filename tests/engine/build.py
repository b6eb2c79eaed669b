"""Agreements and testimony by hand, in few words."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from parley.engine.logic import formula_from_condition, leaves
from parley.model.agreement import Agreement, End, Entry, Meaning, Member, Provision, Step, Where
from parley.model.condition import Accepts, And, Condition, Holds, Proposition
from parley.model.finding import Assessment, ProvisionFinding, StepFinding
from parley.model.testimony import Subject, Testimony

Line = Testimony
HERE = Where(1, 1)
START = date(2022, 1, 1)


def day(number: int) -> date:
    """The day so many days after 31 December 2021: day(1) is 1 January 2022."""
    return date.fromordinal(START.toordinal() + number - 1)


def prop(words: str) -> Proposition:
    return Proposition(words.lower(), words)


def cond(what: str | Condition | None) -> Condition | None:
    return Holds(prop(what)) if isinstance(what, str) else what


def all_of(*parts: str | Condition) -> And:
    return And(tuple(part for part in map(cond, parts) if part is not None))


def duty(name: str, debtor: str, act: str, *, once: str | Condition | None = None, **more: Any) -> Provision:
    """A duty in Article 1 (or a pledge: article=None); conditions may be plain words."""
    fields: dict[str, Any] = {"article": "Article 1", "kind": "duty", "creditors": (), "says": act}
    fields["sentence"] = name.split("/")[0]
    fields |= {key: cond(value) if key in ("unless", "during", "until") else value for key, value in more.items()}
    return Provision(id=name, debtor=debtor, act=prop(act), where=HERE, antecedent=cond(once), **fields)


def step(name: str, event: str, needs: str | Condition | None = None, accounts: Iterable[str] | None = None) -> Step:
    return Step(name, prop(event), cond(needs), event, HERE, None if accounts is None else frozenset(accounts))


def entry(condition: str | Condition | None, target: str = "agreement", on: date | None = None, **more: Any) -> Entry:
    return Entry(target, cond(condition), on, "entry", HERE, **more)


def end(condition: str | Condition | None, target: str = "agreement", **more: Any) -> End:
    fields: dict[str, Any] = {"suspends": False, "only_while": False, "day": None} | more
    return End(target=target, condition=cond(condition), says="end", where=HERE, **fields)


def means(term: str, condition: str | Condition) -> Meaning:
    return Meaning(prop(term), cond(condition), None, term, HERE)


def agreement(
    *provisions: Provision,
    parties: tuple[str, ...] = ("Ukraine", "Russia"),
    signed: bool = True,
    guarantors: tuple[Member, ...] = (),
    observers: tuple[str, ...] = ("OSCE",),
    steps: tuple[Step, ...] = (),
    entries: tuple[Entry, ...] = (),
    ends: tuple[End, ...] = (),
    meanings: tuple[Meaning, ...] = (),
    dated: date | None = START,
) -> Agreement:
    """An agreement between Ukraine and Russia, signed on 1 January 2022; creditors are the other parties."""
    whole = tuple(
        p if p.creditors else replace(p, creditors=tuple(name for name in parties if name != p.debtor))
        for p in provisions
    )
    conditions: list[Condition | None] = [m.condition for m in meanings] + [s.needs for s in steps]
    conditions += [e.condition for e in entries] + [e.condition for e in ends]
    for p in whole:
        conditions += [p.antecedent, p.unless, p.during, p.until, *(d.since for d in p.deadlines)]
    found = [p.act for p in whole] + [s.event for s in steps] + [m.term for m in meanings]
    for condition in conditions:
        found += [leaf.proposition for leaf in leaves(formula_from_condition(condition)) if isinstance(leaf, Holds)]
    return Agreement(
        title="Test",
        status="signed" if signed else "proposed",
        date=dated,
        place=None,
        parties=tuple(Member(name) for name in parties),
        guarantors=guarantors,
        observers=tuple(Member(name) for name in observers),
        meanings=meanings,
        provisions=whole,
        steps=steps,
        entries=entries,
        ends=ends,
        propositions=tuple({p.key: p for p in found}.values()),
        normal_form="",
    )


def says(by: str | None, that: str | Subject, on: int | date, holds: bool = True, **more: Any) -> Testimony:
    """A line of the record: `by` says on that day that something holds from it on."""
    when = day(on) if isinstance(on, int) else on
    about = prop(that) if isinstance(that, str) else that
    fields: dict[str, Any] = {"until": None, "said": when, "recorded": when, "source": None} | more
    return Testimony(that=str(that), about=about, holds=holds, on=when, by=by, **fields)


def accepts(*names: str, on: int = 1) -> list[Testimony]:
    return [says(name, Accepts(name), on) for name in names]


def provision(assessment: Assessment, name: str) -> ProvisionFinding:
    return next(finding for finding in assessment.provisions if finding.id == name)


def state(assessment: Assessment, name: str) -> tuple[str, int | None]:
    """The state of a provision, and the number of the day since which it stands."""
    found = provision(assessment, name)
    return found.state.value, None if found.since is None else found.since.toordinal() - START.toordinal() + 1


def step_found(assessment: Assessment, name: str) -> StepFinding:
    return next(finding for finding in assessment.steps if finding.id == name)

"""What follows for agreements as flat rows: duties with their state in each account, and all other findings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from parley.export.forms import Table
from parley.export.schemas import SCHEMAS, Row
from parley.model.agreement import NEUTRAL_ACCOUNTS, Agreement, Provision
from parley.model.finding import Assessment, Blockers, Contested, PropositionFinding, ProvisionFinding, Reason, Truth
from parley.model.overdue import overdue
from parley.model.takeaway import TakenAgreement
from parley.model.testimony import Evidence, Source, Testimony

_UNSEEN = "common"
"""The account under which provisions stand where no day is known from which to look."""


def duty_rows(taken: TakenAgreement) -> Iterator[Row]:
    """A row for each duty, ban and power and each account; without their state where no day is known."""
    if not taken.assessments:
        for provision in _worded(taken.agreement, _UNSEEN).values():
            yield _duty(taken, _UNSEEN, provision)
    for account, assessment in taken.assessments.items():
        late, worded = overdue(taken.agreement, assessment), _worded(taken.agreement, account)
        for found in assessment.provisions:
            more = {"overdue": found.id in late, "as_of": assessment.as_of}
            yield _duty(taken, account, worded[found.id], found, **more)


def _duty(
    taken: TakenAgreement, account: str, provision: Provision, found: ProvisionFinding | None = None, **more: Any
) -> Row:
    rests = _rests(taken.cited, [found.why], evidence=found.evidence) if found else _rests(taken.cited)
    return _row(
        "duties",
        {
            "agreement": taken.name,
            "account": account,
            "id": provision.id,
            "kind": provision.kind,
            "debtor": provision.debtor,
            "creditors": list(provision.creditors),
            "act": provision.act.words,
            "says": found.says if found else provision.says,
            "article": provision.article,
            "state": found and found.state.value,
            "since": found and found.since,
            "deadline": found and found.deadline,
            "why": found and found.why.says,
            **more,
            **rests,
        },
    )


def _worded(agreement: Agreement, account: str) -> Mapping[str, Provision]:
    """The provisions by their ids, in the wording that counts in an account, else in the first one."""
    first = {one.id: one for one in reversed(agreement.provisions)}
    return first | {one.id: one for one in agreement.provisions if one.accounts is not None and account in one.accounts}


def finding_rows(taken: TakenAgreement) -> Iterator[Row]:
    """A row for everything else that was found, account by account."""
    for account, assessment in taken.assessments.items():
        counted: dict[str, int] = {}
        for found in _findings(assessment):
            counted[found.kind] = counted.get(found.kind, 0) + 1
            rests = _rests(taken.cited, found.why, found.testimony, found.evidence)
            yield _row(
                "findings",
                {
                    "agreement": taken.name,
                    "account": account,
                    "kind": found.kind,
                    "number": counted[found.kind],
                    "about": found.about,
                    "value": found.value,
                    "says": found.says,
                    "members": list(found.members),
                    "as_of": assessment.as_of,
                    **found.more,
                    **rests,
                },
            )


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding in one account, and what it rests on."""

    kind: str
    about: str | None
    value: str | None
    says: str
    members: Iterable[str] = ()
    why: Iterable[Reason] = ()
    testimony: Iterable[Testimony] = ()
    evidence: Iterable[Evidence] = ()
    more: Row = field(default_factory=dict)


def _findings(seen: Assessment) -> Iterator[_Found]:
    entry = seen.in_force
    yield _Found(
        "in-force", None, entry.state.value, entry.why.says, (), [entry.why], (), seen.evidence, {"since": entry.since}
    )
    for point in seen.propositions:
        truth = point.accounts.get(seen.account, Truth.UNKNOWN)
        yield _Found("proposition", point.id, truth.value, point.that, testimony=_counting(point, seen.account))
    for step in seen.steps:
        since = {"since": step.since}
        yield _Found("step", step.id, step.state.value, step.says, step.needs, [step.why], (), step.evidence, since)
    for contested in seen.contested:
        yield _contested(contested, seen.account)
    for blockers in seen.blockers:
        yield from _blockers(blockers)
    for deadlock in seen.deadlocks:
        ways = {"ways_out": list(deadlock.ways_out)}
        yield _Found("deadlock", None, None, deadlock.why.says, deadlock.members, [deadlock.why], more=ways)
    for gap in seen.gaps:
        yield _Found("gap", gap.rule, None, gap.says, [gap.provision] if gap.provision else [])
    for one in seen.conflicts:
        yield _Found("conflict", one.rule, one.that, one.says, one.provisions, testimony=one.testimony)


def _counting(point: PropositionFinding, account: str) -> list[Testimony]:
    """What is said of a point, in a party's account what that party says and what reviewers took as established."""
    return [one for one in point.testimony if account in NEUTRAL_ACCOUNTS or one.by in (None, account)]


def _contested(contested: Contested, account: str) -> _Found:
    """What differs between the parties: its value in this account, in the common one those of all."""
    said = "; ".join(f"{name}: {value}" for name, value in contested.accounts.items())
    value = contested.accounts.get(account)
    return _Found("contested", contested.that, value, said, (), (), contested.testimony, contested.evidence)


def _blockers(blockers: Blockers) -> Iterator[_Found]:
    """A row for each set of open steps; one without any where it holds, or never can."""
    if blockers.holds:
        yield _Found("blockers", blockers.target, "holds", "Nothing stands in the way.")
    if blockers.impossible:
        yield _Found("blockers", blockers.target, "impossible", "It can no longer come about.")
    for one in blockers.sets:
        value = "smallest" if one.smallest else "minimal" if one.minimal else None
        more = " There are more ways than these." if blockers.more else ""
        yield _Found("blockers", blockers.target, value, f"These together would do.{more}", one.steps)


def _rests(
    cited: Mapping[Source, str],
    why: Iterable[Reason] = (),
    testimony: Iterable[Testimony] = (),
    evidence: Iterable[Evidence] = (),
) -> Row:
    """What a finding rests on: the statements that are known, and each place in a report with its words."""
    lines: list[Testimony | Evidence] = [*testimony, *evidence]
    waiting = list(reversed(list(why)))
    while waiting:
        reason = waiting.pop()
        lines += reason.testimony
        waiting += reversed(reason.because)
    sources = tuple(dict.fromkeys(line.source for line in lines if line.source))
    return {
        "statements": list(dict.fromkeys(cited[source] for source in sources if source in cited)),
        "sources": [f"{source.report}:{source.span.start}-{source.span.end}" for source in sources],
        "quotes": [source.words or "" for source in sources],
    }


def _row(table: Table, values: Row) -> Row:
    """The values in the order of the table's columns; what is not known is empty."""
    return {name: values.get(name) for name in SCHEMAS[table].names} | {
        column.name: values.get(column.name, []) for column in SCHEMAS[table].columns if column.kind == "texts"
    }

"""An assessment as JSON: see `codec`."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from parley.model.finding import (
    Assessment,
    Blockers,
    Conflict,
    Contested,
    Gap,
    ProvisionFinding,
    Reason,
    Slack,
    StepFinding,
)
from parley.model.testimony import Evidence, Source, Testimony

ASSESSMENT_FORMAT = "parley/assessment/1"

# JSON readers give up on text nested deeper than about a thousand brackets; a reason takes two.
DEEPEST_REASON = 200
TOO_DEEP = Reason("there are more reasons below this one, too deep to print")

Json = dict[str, Any]


def line_from_data(data: Json) -> str:
    """Plain data as one line of JSON: keys as they come, text as it stands."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def day_to_data(day: date | None) -> str | None:
    """A day in ISO 8601."""
    return day.isoformat() if day else None


def assessment_to_data(assessment: Assessment) -> Json:
    """An assessment as plain lists and dictionaries.

    `conflicts`, `evidence`, `unused` and `unused_evidence` are there only where there is some, as are a target's
    `holds` and `impossible`.
    """
    in_force = assessment.in_force
    return {
        "format": ASSESSMENT_FORMAT,
        "agreement": assessment.agreement,
        "as_of": day_to_data(assessment.as_of),
        "known_by": day_to_data(assessment.known_by),
        "account": assessment.account,
        "in_force": {
            "state": in_force.state.value,
            "since": day_to_data(in_force.since),
            "why": _reason(in_force.why),
            **_evidence(assessment.evidence),
        },
        "provisions": [_provision(p) for p in assessment.provisions],
        "propositions": [
            {
                "id": p.id,
                "that": p.that,
                "accounts": {account: truth.value for account, truth in p.accounts.items()},
                "testimony": [testimony_to_data(t) for t in p.testimony],
            }
            for p in assessment.propositions
        ],
        "steps": [_step(s) for s in assessment.steps],
        "contested": [_contested(c) for c in assessment.contested],
        "blockers": [_blockers(b) for b in assessment.blockers],
        "deadlocks": [
            {"members": list(d.members), "why": _reason(d.why), "ways_out": [{"waive": way} for way in d.ways_out]}
            for d in assessment.deadlocks
        ],
        "gaps": gaps_to_data(assessment.gaps),
        **_if_any("conflicts", conflicts_to_data(assessment.conflicts)),
        **_if_any("unused", [testimony_to_data(t) for t in assessment.unused]),
        **_if_any("unused_evidence", [_evidence_line(e) for e in assessment.unused_evidence]),
    }


def gaps_to_data(gaps: Iterable[Gap]) -> list[Json]:
    """Gaps as plain dictionaries; `reason` is there where the rule gives one."""
    return [
        {"rule": g.rule, "provision": g.provision, "says": g.says, "after": g.after}
        | ({"reason": g.reason} if g.reason else {})
        for g in gaps
    ]


def conflicts_to_data(conflicts: Iterable[Conflict]) -> list[Json]:
    """Conflicts as plain dictionaries: between sentences with `provisions`, in testimony with `by` and both lines."""
    return [
        {"rule": c.rule, "that": c.that, "says": c.says}
        | ({"provisions": list(c.provisions)} if c.provisions else {})
        | ({"by": c.by, "testimony": [testimony_to_data(t) for t in c.testimony]} if c.testimony else {})
        for c in conflicts
    ]


def slack_to_data(slack: Iterable[Slack]) -> list[Json]:
    """What deadlines leave as plain dictionaries: `slack` in days, null where no day is known."""
    return [
        {
            "provision": s.provision,
            "debtor": s.debtor,
            "deadline": s.deadline,
            "earliest": day_to_data(s.earliest),
            "latest": day_to_data(s.latest),
            "slack": s.days,
        }
        for s in slack
    ]


def _provision(finding: ProvisionFinding) -> Json:
    return {
        "id": finding.id,
        "debtor": finding.debtor,
        "creditors": list(finding.creditors),
        "kind": finding.kind,
        "maintenance": finding.maintenance,
        "state": finding.state.value,
        "since": day_to_data(finding.since),
        "deadline": day_to_data(finding.deadline),
        "says": finding.says,
        "why": _reason(finding.why),
        **_evidence(finding.evidence),
    }


def _step(finding: StepFinding) -> Json:
    return {
        "id": finding.id,
        "event": finding.event,
        "state": finding.state.value,
        "since": day_to_data(finding.since),
        "needs": list(finding.needs),
        **_evidence(finding.evidence),
    }


def _contested(contested: Contested) -> Json:
    return {
        "that": contested.that,
        "accounts": dict(contested.accounts),
        "testimony": [testimony_to_data(t) for t in contested.testimony],
        **_evidence(contested.evidence),
    }


def _blockers(blockers: Blockers) -> Json:
    return {
        "target": blockers.target,
        **({"holds": True} if blockers.holds else {}),
        **({"impossible": True} if blockers.impossible else {}),
        "sets": [{"steps": list(s.steps), "minimal": s.minimal, "smallest": s.smallest} for s in blockers.sets],
        "necessary": list(blockers.necessary),
        "more": blockers.more,
    }


def _reason(reason: Reason, depth: int = 0) -> Json:
    deeper = tuple(reason.because) if depth < DEEPEST_REASON else (TOO_DEEP,) if reason.because else ()
    return {
        "says": reason.says,
        "because": [_reason(r, depth + 1) for r in deeper],
        "testimony": [testimony_to_data(t) for t in reason.testimony],
    }


def testimony_to_data(testimony: Testimony) -> Json:
    """A testimony with the keys of a line of `--record`."""
    return {
        "that": testimony.that,
        "holds": testimony.holds,
        "on": day_to_data(testimony.on),
        "until": day_to_data(testimony.until),
        "said": day_to_data(testimony.said),
        "recorded": day_to_data(testimony.recorded),
        "by": testimony.by,
        "source": _source(testimony.source),
    }


def _source(source: Source | None) -> Json | None:
    if source is None:
        return None
    words = {} if source.words is None else {"words": source.words}
    return {"report": source.report, "span": list(source.span), **words}


def _evidence(evidence: tuple[Evidence, ...]) -> Json:
    return _if_any("evidence", [_evidence_line(e) for e in evidence])


def _evidence_line(evidence: Evidence) -> Json:
    return {
        "provision": evidence.provision,
        "supports": evidence.supports,
        "on": day_to_data(evidence.on),
        "recorded": day_to_data(evidence.recorded),
        "by": evidence.by,
        "says": evidence.says,
        "source": _source(evidence.source),
    }


def _if_any(key: str, values: list[Json]) -> Json:
    return {key: values} if values else {}

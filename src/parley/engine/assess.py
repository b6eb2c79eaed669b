"""The line-up: an agreement, set against testimony, gives an assessment."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from parley.engine.accounts import Account
from parley.engine.conflicts import find_conflicts
from parley.engine.contested import find_contested
from parley.engine.deadlocks import find_deadlocks
from parley.engine.draft import Draft
from parley.engine.evaluate import Run
from parley.engine.findings import Bearing, in_force_finding, proposition_findings, provision_findings, step_findings
from parley.engine.gaps import find_gaps
from parley.engine.network import networks
from parley.engine.pause import no_collection
from parley.engine.reasons import Reasons
from parley.engine.record import Record, evidence_for, is_known, open_record
from parley.engine.standing import check_account
from parley.engine.targets import find_blockers
from parley.engine.timetable import Timetable
from parley.model.agreement import Agreement
from parley.model.finding import Assessment, Conflict
from parley.model.testimony import Evidence, Testimony


def assess(
    agreement: Agreement,
    testimony: Sequence[Testimony],
    *,
    evidence: Sequence[Evidence] = (),
    as_of: date | None = None,
    known_by: date | None = None,
    account: str = "common",
    targets: Sequence[str] = (),
) -> Assessment:
    """What the record says of an agreement as of a day, in one account.

    `as_of` is by default the last day of which the testimony speaks, else the agreement's date; what was recorded
    after `known_by` does not count. `targets` are what to find blockers for. Raises UnknownAccountError,
    MissingDayError, and WrongUseError for an unknown target.
    """
    check_account(agreement, account)
    known = [line for line in testimony if is_known(line.recorded, known_by)]
    with no_collection():
        record = open_record(agreement, known, as_of)
        bearing, unused_evidence = evidence_for(agreement, evidence, record.day, known_by)
        conflicts = find_conflicts(agreement, [line for line in known if line.on <= record.day])
        found = _found(agreement, record, account, tuple(targets), bearing, conflicts)
    return replace(found, known_by=known_by, unused_evidence=unused_evidence)


def _found(
    agreement: Agreement,
    record: Record,
    account: str,
    targets: tuple[str, ...],
    bearing: Bearing,
    conflicts: tuple[Conflict, ...],
) -> Assessment:
    """What follows from what was known and counts by the day of the record."""
    accounts = {name: Account(name, agreement, record) for name in agreement.accounts}
    runs = _runs(agreement, accounts, account)
    run = runs[account]
    reasons = Reasons(run)
    propositions = tuple(proposition_findings(agreement, accounts, runs, record.day))
    deadlocks = find_deadlocks(run)
    parties = {party.name: runs[party.name] for party in agreement.parties}
    return Assessment(
        agreement=agreement.title,
        as_of=record.day,
        known_by=None,
        account=account,
        in_force=in_force_finding(run, reasons),
        provisions=tuple(provision_findings(run, reasons, bearing, agreement.provisions)),
        propositions=propositions,
        steps=tuple(step_findings(run, reasons, bearing, agreement.steps)),
        contested=tuple(find_contested(agreement, propositions, parties, bearing)),
        blockers=find_blockers(run, targets),
        deadlocks=deadlocks,
        gaps=find_gaps(Draft(agreement, deadlocks, conflicts, tuple(Timetable(agreement).unmeetable()))),
        conflicts=conflicts,
        evidence=bearing.get("entry", ()),
        unused=tuple(record.unused),
    )


def _runs(agreement: Agreement, accounts: Mapping[str, Account], account: str) -> dict[str, Run]:
    """A run in the account asked for and in each party's; in all of them where terms are to be worked out."""
    defines = any(meaning.condition is not None for meaning in agreement.meanings)
    needed = agreement.accounts if defines else (account, *(party.name for party in agreement.parties))
    record = accounts[account].record
    built = networks(agreement, dict.fromkeys(needed), record.start)
    runs: dict[str, Run] = {}
    for name, network in built.items():
        alike = next((run for run in runs.values() if run.network.nodes is network.nodes), None)
        account_of = accounts[name]
        runs[name] = Run(network, account_of, record.day) if alike is None else alike.seen_by(network, account_of)
    return runs

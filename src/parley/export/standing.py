"""Where an agreement stands, account beside account: the findings of several assessments as rows and cells."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from parley.export.cells import Account, Cell, accounts_of, cited, reason_lines
from parley.export.citations import Citation, Citations
from parley.export.wording import OVERDUE, VALUES, day
from parley.model.agreement import Agreement, Provision, Step
from parley.model.finding import (
    Assessment,
    Contested,
    PropositionFinding,
    ProvisionFinding,
    StepFinding,
    StepState,
    Truth,
)
from parley.model.overdue import overdue
from parley.model.testimony import Evidence

_OBSERVING = ("claim", "accusation", "denial", "protest", "assessment")

_Found = TypeVar("_Found", ProvisionFinding, StepFinding)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence that bears on something, and whether it speaks for it."""

    citation: Citation
    supports: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """How a matter is worded, and which parties hold this wording; () where nobody is said to hold it alone."""

    says: str
    holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One matter, provision or step over all accounts, with the sentences that bear on it.

    `announced` are those that undertake, demand or foresee something, `observed` those that say what is or was.

    Several `ids`: the members of a group ("2.1/Turkey", "2.1/Poland") that stand alike in every account.
    """

    ids: tuple[str, ...]
    wordings: tuple[Wording, ...]
    cells: tuple[Cell, ...]
    announced: tuple[Weighed, ...] = ()
    observed: tuple[Weighed, ...] = ()
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Contest:
    """Something whose value differs between the parties: a cell for each, and sentences that are neither's word."""

    id: str
    says: str
    cells: tuple[Cell, ...]
    others: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """All assessments of one agreement, ready for the page. `unsaid` are matters that are unknown in every account."""

    accounts: tuple[Account, ...]
    in_force: tuple[Cell, ...]
    propositions: tuple[Row, ...]
    unsaid: tuple[str, ...]
    provisions: tuple[Row, ...]
    steps: tuple[Row, ...]
    contests: tuple[Contest, ...]
    entry: tuple[Weighed, ...]
    unused: tuple[Citation, ...]


def standing_of(agreement: Agreement, assessments: Mapping[str, Assessment], citations: Citations) -> Standing:
    """Everything that the assessments find, ordered as the agreement orders it."""
    accounts = accounts_of(agreement, assessments, citations.sides)
    first = assessments[accounts[0].key]
    articles = {provision.id: provision.article for provision in agreement.provisions}
    wordings = _wordings(agreement)
    late = {key: overdue(agreement, assessment) for key, assessment in assessments.items()}
    named = {step.id: step.event.words for step in agreement.steps}
    named.update({provision.id: provision.says for provision in agreement.provisions})
    return Standing(
        accounts,
        tuple(_in_force(account, assessments[account.key], citations) for account in accounts),
        tuple(_proposition(finding, accounts, citations) for finding in first.propositions if _said(finding, accounts)),
        tuple(finding.that for finding in first.propositions if not _said(finding, accounts)),
        _rows(
            accounts,
            {key: a.provisions for key, a in assessments.items()},
            partial(_provision_cell, late),
            citations,
            wordings,
            articles,
        ),
        _rows(accounts, {key: a.steps for key, a in assessments.items()}, _step_cell, citations, wordings, {}),
        tuple(_contest(contested, accounts, named, late, citations) for contested in first.contested),
        _weighed(first.evidence, citations),
        tuple(citations.of_testimony(testimony) for testimony in first.unused),
    )


def _in_force(account: Account, assessment: Assessment, citations: Citations) -> Cell:
    finding = assessment.in_force
    holds = finding.state is Truth.HOLDS
    words = {Truth.HOLDS: "in force", Truth.CONTESTED: "not in force: contested"}
    note = f"since {day(finding.since)}" if holds and finding.since else ""
    shape = VALUES[finding.state][1]
    why = reason_lines(finding.why, citations)
    return Cell(account, words.get(finding.state, "not in force"), shape, note, _missing(assessment), why=why)


def _missing(assessment: Assessment) -> tuple[str, ...]:
    """What it takes for the agreement to be in force; where several ways lead there, what all of them need."""
    entry = next((b for b in assessment.blockers if b.target == "in force"), None)
    if entry is None:
        return ()
    return entry.sets[0].steps if len(entry.sets) == 1 and not entry.more else entry.necessary


def _proposition(finding: PropositionFinding, accounts: Sequence[Account], citations: Citations) -> Row:
    cells = [_truth_cell(account, finding, citations) for account in accounts]
    return Row((finding.id,), (Wording(finding.that),), tuple(cells))


def _said(finding: PropositionFinding, accounts: Sequence[Account]) -> bool:
    known = (finding.accounts.get(account.key, Truth.UNKNOWN) is not Truth.UNKNOWN for account in accounts)
    return bool(finding.testimony) or any(known)


def _truth_cell(account: Account, finding: PropositionFinding, citations: Citations) -> Cell:
    truth = finding.accounts.get(account.key, Truth.UNKNOWN)
    word, shape = VALUES[truth]
    if not account.party:
        sentences = () if truth is Truth.UNKNOWN else cited(finding.testimony, citations)
        return Cell(account, word, shape, citations=sentences)
    own = tuple(t for t in finding.testimony if t.by is None or citations.sides.name(t.by) == account.key)
    if truth is Truth.UNKNOWN:
        says = f"{account.key} does not say"
    elif any(t.by is None for t in own):
        says = "Established by the reviewer"
    elif own:
        says = f"{account.key} says so" if truth is Truth.HOLDS else f"{account.key} says it is not so"
    else:
        says = f"Follows from what {account.key} says"
    note = word if truth is Truth.UNKNOWN else f"{word} in this account"
    return Cell(account, says, shape, note, citations=cited(own, citations))


def _provision_cell(
    late: Mapping[str, frozenset[str]], account: Account, finding: ProvisionFinding, citations: Citations
) -> Cell:
    word, shape = OVERDUE if finding.id in late[account.key] else VALUES[finding.state]
    since = f"since {day(finding.since)}" if finding.since else ""
    deadline = f"to be done by {day(finding.deadline)}" if finding.deadline else ""
    note = ", ".join(filter(None, (since, deadline)))
    return Cell(account, word, shape, note, why=reason_lines(finding.why, citations))


def _step_cell(account: Account, finding: StepFinding, citations: Citations) -> Cell:
    word, shape = VALUES[finding.state]
    note = f"since {day(finding.since)}" if finding.since else ""
    needs = () if finding.state is StepState.NOT_HELD else finding.needs
    return Cell(account, word, shape, note, needs, why=reason_lines(finding.why, citations))


def _rows(
    accounts: Sequence[Account],
    findings: Mapping[str, Sequence[_Found]],
    cell: Callable[[Account, _Found, Citations], Cell],
    citations: Citations,
    wordings: Mapping[str, list[Wording]],
    articles: Mapping[str, str | None],
) -> tuple[Row, ...]:
    """A row for each id, in the order in which the accounts first have it."""
    by_id: dict[str, dict[str, _Found]] = {}
    for account in accounts:
        for finding in findings[account.key]:
            by_id.setdefault(finding.id, {})[account.key] = finding
    rows = []
    for found_id, found in by_id.items():
        cells = tuple(cell(account, found[account.key], citations) for account in accounts if account.key in found)
        weighed = _weighed(next(iter(found.values())).evidence, citations)
        observed = tuple(w for w in weighed if _observes(w))
        announced = tuple(w for w in weighed if not _observes(w))
        rows.append(
            Row(
                (found_id,),
                tuple(dict.fromkeys(wordings[found_id])),
                cells,
                announced,
                observed,
                articles.get(found_id),
            )
        )
    return tuple(_joined(rows))


def _wordings(agreement: Agreement) -> dict[str, list[Wording]]:
    """The wordings of each provision and step, with the parties that alone hold them."""
    wordings: dict[str, list[Wording]] = defaultdict(list)
    sentences: tuple[Provision | Step, ...] = (*agreement.provisions, *agreement.steps)
    for sentence in sentences:
        held = sentence.accounts
        holders = () if held is None else tuple(p.name for p in agreement.parties if p.name in held)
        wordings[sentence.id].append(Wording(sentence.says, holders))
    return wordings


def _joined(rows: Iterable[Row]) -> list[Row]:
    """Members of one group that stand alike become one row; the reasons shown are those of the first."""
    joined: dict[object, Row] = {}
    for row in rows:
        stand = tuple((cell.account, cell.word, cell.note, cell.needs) for cell in row.cells)
        group = row.ids[0].partition("/")[0]
        alike = (group, row.wordings, stand, row.announced, row.observed)
        known = joined.get(alike)
        joined[alike] = row if known is None else replace(known, ids=known.ids + row.ids)
    return list(joined.values())


def _weighed(evidence: Iterable[Evidence], citations: Citations) -> tuple[Weighed, ...]:
    return tuple(Weighed(citations.of_evidence(line), line.supports) for line in evidence)


def _observes(weighed: Weighed) -> bool:
    card = weighed.citation.card
    return card is None or (card.statement.act in _OBSERVING and card.statement.modality == "actual")


def _contest(
    contested: Contested,
    accounts: Sequence[Account],
    named: Mapping[str, str],
    late: Mapping[str, frozenset[str]],
    citations: Citations,
) -> Contest:
    """The parties that differ, each with its own sentences; what nobody of them says stands apart."""
    parties = [account for account in accounts if account.key in contested.accounts and account.party]
    sentences = (
        *cited(contested.testimony, citations),
        *(citations.of_evidence(line) for line in contested.evidence),
    )
    distinct = tuple(dict.fromkeys(sentences))
    cells = []
    for account in parties:
        value = contested.accounts[account.key]
        word, shape = OVERDUE if contested.that in late[account.key] else VALUES.get(value, (value, "open"))
        own = tuple(c for c in distinct if c.by == account.key)
        cells.append(Cell(account, word, shape, citations=own))
    shown = {account.key for account in parties}
    others = tuple(c for c in distinct if c.by not in shown)
    is_id = contested.that in named
    says = named[contested.that] if is_id else contested.that
    return Contest(contested.that if is_id else "", says, tuple(cells), others)

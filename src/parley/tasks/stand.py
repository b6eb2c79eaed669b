"""Where a kept agreement stands in every account, with the sentences in a ledger's reports that it rests on."""

from dataclasses import dataclass
from datetime import date
from typing import overload

from parley.agreement import parse_partial
from parley.errors import Mistake, UnknownAgreementError
from parley.export.citations import Citations, citations_of
from parley.export.obstacles import Obstacles, obstacles_of
from parley.export.readings import view_to_cite
from parley.export.sides import Sides, sides_of
from parley.export.standing import Standing, standing_of
from parley.ledger import KeptAgreement, Ledger, last_decided
from parley.model.agreement import Agreement
from parley.model.finding import Assessment
from parley.tasks.assess import assess_in_every_account
from parley.tasks.testify import Testified, testimony_from_record


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an agreement stands on a day.

    `mistakes`: what of its text was not understood. `assessments` by account, the common one first. `standing` and
    `obstacles` set the accounts side by side; their citations lead to the reports by their numbers in the ledger.
    `last` is the last entry of the log that counts: as long as it stays the same, all of this does.
    """

    kept: KeptAgreement
    agreement: Agreement
    mistakes: tuple[Mistake, ...]
    testified: Testified
    assessments: dict[str, Assessment]
    sides: Sides
    citations: Citations
    standing: Standing
    obstacles: Obstacles
    last: int

    @property
    def as_of(self) -> date:
        """The day from which it is seen."""
        return self.assessments["common"].as_of


def stand(ledger: Ledger, kept: KeptAgreement, *, as_of: date | None = None, known_by: date | None = None) -> Stand:
    """Where a kept agreement stands, as published and recorded until some day; without `as_of` on the last day of the
    testimony, else that of the agreement.

    Reads those reports alone of which a statement was linked, set beside a provision, or taken as the place of a fact.
    Raises LedgerError, MissingDayError.
    """
    agreement, mistakes = parse_partial(kept.text)
    last = last_decided(ledger, known_by)
    record = ledger.record_of_decided(as_of=as_of, known_by=known_by)
    testified = testimony_from_record(record, agreement)
    assessments = assess_in_every_account(agreement, testified, as_of)
    readings = record.revised
    sides = sides_of(readings.values(), agreement)
    citations = citations_of([view_to_cite(one, number, True, sides) for number, one in readings.items()], sides)
    standing = standing_of(agreement, assessments, citations)
    obstacles = obstacles_of(agreement, assessments, standing.accounts, citations)
    return Stand(kept, agreement, mistakes, testified, assessments, sides, citations, standing, obstacles, last)


def names_of_agreements(ledger: Ledger, known_by: date | None = None) -> tuple[str, ...]:
    """The names under which a ledger keeps agreements, the one that was kept last first."""
    return tuple(dict.fromkeys(one.name for one in reversed(ledger.agreements(known_by))))


@overload
def kept_agreement(
    ledger: Ledger, name: str, *, version: int | None = None, known_by: date | None = None
) -> KeptAgreement: ...


@overload
def kept_agreement(
    ledger: Ledger, name: str | None, *, version: int | None = None, known_by: date | None = None
) -> KeptAgreement | None: ...


def kept_agreement(
    ledger: Ledger, name: str | None, *, version: int | None = None, known_by: date | None = None
) -> KeptAgreement | None:
    """The newest version, or another one, of the agreement of a name, else of the one that was kept last; None where no
    agreement is kept. Raises UnknownAgreementError."""
    versions = ledger.agreements(known_by)
    if not versions and name is None:
        return None
    wanted = versions[-1].name if name is None else name
    found = [one for one in versions if one.name == wanted and version in (None, one.version)]
    if not found:
        has = ", ".join(dict.fromkeys(one.name for one in versions)) or "none"
        raise UnknownAgreementError(
            f"No agreement is kept as {wanted!r}{f', version {version}' if version else ''}. Kept: {has}."
        )
    return found[-1]

"""The duties, bans and powers of an agreement: how each stands in plain words, what it came through, what is next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from parley.engine import Standing
from parley.model.finding import Moment, ProvisionFinding, State
from parley.model.overdue import states_of
from parley.tasks.stand import Stand

_AHEAD = frozenset({State.CONDITIONAL, State.DETACHED, State.AVAILABLE, State.SUSPENDED})

Lives = Mapping[str, Mapping[str, tuple[Moment, ...]]]
"""By account and id: what a provision came through."""


@dataclass(frozen=True, slots=True)
class LastDay:
    """A day that is the last for some provisions, and how many days it is ahead."""

    day: date
    ahead: int
    provisions: tuple[ProvisionFinding, ...]


def states_in(stand: Stand, account: str) -> dict[str, str]:
    """How each provision stands in an account, by its id, in the order of the text: one of `STATES`."""
    return states_of(stand.agreement, stand.assessments[account])


def lives_in(stand: Stand) -> Lives:
    """What every provision came through, in every account. Time: linear in the agreement and the testimony."""
    return {
        account: Standing(
            stand.agreement,
            stand.testified.testimony,
            as_of=assessment.as_of,
            known_by=assessment.known_by,
            account=account,
        ).lives
        for account, assessment in stand.assessments.items()
    }


def last_days(stand: Stand, account: str) -> tuple[LastDay, ...]:
    """The days from that of the assessment on by which something is to be done in an account, the next one first."""
    assessment = stand.assessments[account]
    found: dict[date, list[ProvisionFinding]] = {}
    for one in assessment.provisions:
        if one.deadline is not None and one.deadline >= assessment.as_of and one.state in _AHEAD:
            found.setdefault(one.deadline, []).append(one)
    return tuple(LastDay(day, (day - assessment.as_of).days, tuple(found[day])) for day in sorted(found))

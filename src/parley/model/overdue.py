"""How each duty stands in an account, and which are violated only because their last day has passed."""

from parley.model.agreement import Agreement
from parley.model.finding import Assessment, State, Truth

LATE = "overdue"
STATES: tuple[str, ...] = (
    State.DETACHED,
    LATE,
    State.VIOLATED,
    State.REPAIRED,
    State.DISCHARGED,
    State.AVAILABLE,
    State.EXERCISED,
    State.CONDITIONAL,
    State.SUSPENDED,
    State.INACTIVE,
    State.EXPIRED,
    State.RELEASED,
    State.CANCELLED,
    State.NOT_HELD,
)
"""How a provision may stand, what calls for attention first; "overdue": its last day has passed, and this account does
not settle whether it was kept."""


def overdue(agreement: Agreement, assessment: Assessment) -> frozenset[str]:
    """The ids of violated duties of which the account does not settle whether they were kept.

    Silence is no breach that anybody has reported: whoever shows such a duty says that its day has passed.
    """
    acts = {provision.id: provision.act.id for provision in agreement.provisions}
    settled = {
        proposition.id
        for proposition in assessment.propositions
        if proposition.accounts.get(assessment.account) in (Truth.HOLDS, Truth.FAILS)
    }
    return frozenset(
        finding.id
        for finding in assessment.provisions
        if finding.state is State.VIOLATED and not finding.maintenance and acts.get(finding.id) not in settled
    )


def states_of(agreement: Agreement, assessment: Assessment) -> dict[str, str]:
    """How each provision stands in an account, by its id, in the order of the text: one of `STATES`."""
    late = overdue(agreement, assessment)
    return {one.id: LATE if one.id in late else one.state.value for one in assessment.provisions}

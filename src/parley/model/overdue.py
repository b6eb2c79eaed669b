"""Which duties are violated only because their last day has passed."""

from parley.model.agreement import Agreement
from parley.model.finding import Assessment, State, Truth


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

"""The life cycle of duties, bans and powers, as one table.

A commitment C(debtor, creditor, antecedent, consequent) is conditional until its antecedent holds, then detached,
and ends discharged or violated; with deadlines on both it may also expire before it is detached, and one that can
never be violated in finite time is a flaw of its wording (Chopra and Singh, "Cupid: Commitments in Relational
Algebra", AAAI 2015). That a creditor releases, that a debtor cancels (which violates what is detached), and that a
commitment is suspended and resumed are acts of the life cycle in Telang, Singh and Yorke-Smith, "A coupled
operational semantics for goals and commitments", JAIR 65, 2019; they speak of "pending" for suspended and of
"terminated" for released and cancelled. That a commitment may be to achieve something or to maintain it, until a
condition discharges it, is in the same authors' "Maintenance of social commitments in multiagent systems", AAAI 2021.

Ours are: `inactive` for what binds nobody yet, because agreements are drafted before they are in force;
`repaired` for a breach that was made good; and powers, which are no commitments. The violated duty stays violated
while its reparation is due: the reparation is a duty of its own, with a life cycle of its own, and only its discharge
moves the first.

Three forms share the states. What is to be done ONCE (achieved) is discharged by its act. What is to be KEPT (a
maintenance duty or a ban) is discharged by the end of its time and violated by the first lapse. A POWER owes nothing:
it becomes available and may be exercised. A power has no state of suspension: while suspended it is inactive; and none
of having been renounced: a power that its holder cancels has expired. Nobody can release its holder from it.

A breach is a fact: what its creditor waives afterwards is the reparation, and a breach whose reparation is waived,
broken or withdrawn stays a breach. What is said of one day counts in the order that favours the debtor: an act done on
the day on which its duty ends, is released or suspended was done.

The table drawn and explained: docs/lifecycle.md.

`NEXT[form][state, happening]` is the next state; a pair that is not there changes nothing.
"""

from enum import StrEnum

from parley.model.agreement import Provision
from parley.model.condition import Standing
from parley.model.finding import State


class Form(StrEnum):
    """How a provision is lived up to."""

    ONCE = "once"
    KEPT = "kept"
    POWER = "power"


class Happening(StrEnum):
    """What can happen to a provision."""

    BOUND = "it binds its debtor"
    SET_OFF = "what sets it off holds"
    DONE = "its act is done"
    KEPT_UP = "its time is over and it was kept"
    MISSED = "its deadline passed without the act"
    BREACHED = "its act failed, or a banned act was done"
    EXCUSED = "what excuses it holds"
    LAPSED = "its time ended before it was set off"
    HOPELESS = "what would set it off can no longer happen"
    PAUSED = "the while of a power ended"
    SUSPENDED = "it is suspended"
    RESUMED_WAITING = "its suspension ended, it was waiting"
    RESUMED_DUE = "its suspension ended, it was due"
    RELEASED = "a creditor released its debtor"
    CANCELLED = "its debtor cancelled it"
    ENDED = "the agreement, article or sentence ended"
    REPAIRED = "its reparation is discharged"


_S, _H = State, Happening

_DUTY: dict[tuple[State, Happening], State] = {
    (_S.INACTIVE, _H.BOUND): _S.CONDITIONAL,
    (_S.CONDITIONAL, _H.SET_OFF): _S.DETACHED,
    (_S.CONDITIONAL, _H.EXCUSED): _S.EXPIRED,
    (_S.CONDITIONAL, _H.LAPSED): _S.EXPIRED,
    (_S.CONDITIONAL, _H.HOPELESS): _S.EXPIRED,
    (_S.CONDITIONAL, _H.RELEASED): _S.RELEASED,
    (_S.CONDITIONAL, _H.CANCELLED): _S.CANCELLED,
    (_S.CONDITIONAL, _H.SUSPENDED): _S.SUSPENDED,
    (_S.CONDITIONAL, _H.ENDED): _S.EXPIRED,
    (_S.DETACHED, _H.MISSED): _S.VIOLATED,
    (_S.DETACHED, _H.EXCUSED): _S.EXPIRED,
    (_S.DETACHED, _H.RELEASED): _S.RELEASED,
    (_S.DETACHED, _H.CANCELLED): _S.VIOLATED,
    (_S.DETACHED, _H.SUSPENDED): _S.SUSPENDED,
    (_S.SUSPENDED, _H.RESUMED_WAITING): _S.CONDITIONAL,
    (_S.SUSPENDED, _H.RESUMED_DUE): _S.DETACHED,
    (_S.VIOLATED, _H.REPAIRED): _S.REPAIRED,
}

NEXT: dict[Form, dict[tuple[State, Happening], State]] = {
    Form.ONCE: _DUTY
    | {
        (_S.CONDITIONAL, _H.DONE): _S.DISCHARGED,
        (_S.DETACHED, _H.DONE): _S.DISCHARGED,
        (_S.DETACHED, _H.ENDED): _S.RELEASED,
    },
    Form.KEPT: _DUTY
    | {
        (_S.DETACHED, _H.KEPT_UP): _S.DISCHARGED,
        (_S.DETACHED, _H.BREACHED): _S.VIOLATED,
        (_S.DETACHED, _H.ENDED): _S.DISCHARGED,
    },
    Form.POWER: {
        (_S.INACTIVE, _H.BOUND): _S.CONDITIONAL,
        (_S.INACTIVE, _H.RESUMED_WAITING): _S.CONDITIONAL,
        (_S.INACTIVE, _H.RESUMED_DUE): _S.AVAILABLE,
        (_S.CONDITIONAL, _H.SET_OFF): _S.AVAILABLE,
        (_S.CONDITIONAL, _H.EXCUSED): _S.EXPIRED,
        (_S.CONDITIONAL, _H.LAPSED): _S.EXPIRED,
        (_S.CONDITIONAL, _H.HOPELESS): _S.EXPIRED,
        (_S.CONDITIONAL, _H.SUSPENDED): _S.INACTIVE,
        (_S.CONDITIONAL, _H.CANCELLED): _S.EXPIRED,
        (_S.CONDITIONAL, _H.ENDED): _S.EXPIRED,
        (_S.AVAILABLE, _H.DONE): _S.EXERCISED,
        (_S.AVAILABLE, _H.PAUSED): _S.CONDITIONAL,
        (_S.AVAILABLE, _H.EXCUSED): _S.EXPIRED,
        (_S.AVAILABLE, _H.LAPSED): _S.EXPIRED,
        (_S.AVAILABLE, _H.SUSPENDED): _S.INACTIVE,
        (_S.AVAILABLE, _H.CANCELLED): _S.EXPIRED,
        (_S.AVAILABLE, _H.ENDED): _S.EXPIRED,
    },
}

SUSPENDABLE = frozenset({State.CONDITIONAL, State.DETACHED, State.AVAILABLE})


def _closure(form: Form) -> dict[State, frozenset[State]]:
    reach: dict[State, frozenset[State]] = {}
    for start in State:
        found: list[State] = [start]
        for state in found:
            found.extend(after for (before, _), after in NEXT[form].items() if before == state and after not in found)
        steps = frozenset(after for (before, _), after in NEXT[form].items() if before in found)
        reach[start] = steps
    return reach


REACHABLE: dict[Form, dict[State, frozenset[State]]] = {form: _closure(form) for form in Form}
"""The states that can still follow each state."""


def form_of(provision: Provision) -> Form:
    """Whether a provision is done once, kept up, or a power."""
    if provision.kind == "power":
        return Form.POWER
    if provision.kind == "ban" or provision.maintenance:
        return Form.KEPT
    bounded = provision.during is not None or provision.until is not None or provision.lasts is not None
    return Form.KEPT if bounded else Form.ONCE


_STANDINGS: dict[str, State] = {
    "conditional": State.CONDITIONAL,
    "detached": State.DETACHED,
    "discharged": State.DISCHARGED,
    "violated": State.VIOLATED,
    "repaired": State.REPAIRED,
}
_POWER_STANDINGS = _STANDINGS | {"detached": State.AVAILABLE, "discharged": State.EXERCISED}


def state_from_standing(form: Form, standing: Standing) -> State:
    """The state that a condition such as "1.1 is discharged" asks for; of a power, due means available."""
    return (_POWER_STANDINGS if form is Form.POWER else _STANDINGS)[standing]

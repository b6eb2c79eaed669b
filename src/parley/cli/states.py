"""States, values and accounts in words that need no logic."""

from datetime import date

from parley.model.agreement import NEUTRAL_ACCOUNTS
from parley.model.finding import InForceFinding, State, StepState, Truth

STATES = {
    State.INACTIVE: "not binding yet",
    State.CONDITIONAL: "waits for its condition",
    State.DETACHED: "due",
    State.DISCHARGED: "kept",
    State.VIOLATED: "broken",
    State.REPAIRED: "broken, then repaired",
    State.EXPIRED: "expired",
    State.SUSPENDED: "suspended",
    State.CANCELLED: "cancelled",
    State.RELEASED: "released",
    State.NOT_HELD: "not in this account",
    State.AVAILABLE: "may be used",
    State.EXERCISED: "used",
}
TRUTHS = {
    Truth.HOLDS: ("✓ holds", "green"),
    Truth.FAILS: ("✗ fails", "red"),
    Truth.CONTESTED: ("≠ contested", "yellow"),
    Truth.UNKNOWN: ("? not known", "dim"),
}
STEP_STATES = {
    StepState.WAITING: "waits",
    StepState.READY: "can go ahead",
    StepState.DONE: "done",
    StepState.OUT_OF_ORDER: "done out of order",
    StepState.NOT_HELD: "not in this account",
}
OVERDUE = "overdue, not known to be kept"
"""A violated duty of which the account does not settle whether it was kept: silence is nobody's word."""

IN_WORDS: dict[str, str] = {"unknown": "not known"} | {s.value: w for s, w in (*STATES.items(), *STEP_STATES.items())}
"""A value where it stands alone, without what it rests on."""

IN_WORDS[State.VIOLATED.value] = "broken or overdue"


ACCOUNTS = "What follows from each side's own words, and what the words of all settle together (common)."


def account_in_words(account: str) -> str:
    """Whose account it is: what everybody's words settle together, or one side's own."""
    if account == "common":
        return "In the common account, what the words of all settle together"
    return f"By the {account} account" if account in NEUTRAL_ACCOUNTS else f"By {account}'s account"


def in_force_in_words(in_force: InForceFinding) -> str:
    """Whether the agreement is in force, as a part of a sentence."""
    if in_force.state is Truth.HOLDS:
        return f"in force since {in_force.since}." if in_force.since else "in force."
    if in_force.state is Truth.CONTESTED:
        return "not in force; what is said of it differs."
    return "not in force."


def state_in_words(state: State, since: date | None = None, deadline: date | None = None, *, late: bool = False) -> str:
    """A duty's state in plain words, with its days; `late` where its last day has passed and no more is known."""
    days = [
        f"since {since}" if since and state is not State.CONDITIONAL else "",
        f"last day {deadline}" if deadline else "",
    ]
    return ", ".join([OVERDUE if late else STATES[state], *(day for day in days if day)])

"""The words of the page: days, states, conditions and coordinates as a reader without training meets them."""

from collections.abc import Sequence
from datetime import date

from parley.model.finding import State, StepState, Truth
from parley.model.judgement import ReviewState
from parley.model.overdue import LATE
from parley.model.statement import Act, Modality, ProvisoKind
from parley.model.time import TimeReference

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

MODALITY: dict[Modality, str] = {
    "actual": "what is or was",
    "intended": "what will or would be",
    "possible": "what may be",
    "required": "what must be",
}

ACT: dict[Act, str] = {
    "claim": "asserts that something is, was or will be so",
    "plan": "announces a step that binds nobody to another",
    "promise": "binds itself or its side, with no condition put to another",
    "offer": "binds itself on the condition that another does something",
    "requirement": "says what must hold before something else can",
    "demand": "calls on another to act or refrain, or asks for something",
    "threat": "announces harm if another does, or does not, act",
    "accusation": "says that another did wrong, broke its word or the law",
    "denial": "says that what another claimed is not so, or that it did not do it",
    "acceptance": "agrees to a proposal, demand, complaint or text",
    "rejection": "turns down a proposal, demand or text, or refuses",
    "protest": "lodges a formal complaint",
    "assessment": "values or judges without a checkable fact",
}

PROVISO: dict[ProvisoKind, str] = {
    "if": "if",
    "only_if": "only if",
    "unless": "unless",
    "until": "until",
    "requires": "requires",
}

VALUES: dict[str, tuple[str, str]] = {
    Truth.HOLDS: ("holds", "full"),
    Truth.FAILS: ("fails", "crossed"),
    Truth.CONTESTED: ("contested", "half"),
    Truth.UNKNOWN: ("not known", "dotted"),
    State.INACTIVE: ("not binding yet", "dotted"),
    State.CONDITIONAL: ("waits for its condition", "open"),
    State.DETACHED: ("due", "half"),
    State.DISCHARGED: ("kept", "full"),
    State.VIOLATED: ("broken", "crossed"),
    State.REPAIRED: ("broken, then repaired", "full"),
    State.EXPIRED: ("expired", "barred"),
    State.SUSPENDED: ("suspended", "barred"),
    State.CANCELLED: ("cancelled", "barred"),
    State.RELEASED: ("released", "barred"),
    State.AVAILABLE: ("may be used", "half"),
    State.EXERCISED: ("used", "full"),
    StepState.WAITING: ("waits", "open"),
    StepState.READY: ("can go ahead", "half"),
    StepState.DONE: ("done", "full"),
    StepState.OUT_OF_ORDER: ("done out of order", "crossed"),
    StepState.NOT_HELD: ("not in this account", "absent"),
}
"""The word and the shape of every value of a finding, states of provisions and of steps alike.

Colour says nothing that these two do not say.
"""

LEADS = {
    "accounts": "What each party says of the same matter, on {day}. A party's column rests on its own word and on what "
    "is established; it does not say that a thing is so.",
    "pledges": "What was taken on, its state in each account, and the sentences that a person has set beside it. Such "
    "a sentence changes no state; it is there to be weighed.",
    "steps": "What waits for what. A step owes nothing; it orders.",
    "way": "What would still have to come about, in each account.",
    "common": "What is established, said by every party, or said by an observer and denied by nobody.",
    "party": "What that party says, and what is established.",
}
"""What each part of a page or a paper on an agreement shows, and what the accounts are, in one sentence."""

REVIEWED: dict[ReviewState, tuple[str, str]] = {
    "unreviewed": ("not reviewed", "dotted"),
    "accepted": ("accepted", "full"),
    "corrected": ("corrected", "full"),
    "rejected": ("rejected", "crossed"),
    "disputed": ("reviewers differ", "half"),
}
"""The word and the shape of every state of review."""

OVERDUE = ("overdue, not known to be kept", "half")
"""A violated duty of which the account does not settle whether it was kept: silence is nobody's word."""

TERMS: dict[str, str] = {word: str(value) for value, (word, _) in VALUES.items() if word != value}
"""The standard term behind each plain word that is another one, as the literature and JSON have it."""


def term_of(word: str) -> str | None:
    """What a tooltip says of a plain word: its standard term; None where that is the same."""
    if word == OVERDUE[0]:
        return "The standard term is “violated”; whether it was kept, nobody who counts in this account says"
    return f"The standard term is “{TERMS[word]}”" if word in TERMS else None


def word_and_shape(value: str) -> tuple[str, str]:
    """The plain word and the shape of a value of a finding, and of "overdue"."""
    return OVERDUE if value == LATE else VALUES.get(value, (value, "open"))


_LONGEST_QUOTE = 3000
_OPENING = "\"“„«'‘"
_CLOSING = "\"”“»'’"


def day(when: date | None) -> str:
    """ "29 March 2022"; "day not known" for None."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" if when else "day not known"


def days(time: TimeReference) -> str:
    """The days that an expression of time covers, as far as the report fixes them."""
    if time.start is None and time.end is None:
        return "days not settled"
    if time.start == time.end:
        return day(time.start)
    if time.start is None:
        return f"until {day(time.end)}"
    if time.end is None:
        return f"from {day(time.start)}"
    return f"{day(time.start)} to {day(time.end)}"


def coordinates(lat: float, lon: float) -> str:
    """ "50.45° N, 30.52° E"."""
    return f"{abs(lat):.2f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.2f}° {'E' if lon >= 0 else 'W'}"


def listing(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def quoted(words: str) -> str:
    """The words in quotation marks, shortened; marks that they bring along are not doubled."""
    return in_marks(shortened(words))


def to_the_letter(words: str) -> str:
    """The words in quotation marks, whole; only what is far too long for a quotation is cut, and shows it."""
    return in_marks(shortened(words, _LONGEST_QUOTE))


def in_marks(line: str) -> str:
    """A line in quotation marks; marks that it brings along are not doubled."""
    bare = line[1:-1] if len(line) > 2 and line[0] in _OPENING and line[-1] in _CLOSING else line
    return f"“{bare}”"


def shortened(words: str, longest: int = 220) -> str:
    """The words on one line, cut between two of them where they are longer; the cut is shown by an ellipsis."""
    line = " ".join(words[: 4 * longest].split())
    if len(line) <= longest and len(words) <= 4 * longest:
        return line
    head = line[:longest]
    return (head.rsplit(" ", 1)[0] if " " in head[longest // 2 :] else head) + " …"

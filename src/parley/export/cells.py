"""The accounts that a page sets side by side, and a value in one of them with its reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from parley.export.citations import Citation, Citations
from parley.export.sides import Sides
from parley.export.wording import listing
from parley.model.agreement import NEUTRAL_ACCOUNTS, Agreement
from parley.model.finding import Assessment, Reason
from parley.model.plain import PICTURE
from parley.model.testimony import Testimony

MOST_REASONS = 40
_DEEPEST_REASON = 6


@dataclass(frozen=True, slots=True)
class Account:
    """A column: the account's key, its heading, the colour of its side."""

    key: str
    title: str
    style: str = field(metadata=PICTURE)
    party: bool

    @property
    def within(self) -> str:
        """The account in a sentence."""
        return f"in the account of {self.key}" if self.party else f"in the {self.key} account"


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One line of a tree of reasons: how deep it stands, what it says, the sentences behind it."""

    level: int
    says: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in one account: its word and shape, what to add in words, and what it rests on."""

    account: Account
    word: str
    shape: str
    note: str = ""
    needs: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    why: tuple[ReasonLine, ...] = ()


def accounts_of(agreement: Agreement, assessments: Mapping[str, Assessment], sides: Sides) -> tuple[Account, ...]:
    """The neutral accounts as they come, then the parties' in the order of the agreement."""
    neutral = [key for key in assessments if key in NEUTRAL_ACCOUNTS]
    parties = [party.name for party in agreement.parties if party.name in assessments]
    return (
        *(Account(key, f"{key.capitalize()} account", "neutral solid", party=False) for key in neutral),
        *(Account(key, f"Account of {key}", sides.style(key), party=True) for key in parties),
    )


def titles_of(accounts: Iterable[Account]) -> str:
    """The titles of some accounts as they stand at the beginning of a line: "Common account and account of Ukraine"."""
    first, *rest = (account.title for account in accounts)
    return listing((first, *(title[0].lower() + title[1:] for title in rest)))


def reason_lines(reason: Reason, citations: Citations) -> tuple[ReasonLine, ...]:
    """A tree of reasons as lines in reading order; a tree with more than `MOST_REASONS` says that it goes on."""
    lines: list[ReasonLine] = []
    waiting = [(0, reason)]
    while waiting and len(lines) < MOST_REASONS:
        level, at = waiting.pop()
        lines.append(ReasonLine(min(level, _DEEPEST_REASON), at.says, cited(at.testimony, citations)))
        waiting.extend((level + 1, inner) for inner in reversed(at.because))
    if waiting:
        lines.append(ReasonLine(0, "There are further reasons; “parley assess --json” gives all of them.", ()))
    return tuple(lines)


def cited(testimony: Iterable[Testimony], citations: Citations) -> tuple[Citation, ...]:
    """The sentences behind lines of the record."""
    return tuple(citations.of_testimony(line) for line in testimony)

"""Errors named after their cause. Each message says what is wrong, where, and what to do."""

from dataclasses import dataclass
from datetime import UTC, datetime


class ParleyError(Exception):
    """Any error that Parley raises on purpose. The command line prints it and ends with `exit_code`."""

    exit_code = 1


class WrongUseError(ParleyError):
    """The request itself makes no sense: an unknown account, statement or provision."""

    exit_code = 2


class UnreadableFileError(ParleyError):
    """A file cannot be read as a text: missing, empty, binary, too large, or in no known encoding."""


class MissingDateError(ParleyError):
    """A report without a date is to be kept, and nobody said the day."""


class PackError(ParleyError):
    """The weights of the reader are missing, changed, or made for another Parley."""


class LedgerError(ParleyError):
    """A ledger file cannot be opened, read or written."""


class TeamError(ParleyError):
    """The accounts of a team cannot be opened, read or written."""


class TooManyTriesError(ParleyError):
    """Too many sign-ins failed of late; `again` is the moment from which on one may be tried."""

    def __init__(self, again: datetime) -> None:
        self.again = again
        moment = again.astimezone(UTC).isoformat(sep=" ", timespec="seconds").removesuffix("+00:00")
        super().__init__(f"Too many sign-ins failed. Try again after {moment} UTC.")


class RecordError(ParleyError):
    """A file of testimony or decisions has mistakes; the message lists each with its line."""


class BordersError(ParleyError):
    """A file of borders is not GeoJSON, holds something else than lines and areas, or is too large."""


class MissingSolverError(ParleyError):
    """clingo, which finds courses and proofs, is not installed."""


class MissingLibraryError(ParleyError):
    """A library that some format needs is not installed."""


class NoSuchSpanError(WrongUseError):
    """Offsets that lie outside the text they are given for."""


class UnsearchableError(WrongUseError):
    """Words to search for of which none is a word, or that are too many."""


class UnknownStatementError(WrongUseError):
    """No statement of that id is in the ledger."""


class UnknownEntryError(WrongUseError):
    """An entry of the log that is not there, or holds nothing that could be done to it."""


class UnknownAccountError(WrongUseError):
    """An assessment was asked for in the account of somebody who is no party."""


class UnknownPartyError(WrongUseError):
    """No report names a party so."""


class UnknownAgreementError(WrongUseError):
    """The ledger keeps no agreement of that name, or no such version of it."""


class UnknownUserError(WrongUseError):
    """Nobody has an account of that name."""


class ClosedAccountError(WrongUseError):
    """Something was to be changed about an account that is closed."""


class NameTakenError(WrongUseError):
    """There is or was an account of that name."""


class WrongNameError(WrongUseError):
    """A name for an account that is empty, too long, or has a character that cannot be seen."""


class WeakPasswordError(WrongUseError):
    """A password that is too short, too long, too common, or near the name. The message holds none of it."""


class MissingDayError(WrongUseError):
    """Neither the testimony nor the agreement gives a day for an assessment."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in an agreement's text: where (1-based), what stands there, what was expected, how to mend it."""

    line: int
    column: int
    sentence: str
    expected: str
    mend: str

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.sentence!r}: expected {self.expected}. {self.mend}"


class AgreementErrors(ParleyError):  # noqa: N818 - it holds all of them
    """An agreement's text has mistakes: all of them, in the order of the text."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(str(m) for m in mistakes))

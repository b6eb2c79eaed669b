"""What becomes of errors in a browser: for each cause a status, in one place."""

from parley.errors import (
    AgreementErrors,
    LedgerError,
    MissingSolverError,
    ParleyError,
    RecordError,
    TeamError,
    TooManyTriesError,
    UnknownAccountError,
    UnknownAgreementError,
    UnknownEntryError,
    UnknownStatementError,
    UnknownUserError,
    WrongUseError,
)


class NotSignedInError(ParleyError):
    """Nobody has signed in here, or no longer."""

    def __init__(self) -> None:
        super().__init__("Sign in first.")


class NotAllowedError(ParleyError):
    """The visitor's role does not allow what was asked for."""

    def __init__(self, role: str) -> None:
        super().__init__(f"This takes the role “{role}”. Ask whoever looks after your team's Parley for it.")


class ForeignRequestError(ParleyError):
    """A write that does not come from a page of this Parley, or a request under a name that is not its own."""


class TooLargeError(ParleyError):
    """More was sent than is taken."""


class TooSlowError(ParleyError):
    """What was being sent did not arrive in time."""


class BusyError(ParleyError):
    """Somebody else is at what may be done by one at a time."""


class NoSuchPageError(WrongUseError):
    """There is nothing at an address."""


class FullError(ParleyError):
    """No more can be taken on for now."""


class WorkingError(ParleyError):
    """What was asked for is not worked out yet. `begun`: it is being worked out; else somebody must ask for that."""

    def __init__(self, says: str, *, begun: bool) -> None:
        self.begun = begun
        super().__init__(says)


STATUS: tuple[tuple[type[ParleyError], int], ...] = (
    (NotSignedInError, 401),
    (NotAllowedError, 403),
    (ForeignRequestError, 403),
    (NoSuchPageError, 404),
    (UnknownStatementError, 404),
    (UnknownEntryError, 404),
    (TooLargeError, 413),
    (TooSlowError, 408),
    (AgreementErrors, 422),
    (RecordError, 422),
    (UnknownAccountError, 404),
    (UnknownAgreementError, 404),
    (UnknownUserError, 404),
    (TooManyTriesError, 429),
    (TeamError, 503),
    (WrongUseError, 400),
    (WorkingError, 202),
    (BusyError, 503),
    (FullError, 503),
    (LedgerError, 503),
    (MissingSolverError, 503),
    (ParleyError, 400),
)
"""The first class that an error belongs to gives its status."""


def status_of(error: ParleyError) -> int:
    """The status with which an error is answered."""
    return next(status for kind, status in STATUS if isinstance(error, kind))

"""What went wrong, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """The status of the answer, and what is wrong and how to mend it."""

    status: int
    says: str


@dataclass(frozen=True, slots=True)
class WorkingPage:
    """What is being worked out (`begun`), or could be if somebody asks for it."""

    begun: bool
    says: str
    topic: str

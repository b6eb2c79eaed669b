"""What all requests share: the open ledger, who may come in, and what was worked out already."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from parley.web.ask import Ask
from parley.web.following import Following
from parley.web.jobs import Jobs
from parley.web.kept import Kept

if TYPE_CHECKING:
    from parley.export.borders import Borders
    from parley.ledger import Ledger
    from parley.tasks.review import Decider
    from parley.team import Accounts

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Office:
    """The ledger, the clock, the secret that signs cookies, and the hosts under whose names requests may come.

    `owner` is who decides where nobody has to sign in; else the accounts of the team. `public` is the address under
    which browsers reach Parley, `following` what all reports say together, `jobs` what is done beside the pages,
    `borders` those that a map may draw, `ended` the ids of sessions that members have ended.
    """

    ledger: "Ledger"
    clock: Callable[[], datetime]
    secret: bytes = field(repr=False)
    hosts: frozenset[str]
    public: str
    owner: "str | Accounts"
    following: Following
    jobs: Jobs
    borders: "Borders | None" = None
    kept: Kept = field(default_factory=Kept)
    ended: set[str] = field(default_factory=set)

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach Parley by HTTPS alone."""
        return self.public.startswith("https:")

    @property
    def today(self) -> date:
        """The present day, in UTC."""
        return self.clock().date()

    def once(self, what: Hashable, make: Callable[[], _Made]) -> _Made:
        """What `make` gives, worked out once for the ledger as it stands now."""
        return self.kept.get((what, self.ledger.size()), make)


def decider_of(ask: Ask, why: str | None = None) -> "Decider":
    """In whose name a decision is kept, and when."""
    from parley.tasks.review import Decider

    return Decider(ask.visitor.name, ask.office.clock(), why)

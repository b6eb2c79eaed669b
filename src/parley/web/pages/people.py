"""Who may sign in to a team's Parley."""

from dataclasses import dataclass
from datetime import datetime

from parley.tasks.people import list_people
from parley.team import ROLES, Role
from parley.web.addresses import Address, Table
from parley.web.ask import Ask


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the team; `closed` is the moment from which on it may sign in no more."""

    name: str
    role: Role
    created: datetime
    closed: datetime | None


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The members of the team; `team` is False where nobody has to sign in."""

    team: bool
    people: tuple[Person, ...]

    @property
    def roles(self) -> tuple[Role, ...]:
        """What a member may be."""
        return ROLES

    def table(self) -> Table:
        """The members, for a spreadsheet."""
        columns = ("name", "role", "created", "closed")
        return Table(columns, tuple((one.name, one.role, one.created, one.closed) for one in self.people))


def people_page(ask: Ask) -> PeoplePage:
    """The people of the team. Raises TeamError."""
    owner = ask.office.owner
    if isinstance(owner, str):
        return PeoplePage(False, ())
    return PeoplePage(True, tuple(Person(one.name, one.role, one.created, one.closed) for one in list_people(owner)))


ADDRESS = Address("/people", "People", "Who may sign in", people_page, "people.html", role="admin", group="Record")

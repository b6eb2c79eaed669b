"""Who may sign in, as an admin decides it."""

from parley.errors import WrongUseError
from parley.tasks.people import add_person, change_password, change_role, close_person
from parley.team import Accounts
from parley.web.addresses import Done, Write
from parley.web.ask import Ask

_PAGE = "/people"


def add(ask: Ask) -> Done:
    """Lets somebody sign in. Raises WrongUseError, NameTakenError, WrongNameError, WeakPasswordError, TeamError."""
    made = add_person(
        _team(ask), _given(ask, "name"), _given(ask, "password"), _given(ask, "role"), now=ask.office.clock()
    )
    return Done(f"{made.name} may sign in.", _PAGE)


def role(ask: Ask) -> Done:
    """Gives somebody another role. Raises WrongUseError, UnknownUserError, ClosedAccountError, TeamError."""
    made = change_role(_team(ask), _other(ask), _given(ask, "role"))
    return Done(f"{made.name} may {made.role} now.", _PAGE)


def password(ask: Ask) -> Done:
    """Gives somebody another password. Raises UnknownUserError, ClosedAccountError, WeakPasswordError, TeamError."""
    made = change_password(_team(ask), _given(ask, "name"), _given(ask, "password"))
    return Done(f"{made.name} has another password now, and must sign in with it.", _PAGE)


def close(ask: Ask) -> Done:
    """Lets somebody sign in no more. Raises WrongUseError, UnknownUserError, ClosedAccountError, TeamError."""
    made = close_person(_team(ask), _other(ask), now=ask.office.clock())
    return Done(f"{made.name} may sign in no more.", _PAGE)


def _team(ask: Ask) -> Accounts:
    owner = ask.office.owner
    if isinstance(owner, str):
        raise WrongUseError("Nobody has to sign in here. `parley serve --team` is for a team.")
    return owner


def _other(ask: Ask) -> str:
    """The name of somebody else: an admin who shut the door behind itself could not open it again."""
    name = _given(ask, "name")
    found = _team(ask).account(name)  # in whatever letters it was typed
    if found is not None and found.name == ask.visitor.name:
        raise WrongUseError("This is your own account. Another admin can change it, or `parley user` on the server.")
    return name


def _given(ask: Ask, field: str) -> str:
    # As it was typed: a password may begin with a blank.
    return next(iter(ask.query.get(field, ())), "")


WRITES = (
    Write("/people/add", add, "admin"),
    Write("/people/role", role, "admin"),
    Write("/people/password", password, "admin"),
    Write("/people/close", close, "admin"),
)

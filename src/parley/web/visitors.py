"""Who a visitor is: whoever sits at the machine, or a member of the team who has signed in."""

from parley.errors import WrongUseError
from parley.team import Account
from parley.web.addresses import Done
from parley.web.ask import Visitor
from parley.web.errors import NotSignedInError
from parley.web.office import Office
from parley.web.session import Session, token_for

_START = "/process"


def visitor_of(office: Office, session: Session) -> Visitor:
    """Who asks. Raises NotSignedInError where a team signs in and this session's member has not, was given another
    role or password since, or may sign in no more."""
    token = token_for(session, office.secret)
    if isinstance(office.owner, str):
        return Visitor(office.owner, "admin", token)
    account = office.owner.account(str(session.get("name", "")))
    is_over = session.get("id") in office.ended
    if is_over or account is None or account.closed is not None or account.turn != session.get("turn"):
        raise NotSignedInError
    return Visitor(account.name, account.role, token)


def stranger(office: Office, session: Session) -> Visitor:
    """Somebody who has not signed in, and may see nothing but the form to do so."""
    return Visitor("", "read", token_for(session, office.secret))


def sign_in(office: Office, session: Session, name: str, password: str, origin: str) -> Done:
    """Signs somebody in, for a session of its own, and goes on to what was asked for before.

    Raises WrongUseError where nobody has to, TooManyTriesError, TeamError.
    """
    if isinstance(office.owner, str):
        raise WrongUseError("Nobody has to sign in here: this Parley is for whoever sits at this machine.")
    account: Account | None = office.owner.sign_in(name, password, office.clock(), origin)
    if account is None:
        return Done("Name and password do not go together. Try again.", "/sign-in")
    to = session.get("to", _START)
    session.clear()
    session.update(name=account.name, turn=account.turn)
    return Done(f"Welcome, {account.name}.", to if isinstance(to, str) and is_own(to) else _START)


def sign_out(office: Office, session: Session) -> Done:
    """Ends a session, and for as long as the server runs any copy of its cookie."""
    if "name" in session:
        office.ended.add(str(session.get("id", "")))
    session.clear()
    return Done("You have signed out.", "/sign-in")


def is_own(address: str) -> bool:
    """Whether an address is one of this Parley's, and none that a browser would take for another site's."""
    return address.startswith("/") and address[1:2] not in ("/", "\\") and address.isprintable()

"""`parley user`: who may sign in to a team's Parley."""

import sys
from typing import TYPE_CHECKING

import click

from parley.cli.options import example, ledger_option
from parley.cli.terminal import on_one_line, paper, styled, table, tell
from parley.model.role import ROLES

if TYPE_CHECKING:
    from parley.team import Account

_LONGEST = 100_000  # far more than any password, and little for memory

password_option = click.option(
    "--password-stdin", "from_stdin", is_flag=True, help="Read the password from stdin, not from the keyboard."
)


@click.group(
    short_help="Say who may sign in to a team's Parley.",
    epilog=example(
        "parley user add Ann --role admin",
        "parley user list",
        "parley user role Ann review",
        "parley user password Ann",
        "parley user close Ann",
    ),
)
def user() -> None:
    """Accounts of a team. They lie where $PARLEY_USERS says (a file, or postgresql://user@host/name); else in the
    PostgreSQL database of the ledger, or beside the file of the ledger, as LEDGER.users.db.

    Who has the role "read" sees everything; "review" decides too; "admin" is in charge of the accounts too. A change of
    role or password ends the sessions of before.
    """


@user.command(
    short_help="Let somebody sign in.",
    epilog=example(
        "parley user add Ann --role review", "parley user add Ann --role review --password-stdin < password.txt"
    ),
)
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What NAME may do.")
@password_option
@ledger_option
def add(name: str, role: str, from_stdin: bool, ledger: str | None) -> int:
    """Make an account for NAME, under which the ledger keeps what they decide.

    The password has at least 12 characters, and is asked for twice. Several words together make a good one.
    """
    from parley.tasks.people import add_person
    from parley.wiring import accounts_at, now

    with accounts_at(ledger, start=True) as accounts:
        made = add_person(accounts, name, _password(from_stdin), role, now=now())
    click.echo(on_one_line(f"{made.name} may sign in from now on ({made.role})."))
    return 0


@user.command("list", short_help="List who may sign in.", epilog=example("parley user list", "parley user list --json"))
@click.option("--json", "as_json", is_flag=True, help="Print each account as a line of JSON.")
@ledger_option
def list_users(as_json: bool, ledger: str | None) -> int:
    """List all accounts with their roles and days; after them those that were closed."""
    from parley.model.codec import line_from_data
    from parley.tasks.people import list_people
    from parley.wiring import accounts_at

    with accounts_at(ledger) as accounts:
        people = list_people(accounts)
    if as_json:
        for one in people:
            click.echo(line_from_data(_data(one)))
    elif people:
        made = table("name", "role", "since", "closed")
        for one in people:
            closed = str(one.closed.date()) if one.closed else ""
            made.add_row(styled((on_one_line(one.name), "bold")), one.role, str(one.created.date()), closed)
        paper().print(made)
    else:
        tell("Nobody may sign in yet. `parley user add NAME --role admin` makes the first account.")
    return 0


def _data(one: "Account") -> dict[str, str | None]:
    closed = one.closed.isoformat(timespec="seconds") if one.closed else None
    created = one.created.isoformat(timespec="seconds")
    return {"name": one.name, "role": one.role, "created": created, "closed": closed}


@user.command(short_help="Give somebody another role.", epilog=example("parley user role Ann admin"))
@click.argument("name")
@click.argument("role", metavar="ROLE", type=click.Choice(ROLES))
@ledger_option
def role(name: str, role: str, ledger: str | None) -> int:
    """Give NAME another ROLE: read, review or admin. Their sessions end: they sign in again."""
    from parley.tasks.people import change_role
    from parley.wiring import accounts_at

    with accounts_at(ledger) as accounts:
        changed = change_role(accounts, name, role)
    click.echo(on_one_line(f"{changed.name} has the role {changed.role}."))
    return 0


@user.command(
    short_help="Give somebody another password.",
    epilog=example("parley user password Ann", "parley user password Ann --password-stdin < password.txt"),
)
@click.argument("name")
@password_option
@ledger_option
def password(name: str, from_stdin: bool, ledger: str | None) -> int:
    """Give NAME another password. Their sessions end. Who had tried too often may try again at once."""
    from parley.tasks.people import change_password
    from parley.wiring import accounts_at

    with accounts_at(ledger) as accounts:
        changed = change_password(accounts, name, _password(from_stdin))
    click.echo(on_one_line(f"{changed.name} has another password. Sessions of before have ended."))
    return 0


@user.command(short_help="Let somebody sign in no more.", epilog=example("parley user close Ann"))
@click.argument("name")
@ledger_option
def close(name: str, ledger: str | None) -> int:
    """Close the account of NAME for good, and end their sessions. What they decided stays in the ledger, under their
    name; so nobody else gets that name."""
    from parley.tasks.people import close_person
    from parley.wiring import accounts_at, now

    with accounts_at(ledger) as accounts:
        closed = close_person(accounts, name, now=now())
    click.echo(on_one_line(f"{closed.name} may sign in no more. What they decided stays in the ledger."))
    return 0


def _password(from_stdin: bool) -> str:
    """A password from the keyboard, typed twice and not shown, or from stdin, where a line break ends it."""
    if from_stdin:
        try:
            given = sys.stdin.buffer.read(_LONGEST).decode()
        except UnicodeDecodeError as error:
            raise click.UsageError("The password on stdin is no text in UTF-8.") from error
        return given.removesuffix("\n").removesuffix("\r")
    if not sys.stdin.isatty():
        raise click.UsageError("There is no keyboard to ask for the password. Give --password-stdin.")
    typed: str = click.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True)
    return typed

"""`parley user` at a terminal, and on a server."""

import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import get_args

import pytest

from parley.cli.main import main
from parley.cli.user import ROLES
from parley.team import Role, open_accounts
from parley.wiring import accounts_at, accounts_place, now

pytest_plugins = ["tests.ledger.conftest"]

WORDS = "four plain words here"
PARLEY = [sys.executable, "-c", "from parley.cli.main import main; main()"]


def at_terminal(place: Path, *typed: str) -> tuple[str, int]:
    """`parley user add Ann` with a terminal of its own: all that is seen there, and the exit code."""
    pty = pytest.importorskip("pty", reason="there are no terminals of this kind on this system")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PARLEY_USERS": str(place)}
    command = [*PARLEY, "user", "add", "Ann", "--role", "review"]
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        preexec_fn=lambda: os.login_tty(theirs),
    ) as process:
        os.close(theirs)
        seen = ""
        for words in typed:
            seen += until(ours, ": ")
            os.write(ours, f"{words}\n".encode())
        seen += until(ours, None)
        code = process.wait(60)
    os.close(ours)
    return seen, code


def until(terminal: int, sign: str | None) -> str:
    """What is seen until a sign, or the end."""
    seen, end = "", time.monotonic() + 60
    while time.monotonic() < end and not (sign and seen.endswith(sign)):
        if select.select([terminal], [], [], 1)[0]:
            try:
                more = os.read(terminal, 1000)
            except OSError:  # the other end is closed
                break
            if not more:
                break
            seen += more.decode()
    return seen


def test_a_password_is_typed_twice_and_not_shown(tmp_path: Path) -> None:
    """Ann gets an account by keyboard; nobody who looks at the screen learns the password."""
    seen, code = at_terminal(tmp_path / "users.db", WORDS, WORDS)
    assert code == 0, seen
    assert "Ann may sign in from now on (review)." in seen
    assert seen.count(": ") == 2
    assert "plain" not in seen
    with open_accounts(tmp_path / "users.db") as accounts:
        assert accounts.sign_in("Ann", WORDS, accounts.accounts()[0].created, "here")


def test_who_types_two_passwords_is_asked_again(tmp_path: Path) -> None:
    """A slip of the finger is not kept."""
    seen, code = at_terminal(tmp_path / "users.db", WORDS, "four plain wrods here", WORDS, WORDS)
    assert code == 0, seen
    assert "do not match" in seen
    assert "plain" not in seen
    assert "wrods" not in seen


def test_who_types_a_weak_password_gets_no_account(tmp_path: Path) -> None:
    """The cause is told, not the password."""
    seen, code = at_terminal(tmp_path / "users.db", "password1234", "password1234")
    assert code == 2
    assert "first that anybody would try" in seen
    assert "password1234" not in seen
    with open_accounts(tmp_path / "users.db") as accounts:
        assert not accounts.accounts()


def test_a_password_that_is_no_text_is_told(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 on stdin."""
    command = [*PARLEY, "user", "add", "Ann", "--role", "read", "--password-stdin"]
    environment = {**os.environ, "PARLEY_USERS": str(tmp_path / "users.db")}
    done = subprocess.run(command, input=b"four plain w\xf6rds", capture_output=True, env=environment, check=False)
    assert done.returncode == 2
    assert b"no text in UTF-8" in done.stderr


def test_the_command_knows_all_roles() -> None:
    """It names them itself, so that --help loads no database."""
    assert get_args(Role) == ROLES


def test_where_accounts_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the file of the ledger, in its database on a server, or where PARLEY_USERS says."""
    monkeypatch.delenv("PARLEY_USERS", raising=False)
    monkeypatch.setenv("PARLEY_LEDGER", "talks.db")
    assert accounts_place(None) == "talks.db.users.db"
    assert accounts_place("other.db") == "other.db.users.db"
    assert accounts_place("postgresql://ann@host/talks") == "postgresql://ann@host/talks"
    monkeypatch.setenv("PARLEY_USERS", "people.db")
    assert accounts_place(None) == accounts_place("postgresql://ann@host/talks") == "people.db"


def test_the_folder_of_the_default_ledger_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first account may come before the first report."""
    for name in ("PARLEY_USERS", "PARLEY_LEDGER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("parley.settings.user_data_path", lambda *_, **__: tmp_path / "data" / "parley")
    with accounts_at(None, start=True) as accounts:
        assert not accounts.accounts()
    assert (tmp_path / "data" / "parley" / "ledger.db.users.db").exists()


def test_accounts_and_reports_on_a_server(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Accounts come first, then the ledger, in one database; each sees its own."""
    monkeypatch.delenv("PARLEY_USERS", raising=False)
    monkeypatch.setenv("PARLEY_LEDGER", database)
    with accounts_at(None, start=True) as accounts:
        accounts.add("Ann", WORDS, "admin", now())
    report = tmp_path / "report.txt"
    report.write_text("date 2022-03-29\nRussia said that it would withdraw its troops.\n", encoding="utf-8")
    for command in (["add", str(report)], ["ledger", "verify"], ["user", "role", "Ann", "read"]):
        with pytest.raises(SystemExit) as left:
            main(command)
        assert not left.value.code, capsys.readouterr()
    assert "Ann has the role read." in capsys.readouterr().out

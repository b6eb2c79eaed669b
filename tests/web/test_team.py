"""A team's Parley: nobody sees anything before signing in, and each may do what their role allows."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from parley.errors import WrongUseError
from parley.ledger import Ledger
from parley.team import Accounts, open_accounts
from parley.web.addresses import Write
from parley.web.app import suffixes_of
from parley.web.serve import Where, _check, hosts_of
from parley.web.table import PAGES, WRITES
from parley.web.visitors import is_own
from web.conftest import NOW, client_of, office_on
from web.forms import send, token_on

PASSWORD = "a heron by the lake"


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    """Rhea may read, Rowan may review, Ada sees to the others."""
    with open_accounts(tmp_path / "users.db", hasher=PasswordHasher(1, 64, 1)) as opened:
        for name, role in (("Rhea", "read"), ("Rowan", "review"), ("Ada", "admin")):
            opened.add(name, PASSWORD, role, NOW)  # type: ignore[arg-type]
        yield opened


@pytest.fixture
def door(ledger: Ledger, accounts: Accounts) -> TestClient:
    """A browser before it has signed in."""
    return client_of(office_on(ledger, owner=accounts))


def signed_in(door: TestClient, name: str) -> TestClient:
    """The same browser, signed in."""
    assert f"Welcome, {name}." in send(door, "/sign-in", "/sign-in", name=name, password=PASSWORD).text
    return door


def filled(path: str) -> str:
    """A path with the number of a report, or the id of a statement, in its place."""
    return re.sub(r"{\w+}", "r1.s3", re.sub(r"{\w+:int}", "1", path))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_nothing_before_signing_in(door: TestClient, page: object) -> None:
    """A page leads to the form, its JSON and CSV are refused; neither tells anything of the ledger."""
    path = filled(page.path)
    for suffix in suffixes_of(page):
        answer = door.get(path + suffix, follow_redirects=False)
        assert answer.status_code == (401 if (path + suffix).endswith((".json", ".csv", ".md")) else 303)
        assert "Medinsky" not in answer.text
    form = door.get("/sign-in" if path.endswith(".md") else path)
    assert form.url.path == "/sign-in"
    assert "Ledger as of" not in form.text


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.path)
def test_every_write_needs_token_host_origin_and_role(door: TestClient, ledger: Ledger, write: Write) -> None:
    """Each write is refused without a token, with another's, under a foreign name, from a foreign page, before signing
    in, and to a role that may not; the ledger stays as it was."""
    size = ledger.size()
    token = token_on(door, "/sign-in")
    path = filled(write.path)
    assert door.post(path, data={"token": token}).url.path == "/sign-in"
    reader = signed_in(door, "Rowan" if write.role == "admin" else "Rhea")
    token = token_on(reader, "/statements")
    assert reader.post(path).status_code == 403
    assert reader.post(path, data={"token": token[:-3]}).status_code == 403
    assert reader.post(path, data={"token": token}, headers={"Host": "evil.example"}).status_code == 403
    assert reader.post(path, data={"token": token}, headers={"Origin": "https://evil.example"}).status_code == 403
    if write.role != "read":
        answer = reader.post(path, data={"token": token})
        assert answer.status_code == 403
        assert f"“{write.role}”" in answer.text
    assert ledger.size() == size


def test_back_to_what_was_asked_for(door: TestClient) -> None:
    """Somebody follows a link from a letter, signs in, and stands where the link led; signs out, and is outside."""
    door.get("/statements?act=promise")
    answer = send(door, "/sign-in", "/sign-in", name="rhea", password=PASSWORD)
    assert str(answer.url).endswith("/statements?act=promise")
    assert "Rhea" in answer.text
    send(door, "/statements", "/sign-out")
    assert door.get("/commitments/1.1%3F%23%25a?as_of=2022-04-01").url.path == "/sign-in"
    answer = send(door, "/sign-in", "/sign-in", name="rhea", password=PASSWORD)
    assert str(answer.url).endswith("/commitments/1.1%3F%23%25a?as_of=2022-04-01")


def test_wrong_password(door: TestClient) -> None:
    """A wrong password and an unknown name are told alike; after five the name has to wait, and says until when."""
    for name in ("Rhea", "Nobody"):
        answer = send(door, "/sign-in", "/sign-in", name=name, password="wrong horse battery")
        assert "do not go together" in answer.text
        assert answer.url.path == "/sign-in"
    answers = [send(door, "/sign-in", "/sign-in", name="Rhea", password="wrong horse battery") for _ in range(5)]
    assert answers[-1].status_code == 429
    assert send(door, "/sign-in", "/sign-in", name="Rhea", password=PASSWORD).status_code == 429


def test_the_session_is_another_after_signing_in(door: TestClient) -> None:
    """A token from before signing in is worth nothing after it: nobody can plant a session on somebody."""
    token = token_on(door, "/sign-in")
    reviewer = signed_in(door, "Rowan")
    fields = {"one": "Russia", "other": "the chief Russian delegate", "differs": "no"}
    assert reviewer.post("/parties/same", data={**fields, "token": token}).status_code == 403


@pytest.mark.parametrize("change", ["password", "role", "close"])
def test_sessions_end_with_a_change(door: TestClient, accounts: Accounts, change: str) -> None:
    """Who is given another password or role, or may sign in no more, is outside at once."""
    reader = signed_in(door, "Rhea")
    assert reader.get("/statements").status_code == 200
    if change == "password":
        accounts.change_password("Rhea", "another heron by the lake")
    elif change == "role":
        accounts.change_role("Rhea", "admin")
    else:
        accounts.close_account("Rhea", NOW + timedelta(days=1))
    assert reader.get("/statements").url.path == "/sign-in"
    assert reader.get("/statements.json").status_code == 401


def test_forged_session(door: TestClient) -> None:
    """A cookie that this Parley did not sign is none."""
    signed_in(door, "Rhea")
    cookie = door.cookies["parley_session"]
    door.cookies.clear()
    door.cookies.set("parley_session", cookie[:-2] + ("AA" if not cookie.endswith("AA") else "BB"))
    assert door.get("/statements").url.path == "/sign-in"


def test_an_admin_sees_to_the_others(door: TestClient, accounts: Accounts) -> None:
    """An admin lets somebody in, changes a role, gives a password, closes an account; not its own."""
    admin = signed_in(door, "Ada")
    answer = send(admin, "/people", "/people/add", name="Ines", password=PASSWORD, role="read")
    assert "Ines may sign in." in answer.text
    send(admin, "/people", "/people/role", name="Ines", role="review")
    ines = accounts.account("Ines")
    assert ines
    assert ines.role == "review"
    assert send(admin, "/people", "/people/password", name="Ines", password="short").status_code == 400
    send(admin, "/people", "/people/close", name="Ines")
    assert "may sign in no more" in admin.get("/people").text
    assert send(admin, "/people", "/people/close", name="ada").status_code == 400
    assert send(admin, "/people", "/people/role", name="Ada", role="read").status_code == 400
    assert PASSWORD not in admin.get("/people.json").text


def test_a_reviewer_sees_no_people(door: TestClient) -> None:
    """The page on people is for admins alone, and the navigation of others does not have it."""
    reviewer = signed_in(door, "Rowan")
    assert reviewer.get("/people").status_code == 403
    assert 'href="/people"' not in reviewer.get("/statements").text


def test_decisions_bear_the_name(door: TestClient, ledger: Ledger) -> None:
    """What a member decides is kept under the member's name."""
    reviewer = signed_in(door, "Rowan")
    token = token_on(reviewer, "/statements")
    reviewer.post(
        "/parties/same", data={"token": token, "one": "Russia", "other": "the chief Russian delegate", "differs": "no"}
    )
    (*_, last) = ledger.entries()
    assert last.author == "Rowan"


@pytest.mark.parametrize(
    ("address", "own"),
    [("/process", True), ("//evil.example", False), ("/\\evil.example", False), ("https://evil.example", False),
     ("/a\r\nb", False), ("", False)],
)  # fmt: skip
def test_where_to_go_on(address: str, own: bool) -> None:
    """After signing in a browser is sent to an address of this Parley, never to another site's."""
    assert is_own(address) is own


@pytest.mark.parametrize(
    ("where", "says"),
    [
        (Where(listen="0.0.0.0"), "Only a team's"),
        (Where(public="https://parley.example.org"), "Only a team's"),
        (Where(listen="everywhere"), "no address of a machine"),
    ],
)
def test_no_way_in_without_a_team(where: Where, says: str) -> None:
    """Without a team nothing listens beyond this machine."""
    with pytest.raises(WrongUseError, match=says):
        _check(where, "Ana")


def test_where_a_team_is_reached(accounts: Accounts, tmp_path: Path) -> None:
    """A team's Parley goes by its public name too; a wrong one, and a team without members, are told."""
    assert "parley.example.org" in hosts_of(Where(public="https://Parley.example.org/"))
    assert {"parley.example.org", "parley.example.org:443"} <= hosts_of(Where(public="https://parley.example.org:443"))
    assert "parley.example.org" not in hosts_of(Where(public="https://parley.example.org:8443"))
    assert "parley.example.org" not in hosts_of(Where(public="http://parley.example.org:443"))
    _check(Where(public="https://parley.example.org"), accounts)
    with pytest.raises(WrongUseError, match="no address of a site"):
        _check(Where(public="parley.example.org/path"), accounts)
    with open_accounts(tmp_path / "nobody.db") as nobody, pytest.raises(WrongUseError, match="Nobody can sign in"):
        _check(Where(), nobody)


def test_an_admin_stays_one_in_whatever_letters(door: TestClient, accounts: Accounts) -> None:
    """Nobody shuts the door behind themselves by writing their own name in wide letters, or with blanks."""
    admin = signed_in(door, "Ada")
    for name in ("Ａｄａ", " ada "):
        assert send(admin, "/people", "/people/role", name=name, role="read").status_code == 400
        assert send(admin, "/people", "/people/close", name=name).status_code == 400
    ada = accounts.account("Ada")
    assert ada is not None
    assert (ada.role, ada.closed) == ("admin", None)


def test_a_session_fits_into_a_cookie(door: TestClient) -> None:
    """Browsers drop a cookie of more than 4,096 bytes: a long address to come back to, and a long word on what was
    done, do not end a session."""
    answer = door.get("/statements?words=" + "й" * 3000, follow_redirects=False)
    assert len(answer.headers["Set-Cookie"]) < 4096
    reviewer = signed_in(door, "Rowan")
    fields = {"words": "😀" * 1500, "how": "for", "token": token_on(reviewer, "/statements")}
    answer = reviewer.post("/review/r1.s2/link", data=fields, follow_redirects=False)
    assert answer.status_code == 303
    assert len(answer.headers["Set-Cookie"]) < 4096
    assert "r1.s2 says that 😀" in reviewer.get("/statements").text


def test_a_copied_cookie_ends_with_its_session(door: TestClient) -> None:
    """Who has copied a cookie is out too once its owner has signed out; another session of the owner goes on."""
    copied = dict(signed_in(door, "Rhea").cookies)
    assert door.get("/statements", follow_redirects=False).status_code == 200
    send(door, "/statements", "/sign-out")
    door.cookies.clear()
    door.cookies.update(copied)
    assert door.get("/statements", follow_redirects=False).status_code == 303
    assert door.get("/statements.json").status_code == 401
    signed_in(door, "Rhea")
    assert door.get("/statements", follow_redirects=False).status_code == 200

"""The text of an agreement: checked as it is typed, kept, drafted, and its versions compared."""

from html import escape, unescape

import pytest
from starlette.testclient import TestClient

from parley.ledger import Ledger
from tests.web.pages.test_add import ended
from web.conftest import EXAMPLE
from web.forms import send, token_on

TEXT = (EXAMPLE / "agreement.md").read_text("utf-8")
MISTAKEN = TEXT.replace("- Russia shall reduce", "- Rusia shall reduce")


def test_the_kept_text(client: TestClient) -> None:
    """The text stands in the editor as it is kept, to the letter; beside it each sentence with what was understood."""
    page = client.get("/agreement").text
    assert f"\n{escape(TEXT, quote=False)}</textarea>" in page.replace("&#34;", '"').replace("&#39;", "'")
    assert "duty: Ukraine shall see to it that" in page
    data = client.get("/agreement.json").json()
    assert data["text"] == TEXT
    assert data["checked"]["mistakes"] == 0
    assert {one["id"] for one in data["checked"]["sentences"]} >= {"P1", "1.1", "2.1", "S5", ""}
    assert client.get("/agreement.md").text == TEXT


def test_no_text_yet(empty: TestClient) -> None:
    """An empty ledger says what a text is for, and has an example that can be loaded; nothing is kept by that."""
    assert "/agreement?example=yes" in empty.get("/agreement").text
    assert empty.get("/agreement.json?example=yes").json()["text"] == TEXT
    assert empty.get("/agreement.json").json()["checked"] is None


def test_checked_without_keeping(client: TestClient, ledger: Ledger) -> None:
    """What was typed is shown again with its mistakes at their place and how to mend them; nothing is kept."""
    size = ledger.size()
    answer = send(client, "/agreement", "/agreement", text=MISTAKEN)
    assert answer.status_code == 200
    line = MISTAKEN.split("\n").index(next(one for one in MISTAKEN.split("\n") if "Rusia" in one)) + 1
    assert f"line {line}, column 3" in answer.text
    assert "Write Russia if that is meant." in answer.text
    assert "1 mistake, " in answer.text
    assert "- Rusia shall" in answer.text
    assert ledger.size() == size


def test_kept_as_the_next_version(client: TestClient, ledger: Ledger) -> None:
    """A text without mistakes is kept under the visitor's name; the version before stays; twice is once."""
    after = TEXT.replace("shall hold neutral", "shall keep neutral")
    answer = send(client, "/agreement", "/agreement/keep", text=after, name="framework", of="framework", seen=1)
    assert "Kept as “framework”, version 2." in answer.text
    assert [(v.version, v.text, v.author) for v in ledger.agreements()] == [(1, TEXT, "Ana"), (2, after, "Ana")]
    again = send(client, "/agreement", "/agreement/keep", text=after, name="framework", of="framework", seen=2)
    assert "has this text already" in again.text
    assert len(ledger.agreements()) == 2


@pytest.mark.parametrize(
    ("fields", "status", "says"),
    [
        ({"text": MISTAKEN}, 422, "This is not kept: 1 mistake has to be mended first."),
        ({"text": ""}, 422, "This is not kept:"),
        ({"name": ""}, 422, "Give it a name under which it is kept"),
        ({"name": "x" * 101}, 422, "longer than 100 letters"),
        ({"name": "a\u202eb"}, 422, "cannot be read"),
        ({"seen": ""}, 409, "Version 1 is kept as “framework”, and this text was not made from it."),
        ({"of": "other"}, 409, "this text was not made from it"),
    ],
)
def test_not_kept(client: TestClient, ledger: Ledger, fields: dict[str, str], status: int, says: str) -> None:
    """A text with mistakes, without a name, or not made from the newest version: shown again with the reason."""
    size = ledger.size()
    sent = {"text": TEXT + "\n", "name": "framework", "of": "framework", "seen": "1", **fields}
    answer = send(client, "/agreement", "/agreement/keep", **sent)
    assert answer.status_code == status
    assert says in unescape(answer.text)
    assert ledger.size() == size


def test_kept_over_another_on_the_second_word(client: TestClient, ledger: Ledger) -> None:
    """Who is told of a version that came meanwhile may keep theirs after it: the page carries what was seen."""
    answer = send(client, "/agreement", "/agreement/keep", text=TEXT + "\n> new\n", name="framework")
    assert answer.status_code == 409
    assert 'name="seen" value="1"' in answer.text
    assert 'name="of" value="framework"' in answer.text
    send(client, "/agreement", "/agreement/keep", text=TEXT + "\n> new\n", name="framework", of="framework", seen=1)
    assert len(ledger.agreements()) == 2


HOSTILE = {
    "brackets": "[" * 1_000_000,
    "lines": TEXT + "\n## Article 9\n" + "x\n" * 200_000,
    "nested": TEXT + "\n## Article 9\n9.1 Ukraine shall " + "if not (" * 50_000 + "leave.",
    "control": TEXT + "\x00\x07\x1b[31m\u202e\ufeff",
    "markup": TEXT + "\n## Article 9\n9.1 </textarea><script>alert(1)</script>.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts(client: TestClient, text: str) -> None:
    """However a text is made, it is answered with its mistakes: no crash, and nothing of it becomes markup."""
    answer = send(client, "/agreement", "/agreement", text=text)
    assert answer.status_code == 200
    assert "Not understood" in answer.text
    assert "<script>alert" not in answer.text
    assert "\0" not in answer.text
    assert answer.text.count("</textarea>") == 1
    assert len(answer.text) < 4_000_000


def test_too_long(client: TestClient) -> None:
    """A text beyond what is checked: refused in words."""
    answer = send(client, "/agreement", "/agreement", text="x" * 1_000_001)
    assert answer.status_code == 413
    assert "1,000,000" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/agreement.json?agreement=none",
        "/agreement.json?version=9",
        "/agreement/versions.json?from=9",
        "/agreement.md?version=9",
    ],
)
def test_no_such_text(client: TestClient, address: str) -> None:
    """A name or version that there is not: 404, and what there is."""
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Kept: framework." in answer.json()["error"]


def test_no_such_draft(client: TestClient) -> None:
    """A draft of a job that never was, or drafted nothing: 404."""
    assert client.get("/agreement.json?draft=5").status_code == 404


def test_versions(client: TestClient) -> None:
    """Two versions sentence by sentence: what left and what came are marked by elements and words, not by colour."""
    after = TEXT.replace("shall hold neutral", "shall keep neutral").replace("- Poland (proposed)\n", "")
    send(client, "/agreement", "/agreement/keep", text=after, name="framework", of="framework", seen=1)
    page = client.get("/agreement/versions").text
    assert "<del>" in page
    assert "<ins>" in page
    assert "removed: " in page
    data = client.get("/agreement/versions.json?agreement=framework&from=1&to=2").json()
    assert [change["kind"] for change in data["changes"]] == ["removed", "changed"]
    assert data["brackets"]["members"] == ["Ukraine", "Russia", "Turkey"]
    back = client.get("/agreement/versions.json?from=2&to=1").json()
    assert sorted(change["kind"] for change in back["changes"]) == ["added", "changed"]
    rows = client.get("/agreement/versions.csv").text.splitlines()
    assert rows[0] == "change,id before,id after,heading,before,after"
    assert len(rows) == 3


def test_one_version(client: TestClient, empty: TestClient) -> None:
    """With one version, or none, the page says what to do."""
    assert "one version so far" in client.get("/agreement/versions").text
    assert "No agreement is kept here yet" in empty.get("/agreement/versions").text


def test_names_with_markup(client: TestClient) -> None:
    """A name is words, whatever it looks like, on every page and in every address."""
    name = '"><img src=x onerror=alert(1)>&agreement=x'
    send(client, "/agreement", "/agreement/keep", text=TEXT, name=name)
    for path in ("/agreement", "/agreement/versions"):
        page = client.get(path).text
        assert "<img" not in page
        assert escape(name, quote=False)[:20].replace('"', "&#34;") in page
    assert client.get("/agreement.json", params={"agreement": name}).json()["name"] == name


def test_a_draft_from_the_talks(client: TestClient, ledger: Ledger) -> None:
    """A draft is worded beside the pages and opens in the editor; it is not kept by that."""
    size = len(ledger.agreements())
    answer = send(client, "/agreement", "/agreement/draft", title="As it stands")
    assert "which may take long" in answer.text
    job = ended(client, answer.url.path)
    assert "The draft is there." in job["outcomes"][0]["says"]
    data = client.get(f"/agreement.json?draft={job['job']['number']}").json()
    assert data["text"].startswith("# As it stands")
    assert data["checked"]["mistakes"] == 0
    assert len(ledger.agreements()) == size


def test_nothing_to_draft(empty: TestClient) -> None:
    """Without reports there is nothing to word: the job says so, and its draft is not there."""
    answer = send(empty, "/agreement", "/agreement/draft")
    job = ended(empty, answer.url.path)
    assert job["outcomes"][0]["failed"]
    assert empty.get(f"/agreement.json?draft={job['job']['number']}").status_code == 404


def test_without_a_token(client: TestClient, ledger: Ledger) -> None:
    """A form of another site has no token: nothing is kept, nothing is begun."""
    size = ledger.size()
    for path in ("/agreement", "/agreement/keep", "/agreement/draft"):
        assert client.post(path, data={"text": TEXT, "name": "x"}).status_code == 403
        token = token_on(client, "/agreement")
        assert client.post(path, data={"token": token}, headers={"Origin": "http://evil.example"}).status_code == 403
    assert ledger.size() == size
    assert client.get("/jobs.json").json()["rows"] == []

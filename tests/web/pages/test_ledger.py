"""The page of the ledger: head, log, a check beside the pages, and proofs."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

from starlette.testclient import TestClient

from parley.ledger import Ledger
from parley.tasks.review import Decider, review
from parley.web.jobs import Outcome
from parley.web.worker import Worker
from web.conftest import NOW, client_of, office_on
from web.forms import send

from .made import keep, said


def test_head_and_log(client: TestClient, ledger: Ledger) -> None:
    """The head is that of the ledger; the last entry comes first, in words, with the report that it is about."""
    review(ledger, "r1.s1", "accept", Decider("Ana", NOW))
    got = client.get("/ledger.json").json()
    assert f"{got['size']}:{got['root']}" == str(ledger.head())
    first, *_, last = got["log"]["rows"]
    assert (first["seq"], first["kind"], first["report"]) == (got["size"], "review", 1)
    assert first["says"].startswith("accept (“")
    assert (last["seq"], last["kind"], last["report"]) == (1, "report", 1)
    assert str(ledger.head()) in client.get("/ledger").text


def test_pages_of_the_log(client: TestClient, ledger: Ledger) -> None:
    """Fifty on a page; an entry is asked for by its number; beyond the last page the last is shown."""
    for n in range(30):
        keep(ledger, said(f"Report {n}.", "Ruritania"))
    size = ledger.size()
    second = client.get("/ledger.json?page=2").json()
    assert second["log"]["rows"][0]["seq"] == size - 50
    assert client.get("/ledger.json?entry=1").json()["log"]["page"] == 2
    assert 'id="e1"' in client.get("/ledger?entry=1").text
    assert client.get("/ledger.json?page=9").json() == second
    assert client.get("/ledger.json?entry=99999").json()["log"]["page"] == 1


def test_no_entry_yet(empty: TestClient) -> None:
    """An empty ledger has a head too."""
    page = empty.get("/ledger").text
    assert "Nothing has been recorded yet" in page
    assert "0 entries" in page


def test_a_check(client: TestClient, ledger: Ledger) -> None:
    """It is a job beside the pages and then says whole, also against a head of former days; against one of another log
    it says what is wrong."""
    known = str(ledger.head())
    keep(ledger, said("Ruritania agrees.", "Ruritania"))
    for head, says, failed in (("", "Whole: every entry", 0), (known, f"It extends {known}.", 0)):
        answer = send(client, "/ledger", "/ledger/check", head=head)
        assert (answer.status_code, answer.url.path) == (200, "/ledger")
        check = waited(client)
        assert says in check["says"]
        assert f"The head then: {ledger.head()}" in check["says"]
        assert (check["job"]["failed"], check["job"]["title"].endswith(head or "ledger")) == (failed, True)
    send(client, "/ledger", "/ledger/check", head=f"2:{'0' * 64}")
    assert waited(client)["says"].startswith("This ledger is NOT whole")
    page = client.get("/ledger").text
    assert "NOT whole" in page
    assert "is not of this log" in page
    assert client.get("/jobs.json").json()["rows"][0]["kind"] == "check"


def waited(client: TestClient) -> Any:
    """The check, once it has ended."""
    for _ in range(200):
        check = client.get("/ledger.json").json()["check"]
        if check["job"]["state"] == "done":
            return check
        time.sleep(0.05)
    raise AssertionError("the check did not end")


def test_one_check_at_a_time(ledger: Ledger) -> None:
    """While a check waits or is done, no second one is begun; the page says how far it is."""
    office = office_on(ledger)
    go = Event()

    def slow(worker: Worker) -> Iterator[Outcome]:
        go.wait(60)
        yield Outcome("done")

    office.jobs.add("reports", "Adding a report", slow, by="Ana", at=NOW, parts=1)
    client = client_of(office)
    send(client, "/ledger", "/ledger/check")
    page = send(client, "/ledger", "/ledger/check").text
    assert "A check is under way already" in page
    assert "Waiting for the jobs before it." in page
    assert len(client.get("/jobs.json").json()["rows"]) == 2
    go.set()
    assert "Whole" in waited(client)["says"]


def test_no_head(client: TestClient) -> None:
    """What is no head is shown again with what is wrong, and nothing begins."""
    answer = send(client, "/ledger", "/ledger/check", head='12"<b>')
    assert answer.status_code == 422
    assert "is no head" in answer.text
    assert 'value="12&#34;&lt;b&gt;" aria-invalid="true"' in answer.text
    assert "Check it now" in answer.text
    assert client.get("/ledger.json").json()["check"] is None


def test_a_proof(client: TestClient, ledger: Ledger, tmp_path: Path) -> None:
    """The proof and what checks it, as files: Python alone finds that they fit the head; a changed proof does not."""
    proof, checker = tmp_path / "proof.json", tmp_path / "verify.py"
    answer = client.get("/ledger/1/proof")
    assert answer.headers["content-disposition"] == 'attachment; filename="proof-1.json"'
    proof.write_bytes(answer.content)
    checker.write_bytes(client.get("/ledger/verify.py").content)
    command = [sys.executable, str(checker), str(proof), "--head", str(ledger.head())]
    assert subprocess.run(command, check=False).returncode == 0
    changed = json.loads(answer.content)
    changed["entry"]["author"] = "somebody else"
    proof.write_text(json.dumps(changed), encoding="utf-8")
    assert subprocess.run(command, check=False).returncode != 0


def test_no_such_entry(client: TestClient) -> None:
    """An entry that there is not: 404 in words."""
    for number in ("0", "9999", "99999999999999999999"):
        answer = client.get(f"/ledger/{number}/proof")
        assert answer.status_code == 404
        assert "has no entry" in answer.text

"""Reports that are sent: read and kept beside the pages, refused in words."""

import io
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from zipfile import ZipFile

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from parley.ledger import Ledger
from parley.team import open_accounts
from web.conftest import client_of, office_on
from web.forms import send, token_on

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1"
SAID = "Ukraine said it would leave village {} if Russia agreed to a ceasefire."
ARCHIVES = Path(__file__).parents[2] / "data/intake/archives"
File = tuple[str, bytes]


def sent(client: TestClient, *files: File, **fields: str) -> Any:
    """What came of files and fields that were sent, once the job is done."""
    parts = [("files", (name, data, "text/plain")) for name, data in files] or None
    answer = client.post("/add", data={"token": token_on(client, "/add"), **fields}, files=parts)
    assert answer.status_code == 200, answer.text
    return ended(client, answer.url.path)


def ended(client: TestClient, path: str) -> Any:
    """A job once it is done."""
    until = monotonic() + 120
    while (found := client.get(path + ".json").json())["job"]["state"] != "done":
        assert monotonic() < until
        sleep(0.05)
    return found


def report(number: int) -> File:
    """A file that says something of its own."""
    return f"r{number}.txt", f"date 2022-04-01\n\n{SAID.format(number)}".encode()


def test_no_way_on_from_a_draft_to_reviews(client: TestClient) -> None:
    """Once reports were added one goes on to add or review more; once a draft is made, to its text alone."""
    added = sent(client, report(1))["job"]["number"]
    assert "Review what is new" in client.get(f"/jobs/{added}").text
    drafted = send(client, "/agreement", "/agreement/draft", title="Talks").url.path
    ended(client, drafted)
    page = client.get(drafted).text
    assert "Open it in the editor" in page
    assert "Review what is new" not in page


def test_files(client: TestClient, ledger: Ledger) -> None:
    """Several files at once: each is read and kept, with its publisher, and where and by whom it was obtained."""
    before = ledger.reports()
    job = sent(client, report(1), report(2), report(3), publisher="Wire", where="a colleague")
    assert (job["job"]["done"], job["job"]["failed"], job["says"]) == (3, 0, "All 3 done.")
    assert ledger.reports() == before + 3
    kept = ledger.record().reports[before + 1]
    assert kept.publisher == "Wire"
    entry = next(e for e in ledger.entries() if e.kind == "report" and "village 1 " in str(e.payload))
    assert entry.author == "Ana"
    assert "a colleague" in str(entry.payload)


def test_a_text(client: TestClient, ledger: Ledger) -> None:
    """A text that was pasted is a report like any other; its day is said in the form."""
    before = ledger.reports()
    job = sent(client, text=SAID.format(9), day="2022-04-01")
    assert "pasted text added, 2022-04-01" in job["outcomes"][0]["says"]
    assert ledger.reports() == before + 1
    assert job["outcomes"][0]["to"] == f"/reports/{before + 1}"


def test_there_already(client: TestClient, ledger: Ledger) -> None:
    """The same file again is said to be there, and not added."""
    sent(client, report(1))
    before = ledger.reports()
    job = sent(client, report(1))
    assert "was there already; nothing added." in job["outcomes"][0]["says"]
    assert ledger.reports() == before


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (("photo.png", PNG), "photo.png: this is a picture, which Parley does not read."),
        (("photo.txt", PNG), "photo.txt: this is a picture, which Parley does not read."),
        (("empty.txt", b""), "empty.txt: it holds no text."),
        (("page.html", b"<script>alert(1)</script>"), "page.html: "),
        (("undated.md", b"Ukraine said so."), "undated.md: The report does not say its day of publication."),
        (("<img src=x>.png", PNG), "<img src=x>.png: this is a picture, which Parley does not read."),
    ],
)
def test_refused(client: TestClient, ledger: Ledger, file: File, says: str) -> None:
    """What is no report is refused in words; the file beside it is added all the same."""
    before = ledger.reports()
    job = sent(client, file, report(7))
    assert job["says"] == "1 of 2 done, 1 not possible."
    assert job["outcomes"][0]["says"].startswith(says)
    assert ledger.reports() == before + 1
    page = client.get(f"/jobs/{job['job']['number']}").text
    assert "<img" not in page.replace("<img src=x>", "<img") or "&lt;img" in page
    assert "<script>alert" not in page


def test_an_archive(client: TestClient, ledger: Ledger) -> None:
    """A zip with two texts and a picture: each is told by itself, under its place in the zip; their days are taken from
    their names where that is chosen."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as zipped:
        for name in ("2022-04-02.txt", "2022-04-03.txt"):
            zipped.writestr(name, f"Ukraine said on {name} that it would withdraw its troops from the town of Izium.")
        zipped.writestr("photo.png", PNG)
    before = ledger.reports()
    job = sent(client, ("talks.zip", packed.getvalue()), **{"day-from": "name"})
    assert job["says"] == "2 of 3 done, 1 not possible." and job["job"]["parts"] == 3
    picture, second, first = (one["says"] for one in job["outcomes"])
    assert "added, 2022-04-02" in first
    assert "added, 2022-04-03" in second
    assert picture.startswith("talks.zip/photo.png: this is a picture")
    assert ledger.reports() == before + 2


def test_a_table_by_its_columns(client: TestClient, ledger: Ledger) -> None:
    """Which column is the text, and how its days are written, is said in the form."""
    rows = b"posted,words\n03.04.2022,Ukraine said that it would withdraw its troops from the town of Izium.\n"
    job = sent(client, ("rows.csv", rows), columns="date=posted, text=words, days=day-first")
    assert "added, 2022-04-03" in job["outcomes"][0]["says"]
    job = sent(client, ("rows.csv", rows))
    assert "Its columns are: posted, words" in job["outcomes"][0]["says"]


def test_what_is_passed_over_is_no_failure(client: TestClient) -> None:
    """A crawl with nothing but a picture: that is said, and the job did not fail."""
    crawl = (ARCHIVES / "crawl.warc").read_bytes().split(b"WARC/1.0\r\n")
    pictures = b"".join(b"WARC/1.0\r\n" + one for one in crawl if b"image/png" in one[:2000])
    job = sent(client, ("pictures.warc", pictures))
    assert "passed over" in job["outcomes"][0]["says"]
    assert (job["job"]["failed"], job["outcomes"][0]["failed"]) == (0, False)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Choose one or more files, or paste a text."),
        ({"text": "  \n "}, "Choose one or more files, or paste a text."),
        ({"text": "Ukraine said so.", "day": "soon"}, "is no day"),
        ({"text": "Ukraine said so.", "columns": "words"}, "says nothing of a table"),
        ({"text": "Ukraine said so.", "publisher": "x" * 2001}, "publisher is longer than 2000 characters"),
    ],
)
def test_the_form_again(client: TestClient, ledger: Ledger, fields: dict[str, str], says: str) -> None:
    """What cannot be begun is shown again with what was typed, and the reason."""
    size = ledger.size()
    answer = send(client, "/add", "/add", **fields)
    assert answer.status_code == 422
    assert says in answer.text
    assert fields.get("text", "") in answer.text
    assert ledger.size() == size
    assert client.get("/jobs.json").json()["rows"] == []


def test_too_large(client: TestClient, ledger: Ledger) -> None:
    """65 MiB at once: refused before any of it is read, and said how much is taken."""
    size = ledger.size()
    data = {"token": token_on(client, "/add")}
    answer = client.post("/add", data=data, files=[("files", ("a.txt", b"x" * 65 * 1024 * 1024))])
    assert answer.status_code == 413
    assert "64 MiB" in answer.text
    assert ledger.size() == size


def test_without_a_token(client: TestClient, ledger: Ledger) -> None:
    """A file that another site's page sends is refused."""
    size = ledger.size()
    assert client.post("/add", files=[("files", report(1))]).status_code == 403
    data = {"token": token_on(client, "/add")}
    foreign = {"Origin": "http://evil.example"}
    assert client.post("/add", data=data, files=[("files", report(1))], headers=foreign).status_code == 403
    assert ledger.size() == size


def test_who_may_add(ledger: Ledger, tmp_path: Path) -> None:
    """Of a team, who may only read sees neither the form nor the jobs, and adds nothing; they may check a text."""
    now = datetime(2022, 4, 2, 9, tzinfo=UTC)
    with open_accounts(tmp_path / "users.db", hasher=PasswordHasher(1, 64, 1)) as accounts:
        accounts.add("Rhea", "a heron by the lake", "read", now)
        reader = client_of(office_on(ledger, owner=accounts))
        send(reader, "/sign-in", "/sign-in", name="Rhea", password="a heron by the lake")
        size = ledger.size()
        assert reader.get("/add").status_code == 403
        assert reader.get("/jobs").status_code == 403
        data = {"token": token_on(reader, "/agreement")}
        assert reader.post("/add", data=data, files=[("files", report(1))]).status_code == 403
        assert ledger.size() == size
        page = reader.post("/agreement", data={**data, "text": "x"})
        assert page.status_code == 200
        assert "/agreement/keep" not in page.text
        assert "Draft from the talks" not in page.text


def test_jobs(client: TestClient, empty: TestClient) -> None:
    """The list has each job with how far it is; a job that never was is told so."""
    assert "Nothing was begun" in empty.get("/jobs").text
    sent(client, report(1), ("a.png", PNG))
    (row,) = client.get("/jobs.json").json()["rows"]
    assert (row["title"], row["done"], row["parts"], row["failed"]) == ("Adding 2 files", 2, 2, 1)
    assert "<progress" in client.get("/jobs/1").text
    assert client.get("/jobs/1.csv").text.splitlines()[1].startswith('failed,"a.png: ')
    assert client.get("/jobs/2.json").status_code == 404
    assert client.get("/jobs/999999999999999999.json").status_code == 404

"""Statements as a file: all that a filter lets through, noted in the ledger; and what else can be taken away."""

import csv
import hashlib
import io
import json
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from parley.export.forms import FORMS
from parley.ledger import Ledger
from parley.web.writes import export
from web.forms import send

from .made import keep, said


def test_all_of_a_filter_as_csv(client: TestClient, ledger: Ledger) -> None:
    """More than a page of the list: all are there, formulas as texts; the ledger notes who took it, and its hash."""
    keep(ledger, said("=1+1", *(f"Party {n}" for n in range(120))))
    answer = send(client, "/export", "/export/statements", report="2", form="csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 120
    assert {row["content"] for row in rows} == {"'=1+1"}
    assert answer.headers["content-disposition"].startswith('attachment; filename="statements-')
    noted = client.get("/ledger.json").json()["log"]["rows"][0]
    assert (noted["kind"], noted["author"]) == ("export", "Ana")
    (entry,) = ledger.entries(ledger.size() - 1)
    assert entry.payload["rows"] == 120
    assert entry.payload["sha256"] == hashlib.sha256(answer.content).hexdigest()


@pytest.mark.parametrize("form", [form.name for form in FORMS])
def test_every_form(client: TestClient, ledger: Ledger, form: str) -> None:
    """Each form that the page offers gives a file, and the ledger notes in which form it was given."""
    assert f'value="{form}"' in client.get("/export").text
    answer = send(client, "/export", "/export/statements", form=form)
    (entry,) = ledger.entries(ledger.size() - 1)
    assert (answer.status_code, entry.payload["form"]) == (200, form)
    assert " " not in answer.headers["content-disposition"].partition("filename=")[2]
    assert entry.payload["sha256"] == hashlib.sha256(answer.content).hexdigest()


def test_all_tables_as_csv(client: TestClient) -> None:
    """A form whose files may end otherwise is offered that way too: CSV as a zip of all tables."""
    answer = send(client, "/export", "/export/statements", form="csv.zip")
    assert "duties.csv" in ZipFile(io.BytesIO(answer.content)).namelist()
    assert answer.headers["content-disposition"].endswith('.zip"')


def test_words_as_json_lines(client: TestClient) -> None:
    """With words those that have all of them."""
    answer = send(client, "/export", "/export/statements", words="troops", form="jsonl", table="statements")
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert {row["id"] for row in rows} == {
        row["id"] for row in client.get("/statements.json?words=troops").json()["statements"]["rows"]
    }
    assert rows


def test_nothing_passes(client: TestClient, ledger: Ledger) -> None:
    """An empty file is a file too: in CSV it has its head."""
    answer = send(client, "/export", "/export/statements", party="Nobody", form="csv")
    assert answer.content.decode("utf-8-sig").startswith("id,said,")
    assert answer.text.count("\n") == 1
    alone = send(client, "/export", "/export/statements", party="Nobody", form="jsonl", table="statements")
    assert (alone.status_code, alone.text) == (200, "")


def test_what_is_refused(client: TestClient, ledger: Ledger) -> None:
    """No form, a day that is none, a form without its token, a plain GET: refused in words, and nothing is noted."""
    before = ledger.size()
    assert "form: choose one of csv, csv.zip, jsonl" in send(client, "/export", "/export/statements").text
    assert send(client, "/export", "/export/statements", form="csv", since="soon").status_code == 400
    assert send(client, "/export", "/export/statements", form="csv", table="secrets").status_code == 400
    one = send(client, "/export", "/export/statements", form="datapackage", table="duties")
    assert (one.status_code, "holds all tables" in one.text) == (400, True)
    assert client.post("/export/statements", data={"form": "csv"}).status_code == 403
    assert client.get("/export/statements").status_code == 405
    assert ledger.size() == before


def test_one_file_at_a_time(client: TestClient, ledger: Ledger) -> None:
    """While one is being made another is put off, in words."""
    with export._ONE:
        answer = send(client, "/export", "/export/statements", form="csv")
    assert answer.status_code == 503
    assert "Try again" in answer.text
    assert send(client, "/export", "/export/statements", form="csv").status_code == 200


def test_every_page_is_listed(client: TestClient) -> None:
    """Each page with its forms and parameters; the filter that was chosen is filled in and counted."""
    got = client.get("/export.json?party=Turkey").json()
    paths = {page["path"]: page for page in got["pages"]}
    assert paths["/statements"]["csv"]
    assert not paths["/search"]["csv"]
    assert ["words", paths["/search"]["params"][0][1]] == paths["/search"]["params"][0]
    assert got["number"] == len(client.get("/statements.json?party=Turkey").json()["statements"]["rows"])
    assert "/reports/{number}.json" in client.get("/export").text

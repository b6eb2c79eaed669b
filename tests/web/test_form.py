"""What forms send: names of files safe to show, long texts, and what is no form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from parley.web.form import shown_name
from web.forms import token_on


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("talks.txt", "talks.txt"),
        ("C:\\Users\\ana\\talks.txt", "talks.txt"),
        ("../../etc/passwd", "passwd"),
        ("a\x1b[31m\u202etxt.exe", "a\ufffd[31m\ufffdtxt.exe"),
        ("نامه\u200cها.txt", "نامه\u200cها.txt"),
        ("/", "file"),
        ("x" * 500, "x" * 200),
    ],
)
def test_names(name: str, shown: str) -> None:
    """A name keeps its letters, and loses its folders and what would steer a screen."""
    assert shown_name(name) == shown


@given(st.text())
def test_any_name(name: str) -> None:
    """Whatever it was called, it is shown on one line, and never as nothing."""
    shown = shown_name(name)
    assert shown
    assert "/" not in shown
    assert not set(shown) & set("\0\n\r\x1b\u202e\u2066")


def test_no_form(client: TestClient) -> None:
    """Bytes that say they are a form and are none: 400 in words."""
    headers = {"Content-Type": "multipart/form-data"}
    answer = client.post("/add", content=b"xyz", headers=headers)
    assert answer.status_code == 400
    assert "cannot be read as a form" in answer.text


def test_too_many_files(client: TestClient) -> None:
    """More files than are taken at once: refused, and none is added."""
    files = [("files", (f"{n}.txt", b"x")) for n in range(1001)]
    answer = client.post("/add", data={"token": token_on(client, "/add")}, files=files)
    assert answer.status_code == 400
    assert "1000 files at most" in answer.text


def test_half_a_letter(client: TestClient) -> None:
    """A form in UTF-7 can hold half a surrogate pair, which no text can: refused in words."""
    token = token_on(client, "/agreement")
    body = (
        f'--x\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token.replace("+", "+-")}\r\n'
        '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n+2AA-\r\n--x--\r\n'
    )
    headers = {"Content-Type": "multipart/form-data; boundary=x; charset=utf-7"}
    answer = client.post("/agreement", content=body.encode(), headers=headers)
    assert answer.status_code == 400
    assert "surrogate" in answer.text


def test_fields_without_files(client: TestClient) -> None:
    """A form without files may have a text in any letters; fields and lengths without end are refused in words."""
    token = token_on(client, "/agreement")
    answer = client.post("/agreement", data={"token": token, "text": "# Görüşmeler & “talks” = 平和"})
    assert answer.status_code == 200
    assert "Görüşmeler &amp; “talks” = 平和" in answer.text
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    many = client.post("/agreement", content=f"token={token}" + "&a=b" * 1000, headers=headers)
    assert many.status_code == 400
    assert "200 fields at most" in many.text
    long = client.post("/agreement", content=f"token={token}&text=" + "%41" * 6_000_000, headers=headers)
    assert long.status_code == 413
    assert "16 MiB" in long.text

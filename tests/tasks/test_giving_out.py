"""A file is written whole or not at all, and nothing but a file is written over."""

import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from export.ledgers import fill_with_talks, given_out
from parley.errors import WrongUseError
from parley.export.forms import FORMS, Form, form_named
from parley.ledger import Ledger, open_ledger
from parley.tasks.page import UnwritableFileError


@pytest.fixture
def talks(tmp_path: Path) -> Iterator[Ledger]:
    """The talks in Istanbul, with an agreement and decisions."""
    (tmp_path / "out").mkdir()
    with open_ledger(tmp_path / "talks.db") as ledger:
        fill_with_talks(ledger)
        yield ledger


@pytest.mark.parametrize("form", [one for one in FORMS if one.name != "plover"], ids=lambda form: form.name)
def test_a_full_disk_leaves_nothing_behind(talks: Ledger, tmp_path: Path, form: Form) -> None:
    """Files may have 50 bytes: the file that was there stays as it was, and nothing is beside it. (The talks have no
    event for plover.)"""
    path = tmp_path / f"out/a{form.suffixes[-1]}"
    path.write_bytes(b"before")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50, limits[1]))
    try:
        with pytest.raises(UnwritableFileError, match="cannot be written"):
            given_out(talks, path, form.name)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(path.parent.iterdir()) == [path] and path.read_bytes() == b"before"


@pytest.mark.parametrize("name", ["a.geojson", "a.GEOJSON", "a.json", "a.txt", "csv", "a", ".csv"])
def test_a_name_that_may_be(name: str) -> None:
    """Of its own ending, of one that many have, of none that another format has, or of none at all."""
    form_named("geojson").check_name(name)


@pytest.mark.parametrize("name", ["a.csv", "a.geojson.ZIP", "a.pdf"])
def test_a_name_of_another_format(name: str) -> None:
    """It is said whose ending that is."""
    with pytest.raises(WrongUseError, match=r"files of geojson end with \.geojson, and"):
        form_named("geojson").check_name(name)


def test_who_stops_it_finds_nothing_behind(talks: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C just before the file would take its place."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "chmod", stop)
    with pytest.raises(KeyboardInterrupt):
        given_out(talks, tmp_path / "out/a.csv", "csv")
    assert not list((tmp_path / "out").iterdir())


def test_a_pipe_stays_one(talks: Ledger, tmp_path: Path) -> None:
    """What is no plain file is not replaced by one."""
    path = tmp_path / "out/pipe.csv"
    os.mkfifo(path)
    with pytest.raises(UnwritableFileError, match="no plain file"):
        given_out(talks, path, "csv")
    assert path.is_fifo() and list(path.parent.iterdir()) == [path]


def test_a_link_stays_one(talks: Ledger, tmp_path: Path) -> None:
    """What it leads to is written."""
    path = tmp_path / "out/link.csv"
    path.symlink_to(tmp_path / "far.csv")
    given_out(talks, path, "csv")
    assert path.is_symlink() and (tmp_path / "far.csv").read_bytes().startswith(b"\xef\xbb\xbf")

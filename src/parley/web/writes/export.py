"""Gives what a filter lets through as a file, and notes it in the ledger."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import IO, cast

from parley.export.forms import TABLES, Table
from parley.tasks.giving_out import note_given, write_aside
from parley.web.addresses import File, Write, kept_as
from parley.web.ask import Ask
from parley.web.errors import BusyError
from parley.web.pages.export import form_from
from parley.web.pages.filtering import filter_from
from parley.web.worker import Worker

_PART = 1 << 16
_ONE = Lock()
"""One file is made at a time: it takes all of a processor while it lasts."""


def export_statements(ask: Ask) -> File:
    """All that the fields of a form let through, written by a process of its own, so that the pages stay quick.

    Raises WrongUseError, MissingLibraryError, BusyError, WorkerLostError, LedgerError.
    """
    which, words = filter_from(ask), ask.text("words")
    form, suffix = form_from(ask)
    table = cast("Table | None", ask.choice("table", TABLES))
    what = table or (form.items if form.items in TABLES else form.name)
    name = f"{what}-{ask.ledger.size()}{suffix}"
    if not _ONE.acquire(blocking=False):
        raise BusyError("Another file is being made just now. Try again when it is done.")
    worker = Worker(ask.office.jobs.hire)
    try:
        with TemporaryDirectory(prefix="parley-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / name
            made = worker(write_aside, str(ask.ledger.place), form.name, which, words, table, path)
            file = path.open("rb")
    finally:
        worker.end()
        _ONE.release()
    note_given(ask.ledger, form, made, name, table, author=ask.visitor.name, now=ask.office.clock())
    kind = form.media_type if suffix == form.suffixes[0] else "application/octet-stream"
    return File(_parts(file), kind, kept_as(name))


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while part := file.read(_PART):
            yield part


WRITE = Write("/export/statements", export_statements, "read")

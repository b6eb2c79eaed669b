"""Gives statements out as a file, and notes it in the ledger."""

from threading import Lock

from parley.errors import WrongUseError
from parley.tasks.exports import FORMS, exported, note_given
from parley.web.addresses import File, Write, kept_as
from parley.web.ask import Ask
from parley.web.errors import BusyError
from parley.web.pages.filtering import filter_from

_KINDS = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl"}
_ONE = Lock()
"""One file is made at a time: it takes all of a processor while it lasts."""


def export_statements(ask: Ask) -> File:
    """All statements that the fields of a form let through. Raises WrongUseError, BusyError, LedgerError."""
    which, words = filter_from(ask), ask.text("words")
    form = next((one for one in FORMS if one == ask.text("form")), None)
    if form is None:
        raise WrongUseError(f"form: choose one of {', '.join(FORMS)}.")
    if not _ONE.acquire(blocking=False):
        raise BusyError("Another file is being made just now. Try again when it is done.")
    try:
        made = exported(ask.ledger, which, form, words=words)
    finally:
        _ONE.release()
    name = f"statements-{ask.ledger.size()}.{form}"
    note_given(ask.ledger, made, name, author=ask.visitor.name, now=ask.office.clock())
    return File(made.parts(), _KINDS[form], kept_as(name))


WRITE = Write("/export/statements", export_statements, "read")

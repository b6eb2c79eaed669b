"""Agreements and records out of files."""

from pathlib import Path

from parley.agreement import parse, parse_partial
from parley.errors import Mistake
from parley.intake import read_words
from parley.model.agreement import Agreement


def agreement_from_file(path: Path, *, partial: bool = False) -> tuple[Agreement, tuple[Mistake, ...]]:
    """The agreement in a file, and with `partial` the mistakes in what was not understood.

    Raises UnreadableFileError, and AgreementErrors with all mistakes unless `partial`.
    """
    text = read_words(path)
    return parse_partial(text) if partial else (parse(text), ())

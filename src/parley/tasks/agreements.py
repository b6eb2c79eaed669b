"""Agreements and records out of files."""

from pathlib import Path

from parley.agreement import parse, parse_partial
from parley.errors import AgreementErrors, Mistake
from parley.intake import read_words
from parley.model.agreement import Agreement


def agreement_from_file(path: Path, *, partial: bool = False) -> tuple[Agreement, tuple[Mistake, ...]]:
    """The agreement in a file, and with `partial` the mistakes in what was not understood.

    Raises UnreadableFileError, and AgreementErrors with all mistakes unless `partial`.
    """
    text = read_words(path)
    if partial:
        return parse_partial(text)
    try:
        return parse(text), ()
    except AgreementErrors as error:
        # Each mistake with its file: a command may read several.
        error.args = ("\n".join(f"{path}, {mistake}" for mistake in error.mistakes),)
        raise

"""Files that are there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, cast

from parley.tasks.page import UnwritableFileError, unwritable

UNFINISHED = ".parley-"
"""So begins the name of a file that is not whole yet, or never was, since its writer was killed."""


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A new file beside the one that is to be, which takes its place when all is written; nothing of it stays where
    that goes wrong. Raises UnwritableFileError."""
    if path.exists() and not path.is_file():
        raise UnwritableFileError(f"{path}: this is no plain file, and nothing else is replaced. Name a file.")
    target = Path(os.path.realpath(path))  # a link stays one
    try:
        file = NamedTemporaryFile(dir=target.parent, prefix=UNFINISHED, delete=False)  # noqa: SIM115 - closed below
        made = Path(file.name)
        try:
            with file:
                yield cast(IO[bytes], file)
                file.flush()
                os.fsync(file.fileno())
            made.chmod(0o666 & ~_mask())
            made.replace(target)
        finally:
            made.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

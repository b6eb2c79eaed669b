"""What is taken away is written to a file, and noted in the ledger."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, cast

from parley.export.forms import Form, Table
from parley.ledger import Ledger
from parley.model.takeaway import Takeaway
from parley.tasks.page import UnwritableFileError


@dataclass(frozen=True, slots=True)
class Given:
    """What was given out: how many items, and the entry of the ledger that notes it."""

    items: int
    entry: int


@dataclass(slots=True)
class _Hashed:
    """A file that is hashed while it is written; it cannot be gone back in, so that zips are written in one go too."""

    file: IO[bytes]
    hashed: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def write(self, data: bytes) -> int:
        """Writes bytes."""
        self.hashed.update(data)
        return self.file.write(data)

    def flush(self) -> None:
        """Nothing: the file is flushed when it is whole."""


def give_out(
    ledger: Ledger, form: Form, taken: Takeaway, path: Path, table: Table | None, *, author: str, now: datetime
) -> Given:
    """Writes what is given out to a file, whole or not at all, and notes it in the ledger with the SHA-256 of the file.

    Raises WrongUseError, MissingLibraryError, UnwritableFileError, LedgerError.
    """
    with _beside(path) as file:
        out = _Hashed(file)
        items = form.write(taken, cast(IO[bytes], out), table, ending=path.suffix)
    made = {"to": path.name, "what": table or form.items, "form": form.name, "rows": items}
    entry = ledger.note_export(made | {"sha256": out.hashed.hexdigest()}, author=author, now=now)
    return Given(items, entry)


@contextmanager
def _beside(path: Path) -> Iterator[IO[bytes]]:
    """A new file beside the one that is to be, which takes its place when all is written."""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".parley-", delete=False) as file:
            try:
                yield cast(IO[bytes], file)
            except BaseException:
                file.close()
                Path(file.name).unlink()
                raise
        Path(file.name).chmod(0o666 & ~_mask())
        Path(file.name).replace(path)
    except OSError as error:
        raise UnwritableFileError(
            f"{path}: it cannot be written ({error.strerror}). Check its folder and the rights to it."
        ) from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

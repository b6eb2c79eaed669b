"""An open database of a ledger: connections that read it as it stands, and that write to it alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Self

from sqlalchemy.engine import Connection

from parley.errors import LedgerError
from parley.ledger import derived
from parley.ledger.database import engine_of, name_of, reading, writing
from parley.ledger.schema import prepare
from parley.ledger.writer import Writer


class Opened:
    """The database in which a ledger lies. Every method raises LedgerError, with the mend."""

    def __init__(self, place: str | Path, wait: float, longest: float | None) -> None:
        self.place = place
        self._engine = engine_of(place, wait, longest)
        self._held: ContextVar[Connection | None] = ContextVar("held", default=None)
        try:
            with self._understood():
                prepare(self._engine, place, derived.build, derived.VERSION)
        except BaseException:
            self._engine.dispose()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for questions to the tables; it sees the ledger as it stands now."""
        if (held := self._held.get()) is not None:
            yield held
            return
        with self._understood(), reading(self._engine, self.place) as connection:
            derived.check_current(connection, self.place)
            yield connection

    @contextmanager
    def held(self) -> Iterator[None]:
        """All that is asked inside, by this thread, is answered by the ledger as it stood at the beginning, and by one
        connection; nothing is to be written inside."""
        with self.reading() as connection:
            before = self._held.set(connection)
            try:
                yield
            finally:
                self._held.reset(before)

    @contextmanager
    def reading_as_it_lies(self) -> Iterator[Connection]:
        """The same where the tables may not agree with the log: that is what is asked."""
        with self._understood(), reading(self._engine, self.place) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Adds several entries at once: all are kept, or none."""
        with self._understood(), writing(self._engine, self.place) as connection:
            derived.check_current(connection, self.place)
            yield Writer(connection)

    @contextmanager
    def writing_beside(self) -> Iterator[Connection]:
        """Writes what is worked out, beside the log: all is kept, or nothing."""
        with self._understood(), writing(self._engine, self.place) as connection:
            yield connection

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _understood(self) -> Iterator[None]:
        """Turns an entry that is not as Parley writes it into words that help."""
        try:
            yield
        except (ValueError, KeyError, TypeError) as error:
            raise LedgerError(
                f"{name_of(self.place)}: an entry of this ledger cannot be understood ({error}). "
                "Bring it back from a copy."
            ) from error

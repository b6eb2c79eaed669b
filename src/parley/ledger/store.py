"""A ledger: one log that is only ever added to, and tables worked out from it, in SQLite or PostgreSQL.

What is committed is on the disk: it outlives a killed program and a power cut.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import sqlalchemy as sa

from parley.errors import LedgerError
from parley.ledger import derived
from parley.ledger.agreements import KeptAgreement, agreements_at
from parley.ledger.checking import Verified, verified
from parley.ledger.copying import backed_up, copied
from parley.ledger.database import is_address, may_write, name_of
from parley.ledger.find import Filter, Passage, PassageKind, passages_found
from parley.ledger.followed import Followed, Step, drop, steps_between
from parley.ledger.likeness import add_vectors, closest, count_lacking, lacking
from parley.ledger.lists import FoundStatement, Order, statements_after, statements_counted, statements_found
from parley.ledger.log import Entry, Head, entries_after, head_of, size_of
from parley.ledger.moments import (
    entry_of_report,
    moment_of,
    read_by,
    record_at,
    reports_in,
    reports_testifying,
    reviews_of_several,
)
from parley.ledger.opened import Opened
from parley.ledger.payload import Obtained, Payload
from parley.ledger.proof import proof_of
from parley.ledger.record import Record
from parley.ledger.tables import original
from parley.ledger.verdicts import Verdict, add_verdicts, drop_verdicts, verdicts_of
from parley.ledger.writer import Arrival, Kept
from parley.model.arrival import Extraction
from parley.model.judgement import Decision
from parley.model.passage import Pair
from parley.model.statement import ReaderStamp, Reading

EVERYTHING = Filter()


class Ledger(Opened):
    """An open ledger. Close it, or use it in a `with`. Every method raises LedgerError, with the mend."""

    def keep(
        self,
        reading: Reading,
        original: bytes,
        *,
        author: str,
        now: datetime,
        obtained: Obtained | None = None,
        extraction: Extraction | None = None,
    ) -> Kept:
        """Keep a report, the bytes it came in, where they were obtained, how its text was taken out of them, and what
        was read in it.

        A report that is there already is not added again; its text and its reading only if they differ from the last
        ones. One of the same day and words as another is that report, obtained once more in other bytes. Raises
        MissingDateError for a report without a day, LedgerError for one kept already under another day.
        """
        with self.writing() as writer:
            return writer.keep(Arrival(reading, original, obtained, extraction), author, now)

    def read_by(self, report: str, stamp: ReaderStamp, day: date | None = None, text: str | None = None) -> int | None:
        """The number of the report of which these are bytes, where a reader of that stamp read it last, and it is of
        that day and has that text, if they are given; else None."""
        with self.reading() as connection:
            return read_by(connection, report, stamp, day, text)

    def note_obtained(self, report: str, obtained: Obtained, *, now: datetime) -> bool:
        """Note that the bytes of that id, which are kept, were obtained once more; False where just that is known."""
        with self.writing() as writer:
            return writer.obtained_once_more(report, obtained, now)

    def judge(self, decision: Decision, *, now: datetime) -> bool:
        """Keep what a person decided; False if the same person said the very same before.

        Raises UnknownEntryError for a withdrawal of what is no decision, or was withdrawn.
        """
        with self.writing() as writer:
            return writer.decide(decision, now) is not None

    def keep_agreement(self, payload: Payload, *, author: str, now: datetime) -> int | None:
        """Keep a version of an agreement: "name", "title", "text" and "commitments", each with "id", "kind", "debtor",
        "creditors", "act" and "says". Returns its entry; None where that text is the newest version of the name."""
        with self.writing() as writer:
            return writer.keep_agreement(payload, author, now)

    def agreements(self, known_by: date | None = None) -> tuple[KeptAgreement, ...]:
        """All versions of agreements, as kept until the end of a day (in UTC), in the order in which they were."""
        with self.reading() as connection:
            return agreements_at(connection, moment_of(connection, known_by))

    def note_export(self, payload: Payload, *, author: str, now: datetime) -> int:
        """Note what was given out: "to" (a file), "what", "rows" and the "sha256" of its bytes. Returns the entry."""
        with self.writing() as writer:
            return writer.add("export", payload, author, now)

    def can_keep(self) -> bool:
        """Whether anything may be written here: the file, its folder, its disk and the user's rights allow it."""
        return may_write(self._engine, self.place)

    @contextmanager
    def following(self, followed: Followed) -> Iterator[bool]:
        """What following has come to, as it stands now; False where others have kept more of it meanwhile."""
        with self.reading() as connection:
            yield followed.see(connection)

    def keep_following(self, followed: Followed) -> bool:
        """Keep what was worked in; False, and nothing is kept, where others were faster. Locks the ledger only now."""
        with self.writing_beside() as connection:
            return followed.keep(connection)

    def steps(self, known_by: date | None = None) -> Iterator[Step]:
        """All steps that following takes, as recorded until the end of a day."""
        with self.reading() as connection:
            yield from steps_between(connection, 0, moment_of(connection, known_by))

    def verdicts(self, judge: str, pairs: Sequence[Pair]) -> Mapping[Pair, Verdict]:
        """What a judge said of pairs of passages, as far as it is kept."""
        with self.reading() as connection:
            return verdicts_of(connection, judge, pairs)

    def keep_verdicts(self, judge: str, verdicts: Mapping[Pair, Verdict]) -> None:
        """Keep what a judge said of pairs, in place of what any other judge said."""
        with self.writing_beside() as connection:
            add_verdicts(connection, judge, verdicts)

    def record_of_decided(self, *, as_of: date | None = None, known_by: date | None = None) -> Record:
        """Like `record`, with those reports alone whose statements people linked, set beside a provision, or took as
        the place of a fact."""
        with self.reading() as connection:
            moment = moment_of(connection, known_by)
            return record_at(connection, moment, as_of, reports_testifying(connection, moment))

    def record_of_compared(self) -> Record:
        """The reviews of those statements that two or more people reviewed, without any report or reading."""
        with self.reading() as connection:
            return Record({}, {}, {}, reviews_of_several(connection))

    def head(self) -> Head:
        """How many entries there are, and the root of the tree over them."""
        with self.reading() as connection:
            return head_of(connection)

    def size(self) -> int:
        """How many entries there are: the number of the last one."""
        with self.reading() as connection:
            return size_of(connection)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The log in its order, from the entry that follows number `after`."""
        while batch := self._entries(after):
            yield from batch
            after = batch[-1].seq

    def _entries(self, after: int) -> list[Entry]:
        with self.reading() as connection:
            return entries_after(connection, after, 500)

    def rebuild(self) -> int:
        """Work all other tables out anew, drop what following and judging came to. Returns how many entries it has."""
        with self.writing_beside() as connection:
            drop(connection)
            drop_verdicts(connection)
            return derived.build(connection)

    def record(
        self, *, as_of: date | None = None, known_by: date | None = None, only: Iterable[int] | None = None
    ) -> Record:
        """What the log amounts to: with `as_of` reports published until that day alone, with `known_by` only what was
        recorded until that day (in UTC). `only`: the reports of these numbers.
        """
        with self.reading() as connection:
            return record_at(connection, moment_of(connection, known_by), as_of, None if only is None else set(only))

    def verify(self, against: Head | None = None) -> Verified:
        """Whether the ledger is whole, and extends a head of former days."""
        with self.reading_as_it_lies() as connection:
            return verified(connection, against)

    def prove(self, seq: int) -> str:
        """The proof that an entry is in the log, as JSON for the stand-alone `verify.py`. Raises UnknownEntryError."""
        with self.reading() as connection:
            return proof_of(connection, seq)

    def backup(self, target: Path) -> Verified:
        """Copy a ledger file as it stands now, and check the copy; it may be written to meanwhile.

        Raises LedgerError for a file that is there already, and where the copy is not whole.
        """
        if is_address(self.place):
            raise LedgerError(
                "A ledger on a server is backed up by `parley ledger copy`, or by the server's own means."
            )
        backed_up(Path(self.place), target)
        with open_ledger(target) as copy:
            return copy.verify()

    def copy_to(self, target: "Ledger", done: Callable[[int], None] = lambda _: None) -> int:
        """Copy everything into an empty ledger, of either kind of database: the head is the same. Returns how many
        entries; `done` is told how many each batch had. Raises LedgerError for a ledger that has entries."""
        with self.reading() as source, target.writing() as writer:
            return copied(source, writer.connection, done)

    def reports(self) -> int:
        """How many reports there are."""
        with self.reading() as connection:
            return reports_in(connection)

    def entry_of_report(self, number: int) -> int:
        """The entry in which a report came, as its text stands now. Raises UnknownEntryError."""
        with self.reading() as connection:
            return entry_of_report(connection, number)

    def statements(
        self, which: Filter = EVERYTHING, *, order: Order = "oldest", limit: int = 100, offset: int = 0
    ) -> tuple[FoundStatement, ...]:
        """The statements that a filter lets through, in some order; `limit` of them from `offset` on."""
        with self.reading() as connection:
            return statements_found(connection, which, order=order, limit=limit, offset=offset)

    def each_statement(self, which: Filter = EVERYTHING) -> Iterator[FoundStatement]:
        """All statements that a filter lets through, by day, report and place, as they stand when the first is asked
        for: what is added meanwhile does not count."""
        with self.reading() as connection:
            moment, last = moment_of(connection, which.known_by), None
        while batch := self._statements_after(which, moment, last):
            yield from batch
            last = batch[-1]

    def _statements_after(self, which: Filter, moment: int, last: FoundStatement | None) -> tuple[FoundStatement, ...]:
        with self.reading() as connection:
            return statements_after(connection, which, moment, last)

    def count(self, which: Filter = EVERYTHING, most: int | None = None) -> int:
        """How many statements a filter lets through; counted as far as `most`, if given."""
        with self.reading() as connection:
            return statements_counted(connection, which, most)

    def search(
        self, words: str, which: Filter = EVERYTHING, *, limit: int = 20, kinds: tuple[PassageKind, ...] = ()
    ) -> tuple[Passage, ...]:
        """Passages of reports, statements and notes that have all the words, the best first.

        "In quotation marks": next to each other; -word: not there. Raises WrongUseError where no word is left.
        """
        with self.reading() as connection:
            return passages_found(connection, words, which, limit=limit, kinds=kinds)

    def without_meaning(self, encoder: str, kinds: Sequence[PassageKind], most: int) -> Mapping[int, str]:
        """The texts of passages of which an encoder has said nothing yet, by their ids, at most so many."""
        with self.reading() as connection:
            return lacking(connection, encoder, kinds, most)

    def count_without_meaning(self, encoder: str, kinds: Sequence[PassageKind]) -> int:
        """How many passages there are of which an encoder has said nothing yet."""
        with self.reading() as connection:
            return count_lacking(connection, encoder, kinds)

    def keep_meaning(self, encoder: str, vectors: Mapping[int, bytes]) -> None:
        """Keep what an encoder says of passages: a vector of 384 numbers of 8 bits for each id."""
        with self.writing_beside() as connection:
            add_vectors(connection, encoder, vectors)

    def like(
        self, encoder: str, wanted: bytes, which: Filter = EVERYTHING, *, kinds: Sequence[PassageKind], limit: int = 20
    ) -> tuple[Passage, ...]:
        """The passages whose vectors lie closest to one, the closest first; `rank` is the cosine.

        Raises LedgerError where usearch is needed and not installed.
        """
        with self.reading() as connection:
            return closest(connection, encoder, wanted, which, kinds, limit)

    def original(self, report: str) -> bytes:
        """The bytes in which the report of that id came."""
        with self.reading() as connection:
            found = connection.execute(sa.select(original.c.bytes).where(original.c.sha256 == report)).scalar()
        if found is None:
            raise LedgerError(f"{name_of(self.place)}: no report {report} is in this ledger. See `parley statements`.")
        return bytes(found)


def open_ledger(place: str | Path, *, wait: float = 5.0, longest: float | None = None) -> Ledger:
    """Open the ledger in a file or at an address such as `postgresql://user@host/name`, or start one there.

    `wait` is how many seconds to wait for another program that is writing, `longest` how many a question to the
    database may take (None: as long as it takes), after which it raises LedgerError. Raises LedgerError for what is no
    ledger, damaged, locked, of a newer format, or may not be written to.
    """
    return Ledger(place, wait, longest)

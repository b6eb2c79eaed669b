"""Read reports: one, or many at once, in order."""

import hashlib
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from parley.errors import ParleyError
from parley.intake import (
    ASKED,
    Asked,
    LeftOut,
    LeftOutError,
    Opening,
    Part,
    bytes_from_file,
    parts_of,
    report_from_part,
)
from parley.model.arrival import PLAIN, Extraction
from parley.model.report import Report
from parley.model.statement import ReaderStamp, Reading
from parley.reader import Pack, load_pack, stamp_of
from parley.reader import code as code_sentence
from parley.reader import read as read_report
from parley.reader.first_pass import WhyNot, why_not
from parley.tasks.events import reading_from_event

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader with its pack loaded."""

    pack: Pack

    def read(self, report: Report) -> Reading:
        """All that the reader finds in a report."""
        return read_report(report, self.pack)

    @property
    def stamp(self) -> ReaderStamp:
        """What its readings say of it."""
        return stamp_of(self.pack)

    @property
    def started(self) -> bool:
        """Whether the net has run in this process."""
        return self.pack.weights is not None and self.pack.weights.net.started

    def use_threads(self, number: int) -> None:
        """From its start on, the net takes so many threads (0: one for each core)."""
        if self.pack.weights is not None:
            self.pack.weights.net.threads = number

    def code(self, sentence: str, source: tuple[int, int], target: tuple[int, int]) -> str:
        """The PLOVER type of what `source` does to `target`, half-open offsets of code points in `sentence`.

        Raises NoSuchSpanError for offsets outside the sentence.
        """
        return code_sentence(sentence, source, target, self.pack)


class ReaderFailedError(LeftOutError):
    """The reader failed on a report in a way that nobody foresaw."""

    group = "on which the reader failed"


class NotToTheMatterError(LeftOutError):
    """A first pass found no words of a negotiation."""

    group = "without words of a negotiation"
    fault = False


class NotEnglishError(LeftOutError):
    """A first pass found that it is not in English."""

    group = "not in English"
    fault = False


_WHY_NOT: dict[WhyNot, type[LeftOutError]] = {
    "without words of a negotiation": NotToTheMatterError,
    "not in English": NotEnglishError,
}


@dataclass(frozen=True, slots=True)
class FileRead:
    """A report that was read: the name of its file or part, its bytes as they came, how its text was taken out of them,
    when an archive captured it, and what was found."""

    name: str
    original: bytes
    reading: Reading
    extraction: Extraction = PLAIN
    captured: datetime | None = None


@dataclass(frozen=True, slots=True)
class FileFailed:
    """A file, or a part of one, that could not be read, and why."""

    name: str
    error: ParleyError

    @property
    def fault(self) -> bool:
        """Whether something is wrong with it, rather than that it is no report."""
        return self.error.fault if isinstance(self.error, LeftOutError) else True


@dataclass(frozen=True, slots=True)
class FileKnown:
    """A file whose bytes need not be read: they are those of report `id`, which is kept as `number`."""

    name: str
    id: str
    number: int


@cache
def load_reader() -> Reader:
    """The reader; its pack is loaded once in each process. Raises a ParleyError for a pack that does not fit."""
    return Reader(load_pack())


LoadReader = Callable[[], Reader]
Known = Callable[[str, Part], int | None]


def _one_thread(load: LoadReader) -> None:
    """In a worker: one core for each. Numpy's threads, too, would each take a core from another worker, and spin."""
    from threadpoolctl import threadpool_limits

    load().use_threads(1)
    threadpool_limits(1, "blas")


def _at_work(load: LoadReader) -> None:
    """A worker leaves Ctrl-C, which reaches it too, to whoever started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _one_thread(load)


def published_by(reading: Reading, publisher: str | None) -> Reading:
    """The reading of a report of which is known who published it; None: as it stands."""
    return reading if publisher is None else replace(reading, report=replace(reading.report, publisher=publisher))


def read_part(
    part: Part | LeftOut, load: LoadReader, asked: Asked = ASKED, *, first_pass: bool = False
) -> FileRead | FileFailed:
    """Read the report that a file, or a part of one, holds. `first_pass`: only where it may matter at all (see
    `reader.first_pass`)."""
    if isinstance(part, LeftOut):
        return FileFailed(part.name, part.error)
    try:
        arrived = report_from_part(part, asked)
    except ParleyError as error:
        return FileFailed(part.name, error)
    why = why_not(arrived.report.text) if first_pass and not arrived.event else None
    if why:
        return FileFailed(part.name, _WHY_NOT[why](f"{part.name}: it is {why}, by the first pass; it was not read."))
    read = partial(reading_from_event, event=arrived.event) if arrived.event else load().read
    try:
        reading = read(arrived.report)
    except Exception as error:
        # A mistake of Parley's own in one text is no reason to leave the others.
        return FileFailed(part.name, _failed_on(part.name, error))
    return FileRead(part.name, arrived.original, reading, arrived.extraction, arrived.captured)


def _failed_on(name: str, cause: Exception) -> ReaderFailedError:
    frames = extract_tb(cause.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    words = f"{name}: the reader failed on it, which should not have happened ({type(cause).__name__}: {cause}{where})."
    return ReaderFailedError(f"{words} Nothing of it is kept. Please report it, with the text if you may.")


def taken_apart(part: Part, opening: Opening) -> list[Part | LeftOut]:
    """All that a file holds, at once."""
    return list(parts_of(part, opening))


def read_aside(
    part: Part | LeftOut, load: LoadReader, asked: Asked = ASKED, *, first_pass: bool = False
) -> FileRead | FileFailed:
    """Like `read_part`, on one core, for a process whose machine has other things to do."""
    if not load().started:
        _one_thread(load)
    return read_part(part, load, asked, first_pass=first_pass)


def pool_of(workers: int, load: LoadReader) -> "ProcessPoolExecutor":
    """Processes that read, each on one core."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Forked workers share the pack, and need no guard around the caller's main module; but threads of a net that has
    # run already would not be there after a fork.
    forks = "fork" in multiprocessing.get_all_start_methods() and not load().started
    context = multiprocessing.get_context("fork" if forks else "spawn")
    return ProcessPoolExecutor(workers, context, _at_work, (load,))


def read_each(
    parts: Iterable[Part | LeftOut],
    load: LoadReader,
    *,
    asked: Asked = ASKED,
    workers: int = 1,
    known: Known = lambda *_: None,
) -> Iterator[FileRead | FileFailed | FileKnown]:
    """Read reports and give each in its turn, the same with any number of workers.

    `known` tells for the id of a report, and the part that it is, whether it need not be read, by its number. At most a
    few parts more than there are workers are held at a time, however many there are.
    """
    looked_up = (_known(part, known, asked.limits.size) for part in parts)
    if workers <= 1:
        for part in looked_up:
            yield part if isinstance(part, FileKnown) else read_part(part, load, asked)
        return
    with pool_of(workers, load) as pool:
        ahead: deque[Future[FileRead | FileFailed] | FileKnown] = deque()
        try:
            for part in looked_up:
                ahead.append(part if isinstance(part, FileKnown) else pool.submit(read_part, part, load, asked))
                if len(ahead) > 3 * workers:
                    yield _result(ahead.popleft())
            while ahead:
                yield _result(ahead.popleft())
        finally:
            for future in ahead:
                if not isinstance(future, FileKnown):
                    future.cancel()


def _result(ahead: "Future[FileRead | FileFailed] | FileKnown") -> FileRead | FileFailed | FileKnown:
    return ahead if isinstance(ahead, FileKnown) else ahead.result()


def _known(part: Part | LeftOut, known: Known, most: int) -> Part | LeftOut | FileKnown:
    """The part with its bytes, or that these are known."""
    if isinstance(part, LeftOut):
        return part
    try:
        original = bytes_from_file(part.content, most) if isinstance(part.content, Path) else part.content
    except ParleyError:
        return part  # whoever reads it is told
    report = f"sha256:{hashlib.sha256(original).hexdigest()}"
    number = known(report, part)
    return replace(part, content=original) if number is None else FileKnown(part.name, report, number)

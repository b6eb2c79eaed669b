"""Read reports: one, or many at once, in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING

from parley.errors import ParleyError
from parley.intake import bytes_from_stream, read_file, report_from_bytes
from parley.model.report import Report
from parley.model.statement import Reading
from parley.reader import Pack, load_pack
from parley.reader import code as code_sentence
from parley.reader import read as read_report

if TYPE_CHECKING:
    from concurrent.futures import Future


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader with its pack loaded."""

    pack: Pack

    def read(self, report: Report) -> Reading:
        """All that the reader finds in a report."""
        return read_report(report, self.pack)

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


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read: its name, its bytes as they came, and what was found."""

    name: str
    original: bytes
    reading: Reading


@dataclass(frozen=True, slots=True)
class FileFailed:
    """A file that could not be read, and why."""

    name: str
    error: ParleyError


@cache
def load_reader() -> Reader:
    """The reader; its pack is loaded once in each process. Raises a ParleyError for a pack that does not fit."""
    return Reader(load_pack())


LoadReader = Callable[[], Reader]


def _one_thread(load: LoadReader) -> None:
    """In a worker: one core for each."""
    load().use_threads(1)


def published_by(reading: Reading, publisher: str | None) -> Reading:
    """The reading of a report of which is known who published it; None: as it stands."""
    return reading if publisher is None else replace(reading, report=replace(reading.report, publisher=publisher))


def read_one(name: str, load: LoadReader, day: date | None = None) -> FileRead | FileFailed:
    """Read one file; `day` is its day where its head does not say it."""
    try:
        report, original = read_file(Path(name), day)
    except ParleyError as error:
        return FileFailed(name, error)
    return FileRead(name, original, load().read(report))


def read_stream(stream: IO[bytes], name: str, load: LoadReader, day: date | None = None) -> FileRead | FileFailed:
    """Like `read_one`, from an open stream, which `name` calls in errors."""
    try:
        original = bytes_from_stream(stream, name)
    except ParleyError as error:
        return FileFailed(name, error)
    return read_bytes(original, name, load, day)


def read_bytes(original: bytes, name: str, load: LoadReader, day: date | None = None) -> FileRead | FileFailed:
    """Like `read_one`, from the bytes of a file, which `name` calls in errors."""
    try:
        report = report_from_bytes(original, name, day)
    except ParleyError as error:
        return FileFailed(name, error)
    return FileRead(name, original, load().read(report))


def read_aside(original: bytes, name: str, load: LoadReader, day: date | None = None) -> FileRead | FileFailed:
    """Like `read_bytes`, on one core, for a process whose machine has other things to do."""
    if not load().started:
        _one_thread(load)
    return read_bytes(original, name, load, day)


def read_each(
    names: Iterable[str], load: LoadReader, *, day: date | None = None, workers: int = 1
) -> Iterator[FileRead | FileFailed]:
    """Read files and give each in its turn, the same with any number of workers.

    At most a few files more than there are workers are held at a time, however many there are.
    """
    if workers <= 1:
        for name in names:
            yield read_one(name, load, day)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Forked workers share the pack, and need no guard around the caller's main module; but threads of a net that has
    # run already would not be there after a fork.
    forks = "fork" in multiprocessing.get_all_start_methods() and not load().started
    context = multiprocessing.get_context("fork" if forks else "spawn")
    with ProcessPoolExecutor(workers, context, _one_thread, (load,)) as pool:
        ahead: deque[Future[FileRead | FileFailed]] = deque()
        try:
            for name in names:
                ahead.append(pool.submit(read_one, name, load, day))
                if len(ahead) > 3 * workers:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        finally:
            for future in ahead:
                future.cancel()

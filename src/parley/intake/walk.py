"""What a path holds: a file, or the files below a folder; those that hold many reports are taken apart."""

import io
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import IO

from parley.errors import UnreadableFileError
from parley.intake.kinds import HOLDING_MANY, Kind
from parley.intake.leftovers import is_leftover
from parley.intake.opening import Opening, TakeApart
from parley.intake.packed import kind_of_content, kind_of_stream
from parley.intake.part import LeftOut, Part
from parley.intake.refusals import DamagedError, EmptyError, LeftOutError, TooLargeError, UnknownKindError

_ROOM = "parley.intake.containers"
_MODULES: dict[Kind | None, str] = {
    "zip": "zipped", "warc": "warc", "wacz": "wacz", "gzip": "gzipped", "feed": "feed", "csv": "table",
    "jsonl": "table", "parquet": "table",
}  # fmt: skip


@dataclass(slots=True)
class _Taken:
    """How much came out of a file so far, out of the archives in it, too."""

    parts: int = 0
    unpacked: int = 0

    def too_much(self, part: Part | LeftOut, opening: Opening, name: str) -> LeftOut | None:
        """Counts one part more; what is said where that is beyond the limits."""
        self.parts += 1
        self.unpacked += len(part.content) if isinstance(part, Part) and isinstance(part.content, bytes) else 0
        limits = opening.limits
        if self.parts > limits.parts:
            words = f"{name}: it has more than {limits.parts:,} parts; the others are left out."
            return LeftOut(name, TooLargeError(f"{words} Split it, or allow more: --limit parts=N."))
        if self.unpacked > limits.unpacked:
            words = f"{name}: more than {limits.unpacked // 2**20:,} MB come out of it; the rest is left out."
            return LeftOut(name, TooLargeError(f"{words} Split it, or allow more: --limit unpacked=N."))
        return None


def files_in(path: Path) -> Iterator[Path]:
    """The path itself, or all files below it in the order of their names. What programs leave beside files, and
    links that lead out of the folder, are passed over. A folder that cannot be opened follows at the
    end: whoever reads it is told."""
    if not path.is_dir():
        yield path
        return
    unread: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=lambda error: unread.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not is_leftover(name))
        for name in sorted(names):
            found = Path(folder) / name
            if not is_leftover(name) and Path(os.path.realpath(found)).is_relative_to(path.resolve()):
                yield found
    yield from unread


def parts_in(
    path: Path, opening: Opening, name: str | None = None, look: Callable[[IO[bytes]], None] = lambda _: None
) -> Iterator[Part | LeftOut]:
    """The parts of a file: itself, or what it holds, called by the path where no `name` is given. `look` gets the open
    file, to see how far it is read. Raises nothing: what cannot be opened is a LeftOut, but for a file that is not
    there, which whoever reads the part is told."""
    # Of a name that is no UTF-8, the odd bytes are written out: no ledger can hold them.
    name = (name or str(path)).encode("utf-8", "backslashreplace").decode()
    try:
        if not (stat.S_ISREG(mode := path.stat().st_mode) or stat.S_ISDIR(mode)):
            words = f"{name}: this is a pipe or a device, no file."
            yield LeftOut(name, UnknownKindError(f"{words} Bring what comes out of it by way of - instead."))
            return
        with path.open("rb") as stream:
            kind = kind_of_stream(stream, path.name, opening.limits)
            if kind in HOLDING_MANY:
                stream.seek(0)
                look(stream)
                yield from _taken_apart(stream, Part(name, path, kind), opening, 1, _Taken())
                return
    except LeftOutError as error:
        yield LeftOut(name, error)
        return
    except (OSError, ValueError):
        pass  # `report_from_part` says why it cannot be opened
    yield Part(name, path)


def parts_of(part: Part, opening: Opening) -> Iterator[Part | LeftOut]:
    """The same for bytes that are at hand."""
    return _unfolded(part, opening, 0, _Taken())


def _taken_apart(
    stream: IO[bytes], whole: Part, opening: Opening, depth: int, taken: _Taken
) -> Iterator[Part | LeftOut]:
    name = whole.name
    if depth > opening.limits.depth:
        limit = opening.limits.depth
        yield LeftOut(
            name, TooLargeError(f"{name}: it lies {depth} archives deep; {limit} are opened. Unpack it first.")
        )
        return
    take_apart: TakeApart = import_module(f"{_ROOM}.{_MODULES[whole.kind]}").parts
    count = 0
    try:
        for part in take_apart(stream, name, opening):
            if over := taken.too_much(part, opening, name):
                yield over
                return
            count += 1
            yield from [part] if isinstance(part, LeftOut) else _unfolded(_within(whole, part), opening, depth, taken)
        if not count:
            yield LeftOut(name, EmptyError(f"{name}: there is no report in it. Check that it is the right file."))
    except LeftOutError as error:
        yield LeftOut(name, error)
    except UnreadableFileError as error:
        yield LeftOut(name, LeftOutError(str(error)))
    except Exception as error:
        # Whatever a library raises over a foreign file is about that file.
        words = f"{name}: it is damaged or cut off after {count} parts ({type(error).__name__}: {error})."
        yield LeftOut(name, DamagedError(f"{words} Save it again where it came from."))


def _within(whole: Part, part: Part) -> Part:
    """The part, captured when the whole was, where that is known and the part does not say it itself."""
    given = part.given
    if given.captured or given.made or whole.given.captured is None:
        return part
    return replace(part, given=replace(given, captured=whole.given.captured))


def _unfolded(part: Part, opening: Opening, depth: int, taken: _Taken) -> Iterator[Part | LeftOut]:
    if isinstance(part.content, Path):
        yield part
        return
    try:
        kind = part.kind or kind_of_content(part.content, part.name, opening.limits)
    except LeftOutError as error:
        yield LeftOut(part.name, error)
        return
    if kind in HOLDING_MANY:
        yield from _taken_apart(io.BytesIO(part.content), replace(part, kind=kind), opening, depth + 1, taken)
    else:
        yield part

"""A source of many articles in bundles, and these in batches: the same ones wherever and by however many they are read.

A bundle is one large file, or small ones that follow each other; what it holds comes in batches, each of which becomes
one shard. So a shard hangs on the source alone: not on who works on it, or what was done before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from parley.intake.limits import MEGABYTE
from parley.intake.opening import Opening
from parley.intake.part import LeftOut, Part
from parley.intake.walk import files_in, parts_in

_LARGE = 4 * MEGABYTE
"""A file of so many bytes is a bundle of its own."""

_MOST_FILES = 500
"""So many small files are a bundle."""

_MOST_PARTS, _MOST_BYTES = 500, 16 * MEGABYTE
"""A batch ends with so many parts, or where these have so many bytes."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files with their names below the source, in order, and how many bytes each has (None: it cannot be told)."""

    number: int
    files: tuple[tuple[str, int | None], ...]

    @property
    def size(self) -> int:
        """How many bytes all of them have."""
        return sum(size or 0 for _, size in self.files)


Batch = list[Part | LeftOut]


@dataclass(frozen=True, slots=True)
class Share:
    """One of so many equal shares (`rank` from 0 on) of the batches of a source. Where there are more shares than
    bundles, several share the batches of one."""

    rank: int = 0
    of: int = 1

    def has_bundle(self, bundle: int, bundles: int) -> bool:
        """Whether batches of a bundle, of so many, are in it."""
        groups = min(self.of, bundles)
        return bundle % groups == self.rank % groups

    def has(self, bundle: int, batch: int, bundles: int) -> bool:
        """Whether a batch of a bundle is in it."""
        groups = min(self.of, bundles)
        sharing = len(range(bundle % groups, self.of, groups))
        return self.has_bundle(bundle, bundles) and batch % sharing == self.rank // groups


WHOLE = Share()


def bundles_of(source: Path) -> Iterator[Bundle]:
    """The bundles of a file or folder, in the order of the names of files."""
    number = 0
    small: list[tuple[str, int | None]] = []
    for path in files_in(source):
        one = (_name(path, source), _size(path))
        large = (one[1] or 0) >= _LARGE
        if small and (large or len(small) == _MOST_FILES):
            yield Bundle(number, tuple(small))
            number, small = number + 1, []
        if large:
            yield Bundle(number, (one,))
            number += 1
        else:
            small.append(one)
    if small:
        yield Bundle(number, tuple(small))


class Batches:
    """What the files of a bundle hold, in batches, each part called by its name below the source; a few at a time are
    in memory. `passed`: how many bytes of the files are read."""

    def __init__(self, bundle: Bundle, source: Path, opening: Opening) -> None:
        self._bundle, self._source, self._opening = bundle, source, opening
        self._read = 0
        self._at: IO[bytes] | None = None

    @property
    def passed(self) -> int:
        """So many bytes, of packed ones as they are packed."""
        return self._read + (self._at.tell() if self._at and not self._at.closed else 0)

    def __iter__(self) -> Iterator[Batch]:
        batch: Batch = []
        held = 0
        for part in self._parts():
            size = len(part.content) if isinstance(part, Part) and isinstance(part.content, bytes) else 0
            if batch and (len(batch) == _MOST_PARTS or held + size > _MOST_BYTES):
                yield batch
                batch, held = [], 0
            batch.append(part)
            held += size
        if batch:
            yield batch

    def _parts(self) -> Iterator[Part | LeftOut]:
        for name, size in self._bundle.files:
            path = self._source / name if self._source.is_dir() else self._source
            yield from parts_in(path, self._opening, name, self._look)
            self._read, self._at = self._read + (size or 0), None

    def _look(self, stream: IO[bytes]) -> None:
        self._at = stream


def _name(path: Path, source: Path) -> str:
    return path.name if path == source else path.relative_to(source).as_posix()


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None

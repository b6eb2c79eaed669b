"""Tables as Parquet."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import IO, Any

from parley.intake.bounds import within
from parley.intake.limits import MEGABYTE, Limits
from parley.intake.refusals import DamagedError, LeftOutError, TooLargeError
from parley.intake.rows import Row

_AT_ONCE = 64


def is_parquet(stream: IO[bytes]) -> bool:
    """Whether a stream begins as a Parquet file does; it is as before."""
    start = stream.read(4)
    stream.seek(0)
    return start == b"PAR1"


class MissingReaderError(LeftOutError):
    """The library that reads it is not installed."""

    group = "for which a library is not installed"


class Stored:
    """A table whose columns lie apart. The bytes of a row are taken to be its values as a line of JSON. Raises
    LeftOutError where it is damaged, or the library that reads it is not installed."""

    def __init__(self, stream: IO[bytes], name: str, limits: Limits) -> None:
        try:
            from pyarrow.parquet import ParquetFile
        except ImportError as error:
            words = f"{name}: the library that reads Parquet is not installed."
            raise MissingReaderError(f"{words} pip install 'parley[parquet]'") from error
        self._name, self._limits = name, limits
        try:
            self._file = ParquetFile(stream)
        except Exception as error:
            words = f"{name}: it is damaged or cut off, or no Parquet file ({error})."
            raise DamagedError(f"{words} Fetch it again where it came from.") from error
        self.columns = tuple(self._file.schema_arrow.names)

    def rows(self) -> Iterator[Row]:
        """Its rows; what stands in lists and records is no cell."""
        number = 0
        for group in range(self._file.num_row_groups):
            size = self._file.metadata.row_group(group).total_byte_size
            if size > self._limits.memory:
                words = f"{self._name}: from row {number + 1} on its rows take {size // MEGABYTE:,} MB together."
                raise TooLargeError(f"{words} Write it in smaller groups of rows, or allow more: --limit memory=4GB.")
            for values in self._values(group, number):
                number += 1
                yield self._row(number, values)

    def _values(self, group: int, number: int) -> Iterator[Mapping[str, Any]]:
        batches = self._file.iter_batches(_AT_ONCE, row_groups=[group], use_threads=False)
        while True:
            with within(self._limits, f"{self._name}, row {number + 1}"):
                batch = next(batches, None)
                found = batch.to_pylist() if batch is not None else None
            if found is None:
                return
            yield from found
            number += len(found)

    def _row(self, number: int, values: Mapping[str, Any]) -> Row:
        cells = {name: _cell(value) for name, value in values.items()}
        original = json.dumps(cells, ensure_ascii=False).encode("utf-8", "replace")
        error = None
        if len(original) > self._limits.size:
            error = f"it is larger than {self._limits.size // MEGABYTE} MB"
        return Row(f"row {number}", original, cells, error)


def _cell(value: object) -> str | None:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, date):  # a moment is one, too
        return value.isoformat()
    return str(value) or None if isinstance(value, str | int | float) and not isinstance(value, bool) else None

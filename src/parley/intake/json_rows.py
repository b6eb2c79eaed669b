"""Tables as JSON: an object on each line, or a list of objects, also where it is the value of a name in an object."""

import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import IO, Any

from parley.intake.bounds import within
from parley.intake.limits import MEGABYTE, Limits
from parley.intake.refusals import DamagedError, TooLargeError
from parley.intake.rows import SAMPLE, Row
from parley.intake.text import encoding_of

_LIST = re.compile(r"\[\s*(?=\{)")
_BETWEEN = re.compile(r"\s*([,\]])\s*")


def is_json(stream: IO[bytes]) -> bool:
    """Whether a stream begins like an object or a list; it is as before."""
    start = stream.read(64)
    stream.seek(0)
    return start.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


class Objects:
    """A table of objects; its columns are the names in the first. Raises LeftOutError where there is none."""

    def __init__(self, stream: IO[bytes], name: str, limits: Limits) -> None:
        self._name, self._limits = name, limits
        self._encoding, mark = encoding_of(stream.read(SAMPLE), name)
        stream.seek(mark)
        self._rows = self._found(stream, mark)
        first = next(self._rows, None)
        if first is None:
            raise DamagedError(f"{name}: no list of objects is in it. Check that it is the right file.")
        self.columns = tuple(first.cells)
        self._rows = chain([first], self._rows)

    def rows(self) -> Iterator[Row]:
        """Its objects, in their order."""
        return self._rows

    def _found(self, stream: IO[bytes], mark: int) -> Iterator[Row]:
        if self._on_lines(stream):
            stream.seek(mark)
            yield from self._lines(stream)
            return
        stream.seek(mark)
        original = stream.read(self._limits.size + 1)
        if len(original) > self._limits.size:
            words = (
                f"{self._name}: it is larger than {self._limits.size // MEGABYTE} MB, the most that is read at once."
            )
            raise TooLargeError(f"{words} Write an object on each line, or allow more: --limit size=200MB.")
        yield from self._listed(original.decode(self._encoding))

    def _on_lines(self, stream: IO[bytes]) -> bool:
        """Whether an object stands on each line: the first line is one, and is not all there is and a list's name."""
        if self._encoding.startswith(("utf-16", "utf-32")):
            return False
        lines = (line for line in iter(lambda: stream.readline(self._limits.size + 1), b"") if line.strip())
        try:
            with within(self._limits, self._name):
                value = json.loads(next(lines, b"").decode(self._encoding))
        except (ValueError, TooLargeError):
            return False
        return isinstance(value, dict) and (next(lines, None) is not None or not _holds_list(value))

    def _lines(self, stream: IO[bytes]) -> Iterator[Row]:
        for number, line in enumerate(iter(lambda: stream.readline(self._limits.size + 1), b""), 1):
            if len(line) > self._limits.size:
                words = f"{self._name}, line {number}: it is larger than {self._limits.size // MEGABYTE} MB."
                raise TooLargeError(f"{words} Split it, or allow more: --limit size=200MB.")
            if not line.strip():
                continue
            try:
                with within(self._limits, f"{self._name}, line {number}"):
                    value = json.loads(line.decode(self._encoding))
                error = None if isinstance(value, dict) else "it is no object"
            except ValueError as failed:
                value, error = None, f"it is no JSON ({failed})"
            except TooLargeError:
                value, error = None, "it takes more memory or time than a part may"
            yield Row(f"line {number}", line, _cells(value), error)

    def _listed(self, words: str) -> Iterator[Row]:
        found = _LIST.search(words)
        number, at = 0, found.end() if found else len(words)
        while at < len(words):
            number += 1
            try:
                with within(self._limits, f"{self._name}, object {number}"):
                    value, end = json.JSONDecoder().raw_decode(words, at)
            except ValueError as error:
                stopped = f"{self._name}, object {number}: from here on it is no JSON ({error})."
                raise DamagedError(f"{stopped} Fetch it again where it came from.") from error
            wrong = None if isinstance(value, dict) else "it is no object"
            yield Row(f"object {number}", words[at:end].encode(self._encoding), _cells(value), wrong)
            follows = _BETWEEN.match(words, end)
            if follows is None:
                raise DamagedError(f"{self._name}: it ends after object {number}, within the list. Fetch it again.")
            if follows[1] == "]":
                return
            at = follows.end()


def _holds_list(value: dict[str, Any]) -> bool:
    return any(isinstance(one, list) and one and isinstance(one[0], dict) for one in value.values())


def _cells(value: object) -> dict[str, str | None]:
    if not isinstance(value, dict):
        return {}
    return {_sound(name): _sound(_cell(one)) or None for name, one in value.items()}


def _cell(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _sound(words: str) -> str:
    """Half a surrogate pair, which JSON can write, is no character."""
    return words.encode("utf-8", "replace").decode()

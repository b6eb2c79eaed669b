"""Zip archives: every file in them is a part, archives among them too."""

from collections.abc import Iterator
from typing import IO

from parley.intake.members import bytes_of, members_of, name_of, opened
from parley.intake.opening import Opening
from parley.intake.part import LeftOut, Part
from parley.intake.refusals import LeftOutError


def parts(stream: IO[bytes], name: str, opening: Opening) -> Iterator[Part | LeftOut]:
    """The files in a zip, in the order of their names, one at a time in memory. Nothing is unpacked to the disk."""
    with opened(stream, name, opening.limits) as archive:
        for info in members_of(archive):
            called = f"{name}/{name_of(info)}"
            try:
                yield Part(called, bytes_of(archive, info, called, opening.limits))
            except LeftOutError as error:
                yield LeftOut(called, error)

"""WACZ, a zip with the archive of a crawl: the WARC files in its folder `archive` are taken apart as they lie there."""

import re
from collections.abc import Iterator
from typing import IO

from parley.intake.containers import warc
from parley.intake.members import members_of, opened, refuse
from parley.intake.opening import Opening
from parley.intake.part import LeftOut, Part
from parley.intake.refusals import DamagedError, LeftOutError

_ARCHIVE = re.compile(r"(?i)archive/[^/\\]+\.warc(?:\.gz)?\Z")


def parts(stream: IO[bytes], name: str, opening: Opening) -> Iterator[Part | LeftOut]:
    """The pages in a WACZ, as in its WARC files. Raises DamagedError where it has none."""
    with opened(stream, name, opening.limits) as archive:
        found = [info for info in members_of(archive) if _ARCHIVE.match(info.filename)]
        if not found:
            raise DamagedError(f"{name}: it holds no archive/*.warc.gz, so it is no WACZ. Check where it came from.")
        for info in found:
            called = f"{name}/{info.filename}"
            try:
                refuse(info, called)
                with archive.open(info) as member:
                    yield from warc.parts(member, called, opening)
            except LeftOutError as error:
                yield LeftOut(called, error)
            except Exception as error:
                # zipfile raises whatever comes of reading wild numbers.
                words = f"{called}: it is damaged or cut off ({type(error).__name__}: {error})."
                yield LeftOut(called, DamagedError(f"{words} Fetch the archive again where it came from."))

"""How much of what comes in is taken: what is larger, or takes longer, is refused."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """`size`: bytes of one file or one part of an archive; `unpacked`: bytes that come out of one archive in all, and
    `parts` how many parts; `depth`: archives within archives; `ratio`: how many times its packed size a part may have;
    `seconds` and `memory` (bytes on top of what is held already): what it may take to get the text out of one file;
    `text`: characters that a report may have, since the reader takes a second for some fifteen thousand."""

    size: int = 64 * MEGABYTE
    unpacked: int = 16 * 1024 * MEGABYTE
    parts: int = 1_000_000
    depth: int = 3
    ratio: int = 200
    seconds: int = 60
    memory: int = 2048 * MEGABYTE
    text: int = 10_000_000


USUAL = Limits()

OF_ARCHIVES = Limits(unpacked=2**50, parts=10**9, text=1_000_000)
"""Where archives of decades are read, whose parts are looked at one by one."""

"""From a file to a `Report`: what kind it is, what it holds, its text, its day, its language."""

from parley.intake.extracted import Extracted
from parley.intake.limits import USUAL, Limits
from parley.intake.opening import Opening
from parley.intake.part import Given, LeftOut, Part
from parley.intake.refusals import LeftOutError
from parley.intake.report import (
    ASKED,
    DAYS_FROM,
    Arrived,
    Asked,
    DateConflictError,
    DayFrom,
    read_file,
    report_from_bytes,
    report_from_part,
)
from parley.intake.text import LARGEST, bytes_from_file, bytes_from_stream, read_words
from parley.intake.walk import files_in, parts_in, parts_of

__all__ = [
    "ASKED", "DAYS_FROM", "LARGEST", "USUAL", "Arrived", "Asked", "DateConflictError", "DayFrom", "Extracted", "Given",
    "LeftOut", "LeftOutError", "Limits", "Opening", "Part", "bytes_from_file",
    "bytes_from_stream", "files_in", "parts_in", "parts_of",
    "read_file", "read_words",
    "report_from_bytes", "report_from_part",
]  # fmt: skip

"""From a file to a `Report`."""

from parley.intake.text import (
    LARGEST,
    DateConflictError,
    bytes_from_stream,
    read_file,
    read_words,
    report_from_bytes,
)

__all__ = ["LARGEST", "DateConflictError", "bytes_from_stream", "read_file", "read_words", "report_from_bytes"]

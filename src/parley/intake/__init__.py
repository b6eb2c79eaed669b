"""From a file to a `Report`."""

from parley.intake.text import LARGEST, DateConflictError, read_file, read_stream, report_from_bytes

__all__ = ["LARGEST", "DateConflictError", "read_file", "read_stream", "report_from_bytes"]

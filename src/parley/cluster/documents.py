"""Documents of datatrove, from any of its readers, read one by one and given on to any of its writers."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep

from parley.export.archived import reading_row
from parley.intake import Asked, Opening, Part, parts_of
from parley.tasks.archive import ASKED, OPENING
from parley.tasks.read import FileFailed, FileRead, read_aside
from parley.wiring import load_reader


class ReadDocuments(PipelineStep):  # type: ignore[misc]
    """Reads the text of each document; day, title, publisher, address and language are found in its metadata, as in the
    columns of a table (`opening` may name them).

    To the metadata come `reading` and `left_out`, one of which is None: all that was read, as JSON without the text, as
    in the table `readings` of an archive (`parley.export.archived.reading_from_row` makes a reading of it and the
    text); or why nothing was read. All documents are given on, in order, their text as it was read. What is written
    hangs on the reader and writer around this step: with most of them on the number of tasks.
    """

    type = "📖 - READER"
    name = "Parley: documents"

    def __init__(self, *, asked: Asked = ASKED, opening: Opening = OPENING, first_pass: bool = False) -> None:
        super().__init__()
        self.asked, self.opening, self.first_pass = asked, opening, first_pass

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The documents with what was read in them."""
        for document in data:
            with self.track_time():
                done = self._read(document)
                if isinstance(done, FileRead):
                    document.text = done.reading.report.text
                    row = reading_row(document.id, done.reading, done.extraction, done.captured)
                    document.metadata |= {"reading": row["reading"], "left_out": None}
                    self.stat_update("read")
                else:
                    document.metadata |= {"reading": None, "left_out": str(done.error)}
                    self.stat_update("left out")
            yield document

    def _read(self, document: Document) -> FileRead | FileFailed:
        parts = list(parts_of(_as_table(document), self.opening))
        # A table that cannot be read is one thing left out; else its only row is one part.
        return read_aside(parts[0], load_reader, self.asked, first_pass=self.first_pass)


def _as_table(document: Document) -> Part:
    """A document as a table of one row, whose columns are told as those of any other table."""
    row = {**document.metadata, "text": document.text}
    line = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "backslashreplace")
    return Part(document.id, line, "jsonl")

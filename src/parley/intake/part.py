"""What comes in: one file, or one part of an archive, a feed or a table, with what is known of it from around it."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from parley.intake.kinds import Kind
from parley.intake.refusals import LeftOutError
from parley.model.event import Event


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a report before its file is opened, from the table, feed or archive around it, or from whoever
    brings it. `text`: the words themselves, where the bytes are a row that has them; `language`: a code of ISO 639-1;
    `captured`: when an archive took the page; `made`: a day that may be another than that of publication, such as that
    of the last change; `charset`: the encoding that a server named; `by`: which library took the part out, with its
    version."""

    day: date | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    text: str | None = None
    captured: datetime | None = None
    made: date | None = None
    charset: str | None = None
    by: str | None = None


NOTHING = Given()


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes, or the file that holds them. `name`: what messages call it, such as "crawl.warc.gz#12"; `kind`: where it
    is known, such as from the HTTP header of an archived page; `event`: what the columns of a row say, where it is one
    of a data set of events."""

    name: str
    content: bytes | Path
    kind: Kind | None = None
    given: Given = NOTHING
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part that cannot be taken, and why."""

    name: str
    error: LeftOutError

"""A ledger of two reports, one of them hostile, that formats are written from, and read back."""

import hashlib
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from parley.export.forms import form_named
from parley.ledger import Filter, Ledger, Obtained, open_ledger
from parley.model.arrival import Extraction
from parley.model.codec import reading_from_json
from parley.model.party import Party
from parley.model.place import Place
from parley.model.report import Report
from parley.model.span import Span, Spans
from parley.model.statement import Proviso, Reading, Statement
from parley.model.takeaway import Takeaway
from parley.model.time import TimeReference
from parley.tasks.link import bear
from parley.tasks.review import Decider, note, review
from parley.tasks.takeaway import takeaway_of

NOW = datetime(2022, 3, 30, 9, 0, tzinfo=UTC)
READ = reading_from_json((Path(__file__).parents[2] / "readings/istanbul.json").read_text(encoding="utf-8"))
EVENTS = {"s1": "ASSAULT", "s4": "ACCUSE", "s7": "RETREAT", "s9": "RETREAT", "s10": "CONSULT", "s18": "REQUEST"}
BYTES = b"the bytes of the talks"
HOSTILE = (
    '=HYPERLINK("http://evil")',
    "</script><b>\"quoted\" 'said' \\ %s {{x}}",
    "\u202eright to left\u2066 \u0645\u0631\u062d\u0628\u0627",
    "Київ \U0001f54a\ufe0f \u2028line",
    "x" * 70_000,
)
PARTED = 5


def sha(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def istanbul() -> Reading:
    """The talks in Istanbul, with events."""
    statements = tuple(replace(one, event=EVENTS.get(one.id)) for one in READ.statements)
    return replace(READ, report=replace(READ.report, id=sha(BYTES)), statements=statements)


def hostile() -> Reading:
    """A report each of whose lines is said by a party of that name, and one statement in two pieces."""
    text = "\n".join(HOSTILE)
    report = Report(
        sha(text.encode()), text, date(2022, 4, 1), HOSTILE[0], HOSTILE[1], "javascript:alert('\u202e')", "uk"
    )
    spans = [Span(text.index(line), text.index(line) + len(line)) for line in HOSTILE]
    kinds = ("person", "organisation", "group", "document", "place-name")
    parties = tuple(
        Party(f"p{number}", line[:500], kinds[number], (line[:50],), None, None, (span,))  # type: ignore[arg-type]
        for number, (line, span) in enumerate(zip(HOSTILE, spans, strict=True))
    )
    places = (
        Place(spans[3], HOSTILE[3], "UA", 50.45, 30.52),
        Place(spans[0], HOSTILE[0], None, None, None),
        Place(spans[1], "no such place", "XX", 123.0, 456.0),
    )
    days = (TimeReference(spans[0], date(2022, 4, 2), date(2022, 4, 5)), TimeReference(spans[0], None, None))
    pieces = [(span,) for span in spans] + [(spans[0], spans[2])]
    statements = tuple(_said(number, content, parties, places, days) for number, content in enumerate(pieces))
    return replace(
        READ,
        report=report,
        parties=parties,
        attributions=(),
        statements=statements,
        times=days,
        places=places,
        doubts=(),
    )


def _said(
    number: int, content: Spans, parties: tuple[Party, ...], places: tuple[Place, ...], days: tuple[TimeReference, ...]
) -> Statement:
    party = parties[number % len(parties)].id
    conditions = (Proviso("only_if", content, content),)
    return Statement(
        f"s{number + 1}", None, None, party, party, (), content, "direct", "threat", "ASSAULT", "possible", True, party,
        party, conditions, days, places[:3] if number == PARTED else places[1:2], 0.5,
    )  # fmt: skip


@contextmanager
def a_ledger(folder: Path) -> Iterator[Ledger]:
    """The two reports, where they were obtained, and what Ann, Ben and Зоя decided."""
    with open_ledger(folder / "talks.db") as ledger:
        obtained = Obtained("https://news.example/talks", "2022-03-29T18:30:00+00:00", "Ann")
        made = Extraction("pdf", "pdfplumber 0.11.10")
        ledger.keep(istanbul(), BYTES, author="Ann", now=NOW, obtained=obtained, extraction=made)
        ledger.keep(hostile(), hostile().report.text.encode(), author="Ann", now=NOW)
        review(ledger, "r1.s1", "accept", Decider("Ann", NOW, "as the report has it"))
        review(ledger, "r1.s2", "reject", Decider("Ben", NOW))
        review(ledger, "r1.s9", "correct", Decider("Зоя <z@example>", NOW), changes={"act": "assessment"})
        note(ledger, "r1.s7", HOSTILE[2], Decider("Ann", NOW))
        bear(ledger, "r1.s7", "P1", author="Ann", now=NOW)
        yield ledger


def written(name: str, taken: Takeaway, ending: str = "") -> bytes:
    """The file that a format makes."""
    out = io.BytesIO()
    form_named(name).write(taken, out, ending=ending)
    return out.getvalue()


def lines_of(content: bytes) -> list[Any]:
    """JSON Lines, read back."""
    return [json.loads(line) for line in content.decode().split("\n") if line]


def all_of(ledger: Ledger, which: Filter | None = None) -> Takeaway:
    return takeaway_of(ledger, which or Filter())

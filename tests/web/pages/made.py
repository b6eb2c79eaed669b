"""Reports of our own, as tests of pages add them."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from parley.ledger import Ledger
from parley.ledger.payload import Obtained
from parley.model.codec import reading_from_json
from parley.model.party import Party
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import Reading
from web.conftest import NOW

DAY = date(2022, 4, 1)


def read_by_hand() -> Reading:
    """The report of 29 March 2022, read by hand."""
    return reading_from_json((Path(__file__).parents[2] / "readings/istanbul.json").read_text(encoding="utf-8"))


def said(text: str, *names: str, day: date = DAY, original: bytes | None = None, title: str | None = None) -> Reading:
    """A report of our own: each of the parties says all of its text."""
    content = text.encode() if original is None else original
    report = Report(f"sha256:{hashlib.sha256(content).hexdigest()}", text, day, title)
    parties = tuple(Party(f"p{n}", name, "state", side=f"p{n}") for n, name in enumerate(names, 1))
    reading = read_by_hand()
    plain = replace(
        reading.statements[0], attribution=None, content=(Span(0, len(text)),), via=(), conditions=(), times=(),
        places=(), actor=None, recipient=None, within=None,
    )  # fmt: skip
    statements = tuple(replace(plain, id=f"s{n}", speaker=p.id, side=p.id) for n, p in enumerate(parties, 1))
    return replace(
        reading, report=report, parties=parties, attributions=(), statements=statements, times=(), places=(), doubts=()
    )


def keep(ledger: Ledger, reading: Reading, original: bytes | None = None, where: str | None = None) -> int:
    """Add a report of our own; returns its number."""
    content = reading.report.text.encode() if original is None else original
    obtained = Obtained(where, "2022-04-01T08:00:00+00:00", "Ben") if where else None
    return ledger.keep(reading, content, author="Ann", now=NOW, obtained=obtained).number

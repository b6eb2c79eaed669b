"""Real ledgers that formats are tried on, and what a format makes of them."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from parley.export.forms import Table, form_named
from parley.ledger import Filter, Ledger, Obtained, ref_from_statement
from parley.model.codec import reading_from_json
from parley.model.judgement import Bearing, Decision, Fact, Link, Note, Review, Same, StatementRef, Withdrawal
from parley.model.party import Party
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import Reading
from parley.tasks.agreements import keep_text
from parley.tasks.giving_out import write_out
from parley.tasks.takeaway import takeaway_of

ROOT = Path(__file__).parents[2]
NOW = datetime(2022, 3, 30, 9, 0, tzinfo=UTC)
DAY = NOW.date()
AGREEMENT = (ROOT / "examples/istanbul/agreement.md").read_text(encoding="utf-8")
READ = reading_from_json((ROOT / "tests/readings/istanbul.json").read_text(encoding="utf-8"))
ORIGINAL = b"talks"

FORMULA, WIDE, QUOTES = '=HYPERLINK("http://evil.example")', "＝1+1", 'says "no", then\r\nleaves; ‹§› <b>&amp;'
BIDI, EMOJI, CYRILLIC = "\u202egnp.exe\u202c", "👩\u200d🚒 \N{COMBINING ACUTE ACCENT}", "Київ, Ђорђе, Ἀθῆναι, إسطنبول"
HOSTILE = (FORMULA, WIDE, QUOTES, BIDI, EMOJI, CYRILLIC, "+", "\t=1", "long " * 60_000)
"""What is in texts and names that come from anywhere."""


def fill_with_talks(ledger: Ledger) -> None:
    """The talks in Istanbul, obtained twice, with an agreement and a decision of each kind; one is taken back."""
    reading = as_from(READ, ORIGINAL)
    obtained = Obtained("https://example.org/talks", "2022-03-29T20:00:00+00:00", "Ben")
    ledger.keep(reading, ORIGINAL, author="Ann", now=NOW, obtained=obtained)
    ledger.note_obtained(reading.report.id, Obtained("a letter", "2022-03-30T08:00:00+00:00", "Cleo"), now=NOW)
    for decision in _decisions(reading):
        ledger.judge(decision, now=NOW)
    ledger.judge(Withdrawal(ledger.size(), "Ben", DAY, "too soon"), now=NOW)
    keep_text(ledger, AGREEMENT, name="framework", author="Cleo", now=NOW)


def _decisions(reading: Reading) -> list[Decision]:
    ref = [ref_from_statement(reading, statement) for statement in reading.statements]
    return [
        Link(ref[11], "enough progress has been made", False, "Ann", DAY, "as he puts it"),
        Bearing(ref[8], "P1", False, "Ann", DAY),
        Review(ref[6], "correct", "Ann", DAY, (("act", "offer"), ("speaker", "General Fomin"))),
        Review(ref[9], "reject", "Ann", DAY, why="misread"),
        Review(ref[9], "accept", "Ben", DAY),
        Same("party", "Kyiv", "Ukraine", "Ann", DAY),
        Fact("there is complete peace throughout Ukraine", False, date(2022, 3, 29), "Ann", DAY, None, ref[17]),
        Note(ref[0], "= to be looked at again", "Ben", DAY),
        Review(ref[3], "accept", "Ben", DAY),
    ]


def said(words: str, *names: str, day: date = DAY, title: str | None = None) -> tuple[Reading, bytes]:
    """A report in which parties of these names say the same words, and its bytes."""
    original = f"{title}: {words}".encode()
    parties = tuple(Party(f"p{n}", name, "organisation", side=f"p{n}") for n, name in enumerate(names, 1))
    plain = replace(
        READ.statements[0], attribution=None, content=(Span(0, len(words)),), via=(), conditions=(), times=(),
        places=(), actor=None, recipient=None, within=None,
    )  # fmt: skip
    statements = tuple(replace(plain, id=f"s{n}", speaker=p.id, side=p.id) for n, p in enumerate(parties, 1))
    report = Report("", words, day, title, f"The {title}", f"https://example.org/?q={title}")
    made = Reading(READ.reader, report, parties, (), statements, (), (), ())
    return as_from(made, original), original


def fill_with_hostile_words(ledger: Ledger) -> None:
    """Reports whose words, names and titles are what no format may stumble over."""
    for number, words in enumerate(HOSTILE):
        # Of one day some of them would be the same words, but for marks.
        reading, original = said(words, words, day=DAY - timedelta(number), title=words)
        ledger.keep(reading, original, author=words[:50], now=NOW, obtained=Obtained(words, words, words))
        about: StatementRef = ref_from_statement(reading, reading.statements[0])
        ledger.judge(Note(about, words, words[:50], DAY), now=NOW)


def as_from(reading: Reading, original: bytes) -> Reading:
    """A reading as if its report had come in these bytes."""
    named = f"sha256:{hashlib.sha256(original).hexdigest()}"
    return replace(reading, report=replace(reading.report, id=named))


def given_out(
    ledger: Ledger,
    path: Path,
    form: str,
    table: Table | None = None,
    which: Filter = Filter(),  # noqa: B008
) -> int:
    """Writes a format to a file, as the command does; gives how many items."""
    return write_out(form_named(form), takeaway_of(ledger, which), path, table).items

"""Takeaways of real ledgers, and one made by hand out of hostile words: what papers and calendars are tried on."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

from parley.export.forms import form_named
from parley.ledger import Filter, Obtained, open_ledger
from parley.model.arrival import PLAIN
from parley.model.codec import reading_from_json
from parley.model.judgement import Review, ReviewState, StatementRef
from parley.model.party import Party
from parley.model.place import Place
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import Modality, ReaderStamp, Reading, Statement
from parley.model.takeaway import Takeaway, TakenReport, TakenSource, TakenStatement
from parley.model.time import TimeReference
from parley.tasks.decisions import decisions_from_lines
from parley.tasks.takeaway import takeaway_of

ROOT = Path(__file__).parents[3]
ISTANBUL = ROOT / "examples" / "istanbul"
AGREEMENT = ISTANBUL / "agreement.md"
NOW = datetime(2022, 3, 30, 9, 0, tzinfo=UTC)
HOSTILE = (
    "=cmd|' /C calc'!A1",
    "NUL \x00 and \x1b[31m red",
    "**bold** __it__ ~~struck~~ --under-- [x](http://e.vil) `code` | cell",
    "<script>alert(1)</script> & <b>",
    "\u202eturned round",
    "Київ, İstanbul, Ἀθῆναι, ğüşİı",
    "محمد الرواحي",
    "emoji 😀 and 日本",
    "{nb} \ue000\ue001 \ue009x\ue00ay\ue00b",
    "1. list\n\n# head\n- item",
    "\\textbf{x} $5 % 100_a^b ~ } {",
    "say \"no\", 'never'; or, \\n else:",
    "long " * 5000,
)
"""Words that try to be something else, and letters that are not everywhere."""


def istanbul(path: Path, which: Filter | None = None, agreements: Sequence[Path] = (AGREEMENT,)) -> Takeaway:
    """The talks in Istanbul in a new ledger, with the decisions of the example and one rejected."""
    read = reading_from_json((ROOT / "tests/readings/istanbul.json").read_text(encoding="utf-8"))
    original = (ISTANBUL / "2022-03-29.txt").read_bytes()
    assert read.report.id == f"sha256:{hashlib.sha256(original).hexdigest()}"
    ledger = open_ledger(path / "talks.db")
    obtained = Obtained("/home/ann/talks/2022-03-29.txt", "2022-03-29T18:00:00+00:00", "Ann")
    ledger.keep(read, original, author="Ann", now=NOW, obtained=obtained)
    lines = (ISTANBUL / "decisions.jsonl").read_text(encoding="utf-8")
    for judgement in decisions_from_lines(lines, {read.report.id: read})[0]:
        ledger.judge(judgement, now=NOW)
    eleventh = read.statements[10]
    ref = StatementRef(read.report.id, eleventh.content, read.words(eleventh.content))
    ledger.judge(Review(ref, "reject", "Ann", NOW.date()), now=NOW)
    return takeaway_of(ledger, which or Filter(), agreements)


def empty(path: Path) -> Takeaway:
    """A new ledger without anything."""
    return takeaway_of(open_ledger(path / "empty.db"), Filter())


def said(
    words: str = "the ministers will meet on Friday",
    *,
    number: int = 1,
    day: date | None = date(2022, 3, 29),
    by: str = "Ukraine",
    modality: Modality = "intended",
    negated: bool = False,
    review: ReviewState = "unreviewed",
    days: Sequence[tuple[date | None, date | None]] = ((date(2022, 4, 1), date(2022, 4, 1)),),
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> TakenReport:
    """A report in which somebody says something, with a source if it has an address."""
    whole = Span(0, len(words))
    times = tuple(TimeReference(Span(0, 4), first, last) for first, last in days)
    place = Place(Span(0, 4), "Istanbul", "TR", 41.01, 28.95)
    party = Party("p1", by, "state", (), "p1")
    one = Statement(
        "s1", None, None, "p1", "p1", (), (whole,), "indirect", "plan", "CONSULT", modality, negated, None, None, (),
        times, (place,), 0.9,
    )  # fmt: skip
    name = f"sha256:{hashlib.sha256(f'{number} {words}'.encode(errors='replace')).hexdigest()}"
    report = Report(name, words, day, title, publisher, url)
    reading = Reading(ReaderStamp("0", "p", "0", 1, "0"), report, (party,), (), (one,), times, (place,), ())
    sources = (TakenSource(url, "2022-03-30T08:00:00+00:00", "Ann", name, None, None, url),) if url else ()
    taken = TakenStatement(f"r{number}.s1", one, by, review)
    recorded = "2022-03-30T09:00:00+00:00"
    return TakenReport(number, recorded, recorded, report, reading, (taken,), PLAIN, sources)


def takeaway(*reports: TakenReport) -> Takeaway:
    """What is given out of a ledger with these reports and no agreement."""
    return Takeaway(
        reports=lambda: iter(reports),
        decisions=lambda: iter(()),
        agreements=(),
        log=lambda: iter(()),
        original=lambda _: b"",
        whole=True,
        filter="",
        as_of=None,
        known_by=None,
        head="1:0f",
        recorded="2022-03-30T09:00:00+00:00",
        made_by="parley 0",
    )


def hostile() -> Takeaway:
    """Each of the hostile words as what is said, who says it, title, publisher and address."""
    reports = (
        said(words, number=n, by=words[:300], title=words, publisher=words, url=f"https://example.org/{words[:300]}")
        for n, words in enumerate(HOSTILE, 1)
    )
    return takeaway(*reports)


def with_agreement(path: Path, text: str) -> Takeaway:
    """The talks in Istanbul beside an agreement of this text."""
    file = path / "agreement.md"
    file.write_text(text, encoding="utf-8")
    return istanbul(path, agreements=(file,))


def written(taken: Takeaway, form: str, ending: str = "") -> bytes:
    """What a format makes of a takeaway; the same again if it is made again."""
    out, again = BytesIO(), BytesIO()
    form_named(form).write(taken, out, ending=ending)
    form_named(form).write(taken, again, ending=ending)
    assert out.getvalue() == again.getvalue()
    return out.getvalue()

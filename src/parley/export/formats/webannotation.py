"""W3C Web Annotation: each statement where it stands in its report, and each decision on a statement, as JSON-LD.

What is read is bound to its words (TextQuoteSelector) and to its place in the text (TextPositionSelector, in code
points of the text that was taken out of the bytes that `state` names). It is classified as somebody's word, not as a
fact; what reviewers rejected is there, and says so.
"""

from collections.abc import Iterator
from typing import IO, Any
from uuid import NAMESPACE_URL, uuid5

from parley.export.forms import Table, no_tables
from parley.export.marks import carried
from parley.export.streams import Counted, about, write_object
from parley.export.told import Told, reader_in_words, told_in, told_plainly, web_address
from parley.model.codec_assessment import Json, line_from_data
from parley.model.judgement import Bearing, Decision, Fact, Link, Note, Review, Same, StatementRef, Withdrawal
from parley.model.plain import plain
from parley.model.span import Span
from parley.model.statement import ReaderStamp
from parley.model.takeaway import Takeaway, TakenDecision, TakenReport

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"parley": "urn:parley:"}]
"""The context of the specification, and a name for what it has no word for."""

_AROUND = 32
"""So many signs before and after tell words that stand in a report twice apart."""


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """One page of annotations. Returns how many there are."""
    no_tables("webannotation", table)
    annotations = Counted(_annotations(taken))
    write_object(out, _page(taken, annotations))
    return annotations.number


def _page(taken: Takeaway, annotations: Counted) -> Iterator[tuple[str, Any]]:
    yield "@context", CONTEXT
    yield "id", _name("page", taken.head, taken.filter)
    yield "type", "AnnotationPage"
    yield "startIndex", 0
    yield "items", annotations
    yield (
        "partOf",
        {
            "id": _name("collection", taken.head, taken.filter),
            "type": "AnnotationCollection",
            "label": "Statements in reports, each somebody's word, and what reviewers decided on them",
            "total": annotations.number,
            **{f"parley:{name}": value for name, value in about(taken).items()},
        },
    )


def _annotations(taken: Takeaway) -> Iterator[Json]:
    for told in told_in(taken):
        yield _of_statement(told)
    for decision in taken.decisions():
        about_it = None if isinstance(decision.decision, Same | Withdrawal) else decision.decision.statement
        if about_it is not None:
            yield _of_decision(decision, decision.decision, about_it)


def _of_statement(told: Told) -> Json:
    said, plainly = told.taken.statement, told_plainly(told)
    page = web_address(told.report.url)
    del plainly["words"], plainly["spans"]
    tags = (said.act, said.modality, *(("negated",) if said.negated else ()))
    return {
        "id": _statement_name(told.report.report.id, said.id),
        "type": "Annotation",
        "motivation": "classifying",
        "creator": _software(told.report.reading.reader),
        "created": _moment(told.report.read_at),
        "body": [
            _words("describing", _in_words(told, plainly)),
            *(_words("tagging", tag) for tag in tags),
            {"type": "Dataset", "parley:id": told.taken.id, **{f"parley:{key}": one for key, one in plainly.items()}},
        ],
        "target": [_target(told.report, span, page) for span in said.content],
    }


def _in_words(told: Told, plainly: Json) -> str:
    """ "Somebody (promise, intended), if: ...; not established. Reviewers: accepted"."""
    said = told.taken.statement
    kind = f"{said.act}, {'not ' if said.negated else ''}{said.modality}"
    given = "".join(f", {one}" for one in plainly["conditions"])
    return f"{told.taken.whose} ({kind}){given}. Somebody's word, not established. Review: {told.taken.review}."


def _target(report: TakenReport, span: Span, page: str | None) -> Json:
    """The piece in its source: where that was published, or else the bytes; `state` names the bytes that were read."""
    text = report.report.text
    bytes_name = f"urn:{report.report.id}"
    obtained = next((one.captured or one.at for one in report.sources if one.original == report.report.id), None)
    return {
        "type": "SpecificResource",
        "source": {"id": page or bytes_name, "type": "Text", "language": report.report.language},
        "state": {
            "type": "TimeState",
            "cached": bytes_name,
            **({"sourceDate": _moment(obtained)} if obtained else {}),
        },
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(span.start - _AROUND, 0) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _of_decision(taken: TakenDecision, decision: Decision, about_it: StatementRef) -> Json:
    """What a person decided on a statement, about the annotation that holds it."""
    motivation, words = _decided(decision)
    return {
        "id": _name("decision", taken.entry, about_it.report),
        "type": "Annotation",
        "motivation": motivation,
        "creator": {"type": "Person", "name": decision.by},
        "body": [
            _words(motivation, words),
            {
                "type": "Dataset",
                "parley:entry": taken.entry,
                "parley:on": decision.recorded.isoformat(),
                "parley:why": None if isinstance(decision, Note) else decision.why,
                "parley:statement": taken.statement,
            },
        ],
        "target": _decided_on(taken.statement, about_it),
    }


def _decided_on(statement: str | None, about_it: StatementRef) -> str | list[Json]:
    """The annotation of a statement; where the latest reading has that statement no more, the words themselves."""
    if statement is not None:
        return _statement_name(about_it.report, statement.partition(".")[2])
    quote = {"type": "TextQuoteSelector", "exact": about_it.words}
    positions = [{"type": "TextPositionSelector", "start": start, "end": end} for start, end in about_it.content]
    if len(positions) == 1:
        return [_selected(about_it.report, [quote, *positions])]
    return [_selected(about_it.report, [one]) for one in positions]


def _selected(report: str, selectors: list[Json]) -> Json:
    return {"type": "SpecificResource", "source": {"id": f"urn:{report}", "type": "Text"}, "selector": selectors}


def _decided(decision: Decision) -> tuple[str, str]:
    """With which motivation of the specification, and in words."""
    match decision:
        case Review():
            changes = "".join(f"; {name}: {line_from_data(plain(value))}" for name, value in decision.changes)
            settled = " (settles what reviewers differ on)" if decision.settles else ""
            return ("editing" if decision.changes else "assessing"), f"{decision.verdict}{changes}{settled}"
        case Link():
            return "linking", f"{'denies' if decision.denies else 'asserts'}: {decision.proposition}"
        case Bearing():
            return "linking", f"evidence {'against' if decision.against else 'for'}: {decision.provision}"
        case Fact():
            return "assessing", f"{'holds' if decision.holds else 'does not hold'}: {decision.proposition}"
        case Note():
            return "commenting", decision.words
        case _:
            raise AssertionError(f"{decision}: it is about no statement")


def _words(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _software(stamp: ReaderStamp) -> Json:
    return {
        "type": "Software",
        "name": reader_in_words(stamp),
        "parley:pack": stamp.sha256,
    }


def _statement_name(report: str, statement: str) -> str:
    return _name("statement", report, statement)


def _name(*parts: object) -> str:
    """A name that the same thing has in every file."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, carried(' '.join(('urn:parley', *map(str, parts)))))}"


def _moment(words: str) -> str:
    """As the specification asks for moments: in UTC, with Z."""
    return words.replace("+00:00", "Z")

"""Where statements come from, as W3C PROV has it: one bundle for each report, and some for what people decided.

A report's bundle leads from each statement over its reading and text to the bytes and to where they were obtained.
Whose word a statement is stands in it as an attribute: that somebody said it is what the reading says, not what is
known. A bundle is made at a time, so that a large ledger needs little memory.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from urllib.parse import quote

from prov.constants import PROV
from prov.identifier import Namespace
from prov.model import ProvBundle, ProvDocument

from parley.export.contained import printable
from parley.export.told import Told, reader_in_words, told_of, told_plainly
from parley.model.codec_assessment import line_from_data
from parley.model.judgement import Decision, Note, Review, Same, Withdrawal
from parley.model.plain import plain
from parley.model.takeaway import Takeaway, TakenDecision, TakenReport, TakenSource

NAMESPACES = {
    "parley": "urn:parley:",
    "bytes": "urn:sha256:",
    "text": "urn:parley:text:",
    "reading": "urn:parley:reading:",
    "statement": "urn:parley:statement:",
    "decision": "urn:parley:decision:",
    "activity": "urn:parley:activity:",
    "person": "urn:parley:person:",
    "publisher": "urn:parley:publisher:",
    "software": "urn:parley:software:",
    "bundle": "urn:parley:bundle:",
}
_AT_ONCE = 500
"""So many decisions are in a bundle."""

_OURS = Namespace("parley", NAMESPACES["parley"])
_AGENTS = {"person": PROV["Person"], "software": PROV["SoftwareAgent"]}
_BESIDE = ("statement", "by", "recorded", "why")
_SAID_OF_STATEMENTS = ("whose", "act", "event", "modality", "negated", "review", "confidence", "said")


def documents(taken: Takeaway) -> Iterator[tuple[ProvDocument, ProvBundle]]:
    """Documents of one bundle each, and the bundle."""
    for report in taken.reports():
        made, bundle = _empty(f"bundle:{_hex(report.report.id)}")
        _describe(bundle, report)
        yield made, bundle
    decisions, number = taken.decisions(), 0
    while some := list(islice(decisions, _AT_ONCE)):
        number += 1
        made, bundle = _empty(f"bundle:decisions-{number}")
        for one in some:
            _decide(bundle, one)
        yield made, bundle


def _empty(name: str) -> tuple[ProvDocument, ProvBundle]:
    made = ProvDocument()
    for prefix, uri in NAMESPACES.items():
        made.add_namespace(prefix, uri)
    return made, made.bundle(name)


def _describe(bundle: ProvBundle, report: TakenReport) -> None:
    """From the statements of a report to its bytes, and where they were obtained."""
    key, stamp = _hex(report.report.id), report.reading.reader
    _obtain(bundle, report)
    bundle.entity(
        f"text:{key}",
        _given({"prov:type": _OURS["Text"], "title": report.report.title, "language": report.report.language}),
    )
    bundle.activity(f"activity:{key}/extraction", other_attributes=_given({"kind": report.extraction.kind}))
    if report.extraction.by is not None:
        library = _agent(bundle, "software", report.extraction.by)
        bundle.wasAssociatedWith(f"activity:{key}/extraction", library)
    bundle.used(f"activity:{key}/extraction", f"bytes:{key}")
    bundle.wasGeneratedBy(f"text:{key}", f"activity:{key}/extraction")
    bundle.wasDerivedFrom(f"text:{key}", f"bytes:{key}", f"activity:{key}/extraction")
    reading = f"reading:{key}"
    bundle.collection(reading, _given({"protocol": stamp.protocol, "pack_sha256": stamp.sha256}))
    bundle.activity(f"activity:{key}/reading")
    reader = _agent(bundle, "software", reader_in_words(stamp))
    bundle.wasAssociatedWith(f"activity:{key}/reading", reader)
    bundle.used(f"activity:{key}/reading", f"text:{key}")
    bundle.wasGeneratedBy(reading, f"activity:{key}/reading")
    bundle.wasDerivedFrom(reading, f"text:{key}", f"activity:{key}/reading")
    for told in told_of(report):
        _tell(bundle, told, reading, f"text:{key}")


def _obtain(bundle: ProvBundle, report: TakenReport) -> None:
    """The bytes that were read, all others that hold the same article, where each was obtained, and who published
    the report."""
    key = _hex(report.report.id)
    said = {"said": report.report.date and report.report.date.isoformat(), "recorded": report.recorded}
    urls = {report.report.id: report.report.url}
    for one in report.sources:
        urls.setdefault(one.original, one.url)
    for original, url in urls.items():
        bundle.entity(f"bytes:{_hex(original)}", _given({"prov:type": _OURS["Original"], "url": url, **said}))
    for number, source in enumerate(report.sources, 1):
        _obtain_once(bundle, f"activity:{key}/obtaining-{number}", source)
    if report.publisher:
        bundle.wasAttributedTo(f"bytes:{key}", _agent(bundle, "publisher", report.publisher))


def _obtain_once(bundle: ProvBundle, activity: str, source: TakenSource) -> None:
    where = {"prov:location": source.where, "captured": source.captured, "url": source.url}
    bundle.activity(activity, None, source.at, _given(where))
    bundle.used(activity, f"bytes:{_hex(source.original)}")
    bundle.wasAssociatedWith(activity, _agent(bundle, "person", source.by))


def _tell(bundle: ProvBundle, told: Told, reading: str, text: str) -> None:
    """A statement: quoted from the text, found by the reading."""
    name = f"statement:{_hex(told.report.report.id)}/{told.taken.statement.id}"
    plainly = told_plainly(told)
    attributes = {
        "prov:type": _OURS["Statement"],
        "prov:value": " … ".join(told.words),
        "id": told.taken.id,
        "spans": ", ".join(plainly["spans"]),
        "conditions": "; ".join(plainly["conditions"]) or None,
        "days": ", ".join(plainly["days"]) or None,
        **{name: plainly[name] for name in _SAID_OF_STATEMENTS},
    }
    bundle.entity(name, _given(attributes))
    bundle.hadMember(reading, name)
    bundle.quotation(name, text)


def _decide(bundle: ProvBundle, taken: TakenDecision) -> None:
    """What a person decided, and on which statement; one that was corrected is derived from the decision."""
    decision = taken.decision
    key = f"{taken.entry}-{sha256(printable(line_from_data(plain(decision))).encode()).hexdigest()[:16]}"
    name, activity, about = f"decision:{key}", f"activity:decision-{key}", _statement_of(taken)
    words = {name: value for name, value in plain(decision).items() if name not in _BESIDE}
    attributes = {
        "prov:type": _OURS[type(decision).__name__],
        "prov:value": line_from_data(words),
        "entry": taken.entry,
        "on": decision.recorded.isoformat(),
        "why": None if isinstance(decision, Note) else decision.why,
    }
    person = _agent(bundle, "person", decision.by)
    bundle.entity(name, _given(attributes))
    bundle.activity(activity)
    bundle.wasAssociatedWith(activity, person)
    bundle.wasGeneratedBy(name, activity)
    bundle.wasAttributedTo(name, person)
    if about is not None and isinstance(decision, Review) and decision.verdict == "correct":
        bundle.wasDerivedFrom(about, name)
    elif about is not None:
        bundle.wasDerivedFrom(name, about, activity)


def _statement_of(taken: TakenDecision) -> str | None:
    decision: Decision = taken.decision
    if taken.statement is None or isinstance(decision, Same | Withdrawal) or decision.statement is None:
        return None
    return f"statement:{_hex(decision.statement.report)}/{taken.statement.partition('.')[2]}"


def _agent(bundle: ProvBundle, kind: str, words: str) -> str:
    """Somebody or something by its name; once in a bundle."""
    name = f"{kind}:{quote(printable(words), safe='')}"
    if not bundle.get_record(name):
        bundle.agent(name, _given({"prov:type": _AGENTS.get(kind), "prov:label": words}))
    return name


def _given(attributes: Mapping[str, object]) -> Sequence[tuple[str, object]]:
    """Attributes that have a value, with names of ours where PROV has none; without signs that PROV cannot hold."""
    return [
        (name if ":" in name else f"parley:{name}", printable(value) if isinstance(value, str) else value)
        for name, value in attributes.items()
        if value is not None
    ]


def _hex(report: str) -> str:
    return report.removeprefix("sha256:")

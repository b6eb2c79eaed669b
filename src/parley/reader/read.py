"""The line-up: a report goes in, a reading comes out.

Words and quotations; attributions; parties and pronouns; then for each attribution a statement with its act, its
conditions, times and places. Everything that could not be settled is a doubt.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeVar

from parley.model.doubt import Doubt
from parley.model.party import Party
from parley.model.place import Place
from parley.model.report import Report
from parley.model.span import Span, Spans
from parley.model.statement import Attribution, ReaderStamp, Reading, Statement
from parley.model.time import TimeReference
from parley.reader.pack import PACK_NAME, PACK_VERSION, PROTOCOL, Pack
from parley.reader.raw import attribution_from_found
from parley.reader.rules.actors import actor_of, recipient_of
from parley.reader.rules.acts import event_of, is_negated, modality_of
from parley.reader.rules.attribution import Attributions
from parley.reader.rules.coreference import Speakers
from parley.reader.rules.found import Found
from parley.reader.rules.own_voice import authors_of, communique, terms
from parley.reader.rules.parties import Parties
from parley.reader.rules.phrases import Phrases, Range
from parley.reader.rules.places import Places
from parley.reader.rules.postposed import tail_of_quotation
from parley.reader.segment import Sentence, segment
from parley.reader.sides import settle_sides
from parley.reader.statements import (
    Context,
    children,
    conditions_of,
    deciding_clause,
    parts_of,
    provisos_of,
    side_of_speaker,
    spans_of,
    times_of,
    voice_of,
)

# By whether it is nested and whether the speaker's side is settled: the share of statements whose side, act and nesting
# were right on the invented reports in benchmarks/invented.
_CONFIDENCE = {(False, True): 0.69, (False, False): 0.58, (True, True): 0.33, (True, False): 0.29}


def read(report: Report, pack: Pack) -> Reading:
    """Read one report.

    `report` is any text (RTL, unbalanced quotations and control characters included), `pack` what `load_pack` gave.
    Returns the reading, in the order of the text. Raises nothing: what cannot be settled is a doubt. Pure: the same
    report and pack give the same reading. Time is linear in the length of the text.
    """
    phrases = Phrases(segment(report.text), pack)
    authors = authors_of(phrases, phrases.seg.sentences)
    found, doubts = _attributions(phrases, authors)
    parties = Parties(phrases)
    speakers = Speakers(parties, found, authors[0] if authors else None)
    context = Context(phrases, parties, found, speakers, report.date, doubts)
    if report.date is None:
        doubts.append(Doubt(Span(0, 0), "no-date", "The report has no date: times that need it are left open."))
    settle_sides(context)
    times = times_of(phrases, report.date)
    places = Places(phrases, parties.names)
    doubts.extend(places.doubts)
    builder = _Builder(context, times, [place for _, place in places.found])
    drafts = [builder.statement(n) for n in range(len(found))]
    _doubt_speakers(context)
    return _reading(report, pack, context, drafts, tuple(times), tuple(p for _, p in places.found))


def _attributions(phrases: Phrases, authors: tuple[Range, int] | None) -> tuple[list[Found], list[Doubt]]:
    seg = phrases.seg
    attributions = Attributions(phrases)
    found = attributions.found
    for n, sentence in enumerate(_joined(phrases)):
        if authors and n < authors[1]:
            continue
        before = len(found)
        attributions.scan(sentence.first, sentence.last, 0, None)
        if len(found) == before and not authors and (laid_down := terms(phrases, sentence)):
            found.append(laid_down)
        elif len(found) == before and not authors:
            attributions.continue_quotation(sentence)
    if authors:
        found.extend(communique(phrases, seg.sentences, found, *authors))
    doubts = [
        Doubt(
            seg.span(q.opening, q.opening + 1),
            "unbalanced-quotation",
            "This quotation mark has no partner in its paragraph.",
        )
        for q in seg.quotations
        if not q.closed
    ]
    return found, doubts


def _joined(phrases: Phrases) -> list[Sentence]:
    """The sentences, with `"Why?"` and `X asked.` as one."""
    out: list[Sentence] = []
    for sentence in phrases.seg.sentences:
        follows = out and out[-1].paragraph == sentence.paragraph and out[-1].last == sentence.first
        if follows and tail_of_quotation(phrases, sentence.first, sentence.last):
            out[-1] = out[-1]._replace(last=sentence.last)
        else:
            out.append(sentence)
    return out


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes the statement of each attribution; parties are still keys here."""

    context: Context
    times: list[TimeReference]
    places: list[Place]

    def statement(self, n: int) -> Statement:
        context, found = self.context, self.context.found[n]
        phrases = context.phrases
        conditions = conditions_of(context, n, parts_of(context, n))
        act, clause, part = deciding_clause(context, n, conditions)
        content = spans_of(phrases, found.content)
        holes = tuple(s for m in children(context, n) for s in spans_of(phrases, context.found[m].content))
        side = side_of_speaker(context, n)
        return Statement(
            id=str(n),
            attribution=None,
            within=None if found.within is None else str(found.within),
            speaker=context.speakers.keys[n],
            side=side,
            via=tuple(dict.fromkeys(context.parties.resolve(r) for r in found.relays)),
            content=content,
            voice=voice_of(phrases, found.content),
            act=act,
            event=event_of(act, clause.lows),
            modality=modality_of(act, clause),
            negated=act == "denial" or found.negated or is_negated(clause),
            actor=actor_of(context, n, act, clause, part),
            recipient=recipient_of(context, n),
            conditions=provisos_of(phrases, conditions),
            times=tuple(_within(self.times, content, holes)),
            places=tuple(_within(self.places, content, holes)),
            confidence=_CONFIDENCE[found.within is not None, side is not None],
        )


_Located = TypeVar("_Located", TimeReference, Place)


def _within(items: list[_Located], content: Spans, holes: Spans) -> list[_Located]:
    """Those of the items that lie in the content and in none of the holes."""
    starts = sorted(hole.start for hole in holes)
    ends = list(accumulate((hole.end for hole in sorted(holes)), max))
    out: list[_Located] = []
    for span in content:
        for n in range(bisect_left(items, span.start, key=lambda item: item.span.start), len(items)):
            where = items[n].span
            if where.start >= span.end:
                break
            before = bisect_right(starts, where.start)
            if where.end <= span.end and not (before and where.end <= ends[before - 1]):
                out.append(items[n])
    return out


def _doubt_speakers(context: Context) -> None:
    phrases = context.phrases
    for n, found in enumerate(context.found):
        if found.source is None:
            continue
        words = phrases.seg.span(*found.source)
        key = context.speakers.keys[n]
        if key is None:
            context.doubts.append(
                Doubt(words, "unresolved-speaker", f"The report does not settle who {words.of(phrases.seg.text)!r} is.")
            )
        elif context.parties.records[key].side is None and context.parties.records[key].kind == "person":
            context.doubts.append(
                Doubt(
                    words, "unresolved-side", f"The report does not say for whom {words.of(phrases.seg.text)!r} speaks."
                )
            )


def _reading(
    report: Report,
    pack: Pack,
    context: Context,
    drafts: list[Statement],
    times: tuple[TimeReference, ...],
    places: tuple[Place, ...],
) -> Reading:
    """Numbers everything in the order of the text."""
    parties, party_ids = _parties(context, drafts)
    order = sorted(range(len(drafts)), key=lambda n: (drafts[n].content[0], -drafts[n].content[-1].end, n))
    statement_ids = {str(n): f"s{rank}" for rank, n in enumerate(order, 1)}
    attributions: list[Attribution] = []
    statements: list[Statement] = []
    for n in order:
        found, draft = context.found[n], drafts[n]
        raw = attribution_from_found(context.phrases, found, len(attributions) + 1, draft.confidence)
        if raw and found.within is None:
            attributions.append(raw)
        attribution = raw.id if raw and found.within is None else None
        statements.append(_named(draft, statement_ids, party_ids, attribution))
    stamp = ReaderStamp(pack.parley, PACK_NAME, PACK_VERSION, PROTOCOL, pack.sha256)
    doubts = tuple(sorted(set(context.doubts), key=lambda d: (d.span, d.kind, d.note)))
    return Reading(stamp, report, parties, tuple(attributions), tuple(statements), times, places, doubts)


def _named(
    draft: Statement, statement_ids: dict[str, str], party_ids: dict[str, str], attribution: str | None
) -> Statement:
    def party(key: str | None) -> str | None:
        return party_ids[key] if key else None

    return replace(
        draft,
        id=statement_ids[draft.id],
        attribution=attribution,
        within=statement_ids[draft.within] if draft.within else None,
        speaker=party(draft.speaker),
        side=party(draft.side),
        via=tuple(party_ids[v] for v in draft.via),
        actor=party(draft.actor),
        recipient=party(draft.recipient),
    )


def _parties(context: Context, drafts: list[Statement]) -> tuple[tuple[Party, ...], dict[str, str]]:
    """The parties that speak, are spoken for or of, or have an office, by their first mention."""
    records = context.parties.records
    used = {k for d in drafts for k in (d.speaker, d.side, d.actor, d.recipient, *d.via) if k}
    known = {n.entity.code or n.entity.name for n in context.parties.names.namings.values()}
    listed = [k for k, r in records.items() if k in used or r.roles or (k in known and r.mentions)]
    listed = list(dict.fromkeys([*listed, *(side for k in listed if (side := records[k].side))]))
    met = {k: n for n, k in enumerate(records)}  # a tie by name would not be impartial
    first = {k: min(records[k].mentions, default=(len(context.phrases.texts), 0)) for k in listed}
    listed.sort(key=lambda k: (first[k], met[k]))
    ids = {k: f"p{n}" for n, k in enumerate(listed, 1)}
    parties = []
    for key in listed:
        record = records[key]
        mentions = tuple(sorted({context.phrases.seg.span(*m) for m in record.mentions}))
        side = ids.get(record.side) if record.side else None
        parties.append(Party(ids[key], record.name, record.kind, tuple(record.roles), side, record.code, mentions))
    return tuple(parties), ids

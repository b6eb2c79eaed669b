"""The line-up: a report goes in, a reading comes out.

Words and quotations; attributions, by rules and by the net; parties and pronouns; then for each attribution a statement
with its act, its conditions, times and places, and how sure it is. Everything that could not be settled is a doubt.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace

from parley.model.doubt import Doubt
from parley.model.party import Party
from parley.model.place import Place
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import Attribution, ReaderStamp, Reading, Statement
from parley.model.time import TimeReference
from parley.reader.drafting import Draft, Drafting
from parley.reader.linking import Tagged
from parley.reader.pack import PACK_NAME, PACK_VERSION, Pack
from parley.reader.raw import attribution_from_found, attribution_from_tagged
from parley.reader.rules.attribution import Attributions
from parley.reader.rules.coreference import Speakers
from parley.reader.rules.found import Found
from parley.reader.rules.mention_descriptions import Descriptions
from parley.reader.rules.mention_extents import note_extents
from parley.reader.rules.mention_names import note_names
from parley.reader.rules.mention_units import Units
from parley.reader.rules.mentions import Mentions
from parley.reader.rules.own_voice import authors_of, communique, terms
from parley.reader.rules.parties import Parties
from parley.reader.rules.phrases import Phrases, Range
from parley.reader.rules.places import Places
from parley.reader.rules.postposed import tail_of_quotation
from parley.reader.rules.relays import carry_relays
from parley.reader.rules.tagged import found_from_tagged
from parley.reader.segment import Sentence, segment
from parley.reader.sides import settle_sides
from parley.reader.statements import Context, times_of
from parley.reader.tagging import Tagging, tagging_of
from parley.reader.weights import PROTOCOL

READ = ("en",)
"""The languages that are read, by their codes of ISO 639-1."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A report read as far as drafts of statements, one for each attribution of `context.found`."""

    context: Context
    tagging: Tagging | None
    drafts: list[Draft]
    times: tuple[TimeReference, ...]
    places: tuple[Place, ...]


def read(report: Report, pack: Pack) -> Reading:
    """Read one report.

    `report` is any text (RTL, unbalanced quotations and control characters included), `pack` what `load_pack` gave.
    Returns the reading, in the order of the text. Raises nothing: what cannot be settled is a doubt. Pure: the same
    report and pack give the same reading. Time is linear in the length of the text. A report in a language that the
    pack does not read gives no statements, and a doubt that says so.
    """
    if report.language not in READ:
        return _unread(report, pack)
    return _reading(report, pack, drafted(report, pack))


def stamp_of(pack: Pack) -> ReaderStamp:
    """What a reading says of the reader that made it."""
    weights = pack.weights
    name, version = (weights.name, weights.version) if weights else (PACK_NAME, PACK_VERSION)
    return ReaderStamp(pack.parley, name, version, PROTOCOL, pack.sha256)


def _unread(report: Report, pack: Pack) -> Reading:
    """Nothing is read in a language that the rules and the net do not know: all of it would be misread."""
    note = f'The report is in the language "{report.language}", which is not read. What it says is not in here.'
    return Reading(stamp_of(pack), report, (), (), (), (), (), (Doubt(Span(0, 0), "unread-language", note),))


def drafted(report: Report, pack: Pack) -> Drafted:
    """Read a report as far as all that may be statements, before the judge has left any out."""
    phrases = Phrases(segment(report.text), pack)
    authors = authors_of(phrases, phrases.seg.sentences)
    parties = Parties(phrases)
    tagging = tagging_of(parties.names, pack.weights.net) if pack.weights else None
    found, doubts = _attributions(phrases, authors, tagging.tagged if tagging else ())
    speakers = Speakers(parties, found, authors[0] if authors else None)
    context = Context(phrases, parties, found, speakers, report.date, doubts)
    if report.date is None:
        doubts.append(Doubt(Span(0, 0), "no-date", "The report has no date: times that need it are left open."))
    settle_sides(context)
    carry_relays(phrases, found, speakers.keys)
    times = times_of(phrases, report.date)
    places = Places(phrases, parties.names)
    doubts.extend(places.doubts)
    judge = pack.weights.judge if pack.weights else None
    bounds = [time.bound for time in times if time.bound]
    drafting = Drafting(context, bounds, [place for _, place in places.found], tagging, judge)
    drafts = [drafting.draft(n) for n in range(len(found))]
    return Drafted(
        context, tagging, drafts, tuple(time.named for time in times), tuple(place for _, place in places.found)
    )


def _attributions(
    phrases: Phrases, authors: tuple[Range, int] | None, tagged: tuple[Tagged, ...]
) -> tuple[list[Found], list[Doubt]]:
    seg = phrases.seg
    attributions = Attributions(phrases)
    found = attributions.found
    by_net = [f for t in tagged if (f := found_from_tagged(phrases, t)) and f.cue]
    starts = [f.cue[0] for f in by_net if f.cue]
    for n, sentence in enumerate(_joined(phrases)):
        if authors and n < authors[1]:
            continue
        before = len(found)
        attributions.scan(sentence.first, sentence.last, 0, None)
        here = by_net[bisect_left(starts, sentence.first) : bisect_left(starts, sentence.last)]
        attributions.add_tagged(before, here)
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


def _doubt_speakers(context: Context, kept: list[int]) -> None:
    phrases = context.phrases
    for n in kept:
        found = context.found[n]
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


def _reading(report: Report, pack: Pack, made: Drafted) -> Reading:
    """Numbers everything in the order of the text."""
    context = made.context
    kept = _kept(made.drafts, pack)
    _doubt_speakers(context, kept)
    drafts = [made.drafts[n].statement for n in kept]
    parties, party_ids = _parties(context, drafts)
    order = sorted(
        kept, key=lambda n: (made.drafts[n].statement.content[0], -made.drafts[n].statement.content[-1].end, n)
    )
    statement_ids = {str(n): f"s{rank}" for rank, n in enumerate(order, 1)}
    attributions, attribution_of = _raw(made, order)
    statements = [
        _named(_outward(made.drafts, n, statement_ids), statement_ids, party_ids, attribution_of.get(n)) for n in order
    ]
    doubts = tuple(sorted(set(context.doubts), key=lambda d: (d.span, d.kind, d.note)))
    return Reading(stamp_of(pack), report, parties, attributions, tuple(statements), made.times, made.places, doubts)


def _kept(drafts: list[Draft], pack: Pack) -> list[int]:
    """What the judge takes for a statement; all where there is no judge."""
    threshold = pack.weights.judge.threshold if pack.weights and pack.weights.judge else 0.0
    return [n for n, draft in enumerate(drafts) if draft.probability >= threshold]


def _outward(drafts: list[Draft], n: int, kept: dict[str, str]) -> Statement:
    """A draft that lies within the nearest one that was kept."""
    within = drafts[n].statement.within
    while within is not None and within not in kept:
        within = drafts[int(within)].statement.within
    return replace(drafts[n].statement, within=within)


def _raw(made: Drafted, order: list[int]) -> tuple[tuple[Attribution, ...], dict[int, str]]:
    """The raw layer, and for each statement the attribution that it was built on.

    Where there is a net the raw layer is what it tagged, else what the rules found outermost.
    """
    phrases, found = made.context.phrases, made.context.found
    if made.tagging is None:
        outermost = [n for n in order if found[n].within is None and found[n].source and found[n].cue]
        raw = [
            attribution_from_found(phrases, found[n], k, made.drafts[n].statement.confidence)
            for k, n in enumerate(outermost, 1)
        ]
        return tuple(a for a in raw if a), {n: a.id for n, a in zip(outermost, raw, strict=True) if a}
    tagged = made.tagging.tagged
    starts = [t.cue[0] for t in tagged]
    of_statement: dict[int, str] = {}
    for n in order:
        cue = found[n].cue
        if cue and found[n].within is None:
            at = bisect_left(starts, cue[1]) - 1
            if at >= 0 and tagged[at].cue[1] > cue[0]:
                of_statement[n] = f"a{at + 1}"
    return tuple(attribution_from_tagged(phrases, t, k) for k, t in enumerate(tagged, 1)), of_statement


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
    """The parties that speak, are spoken for or of, have an office or are only named, by their first mention."""
    records = context.parties.records
    used = {k for d in drafts for k in (d.speaker, d.side, d.actor, d.recipient, *d.via) if k}
    naming = Mentions(context.parties, context.speakers, frozenset(used))
    note_names(naming)
    Descriptions(naming).note()
    Units(naming).note()
    note_extents(naming)
    known = {n.entity.code or n.entity.name for n in context.parties.names.namings.values()}
    listed = [
        k for k, r in records.items() if k in used or k in naming.listed or r.roles or (k in known and r.mentions)
    ]
    sides = {k: naming.meant_by(r.side) for k, r in records.items()}
    listed = list(dict.fromkeys([*listed, *(side for k in listed if (side := sides[k]))]))
    met = {k: n for n, k in enumerate(records)}  # a tie by name would not be impartial
    first = {k: min(records[k].mentions, default=(len(context.phrases.texts), 0)) for k in listed}
    listed.sort(key=lambda k: (first[k], met[k]))
    ids = {k: f"p{n}" for n, k in enumerate(listed, 1)}
    parties = []
    for key in listed:
        record = records[key]
        mentions = tuple(sorted({context.phrases.seg.span(*m) for m in record.mentions}))
        side = ids.get(sides[key] or "")
        parties.append(Party(ids[key], record.name, record.kind, tuple(record.roles), side, record.code, mentions))
    return tuple(parties), ids

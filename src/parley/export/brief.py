"""A brief on a negotiation: one neutral paper, which each kind of file writes in its own way."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby

from parley.export.brief_agreement import agreement_blocks
from parley.export.brief_heard import LATEST, BySide, Heard, Said, heard_in
from parley.export.paper import Block, Heading, Paper, Paragraph, Piece, Quote, Table, Words, bounded, line
from parley.export.references import References
from parley.export.sides import Sides, sides_of
from parley.export.wording import REVIEWED, day, listing, shortened, to_the_letter
from parley.model.agreement import Agreement
from parley.model.takeaway import Takeaway

MOST_SIDES = 24
"""So many sides are quoted, besides the members of the agreements: those with the most statements."""


def brief_of(taken: Takeaway) -> tuple[Paper, int]:
    """The paper, and how many statements it quotes."""
    agreements = [one.agreement for one in taken.agreements]
    sides = _sides(agreements)
    heard = heard_in(taken, sides)
    known = {name: source for name, (_, _, source) in heard.cited.items()}
    quoted = [said for side in heard.by_side.values() for said in side.latest]
    references = References(known | {said.source.report: said.source for said in (*heard.pledges, *quoted)})
    readings = {number: reading for number, reading, _ in heard.cited.values()}
    blocks: list[Block] = []
    for agreement in taken.agreements:
        blocks += bounded(agreement_blocks(agreement, readings, references, titled=len(agreements) > 1))
    if not taken.agreements:
        blocks += _pledges(heard, references)
    chosen = _chosen(heard, sides)
    blocks += _said(heard, chosen, references)
    blocks += [Heading(1, line("Sources")), *_sources(heard, references), *_made(taken)]
    title = line(agreements[0].title if len(agreements) == 1 else _of_reports(heard))
    made = datetime.fromisoformat(taken.recorded).astimezone(UTC) if taken.recorded else None
    paper = Paper("Brief", title, tuple(_facts(taken, heard)), tuple(blocks), made, taken.made_by)
    return paper, sum(len(side.latest) for _, side in chosen)


def _sides(agreements: Sequence[Agreement]) -> Sides:
    """The members of all agreements, under one name each."""
    all_sides = [sides_of((), agreement) for agreement in agreements]
    names = dict.fromkeys(name for sides in all_sides for name in sides.places)
    known = {key: name for sides in reversed(all_sides) for key, name in sides.known.items()}
    return Sides({name: place for place, name in enumerate(names)}, known)


def _of_reports(heard: Heard) -> str:
    reports = _number(heard.reports, "report")
    if heard.first is None:
        return reports
    return f"{reports}, {day(heard.first)}" + (f" to {day(heard.last)}" if heard.last != heard.first else "")


def _facts(taken: Takeaway, heard: Heard) -> Iterable[tuple[str, Words]]:
    for one in taken.agreements:
        text = one.agreement
        about = ", ".join(filter(None, (text.status, day(text.date) if text.date else "", text.place)))
        yield "Agreement", line(f"{text.title} ({about})")
        parties = "; ".join(f"{name} ({role})" for name, role in _members(text))
        yield "Members", line(parties or "none")
    as_of = dict.fromkeys(day(found.as_of) for one in taken.agreements for found in one.assessments.values())
    if as_of:
        yield "As of", line(listing(tuple(as_of)))
    if taken.known_by:
        yield "As known by", line(day(taken.known_by))
    yield "Rests on", line(f"{_of_reports(heard)}; {_number(heard.statements, 'statement')}")
    if taken.filter:
        yield "Only", line(taken.filter)
    yield "Read this as", line("a record of what was said. A statement is somebody's word, not a fact.")


def _members(agreement: Agreement) -> Iterable[tuple[str, str]]:
    roles = (("party", agreement.parties), ("guarantor", agreement.guarantors), ("observer", agreement.observers))
    return ((one.name, f"{role}, proposed" if one.proposed else role) for role, group in roles for one in group)


def _pledges(heard: Heard, references: References) -> Iterable[Block]:
    """Promises and offers, the latest first."""
    yield Heading(1, line("Promises and offers"))
    if not heard.pledges:
        yield Paragraph(line("None was found."))
        return
    left = heard.pledged - len(heard.pledges)
    if left:
        yield Paragraph(line(f"The latest {len(heard.pledges)}; {left:,} earlier ones are left out."), "lead")
    rows = tuple(
        (
            (line(day(said.day)),),
            (line(said.whose),),
            (
                line(
                    to_the_letter(said.words), " ", references.to(said.source.report), Piece(f" {said.id}", quiet=True)
                ),
                *_beside(said),
            ),
        )
        for said in reversed(heard.pledges)
    )
    yield Table(
        "What was promised or offered, as whose word", ("Said on", "Whose word", "In which words"), rows, (16, 27, 57)
    )


def _chosen(heard: Heard, sides: Sides) -> list[tuple[str | None, BySide]]:
    """The sides that are quoted: members in the order of the agreements, others by the alphabet, then what is no
    side's word."""
    others = sorted((one for one in heard.by_side if one is not None and one not in sides.places), key=str)
    most = sorted(others, key=lambda one: -heard.by_side[one].number)[:MOST_SIDES]
    names = (*sides.places, *(one for one in others if one in most), None)
    return [(one, heard.by_side[one]) for one in names if one in heard.by_side]


def _said(heard: Heard, chosen: Sequence[tuple[str | None, BySide]], references: References) -> Iterable[Block]:
    yield Heading(1, line("What was said"))
    yield Paragraph(line(_about_the_said(heard, chosen)), "lead")
    for name, side in chosen:
        yield Heading(
            2, line(shortened(name or "No side: the reports themselves, and speakers whose side is not settled", 120))
        )
        if side.number > len(side.latest):
            yield Paragraph(line(f"The latest {len(side.latest)} of {side.number:,} statements."), "note")
        for when, on_that_day in groupby(side.latest, key=lambda one: one.day):
            yield Heading(3, line(day(when)))
            for said in on_that_day:
                yield _quote(said, references)


def _about_the_said(heard: Heard, chosen: Sequence[tuple[str | None, BySide]]) -> str:
    shown = {name for name, _ in chosen}
    left = sum(side.number for name, side in heard.by_side.items() if name not in shown)
    sentences = [
        "By the side whose word it is in the end, then by day, to the letter. The program found these statements; "
        "nobody has reviewed them unless it says so."
    ]
    if left:
        sentences.append(f"{left:,} statements of {len(heard.by_side) - len(shown)} other sides are left out.")
    if heard.rejected:
        were = "was" if heard.rejected == 1 else "were"
        sentences.append(f"{_number(heard.rejected, 'statement')} {were} rejected as misread and left out.")
    return " ".join(sentences)


def _quote(said: Said, references: References) -> Quote:
    review = "" if said.review == "unreviewed" else f"; {REVIEWED[said.review][0]}"
    beside = "".join(f". {words.shown}" for one in _beside(said) for words in one)
    source = (references.to(said.source.report), Piece(f" {said.id}{review}{beside}"))
    return Quote(line(Piece(said.whose, strong=True), f", {said.act}:"), line(to_the_letter(said.words)), source)


def _beside(said: Said) -> tuple[Words, ...]:
    """Its conditions, and the days that it names."""
    conditions = f"Condition: {'; '.join(said.conditions)}" if said.conditions else ""
    days = f"Days named: {'; '.join(said.days)}" if said.days else ""
    return tuple((Piece(words, quiet=True),) for words in (conditions, days) if words)


def _sources(heard: Heard, references: References) -> Iterable[Block]:
    cited = references.list()
    if not cited.sources:
        yield Paragraph(line("No source is cited."))
        return
    others = heard.reports - len(cited.sources)
    if others > 0:
        yield Paragraph(line(f"{others:,} of {_number(heard.reports, 'report')} are not cited here."), "lead")
    yield cited


def _made(taken: Takeaway) -> Iterable[Block]:
    yield Heading(1, line("How this brief was made"))
    yield Paragraph(
        line(
            f"By {taken.made_by} out of a ledger whose state is {taken.head}; the same ledger gives the same brief. "
            f"Of each side the latest {LATEST} statements are quoted at most."
        ),
        "note",
    )


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"

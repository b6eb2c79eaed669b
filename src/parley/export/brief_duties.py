"""What a brief says of the duties and steps of an agreement, and of what stands in its way."""

from collections.abc import Iterable, Mapping, Sequence

from parley.export.brief_shown import Shown, by_account, named, quotes_of
from parley.export.cells import titles_of
from parley.export.obstacles import DeadlockView, Target
from parley.export.paper import Block, Entry, Heading, Items, Paragraph, Piece, Table, line
from parley.export.standing import Row
from parley.export.wording import LEADS, day, listing
from parley.model.finding import ProvisionFinding, State


def duties(show: Shown) -> Iterable[Block]:
    """Each duty, ban and power, and the sentences that people set beside it."""
    yield Heading(1, line("Duties"))
    yield Paragraph(line(LEADS["pledges"]), "lead")
    found: dict[str, list[ProvisionFinding]] = {}
    for account in show.accounts:
        for one in show.assessments[account.key].provisions:
            found.setdefault(one.id, []).append(one)
    rows = tuple(_duty(show, row, found) for row in show.standing.provisions)
    if rows:
        yield Table(
            "Each duty, ban and power: who owes it to whom, and how it stands in each account",
            ("Sentence", "Who, to whom", "Last day", "How it stands, and on whose word"),
            rows,
            (35, 17, 15, 33),
        )
    for row in show.standing.provisions:
        yield from _beside(show, row)


def _duty(show: Shown, row: Row, found: Mapping[str, Sequence[ProvisionFinding]]) -> tuple[Entry, ...]:
    owed = [one for name in row.ids for one in found[name] if one.state is not State.NOT_HELD]
    last_days = dict.fromkeys(day(one.deadline) if one.deadline else "none" for one in owed)
    return (
        _sentence(row),
        (
            line(listing(tuple(dict.fromkeys(one.debtor for one in owed)))),
            line(Piece(f"to {listing(tuple(dict.fromkeys(to for one in owed for to in one.creditors)))}", quiet=True)),
        ),
        tuple(map(line, last_days)),
        by_account(show, row.cells),
    )


def _sentence(row: Row) -> Entry:
    """Its ids, its wordings, and who alone holds which."""
    lines = [line(Piece(", ".join(row.ids), strong=True))]
    for wording in row.wordings:
        held = f" (wording of {listing(wording.holders)})" if wording.holders else ""
        lines.append(line(wording.says, Piece(held, quiet=True)))
    return tuple(lines)


def _beside(show: Shown, row: Row) -> Iterable[Block]:
    for title, weighed in (("Undertaken or announced", row.announced), ("Observed", row.observed)):
        if weighed:
            yield Heading(3, line(f"{title}, set beside {listing(row.ids)}"))
            yield from quotes_of(show, weighed)


def steps(show: Shown) -> Iterable[Block]:
    """Each step."""
    if show.standing.steps:
        yield Heading(1, line("Steps"))
        yield Paragraph(line(LEADS["steps"]), "lead")
        rows = tuple((_sentence(row), by_account(show, row.cells)) for row in show.standing.steps)
        yield Table("Each step in every account", ("Step", "How it stands, and on whose word"), rows, (45, 55))
    for row in show.standing.steps:
        if row.announced or row.observed:
            yield Heading(3, line(f"Set beside {listing(row.ids)}"))
            yield from quotes_of(show, (*row.announced, *row.observed))


def way(show: Shown) -> Iterable[Block]:
    """What stands in the way of each target, and what waits for itself."""
    yield Heading(1, line("What stands in the way"))
    yield Paragraph(line(LEADS["way"]), "lead")
    for target in show.obstacles.targets:
        yield from _target(target)
    if not show.obstacles.targets:
        yield Paragraph(line("Nothing was asked for."))
    if show.standing.entry:
        yield Heading(2, line("Set beside the entry into force"))
        yield from quotes_of(show, show.standing.entry)
    if show.obstacles.deadlocks:
        yield Heading(2, line("What waits for itself"))
    for deadlock in show.obstacles.deadlocks:
        yield from _deadlock(deadlock)


def _target(target: Target) -> Iterable[Block]:
    yield Heading(2, line(target.name))
    for way in target.ways:
        for place, told in enumerate(way.told()):
            who = (Piece(f"{way.title}: ", strong=True),) if place == 0 else ()
            yield Paragraph((*who, *line(told.says)))
            if told.steps:
                yield Items(tuple(map(line, told.steps)))


def _deadlock(deadlock: DeadlockView) -> Iterable[Block]:
    waits = "wait for each other" if len(deadlock.members) > 1 else "waits for itself"
    where = titles_of(deadlock.accounts)
    yield Paragraph(line(Piece(f"{listing(deadlock.members)} {waits}", strong=True), f" ({where})"))
    yield Items(tuple(line("because " if reason.level else "", reason.says) for reason in deadlock.why))
    if deadlock.ways_out:
        yield Paragraph(line("It would open if one of these were waived:"))
        yield Items(tuple(map(line, deadlock.ways_out)))


def gaps(show: Shown) -> Iterable[Block]:
    """What the draft leaves open."""
    if show.obstacles.gaps:
        yield Heading(1, line("Gaps in the draft"))
        rows = tuple(
            (
                (line(gap.rule.capitalize()),),
                tuple(line(*named(", ".join(places)), says) for says, places in gap.says),
                (line(gap.after or "–"),),
            )
            for gap in show.obstacles.gaps
        )
        yield Table(
            "What the draft leaves open",
            ("Gap", "Where, and how to mend it", "What the rule goes by"),
            rows,
            (20, 45, 35),
        )

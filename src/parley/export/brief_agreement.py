"""What a brief says of an agreement: at a glance, accounts side by side, duties, steps, what stands in the way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parley.export.cells import Account, Cell, titles_of
from parley.export.citations import Citation, citations_of
from parley.export.obstacles import DeadlockView, Obstacles, Target, obstacles_of
from parley.export.paper import Block, Entry, Heading, Items, Paragraph, Piece, Table, Words, line
from parley.export.readings import view_to_cite
from parley.export.references import References
from parley.export.sides import sides_of
from parley.export.standing import Contest, Row, Standing, Weighed, standing_of
from parley.export.wording import LEADS, VALUES, day, listing, word_and_shape
from parley.model.agreement import Agreement
from parley.model.finding import Assessment, ProvisionFinding, State
from parley.model.overdue import LATE, STATES, states_of
from parley.model.statement import Reading
from parley.model.takeaway import TakenAgreement

_FEW = 5
"""So many of those that stand alike are named at a glance."""

_COLUMNS = 4
"""So many accounts stand side by side; more stand one below the other."""

_TELLING: tuple[str, ...] = (State.DETACHED, LATE, State.VIOLATED, State.DISCHARGED)


@dataclass(frozen=True, slots=True)
class _Show:
    """An agreement with all that is said of it."""

    agreement: Agreement
    assessments: Mapping[str, Assessment]
    standing: Standing
    obstacles: Obstacles
    references: References

    @property
    def accounts(self) -> tuple[Account, ...]:
        return self.standing.accounts

    @property
    def first(self) -> Assessment:
        return self.assessments[self.accounts[0].key]


def agreement_blocks(
    taken: TakenAgreement, readings: Mapping[int, Reading], references: References, *, titled: bool
) -> Iterable[Block]:
    """All sections on an agreement; `titled`: they begin with its title, where the paper is on several. `readings`:
    those that its assessments cite, by number."""
    if titled:
        yield Heading(1, line(taken.agreement.title))
    if not taken.assessments:
        yield Paragraph(
            line("No day is known on which to look at this agreement: it has none, and nothing was linked.")
        )
        return
    sides = sides_of(readings.values(), taken.agreement)
    citations = citations_of([view_to_cite(one, number, True, sides) for number, one in readings.items()], sides)
    standing = standing_of(taken.agreement, taken.assessments, citations)
    obstacles = obstacles_of(taken.agreement, taken.assessments, standing.accounts, citations)
    show = _Show(taken.agreement, taken.assessments, standing, obstacles, references)
    for section in (_glance, _accounts, _duties, _steps, _way, _gaps):
        yield from section(show)


def _glance(show: _Show) -> Iterable[Block]:
    first = show.standing.in_force[0]
    note = f" {first.note}" if first.note else ""
    yield Heading(1, line("At a glance"))
    yield Paragraph(
        line(f"On {day(show.first.as_of)}, {first.account.within}, this agreement is {first.word}{note}."), "verdict"
    )
    yield Table(
        "Whether the agreement is in force",
        ("Account", "In force", "What it still needs"),
        tuple(
            ((line(titles_of(accounts)),), (_value(word, note),), tuple(map(line, needs)) or (line("–"),))
            for (word, note, needs), accounts in _alike(show.standing.in_force).items()
        ),
        (26, 28, 46),
    )
    yield from _counted(show)
    for state in _TELLING:
        yield from _pile(show, state)
    if show.standing.contests:
        yield Paragraph(line(f"Contested between the parties ({len(show.standing.contests)})"), "label")
        yield Items(tuple(line(*_named(one.id), one.says) for one in show.standing.contests))
    else:
        yield Paragraph(line("The parties' accounts differ on nothing."))


def _counted(show: _Show) -> Iterable[Block]:
    by_account = [list(states_of(show.agreement, show.assessments[one.key]).values()) for one in show.accounts]
    rows = tuple(
        ((line(word_and_shape(state)[0].capitalize()),), *((line(str(found.count(state))),) for found in by_account))
        for state in STATES
        if any(state in found for found in by_account)
    )
    if rows:
        heads = ("State", *(account.title for account in show.accounts))
        yield Table("How many duties, bans and powers stand how", heads, rows, _shares(28, len(show.accounts)))


def _pile(show: _Show, state: str) -> Iterable[Block]:
    """The few that stand so in the first account, what comes first ahead."""
    states = states_of(show.agreement, show.first)
    found = [one for one in show.first.provisions if states[one.id] == state]
    found.sort(key=lambda one: one.deadline or date.max)
    if found:
        word = word_and_shape(state)[0].capitalize()
        yield Paragraph(line(f"{word}, {show.accounts[0].within} ({len(found)})"), "label")
        more = [line(f"and {len(found) - _FEW} more")] if len(found) > _FEW else []
        yield Items((*(line(*_named(one.id), one.says, _when(one)) for one in found[:_FEW]), *more))


def _when(finding: ProvisionFinding) -> Piece:
    if finding.deadline:
        return Piece(f" By {day(finding.deadline)}.", quiet=True)
    return Piece(f" Since {day(finding.since)}." if finding.since else "", quiet=True)


def _accounts(show: _Show) -> Iterable[Block]:
    yield Heading(1, line("Accounts side by side"), new_page=True)
    yield Paragraph(line(LEADS["accounts"].format(day=day(show.first.as_of))), "lead")
    yield Paragraph(line(f"Common account: {LEADS['common']} Account of a party: {LEADS['party']}"), "lead")
    rows = [((line(Piece(row.wordings[0].says, strong=True)),), row.cells) for row in show.standing.propositions]
    if rows:
        yield _side_by_side(show, "Each matter in every account", "Matter", rows)
    if show.standing.unsaid:
        yield Paragraph(line("Nobody has said so far, and not known in any of these accounts:"), "label")
        yield Items(tuple(map(line, show.standing.unsaid)))
    if show.standing.contests:
        yield Heading(2, line("Where the accounts differ"))
    for contest in show.standing.contests:
        yield from _contest(show, contest)
    if show.standing.unused:
        yield Heading(2, line("Said, but about nothing in this agreement"))
        yield from map(show.references.quote, show.standing.unused)


def _side_by_side(show: _Show, caption: str, head: str, rows: Sequence[tuple[Entry, Sequence[Cell]]]) -> Table:
    """Accounts as columns as long as there is room for them."""
    if len(show.accounts) <= _COLUMNS:
        heads = (head, *(account.title for account in show.accounts))
        lines = tuple((name, *(_cell(show, cell) for cell in cells)) for name, cells in rows)
        return Table(caption, heads, lines, _shares(31, len(show.accounts)))
    lines = tuple((name, _by_account(show, cells)) for name, cells in rows)
    return Table(caption, (head, "In each account"), lines, (40, 60))


def _cell(show: _Show, cell: Cell) -> Entry:
    lines = [(*line(cell.word[:1].upper() + cell.word[1:]), *show.references.of(cell.citations))]
    return (*lines, line(Piece(cell.note, quiet=True))) if cell.note else tuple(lines)


def _value(word: str, note: str) -> Words:
    return line(Piece(word.capitalize(), strong=True), f" {note}" if note else "")


def _alike(cells: Sequence[Cell]) -> Mapping[tuple[str, str, tuple[str, ...]], Sequence[Account]]:
    """The accounts that share each value."""
    shared: dict[tuple[str, str, tuple[str, ...]], list[Account]] = {}
    for cell in cells:
        shared.setdefault((cell.word, cell.note, cell.needs), []).append(cell.account)
    return shared


def _by_account(show: _Show, cells: Sequence[Cell]) -> Entry:
    """A line for each value; accounts that share it share the line."""
    lines = []
    for (word, note, needs), accounts in _alike(cells).items():
        where = "Every account" if len(accounts) == len(show.accounts) else titles_of(accounts)
        rests = dict.fromkeys(one for cell in cells if cell.account in accounts for one in _behind(cell))
        told = "; ".join(filter(None, (note, f"still needs: {'; '.join(needs)}" if needs else "")))
        value = Piece(word, strong=True)
        lines.append((*line(f"{where}: ", value, f", {told}" if told else ""), *show.references.words_of(rests)))
    return tuple(lines)


def _behind(cell: Cell) -> Iterable[Citation]:
    """The sentences on which a value rests; a sentence that an account does not hold rests on none."""
    if cell.word == VALUES[State.NOT_HELD][0]:
        return ()
    return (*cell.citations, *(one for reason in cell.why for one in reason.citations))


def _contest(show: _Show, contest: Contest) -> Iterable[Block]:
    yield Heading(3, line("Contested: ", *_named(contest.id), contest.says))
    for cell in contest.cells:
        yield Paragraph(line(f"{cell.account.title}: ", Piece(cell.word, strong=True)))
        yield from map(show.references.quote, cell.citations)
        if not cell.citations:
            yield Paragraph(line("It gives no sentence of its own."), "note")
    if contest.others:
        yield Paragraph(line("Said by others or established:"))
        yield from map(show.references.quote, contest.others)


def _duties(show: _Show) -> Iterable[Block]:
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


def _duty(show: _Show, row: Row, found: Mapping[str, Sequence[ProvisionFinding]]) -> tuple[Entry, ...]:
    owed = [one for name in row.ids for one in found[name] if one.state is not State.NOT_HELD]
    last_days = dict.fromkeys(day(one.deadline) if one.deadline else "none" for one in owed)
    return (
        _sentence(row),
        (
            line(listing(tuple(dict.fromkeys(one.debtor for one in owed)))),
            line(Piece(f"to {listing(tuple(dict.fromkeys(to for one in owed for to in one.creditors)))}", quiet=True)),
        ),
        tuple(map(line, last_days)),
        _by_account(show, row.cells),
    )


def _sentence(row: Row) -> Entry:
    """Its ids, its wordings, and who alone holds which."""
    lines = [line(Piece(", ".join(row.ids), strong=True))]
    for wording in row.wordings:
        held = f" (wording of {listing(wording.holders)})" if wording.holders else ""
        lines.append(line(wording.says, Piece(held, quiet=True)))
    return tuple(lines)


def _beside(show: _Show, row: Row) -> Iterable[Block]:
    for title, weighed in (("Undertaken or announced", row.announced), ("Observed", row.observed)):
        if weighed:
            yield Heading(3, line(f"{title}, set beside {listing(row.ids)}"))
            yield from _quotes(show, weighed)


def _quotes(show: _Show, weighed: Iterable[Weighed]) -> Iterable[Block]:
    for one in weighed:
        yield show.references.quote(one.citation, f"Speaks {'for' if one.supports else 'against'} it")


def _steps(show: _Show) -> Iterable[Block]:
    if show.standing.steps:
        yield Heading(1, line("Steps"))
        yield Paragraph(line(LEADS["steps"]), "lead")
        rows = tuple((_sentence(row), _by_account(show, row.cells)) for row in show.standing.steps)
        yield Table("Each step in every account", ("Step", "How it stands, and on whose word"), rows, (45, 55))
    for row in show.standing.steps:
        if row.announced or row.observed:
            yield Heading(3, line(f"Set beside {listing(row.ids)}"))
            yield from _quotes(show, (*row.announced, *row.observed))


def _way(show: _Show) -> Iterable[Block]:
    yield Heading(1, line("What stands in the way"))
    yield Paragraph(line(LEADS["way"]), "lead")
    for target in show.obstacles.targets:
        yield from _target(target)
    if not show.obstacles.targets:
        yield Paragraph(line("Nothing was asked for."))
    if show.standing.entry:
        yield Heading(2, line("Set beside the entry into force"))
        yield from _quotes(show, show.standing.entry)
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


def _gaps(show: _Show) -> Iterable[Block]:
    if show.obstacles.gaps:
        yield Heading(1, line("Gaps in the draft"))
        rows = tuple(
            (
                (line(gap.rule.capitalize()),),
                tuple(line(*_named(", ".join(places)), says) for says, places in gap.says),
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


def _named(name: str) -> Words:
    """An id before what it names, if there is one."""
    return (Piece(f"{name} ", strong=True),) if name else ()


def _shares(first: int, others: int) -> tuple[int, ...]:
    return (first, *(round((100 - first) / others) for _ in range(others)))

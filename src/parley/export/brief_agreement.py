"""What a brief says of an agreement: at a glance, and account beside account; then its duties and the rest."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from parley.export.brief_duties import duties, gaps, steps, way
from parley.export.brief_shown import Shown, alike, by_account, named, shares
from parley.export.cells import Cell, titles_of
from parley.export.citations import citations_of
from parley.export.obstacles import obstacles_of
from parley.export.paper import Block, Entry, Heading, Items, Paragraph, Piece, Table, Words, line
from parley.export.readings import view_to_cite
from parley.export.references import References
from parley.export.sides import sides_of
from parley.export.standing import Contest, standing_of
from parley.export.wording import LEADS, day, word_and_shape
from parley.model.finding import ProvisionFinding, State
from parley.model.overdue import LATE, STATES, states_of
from parley.model.statement import Reading
from parley.model.takeaway import TakenAgreement

_FEW = 5
"""So many of those that stand alike are named at a glance."""

_COLUMNS = 4
"""So many accounts stand side by side; more stand one below the other."""

_TELLING: tuple[str, ...] = (State.DETACHED, LATE, State.VIOLATED, State.DISCHARGED)


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
    show = Shown(taken.agreement, taken.assessments, standing, obstacles, references)
    for section in (_glance, _accounts, duties, steps, way, gaps):
        yield from section(show)


def _glance(show: Shown) -> Iterable[Block]:
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
            for (word, note, needs), accounts in alike(show.standing.in_force).items()
        ),
        (26, 28, 46),
    )
    yield from _counted(show)
    for state in _TELLING:
        yield from _pile(show, state)
    if show.standing.contests:
        yield Paragraph(line(f"Contested between the parties ({len(show.standing.contests)})"), "label")
        yield Items(tuple(line(*named(one.id), one.says) for one in show.standing.contests))
    else:
        yield Paragraph(line("The parties' accounts differ on nothing."))


def _counted(show: Shown) -> Iterable[Block]:
    by_account = [list(states_of(show.agreement, show.assessments[one.key]).values()) for one in show.accounts]
    rows = tuple(
        ((line(word_and_shape(state)[0].capitalize()),), *((line(str(found.count(state))),) for found in by_account))
        for state in STATES
        if any(state in found for found in by_account)
    )
    if rows:
        heads = ("State", *(account.title for account in show.accounts))
        yield Table("How many duties, bans and powers stand how", heads, rows, shares(28, len(show.accounts)))


def _pile(show: Shown, state: str) -> Iterable[Block]:
    """The few that stand so in the first account, what comes first ahead."""
    states = states_of(show.agreement, show.first)
    found = [one for one in show.first.provisions if states[one.id] == state]
    found.sort(key=lambda one: one.deadline or date.max)
    if found:
        word = word_and_shape(state)[0].capitalize()
        yield Paragraph(line(f"{word}, {show.accounts[0].within} ({len(found)})"), "label")
        more = [line(f"and {len(found) - _FEW} more")] if len(found) > _FEW else []
        yield Items((*(line(*named(one.id), one.says, _when(one)) for one in found[:_FEW]), *more))


def _when(finding: ProvisionFinding) -> Piece:
    """By when, else since when, unless the sentence says it itself."""
    known = day(finding.deadline or finding.since) if finding.deadline or finding.since else ""
    word = "By" if finding.deadline else "Since"
    return Piece(f" {word} {known}." if known not in finding.says else "", quiet=True)


def _accounts(show: Shown) -> Iterable[Block]:
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


def _side_by_side(show: Shown, caption: str, head: str, rows: Sequence[tuple[Entry, Sequence[Cell]]]) -> Table:
    """Accounts as columns as long as there is room for them."""
    if len(show.accounts) <= _COLUMNS:
        heads = (head, *(account.title for account in show.accounts))
        lines = tuple((name, *(_cell(show, cell) for cell in cells)) for name, cells in rows)
        return Table(caption, heads, lines, shares(31, len(show.accounts)))
    lines = tuple((name, by_account(show, cells)) for name, cells in rows)
    return Table(caption, (head, "In each account"), lines, (40, 60))


def _cell(show: Shown, cell: Cell) -> Entry:
    lines = [(*line(cell.word[:1].upper() + cell.word[1:]), *show.references.of(cell.citations))]
    return (*lines, line(Piece(cell.note, quiet=True))) if cell.note else tuple(lines)


def _value(word: str, note: str) -> Words:
    return line(Piece(word.capitalize(), strong=True), f" {note}" if note else "")


def _contest(show: Shown, contest: Contest) -> Iterable[Block]:
    yield Heading(3, line("Contested: ", *named(contest.id), contest.says))
    for cell in contest.cells:
        yield Paragraph(line(f"{cell.account.title}: ", Piece(cell.word, strong=True)))
        yield from map(show.references.quote, cell.citations)
        if not cell.citations:
            yield Paragraph(line("It gives no sentence of its own."), "note")
    if contest.others:
        yield Paragraph(line("Said by others or established:"))
        yield from map(show.references.quote, contest.others)

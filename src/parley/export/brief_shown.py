"""An agreement as a brief shows it, and how it words what stands alike in several accounts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from parley.export.cells import Account, Cell, titles_of
from parley.export.citations import Citation
from parley.export.obstacles import Obstacles
from parley.export.paper import Block, Entry, Piece, Words, line
from parley.export.references import References
from parley.export.standing import Standing, Weighed
from parley.export.wording import VALUES
from parley.model.agreement import Agreement
from parley.model.finding import Assessment, State


@dataclass(frozen=True, slots=True)
class Shown:
    """An agreement with all that is said of it."""

    agreement: Agreement
    assessments: Mapping[str, Assessment]
    standing: Standing
    obstacles: Obstacles
    references: References

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts that stand side by side."""
        return self.standing.accounts

    @property
    def first(self) -> Assessment:
        """The assessment in the first of them."""
        return self.assessments[self.accounts[0].key]


def alike(cells: Sequence[Cell]) -> Mapping[tuple[str, str, tuple[str, ...]], Sequence[Account]]:
    """The accounts that share each value."""
    shared: dict[tuple[str, str, tuple[str, ...]], list[Account]] = {}
    for cell in cells:
        shared.setdefault((cell.word, cell.note, cell.needs), []).append(cell.account)
    return shared


def by_account(show: Shown, cells: Sequence[Cell]) -> Entry:
    """A line for each value; accounts that share it share the line."""
    lines = []
    for (word, note, needs), accounts in alike(cells).items():
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


def quotes_of(show: Shown, weighed: Iterable[Weighed]) -> Iterable[Block]:
    """Sentences to the letter, with what they speak for."""
    for one in weighed:
        yield show.references.quote(one.citation, f"Speaks {'for' if one.supports else 'against'} it")


def named(name: str) -> Words:
    """An id before what it names, if there is one."""
    return (Piece(f"{name} ", strong=True),) if name else ()


def shares(first: int, others: int) -> tuple[int, ...]:
    """How wide the first column is, and the others alike, in per cent."""
    return (first, *(round((100 - first) / others) for _ in range(others)))

"""What a text shows by itself, before anybody has testified: its gaps, its conflicts, and its timetable."""

from dataclasses import dataclass
from datetime import date

from parley.engine.conflicts import find_conflicts
from parley.engine.draft import Draft
from parley.engine.gaps import find_gaps
from parley.engine.pause import no_collection
from parley.engine.standing import Standing
from parley.engine.timetable import Timetable
from parley.model.agreement import Agreement
from parley.model.finding import Conflict, Gap, Slack


@dataclass(frozen=True, slots=True)
class Examined:
    """The gaps, the conflicts, and how many days each deadline leaves."""

    gaps: tuple[Gap, ...]
    conflicts: tuple[Conflict, ...]
    slack: tuple[Slack, ...]


def examine(agreement: Agreement) -> Examined:
    """What the text leaves open or contradicts, and what its deadlines leave; about linear in the text.

    Deadlocks are those of the account `common` on the agreement's date, with nothing said yet.
    """
    with no_collection():
        deadlocks = Standing(agreement, as_of=agreement.date or date.min).deadlocks()
        conflicts, timetable = find_conflicts(agreement), Timetable(agreement)
        draft = Draft(agreement, deadlocks, conflicts, tuple(timetable.unmeetable()))
        return Examined(find_gaps(draft), conflicts, timetable.slack())

"""What waits for what, and what would change if something held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parley.errors import WrongUseError
from parley.export.cells import Account
from parley.export.graph_svg import document, text
from parley.export.obstacles import DeadlockView, Target
from parley.export.outline import Item
from parley.export.standing import Contest, Row
from parley.export.wording import word_and_shape
from parley.model.finding import Truth
from parley.tasks.assess import Question
from parley.tasks.graph import outline_of, picture_of
from parley.tasks.stand import Stand
from parley.tasks.suppose import Change, Supposition, suppose_besides, supposition_from_words
from parley.web.addresses import Address, File
from parley.web.ask import Ask, Param
from parley.web.pages.chosen import ACCOUNT, STANDING, Chosen, chosen_in_account, once_for
from parley.web.pages.paging import A_PAGE, PAGE, Paged, paged

_MOST_OPEN = 300
_SVG = "image/svg+xml"
SUPPOSE = Param("suppose", "text", "Suppose that this holds; “on YYYY-MM-DD” behind it: from that day on.", many=True)
SUPPOSE_NOT = Param("suppose_not", "text", "Suppose that this does not hold.", many=True)


@dataclass(frozen=True, slots=True)
class Open:
    """A matter that is open in the chosen account: what it is worth there, and whether it is supposed to hold."""

    that: str
    word: str
    shape: str
    supposed: bool | None


@dataclass(frozen=True, slots=True)
class Changed:
    """What would be another: its id, its sentence, its value in plain words and shapes before and after."""

    id: str
    says: str
    before: tuple[str, str]
    after: tuple[str, str]


@dataclass(frozen=True, slots=True)
class StepsPage:
    """What waits for what, as nested lists; and what a supposition would change.

    `told` has, by the place of an item, the page of the lists on which stands what it waits for. `steps` has each step
    over all accounts, `contests` those on which the parties differ. `matters` can be supposed; `more` have no box.
    `torn` is what was supposed both to hold and not to hold, and left out; `changes` is None if nothing was supposed.
    """

    chosen: Chosen
    title: str | None
    as_of: date | None
    accounts: tuple[Account, ...]
    items: Paged[Item]
    told: Mapping[int, int]
    deadlocks: tuple[DeadlockView, ...]
    targets: tuple[Target, ...]
    steps: tuple[Row, ...]
    contests: tuple[Contest, ...]
    matters: tuple[Open, ...]
    more: int
    supposed: tuple[Supposition, ...]
    torn: tuple[str, ...]
    changes: tuple[Changed, ...] | None


def steps_page(ask: Ask) -> StepsPage:
    """What waits for what. Raises LedgerError, and WrongUseError, also for what the agreement does not name."""
    chosen, stand = chosen_in_account(ask)
    if stand is None:
        return StepsPage(chosen, None, None, (), paged((), ask), {}, (), (), (), (), (), 0, (), (), None)
    account = chosen.account
    assessment = stand.assessments[account]
    items = once_for(ask, stand, ("outline", account), lambda: outline_of(stand.agreement, stand.testified, assessment))
    told = once_for(ask, stand, ("told", account), lambda: _told(items))
    yes, no = _boxes(ask, SUPPOSE), _boxes(ask, SUPPOSE_NOT)
    torn = tuple(that for that in yes if that in no)
    supposed = [supposition_from_words(that, that in yes) for that in (*yes, *no) if that not in torn]
    matters = _open(stand, account, yes, no)
    steps = {step.id for step in stand.agreement.steps}
    return StepsPage(
        chosen,
        stand.agreement.title,
        stand.as_of,
        stand.standing.accounts,
        paged(items, ask),
        told,
        tuple(one for one in stand.obstacles.deadlocks if any(at.key == account for at in one.accounts)),
        stand.obstacles.targets,
        stand.standing.steps,
        tuple(contest for contest in stand.standing.contests if contest.id in steps),
        tuple(matters[:_MOST_OPEN]),
        max(0, len(matters) - _MOST_OPEN),
        tuple(supposed),
        torn,
        _changes(stand, account, supposed) if supposed else None,
    )


def _told(items: Sequence[Item]) -> dict[int, int]:
    """The page of the lists on which the needs of an item are told, by its place."""
    found: dict[int, int] = {}
    waiting = [(one, number // A_PAGE + 1) for number, one in enumerate(items)]
    while waiting:
        item, page = waiting.pop()
        if item.needs:
            found[item.place] = page
        waiting.extend((inner, page) for inner in item.needs)
    return found


def _boxes(ask: Ask, param: Param) -> list[str]:
    """What was ticked. Raises WrongUseError for more than can be."""
    found = list(dict.fromkeys(ask.texts(param.name)))
    if len(found) > _MOST_OPEN:
        raise WrongUseError(f"{param.name}: {len(found)} suppositions are too many. Suppose {_MOST_OPEN} at most.")
    return found


def _open(stand: Stand, account: str, yes: Sequence[str], no: Sequence[str]) -> list[Open]:
    """What an account leaves open: who has not accepted, and propositions that neither hold nor fail."""
    found: dict[str, Truth] = {}
    for entry in stand.assessments[account].blockers:
        if entry.target == "in force":
            accepting = {f"{party.name} accepts this agreement" for party in stand.agreement.parties}
            found.update({step: Truth.UNKNOWN for step in entry.necessary if step in accepting})
    for finding in stand.assessments[account].propositions:
        worth = finding.accounts.get(account, Truth.UNKNOWN)
        if worth in (Truth.UNKNOWN, Truth.CONTESTED) or finding.that in yes or finding.that in no:
            found[finding.that] = worth
    return [
        Open(that, *word_and_shape(worth), None if (that in yes) is (that in no) else that in yes)
        for that, worth in found.items()
    ]


def _changes(stand: Stand, account: str, supposed: Sequence[Supposition]) -> tuple[Changed, ...]:
    question = Question(stand.as_of, account=account)
    before = stand.assessments[account]
    _, changes = suppose_besides(stand.agreement, stand.testified, supposed, question, before)
    return tuple(_changed(change) for change in changes)


def _changed(change: Change) -> Changed:
    if change.id == "in force":
        before, after = ("in force" if one == "holds" else "not in force" for one in (change.before, change.after))
        return Changed("", "This agreement", (before, _shape(change.before)), (after, _shape(change.after)))
    return Changed(change.id, change.says, word_and_shape(change.before), word_and_shape(change.after))


def _shape(value: str) -> str:
    return word_and_shape(value)[1]


def steps_picture(ask: Ask) -> File:
    """The picture of what waits for what, as SVG. Raises WrongUseError, LedgerError."""
    chosen, stand = chosen_in_account(ask)
    if stand is None:
        words = "No agreement is kept here yet."
        return File(document("Nothing to draw", words, (320, 60), [text(words, 24, 36)]).encode(), _SVG)
    assessment = stand.assessments[chosen.account]
    key = ("picture", chosen.account)
    drawn = once_for(ask, stand, key, lambda: picture_of(stand.agreement, stand.testified, assessment).encode())
    return File(drawn, _SVG)


ADDRESS = Address(
    "/steps",
    "Steps",
    "What waits for what, and what would change if something held",
    steps_page,
    "steps.html",
    (*STANDING, ACCOUNT, SUPPOSE, SUPPOSE_NOT, PAGE),
    group="Follow",
)
PICTURE = Address(
    "/steps.svg", "Picture of the steps", "What waits for what, drawn", steps_picture, params=(*STANDING, ACCOUNT)
)

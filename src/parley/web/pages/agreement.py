"""The text of an agreement, and beside each sentence how it was understood and what it leaves open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.export.marks import carried
from parley.tasks.stand import kept_agreement, names_of_agreements
from parley.web.addresses import Address, File, kept_as
from parley.web.ask import Ask, Param
from parley.web.errors import NoSuchPageError
from parley.web.pages.chosen import AGREEMENT

if TYPE_CHECKING:
    from parley.tasks.understanding import Open, Sentence

LONGEST = 1_000_000
"""So many characters a text may have."""

_MOST = 500
"""So many sentences with mistakes, and so many without, are shown."""


@dataclass(frozen=True, slots=True)
class Leeway:
    """How many days a deadline leaves if all that comes before happens as early as it can; None where the text fixes no
    day."""

    id: str
    deadline: str
    earliest: str | None
    days: int | None


@dataclass(frozen=True, slots=True)
class CheckedText:
    """How a text was understood: its sentences in their order, what it leaves open as a whole, what it names.

    `mistakes` and `gaps` are how many there are in all; `number` is how many sentences it has, of which `sentences` are
    those that are shown. `alike` are points that look alike and may be meant as one.
    """

    title: str
    status: str
    mistakes: int
    gaps: int
    number: int
    sentences: tuple["Sentence", ...]
    whole: tuple["Open", ...]
    points: tuple[str, ...]
    alike: tuple[tuple[str, str], ...]
    leeway: tuple[Leeway, ...]


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """A text in the editor.

    `names`: all names under which agreements are kept. `name`: the one that the text was made from, `seen` the version
    of it that its author has seen, `version` the one whose text it is (None: it is not kept), `newest` the newest one.
    `checked` is None where there is no text. `problem`: what keeps it from being kept, under the name `typed`.
    """

    names: tuple[str, ...]
    name: str | None
    version: int | None
    newest: int | None
    seen: int | None
    text: str
    checked: CheckedText | None
    problem: str | None = None
    typed: str = ""


def agreement_page(ask: Ask) -> AgreementPage:
    """The text that was asked for: a kept one, else a draft or the example, else none.

    Raises WrongUseError, NoSuchPageError, LedgerError.
    """
    names = names_of_agreements(ask.ledger)
    if ask.text("draft"):
        return page_of(names, _draft(ask))
    if ask.flag("example"):
        return page_of(names, _example())
    version = ask.number("version", 0) or None
    name = ask.text("agreement")
    newest = kept_agreement(ask.ledger, name)
    if newest is None:
        return AgreementPage(names, None, None, None, None, "", None)
    kept = newest if version is None else kept_agreement(ask.ledger, newest.name, version=version)
    checked = ask.office.once(("checked", kept.entry), lambda: checked_text(kept.text))
    return AgreementPage(
        names, kept.name, kept.version, newest.version, kept.version, kept.text, checked, typed=kept.name
    )


def agreement_text(ask: Ask) -> File:
    """The text of a kept version, as a file. Raises WrongUseError, NoSuchPageError, LedgerError."""
    kept = kept_agreement(ask.ledger, ask.text("agreement"), version=ask.number("version", 0) or None)
    if kept is None:
        raise NoSuchPageError("No agreement is kept here yet. Keep one on the page Agreement.")
    return File(carried(kept.text).encode(), "text/markdown; charset=utf-8", kept_as("agreement.md"))


def page_of(
    names: tuple[str, ...],
    text: str,
    *,
    name: str | None = None,
    seen: int | None = None,
    problem: str | None = None,
    typed: str = "",
) -> AgreementPage:
    """The page with a text that is not kept; `name` and `seen` are of the kept one that it was made from."""
    checked = checked_text(text) if text.strip() else None
    return AgreementPage(names, name, None, None, seen, text, checked, problem, typed)


def checked_text(text: str) -> CheckedText:
    """How a text was understood. About linear in it."""
    from parley.model.finding import Slack
    from parley.tasks.check import check_text
    from parley.tasks.understanding import understanding_of

    checked = check_text(text)
    found = understanding_of(text, checked)
    # Members of a group share their deadline.
    slack = dict.fromkeys(Slack(s.provision, "", s.deadline, s.earliest, s.latest, s.days) for s in checked.slack)
    return CheckedText(
        checked.agreement.title,
        checked.agreement.status,
        len(checked.mistakes),
        len(found.gaps) + sum(len(one.gaps) for one in found.sentences),
        len(found.sentences),
        _shown(found.sentences),
        found.gaps[:_MOST],
        tuple(p.words for p in checked.description.propositions[:_MOST]),
        tuple((one.words, other.words) for one, other in checked.description.alike[:_MOST]),
        tuple(
            Leeway(s.provision, s.deadline, s.earliest.isoformat() if s.earliest else None, s.days)
            for s in list(slack)[:_MOST]
        ),
    )


def _shown(sentences: Sequence["Sentence"]) -> tuple["Sentence", ...]:
    """As many as a page can show, those with mistakes among them, in the order of the text."""
    left = {True: _MOST, False: _MOST}
    found = []
    for one in sentences:
        left[bool(one.mistakes)] -= 1
        if left[bool(one.mistakes)] >= 0:
            found.append(one)
    return tuple(found)


def _draft(ask: Ask) -> str:
    """The text that a job drafted. Raises WrongUseError, NoSuchPageError."""
    number = ask.number("draft", 1)
    text = next((one.text for one in ask.office.jobs.job(number).outcomes if one.text is not None), None)
    if text is None:
        raise NoSuchPageError(f"Job {number} has drafted no text. /jobs/{number} says why.")
    return text


def _example() -> str:
    from parley.wiring import example_folder

    return (example_folder() / "agreement.md").read_text(encoding="utf-8")


ADDRESS = Address(
    "/agreement",
    "Agreement",
    "The text, and how each sentence was understood",
    agreement_page,
    "agreement_text.html",
    (
        AGREEMENT,
        Param("version", "number", "Which of its versions; else the newest."),
        Param("draft", "number", "The number of a job that drafted a text."),
        Param("example", "flag", "An example instead."),
    ),
    group="Text",
)

TEXT = Address(
    "/agreement.md",
    "Agreement as text",
    "The text of a kept version, as a file",
    agreement_text,
    params=(ADDRESS.params[0], ADDRESS.params[1]),
)

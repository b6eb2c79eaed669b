"""What is done with a text: it is checked, kept, or drafted from the talks."""

from collections.abc import Iterator

from parley.errors import AgreementErrors, WrongUseError
from parley.tasks.agreements import keep_text
from parley.tasks.stand import names_of_agreements
from parley.tasks.versions import versions_of
from parley.web.addresses import Done, Shown, Write
from parley.web.ask import Ask
from parley.web.jobs import Outcome, Work
from parley.web.pages.agreement import ADDRESS, LONGEST, page_of
from parley.web.worker import Worker

_LONGEST_NAME = 100


def check(ask: Ask) -> Shown:
    """Shows how a text was understood; nothing is kept. Raises TooLargeError, LedgerError."""
    return _shown(ask, None, 200)


def keep(ask: Ask) -> Done | Shown:
    """Keeps a text as the newest version under a name; a text with mistakes, and one that would pass over a version
    that its author has not seen, is shown again. Raises TooLargeError, LedgerError."""
    try:
        name = _name(ask)
    except WrongUseError as error:
        return _shown(ask, str(error), 422)
    newest = max((one.version for one in versions_of(ask.ledger, name)), default=None)
    if newest != _seen(ask, name):
        words = (
            f"Version {newest} is kept as “{name}”, and this text was not made from it. Press Keep once more to keep "
            "this text as the version after it; both stay."
        )
        return _shown(ask, words, 409, name=name, seen=newest)
    text = ask.words("text", LONGEST)
    try:
        entry = keep_text(ask.ledger, text, name=name, author=ask.visitor.name, now=ask.office.clock())
    except AgreementErrors as error:
        number = len(error.mistakes)
        words = (
            f"This is not kept: {number} mistake{' has' if number == 1 else 's have'} to be mended first. What is not "
            "understood could not be computed, and nobody would see that it is missing."
        )
        return _shown(ask, words, 422)
    kept = versions_of(ask.ledger, name)[-1].version
    says = f"Kept as “{name}”, version {kept}." if entry else f"Version {kept} of “{name}” has this text already."
    return Done(says, ask.to("/agreement", agreement=name))


def draft(ask: Ask) -> Done:
    """Begins to draft a text from all reports. Raises FullError."""
    from parley.tasks.draft import TITLE

    title = ask.text("title") or TITLE
    words = "Drafting the agreement as the talks stand"
    number = ask.office.jobs.add("draft", words, _drafted(ask, title), by=ask.visitor.name, at=ask.office.clock())
    return Done(f"{words}: all reports are followed, which may take long.", f"/jobs/{number}")


def _drafted(ask: Ask, title: str) -> Work:
    from parley.tasks.draft import draft_at

    def work(worker: Worker) -> Iterator[Outcome]:
        text = worker(draft_at, str(ask.ledger.place), title)
        yield Outcome("The draft is there. Nothing is kept until you keep it.", text=text)

    return work


def _shown(ask: Ask, problem: str | None, status: int, *, name: str | None = None, seen: int | None = None) -> Shown:
    """The page with what was typed."""
    text = ask.words("text", LONGEST)
    of = name or ask.text("of")
    seen = seen or ask.number("seen", 0) or None
    typed = "".join(ask.query.get("name", ())[-1:])[:_LONGEST_NAME]
    page = page_of(names_of_agreements(ask.ledger), text, name=of, seen=seen, problem=problem, typed=typed)
    return Shown(page, ADDRESS, status, problem or "")


def _seen(ask: Ask, name: str) -> int | None:
    """The newest version of a name that the author of a text has seen."""
    return (ask.number("seen", 0) or None) if ask.text("of") == name else None


def _name(ask: Ask) -> str:
    name = ask.text("name")
    if name is None:
        raise WrongUseError("Give it a name under which it is kept, such as: framework.")
    if len(name) > _LONGEST_NAME or not name.isprintable():
        raise WrongUseError(
            f"The name is longer than {_LONGEST_NAME} letters, or holds what cannot be read. Change it."
        )
    return name


WRITES = (
    Write("/agreement", check, "read"),
    Write("/agreement/keep", keep),
    Write("/agreement/draft", draft),
)

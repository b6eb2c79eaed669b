"""What reviewers decide: each write puts one decision on record, and goes on to what comes next."""

from typing import Any

from parley.errors import WrongUseError
from parley.model.judgement import Verdict
from parley.web.addresses import Done, Shown, Write
from parley.web.ask import Ask
from parley.web.office import decider_of
from parley.web.pages.linking import agreement_to_link
from parley.web.pages.review import ONE, statement_page, upcoming
from parley.web.pages.round import round_of_form
from parley.web.writes.parties import merged

_DONE: dict[Verdict, str] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
_LONGEST = 20_000


def accept(ask: Ask) -> Done:
    """It was read aright. Raises UnknownStatementError, WrongUseError, LedgerError."""
    return _reviewed(ask, "accept", {}, settles=False)


def reject(ask: Ask) -> Done:
    """It is no statement, or not what was said. Raises UnknownStatementError, WrongUseError, LedgerError."""
    return _reviewed(ask, "reject", {}, settles=False)


def correct(ask: Ask) -> Done | Shown:
    """It reads otherwise. A form with a value that cannot be comes back as it was sent. Raises UnknownStatementError,
    WrongUseError, LedgerError."""
    from parley.tasks.correct import changes_from_fields, names_of_fields
    from parley.tasks.queue import considered

    one = considered(ask.ledger, ask.path["id"])
    names = set(names_of_fields())
    typed = {name: values[-1] for name, values in ask.query.items() if name in names and values}
    given, which = round_of_form(ask)
    try:
        if any(len(words) > _LONGEST for words in typed.values()):
            raise WrongUseError(f"A field takes {_LONGEST} characters at most. Shorten it.")
        changes = changes_from_fields(typed, one.statement, one.reading)
        if not changes:
            raise WrongUseError("Nothing here is otherwise than it was read. Change a field, or accept it as it is.")
        return _reviewed(ask, "correct", changes, settles=False)
    except WrongUseError as error:
        return Shown(statement_page(ask, one.id, given, which, typed, str(error)), ONE, 422)


def agree(ask: Ask) -> Done:
    """Says what another reviewer said, in the entry of the log that the form names; with `settles` that decides it.

    Raises UnknownStatementError, WrongUseError for an entry that holds no review of the statement, LedgerError.
    """
    from parley.tasks.queue import considered

    entry = ask.number("entry", 0)
    found = considered(ask.ledger, ask.path["id"]).reviewed
    said = dict(found.reviews if found else ()).get(entry)
    if said is None:
        raise WrongUseError(f"Entry {entry} holds no review of {ask.path['id']} that stands. Open the statement again.")
    return _reviewed(ask, said.verdict, dict(said.changes), settles=ask.flag("settles"))


def link(ask: Ask) -> Done:
    """Links it to a proposition, or says that it bears on a sentence or step of the agreement. Raises
    UnknownStatementError, WrongUseError, LedgerError."""
    from parley.tasks.link import bear
    from parley.tasks.link import link as keep

    given, _ = round_of_form(ask)
    target = ask.text("words") or ask.text("target")
    if target is None:
        raise WrongUseError("Choose what it is linked to, or write the proposition in words of your own.")
    against, by = ask.choice("how", ("for", "against")) == "against", decider_of(ask, ask.text("why"))
    known, name = agreement_to_link(ask, given.filters.get("agreement")), ask.path["id"]
    if known is not None and ask.text("words") is None and target in known.ids:
        _, new = bear(ask.ledger, name, target, against=against, author=by.name, now=by.now, why=by.why)
        says = f"{name} speaks {'against' if against else 'for'} {target}."
    else:
        _, new = keep(ask.ledger, name, target, denies=against, author=by.name, now=by.now, why=by.why)
        says = f"{name} {'denies' if against else 'says'} that {target}."
    return Done(f"Linked: {says}" if new else f"You had linked it so already: {says}", given.to(name, given.entered))


def note(ask: Ask) -> Done:
    """Keeps a note beside it. Raises UnknownStatementError, WrongUseError, LedgerError."""
    from parley.tasks.review import note as keep

    given, _ = round_of_form(ask)
    name = ask.path["id"]
    new = keep(ask.ledger, name, ask.text("words") or "", decider_of(ask))
    return Done(f"{name}: noted." if new else "That note of yours is there already.", given.to(name, given.entered))


def same(ask: Ask) -> Done:
    """Says that two names are of one party, or are not. Raises WrongUseError, LedgerError."""
    given, _ = round_of_form(ask)
    return Done(merged(ask), given.to(ask.path["id"], given.entered))


def undo(ask: Ask) -> Done:
    """Takes one of the visitor's own decisions back, and shows the statement again. Raises UnknownEntryError,
    WrongUseError, LedgerError."""
    from parley.tasks.queue import undo as take_back

    given, _ = round_of_form(ask)
    found = take_back(ask.ledger, ask.number("entry", 0), decider_of(ask))
    to = found.statement or ask.text("here")
    says = f"Taken back: {found.says} (entry {found.entry})."
    return Done(f"{says} Now {to} again." if to else says, given.to(to, given.entered))


def _reviewed(ask: Ask, verdict: Verdict, changes: dict[str, Any], *, settles: bool) -> Done:
    """Puts a verdict on record, and goes on."""
    from parley.tasks.review import review

    name, by = ask.path["id"], decider_of(ask, ask.text("why"))
    given, which = round_of_form(ask)
    new = review(ask.ledger, name, verdict, by, changes=changes, settles=settles)
    settled = ", and settled" if settles else ""
    says = f"{name}: {_DONE[verdict]}{settled}." if new else f"You had {_DONE[verdict]} {name} already; nothing added."
    with ask.ledger.held():
        says += _meanwhile(ask, name, own=int(new))
        found = upcoming(ask, which, name, given.entered)
    if found is None:
        return Done(f"{says} That was the last one of this round.", given.to(after=name, entered=given.entered))
    now = f"Now {found.id}, {found.columns['whose']}: {found.columns['act']}."
    return Done(f"{says} {now}", given.to(found.id, found.entered))


def _meanwhile(ask: Ask, name: str, own: int) -> str:
    """What others said of it since the page was made, in words; `own` entries are the visitor's."""
    from parley.tasks.queue import meanwhile

    size = ask.ledger.size()
    seen = ask.number("seen", size)
    if size - own <= seen:
        return ""
    others, state = meanwhile(ask.ledger, name, ask.visitor.name, seen)
    if not others:
        return ""
    said = ", ".join(f"{by} has {_DONE[verdict]} it" for by, verdict in others)
    return f" Meanwhile {said}{'; so it is disputed now.' if state == 'disputed' else '.'}"


WRITES = (
    Write("/review/undo", undo),
    Write("/review/{id}/accept", accept),
    Write("/review/{id}/reject", reject),
    Write("/review/{id}/correct", correct),
    Write("/review/{id}/agree", agree),
    Write("/review/{id}/link", link),
    Write("/review/{id}/note", note),
    Write("/review/{id}/same", same),
)

"""The filter of statements: parameters that several pages share, names to choose from, and the address of a filter."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.model.judgement import REVIEW_STATES
from parley.model.statement import ACTS
from parley.web.ask import Ask, Param

if TYPE_CHECKING:
    from parley.ledger import Filter

WORDS = Param("words", "text", 'It has all these words; "in quotation marks" next to each other; -word: not there.')
FILTERS = (
    Param("party", "text", "Whose word it is, or who is named as speaker, side, actor, recipient or relay."),
    Param("side", "text", "Whose side speaks."),
    Param("act", "choice", "What is done by saying it.", ACTS),
    Param("event", "text", "A PLOVER type such as CONSULT or ASSAULT."),
    Param("place", "text", "A place of which it speaks."),
    Param("since", "day", "Published on that day or later."),
    Param("until", "day", "Published on that day or earlier."),
    Param("happened", "day", "It speaks of that day."),
    Param("conditional", "flag", "It has a condition."),
    Param("state", "choice", "Its state of review.", REVIEW_STATES),
    Param("report", "number", "The number of its report."),
    Param("about", "text", "Linked to that point or provision.", many=True),
    Param("as_of", "day", "Only what was published until that day."),
    Param("known_by", "day", "Only what was on record by the end of that day (UTC)."),
)


def filter_from(ask: Ask) -> "Filter":
    """The statements that the parameters of a page let through. Raises WrongUseError."""
    from parley.ledger import Filter

    return Filter(
        party=ask.text("party"),
        side=ask.text("side"),
        act=ask.choice("act", ACTS),
        event=ask.text("event"),
        place=ask.text("place"),
        since=ask.day("since"),
        until=ask.day("until"),
        happened=ask.day("happened"),
        conditional=ask.flag("conditional"),
        report=ask.number("report", 0) or None,
        about=ask.texts("about"),
        review=ask.choice("state", REVIEW_STATES),  # type: ignore[arg-type]
        as_of=ask.day("as_of"),
        known_by=ask.day("known_by"),
    )


def address_of(ask: Ask, path: str, *names: str) -> str:
    """The address of a page with the filter that a visitor chose, and with these parameters too: no others, and none
    that are empty."""
    wanted = (WORDS.name, *(param.name for param in FILTERS), *names)
    return ask.to(path, **{name: list(given) for name in wanted if (given := ask.texts(name))})


@dataclass(frozen=True, slots=True)
class FilterNames:
    """Names to choose from: those that stand in the latest statements, and what statements can be linked to in the
    agreement that was kept last."""

    parties: tuple[str, ...]
    sides: tuple[str, ...]
    places: tuple[str, ...]
    events: tuple[str, ...]
    about: tuple[str, ...]


def suggested_for(ask: Ask) -> FilterNames:
    """Names to choose from, looked up once for the ledger as it stands. Raises LedgerError."""
    return ask.office.once("suggested", lambda: _suggested(ask))


def _suggested(ask: Ask) -> FilterNames:
    from parley.tasks.names import latest_names, linkable_points

    names = latest_names(ask.ledger)
    return FilterNames(names["party"], names["side"], names["place"], names["event"], linkable_points(ask.ledger))

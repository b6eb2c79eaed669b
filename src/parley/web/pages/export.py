"""What can be taken away: statements by a filter, and every page in other forms."""

from dataclasses import dataclass

from parley.errors import WrongUseError
from parley.export.forms import FORMS, TABLES, Form
from parley.web.addresses import Address
from parley.web.ask import Ask
from parley.web.pages.filtering import FILTERS, WORDS, Suggested, filter_from, suggested_for

_MOST = 10_000


@dataclass(frozen=True, slots=True)
class TakenPage:
    """A page that can be had as JSON, and where `csv` as CSV: its path, what it shows, and its parameters with what
    each is for."""

    path: str
    name: str
    says: str
    csv: bool
    params: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ExportPage:
    """How many statements the chosen filter lets through, or that there are `more` than that; the forms in which they
    can be had, with what each is for; the tables; and every page."""

    number: int
    more: bool
    forms: tuple[tuple[str, str], ...]
    tables: tuple[str, ...]
    pages: tuple[TakenPage, ...]
    suggested: Suggested


def export_page(ask: Ask) -> ExportPage:
    """What can be taken away, with a filter of statements filled in. Raises WrongUseError, LedgerError."""
    which = filter_from(ask)
    number = ask.office.once(("count", which), lambda: ask.ledger.count(which, _MOST + 1))
    forms = tuple((name, f"{form.name} ({suffix}): {form.says}") for name, (form, suffix) in _forms().items())
    return ExportPage(min(number, _MOST), number > _MOST, forms, TABLES, _pages(ask), suggested_for(ask))


def form_from(ask: Ask) -> tuple[Form, str]:
    """The form that was chosen, and how its files end. Raises WrongUseError."""
    forms = _forms()
    name = ask.choice("form", tuple(forms))
    if name is None:
        raise WrongUseError(f"form: choose one of {', '.join(forms)}.")
    return forms[name]


def _forms() -> dict[str, tuple[Form, str]]:
    """Each form by its name; where its files may end otherwise, also by its name with that ending."""
    return {
        form.name + (suffix if place else ""): (form, suffix)
        for form in FORMS
        for place, suffix in enumerate(form.suffixes)
    }


def _pages(ask: Ask) -> tuple[TakenPage, ...]:
    from parley.web.app import suffixes_of
    from parley.web.table import PAGES  # late: that table has this page

    return tuple(
        TakenPage(
            page.path,
            page.name,
            page.says,
            ".csv" in suffixes_of(page),
            tuple((param.name, param.says) for param in page.params),
        )
        for page in PAGES
        if page.template and ask.visitor.may(page.role)
    )


ADDRESS = Address(
    "/export",
    "Export",
    "What can be taken away, and how",
    export_page,
    "export.html",
    (WORDS, *FILTERS),
    group="Record",
)

"""A page as HTML, JSON or CSV."""

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from starlette.responses import Response, StreamingResponse

from parley.export.marks import carried
from parley.export.page import templates
from parley.export.wording import REVIEWED
from parley.model.codec import line_from_data
from parley.model.plain import harmless, plain
from parley.model.statement import ACTS
from parley.version import VERSION
from parley.web.addresses import Address, File, Table, kept_as
from parley.web.ask import Ask
from parley.web.errors import NoSuchPageError
from parley.web.instead import with_pages
from parley.web.pages.chosen import along
from parley.web.session import FIELD


@dataclass(frozen=True, slots=True)
class Site:
    """What every page shows around its own: the navigation, who is here, and a word on what was just done.

    `groups`: headings with their addresses. `signed_in`: somebody who may sign out again.
    """

    groups: tuple[tuple[str, tuple[Address, ...]], ...]
    here: Address | None
    said: str
    head: int
    version: str
    signed_in: bool


def html(page: Any, ask: Ask, template: str, site: Site, title: str) -> str:
    """The whole page."""
    words = environment().get_template(template).render(show=page, ask=ask, site=site, title=title)
    return carried(words)


def page_response(page: Any, ask: Ask, address: Address, suffix: str, site: Site) -> Response:
    """A page in the form that its suffix asks for: "", ".json" or ".csv"; a file as it is. Raises NoSuchPageError."""
    if isinstance(page, File):
        return file_response(page)
    if suffix == ".json":
        return json_response(plain(page))
    if suffix == ".csv":
        if not hasattr(page, "table"):
            raise NoSuchPageError(f"{address.path} is no table. Ask for it as {address.path}.json.")
        return csv_response(page.table(), address.name)
    return Response(html(page, ask, address.template, site, address.name), media_type="text/html")


def file_response(file: File) -> Response:
    """The bytes of a file."""
    if isinstance(file.content, bytes):
        return Response(file.content, media_type=file.kind, headers=file.headers)
    return StreamingResponse(file.content, media_type=file.kind, headers=file.headers)


def json_response(data: Any, status: int = 200) -> Response:
    """Data as JSON."""
    return Response(carried(line_from_data(data)) + "\n", status, media_type="application/json")


def csv_response(table: Table, name: str) -> Response:
    """A table as CSV; what a spreadsheet would take for a formula is a text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([harmless(_flat(value)) for value in row] for row in table.rows)
    file = kept_as(f"{''.join(c if c.isalnum() else '-' for c in name.lower())}.csv")
    return Response(carried(out.getvalue()), media_type="text/csv", headers=file)


def _flat(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, tuple | list) else value


@cache
def environment() -> Environment:
    """The templates, with what they may call."""
    made = templates("parley.web", "parley.export")
    made.globals.update(
        along=along,
        acts=ACTS,
        reviewed={state: word for state, (word, _) in REVIEWED.items()},
        reviewed_shapes={state: shape for state, (_, shape) in REVIEWED.items()},
        static=static_address,
        hidden=_hidden,
        options=_options,
        place=place_of,
    )
    made.filters["with_pages"] = with_pages
    return made


def place_of(anchor: str) -> str:
    """The address of an anchor on the page of a report: "r12-s3" is statement 3 of report 12."""
    report = anchor.partition("-")[0].removeprefix("r")
    return f"/reports/{report}#{anchor}"


@cache
def static_address(name: str) -> str:
    """The address of a file that pages load; it changes with the file, so that browsers may keep it for ever."""
    return f"/static/{name}?v={hashlib.sha256(static_file(name)).hexdigest()[:12]}"


@cache
def static_file(name: str) -> bytes:
    """The bytes of a file that pages load. Raises NoSuchPageError."""
    if len(name) > 100 or not name.replace(".", "").replace("-", "").isalnum() or name.startswith("."):
        raise NoSuchPageError("There is no such file.")
    if name == "page.css":
        return (files("parley.export") / "templates" / name).read_bytes()
    found = files("parley.web") / "static" / name
    if not found.is_file():
        raise NoSuchPageError(f"There is no file {name}.")
    return found.read_bytes()


def _hidden(ask: Ask, **values: object) -> Markup:
    """The fields that a form sends along unseen: its token, and what else it carries."""
    given = {FIELD: ask.visitor.token, **{name: value for name, value in values.items() if value is not None}}
    return Markup("").join(
        Markup('<input type="hidden" name="{}" value="{}">').format(name, value) for name, value in given.items()
    )


def _options(choices: Sequence[str] | Mapping[str, str], chosen: str | None, none: str | None = None) -> Markup:
    """The choices of a list box; `none` words the one that chooses nothing."""
    pairs = list(choices.items() if isinstance(choices, Mapping) else ((one, one) for one in choices))
    if none is not None:
        pairs.insert(0, ("", none))
    # Put together by hand: pages of review have a hundred, and Markup.format was an eighth of their time.
    return Markup(  # noqa: S704 - all that is put in is escaped
        "\n".join(
            f'<option value="{escape(value)}"{" selected" if value == (chosen or "") else ""}>{escape(words)}</option>'
            for value, words in pairs
        )
    )


def site_of(ask: Ask, addresses: Sequence[Address], here: Address | None, said: str) -> Site:
    """What stands around a page for a visitor."""
    groups: dict[str, list[Address]] = {}
    for one in addresses if ask.visitor.name else ():
        if one.group and ask.visitor.may(one.role):
            groups.setdefault(one.group, []).append(one)
    return Site(
        tuple((name, tuple(found)) for name, found in groups.items()),
        here,
        said,
        ask.ledger.size(),
        VERSION,
        bool(ask.visitor.name) and not isinstance(ask.office.owner, str),
    )

"""The application: every address with its page, every form with what it does, and errors in words."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from traceback import format_tb
from typing import get_type_hints

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from parley.errors import ParleyError
from parley.web.addresses import Address, Done, File, Write
from parley.web.answer import file_response, html, json_response, page_response, site_of, static_address, static_file
from parley.web.ask import Ask
from parley.web.door import Door
from parley.web.errors import NoSuchPageError, NotSignedInError, WorkingError, status_of
from parley.web.form import fields_of, files_of, form_of
from parley.web.front import Front
from parley.web.guard import Guard
from parley.web.office import Office
from parley.web.openapi import described
from parley.web.pages.error import ErrorPage, WorkingPage
from parley.web.session import A_WEEK, A_YEAR, COOKIE, FIELD, SEEN, check_token
from parley.web.table import PAGES, WRITES
from parley.web.visitors import stranger

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "woff2": "font/woff2"}
_log = logging.getLogger("parley.web")


def app_of(office: Office, pages: Sequence[Address] = PAGES, writes: Sequence[Write] = WRITES) -> Starlette:
    """The application on an open ledger, to be served by any ASGI server."""
    front = Front(office)
    door = Door(front)
    desk = _Desk(front, door, pages)
    routes = [Route("/", desk.start), Route("/static/{name}", desk.static), Route("/favicon.ico", desk.icon)]
    routes.append(Route("/openapi.json", desk.described))
    routes += door.routes
    for page in pages:
        # The longest first: "1.1.json" is no id of a commitment.
        for suffix in reversed(suffixes_of(page)):
            routes.append(Route(page.path + suffix, partial(desk.show, address=page, suffix=suffix), methods=["GET"]))
    routes += [Route(one.path, partial(desk.write, write=one), methods=["POST"]) for one in writes]
    return Starlette(
        lifespan=desk.open,
        routes=routes,
        middleware=[
            Middleware(Guard, office.hosts, desk.unforeseen),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
            Middleware(
                SessionMiddleware,
                secret_key=office.secret.hex(),
                session_cookie=COOKIE,
                max_age=A_WEEK,
                same_site="lax",
                https_only=office.is_secure,
            ),
        ],
        exception_handlers={
            ParleyError: desk.error,
            404: desk.missing,
            405: desk.wrong_method,
        },
    )


def suffixes_of(page: Address) -> tuple[str, ...]:
    """The forms in which a page is given, by what stands behind its path."""
    made = get_type_hints(page.make)["return"]
    if not page.template:
        return ("",)
    return ("", ".json", ".csv") if hasattr(made, "table") else ("", ".json")


class _Desk:
    """Answers requests, one method for each kind."""

    def __init__(self, front: Front, door: Door, pages: Sequence[Address]) -> None:
        self._front = front
        self._door = door
        self._office = front.office
        self._pages = pages

    @asynccontextmanager
    async def open(self, _: Starlette) -> AsyncIterator[None]:
        """While the application is served."""
        yield
        self._office.following.close()
        self._office.jobs.close()

    async def start(self, request: Request) -> Response:
        """The first page."""
        return RedirectResponse("/process", 303)

    async def static(self, request: Request) -> Response:
        """A file that pages load; its address changes with it."""
        name = request.path_params["name"]
        kept = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(static_file(name), media_type=_TYPES.get(name.rpartition(".")[2]), headers=kept)

    async def icon(self, request: Request) -> Response:
        """What browsers ask for by themselves before they have read which icon a page has."""
        return RedirectResponse(static_address("icon.svg"), 303)

    async def described(self, request: Request) -> Response:
        """What can be asked for as JSON, as OpenAPI."""
        return json_response(described(self._pages))

    async def show(self, request: Request, address: Address, suffix: str) -> Response:
        """A page."""
        return await self._front.in_thread(partial(self._shown, request, address, suffix))

    def _shown(self, request: Request, address: Address, suffix: str) -> Response:
        query = _lists(request.query_params.multi_items())
        ask, visit = self._front.ask(request, query)
        ask = replace(ask, address=ask.address.removesuffix(suffix))
        ask.need(address.role)
        ask.check(address.params)
        shown = bool(address.template) and not suffix
        page = address.make(ask)  # what was said waits for a page that is there
        site = site_of(ask, self._pages, address, str(request.session.pop("said", "")) if shown else "")
        response = page_response(page, ask, address, suffix, site)
        if shown:
            response.set_cookie(SEEN, visit, A_YEAR, httponly=True, samesite="lax", secure=self._office.is_secure)
        return response

    async def write(self, request: Request, write: Write) -> Response:
        """What a form does; then the browser goes on to a page, or is shown one with what was typed."""
        ask, _ = await self._front.in_thread(partial(self._front.ask, request, {}))
        ask.need(write.role)  # before anything that was sent is read
        async with form_of(request) as form:
            fields = fields_of(form)
            check_token(fields.pop(FIELD, [""])[0], request.session, self._office.secret)
            ask = replace(ask, query=fields, files=files_of(form))
            return await self._front.in_thread(partial(self._written, request, write, ask))

    def _written(self, request: Request, write: Write, ask: Ask) -> Response:
        done = write.make(ask)
        if isinstance(done, Done):
            return self._front.on(request, done)
        if isinstance(done, File):
            return file_response(done)
        site = site_of(ask, self._pages, done.address, done.says)
        page = html(done.page, ask, done.address.template, site, done.address.name)
        return Response(page, done.status, media_type="text/html")

    async def error(self, request: Request, error: Exception) -> Response:
        """What a visitor reads where something went wrong that Parley knows."""
        assert isinstance(error, ParleyError)  # noqa: S101 - for the type checker
        if isinstance(error, NotSignedInError) and _wants_page(request):
            return self._door.sent_to(request)
        if isinstance(error, WorkingError) and _wants_page(request):
            return await self._front.in_thread(partial(self._working, request, error))
        return await self._front.in_thread(partial(self._told, request, status_of(error), str(error)))

    async def missing(self, request: Request, _: Exception) -> Response:
        """There is nothing at that address."""
        words = f"There is nothing at {request.url.path[:200]}. The navigation lists what there is."
        return await self._front.in_thread(partial(self._told, request, status_of(NoSuchPageError()), words))

    async def wrong_method(self, request: Request, error: Exception) -> Response:
        """There is something at that address, but not what was asked of it."""
        words = f"{request.method[:20]} is not what {request.url.path[:200]} is for."
        response = await self._front.in_thread(partial(self._told, request, 405, words))
        response.headers.update(getattr(error, "headers", None) or {})
        return response

    async def unforeseen(self, request: Request, error: Exception) -> Response:
        """What nobody foresaw: the visitor is told so, the log where; no word of what was sent."""
        # Where it was, line by line, and not the words of the error: they may be of what was sent.
        where = "".join(format_tb(error.__traceback__))
        _log.error("%s at %r\n%s", type(error).__name__, request.url.path[:200], where)
        words = (
            "This should not have happened. Whoever runs this Parley finds in its log where it did; nothing was lost."
        )
        return await self._front.in_thread(partial(self._told, request, 500, words))

    def _told(self, request: Request, status: int, words: str) -> Response:
        if not _wants_page(request):
            return json_response({"error": words, "status": status}, status)
        try:
            ask, _ = self._front.ask(request, {})
        except NotSignedInError:
            ask, _ = self._front.ask(request, {}, stranger(self._office, request.session))
        except ParleyError:
            return Response(words, status, media_type="text/plain")
        site, title = site_of(ask, self._pages, None, ""), "Not found" if status == 404 else "Not possible"
        words = html(ErrorPage(status, words), ask, "error.html", site, title)
        return Response(words, status, media_type="text/html")

    def _working(self, request: Request, error: WorkingError) -> Response:
        """A page that is not ready yet."""
        ask, _ = self._front.ask(request, _lists(request.query_params.multi_items()))
        page = WorkingPage(error.begun, str(error), request.url.path.strip("/"))
        site = site_of(ask, self._pages, None, "")
        words = html(page, ask, "working.html", site, "Being worked out")
        return Response(words, status_of(error), media_type="text/html")


def _wants_page(request: Request) -> bool:
    """Whether a person looks at the answer."""
    return not request.url.path.endswith((".json", ".csv", ".md"))


def _lists(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found

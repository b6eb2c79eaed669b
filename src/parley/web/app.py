"""The application: every address with its page, every form with what it does, and errors in words."""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar, get_type_hints

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from parley.errors import ParleyError
from parley.web.addresses import Address, File, Write
from parley.web.answer import file_response, html, json_response, page_response, site_of, static_file
from parley.web.ask import Ask, Visitor
from parley.web.errors import NoSuchPageError, NotSignedInError, status_of
from parley.web.guard import Guard, check_origin
from parley.web.office import Office, owner_as_visitor
from parley.web.openapi import described
from parley.web.pages.error import ErrorPage
from parley.web.session import A_WEEK, A_YEAR, COOKIE, FIELD, SEEN, check_token, token_for
from parley.web.table import PAGES, WRITES
from parley.web.visit import visit_from_words

AT_ONCE = 8
"""So many requests are worked on at a time; the others wait."""

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "woff2": "font/woff2"}
_Made = TypeVar("_Made")
_log = logging.getLogger("parley.web")


def app_of(office: Office, pages: Sequence[Address] = PAGES, writes: Sequence[Write] = WRITES) -> Starlette:
    """The application on an open ledger, to be served by any ASGI server."""
    desk = _Desk(office, pages)
    routes = [Route("/", desk.start), Route("/static/{name}", desk.static)]
    routes.append(Route("/openapi.json", desk.described))
    for page in pages:
        for suffix in suffixes_of(page):
            routes.append(Route(page.path + suffix, partial(desk.show, address=page, suffix=suffix), methods=["GET"]))
    routes += [Route(one.path, partial(desk.write, write=one), methods=["POST"]) for one in writes]
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Guard),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
            Middleware(
                SessionMiddleware,
                secret_key=office.secret.hex(),
                session_cookie=COOKIE,
                max_age=A_WEEK,
                same_site="lax",
                https_only=office.public.startswith("https:"),
            ),
        ],
        exception_handlers={ParleyError: desk.error, 404: desk.missing, 405: desk.missing, Exception: desk.unforeseen},
    )


def suffixes_of(page: Address) -> tuple[str, ...]:
    """The forms in which a page is given, by what stands behind its path."""
    made = get_type_hints(page.make)["return"]
    if not page.template:
        return ("",)
    return ("", ".json", ".csv") if hasattr(made, "table") else ("", ".json")


class _Desk:
    """Answers requests, one method for each kind."""

    def __init__(self, office: Office, pages: Sequence[Address]) -> None:
        self._office = office
        self._pages = pages
        self._limiter = CapacityLimiter(AT_ONCE)

    async def start(self, request: Request) -> Response:
        """The first page."""
        check_origin(request.headers, request.method, self._office.hosts)
        return RedirectResponse("/process", 303)

    async def static(self, request: Request) -> Response:
        """A file that pages load; its address changes with it."""
        check_origin(request.headers, request.method, self._office.hosts)
        name = request.path_params["name"]
        kept = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(static_file(name), media_type=_TYPES.get(name.rpartition(".")[2]), headers=kept)

    async def described(self, request: Request) -> Response:
        """What can be asked for as JSON, as OpenAPI."""
        check_origin(request.headers, request.method, self._office.hosts)
        return json_response(described(self._pages))

    async def show(self, request: Request, address: Address, suffix: str) -> Response:
        """A page."""
        check_origin(request.headers, request.method, self._office.hosts)
        return await self._in_thread(partial(self._shown, request, address, suffix))

    def _shown(self, request: Request, address: Address, suffix: str) -> Response:
        query = _lists(request.query_params.multi_items())
        ask, visit = self._ask(request, query)
        ask.need(address.role)
        shown = bool(address.template) and not suffix
        site = site_of(ask, self._pages, address, str(request.session.pop("said", "")) if shown else "")
        response = page_response(address.make(ask), ask, address, suffix, site)
        if shown:
            secure = self._office.public.startswith("https:")
            response.set_cookie(SEEN, visit, A_YEAR, httponly=True, samesite="lax", secure=secure)
        return response

    async def write(self, request: Request, write: Write) -> Response:
        """What a form does; then the browser goes on to a page."""
        check_origin(request.headers, request.method, self._office.hosts)
        async with request.form(max_files=1000, max_fields=200) as form:
            query = _lists([(name, value) for name, value in form.multi_items() if isinstance(value, str)])
            check_token(query.pop(FIELD, [""])[0], request.session, self._office.secret)
            ask, _ = self._ask(request, query)
            ask.need(write.role)
            done = await self._in_thread(partial(write.make, ask))
        if isinstance(done, File):
            return file_response(done)
        request.session["said"] = done.says
        return RedirectResponse(done.to, 303)

    async def error(self, request: Request, error: Exception) -> Response:
        """What a visitor reads where something went wrong that Parley knows."""
        assert isinstance(error, ParleyError)  # noqa: S101 - for the type checker
        if isinstance(error, NotSignedInError) and _wants_page(request):
            return RedirectResponse("/sign-in", 303)
        return await self._in_thread(partial(self._told, request, status_of(error), str(error)))

    async def missing(self, request: Request, _: Exception) -> Response:
        """There is nothing at that address."""
        words = f"There is nothing at {request.url.path[:200]}. The navigation lists what there is."
        return await self._in_thread(partial(self._told, request, status_of(NoSuchPageError()), words))

    async def unforeseen(self, request: Request, error: Exception) -> Response:
        """What nobody foresaw: the visitor is told so, the log where; no word of what was sent."""
        _log.error("%s at %s", type(error).__name__, request.url.path, exc_info=error)
        words = (
            "This should not have happened. Whoever runs this Parley finds in its log where it did; nothing was lost."
        )
        return await self._in_thread(partial(self._told, request, 500, words))

    def _told(self, request: Request, status: int, words: str) -> Response:
        if not _wants_page(request):
            return json_response({"error": words, "status": status}, status)
        try:
            ask, _ = self._ask(request, {})
        except ParleyError:
            return Response(words, status, media_type="text/plain")
        page = ErrorPage(status, words)
        return Response(html(page, ask, "error.html", site_of(ask, self._pages, None, ""), "Not possible"), status)

    def _ask(self, request: Request, query: dict[str, list[str]]) -> tuple[Ask, str]:
        """What is asked, and the words in which the browser keeps when it was here."""
        office = self._office
        visit = visit_from_words(request.cookies.get(SEEN, ""), office.ledger.size(), office.clock())
        path = {name: str(value) for name, value in request.path_params.items()}
        ask = Ask(office, self._visitor(request), request.url.path, query, path, visit.before)
        return ask, visit.words()

    def _visitor(self, request: Request) -> Visitor:
        token = token_for(request.session, self._office.secret)
        if self._office.owner is None:
            raise NotSignedInError
        return owner_as_visitor(self._office.owner, token)

    async def _in_thread(self, work: Callable[[], _Made]) -> _Made:
        return await to_thread.run_sync(work, limiter=self._limiter)


def _wants_page(request: Request) -> bool:
    """Whether a person looks at the answer."""
    return not request.url.path.endswith((".json", ".csv"))


def _lists(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found

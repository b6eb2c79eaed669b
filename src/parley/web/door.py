"""Signing in and out. What was sent to sign in is looked at here alone: no page and no log has a password."""

from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from parley.web.answer import html, site_of
from parley.web.form import small_form_of
from parley.web.front import Front, address_of
from parley.web.pages.sign_in import SignInPage
from parley.web.session import FIELD, LONGEST_TO, check_token
from parley.web.visitors import sign_in, sign_out, stranger


class Door:
    """The form to sign in, and what it and its counterpart do."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._office = front.office

    @property
    def routes(self) -> tuple[Route, ...]:
        """The addresses of the door."""
        return (
            Route("/sign-in", self.page),
            Route("/sign-in", self.sign_in, methods=["POST"]),
            Route("/sign-out", self.sign_out, methods=["POST"]),
        )

    def sent_to(self, request: Request) -> Response:
        """To the form, and after that back to what was asked for."""
        if request.method == "GET":
            path, query = address_of(request), request.url.query
            whole = f"{path}?{query}" if query else path
            request.session["to"] = whole if len(whole) <= LONGEST_TO else path
        return RedirectResponse("/sign-in", 303)

    async def page(self, request: Request) -> Response:
        """The form to sign in."""
        return await self._front.in_thread(partial(self._page, request))

    def _page(self, request: Request) -> Response:
        ask, _ = self._front.ask(request, {}, stranger(self._office, request.session))
        site = site_of(ask, (), None, str(request.session.pop("said", "")))
        return Response(html(SignInPage(), ask, "sign_in.html", site, "Sign in"), media_type="text/html")

    async def sign_in(self, request: Request) -> Response:
        """Signs somebody in."""
        given = await small_form_of(request)
        check_token(given.get(FIELD), request.session, self._office.secret)
        origin = request.client.host if request.client else ""
        name, password = given.get("name", ""), given.get("password", "")
        work = partial(sign_in, self._office, request.session, name, password, origin)
        return self._front.on(request, await self._front.in_thread(work))

    async def sign_out(self, request: Request) -> Response:
        """Ends a session."""
        given = await small_form_of(request)
        check_token(given.get(FIELD), request.session, self._office.secret)
        return self._front.on(request, sign_out(self._office, request.session))

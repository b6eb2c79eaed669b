"""What every request must pass and every answer carries: hosts, origins, sizes, and the rules for browsers."""

from collections.abc import Awaitable, Callable, Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parley.web.body import Body
from parley.web.errors import ForeignRequestError, status_of

RULES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content Security Policy: nothing but what this Parley serves, and no script or style inside a page."""

HEADERS = {
    "Content-Security-Policy": RULES,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LARGEST = 64 * 1024 * 1024
"""So many bytes may be sent at once; the files of a form among them."""

LONGEST_PATH = 2000
"""So many characters a path may have, without its parameters."""

_READS = ("GET", "HEAD", "OPTIONS")

Unforeseen = Callable[[Request, Exception], Awaitable[Response]]
"""What becomes of an error that nobody foresaw."""


def check_origin(headers: Headers, method: str, hosts: Collection[str]) -> None:
    """Raises ForeignRequestError for a request under a foreign name, and a write from a foreign page."""
    host = headers.get("host", "").casefold()
    if host not in hosts:
        raise ForeignRequestError(
            f"This Parley does not go by the name {host[:100]!r}. Use the address that `parley serve` printed."
        )
    if method in _READS:
        return
    origin = headers.get("origin")
    foreign = origin is not None and _host_of(origin) not in hosts
    if foreign or headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise ForeignRequestError("A page of another site may not write here. Open the page in this Parley and repeat.")


def _host_of(origin: str) -> str:
    """The host that an origin names, "" for what names none."""
    try:
        return urlsplit(origin).netloc.casefold()
    except ValueError:
        return ""


class Guard:
    """Lets in only requests under a name of this Parley, puts the rules for browsers on every answer, whatever becomes
    of a request, and ends those that are too large."""

    def __init__(self, app: ASGIApp, hosts: Collection[str], unforeseen: Unforeseen, largest: int = LARGEST) -> None:
        self.app = app
        self._hosts = hosts
        self._unforeseen = unforeseen
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request; raises TooLargeError inside it where more is sent than is taken, TooSlowError
        where it does not come."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, body = False, Body(scope["headers"], receive, self._largest)

        async def ruled(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                if not await body.has_ended():
                    headers["Connection"] = "close"
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, ruled)
            return
        try:
            await self.app(scope, body.receive, ruled)
        except ClientDisconnect:
            return  # nobody is there any more to be told anything
        except Exception as error:
            if begun:
                raise
            # Here, so that this answer too has the rules for browsers, and no other log the words of the error.
            await (await self._unforeseen(Request(scope), error))(scope, receive, ruled)

    def _refused(self, scope: Scope) -> Response | None:
        """What a request is told that is not let in: no page, which would say something of the ledger."""
        if len(scope["path"]) > LONGEST_PATH:
            return Response("This address is too long.", 414, media_type="text/plain")
        try:
            check_origin(Headers(scope=scope), scope["method"], self._hosts)
        except ForeignRequestError as error:
            return Response(str(error), status_of(error), media_type="text/plain")
        return None

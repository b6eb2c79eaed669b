"""What every request must pass and every answer carries: hosts, origins, sizes, and the rules for browsers."""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parley.web.errors import ForeignRequestError, TooLargeError

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

_READS = ("GET", "HEAD", "OPTIONS")


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
    foreign = origin is not None and urlsplit(origin).netloc.casefold() not in hosts
    if foreign or headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise ForeignRequestError("A page of another site may not write here. Open the page in this Parley and repeat.")


class Guard:
    """Puts the rules for browsers on every answer, and ends requests that are too large."""

    def __init__(self, app: ASGIApp, largest: int = LARGEST) -> None:
        self.app = app
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request; raises TooLargeError inside it where more is sent than is taken."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        got = 0

        async def measured() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > self._largest:
                raise TooLargeError(
                    f"More than {self._largest // 1024 // 1024} MiB were sent. Send fewer files at once."
                )
            return message

        async def ruled(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self.app(scope, measured, ruled)

"""What lies at an address: that one is fetched, since somebody asked for it, and nothing that it names."""

import re
import time
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BufferedIOBase
from typing import Any

from parley.intake.bounds import within
from parley.intake.kinds import HEAD, kind_of
from parley.intake.limits import MEGABYTE, Limits
from parley.intake.media import charset_in, kind_of_media
from parley.intake.part import Given, Part
from parley.intake.refusals import FetchError, LeftOutError, TooLargeError
from parley.version import VERSION

_ADDRESS = re.compile(r"(?i)https?://")
_REDIRECTS = 5
_WAIT = 20
"""So many seconds a server may be silent."""

_CHUNK = 64 * 1024
_GZIP = 31
_HEADERS = {
    "User-Agent": f"Parley/{VERSION}",
    "Accept": "application/rss+xml, application/atom+xml, text/html, application/pdf, */*;q=0.5",
    "Accept-Encoding": "identity",
}


def is_address(name: str) -> bool:
    """Whether a name is an address of the web rather than of a file."""
    return bool(_ADDRESS.match(name))


def fetched(address: str, limits: Limits, now: datetime | None = None) -> Part:
    """What a server answers for an address, of http or https, by way of at most five others that it leads to. No
    cookies are kept or sent. Raises FetchError where nothing comes, TooLargeError where too much does."""
    ends = time.monotonic() + limits.seconds
    try:
        with within(limits, address), _opener().open(_request(address), timeout=min(_WAIT, limits.seconds)) as answer:
            content = _unpacked(_content(answer, address, limits, ends), answer.headers, address, limits)
            final, media = str(answer.url), answer.headers.get("Content-Type")
    except LeftOutError:
        raise
    except Exception as error:
        raise FetchError(f"{address}: {_why(error)}. Check the address, and try again later.") from error
    told = kind_of(content[:HEAD], "")
    kind = kind_of_media(media) if told == "text" else None
    given = Given(url=final, captured=now or datetime.now(UTC), charset=charset_in(media))
    return Part(address, content, kind or told, given)


def _request(address: str) -> Any:
    from urllib.parse import quote
    from urllib.request import Request

    # Spaces and letters beyond ASCII, as people copy them.
    return Request(quote(address, safe="%/:=&?~#+!$,;'@()*[]"), headers=_HEADERS)  # noqa: S310 - http, https only


def _opener() -> Any:
    """What fetches over http and https alone, through the proxy that the system names, if it does."""
    from urllib import request

    class Redirects(request.HTTPRedirectHandler):
        max_redirections = max_repeats = _REDIRECTS

        def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
            if not is_address(newurl):
                raise FetchError(f"{req.full_url}: it leads to {newurl[:200]!r}, which is no address of http or https.")
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(), request.HTTPHandler(), request.HTTPSHandler(), Redirects(),
        request.HTTPDefaultErrorHandler(), request.HTTPErrorProcessor(),
    ):  # fmt: skip
        opener.add_handler(handler)
    return opener


def _content(answer: BufferedIOBase, address: str, limits: Limits, ends: float) -> bytes:
    content = bytearray()
    # One read of the socket at a time: a server that drips would hold a longer one for hours.
    while chunk := answer.read1(_CHUNK):
        content += chunk
        if len(content) > limits.size:
            raise _too_large(address, limits)
        if time.monotonic() > ends:
            words = f"{address}: it took more than {limits.seconds} seconds to come."
            raise TooLargeError(f"{words} Try again later, or allow more: --limit seconds=N.")
    return bytes(content)


def _unpacked(content: bytes, headers: Mapping[str, str], address: str, limits: Limits) -> bytes:
    """What some servers pack though nobody asked them to."""
    packed = headers.get("Content-Encoding", "identity").strip().casefold()
    if packed in ("identity", ""):
        return content
    if packed not in ("gzip", "x-gzip"):
        raise FetchError(f"{address}: the server packs it as {packed[:20]!r}, which is not unpacked here.")
    unpacked = zlib.decompressobj(_GZIP).decompress(content, limits.size + 1)
    if len(unpacked) > limits.size:
        raise _too_large(address, limits)
    return unpacked


def _too_large(address: str, limits: Limits) -> TooLargeError:
    words = f"{address}: it is larger than {limits.size // MEGABYTE} MB."
    return TooLargeError(f"{words} Allow more: --limit size=200MB.")


def _why(error: Exception) -> str:
    from urllib.error import HTTPError, URLError

    if isinstance(error, HTTPError):
        error.close()
        return f"the server answers {error.code} {error.msg}"
    if isinstance(error, URLError):
        return f"it cannot be reached ({error.reason})"
    return f"it cannot be fetched ({type(error).__name__}: {error})"

"""What every request passes on its way to a page: who asks for what, a thread to answer it in, and the way on."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from parley.web.addresses import Done
from parley.web.ask import Ask, Visitor
from parley.web.office import Office
from parley.web.session import LONGEST_SAID, SEEN
from parley.web.visit import visit_from_words
from parley.web.visitors import visitor_of

AT_ONCE = 8
"""So many requests are worked on at a time; the others wait."""

_IN_A_PATH = "/:@!$&'()*+,;=~"
"""What a path may have as it is, beside letters and digits (RFC 3986)."""

_Made = TypeVar("_Made")


class Front:
    """Knows who asks, and answers at most some at a time."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._limiter = CapacityLimiter(AT_ONCE)

    def ask(
        self, request: Request, query: Mapping[str, Sequence[str]], visitor: Visitor | None = None
    ) -> tuple[Ask, str]:
        """What is asked, and the words in which the browser keeps when it was here. Raises NotSignedInError."""
        office = self.office
        visit = visit_from_words(request.cookies.get(SEEN, ""), office.ledger.size(), office.clock())
        path = {name: str(value) for name, value in request.path_params.items()}
        who = visitor or visitor_of(office, request.session)
        return Ask(office, who, address_of(request), query, path, visit.before), visit.words()

    def on(self, request: Request, done: Done) -> Response:
        """On to the page that comes after what a form did, with a word on it."""
        request.session["said"] = done.says if len(done.says) <= LONGEST_SAID else f"{done.says[:LONGEST_SAID]} …"
        return RedirectResponse(done.to, 303)

    async def in_thread(self, work: Callable[[], _Made]) -> _Made:
        """What `work` gives, beside the other requests. Raises what it raises."""
        return await to_thread.run_sync(work, limiter=self._limiter)


def address_of(request: Request) -> str:
    """The path that was asked for, as it stands in a link. (`request.url.path` is quoted in part.)"""
    return quote(request.scope["path"], safe=_IN_A_PATH)

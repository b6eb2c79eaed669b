"""What a request sends, as it comes: no more of it than is taken, and no slower."""

from collections.abc import Iterable
from time import monotonic

from anyio import fail_after, move_on_after
from starlette.types import Message, Receive

from parley.web.errors import TooLargeError, TooSlowError

PAUSE = 60.0
"""So many seconds nothing may come of what is being sent."""

LONGEST = 20 * 60.0
"""So many seconds the whole of it may take: 64 MiB over a slow line."""

_REST = 5.0
"""So many seconds what is still sent with a request that was refused is read and dropped."""


class Body:
    """What comes with one request. It holds nothing of it."""

    def __init__(
        self, headers: Iterable[tuple[bytes, bytes]], receive: Receive, largest: int, pause: float = PAUSE
    ) -> None:
        given = dict(headers)
        self._receive = receive
        self._largest = largest
        self._pause = pause
        self._until = monotonic() + LONGEST
        self._got = 0
        self._comes = b"transfer-encoding" in given or given.get(b"content-length", b"0") != b"0"

    async def receive(self) -> Message:
        """The next part. Raises TooLargeError where more came than is taken, TooSlowError where it does not come."""
        if not self._comes:
            return await self._receive()  # all was sent: what comes now is that the browser has gone
        try:
            with fail_after(min(self._pause, self._until - monotonic())):
                message = await self._receive()
        except TimeoutError as error:
            raise TooSlowError("What was sent did not arrive in time. Send it again, over a better line.") from error
        self._note(message)
        if self._got > self._largest:
            raise TooLargeError(f"More than {self._largest // 1024 // 1024} MiB were sent. Send fewer files at once.")
        return message

    async def has_ended(self) -> bool:
        """Whether all that is sent has come, when the answer is there. The rest is dropped for a while: a browser reads
        no answer before it has sent everything."""
        with move_on_after(_REST):
            while self._comes and self._got < 2 * self._largest:
                self._note(await self._receive())
        return not self._comes

    def _note(self, message: Message) -> None:
        self._got += len(message.get("body", b""))
        self._comes = message["type"] == "http.request" and message.get("more_body", False)

"""What a form sent: its fields and its files."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from urllib.parse import parse_qsl

from anyio import to_thread
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from parley.errors import WrongUseError
from parley.web.ask import Sent
from parley.web.errors import TooLargeError
from parley.web.guard import LARGEST

MOST_FILES = 1000
"""So many files may be sent at once."""

_MOST_FIELDS, _FEW = 200, 10
_LONGEST = 16 * 1024 * 1024
"""So many bytes a form without files may have: a text of a million characters, each written as twelve, is one."""

_JOINERS = "\u200c\u200d"
"""Many languages cannot be written without them."""


@asynccontextmanager
async def form_of(request: Request) -> AsyncIterator[FormData]:
    """What a form sent; its files are there as long as this is open. Raises WrongUseError for what is no form."""
    if not request.headers.get("Content-Type", "").casefold().startswith("multipart/"):
        pairs = await to_thread.run_sync(_pairs_of, await request.body())
        yield FormData(list(pairs))
        return
    try:
        form = await request.form(max_files=MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=LARGEST)
    except HTTPException as error:
        raise WrongUseError(
            f"What was sent cannot be read as a form ({error.detail.rstrip('.')}). Send {MOST_FILES} files at most."
        ) from error
    try:
        yield form
    finally:
        await form.close()


async def small_form_of(request: Request) -> dict[str, str]:
    """The few short fields of a form that anybody may send. Raises WrongUseError for what is none."""
    try:
        async with request.form(max_files=0, max_fields=_FEW) as form:
            return {name: value for name, value in form.items() if isinstance(value, str)}
    except HTTPException as error:
        raise WrongUseError(
            f"What was sent cannot be read as a form ({error.detail.rstrip('.')}). Open the page again and repeat."
        ) from error


def _pairs_of(body: bytes) -> Sequence[tuple[str, str]]:
    """The fields of a form without files. In a thread: of one long field that takes many seconds."""
    if len(body) > _LONGEST:
        raise TooLargeError(f"More than {_LONGEST // 1024 // 1024} MiB were sent in a form without files. Send less.")
    try:
        return parse_qsl(body.decode("latin-1"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise WrongUseError(f"A form has {_MOST_FIELDS} fields at most. Send fewer.") from error


def fields_of(form: FormData) -> dict[str, list[str]]:
    """The fields of a form, each with all of its values."""
    found: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            found.setdefault(name, []).append(value)
    return found


def files_of(form: FormData) -> tuple[Sent, ...]:
    """The files of a form; a box for files that was left empty sends one without a name."""
    files = (one for _, one in form.multi_items() if isinstance(one, UploadFile))
    return tuple(Sent(shown_name(one.filename), one.file) for one in files if one.filename)


def shown_name(name: str) -> str:
    """The name of a file that somebody sent: without folders, and without what would steer a screen or a log."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "".join(c if c.isprintable() or c in _JOINERS else "\ufffd" for c in last[:200]) or "file"

"""How an entry of the log is written: the very bytes that are hashed.

The payload is JSON with its keys in the order of their code points, without spaces, in UTF-8, nothing escaped but what
must be; for what Parley writes (text, whole numbers, and decimals of at most six places) that is RFC 8785. The leaf of
an entry is the array `[seq,recorded,author,kind,payload]` in the same form.
"""

import json
import re
from datetime import UTC, datetime
from typing import Any

from parley.errors import WrongUseError

_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def json_from_payload(payload: Any) -> str:
    """The canonical JSON of plain data. Raises WrongUseError for NaN, infinities and lone surrogates."""
    try:
        words = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
        words.encode()  # a lone surrogate has no bytes
    except ValueError as error:
        raise WrongUseError(
            f"This cannot stand in a ledger ({error}). Write texts in UTF-8 and numbers that are finite."
        ) from error
    return words


def json_to_keep(payload: Any) -> str:
    """The canonical JSON of data that is to be kept. Raises WrongUseError also for NUL, which PostgreSQL refuses."""
    words = json_from_payload(payload)
    if r"\u0000" in words and _NUL.search(words):
        raise WrongUseError(
            "This cannot stand in a ledger: there is a NUL (U+0000) in it, which no text has. Take it out."
        )
    return words


def moment_in_words(moment: datetime) -> str:
    """A moment as entries have it: in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def leaf_data(seq: int, recorded: str, author: str, kind: str, payload: str) -> bytes:
    """The bytes of an entry whose payload is canonical JSON already.

    Bytes that are no UTF-8, which somebody put there, stand for themselves (as `surrogateescape` decodes them).
    """
    head = json.dumps([seq, recorded, author, kind], ensure_ascii=False, separators=(",", ":"))
    return f"{head[:-1]},{payload}]".encode("utf-8", "surrogateescape")

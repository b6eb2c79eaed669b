"""Sessions in signed cookies, and the tokens that forms bring back.

A token is signed anew for every page, with chance in it: so no two pages have the same one, and the length of a
compressed page tells nothing of it (BREACH; Gluck, Harris and Prado 2013).
"""

import secrets
from collections.abc import MutableMapping
from hmac import compare_digest
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer

from parley.web.errors import ForeignRequestError

Session = MutableMapping[str, Any]

COOKIE = "parley_session"
SEEN = "parley_seen"
A_WEEK = 7 * 24 * 3600
A_YEAR = 365 * 24 * 3600
FIELD = "token"
LONGEST_SAID, LONGEST_TO = 200, 500
"""So many characters of a word on what was done, and of an address to come back to, go into a session: browsers drop a
cookie of more than 4,096 bytes, and a letter may take eight."""

_FORGED = "This form does not come from a page of this Parley, or that page is too old. Open the page again and repeat."


def session_id(session: Session) -> str:
    """What tells a session from all others; made where there is none yet."""
    found = session.get("id")
    if not isinstance(found, str):
        session["id"] = found = secrets.token_urlsafe(18)
    return found


def token_for(session: Session, secret: bytes) -> str:
    """A token for the forms of one page."""
    return str(_signer(secret).dumps([session_id(session), secrets.token_urlsafe(9)]))


def check_token(given: str | None, session: Session, secret: bytes) -> None:
    """Raises ForeignRequestError for a token that was not made for this session."""
    try:
        made_for = _signer(secret).loads(given or "")[0]
    except (BadSignature, LookupError, TypeError) as error:
        raise ForeignRequestError(_FORGED) from error
    if not isinstance(made_for, str) or not compare_digest(made_for.encode(), str(session.get("id", "")).encode()):
        raise ForeignRequestError(_FORGED)


def _signer(secret: bytes) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="parley form")

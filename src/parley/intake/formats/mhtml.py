"""Pages that a browser saved whole (MHTML): the page itself, as `page` reads it."""

from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from parley.intake.days import day_in
from parley.intake.extracted import Extracted
from parley.intake.formats.page import article
from parley.intake.markup import words_of_page
from parley.intake.refusals import DamagedError

_PAGES = ("text/html", "application/xhtml+xml")


def extract(original: bytes, name: str) -> Extracted:
    """The article of a saved page; `made` is the day on which it was saved. Raises NoArticleError as `page` does."""
    message = BytesParser(policy=policy.default).parsebytes(original)
    page = _page(message)
    if page is None:
        raise DamagedError(f"{name}: there is no page in this file, or it is cut off. Save the page again.")
    content = page.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise DamagedError(f"{name}: the page in this file cannot be taken out. Save the page again.")
    found = article(words_of_page(content, name, page.get_content_charset()), name)
    address = message.get("Snapshot-Content-Location") or page.get("Content-Location")
    where = "".join(str(address or "").split())
    return replace(
        found,
        made=day_in(str(message.get("Date") or "")) or found.made,
        url=found.url or (where if where.startswith(("http://", "https://")) else None),
    )


def _page(message: EmailMessage) -> EmailMessage | None:
    """The part that is the page: the one that the file calls its start, else the first."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    named = [part for part in pages if start and part.get("Content-ID") == start]
    return next(iter(named or pages), None)

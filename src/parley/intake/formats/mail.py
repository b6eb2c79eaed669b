"""Mails: the text of the mail itself. What is attached is not read, but named where there is nothing else."""

import re
from datetime import date, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from itertools import pairwise
from typing import Any

from parley.intake.extracted import Extracted, by_library
from parley.intake.formats.page import article
from parley.intake.fragments import text_from_fragment
from parley.intake.markup import drop_hidden, words_of_page
from parley.intake.refusals import EmptyError, LockedError, NoArticleError
from parley.intake.text import decoded, encoding_named

_LOCKED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_QUOTED = re.compile(r"[ \t]{0,3}>")
_INTRODUCES = re.compile(r"(?is)\b(?:wrote|writes|schrieb|a écrit|escribió)\s*:\s*\Z")
_OWN_LINE = re.compile(r"[-*•–]\s|\(?\d{1,2}[.)]\s|[A-Z][\w-]{1,20}:\s")
_WRAPPED = 50
"""A line of a mail that goes on in the next has at least so many letters."""


def extract(original: bytes, name: str) -> Extracted:
    """The text of a mail without what it quotes of others and without its signature; its subject, the day on which it
    was sent, and who sent it. Raises LockedError for one that is encrypted."""
    message = BytesParser(policy=policy.default).parsebytes(original)
    if message.get_content_type() in _LOCKED:
        raise LockedError(f"{name}: this mail is encrypted. Open it in a mail program and save its text.")
    text, by, language = _text(message, name)
    if not text.strip():
        attached = ", ".join(sorted(part.get_filename() or part.get_content_type() for part in _attached(message)))
        more = f" Attached are: {attached}. Save what you need, and bring that." if attached else ""
        raise EmptyError(f"{name}: this mail has no text of its own.{more}")
    return Extracted(
        text,
        by,
        day=_sent(message),
        title=" ".join(str(message.get("Subject") or "").split()) or None,
        publisher=_sender(message),
        language=language,
    )


def _text(message: EmailMessage, name: str) -> tuple[str, str | None, str | None]:
    """The words of a mail, which library took them out, and in which language they say they are."""
    part = message.get_body(("plain", "html"))
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes):
        return "", None, None
    if part.get_content_type() == "text/html":
        return _from_markup(words_of_page(content, name, part.get_content_charset()), name)
    flowed = part.get_param("format") == "flowed"
    return own_words(_words(part, content, name), flowed), None, None


def _words(part: Any, content: bytes, name: str) -> str:
    try:
        return content.decode(encoding_named(part.get_content_charset() or "") or "utf-8")
    except UnicodeDecodeError:
        return decoded(content, name)


def _from_markup(source: str, name: str) -> tuple[str, str | None, str | None]:
    """A newsletter has an article; of any other mail all that is shown is its text, but for what it quotes."""
    try:
        found = article(source, name)
    except (NoArticleError, EmptyError):
        from lxml.html import document_fromstring, tostring

        page = document_fromstring(source or "<p></p>")
        drop_hidden(page)
        for quoted in page.xpath("//blockquote[@type='cite'] | //*[contains(@class, 'gmail_quote')]"):
            quoted.drop_tree()
        return text_from_fragment(tostring(page, encoding="unicode")), by_library("lxml"), None
    return found.text, found.by, found.language


def own_words(text: str, flowed: bool = False) -> str:
    """The paragraphs that a plain mail's sender wrote or passed on: without lines quoted by ">", whatever introduces
    those, and all below a line "-- "."""
    paragraphs: list[str] = []
    lines: list[str] = []
    for line in [*text.replace("\r\n", "\n").split("\n"), ""]:
        if line.rstrip("\r\n") == "-- ":
            break
        if _QUOTED.match(line):
            lines = lines if lines else _taken_back(paragraphs)
            lines = [] if _INTRODUCES.search(" ".join(lines)) else lines
        elif line.strip():
            lines.append(line)
            continue
        if lines:
            paragraphs.append(_joined(lines, flowed))
            lines = []
    if lines:
        paragraphs.append(_joined(lines, flowed))
    return "\n\n".join(paragraphs)


def _taken_back(paragraphs: list[str]) -> list[str]:
    """The last paragraph, where it introduces what is quoted below it."""
    return [paragraphs.pop()] if paragraphs and _INTRODUCES.search(paragraphs[-1]) else []


def _joined(lines: list[str], flowed: bool) -> str:
    """The lines of a paragraph on one, but for those that stand by themselves, such as items of a list."""
    text = lines[0].strip()
    for before, line in pairwise(lines):
        goes_on = before.endswith(" ") if flowed else len(before) >= _WRAPPED
        text += (" " if goes_on and not _OWN_LINE.match(line) else "\n") + line.strip()
    return text


def _attached(message: EmailMessage) -> list[EmailMessage]:
    return [part for part in message.iter_attachments() if isinstance(part, EmailMessage)]


def _sent(message: EmailMessage) -> date | None:
    """The day on which it was sent, where the sender was."""
    moment = getattr(message.get("Date"), "datetime", None)
    return moment.date() if isinstance(moment, datetime) else None


def _sender(message: EmailMessage) -> str | None:
    senders = getattr(message.get("From"), "addresses", ())
    return next((one.display_name or one.addr_spec or None for one in senders), None)

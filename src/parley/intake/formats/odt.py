"""OpenDocument texts, opened by odfdo."""

from datetime import date
from io import BytesIO
from typing import Any

from parley.intake.days import day_in
from parley.intake.extracted import Extracted, by_library
from parley.intake.languages import code_of
from parley.intake.packed import check_document
from parley.intake.refusals import LockedError
from parley.intake.tagged import Tags, named, paragraphs_in, tree_of

_TAGS = Tags(
    frozenset(("p", "h")),
    frozenset(),
    {"s": " ", "tab": " ", "line-break": " "},
    frozenset(("tracked-changes", "annotation", "note", "table-of-content", "ruby-text", "title", "desc",
               "binary-data", "forms", "sequence-decls")),
)  # fmt: skip


def extract(original: bytes, name: str) -> Extracted:
    """The paragraphs, headings and cells of an OpenDocument text in their order, then its notes; its title, and the day
    on which it was made."""
    from odfdo.container import Container

    check_document(original, name)
    parts = Container(BytesIO(original))
    if b":encryption-data" in _bytes(parts.get_part("META-INF/manifest.xml")):
        raise LockedError(f"{name}: it is locked by a password. Open it and save it without one.")
    body = tree_of(_bytes(parts.get_part("content.xml"))).find("{*}body/{*}text")
    found = list(paragraphs_in(body, _TAGS))
    for note in body.iter("{*}note-body"):
        found += paragraphs_in(note, _TAGS)
    meta = _meta(parts)
    return Extracted(
        "\n\n".join(found),
        by_library("odfdo"),
        made=_made(meta),
        title=" ".join(meta.get("title", "").split()) or None,
        language=code_of(meta.get("language")),
    )


def _meta(parts: Any) -> dict[str, str]:
    if "meta.xml" not in parts.parts:
        return {}
    return {named(one): one.text or "" for one in tree_of(_bytes(parts.get_part("meta.xml"))).iterfind(".//{*}meta/*")}


def _made(meta: dict[str, str]) -> date | None:
    return day_in(meta.get("creation-date", ""))


def _bytes(part: str | bytes | None) -> bytes:
    return part.encode() if isinstance(part, str) else part or b""

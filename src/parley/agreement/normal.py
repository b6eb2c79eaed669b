"""An agreement's text in normal form: numbered sentences on one line each, canonical headings, even spacing."""

from collections.abc import Iterator, Mapping

from parley.agreement.document import Block, Comment, Document, HeadLine, Item, Title
from parley.agreement.head import Head, member_from_words, member_written
from parley.agreement.headings import Heading
from parley.agreement.mistakes import UnclearError

BULLETED = ("terms", "pledges", "steps")


def normal_form(document: Document, head: Head, written: Mapping[int, str]) -> str:
    """The text in normal form. `written` has, by number of its block, each sentence that was understood.

    A sentence that was not is kept as it stands.
    """
    lines: list[str] = []
    section: Heading | None = None
    before: Block | None = None
    for number, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            section = block
        if before is not None and _parted(before, block):
            lines.append("")
        lines += _lines_of(block, section, head, written.get(number))
        before = block
    return "\n".join(lines) + "\n"


def _parted(before: Block, block: Block) -> bool:
    if isinstance(block, Heading) or isinstance(before, Title):
        return True
    return type(before) is not type(block) and not isinstance(before, Heading)


def _lines_of(block: Block, section: Heading | None, head: Head, written: str | None) -> Iterator[str]:
    if isinstance(block, Title):
        yield f"# {block.text}"
    elif isinstance(block, Comment):
        yield f"> {block.text}".rstrip()
    elif isinstance(block, HeadLine):
        yield _head_line(block, head)
    elif isinstance(block, Heading):
        yield _heading(block)
    else:
        yield _item(block, section, written)


def _head_line(line: HeadLine, head: Head) -> str:
    name = line.text.partition(":")[0].strip().lower()
    if name == "date" and head.day:
        return f"Date: {head.day.isoformat()}"
    if name == "status":
        return f"Status: {head.status}"
    return f"Place: {head.place}" if name == "place" and head.place else line.text


def _heading(heading: Heading) -> str:
    if heading.kind == "article":
        return f"## Article {heading.number}{'. ' + heading.title if heading.title else ''}"
    return f"## {heading.kind.capitalize() if heading.kind else heading.title}"


def _item(item: Item, section: Heading | None, written: str | None) -> str:
    kind = section.kind if section else None
    if kind in ("parties", "guarantors", "observers"):
        try:
            return member_written(member_from_words(item.text))
        except UnclearError:
            return f"- {item.text}"
    text = written if written is not None else f"{item.number or ''} {item.text}".strip()
    return f"- {text}" if kind in BULLETED else text

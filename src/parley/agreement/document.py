"""The lines of an agreement's text as blocks: title, head, explanations, headings, sentences."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from parley.agreement.headings import (
    SECTIONS,
    Heading,
    SectionKind,
    heading_from_name,
    is_heading_alone,
    meant_by_heading,
)
from parley.agreement.mistakes import Mistakes
from parley.agreement.text import tidy
from parley.model.agreement import Where

MEMBER_SECTIONS = ("parties", "guarantors", "observers")
LONGEST_SENTENCE = 10_000

_MARK = r"\s*(?:[-*•+‣▪◦·–—]\s+)?"
_BULLET = re.compile(_MARK)
_NUMBER = re.compile(
    rf"{_MARK}(?P<open>\()?(?P<number>[0-9]{{1,9}}[a-z]?(?:\.[0-9]{{1,9}})+)(?(open)\)|[.)]?)(?:\s+(?!\s|"
    r"(?:is|are|ends?|enters?|comes?|terminates?|expires?|lapses?|ceases?|(?:shall|will)\s(?:enter|end|be))\b)|$)"
)
_COUNTED = re.compile(rf"{_MARK}(?:(?P<number>[0-9]{{1,3}})[.)]|\((?P<inside>[0-9]{{1,3}})\))\s+(?=[\"“(\[]|[A-Z])")
_LABELLED = re.compile(rf"{_MARK}(?P<number>[PS][0-9]{{1,9}})[.:)]?\s+(?=[\"“]?[A-Z])")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,100}?)(?<=\S)\1|(?<![\w*])\*(?=[^\s*])([^*]{1,100}?)(?<=\S)\*(?![\w*])")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_OWN_LINE = re.compile(r"\s*[-*•+‣▪◦·]\s")
_LETTERED = re.compile(rf"{_MARK}\([a-z]{{1,4}}\)\s")
_ENDED = re.compile(r"[.!?][\"”’)]*(?:\s*\[[^\[\]:]{0,500}\][.]?)*\s*$")
_STOP = re.compile(r"[.](?:\s*\[[^\[\]:]{0,500}\][.]?)*\s+(?=[\"“(]?[A-Z])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(.])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|No|Art|Gen|Col|Lt|Sgt|Prof|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)$"
)
_RULE = re.compile(r"\s*(?:-\s*){3,}$|\s*(?:\*\s*){3,}$|\s*(?:_\s*){3,}$")


@dataclass(frozen=True, slots=True)
class Comment:
    """An explanation; it says nothing to the program."""

    text: str


@dataclass(frozen=True, slots=True)
class Title:
    """What the agreement is called."""

    text: str


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line before the first section: Status, Date, Place."""

    text: str
    where: Where


@dataclass(slots=True)
class Item:
    """One sentence or member as written: its number if it has one, its text, the lines it stands on."""

    number: str | None
    text: str
    where: Where
    lines: list[tuple[int, str]]

    def place_of(self, found: str) -> Where:
        """Where the words `found` stand; where the sentence begins if they cannot be found on one line."""
        for number, line in self.lines:
            at = line.find(found) if found else -1
            if at >= 0 and (number > self.where.line or at + 1 >= self.where.column):
                return Where(number, at + 1)
        return self.where


Block = Comment | Title | HeadLine | Heading | Item


@dataclass(frozen=True, slots=True)
class Document:
    """All blocks in the order of the text; the title is empty where there is none."""

    title: str
    blocks: tuple[Block, ...]


class _Writer:
    """The blocks so far and the sentence that is still open."""

    def __init__(self, mistakes: Mistakes) -> None:
        self.title = ""
        self.blocks: list[Block] = []
        self.section: Heading | None = None
        self.open: list[tuple[int, str]] = []
        self.comments: list[Comment] = []
        self.mistakes = mistakes

    def close(self) -> None:
        """End the open sentence; explanations that stood inside it come after it."""
        if self.open:
            self.blocks += _items_from_lines(self.open, self.section)
            self.open = []
        self.blocks += self.comments
        self.comments = []

    @property
    def complete(self) -> bool:
        """Whether the open sentence has come to its stop."""
        return not self.open or bool(_ENDED.search(self.open[-1][1][-2000:]))


def document_from_text(text: str, mistakes: Mistakes) -> Document:
    """The blocks of a text. Notes in `mistakes` what no line may hold: control characters, unknown headings."""
    writer = _Writer(mistakes)
    for number, line in enumerate(_lines(text, mistakes), 1):
        if not line.lstrip().startswith(">"):
            line = _EMPHASIS.sub(lambda hit: hit[2] or hit[3], line)
        stripped = line.strip()
        if stripped.startswith(">"):
            writer.comments.append(Comment(stripped[1:].strip()))
            if not writer.open:
                writer.close()
        elif stripped.startswith("#"):
            writer.close()
            _read_heading(writer, stripped, Where(number, line.index("#") + 1))
        elif writer.section is None:
            if stripped:
                writer.blocks.append(HeadLine(tidy(stripped), Where(number, len(line) - len(line.lstrip()) + 1)))
        else:
            _read_line(writer, number, line)
    writer.close()
    return Document(writer.title, tuple(writer.blocks))


def _lines(text: str, mistakes: Mistakes) -> Iterator[str]:
    bad: Callable[[str], bool] = lambda c: (c < " " and c != "\t") or c == "\x7f" or "\ud800" <= c <= "\udfff"  # noqa: E731
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), 1):
        line = _INVISIBLE.sub("", line)
        if not line.isprintable() and any(map(bad, line)):
            column = next(i for i, c in enumerate(line, 1) if bad(c))
            where = Where(number, column)
            mistakes.add(where, repr(line[column - 1]), "printable text", "Remove the control character.")
            line = "".join(" " if bad(c) else c for c in line)
        yield line


def _read_heading(writer: _Writer, line: str, where: Where) -> None:
    level = len(line) - len(line.lstrip("#"))
    name = tidy(line.strip("#"))
    heading = heading_from_name(name, where)
    if heading.kind is None and level == 1 and not writer.title and writer.section is None:
        writer.title = name
        writer.blocks += [Title(name)] if name else []
        return
    if heading.kind is None:
        known = ", ".join(kind.capitalize() for kind in SECTIONS.values())
        meant = meant_by_heading(name)
        mend = f"Write {meant}" if meant else "Rename the heading"
        writer.mistakes.add(
            where, name, f"a section: {known} or Article N", f"{mend}; what stands under it is not read."
        )
    writer.section = heading
    writer.blocks.append(heading)


def _read_line(writer: _Writer, number: int, line: str) -> None:
    kind = writer.section.kind if writer.section else None
    if _RULE.match(line):
        writer.close()
    elif not line.strip():
        if writer.complete or kind in MEMBER_SECTIONS or not _expects_letters(writer):
            writer.close()
    elif writer.open and _continues(writer, line, kind):
        writer.open.append((number, line))
    elif is_heading_alone(tidy(line)):
        where = Where(number, len(line) - len(line.lstrip()) + 1)
        writer.mistakes.add(where, tidy(line), "## before a heading", "Write ## before it.")
        _read_heading(writer, line, where)
    else:
        writer.close()
        writer.open = [(number, line)]


def _continues(writer: _Writer, line: str, kind: SectionKind | None) -> bool:
    """Whether a line belongs to the open sentence: that has not ended, and the line begins none of its own."""
    if kind in MEMBER_SECTIONS:
        return line[0] in " \t" and not _OWN_LINE.match(line) and _start_of(line, writer.section)[0] is None
    if writer.complete:
        return False
    if _LETTERED.match(line):
        return True
    number, begin = _start_of(line, writer.section)
    if number and "." in number:  # "while / 1.1 is due" broken over two lines is no sentence 1.1
        return line[begin : begin + 1].islower() and not _OWN_LINE.match(line)
    return number is None and not _OWN_LINE.match(line)


def _start_of(line: str, section: Heading | None) -> tuple[str | None, int]:
    """The number that a line begins with, and where its words begin.

    The number is empty where one only counts lines ("1." outside articles), None where there is none.
    """
    kind = section.kind if section else None
    if section and kind == "article":
        if numbered := _NUMBER.match(line):
            return numbered["number"].lower(), numbered.end()
    elif (labelled := _LABELLED.match(line)) and labelled["number"][0] == str(kind)[0].upper():
        return labelled["number"], labelled.end()
    if counted := _COUNTED.match(line):
        number = counted["number"] or counted["inside"]
        return (f"{section.number}.{int(number)}" if section and kind == "article" else ""), counted.end()
    bullet = _BULLET.match(line)
    return None, bullet.end() if bullet else 0


def _expects_letters(writer: _Writer) -> bool:
    last = writer.open[-1][1].rstrip()
    return last.endswith((":", ";", ",", " if", " and", " or", " once", " when"))


def _items_from_lines(lines: list[tuple[int, str]], section: Heading | None) -> list[Item]:
    first = lines[0][1]
    number, begin = _start_of(first, section)
    text = tidy(" ".join([first[begin:], *(_LETTER_BULLET.sub("", line) for _, line in lines[1:])]))
    column = begin + 1 if first[begin:].strip() else 1
    where = Where(lines[0][0], column)
    pieces = [text] if section and section.kind in MEMBER_SECTIONS else _sentences(text)
    items: list[Item] = []
    for piece in pieces:
        item = Item((number or None) if not items else None, piece, where, lines)
        if items:
            item.where = item.place_of(piece[:60])
            item.number = "" if number else None
        items.append(item)
    return items


_LETTER_BULLET = re.compile(r"^\s*[-*•]\s+(?=\([a-z]{1,4}\)\s)")


def _sentences(text: str) -> list[str]:
    """The text cut after each full stop that ends a sentence: not inside quotation marks, nor after "Mr."."""
    pieces, start, quotes, seen = [], 0, 0, 0
    for stop in _STOP.finditer(text):
        quotes += sum(text.count(mark, seen, stop.start()) for mark in '"“”')
        seen = stop.start()
        if quotes % 2 == 0 and not _ABBREVIATED.search(text[max(0, stop.start() - 8) : stop.start()]):
            pieces.append(text[start : stop.end()].strip())
            start = stop.end()
    return [*pieces, text[start:].strip()]

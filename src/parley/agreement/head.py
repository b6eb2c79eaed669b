"""The head of an agreement and the lists of its members."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from parley.agreement.dates import date_from_words
from parley.agreement.document import MEMBER_SECTIONS, Document, HeadLine, Item
from parley.agreement.headings import Heading
from parley.agreement.mistakes import Mistakes, UnclearError, nearly
from parley.agreement.roster import Roster, name_tokens, roster_from_members
from parley.agreement.text import tidy, tokens_of
from parley.model.agreement import Member, Where

Status = Literal["proposed", "signed"]

_LINE = re.compile(r"(status|date|place)\s*:\s*(.*)", re.IGNORECASE)
_ROUND = re.compile(r"\s*\(([^()]*)\)")


@dataclass(slots=True)
class Head:
    """What stands before the first section."""

    status: Status = "proposed"
    day: date | None = None
    place: str | None = None


def head_from_document(document: Document, mistakes: Mistakes) -> Head:
    """Status, date and place. Notes every line that is none of them, or that says one twice."""
    head = Head()
    seen: set[str] = set()
    for line in (b for b in document.blocks if isinstance(b, HeadLine)):
        said = _LINE.fullmatch(line.text)
        try:
            if not said:
                raise UnclearError(
                    line.text,
                    "Status:, Date:, Place: or a section (## Parties)",
                    "Begin it with # for the title, with > to explain.",
                )
            if said.group(1).lower() in seen:
                raise UnclearError(line.text, "each line of the head once", "Keep one of the two.")
            seen.add(said.group(1).lower())
            _read_line(head, said.group(1).lower(), said.group(2).strip(" ."))
        except UnclearError as problem:
            mistakes.add(line.where, line.text, problem.expected, problem.mend)
    return head


def _read_line(head: Head, name: str, value: str) -> None:
    if name == "date":
        head.day = date_from_words(value)
    elif name == "place":
        head.place = tidy(value) or None
    elif value.lower() == "signed":
        head.status = "signed"
    elif value.lower() == "proposed":
        head.status = "proposed"
    else:
        raise UnclearError(
            value,
            "proposed or signed",
            nearly(value, ("proposed", "signed"), "Write Status: proposed, or Status: signed."),
        )


def roster_from_document(document: Document, mistakes: Mistakes) -> Roster:
    """Who is listed. Notes names that are missing, listed twice or shared, and a text without parties."""
    listed: dict[str, list[Member]] = {kind: [] for kind in MEMBER_SECTIONS}
    names: dict[str, set[str]] = {kind: set() for kind in MEMBER_SECTIONS}
    owners: dict[tuple[str, ...], str] = {}
    kind: str | None = None
    for block in document.blocks:
        if isinstance(block, Heading):
            kind = block.kind
        elif isinstance(block, Item) and kind in listed:
            try:
                member = member_from_words(block.text)
                _check_names(member, names[kind], owners)
                listed[kind].append(member)
                names[kind].add(member.name)
            except UnclearError as problem:
                mistakes.add(block.place_of(problem.found), block.text, problem.expected, problem.mend)
    if not listed["parties"]:
        mistakes.add(
            Where(1, 1), document.title, "at least one party", "Add a section ## Parties with a line - Name for each."
        )
    return roster_from_members(listed["parties"], listed["guarantors"], listed["observers"])


def member_from_words(words: str) -> Member:
    """A member as listed: "Ukraine (also: Kyiv, the Ukrainian side) (proposed)". Raises UnclearError."""
    name = tidy(_ROUND.sub("", words)).rstrip(" .,;")
    also: list[str] = []
    proposed = False
    for inside in _ROUND.findall(words):
        for part in inside.split(";"):
            said = part.strip()
            if said.lower() == "proposed":
                proposed = True
            elif said.lower().startswith("also:"):
                also += [tidy(a) for a in said[5:].split(",") if a.strip()]
            else:
                raise UnclearError(f"({inside})", "(also: other names) or (proposed)", "Write it so, or leave it out.")
    for each in (name, *also):
        if not tokens_of(each) or len(each) > 200 or re.search(r"[][()\"“”/:]", each):
            raise UnclearError(
                each or words,
                "a name of at most 200 letters, without brackets, quotation marks, / and :",
                "Write the name alone.",
            )
    return Member(name, tuple(dict.fromkeys(also)), proposed)


def member_written(member: Member) -> str:
    """A member's line in normal form."""
    also = f" (also: {', '.join(member.also)})" if member.also else ""
    return f"- {member.name}{also}{' (proposed)' if member.proposed else ''}"


def _check_names(member: Member, names: set[str], owners: dict[tuple[str, ...], str]) -> None:
    if member.name in names:
        raise UnclearError(member.name, "each name once", "Remove the second line.")
    for name in (member.name, *member.also):
        owner = owners.setdefault(name_tokens(name), member.name)
        if owner != member.name:
            raise UnclearError(name, f"a name that is not already one of {owner}'s", "Give each name to one member.")

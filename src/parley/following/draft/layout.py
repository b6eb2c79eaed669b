"""A draft as text in the agreement language, with the lines on which its sentences stand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from parley.following.draft.articles import articles_of
from parley.following.draft.case import cited
from parley.following.draft.words import Draft, Point, Rest, Unworded


@dataclass(frozen=True, slots=True)
class Laid:
    """The text of a draft, and for each line on which a sentence stands, the number of its point."""

    text: str
    lines: Mapping[int, int]


class _Lines:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.points: dict[int, int] = {}

    def add(self, *lines: str) -> None:
        self.lines += lines

    def sentence(self, text: str, number: int) -> None:
        self.points[len(self.lines) + 1] = number
        self.add(text)

    def below(self, point: Point) -> None:
        self.add(*(f"> {cited(rest)}" for rest in point.rests), *(f"> {note}" for note in point.notes))


def laid_out(draft: Draft) -> Laid:
    """The text of a draft. The same draft gives the same text."""
    out = _Lines()
    out.add(f"# {draft.title}", "")
    out.add(
        "> What the talks amount to so far, worded as an agreement. Nobody has signed it. Below each sentence stand"
    )
    out.add("> the statements it rests on; what one side alone holds has its name in brackets.", "")
    out.add("Status: proposed", f"Date: {draft.day.isoformat()}", "")
    _members(out, draft)
    numbered = list(enumerate(draft.points))
    _section(out, "Terms", [(n, p) for n, p in numbered if p.kind == "term"])
    _section(out, "Pledges", [(n, p) for n, p in numbered if p.kind == "pledge"])
    _articles(out, [(n, p) for n, p in numbered if p.kind == "article"])
    _section(out, "Steps", [(n, p) for n, p in numbered if p.kind == "step"])
    _section(out, "Entry into force", [(n, p) for n, p in numbered if p.kind == "entry"], bullet="")
    _unworded(out, draft.unworded, draft.beside)
    return Laid("\n".join(out.lines).rstrip("\n") + "\n", out.points)


def said_as(point: Point) -> str:
    """The sentence of a point with its bracket."""
    return f"{point.ways[0]}.{f' [{point.holder}]' if point.holder else ''}"


def _members(out: _Lines, draft: Draft) -> None:
    out.add("## Parties", *(f"- {name}{_also(draft, name)}" for name in draft.parties), "")
    guarantors = [(number, point) for number, point in enumerate(draft.points) if point.kind == "guarantor"]
    if guarantors:
        out.add("## Guarantors")
        listed: set[str] = set()
        for _, point in guarantors:
            for name in point.names:
                if name not in listed:
                    listed.add(name)
                    out.add(f"- {name}{'' if name in draft.parties else _also(draft, name)} (proposed)")
            out.below(point)
        out.add("")
    if draft.observers:
        out.add("## Observers", *(f"- {name}{_also(draft, name)}" for name in draft.observers), "")


def _also(draft: Draft, name: str) -> str:
    return f" (also: {', '.join(draft.also[name])})" if draft.also.get(name) else ""


def _section(out: _Lines, heading: str, points: Sequence[tuple[int, Point]], bullet: str = "- ") -> None:
    if not points:
        return
    out.add(f"## {heading}")
    for number, point in points:
        out.sentence(f"{bullet}{said_as(point)}", number)
        out.below(point)
        if not bullet:
            out.add("")
    if bullet:
        out.add("")


def _articles(out: _Lines, points: Sequence[tuple[int, Point]]) -> None:
    known = dict(points)
    for number, article in enumerate(articles_of(points), start=1):
        out.add(f"## Article {number}. {article.title}")
        for place, member in enumerate(article.members, start=1):
            out.sentence(f"{number}.{place} {said_as(known[member])}", member)
            out.below(known[member])
        out.add("")


def _unworded(out: _Lines, unworded: Sequence[Unworded], beside: Sequence[Rest]) -> None:
    if unworded:
        out.add("> **Said, but not worded as a sentence**", ">")
        reasons = list(dict.fromkeys(one.why for one in unworded))
        for why in reasons:
            out.add(f"> {why[:1].upper()}{why[1:]}:")
            out.add(*(f"> - {cited(one.rest)}" for one in unworded if one.why == why), ">")
    if beside:
        counts: dict[str, list[str]] = {}
        for rest in beside:
            counts.setdefault(rest.act, []).append(rest.ref)
        told = "; ".join(
            f"{len(refs)} {act}{'s' if len(refs) > 1 else ''} ({_some(refs)})" for act, refs in counts.items()
        )
        out.add(f"> What says nothing of what is to be is left out: {told}.")


def _some(refs: Sequence[str]) -> str:
    shown = ", ".join(refs[:20])
    return shown if len(refs) <= 20 else f"{shown} and {len(refs) - 20} more"


def mended(draft: Draft, laid: Laid, mistakes: Mapping[int, str]) -> Draft:
    """The draft with the next wording for each sentence that could not be read, by its line; without one where none
    is left: then it stands among what is not worded, with the reason."""
    wrong = {laid.lines[line]: why for line, why in mistakes.items() if line in laid.lines}
    points: list[Point] = []
    unworded = list(draft.unworded)
    for number, point in enumerate(draft.points):
        if number not in wrong:
            points.append(point)
        elif len(point.ways) > 1:
            points.append(replace(point, ways=point.ways[1:]))
        else:
            why = " ".join(re.sub(r"\s+", " ", wrong[number]).split())
            unworded += [
                Unworded(rest, f"the agreement language does not carry these words ({why})") for rest in point.rests
            ]
    return replace(draft, points=tuple(points), unworded=tuple(unworded))

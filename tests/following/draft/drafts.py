"""Reports made up line by line, for what is worded from them."""

import re
from dataclasses import dataclass
from datetime import date

from parley.following.draft.words import Draft
from parley.following.draft.write import draft, drafted
from parley.following.who.enter import who_is_who
from parley.model.party import Party, PartyKind
from parley.model.process import Gathered, Told, Who, Wording
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import Act, Modality, Proviso, ProvisoKind, ReaderStamp, Reading, Statement
from parley.model.time import TimeReference

STAMP = ReaderStamp("0", "none", "0", 0, "")
KINDS: dict[str, PartyKind] = {
    "Armenia": "state",
    "Georgia": "state",
    "Turkey": "state",
    "Norway": "state",
    "Levon Sargsyan": "person",
    "Nino Beridze": "person",
    "the accord": "document",
    "the two sides": "group",
    "Turkey and Norway": "group",
}
SIDES = {"Levon Sargsyan": "Armenia", "Nino Beridze": "Georgia", "Yerevan": "Armenia", "Tbilisi": "Georgia"}
ALSO = {"Armenia": "Yerevan", "Georgia": "Tbilisi"}
_MODALITY: dict[Act, Modality] = {"demand": "required", "requirement": "required", "claim": "actual"}


@dataclass(frozen=True, slots=True)
class Line:
    """Who says what, and how. Each condition is its kind, its words, and the words that it governs."""

    who: str | None
    act: Act
    words: str
    conditions: tuple[tuple[ProvisoKind, str, str], ...] = ()
    actor: str | None = None
    modality: Modality | None = None
    negated: bool = False
    within: int | None = None
    days: tuple[tuple[str, str], ...] = ()
    direct: bool = False


def told(number: int, day: str, *lines: Line) -> Told:
    """A report in which each line is a paragraph: "Armenia says: ..."."""
    text, starts = "", []
    for line in lines:
        text += f"{line.who or 'It'} says: " if line.within is None else "that is: "
        starts.append(len(text))
        text += f"{line.words}.\n\n"
    named = [name for name in KINDS if name in text or ALSO.get(name, name) in text or name in SIDES.values()]
    ids = {name: f"p{at}" for at, name in enumerate(named, 1)}
    parties = tuple(_party(name, ids, text) for name in named)
    statements = tuple(
        _statement(f"s{at}", line, start, ids) for at, (line, start) in enumerate(zip(lines, starts, strict=True), 1)
    )
    report = Report(id=f"sha256:{number}", text=text, date=date.fromisoformat(day))
    return Told(number, Reading(STAMP, report, parties, (), statements, (), (), ()))


def text_of(*reports: Told, together: tuple[tuple[str, ...], ...] = (), title: str = "Talks") -> str:
    """The draft of some reports as text; statements whose ids stand together in a group say the same."""
    return draft(reports, *_known(reports, together), title)


def draft_of(*reports: Told, together: tuple[tuple[str, ...], ...] = ()) -> Draft:
    """The parts of the draft of some reports."""
    return drafted(reports, *_known(reports, together), "Talks")


def sentences(*reports: Told, together: tuple[tuple[str, ...], ...] = ()) -> list[str]:
    """The sentences of the draft of some reports, with their brackets."""
    found = draft_of(*reports, together=together)
    return [f"{p.ways[0]}.{f' [{p.holder}]' if p.holder else ''}" for p in found.points if p.kind != "guarantor"]


def sentence(line: Line) -> str:
    """The one sentence that a line is worded as."""
    [found] = sentences(told(1, "2026-01-05", line))
    return found


def _known(reports: tuple[Told, ...], together: tuple[tuple[str, ...], ...]) -> tuple[Who, list[Gathered]]:
    who = who_is_who(reports)
    wordings = {f"r{one.number}.{s.id}": _wording(one, s, who) for one in reports for s in one.reading.statements}
    first = {ref: group[0] for group in together for ref in group}
    groups: dict[str, list[Wording]] = {}
    for ref, wording in wordings.items():
        groups.setdefault(first.get(ref, ref), []).append(wording)
    return who, [Gathered(ref, group[0].words, tuple(group)) for ref, group in groups.items()]


def _wording(one: Told, statement: Statement, who: Who) -> Wording:
    reading = one.reading
    assert reading.report.date
    ids = [who.of(one.number, party) for party in (statement.speaker, statement.side, statement.actor)]
    speaker, side, actor = (found.id if found else None for found in ids)
    return Wording(
        one.number, statement.id, reading.words(statement.content), reading.report.date, f"r{one.number}",
        speaker, side, actor, statement.act, statement.modality, statement.act in ("rejection", "denial"), 1.0, (),
    )  # fmt: skip


def _party(name: str, ids: dict[str, str], text: str) -> Party:
    names = [name, *([ALSO[name]] if name in ALSO else [])]
    mentions = tuple(Span(*found.span()) for each in names for found in re.finditer(rf"\b{re.escape(each)}\b", text))
    side = ids.get(SIDES.get(name, name)) if KINDS[name] not in ("document", "group") else None
    return Party(ids[name], name, KINDS[name], (), side, None, tuple(sorted(mentions)))


def _statement(name: str, line: Line, start: int, ids: dict[str, str]) -> Statement:
    def span(words: str) -> Span:
        at = line.words.index(words)
        return Span(start + at, start + at + len(words))

    side = SIDES.get(line.who or "", line.who or "")
    actor = line.actor or (side if line.act in ("promise", "offer", "plan", "acceptance") else None)
    return Statement(
        id=name,
        attribution=None,
        within=None if line.within is None else f"s{line.within}",
        speaker=ids.get(line.who or ""),
        side=None if KINDS.get(side) in ("document", "group") else ids.get(side),
        via=(),
        content=(Span(start, start + len(line.words)),),
        voice="direct" if line.direct else "indirect",
        act=line.act,
        event=None,
        modality=line.modality or _MODALITY.get(line.act, "intended"),
        negated=line.negated,
        actor=ids.get(actor or ""),
        recipient=None,
        conditions=tuple(Proviso(kind, (span(words),), (span(of),)) for kind, words, of in line.conditions),
        times=tuple(TimeReference(span(words), *_days(words, day)) for words, day in line.days),
        places=(),
        confidence=0.9,
    )


def _days(words: str, day: str) -> tuple[date | None, date | None]:
    named = date.fromisoformat(day)
    until = words.startswith(("by", "before", "until"))
    return (None if until else named), (None if words.startswith(("from", "starting", "as of")) else named)

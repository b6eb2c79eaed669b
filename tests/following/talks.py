"""Talks made up line by line, for what follows from many reports."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import Any
from zlib import crc32

import numpy as np

from parley.agreement import parse
from parley.following.copies import Copies
from parley.following.gather import Gathering
from parley.following.heard import Heard
from parley.following.propositions import propositions_of
from parley.following.relation import Relation
from parley.following.sayings import Saying, sayings_of
from parley.following.who.enter import who_is_who
from parley.following.whole import Whole
from parley.model.party import Party, PartyKind
from parley.model.process import Told
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import Act, Modality, ReaderStamp, Reading, Statement
from parley.model.time import TimeReference

PARTIES: Mapping[str, PartyKind] = {
    "Armenia": "state",
    "Georgia": "state",
    "Turkey": "state",
    "the Border Observer Mission": "organisation",
    "both sides": "group",
}
_MODALITY: Mapping[str, Modality] = {
    "promise": "intended",
    "offer": "intended",
    "acceptance": "intended",
    "plan": "intended",
    "demand": "required",
    "requirement": "required",
}


_WIDTH = 384


def _relation() -> Relation:
    """One that takes what is near for the same, and nothing for contrary."""
    inner = np.zeros((1, 4 * _WIDTH), np.float32)
    inner[0, 2 * _WIDTH : 3 * _WIDTH] = 1
    outer = np.array([[0.6], [0], [0], [0]], np.float32)
    return Relation(inner, np.zeros(1, np.float32), outer, np.array([-6, -6, -9, 0], np.float32))


_RELATION = _relation()


@dataclass(frozen=True, slots=True)
class Line:
    """Who says what, when, and how; `on` are the days of which it speaks. Lines of one report follow each other."""

    said: str
    who: str | None
    act: Act
    words: str
    on: tuple[str, str] | None = None
    negated: bool = False
    actor: str | None = None
    within: int | None = None
    same_report: bool = False


def heard(*lines: Line, agreement: str | None = None) -> Heard:
    """All that the lines say, beside an agreement. A vector is made of the words, so that what shares words is near."""
    told = tuple(_told(number, rows) for number, rows in enumerate(_reports(lines), 1))
    who = who_is_who(told)
    gathering, vectors, copies = Gathering(_RELATION, np.eye(_WIDTH, dtype=np.float32)[:4]), {}, Copies()
    origins = {}
    for one in told:
        sayings = list(sayings_of(one, who))
        vectors |= {saying.id: _vector(saying) for saying in sayings}
        gathering.enter(sayings, vectors)
        origins[one.number] = f"r{copies.enter(one.number, one.reading.report)}"
    whole = Whole(gathering.sayings, gathering.placed, gathering.weight, _RELATION)
    agreements = [parse(agreement)] if agreement else []
    return Heard(told, who, whole, vectors, propositions_of(whole, origins), agreements)


def swapped(words: str) -> str:
    """The words with Armenia for Georgia and Georgia for Armenia."""
    return words.replace("Armenia", "\0").replace("Georgia", "Armenia").replace("\0", "Georgia")


def swapped_line(line: Line) -> Line:
    """A line with the two names exchanged."""
    return Line(**{name: swapped_in(value) for name, value in asdict(line).items()})


def swapped_in(value: Any) -> Any:
    """Plain data with the two names exchanged wherever they stand."""
    if isinstance(value, str):
        return swapped(value)
    if isinstance(value, list):
        return [swapped_in(one) for one in value]
    return {name: swapped_in(one) for name, one in value.items()} if isinstance(value, dict) else value


def _reports(lines: Sequence[Line]) -> list[list[Line]]:
    reports: list[list[Line]] = []
    for line in lines:
        if line.same_report and reports:
            reports[-1].append(line)
        else:
            reports.append([line])
    return reports


def _told(number: int, lines: Sequence[Line]) -> Told:
    text, contents = "", []
    for line in lines:
        text += f"{line.who or 'It'} said: "
        contents.append(Span(len(text), len(text) + len(line.words)))
        text += f"{line.words}.\n\n"
    ids = {name: f"p{at}" for at, name in enumerate(PARTIES, 1)}
    day = date.fromisoformat(lines[0].said)
    reading = Reading(
        reader=ReaderStamp("0", "made up", "0", 1, ""),
        report=Report(f"sha256:{number:064}", text, day, publisher=f"Paper {number}"),
        parties=tuple(
            Party(ids[name], name, kind, side=ids[name], mentions=_mentions(name, text))
            for name, kind in PARTIES.items()
            if _mentions(name, text)
        ),
        attributions=(),
        statements=tuple(
            _statement(at, line, content, ids)
            for at, (line, content) in enumerate(zip(lines, contents, strict=True), 1)
        ),
        times=(),
        places=(),
        doubts=(),
    )
    return Told(number, reading)


def _statement(at: int, line: Line, content: Span, ids: Mapping[str, str]) -> Statement:
    speaker = ids[line.who] if line.who else None
    days = [date.fromisoformat(day) for day in line.on] if line.on else []
    return Statement(
        id=f"s{at}",
        attribution=None,
        within=f"s{line.within}" if line.within else None,
        speaker=speaker,
        side=speaker,
        via=(),
        content=(content,),
        voice="indirect",
        act=line.act,
        event=None,
        modality=_MODALITY.get(line.act, "actual"),
        negated=line.negated,
        actor=ids[line.actor] if line.actor else None,
        recipient=None,
        conditions=(),
        times=(TimeReference(content, days[0], days[1]),) if days else (),
        places=(),
        confidence=1.0,
    )


def _mentions(name: str, text: str) -> tuple[Span, ...]:
    found, at = [], text.find(name)
    while at >= 0:
        found.append(Span(at, at + len(name)))
        at = text.find(name, at + 1)
    return tuple(found)


def _vector(saying: Saying) -> bytes:
    total = np.full(_WIDTH, 0.05)
    for stem in saying.stems:
        total += _direction(stem)
    return bytes(np.rint(total / np.linalg.norm(total) * 127).astype(np.int8).tobytes())


@cache
def _direction(stem: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.random.default_rng(crc32(stem.encode())).normal(size=_WIDTH)

"""The statements of an invented process as the program sees them: read by the reader, with what stands around them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.measures.texts import Piece, covered, overlap, words_of
from parley.agreement import parse
from parley.following.passages import Around, Sides, passage_of_words, passages_of
from parley.following.targets import targets_of
from parley.following.who.enter import who_is_who
from parley.intake import report_from_bytes
from parley.model.process import Told
from parley.model.span import Span
from parley.model.statement import Reading
from parley.reader.meaning import SentenceEncoder
from parley.reader.pack import Pack
from parley.reader.read import read
from training.processes import Invented, Marked, Report, load_invented

_ENOUGH = 0.5
"""So much (F1 of words) a statement that was read must have in common with one that is marked."""


@dataclass(frozen=True)
class Case:
    """A marked statement: how it stands in the report of a day, and how the statement stands that was read for it
    (None: none was)."""

    marked: Marked
    said: date
    around: Around
    read: Around | None

    @property
    def kinds(self) -> tuple[Around, ...]:
        """As marked, and as read."""
        return (self.around,) if self.read is None else (self.around, self.read)


@dataclass(frozen=True)
class Cases:
    """All statements of a process, what its agreement offers to bear on by name, from which day that runs, and how near
    statements are to it in meaning (cosines)."""

    name: str
    cases: tuple[Case, ...]
    targets: Mapping[str, Around]
    starts: Mapping[str, date | None]
    to_targets: NDArray[np.float32]


def told_by(invented: Invented, pack: Pack) -> tuple[Told, ...]:
    """The reports as the reader reads them, numbered from 1."""
    return tuple(Told(number, _reading(report, pack)) for number, report in enumerate(invented.reports, 1))


def _reading(report: Report, pack: Pack) -> Reading:
    original = f"date {report.date.isoformat()}\n{report.text}".encode()
    reading = read(report_from_bytes(original, "report.txt"), pack)
    return replace(reading, report=replace(reading.report, publisher=report.outlet))


def cases_of(path: Path, pack: Pack, encoder: SentenceEncoder) -> Cases:
    """The statements of a process. Raises ValueError, AgreementErrors for a file with mistakes."""
    invented = load_invented(path)
    agreement = parse(invented.agreement)
    told = told_by(invented, pack)
    who = who_is_who(told)
    places = frozenset(place.name.casefold() for one in told for place in one.reading.places)
    targets, sides = list(targets_of(agreement, who, places)), Sides(who, agreement)
    cases: list[Case] = []
    for one, report in zip(told, invented.reports, strict=True):
        marks = {f"m{n}": statement for n, statement in enumerate(report.statements)}
        around = passages_of(one, who, sides, {name: _spans(one, report, mark) for name, mark in marks.items()})
        read_for, as_read = paired(one.reading, report), passages_of(one, who, sides)
        cases += [
            Case(mark, report.date, around[name], as_read.get(read_for.get(n, "")))
            for n, (name, mark) in enumerate(marks.items())
        ]
    vectors = encoder(["".join(p if isinstance(p, str) else p.words for p in case.around.words) for case in cases])
    aimed = encoder([target.words for target in targets])
    alone = {target.name: passage_of_words(target.words, sides) for target in targets}
    starts = {target.name: target.start for target in targets}
    return Cases(path.stem, tuple(cases), alone, starts, vectors @ aimed.T)


def paired(reading: Reading, report: Report) -> dict[int, str]:
    """By the place of a marked statement the id of the one that was read for it; those with most in common first."""
    text, shift = reading.report.text, reading.report.text.find(report.text)
    words = words_of(text)
    given = {s.id: covered([(p.start, p.end) for p in s.content], words) for s in reading.statements}
    wanted = [covered(_pieces(mark, shift), words) for mark in report.statements]
    close = [(-overlap(want, has), n, name) for n, want in enumerate(wanted) for name, has in given.items()]
    found: dict[int, str] = {}
    for less, n, name in sorted(close):
        if -less >= _ENOUGH and n not in found and name not in found.values():
            found[n] = name
    return found


def _spans(told: Told, report: Report, mark: Marked) -> tuple[Span, ...]:
    shift = told.reading.report.text.find(report.text)
    return tuple(Span(start, end) for start, end in _pieces(mark, shift))


def _pieces(mark: Marked, shift: int) -> list[Piece]:
    return [(start + shift, end + shift) for start, end in mark.spans]

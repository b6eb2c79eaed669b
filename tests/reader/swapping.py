"""Two parties of a report exchange their names; what is read of both reports is laid side by side."""

import re
from dataclasses import dataclass
from typing import Any

from parley.model.span import Spans
from parley.model.statement import Reading, Statement

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Swap:
    """Names of one party, and those of the other that stand in their places. Canonical names are among them."""

    names: tuple[tuple[str, str], ...]

    def __call__(self, text: str) -> str:
        """The text with the names exchanged."""
        change = {a: b for one, other in self.names for a, b in ((one, other), (other, one))}
        longest = sorted(change, key=lambda name: (-len(name), name))
        return re.sub("|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in longest), lambda m: change[m.group()], text)


def swap(*pairs: str) -> Swap:
    """A swap from "Russia = Ukraine" and the like."""
    return Swap(tuple((one, other) for one, other in (pair.split(" = ") for pair in pairs)))


def rows(reading: Reading, change: Swap | None = None) -> list[Row]:
    """What is compared of each statement, in words; with the names exchanged where `change` is given."""
    contents = {s.id: reading.words(s.content) for s in reading.statements}

    def words(text: str | None) -> str | None:
        return change(text) if change and text else text

    def name(party: str | None) -> str | None:
        found = reading.party(party)
        return words(found.name) if found else None

    def told(spans: Spans) -> str | None:
        return words(reading.words(spans))

    def row(s: Statement) -> Row:
        return (
            told(s.content), words(contents[s.within]) if s.within else None, s.act, s.event, s.modality, s.negated,
            s.voice, s.confidence, name(s.speaker), name(s.side), name(s.actor), name(s.recipient),
            tuple(name(v) for v in s.via), tuple((c.kind, told(c.span), told(c.governs)) for c in s.conditions),
            tuple((words(t.span.of(reading.report.text)), t.start, t.end) for t in s.times),
        )  # fmt: skip

    return [row(s) for s in reading.statements]


def unlike(reading: Reading, twin: Reading, change: Swap) -> list[tuple[str, Row]]:
    """The statements of each reading that have no partner in the other."""
    one, other = rows(reading, change), rows(twin)
    alone = [("report", row) for row in one if one.count(row) > other.count(row)]
    return alone + [("twin", row) for row in other if other.count(row) > one.count(row)]

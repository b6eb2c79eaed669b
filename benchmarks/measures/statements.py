"""Statements of readings against gold statements.

A gold folder holds NAME.txt and NAME.yaml, whose `statements` give their contents in words of the text. Statements are
paired one to one by the overlap of their contents (F1 of words of at least 0.5), the closest first. *Side*, *act* and
*within* are shares of the pairs that are right: the same party by its names, one of the acts that the gold allows, and
reported in the statement that is paired with the gold's. *Conditions* are right where they overlap by half. *Whole* is
a pair in which all of these are right. An optional gold statement that a reading leaves out costs nothing.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measures.calibration import Judged
from benchmarks.measures.tally import NOTHING, Tally
from benchmarks.measures.texts import Piece, ReadText, covered, overlap, words_of

_PAIRED = 0.5
_ARTICLE = re.compile(r"^(the|a|an)\s+")
Words = frozenset[Piece]
Naming = Callable[[str | None], str]  # two names are one party's where this gives the same for both


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, of the gold or of a reading, as far as it is scored."""

    id: str
    within: str | None
    side: str | None
    acts: frozenset[str]
    words: Words
    conditions: tuple[Words, ...] = ()
    optional: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted. `judged` has for each statement of the readings its confidence, and whether it is paired and
    side, act and within are right."""

    found: Tally = NOTHING
    side: int = 0
    act: int = 0
    within: int = 0
    conditions: Tally = NOTHING
    whole: Tally = NOTHING
    judged: tuple[Judged, ...] = ()

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.found + other.found,
            self.side + other.side,
            self.act + other.act,
            self.within + other.within,
            self.conditions + other.conditions,
            self.whole + other.whole,
            self.judged + other.judged,
        )

    def share(self, right: int) -> float:
        """Of all pairs; 0 where there is none."""
        return right / self.found.right if self.found.right else 0.0


@dataclass(frozen=True, slots=True)
class Compared:
    """What of a statement is right, beside the one of the gold that it is paired with."""

    side: bool
    act: bool
    within: bool
    conditions: int
    whole: bool

    @property
    def told(self) -> bool:
        """Whether side, act and within are all right."""
        return self.side and self.act and self.within


def naming(aliases: Path | None) -> Naming:
    """Names without article and case, those of one list under `same` in the YAML file `aliases` being one."""
    same = yaml.safe_load(aliases.read_text(encoding="utf-8"))["same"] if aliases else []
    first = {_bare(name): _bare(names[0]) for names in same for name in names}
    return lambda name: first.get(_bare(name), _bare(name))


def score_folder(gold: Path, read: Mapping[str, ReadText], named: Naming) -> Figures:
    """All reports of a gold folder that were read, together. Raises ValueError for words that are not in a text."""
    reports = ((read[path.stem], path) for path in sorted(gold.glob("*.yaml")))
    return sum(
        (score(gold_statements(path, text.text), given_statements(text), named) for text, path in reports), Figures()
    )


def score(gold: Sequence[Said], given: Sequence[Said], named: Naming) -> Figures:
    """One report."""
    pairs = paired(gold, given)
    gold_of = {given[j].id: gold[i].id for i, j in pairs.items()}
    right = {j: compared(gold[i], given[j], gold_of, named) for i, j in pairs.items()}
    wanted = [g for i, g in enumerate(gold) if i in pairs or not g.optional]
    return Figures(
        found=Tally(len(pairs), len(given), len(wanted)),
        side=sum(p.side for p in right.values()),
        act=sum(p.act for p in right.values()),
        within=sum(p.within for p in right.values()),
        conditions=Tally(
            sum(p.conditions for p in right.values()),
            sum(len(s.conditions) for s in given),
            sum(len(g.conditions) for g in wanted),
        ),
        whole=Tally(sum(p.whole for p in right.values()), len(given), len(wanted)),
        judged=tuple((s.confidence, j in right and right[j].told) for j, s in enumerate(given)),
    )


def paired(gold: Sequence[Said], given: Sequence[Said]) -> dict[int, int]:
    """Which given statement goes with which of the gold: the closest first, of equal ones those at like places."""
    ways = sorted(
        ((overlap(g.words, s.words), -abs(i - j), i, j) for i, g in enumerate(gold) for j, s in enumerate(given)),
        reverse=True,
    )
    out: dict[int, int] = {}
    used: set[int] = set()
    for share, _, i, j in ways:
        if share >= _PAIRED and i not in out and j not in used:
            out[i] = j
            used.add(j)
    return out


def gold_statements(path: Path, text: str) -> list[Said]:
    """The statements of a gold file about a text. Raises ValueError for words that are not in it."""
    words = words_of(text)

    def said(content: Any) -> Words:
        return covered([located(piece, text, path) for piece in listed(content)], words)

    return [
        Said(
            id=one["id"],
            within=one["within"],
            side=one["side"],
            acts=frozenset(listed(one["act"])),
            words=said(one["content"]),
            conditions=tuple(said(c["text"]) for c in one.get("conditions") or ()),
            optional=bool(one.get("optional")),
        )
        for one in yaml.safe_load(path.read_text(encoding="utf-8"))["statements"]
    ]


def given_statements(read: ReadText) -> list[Said]:
    """The statements of a reading."""
    words = words_of(read.text)
    names = {party.id: party.name for party in read.reading.parties}
    return [
        Said(
            id=one.id,
            within=one.within,
            side=names.get(one.side) if one.side else None,
            acts=frozenset({one.act}),
            words=covered(read.pieces(one.content), words),
            conditions=tuple(covered(read.pieces(c.span), words) for c in one.conditions),
            confidence=one.confidence,
        )
        for one in read.reading.statements
    ]


def compared(gold: Said, given: Said, gold_of: Mapping[str, str], named: Naming) -> Compared:
    """One pair; `gold_of` has for each paired statement of the reading the id of its partner."""
    outer = gold_of.get(given.within) if given.within is not None else None
    side = named(gold.side) == named(given.side)
    act = given.acts <= gold.acts
    within = (gold.within is None) == (given.within is None) and outer == gold.within
    met = _conditions_met(gold.conditions, given.conditions)
    all_met = met == len(gold.conditions) == len(given.conditions)
    return Compared(side, act, within, met, side and act and within and all_met)


def _conditions_met(gold: Iterable[Words], given: Iterable[Words]) -> int:
    free, met = list(given), 0
    for one in gold:
        best = max(free, key=lambda c: overlap(one, c), default=None)
        if best is not None and overlap(one, best) >= _PAIRED:
            free.remove(best)
            met += 1
    return met


def located(piece: str | Mapping[str, Any], text: str, path: Path) -> Piece:
    """The place of a piece: its words, or its words and which occurrence of them."""
    words, number = (piece, 1) if isinstance(piece, str) else (piece["text"], piece.get("nth", 1))
    at = -1
    for _ in range(number):
        at = text.find(words, at + 1)
        if at < 0:
            raise ValueError(
                f"{path}: its text does not have {words!r} {number} times. Correct the words or the number."
            )
    return at, at + len(words)


def listed(one: Any) -> list[Any]:
    return one if isinstance(one, list) else [one]


def _bare(name: str | None) -> str:
    return _ARTICLE.sub("", (name or "").strip().lower())

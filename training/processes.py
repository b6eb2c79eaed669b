"""Invented processes to learn from: dated reports with marks for what is said again and what speaks for which duty.

    python -m training.processes FILE ...

says what is wrong with each, or counts it. A file of `training/processes` has a `note`, an `agreement` in Parley's
language, `targets` (short names for those of its propositions that are no provision), `propositions` (what each one
says, plainly), and `reports` with `date`, `outlet` and `text`. In the text each statement is marked, as in

    He said {p3 +2.1 #a|we left the town,} and added, {#a|and we do not come back.}

before the bar what is said (`p3`; `!p3` where it is denied; `-` where nobody says it again), for (`+`) and against
(`-`) what it speaks, and what joins the pieces of one statement. Marks stand within marks where statements do.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from parley.agreement import parse
from parley.errors import AgreementErrors
from parley.following.targets import targets_of
from parley.model.process import Who

FOLDER = Path(__file__).with_name("processes")
ASIDE = FOLDER / "aside"
"""Processes from which no net learns: what is weighed and chosen afterwards is weighed and chosen on them."""

Span = tuple[int, int]
_MARK = re.compile(r"\{([^{}|]*)\|")


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement of a report: its spans in the text without marks, its proposition (None: said only here) and whether
    it denies that, and by the name of a target whether it speaks against it."""

    spans: tuple[Span, ...]
    proposition: str | None
    denies: bool
    bearing: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Report:
    """A report without its marks, and what they say."""

    date: date
    outlet: str
    text: str
    statements: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Invented:
    """A process: the text of its agreement, what each proposition says, and its reports."""

    agreement: str
    propositions: Mapping[str, str]
    reports: tuple[Report, ...]


@dataclass(slots=True)
class _Open:
    keys: list[str]
    start: int


@dataclass(slots=True)
class _Piece:
    keys: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


def unmarked(text: str) -> tuple[str, list[tuple[list[str], list[Span]]]]:
    """The text without its marks, and of each statement its keys and spans, in the order of their ends.

    Raises ValueError for a mark that is not closed, or closed and not open.
    """
    out: list[str] = []
    at = length = 0
    opened: list[_Open] = []
    found: dict[str, _Piece] = {}
    while at < len(text):
        mark = _MARK.match(text, at)
        if mark:
            opened.append(_Open(mark[1].split(), length))
            at = mark.end()
            continue
        if text[at] in "{}":
            if text[at] == "{" or not opened:
                raise ValueError(f"a brace that is no mark: {text[max(0, at - 30) : at + 30]!r}")
            done = opened.pop()
            joint = next((key for key in done.keys if key.startswith("#")), f"@{len(found)}")
            piece = found.setdefault(joint, _Piece())
            piece.keys += [key for key in done.keys if not key.startswith("#")]
            piece.spans.append((done.start, length))
        else:
            out.append(text[at])
            length += 1
        at += 1
    if opened:
        raise ValueError(f"a mark that is not closed: {opened[-1].keys}")
    return "".join(out), [(piece.keys, sorted(piece.spans)) for piece in found.values()]


def load_invented(path: Path) -> Invented:
    """Reads a file. Raises ValueError for marks that cannot be."""
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    names: dict[str, str] = given.get("targets") or {}
    reports = tuple(_report(one, names) for one in given["reports"])
    return Invented(given["agreement"], given["propositions"], reports)


def _report(given: Mapping[str, Any], names: Mapping[str, str]) -> Report:
    text, found = unmarked(given["text"].strip())
    return Report(
        date=given["date"],
        outlet=given["outlet"],
        text=text,
        statements=tuple(_statement(keys, spans, names) for keys, spans in found),
    )


def _statement(keys: Sequence[str], spans: Sequence[Span], names: Mapping[str, str]) -> Marked:
    bearing = {names.get(key[1:], key[1:]): key[0] == "-" for key in keys if len(key) > 1 and key[0] in "+-"}
    said = [key for key in keys if key[0] not in "+-"]
    if len(said) > 1:
        raise ValueError(f"two propositions of one statement: {said}")
    name = said[0] if said else ""
    return Marked(tuple(spans), name.removeprefix("!") or None, name.startswith("!"), bearing)


def mistakes_of(path: Path) -> list[str]:
    """What is wrong with a file."""
    try:
        one = load_invented(path)
        agreement = parse(one.agreement)
    except (ValueError, KeyError, TypeError, yaml.YAMLError, AgreementErrors) as bad:
        return [f"{path.name}: {bad}"]
    targets = {target.name for target in targets_of(agreement, Who(()), frozenset())}
    found = []
    said: dict[str, int] = {}
    for number, report in enumerate(one.reports, 1):
        for each in report.statements:
            found += [f"report {number}: no target {name!r}" for name in each.bearing if name not in targets]
            if each.proposition:
                said[each.proposition] = said.get(each.proposition, 0) + 1
                if each.proposition not in one.propositions:
                    found.append(f"report {number}: proposition {each.proposition} is not in the list")
    found += [f"{name} is said {said.get(name, 0)} times" for name in one.propositions if said.get(name, 0) < 2]
    if found:
        found.append(f"targets are: {sorted(targets)}")
    return [f"{path.name}: {each}" for each in found]


def main() -> None:
    for path in map(Path, sys.argv[1:]):
        wrong = mistakes_of(path)
        for each in wrong:
            print(each)
        if not wrong:
            one = load_invented(path)
            statements = [each for report in one.reports for each in report.statements]
            bearing = [against for each in statements for against in each.bearing.values()]
            again = sum(each.proposition is not None for each in statements)
            print(
                f"{path.name}: {len(one.reports)} reports, {len(statements)} statements, {again} said again as "
                f"{len(one.propositions)} propositions, {len(bearing) - sum(bearing)} for and {sum(bearing)} against"
            )


if __name__ == "__main__":
    main()

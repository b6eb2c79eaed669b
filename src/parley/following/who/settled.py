"""Whose an office is of which no report says it: "the Interior Minister" in a report for readers at home.

A report names nobody's country where its readers know it. Who is meant is told by other reports: by the officials in it
whose side these give, and by what the reader took from what stands around. Where two sides are told equally often it
stays open. In a war within a state one government often goes without any name: that is a side, too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from parley.following.who.bodies import body_of
from parley.following.who.letters import word_set
from parley.following.who.offices import office_from_words
from parley.following.who.rows import Row, Rows

Settled = dict[str, str]
"""By the ids of rows those of the rows of their sides."""

_ROUNDS = 4
_FEW = 3  # reports in which officials of a government without a name speak
_OF_STATES = word_set(
    "government army military minister ministers president prime premier ministry ministries parliament parliamentary "
    "police gendarmerie presidency presidential cabinet navy governor king emir treasury lawmaker lawmakers assembly "
    "ruling governing"
)
_OF_NONE = word_set(
    "former ex opposition rebel exile exiled company bank union western regional european arab african gulf provincial "
    "local neighbouring neighboring other several international foreign-led member donor mediator facilitator"
)
_HEADS = ("president", "primeminister")  # "head of state"
_GOVERNMENT = re.compile(r"(?:the )?(?:central |federal |national )?government(?: (?:in|of|at) [^ ]+)?")
_WORDS = re.compile(r"[a-z-]+")


def sides_settled(rows: Rows) -> Settled:
    """The sides of those of whom no report tells one, as far as one is likelier than all others."""
    told = {row.id: {rows.now(side) for side in row.sides} for row in rows}
    known = {row: next(iter(sides)) for row, sides in told.items() if len(sides) == 1}
    open_ = [row for row in rows if not told[row.id] and row.kind in ("person", "group")]
    officials = frozenset(row.id for row in rows if row.kind in ("person", "group") and _is_of_state(row))
    found: Settled = {}
    for _ in range(_ROUNDS):
        homes = _homes(rows, officials, known | found)
        last, found = found, _likeliest(rows, open_, officials, homes)
        if last == found:
            break
    return found | _of_the_government(rows, open_, officials, known | found)


def _homes(rows: Rows, officials: frozenset[str], sides: Mapping[str, str]) -> Mapping[int, str]:
    """By reports the one side of all officials with names in it whose side it does not tell, and others do."""
    found: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        if row.id in officials and row.id in sides and row.is_named and row.kind == "person":
            for naming in row.namings:
                if naming.assumed:
                    found[naming.report].add(sides[row.id])
    return {report: next(iter(several)) for report, several in found.items() if len(several) == 1}


def _likeliest(rows: Rows, open_: Iterable[Row], officials: frozenset[str], homes: Mapping[int, str]) -> Settled:
    found: Settled = {}
    for row in open_:
        times: Counter[str] = Counter()
        for naming in row.namings:
            home = homes.get(naming.report) if row.id in officials else None
            times.update({side for side in (home, rows.now(naming.side) if naming.side else None) if side})
        best = times.most_common(2)
        if best and best[0][0] != row.id and (len(best) < 2 or best[0][1] > best[1][1]):
            found[row.id] = best[0][0]
    return found


def _of_the_government(
    rows: Rows, open_: Iterable[Row], officials: frozenset[str], sides: Mapping[str, str]
) -> Settled:
    """All that is left for the one government which needs no name, if more reports have its officials than those of
    any state."""
    left = [row for row in open_ if row.id in officials and row.id not in sides]
    governments = [row for row in left if any(_GOVERNMENT.fullmatch(key) for key in row.forms)]
    reports: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.id in officials and (row.id in sides or row in left):
            reports[sides.get(row.id, "")].update(naming.report for naming in row.namings)
    nameless = len(reports.pop("", ()))
    if not governments or nameless < _FEW or nameless <= max(map(len, reports.values()), default=0):
        return {}
    government = governments[0]
    return {row.id: government.id for row in left if row is not government}


def _is_of_state(row: Row) -> bool:
    """Whether somebody has an office, or is a body, that states have."""
    told = dict.fromkeys(role for naming in row.namings for role in naming.roles)
    named = () if row.is_named and row.kind == "person" else (form.words for form in row.forms.values())
    return any(_tells_state(words) for words in (*told, *named))


def _tells_state(words: str) -> bool:
    found = set(_WORDS.findall(words.casefold()))
    if found & _OF_NONE:
        return False
    office = office_from_words(words)
    heads = office is not None and office.head in _HEADS
    return heads or bool(found & _OF_STATES) or body_of(words) in ("army", "air force", "navy", "central bank")

"""Who is who in all reports that were entered, out of what is kept of them."""

import json
from collections.abc import Iterable
from datetime import date

from parley.following.shelf import Shelf
from parley.following.who.decided import decided
from parley.following.who.kept import row_from_data
from parley.following.who.rows import Naming, Row, Rows, Suggested, order_of
from parley.model.judgement import Same


class Everybody:
    """All who take part, as reviewers decided: `who`. `sames` are their decisions in the order in which they came."""

    def __init__(self, shelf: Shelf, sames: Iterable[Same] = ()) -> None:
        self._rows = _rows_from(shelf)
        self.who = decided(self._rows, (same for same in sames if same.kind == "party"))
        self._now = {
            (naming.report, row.id): found.id
            for row in self._rows
            for naming in reversed(row.namings)
            if (found := self.who.of(naming.report, naming.party))
        }

    def now(self, report: int, row_id: str) -> str:
        """The identity of whom a report names, by the id that this one had when the report came."""
        return self._now[report, self._rows.now(row_id)]


def _rows_from(shelf: Shelf) -> Rows:
    """The rows that somebody names, each with its namings."""
    found: dict[str, Row] = {}
    joined: dict[str, str] = {}
    for row_id, words in shelf.all("row"):
        data = json.loads(words)
        if isinstance(data, str):
            joined[row_id] = data
        else:
            found[row_id] = row_from_data(row_id, data)
    for place, words in shelf.all("naming"):
        if words:
            row_id, naming = _naming(place, json.loads(words))
            found[_end(row_id, joined)].namings.append(naming)
    for row in found.values():
        row.namings.sort(key=lambda naming: order_of(f"r{naming.report}.{naming.party}"))
    named = {row.id: row for row in found.values() if row.namings}
    suggested = [_suggested(pair, *json.loads(words)) for pair, words in shelf.all("suggested")]
    asked = [one for one in suggested if _end(one.one, joined) in named and _end(one.other, joined) in named]
    return Rows.of(named, joined, asked)


def _suggested(pair: str, why: str, score: float) -> Suggested:
    one, other = pair.split()
    return Suggested(one, other, why, score)


def _end(row_id: str, joined: dict[str, str]) -> str:
    while row_id in joined:
        row_id = joined[row_id]
    return row_id


def _naming(place: str, data: tuple[str, str, list[str], list[str], str | None, bool]) -> tuple[str, Naming]:
    row_id, day, forms, roles, side, assumed = data
    report, _, party = place[1:].partition(".")
    return row_id, Naming(int(report), party, date.fromisoformat(day), tuple(forms), tuple(roles), side, assumed)

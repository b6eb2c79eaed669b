"""Rows as they are kept between reports, and back; namings lie beside them, since nobody who enters needs them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from parley.following.shelf import Shelf, Taken
from parley.following.who.offices import Office
from parley.following.who.rows import Form, Naming, Row, Spell, Suggested


class OnShelf:
    """Rows that lie on a shelf: a `Keep`."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._rows, self._keys = Taken(shelf, "row"), Taken(shelf, "key")

    def rows(self, ids: Iterable[str]) -> tuple[dict[str, Row], dict[str, str], dict[str, list[str]]]:
        """Like `Keep.rows`."""
        rows: dict[str, Row] = {}
        joined: dict[str, str] = {}
        once: dict[str, list[str]] = {}
        for row_id, words in self._rows.take(ids).items():
            data = json.loads(words)
            if isinstance(data, str):
                joined[row_id] = data
            else:
                rows[row_id] = row_from_data(row_id, data)
                if data["once"]:
                    once[row_id] = data["once"]
        return rows, joined, once

    def keys(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """Like `Keep.keys`."""
        return {key: json.loads(words) for key, words in self._keys.take(keys).items()}

    def put_back(
        self,
        rows: Mapping[str, Row],
        joined: Mapping[str, str],
        once: Mapping[str, list[str]],
        keys: Mapping[str, Iterable[str]],
        suggested: Iterable[Suggested],
    ) -> None:
        """Like `Keep.put_back`."""
        values = {row_id: _bytes(other) for row_id, other in joined.items()}
        values |= {row_id: bytes_from_row(row, once.get(row_id, ())) for row_id, row in rows.items()}
        self._rows.put_back(values)
        self._keys.put_back({key: _bytes(list(ids)) for key, ids in keys.items()})
        namings = ((naming, row.id) for row in rows.values() for naming in row.namings)
        self._shelf.write("naming", {f"r{n.report}.{n.party}": bytes_from_naming(n, of) for n, of in namings})
        self._shelf.write("suggested", {f"{s.one} {s.other}": _bytes([s.why, s.score]) for s in suggested})


def bytes_from_row(row: Row, once: Sequence[str]) -> bytes:
    """A row without its namings; `once` are the ids of the rows that went on in it."""
    return _bytes(
        {
            "kind": row.kind,
            "code": row.code,
            "seen": _from_spell(row.seen),
            "forms": {key: [f.words, f.proper, f.of, f.why, f.score] for key, f in row.forms.items()},
            "parts": row.parts,
            "sides": {side: _from_spell(spell) for side, spell in row.sides.items()},
            "offices": [
                [side, [office.head, sorted(office.of), office.past, office.new], _from_spell(spell)]
                for (side, office), spell in row.offices.items()
            ],
            "keys": list(row.keys),
            "named": row.is_named,
            "once": list(once),
        }
    )


def row_from_data(row_id: str, data: dict[str, Any]) -> Row:
    """The row that `bytes_from_row` took apart, out of its JSON."""
    return Row(
        id=row_id,
        kind=data["kind"],
        code=data["code"],
        seen=_spell(data["seen"]),
        forms={key: Form(*form) for key, form in data["forms"].items()},
        parts=[tuple(parts) for parts in data["parts"]],
        sides={side: _spell(spell) for side, spell in data["sides"].items()},
        offices={
            (side, Office(head, frozenset(of), past, new)): _spell(spell)
            for side, (head, of, past, new), spell in data["offices"]
        },
        keys=dict.fromkeys(data["keys"]),
        is_named=data["named"],
    )


def bytes_from_naming(naming: Naming, row_id: str) -> bytes:
    """A naming with the id of its row."""
    return _bytes([row_id, naming.day.isoformat(), naming.forms, naming.roles, naming.side, naming.assumed])


def _from_spell(spell: Spell) -> list[Any]:
    return [spell.first.isoformat(), spell.last.isoformat(), spell.times]


def _spell(data: list[Any]) -> Spell:
    return Spell(date.fromisoformat(data[0]), date.fromisoformat(data[1]), data[2])


def _bytes(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()

"""Rows as others see them: identities with what they are called, do and stand for, from when to when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from parley.following.who.names import parts_of
from parley.following.who.offices import office_from_words
from parley.following.who.rows import Form, Naming, Row, Rows
from parley.model.process import Held, Identity, Merge


class Piece(NamedTuple):
    """A row, or of a row that reviewers parted those forms that belong together."""

    row: Row
    forms: tuple[str, ...]

    def namings(self) -> list[Naming]:
        """The namings by one of these forms."""
        kept = set(self.forms)
        return [naming for naming in self.row.namings if naming.forms[0] in kept]


def names_of_rows(rows: Rows) -> dict[str, str]:
    """The name of each row by its id."""
    return {row.id: row_name(row) for row in rows}


def identity_from_pieces(
    rows: Rows,
    names: Mapping[str, str],
    settled: Mapping[str, str],
    pieces: Sequence[Piece],
    merges: Iterable[Merge] = (),
) -> Identity:
    """One identity of pieces of rows; `names` are those of all rows, `settled` the sides that no report tells, `merges`
    those that reviewers made."""
    told = sorted(
        ((naming, piece) for piece in pieces for naming in piece.namings()),
        key=lambda one: (one[0].report, _number(one[0].party)),
    )
    forms: dict[str, Form] = {key: piece.row.forms[key] for piece in pieces for key in piece.forms}
    namings = [naming for naming, _ in told]
    called = _held((key, naming) for naming in namings for key in naming.forms if key in forms)
    wordings: dict[str, str] = {}
    for naming in namings:
        for role in naming.roles:
            wordings.setdefault(_role(role), role)
    roles = _held((_role(role), naming) for naming in namings for role in naming.roles)
    sides = _held((rows.now(naming.side), naming) for naming in namings if naming.side and not naming.assumed)
    sides = sides or _held((settled[piece.row.id], naming) for naming, piece in told if piece.row.id in settled)
    sides = sides or _held((rows.now(naming.side), naming) for naming in namings if naming.side)
    first = namings[0]
    own = [
        Merge(forms[form.of].words, form.words, form.why, form.score)
        for form in forms.values()
        if form.of in forms and form.why
    ]
    return Identity(
        id=f"r{first.report}.{first.party}",
        name=_name(pieces[0].row, forms, called),
        kind=pieces[0].row.kind,
        code=pieces[0].row.code,
        names=tuple(_named(held, forms[held.words].words) for held in called),
        roles=tuple(_named(held, wordings[held.words]) for held in roles),
        sides=tuple(_named(held, names[held.words]) for held in sides),
        parties=tuple((naming.report, naming.party) for naming in namings),
        merges=(*merges, *own),
    )


def row_name(row: Row) -> str:
    """The name of a row."""
    return _name(row, row.forms, _held((key, naming) for naming in _in_order(row) for key in naming.forms))


def _in_order(row: Row) -> list[Naming]:
    return sorted(row.namings, key=lambda naming: (naming.report, _number(naming.party)))


def _name(row: Row, forms: dict[str, Form], called: Sequence[Held]) -> str:
    """The fullest name: of a state that which most reports have as its name, else that with most parts."""
    if row.kind == "state":
        main = _held((naming.forms[0], naming) for naming in _in_order(row))
        return row.forms[max(main, key=lambda held: (row.forms[held.words].proper, len(held.reports))).words].words
    proper = [held for held in called if forms[held.words].proper] or list(called)
    best = max(proper, key=lambda held: (len(parts_of(forms[held.words].words)), len(held.reports)))
    return forms[best.words].words


def _role(words: str) -> str:
    office = office_from_words(words)
    return office.words if office and not office.past else words.casefold()


def _named(held: Held, words: str) -> Held:
    return Held(words, held.first, held.last, held.reports)


def _held(told: Iterable[tuple[str, Naming]]) -> tuple[Held, ...]:
    """What is told in namings, with the days and reports in which it is, in the order in which it was first."""
    days: dict[str, tuple[date, date]] = {}
    reports: dict[str, dict[int, None]] = {}
    for words, naming in told:
        first, last = days.get(words, (naming.day, naming.day))
        days[words] = min(first, naming.day), max(last, naming.day)
        reports.setdefault(words, {})[naming.report] = None
    return tuple(Held(words, *days[words], tuple(reports[words])) for words in days)


def _number(party: str) -> int:
    return int("".join(c for c in party if c.isdecimal()) or 0)

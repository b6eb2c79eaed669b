"""Persons by name: surname, given names and initials, spelling, and what else the report tells of them."""

from itertools import islice
from typing import NamedTuple

from parley.following.who.entry import Entry
from parley.following.who.letters import alike
from parley.following.who.names import Fit, fit, is_addressed, part_keys, parts_of
from parley.following.who.offices import Office
from parley.following.who.rows import Row, Suggested
from parley.model.party import Party

_SURE = 0.5
_WORTH_ASKING = 0.25
_MARGIN = 0.1
_RECENT = 21  # days
_MOST_PARTS = 24  # forms of one person's name that are compared
_MOST_FORMS = 200  # wordings of one party among which the nearest is sought
_MOST_ASKED = 3


class _Judged(NamedTuple):
    score: float
    why: str
    row: Row


def enter_person(entry: Entry, party: Party) -> Row:
    """The row of a person who has a name, new if nobody of that name fits."""
    parts = parts_of(party.name)
    judged = _judged(entry, party, parts)
    best = _chosen(judged, parts)
    row = best.row if best else entry.new(party)
    if best:
        entry.name(row, party, best.why, best.score, of=_nearest(row, parts))
    else:
        entry.name(row, party)
        asked = [found for found in judged if found.score >= _WORTH_ASKING][:_MOST_ASKED]
        entry.rows.suggested += [Suggested(found.row.id, row.id, found.why, found.score) for found in asked]
    for name in (parts, *map(parts_of, entry.mentions(party))):
        if name == parts or len(name) > 1:  # a war name, too
            _give_keys(entry, row, name)
    return row


def enter_surname(entry: Entry, party: Party) -> Row | None:
    """The row of a person whose surname a report has alone, so that it could be anything; None if nobody fits."""
    parts = parts_of(party.name)
    if len(parts) != 1 or party.name.isupper():
        return None
    judged = [found for found in _judged(entry, party, parts) if found.why.startswith("same surname")]
    best = _chosen(judged, parts)
    return entry.name(best.row, party, best.why, best.score, of=_nearest(best.row, parts)) if best else None


def _judged(entry: Entry, party: Party, parts: tuple[str, ...]) -> list[_Judged]:
    """Who it can be, the surest first."""
    judged = [found for row in _candidates(entry, parts) if (found := _judge(entry, party, parts, row))]
    return sorted(judged, key=lambda found: -found.score)


def _candidates(entry: Entry, parts: tuple[str, ...]) -> list[Row]:
    if not parts:
        return []
    if len(parts) > 1 and (known := entry.rows.with_keys([f"name:{' '.join(parts)}"])):
        return known
    if len(parts) == 1:
        return entry.rows.with_keys(f"{kind}:{key}" for key in part_keys(parts[0]) for kind in ("last", "part", "bare"))
    ends = [f"last:{key}" for part in dict.fromkeys((parts[-1], parts[-2], parts[0])) for key in part_keys(part)]
    inner = [f"part:{key}" for key in part_keys(parts[-1])]
    bare = [f"bare:{key}" for part in dict.fromkeys(parts) if len(part) > 1 for key in part_keys(part)]
    return entry.rows.with_keys([*ends, *inner, *bare])


def _give_keys(entry: Entry, row: Row, parts: tuple[str, ...]) -> None:
    if not parts or parts in row.parts or len(row.parts) >= _MOST_PARTS:
        return
    row.parts.append(parts)
    if len(parts) == 1:
        entry.rows.give(row, [f"bare:{key}" for key in part_keys(parts[0])])
        return
    inner = [f"part:{key}" for part in parts[:-1] if len(part) > 1 for key in part_keys(part)]
    entry.rows.give(row, [f"name:{' '.join(parts)}", *(f"last:{key}" for key in part_keys(parts[-1])), *inner])


def _judge(entry: Entry, party: Party, parts: tuple[str, ...], row: Row) -> _Judged | None:
    """How far a person fits a row, and why; None if the names are of different persons."""
    found = _best_fit(parts, row.parts)
    if found is None:
        return None
    score, reasons = found.score, [found.why]
    side = entry.side(party)
    if side and any(entry.rows.now(one) == side for one in row.sides):
        score, reasons = score + 0.2, [*reasons, "same side"]
    elif side and row.sides:
        score, reasons = score - (0.1 if found.score == 1 else 0.3), [*reasons, "another side"]
    elif (assumed := entry.assumed_side(party)) and any(entry.rows.now(one) == assumed for one in row.sides):
        score, reasons = score + 0.1, [*reasons, "the same side, as it seems"]
    if office := _shared_office(entry.offices(party), row):
        score, reasons = score + 0.2, [*reasons, f"{office} in both"]
    if row.seen.distance(entry.day) <= _RECENT:
        score, reasons = score + 0.12, [*reasons, "named in these weeks"]
    if entry.has(row):
        score += -0.2 if found.whole else 0.2
        reasons.append("named apart in one report" if found.whole else "in one report")
    if is_addressed(party.name) and not found.whole:
        score += 0.05
    return _Judged(round(min(score, 1.0), 2), ", ".join(reasons), row)


def _nearest(row: Row, parts: tuple[str, ...]) -> str | None:
    """The form of a row that a name fits best."""
    proper = [key for key, form in islice(row.forms.items(), _MOST_FORMS) if form.proper]
    fits = {key: found for key in proper if (found := fit(parts, parts_of(row.forms[key].words)))}
    return max(fits, key=lambda key: fits[key].score) if fits else None


def _best_fit(parts: tuple[str, ...], known: list[tuple[str, ...]]) -> Fit | None:
    """The best fit with the names of a row; None if one of its full names is another person's of that surname."""
    best: Fit | None = None
    for other in known:
        found = fit(parts, other)
        if found is None and len(parts) > 1 and len(other) > 1 and alike(parts[-1], other[-1]):
            return None
        if found and (best is None or found.score > best.score):
            best = found
    return best


def _shared_office(offices: list[Office], row: Row) -> str | None:
    for office in offices:
        for _, held in row.offices:
            if office.can_return and not office.past and office.fits(held):
                return held.words
    return None


def _chosen(judged: list[_Judged], parts: tuple[str, ...]) -> _Judged | None:
    """The one that is sure enough and clearly before all others.

    Where several fit alike, a row that has no more than this name either: it waits until somebody tells whose it is.
    """
    sure = [found for found in judged if found.score >= _SURE]
    if not sure or len(sure) == 1 or sure[0].score - sure[1].score >= _MARGIN:
        return sure[0] if sure else None
    close = [found for found in sure if sure[0].score - found.score < _MARGIN]
    if len(parts) > 1:
        return close[0]
    return next((found for found in close if all(len(known) == 1 for known in found.row.parts)), None)

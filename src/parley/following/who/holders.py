"""Who is meant by an office: "the Kremlin aide", "Russia's chief negotiator", "the foreign minister"."""

from typing import NamedTuple

from parley.following.who.entry import Entry
from parley.following.who.offices import TOP, Office, has_owner, is_definite, office_from_words
from parley.following.who.rows import Row, Suggested
from parley.model.party import Party

_HELD = 180  # days for which an office that one person holds stays his if nobody says otherwise
_NEAR = 45  # days for which "the aide" is the same aide
_NEW = 30  # days for which an office is new
_MOST_HERE = 30  # holders of an office, and sides, of one report among which one can be meant
_BEFORE = 60  # days for which somebody was only described before he was named


class _Holder(NamedTuple):
    row: Row
    office: Office
    days: int
    since: int


def enter_described(entry: Entry, party: Party) -> Row:
    """The row of a person who is only described: who holds that office for that side, else one of its own."""
    office, side = office_from_words(party.name), entry.side(party)
    if side is None and entry.home and entry.is_of_home(party):
        side = entry.rows.now(entry.home)
    known = office and office.can_return and not office.past and is_definite(party.name)
    if office is None or not known or (has_owner(party.name) and side is None):
        return entry.name(entry.new(party), party, proper=False)
    found = _here(entry, office, side) or (_held(entry, office, side) if side else _of_any_side(entry, office))
    if found:
        row, why, score = found
        return entry.name(row, party, why, score, proper=False)
    row = entry.name(entry.new(party), party, proper=False)
    _hold(entry, row, side or entry.assumed_side(party), office)
    return row


def note_offices(entry: Entry, row: Row, party: Party) -> Row:
    """Give a person who is named the keys of his offices, and join those whom only these offices described before."""
    side = entry.side(party) or entry.rows.main_side(row) or entry.assumed_side(party)
    for office in entry.offices(party):
        if office.past or not office.can_return:
            continue
        away = _hold(entry, row, side, office)
        if side and (away is None or away > _NEAR):  # else whoever was described since was found to be this one
            for other in _holders(entry, side, office.head):
                if other.id != row.id and not other.is_named:
                    row = _join_described(entry, row, other, side, office)
    return row


def _here(entry: Entry, office: Office, side: str | None) -> tuple[Row, str, float] | None:
    """Who alone has an office in the report in hand; of that side, if one is told."""
    ids = [one for head in _heads(office) for one in entry.holders.get(head, ())]
    if office.new or len(ids) > _MOST_HERE:
        return None
    found = [
        row
        for row in map(entry.rows.row, dict.fromkeys(map(entry.rows.now, ids)))
        if any(
            (side is None or entry.rows.now(of) == side) and _means(office, held) and spell.last == entry.day
            for (of, held), spell in row.offices.items()
        )
    ]
    return (found[0], f"{office.words} in one report", 0.85) if len(found) == 1 else None


def _held(entry: Entry, office: Office, side: str) -> tuple[Row, str, float] | None:
    """Who held an office for a side around the day of the report: told nearest to it, and last."""
    found = [
        _Holder(row, held, spell.distance(entry.day), spell.first.toordinal())
        for row in _holders(entry, side, *_heads(office))
        if entry.rows.main_side(row) in (side, None)
        for (of, held), spell in row.offices.items()
        if _means(office, held) and entry.rows.now(of) == side and not _is_more_in(row, held, office)
    ]
    if office.new:
        found = [one for one in found if entry.day.toordinal() - one.since <= _NEW]
    if not found:
        return None
    best = min(found, key=lambda one: (one.days, -one.since))
    alone = all(one.row.id == best.row.id or one.days > _NEAR for one in found)
    single = office.is_single or office.leads(best.office)
    if best.days > (_HELD if single else _NEAR) or not (single or alone):
        return None
    told = f"told {best.days} day{'' if best.days == 1 else 's'} apart" if best.days else "told in these days"
    score = 0.8 - 0.15 * best.days / _HELD - (0 if single else 0.15)
    return best.row, f"{best.office.words} of the same side, {told}", round(score, 2)


def _of_any_side(entry: Entry, office: Office) -> tuple[Row, str, float] | None:
    """Who alone holds an office for one of the sides of which the report in hand speaks."""
    sides = dict.fromkeys(map(entry.rows.now, entry.sides))
    if len(sides) > _MOST_HERE:
        return None
    found = {held[0].id: held for side in sides if (held := _held(entry, office, side))}
    if len(found) != 1:
        return None
    row, why, score = next(iter(found.values()))
    return row, why.replace("of the same side", "of a side named here"), round(score - 0.15, 2)


def _join_described(entry: Entry, row: Row, other: Row, side: str, office: Office) -> Row:
    """Join somebody who was only described by an office before with the one who is now named with it."""
    now = entry.rows.now
    spells = [spell for (of, held), spell in other.offices.items() if now(of) == side and office.fits(held)]
    if min((spell.distance(entry.day) for spell in spells), default=_BEFORE) >= _BEFORE:
        return row
    rivals = [
        rival
        for rival in _holders(entry, side, office.head)
        if rival.id not in (row.id, other.id) and rival.is_named and entry.rows.main_side(rival) == side
        for (of, held), spell in rival.offices.items()
        if now(of) == side and office.fits(held) and spell.last >= other.seen.first
    ]
    score = 0.7 if office.is_single else 0.55
    why = f"{office.words} of the same side"
    if rivals:
        entry.rows.suggested.append(Suggested(other.id, row.id, why, round(score - 0.25, 2)))
        return row
    return entry.rows.join(row, other, why, score)


def _heads(office: Office) -> tuple[str, ...]:
    return (*TOP, "commander") if office.head == "leader" else (office.head,)


def _means(office: Office, held: Office) -> bool:
    return office.fits(held) or office.leads(held)


def _is_more_in(row: Row, held: Office, office: Office) -> bool:
    """Whether another report says of more precisely which office somebody holds, and that is not the one meant.

    "spokeswoman" of one who is elsewhere the foreign ministry's, where the army's is meant.
    """
    return not held.of and any(
        more.head == held.head and more.of and not _means(office, more) for _, more in row.offices
    )


def _hold(entry: Entry, row: Row, side: str | None, office: Office) -> int | None:
    if side:
        entry.rows.give(row, [f"office:{side}:{office.head}"])
    entry.holders.setdefault(office.head, {})[row.id] = None
    return row.hold(side or "", office, entry.day)


def _holders(entry: Entry, side: str, *heads: str) -> list[Row]:
    """Who held an office of a side with one of these heads, named or only described."""
    return entry.rows.with_keys(f"office:{of}:{head}" for of in entry.rows.once(side) for head in heads)

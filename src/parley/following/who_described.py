"""Who is meant by an office ("the Kremlin aide") or as a body of a side ("the foreign ministry in Damascus")."""

from parley.following.who_bodies import body_of, in_brackets, is_proper, name_key
from parley.following.who_entry import Entry, form_key
from parley.following.who_offices import TOP, Office, is_definite, office_from_words
from parley.following.who_rows import Row, Suggested
from parley.model.party import Party

_HELD = 180  # days for which an office that one person holds stays his if nobody says otherwise
_NEAR = 45  # days for which "the aide" is the same aide
_NEW = 30  # days for which an office is new
_BEFORE = 60  # days for which somebody was only described before he was named


def enter_described(entry: Entry, party: Party) -> Row:
    """The row of a person who is only described: who holds that office for that side, else one of its own."""
    office = office_from_words(party.name)
    if office is None or office.past or not office.can_return or not is_definite(party.name):
        return entry.name(entry.new(party), party, proper=False)
    side = entry.side(party)
    found = _holder_here(entry, office, side) or (_holder(entry, office, side) if side else None)
    if found:
        row, why, score = found
        return entry.name(row, party, why, score, proper=False)
    row = entry.name(entry.new(party), party, proper=False)
    _hold(entry, row, side, office)
    return row


def note_offices(entry: Entry, row: Row, party: Party) -> Row:
    """Give a person who is named the keys of his offices, and join those whom only these offices described before."""
    side = entry.side(party)
    for office in entry.offices(party):
        if office.past or not office.can_return:
            continue
        _hold(entry, row, side, office)
        for other in _holders(entry, side, office.head) if side else []:
            if other.id != row.id and not other.is_named:
                row = _join_described(entry, row, other, side or "", office)
    return row


def enter_group(entry: Entry, party: Party) -> Row:
    """The row of a group: its side itself, a body of its side, one with the same proper name, else one of its own."""
    side_id = entry.side(party)
    side, body = (entry.rows.row(side_id) if side_id else None), body_of(party.name)
    if side and (body == "itself" or _names_itself(party.name, side)):
        return entry.name(side, party, "another word for it", 0.8, proper=False)
    if side and body:
        key = f"body:{side.id}:{body}"
        known = entry.rows.with_keys([key])
        row = known[0] if known else entry.new(party)
        entry.name(row, party, f"the {body} of the same side", 0.8, proper=False)
        entry.rows.give(row, [key])
        return row
    bare = party.name.removeprefix("The ").removeprefix("the ")
    if is_proper(bare) and " " in bare:
        key = f"{party.kind}:{name_key(bare)}"
        known = entry.rows.with_keys([key])
        row = entry.name(known[0] if known else entry.new(party), party, "same name", 0.9)
        entry.rows.give(row, [key])
        return row
    return entry.name(entry.new(party), party, proper=False)


def _holder_here(entry: Entry, office: Office, side: str | None) -> tuple[Row, str, float] | None:
    """Who alone has an office in the report in hand; of that side, if one is told."""
    found = [
        row
        for row in entry.here()
        if any(
            (side is None or entry.rows.now(of) == side)
            and (office.fits(held) or office.leads(held))
            and spell.last == entry.day
            for (of, held), spell in row.offices.items()
        )
    ]
    return (found[0], f"{office.words} in one report", 0.85) if len(found) == 1 else None


def _holder(entry: Entry, office: Office, side: str) -> tuple[Row, str, float] | None:
    """Who held an office for a side around the day of the report: told nearest to it, and last."""
    heads = (*TOP, "commander") if office.head == "leader" else (office.head,)
    found = []
    for row in _holders(entry, side, *heads):
        for (of, held), spell in row.offices.items():
            if not (office.fits(held) or office.leads(held)) or entry.rows.now(of) != side:
                continue
            if _stands_for(entry, row, side) and not (office.new and (entry.day - spell.first).days > _NEW):
                found.append((spell.distance(entry.day), -spell.first.toordinal(), held, row))
    found.sort(key=lambda one: one[:2])
    if not found:
        return None
    away, _, held, row = found[0]
    alone = all(other.id == row.id or days > _NEAR for days, _, _, other in found)
    if away > (_HELD if held.is_single else _NEAR) or not (held.is_single or alone):
        return None
    why = f"{held.words} of the same side, told {away} days apart" if away else f"{held.words} of the same side then"
    return row, why, round(0.8 - 0.15 * away / _HELD - (0 if held.is_single else 0.15), 2)


def _join_described(entry: Entry, row: Row, other: Row, side: str, office: Office) -> Row:
    """Join somebody who was only described by an office before with the one who is now named with it."""
    now = entry.rows.now
    spells = [spell for (of, held), spell in other.offices.items() if now(of) == side and office.fits(held)]
    away = min((spell.distance(entry.day) for spell in spells), default=_BEFORE)
    if away >= _BEFORE:
        return row
    rivals = [
        rival
        for rival in _holders(entry, side, office.head)
        if rival.id not in (row.id, other.id)
        and rival.is_named
        and _stands_for(entry, rival, side)
        and any(
            now(of) == side and office.fits(held) and spell.last >= other.seen.first
            for (of, held), spell in rival.offices.items()
        )
    ]
    score = 0.7 if office.is_single else 0.55
    why = f"{office.words} of the same side"
    if rivals:
        entry.rows.suggested.append(Suggested(other.id, row.id, why, round(score - 0.25, 2)))
        return row
    return entry.rows.join(row, other, why, score)


def _stands_for(entry: Entry, row: Row, side: str) -> bool:
    """Whether a side is one that reports give to a party more than now and then."""
    times = dict.fromkeys(map(entry.rows.now, row.sides), 0)
    for of, spell in row.sides.items():
        times[entry.rows.now(of)] += spell.times
    return not times or 3 * times.get(side, 0) >= max(times.values())


def _hold(entry: Entry, row: Row, side: str | None, office: Office) -> None:
    row.hold(side or "", office, entry.day)
    if side:
        entry.rows.give(row, [f"office:{side}:{office.head}"])


def _holders(entry: Entry, side: str, *heads: str) -> list[Row]:
    """Who held an office of a side with one of these heads, named or only described."""
    return entry.rows.with_keys(f"office:{of}:{head}" for of in entry.rows.once(side) for head in heads)


def _names_itself(name: str, side: Row) -> bool:
    """Whether a group is its side by another wording: "the Bangsamoro Islamic Freedom Fighters (BIFF)"."""
    bare = name_key(name.split(",")[0])
    short = in_brackets(name)
    own = {name_key(form.words) for form in side.forms.values() if form.proper}
    return bare in own or (short is not None and (form_key(short) in own or name_key(short) in own))

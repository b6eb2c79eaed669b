"""Groups: a body of a side ("the foreign ministry in Damascus"), a side by another wording, a proper name."""

from parley.following.who.bodies import body_of, in_brackets, is_proper, name_key
from parley.following.who.described import described_key
from parley.following.who.entry import Entry
from parley.following.who.homes import is_bare
from parley.following.who.joint import enter_joint
from parley.following.who.offices import has_owner
from parley.following.who.persons import enter_surname
from parley.following.who.rows import Row
from parley.following.who.short import by_body, by_fighters, by_word, other_than_home
from parley.model.party import Party

_NEAR = 60  # days for which the same description means the same


def enter_group(entry: Entry, party: Party) -> Row:
    """The row of a group: its side itself, a body of its side, one with the same proper name, else one of its own."""
    if row := enter_joint(entry, party):
        return row
    side_id = entry.side(party) or entry.assumed_side(party)
    side, body = (entry.rows.row(side_id) if side_id else None), body_of(party.name)
    if side and (body == "itself" or _names_itself(party.name, side)):
        return entry.name(side, party, "another word for it", 0.8, proper=False)
    if side is None and (other := other_than_home(entry, party.name)):
        return entry.name(other, party, "the other of the two", 0.6, proper=False)
    if side is None or side.kind == "state":
        if row := by_fighters(entry, party.name):
            return entry.name(row, party, "the movement of which reports speak in these weeks", 0.6, proper=False)
    elif body == "army" and has_owner(party.name):
        return entry.name(side, party, "its fighters", 0.7, proper=False)
    if side and body:
        return _enter_body(entry, party, side, body)
    if side is None and not _is_of_outlet(entry, party) and (row := by_word(entry, party.name)):
        return entry.name(row, party, "a word of the name", 0.6, proper=False)
    if side is None and not _is_of_outlet(entry, party) and (row := by_body(entry, body)):
        return entry.name(row, party, f"the {body} of which reports speak in these weeks", 0.6, proper=False)
    bare = party.name.removeprefix("The ").removeprefix("the ")
    if side is None and is_proper(party.name) and (person := enter_surname(entry, party)):
        return person
    if is_proper(bare) and " " in bare:
        key = f"{party.kind}:{name_key(bare)}"
        known = entry.rows.with_keys([key, f"org:{name_key(bare)}"])
        row = entry.name(known[0] if known else entry.new(party), party, "same name", 0.9)
        entry.rows.give(row, [key])
        return row
    return _enter_described(entry, party, side, body)


def _enter_described(entry: Entry, party: Party, side: Row | None, body: str | None) -> Row:
    """The row of a group that only words describe: the one so described before, of the same side, else a new one."""
    unsided = f"unsided:{entry.outlet}:{body}" if body and side is None and _is_of_outlet(entry, party) else None
    words = described_key(party.name, side)
    keys = [key for key in (unsided, words and f"described:{side.id if side else ''}:{words}") if key]
    near = [
        row
        for row in entry.rows.with_keys(key for key in keys if key != unsided)
        if row.seen.distance(entry.day) <= _NEAR
    ]
    row = near[0] if near else entry.new(party)
    entry.name(row, party, "described alike" if near else "", 0.6 if near else 1.0, proper=False)
    entry.rows.give(row, keys + (["any:mission"] if body == "mission" else []))
    return row


def _is_of_outlet(entry: Entry, party: Party) -> bool:
    """Whether only the outlet can tell of which state a body is."""
    return entry.outlet is not None and is_bare(party.name)


def _enter_body(entry: Entry, party: Party, side: Row, body: str) -> Row:
    if body == "mission" and any(key.endswith(":mission") for key in side.keys):
        return entry.name(side, party, "another word for it", 0.8, proper=False)
    known = entry.rows.with_keys(f"body:{of}:{body}" for of in entry.rows.once(side.id))
    if (
        not known
        and body == "mission"
        and (one := by_body(entry, body))
        and entry.rows.main_side(one) in (None, side.id)
    ):
        known = [one]
    row = known[0] if known else entry.new(party)
    entry.name(row, party, f"the {body} of the same side", 0.8, proper=False)
    if side.id == entry.home:
        for other in entry.rows.with_keys([f"unsided:{entry.outlet}:{body}"]):
            if other.id != row.id and not other.is_named:
                row = entry.rows.join(row, other, f"the {body} of the same side", 0.7)
    entry.rows.give(row, [f"body:{side.id}:{body}", f"any:{body}"])
    return row


def _names_itself(name: str, side: Row) -> bool:
    """Whether a group is its side by another wording: "the Bangsamoro Islamic Freedom Fighters (BIFF)"."""
    words = (name.split(",")[0], in_brackets(name) or "")
    return any(f"org:{name_key(one)}" in side.keys for one in words if name_key(one))

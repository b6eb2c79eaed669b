"""Who is meant where little is said: "the Front", "the observers", "the army" of a state that nobody tells."""

from parley.following.who.bodies import body_of, is_short_form, name_key, words_of
from parley.following.who.entry import Entry
from parley.following.who.letters import plain
from parley.following.who.rows import Row

_NEAR = 60  # days for which "the Front" and "the mission" are the same
_STEM = 4  # letters that a state and what is named after it have in common
_FIGHTERS = ("rebels", "fighters", "insurgents", "guerrillas", "militants", "separatists", "rebel", "insurgent")
_COUNTED = ("two", "three", "four", "five", "some", "several", "many", "other", "its", "his", "their", "former")
_MOVEMENTS = (
    "front", "movement", "brigade", "brigades", "army", "resistance", "league", "militia", "rebels", "liberation",
)  # fmt: skip
_OTHER = ("other", "neighbouring", "neighboring", "opposing")
_STATES = ("side", "party", "country", "state", "government", "nation")
_KNOWN = ("army", "police", "mission", "parliament", "cabinet", "presidency")


def by_word(entry: Entry, name: str) -> Row | None:
    """The one of which a name of one word is left: "the Front" of "the Moro Liberation Front".

    Of several the one that is named in the report; None if that does not tell.
    """
    words = words_of(name)
    if len(words) != 1 or is_short_form(name):
        return None
    found = entry.rows.with_keys([f"orgword:{name_key(name)}", f"orgword:{words[0]}"])
    near = [row for row in found if row.seen.distance(entry.day) <= _NEAR and row.is_named]
    if len(near) > 1:
        near = [row for row in near if entry.has(row)]
    return near[0] if len(near) == 1 else None


def by_body(entry: Entry, body: str | None) -> Row | None:
    """The one body of a kind of which reports spoke in the weeks before; of several that of the one side named here."""
    if body not in _KNOWN:
        return None
    near = [row for row in entry.rows.with_keys([f"any:{body}"]) if row.seen.distance(entry.day) <= _NEAR]
    all_near = near
    if len(near) > 1:
        sides = {entry.rows.now(one) for one in entry.sides}
        here = [row for row in near if entry.has(row) or entry.rows.main_side(row) in sides]
        near = here
        if body == "mission":  # one that is named, else whoever was told of last
            near = [row for row in here if row.is_named] or [row for row in all_near if row.is_named] or all_near[:1]
    return near[0] if len(near) == 1 else None


def by_fighters(entry: Entry, name: str) -> Row | None:
    """The armed movement that "the rebels" are: the only one of these weeks, of several the only one in the report."""
    words = words_of(name)
    if not words or words[-1] not in _FIGHTERS or len(words) > 2 or words[0] in _COUNTED:
        return None
    near = [row for row in entry.rows.with_keys(f"orgword:{word}" for word in _MOVEMENTS) if row.is_named]
    near = [row for row in near if row.kind == "organisation" and row.seen.distance(entry.day) <= _NEAR]
    if len(near) > 1:
        near = [row for row in near if entry.has(row)]
    return near[0] if len(near) == 1 else None


def other_than_home(entry: Entry, name: str) -> Row | None:
    """The state that a paper calls "the other side": the one of which the report speaks besides its own."""
    words = words_of(name)
    if entry.home is None or len(words) != 2 or words[0] not in _OTHER or words[1] not in _STATES:
        return None
    home = entry.rows.now(entry.home)
    rows = [entry.rows.row(one) for one in dict.fromkeys(map(entry.rows.now, entry.sides)) if one != home]
    states = [row for row in rows if row.kind == "state"]
    return states[0] if len(states) == 1 else None


def state_in(entry: Entry, name: str) -> str | None:
    """The id of the row of the state after which an army is named: "Royal Cambodian Armed Forces"; None for none.

    Of two that fit, that of which more words stand in the name: "South Sudan People's Defence Forces".
    """
    words = words_of(name)
    best: dict[int, list[str]] = {}
    for one in entry.sides:
        row = entry.rows.row(one)
        if row.kind != "state":
            continue
        fit = max((_common(words, words_of(form.words)) for form in row.forms.values()), default=0)
        best.setdefault(fit, []).append(row.id)
    most = max(best, default=0)
    found = list(dict.fromkeys(best.get(most, [])))
    return found[0] if most and len(found) == 1 else None


def _common(words: tuple[str, ...], state: tuple[str, ...]) -> int:
    """How many words of a state's name a name has, all of them: "Sudanese" has that of "Sudan"."""
    stems = [plain(word)[: max(_STEM, len(word) - 2)] for word in state]
    many = sum(any(word.startswith(stem) for word in words) for stem in stems if len(stem) >= _STEM)
    return many if many == len(stems) else 0


def body_keys(entry: Entry, name: str) -> list[str]:
    """The keys of an organisation that is the army of a state, by its name."""
    if body_of(name) != "army" or (state := state_in(entry, name)) is None:
        return []
    return [f"body:{state}:army", "any:army"]

"""Organisations: by the same name, by its letters, by another spelling, by two names in one report."""

import re

from parley.following.who.bodies import (
    body_of,
    in_brackets,
    is_proper,
    is_short_form,
    name_key,
    short_forms,
    sound_keys,
    words_of,
)
from parley.following.who.described import described_key
from parley.following.who.entry import Entry
from parley.following.who.homes import called_keys, is_bare
from parley.following.who.persons import enter_surname
from parley.following.who.rows import Row, Suggested
from parley.following.who.short import body_keys
from parley.model.party import Party


def enter_organisation(entry: Entry, party: Party) -> Row:
    """The row of an organisation, new if no name of it is known.

    A name that goes on ("X Army", "X Party") is another organisation: an armed wing is not its party.
    """
    if entry.home and body_of(party.name) == "itself" and is_bare(party.name):
        return entry.name(entry.rows.row(entry.home), party, "its government", 0.7, proper=False)
    names = _names(entry, party)
    rows = entry.rows.with_keys(key for name in names for key in (f"org:{name_key(name)}", f"group:{name_key(name)}"))
    why, score = "same name", 1.0
    if not rows:
        rows, why, score = _by_letters(entry, names)
    if not rows:
        rows, why, score = entry.rows.with_keys(f"sound:{key}" for key in sound_keys(party.name)), "same sound", 0.6
    if not rows and body_of(party.name) == "mission":
        rows, why, score = entry.rows.with_keys([f"ending:{name_key(party.name)}"]), "the end of the name", 0.7
    if not rows and (person := enter_surname(entry, party)):
        return person
    if not rows and (word := _one_word(party.name)):
        rows, why, score = entry.rows.with_keys([word]), "a word of the name", 0.6
    if not rows:
        row = entry.new(party)
    elif len(rows) > 1 and score < 1:
        row = entry.new(party)
        entry.rows.suggested += [Suggested(other.id, row.id, why, 0.4) for other in rows[:3]]
    else:
        row = rows[0]
        for other in rows[1:]:
            row = entry.rows.join(row, other, "called so in one report", 0.8)
    entry.name(row, party, why, score)
    _give_keys(entry, row, names)
    entry.rows.give(row, _as_body(entry, names))
    text = entry.told.reading.report.text
    described = dict.fromkeys(described_key(" ".join(span.of(text).split()), None) for span in party.mentions)
    entry.rows.give(row, [f"described::{words}" for words in described if words])
    return row


def _as_body(entry: Entry, names: list[str]) -> list[str]:
    """The keys of a body of somebody's: "African Union's Border Observer Mission" is a mission of the African Union."""
    keys: list[str] = []
    for name in names:
        keys += body_keys(entry, name)
        if (body := body_of(name)) not in ("mission",):
            continue
        words = name_key(name).split()
        keys += [f"any:{body}", *(f"ending:{' '.join(words[n:])}" for n in range(1, len(words) - 1))]
        if len(parts := re.split(r"['’]s ", name, maxsplit=1)) > 1:
            keys += [f"body:{of.id}:{body}" for of in entry.rows.with_keys([f"org:{name_key(parts[0])}"])]
    return keys


def enter_state(entry: Entry, party: Party) -> Row:
    """The row of a state, by its code, by its name where it has none."""
    key = f"{party.kind}:{party.code or name_key(party.name)}"
    row = next(iter(entry.rows.with_keys([key])), None) or entry.new(party)
    entry.name(row, party, f"same code {party.code}" if party.code else "same name")
    entry.rows.give(
        row, [key, *dict.fromkeys(one for form, held in row.forms.items() if held.proper for one in called_keys(form))]
    )
    return row


def _one_word(name: str) -> str | None:
    """The key of the longer names in which the one word of a name stands: "the Brigades"."""
    words = words_of(name)
    return f"orgword:{words[0]}" if len(words) == 1 and not is_short_form(name) and len(words[0]) > 3 else None


def _names(entry: Entry, party: Party) -> list[str]:
    found = [party.name, *entry.mentions(party)]
    found += [short for name in found if (short := in_brackets(name)) and is_proper(short)]
    return [name for name in dict.fromkeys(found) if name_key(name)]


def _by_letters(entry: Entry, names: list[str]) -> tuple[list[Row], str, float]:
    """The rows of which a name is the letters, or whose name is the letters of one of these."""
    short = [f"letters:{name_key(name)}" for name in names if is_short_form(name)]
    long = [f"short:{letters}" for name in names if not is_short_form(name) for letters in short_forms(name)]
    return entry.rows.with_keys([*short, *long]), "the letters of the name", 0.75


def _give_keys(entry: Entry, row: Row, names: list[str]) -> None:
    keys = [f"org:{name_key(name)}" for name in names]
    keys += [f"short:{name_key(name)}" for name in names if is_short_form(name)]
    keys += [f"letters:{letters}" for name in names if not is_short_form(name) for letters in short_forms(name)]
    keys += [f"sound:{key}" for name in names if not is_short_form(name) for key in sound_keys(name)]
    keys += [f"orgword:{word}" for name in names if len(words := words_of(name)) > 1 for word in words if len(word) > 3]
    entry.rows.give(row, dict.fromkeys(keys))

"""Movements of which a report has one word only, written as a name: "the Coalition", "a Front commander"."""

from parley.reader.rules.names import Names
from parley.reader.rules.phrases import ROLES
from parley.reader.rules.words import word_set

_CALLED = word_set("coalition movement front resistance alliance")


def movements_called(names: Names) -> frozenset[int]:
    """The tokens at which such a word stands alone for its movement.

    None where the report names a movement or an alliance that is known, or one that has the word in its name: there the
    word may be short for that one.
    """
    p = names.p
    entities = [naming.entity for naming in names.namings.values()]
    known = any(one.kind == "organisation" and _may_be_called(names, one.name) for one in entities)
    if known:
        return frozenset()
    borne = {p.texts[i] for lo, hi in names.sequences if hi - lo > 1 for i in range(lo, hi)}
    borne |= {word for naming in names.namings.values() for word in naming.words}
    alone = [
        i
        for i, low in enumerate(p.lows)
        if low in _CALLED and p.texts[i] not in borne and names.run_over(i, i + 1) == (i, i + 1)
    ]
    named = {p.texts[i] for i in alone if i and p.lows[i - 1] == "the" and p.is_capital(i)}
    return frozenset(i for i in alone if p.texts[i] in named and _stands_for_it(names, i))


def _may_be_called(names: Names, name: str) -> bool:
    return name in names.p.pack.movements or "atlantic" in name.lower() or name == "NATO"


def _stands_for_it(names: Names, i: int) -> bool:
    """Whether the word is the name itself or tells whose somebody is, and does not belong to a longer name."""
    p = names.p
    after = p.texts[i + 1] if i + 1 < len(p.texts) else ""
    return p.lows[i - 1 : i] == ["the"] or after.lower() in ROLES or after[:1].islower()

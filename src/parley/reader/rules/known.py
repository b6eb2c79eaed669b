"""Where a report names a state, an organisation or a medium that the pack knows."""

from collections.abc import Container

from parley.reader.pack import Naming
from parley.reader.rules.phrases import GROUPS, Phrases
from parley.reader.rules.titles import TITLE_WORDS
from parley.reader.rules.words import word_set

_HELD = word_set("run controlled led affiliated")
_BEFORE_SURNAMES = TITLE_WORDS - {"us", "former", "state", "senior", "special"} - GROUPS


def namings_of(p: Phrases, parts: Container[int]) -> dict[int, Naming]:
    """Every wording of what the pack knows, by its first token; none inside another.

    The tokens `parts` belong to longer names and begin none. Linear in the report.
    """
    found: dict[int, Naming] = {}
    i = 0
    while i < len(p.texts):
        naming = p.naming_at(i) or _shorthand(p, i) or _holder(p, i)
        length = len(naming.words) if naming else 1
        national = (
            naming is not None and naming.entity.kind == "organisation" and p.texts[i - 1] == "National" and i > 0
        )
        if naming and not national and not _is_surname(p, i, length) and i not in parts:
            found[i] = naming
        i += length
    return _with_shared_seats(p, found)


def _with_shared_seats(p: Phrases, found: dict[int, Naming]) -> dict[int, Naming]:
    """Brussels is the Union where a report speaks of it and not of Belgium."""
    named = {n.entity.name for n in found.values() if n.how != "seat"}
    for at, naming in found.items():
        hosts = p.pack.shared_seats.get(" ".join(naming.words), ()) if naming.how == "seat" else ()
        host = next((entity for entity in hosts if entity.name in named), None)
        if host and naming.entity.name not in named:
            found[at] = naming._replace(entity=host)
    return found


def _shorthand(p: Phrases, i: int) -> Naming | None:
    """ "the North" and "the South" where the report speaks of Korea, and others of that kind in the table."""
    short = p.pack.shorthand.get(p.texts[i])
    if short is None or i == 0 or p.lows[i - 1] != "the" or not p.mentions(short.where):
        return None
    return Naming((p.texts[i],), short.entity, "name")


def _holder(p: Phrases, i: int) -> Naming | None:
    """Who holds what follows: "the Houthi-run foreign ministry"."""
    holder, _, held = p.texts[i].rpartition("-")
    namings = p.pack.namings.get(holder, ()) if held in _HELD else ()
    return next((n._replace(words=(p.texts[i],)) for n in namings if n.words == (holder,)), None)


def _is_surname(p: Phrases, i: int, length: int) -> bool:
    """Whether a word that could be a state is a person's: "Defence Minister Israel Katz", "Chad Smith"."""
    if length != 1 or i == 0 or p.lows[i - 1] not in _BEFORE_SURNAMES:
        return False
    after = p.texts[i + 1] if i + 1 < len(p.texts) else ""
    return after[:1].isupper() and after.lower() not in TITLE_WORDS and after.isalpha() and not after.isupper()

"""Names of parties, councils and movements that hold words which by themselves are titles or name a state."""

from collections.abc import Iterable

from parley.reader.pack import Entity, Naming
from parley.reader.rules.phrases import ROLES, Phrases
from parley.reader.rules.titles import BODY_HEADS, BODY_OPENERS, FOUNDED_FOR, FOUNDED_IN, MOVEMENTS

_LONGEST = 30  # words of a name, at most
_SHORT = 6
_JOINTS = (["of"], ["for"])


def body_names(p: Phrases) -> frozenset[int]:
    """The tokens that belong to such names, whatever they are by themselves.

    "South Sudan | Opposition Movements Alliance", "High Negotiations Committee", "Front for the Defence of Azawad".
    """
    found: set[int] = set()
    i = 0
    while i < len(p.texts):
        naming = p.naming_at(i)
        after = i + (len(naming.words) if naming else 1)
        if naming and naming.entity.kind == "state" and _goes_on(p, after):
            found.update(range(i, after))
        elif naming is None and (end := _body_end(p, i) or _founded_end(p, i)):
            end = _founded_end(p, end - 1) or end  # "High Council | for National Reconciliation"
            found.update(range(i, end))
            after = end
        i = after
    return frozenset(found)


def long_names(namings: Iterable[tuple[Naming, str]]) -> dict[Entity, str]:
    """For each organisation known by its letters ("NATO", "MILF") the longest name in full among the wordings given."""
    found: dict[Entity, str] = {}
    for (_, entity, how), wording in namings:
        if how == "name" and entity.name.isupper() and _abbreviates(entity.name, wording):
            found[entity] = max(found.get(entity, ""), wording, key=len)
    return found


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of a short form stand in the name in that order: "IGAD", "ECOWAS", "NATO"."""
    letters = iter(name.lower())
    return " " in name and all(letter in letters for letter in short.lower() if letter.isalnum())


def _goes_on(p: Phrases, after: int) -> bool:
    end, last = after, min(len(p.texts), after + _LONGEST)
    while end < last and _is_capitalised(p, end):
        end += 1
    return end - after >= 2 and (p.lows[end - 1] in MOVEMENTS or "monitoring" in p.lows[after:end])


def _body_end(p: Phrases, i: int) -> int:
    """The end of "High Negotiations Committee" at i, 0 if no title opens the name of a body there."""
    if p.lows[i] not in BODY_OPENERS or not p.texts[i][0].isupper():
        return 0
    end = i + 1
    while end < min(len(p.texts), i + _SHORT) and _is_capitalised(p, end):
        end += 1
    return end if end > i + 1 and p.lows[end - 1] in BODY_HEADS else 0


def _founded_end(p: Phrases, i: int) -> int:
    """The end of "Front for National Rescue", "Communist Party of Nepal" at its head i, 0 if it has no such end."""
    if p.lows[i] not in FOUNDED_FOR | FOUNDED_IN or p.lows[i + 1 : i + 2] not in _JOINTS or not p.is_capital(i):
        return 0
    start = i + 2 + (p.lows[i + 2 : i + 3] == ["the"])
    naming = p.naming_at(start) if start < len(p.texts) else None
    if naming:
        whose = naming.how == "name" or (naming.how == "people" and naming.words[-1].endswith("s"))
        return start + len(naming.words) if p.lows[i] in FOUNDED_IN and whose else 0
    end = start
    while end < min(len(p.texts), start + _SHORT) and _is_capitalised(p, end) and p.lows[end] not in ROLES:
        end += 1
        joined = p.lows[end : end + 1] == ["and"] and end + 1 < len(p.texts) and _is_capitalised(p, end + 1)
        end += joined and p.naming_at(end + 1) is None
    return end if end > start else 0


def _is_capitalised(p: Phrases, i: int) -> bool:
    return p.texts[i][0].isupper() and p.texts[i].isalpha()

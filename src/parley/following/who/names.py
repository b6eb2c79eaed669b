"""Names of persons: their parts, and how far two of them fit each other."""

import re
from functools import lru_cache
from typing import NamedTuple

from parley.following.who.letters import alike, keys, plain, word_set

_PARTICLES = word_set(
    "al el as ash ad an ar at az bin ibn ben bint von van der den de del la le da do dos di du of the y zu ter ould ag"
)
_HONORIFICS = word_set(
    "mr mrs ms miss mx dr sir lord lady dame prof professor hon rev ato weizero woizero weyzero woizerit u daw ko naw "
    "comrade sheikh shaikh sheik mullah mulla maulana maulvi mawlawi molavi haji hajji sayyid sayed seyyed ayatollah "
    "hojatoleslam pan herr frau monsieur madame mme senor senora señor señora don doña sri shri thiru khun datuk imam "
    "abune memhir gen lt col maj brig capt sgt adm cdr cmdr father sister brother bishop archbishop pastor engineer "
    "eng pol police general major colonel lieutenant brigadier marshal admiral captain sergeant corporal "
    "undersecretary minister president premier senator representative governor mayor ambassador commander secretary "
    "samdech dato tun datin seri colonel-general field chief air vice deputy justice judge"
)
_TWO_WORDS = frozenset([("tan", "sri"), ("prime", "minister"), ("toh", "puan")])
_ENDS = frozenset(["jr", "sr", "ii", "iii", "iv"])
_ABD = re.compile(r"^abd([aeiou][lrnszdt]{1,2}|)(?=[bcdfghjklmnpqrstvwyz])")
_PARTS = re.compile(r"[^\W_]+(?:['’ʼʿʾ`][^\W_]+)*")
_MOST = 8  # parts of a name that count

# Given names by which one person is called in two languages, or for short: nothing in the letters tells that.
_SAME_GIVEN = tuple(
    frozenset(line.split())
    for line in (
        "vladimir volodymyr uladzimir wladimir", "nikolai nikolay nikolaj mykola mikalai", "mikhail mykhailo mykhaylo",
        "yevgeny evgeny yevgeniy evgeni yevhen yevheniy", "pyotr petro piotr", "pavel pavlo", "kirill kyrylo",
        "yelena elena olena", "anna hanna", "joseph joe", "michael mike", "william bill will", "anthony tony",
        "james jim jimmy", "thomas tom", "robert bob", "richard dick rick", "edward ted ed", "daniel dan",
        "david dave", "steven stephen steve", "christopher chris", "nicholas nick", "matthew matt", "gregory greg",
        "benjamin ben bibi", "samuel sam", "donald don", "ronald ron", "kenneth ken", "timothy tim", "john jack",
        "alexander alex sasha", "josep jose", "antonio antónio", "binyamin benjamin",
    )
)  # fmt: skip


class Fit(NamedTuple):
    """How far two names fit: from 0 to 1, and why in words. `whole`: given name and surname both do."""

    score: float
    why: str
    whole: bool


@lru_cache(maxsize=100_000)
def parts_of(name: str) -> tuple[str, ...]:
    """The parts of a name that tell who it is, in small Latin letters; initials are one letter.

    >>> parts_of("Gen. Abdel-Fattah al-Burhan"), parts_of("V. Zelenskyy"), parts_of("Weizero Meron")
    (('abdfattah', 'burhan'), ('v', 'zelenskyy'), ('meron',))
    """
    parts = [plain(part) for part in _PARTS.findall(name)]
    kept = [part for part in parts if part and part not in _PARTICLES | _ENDS]
    while len(kept) > 1 and (kept[0] in _HONORIFICS or (len(kept) > 2 and (kept[0], kept[1]) in _TWO_WORDS)):
        kept = kept[1:] if kept[0] in _HONORIFICS else kept[2:]
    return tuple(_joined(kept or parts)[:_MOST])


def is_addressed(name: str) -> bool:
    """Whether a name has a title before it, as "Mr. Semere", "Ato Hailu"."""
    parts = [plain(part) for part in _PARTS.findall(name)]
    return len(parts) > 1 and parts[0] in _HONORIFICS


def part_keys(part: str) -> tuple[str, ...]:
    """Under which keys a part of a name is found."""
    return keys(part)


def fit(one: tuple[str, ...], other: tuple[str, ...]) -> Fit | None:
    """How far two names given by their parts fit; None if they are of different persons.

    The surname is taken for the last part; that a person goes by the first one (Amharic, Burmese, Chinese, Korean)
    counts a little less.
    """
    if not one or not other:
        return None
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return _bare(short[0], long)
    if one == other:
        return Fit(1.0, "same name", True)
    if len(short) == len(long):
        return _full(short, long)
    return _longer(short, long)


def _bare(part: str, long: tuple[str, ...]) -> Fit | None:
    if part == long[-1]:
        return Fit(0.55, "same surname" if len(long) > 1 else "same name", False)
    if len(part) > 1 and alike(part, long[-1]):
        return Fit(0.5, "same surname, spelled otherwise" if len(long) > 1 else "same name, spelled otherwise", False)
    if part in long[:-1]:
        return Fit(0.45, "called by another part of the name", False)
    if len(part) > 2 and any(len(other) > 1 and alike(part, other) for other in long[:-1]):
        return Fit(0.4, "called by another part of the name, spelled otherwise", False)
    return None


def _full(one: tuple[str, ...], other: tuple[str, ...]) -> Fit | None:
    if not _same(one[-1], other[-1]):
        turned = all(_same(a, b) for a, b in zip(one, (*other[1:], other[0]), strict=True))
        return Fit(0.75, "same name, its parts in another order", True) if turned else None
    pairs = list(zip(one[:-1], other[:-1], strict=True))
    if all(_same(a, b) for a, b in pairs):
        return Fit(0.9, "same name, spelled otherwise", True)
    if all(_same(a, b) or _is_initial(a, b) for a, b in pairs):
        return Fit(0.75, "same surname, initials fit", True)
    if all(_fits(a, b) for a, b in pairs):
        return Fit(0.8, "same surname, two forms of one given name", True)
    return None


def _longer(short: tuple[str, ...], long: tuple[str, ...]) -> Fit | None:
    """All parts of the shorter name stand in the longer one in their order, the first and one that ends it among them.

    "Vladimir Medinsky" in "Vladimir Rostislavovich Medinsky", "Getachew Reda" in "Getachew Reda Kahsay".
    """
    rest = iter(long)
    for part in short:
        if not any(_fits(part, other) for other in rest):
            return None
    ends = _same(short[-1], long[-1])
    opens = _fits(short[0], long[0])
    if not opens or not (ends or len(short) > 1):
        return None
    return Fit(0.85 if ends else 0.75, "same name, once with more parts", True)


def _same(one: str, other: str) -> bool:
    return one == other or (len(one) > 1 and len(other) > 1 and alike(one, other))


def _fits(one: str, other: str) -> bool:
    return _same(one, other) or _is_initial(one, other) or _same_given(one, other)


def _is_initial(one: str, other: str) -> bool:
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]


def _same_given(one: str, other: str) -> bool:
    return any(one in group and other in group for group in _SAME_GIVEN)


def _joined(parts: list[str]) -> list[str]:
    """Parts with "Abdel" and its kind joined to what follows, however that is written."""
    out: list[str] = []
    for part in parts:
        if out and out[-1] in ("abd", "abdel", "abdul", "abdal", "abdol"):
            out[-1] = "abd" + part
        else:
            out.append(_ABD.sub("abd", part) if len(part) > 6 else part)
    return out

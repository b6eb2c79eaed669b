"""Names of parties wherever they stand for somebody: persons, organisations, states, capitals, peoples."""

from collections.abc import Iterator

from parley.reader.pack import Naming
from parley.reader.rules.heads import NOUNS, OFFICES
from parley.reader.rules.mentions import Mentions
from parley.reader.rules.phrases import GROUPS, ROLES, Phrases, Range
from parley.reader.rules.taking_part import acts, is_addressed, takes_part
from parley.reader.rules.titles import ORGANISATION_WORDS, TITLE_WORDS, UNIT_WORDS
from parley.reader.rules.words import PREPOSITIONS, word_set

_BESIDE = word_set("with by against between told met meet see succeed replace replacing than")
_PLACES = word_set("in at near around outside inside into across through throughout over off onto along")
_PRESS = word_set("wire news times post courier chronicle herald tribune gazette radio tv television journal telegraph")
_SHORT = word_set("union movement party mission council coalition alliance group")
# Last words of names of bodies that states and movements set up, besides those of all organisations
_SET_UP = ORGANISATION_WORDS | UNIT_WORDS
_APPOSED = 6  # words after a comma in which an office stands
_OFFICE = 12  # words of an office before a comma
_TOLD = word_set("who whose alias aka")
_OPENING = 12  # words of a dateline
_NO_PERSONS = (
    ROLES
    | GROUPS
    | ORGANISATION_WORDS
    | word_set("plc ltd inc corp initiative orders undertakings peace lakes division mechanism guarantees")
)
_PEOPLES = ("sh", "ch", "ese", "ss")  # "the French", "the British"
_JOINED = ("and", ",", "or")


def note_names(mentions: Mentions) -> None:
    """Note where persons, organisations and states are named."""
    _persons(mentions)
    _organisations(mentions)
    for at, naming in mentions.names.namings.items():
        phrase = (at, at + len(naming.words))
        if naming.how == "media" or not _is_somebody(mentions.p, phrase, naming):
            continue
        key = mentions.parties.entity(naming, at)
        mentions.add(key, _with_people(mentions.p, phrase, naming))


def is_press(mentions: Mentions, run: Range) -> bool:
    """Whether a run of capitals is a paper, a channel or the agency from which the report comes."""
    p, (lo, hi) = mentions.p, run
    wired = p.texts[lo - 1 : lo] == ["("] and p.texts[hi : hi + 1] == [")"] and lo < _OPENING
    return wired or (hi - lo > 1 and p.lows[hi - 1] in _PRESS)


def _persons(mentions: Mentions) -> None:
    press = {mentions.names.text(*run) for run in mentions.names.sequences if is_press(mentions, run)}
    told: dict[str, list[Range]] = {}
    for first, last, name in mentions.parties.named:
        if name in press or mentions.names.text(first, last) in press:
            continue
        told.setdefault("person:" + name, []).append((first, last))
    for key, places in told.items():
        record = mentions.parties.records[key]
        known = key in mentions.used or bool(record.roles)
        if known or (_can_be_person(mentions.p, places) and any(_takes_part(mentions.p, *at) for at in places)):
            for at in places:
                mentions.add(key, at)
    for run in mentions.names.sequences:
        if (name := mentions.names.text(*run)) in press:
            mentions.make("organisation:" + name, "organisation", run)


def _can_be_person(p: Phrases, places: list[Range]) -> bool:
    """Whether none of its words says what it is instead, and nobody is "in" it."""
    words = {p.lows[i] for lo, hi in places for i in range(lo, hi)}
    placed = any(p.lows[lo - 1 : lo] and p.lows[lo - 1] in _PLACES and not p.is_head(lo) for lo, _ in places)
    return not placed and not words & _NO_PERSONS


def _takes_part(p: Phrases, lo: int, hi: int) -> bool:
    """Whether a name stands where a person does: before a verb, beside others, in apposition."""
    before = p.lows[lo - 1] if lo and not p.is_head(lo) else ""
    after = p.texts[hi] if hi < len(p.texts) else ""
    if before in _PLACES or before == "the":
        return False
    joined = before == "and" and p.is_capital(lo - 2)
    joined = joined or (after == "and" and p.texts[hi + 1][:1].isupper() and p.texts[hi + 2 : hi + 3] != ["'s"])
    told = after == "," and any(low in ROLES or low in _TOLD for low in p.lows[hi + 1 : hi + _APPOSED])
    told = told or (before == after == "," and _is_holder(p, lo))
    return acts(p, hi) or joined or told or before in _BESIDE or before in TITLE_WORDS or after in ("'s", "’s")


def _is_holder(p: Phrases, lo: int) -> bool:
    """Whether the words before ", | Garang Akol Wek," are an office with what it is of."""
    for k in range(lo - 2, max(-1, lo - _OFFICE), -1):
        if p.lows[k] in OFFICES:
            return True
        if p.texts[k] == "," or p.is_head(k):
            return False
    return False


def _organisations(mentions: Mentions) -> None:
    """What the report itself calls by a name: of a party, a mission, an armed group; and its letters."""
    names, p = mentions.names, mentions.p
    for lo, hi in names.sequences:
        found = _whole(mentions, (lo, hi), names.organisation_in(lo, hi))
        if found is None or is_press(mentions, (lo, hi)):
            continue
        name = found[2]
        key = "organisation:" + name
        long = name.split()
        called = len(long) > 1 and any(word.lower() in _SET_UP for word in long)
        placed = p.lows[lo - 1 : lo] == ["in"] and not called
        if called or (key in mentions.used and not placed):
            _note_organisation(mentions, found, (_owner(mentions, lo), hi))
        elif hi - lo == 1 and p.lows[lo - 1 : lo] == ["the"] and not p.is_head(lo) and _is_short(p, lo):
            mentions.add(mentions.parties.organisation(*found), (lo, hi))


def _whole(mentions: Mentions, run: Range, found: tuple[int, int, str] | None) -> tuple[int, int, str] | None:
    """What was found in a run, with all that follows where its last word tells what it is: "Unity Defence Army"."""
    p, hi = mentions.p, run[1]
    if found is None or found[1] == hi or p.lows[hi - 1] not in _SET_UP:
        return found
    plain = all(p.is_capital(k) and mentions.names.naming_over(k) is None for k in range(found[0], hi))
    return (found[0], hi, mentions.names.text(found[0], hi)) if plain else found


def _note_organisation(mentions: Mentions, found: tuple[int, int, str], phrase: Range) -> None:
    """Note an organisation where it is named: or the one of a statement that these words name."""
    if known := mentions.taken((found[0], found[1])):
        mentions.add(known, phrase)
    else:
        mentions.add(mentions.parties.organisation(*found), phrase)


def _owner(mentions: Mentions, lo: int) -> int:
    """Where a name begins with that of its owner: "the African Union's | Border Observer Mission", "ASEAN | Team"."""
    owned = mentions.p.texts[lo - 1 : lo] in (["'s"], ["’s"])
    over = mentions.names.naming_over(lo - 1 - owned)
    return over[0] if over and over[1].entity.kind == "organisation" else lo


def _is_short(p: Phrases, lo: int) -> bool:
    """Whether one word is what is left of a longer name: "the Brigades", "the Front", "the Nebri must disarm"."""
    if p.lows[lo] in NOUNS:
        return False
    return p.lows[lo] in ORGANISATION_WORDS - GROUPS or p.lows[lo] in _SHORT or acts(p, lo + 1)


def _is_somebody(p: Phrases, phrase: Range, naming: Naming) -> bool:
    lo, hi = phrase
    if naming.how == "people":
        return _is_people(p, lo, hi)
    if naming.entity.kind == "state":
        return takes_part(p, whole_list(p, phrase), seat=naming.how == "seat") or takes_part(
            p, phrase, seat=naming.how == "seat"
        )
    return not _is_adjective(p, hi)


def _is_people(p: Phrases, lo: int, hi: int) -> bool:
    """Whether the word for a people is a noun and somebody: "the Ethiopians said", not "Ethiopian coffee"."""
    plural = p.texts[hi - 1].endswith("s") and not p.texts[hi - 1].endswith(("ss", "is"))
    plural = plural or p.texts[hi - 1].endswith(("anis", "aqis", "elis", "enis", "alis", "atis", "audis", "iris"))
    article = p.lows[lo - 1 : lo] == ["the"]
    if not plural and not (article and p.lows[hi - 1].endswith(_PEOPLES)):
        return False
    return acts(p, hi) or (plural and (article or is_addressed(p, lo, hi)))


def _is_adjective(p: Phrases, hi: int) -> bool:
    """Whether a noun follows to which the name only belongs: "UN | resolution"."""
    if hi >= len(p.texts) or p.is_head(hi) or not p.texts[hi].islower() or not p.texts[hi][0].isalpha():
        return False
    return not acts(p, hi) and p.lows[hi] not in PREPOSITIONS | {"and", "or", "to", "that", "as", "who", "which"}


def whole_list(p: Phrases, phrase: Range) -> Range:
    """From the first to the last of names that are joined: "Russia, Ukraine and Turkey"."""
    lo, hi = phrase
    return min((r[0] for r in _to_left(p, lo)), default=lo), max((r[1] for r in _to_right(p, hi)), default=hi)


def _to_right(p: Phrases, hi: int) -> Iterator[Range]:
    n = len(p.texts)
    for _ in range(6):
        k = hi
        while k < n and p.lows[k] in (*_JOINED, "the") and k - hi < 3:
            k += 1
        naming = p.naming_at(k) if hi < k < n else None
        if naming is None or naming.how == "people":
            return
        hi = k + len(naming.words)
        yield k, hi


def _to_left(p: Phrases, lo: int) -> Iterator[Range]:
    for _ in range(6):
        k = lo - 1
        while k > 0 and p.lows[k] in (*_JOINED, "the") and lo - k < 4:
            k -= 1
        starts = [
            at
            for at in range(max(0, k - 4), k + 1)
            if k < lo - 1 and (found := p.naming_at(at)) and at + len(found.words) == k + 1 and found.how != "people"
        ]
        if not starts:
            return
        lo = starts[0]
        yield lo, k + 1


def _with_people(p: Phrases, phrase: Range, naming: Naming) -> Range:
    """With "the" before a people: "the Ethiopians"."""
    article = naming.how == "people" and p.lows[phrase[0] - 1 : phrase[0]] == ["the"]
    return phrase[0] - article, phrase[1]

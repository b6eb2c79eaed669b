"""For whom a person speaks where the words beside the name do not say it, but others in the report do."""

from bisect import bisect_left
from collections.abc import Iterable

from parley.reader.rules.parties import Parties
from parley.reader.rules.phrases import ROLES, Range
from parley.reader.rules.subjects import subject_left
from parley.reader.rules.titles import PEOPLES, TITLE_WORDS
from parley.reader.rules.words import word_set

_LEADS = word_set(
    "heads leads led headed heading leading signed signs represents represented representing chairs chaired chairing "
    "speaks speaking"
)
_RULERS = word_set("president premier prime chancellor king emir sultan leader chairman")
_CLAUSE = 16  # words of a relative clause, at most
_OPENING = 30  # words that open a sentence before a name, at most
_POSSESSIVES = ("'s", "’s", "’", "'")
_OPENER = 8  # words of "For the government of Sudan,", at most
_ALIAS = 9
_GOING_BY = frozenset(
    ("who goes by the name of", "who goes by the name", "who goes by", "going by the name of", "who calls himself",
     "who calls herself", "who gave his name as", "who gave her name as", "identified as", "named as", "called")
)  # fmt: skip
_REACH = 12  # mentions of persons back that a description can reach


def settle_standing(parties: Parties) -> None:
    """Give persons without a side the one that a clause after the name, or a later description of them, tells."""
    mentions = sorted((first, "person:" + name) for first, last, name in parties.named)
    for first, last, name in parties.named:
        record = parties.records["person:" + name]
        led = _led(parties, last) or _speaking_for(parties, first)
        if record.side is None:
            record.side = led or side_of_title(parties, record.roles) or _there_for(parties, first)
        if record.side is None and (described := _goes_by(parties, first)):
            record.side = parties.side_of(*described)
            record.roles += [role for role in parties.roles_in(*described) if role not in record.roles]
        elif led and parties.records[led].kind == "organisation":  # "the Danish general who heads the U.N. team"
            record.side = led
    for at, naming in parties.names.namings.items():
        role = _described(parties, at, at + len(naming.words))
        if role and naming.how != "media":
            _settle(parties, mentions, at, role, parties.entity(naming, at))
    for first, last, name in parties.named:
        if parties.records["person:" + name].side is None:
            parties.introduce(first, last)  # "an aide to Putin", of whom only now a side is known


def side_of_title(parties: Parties, roles: Iterable[str]) -> str | None:
    """The one party of which the report speaks and that has such a title: "Secretary of State", "Taoiseach"."""
    found: dict[str, None] = {}
    roles = [role for role in roles if " and " not in role]
    first = parties.names.first_naming
    for title, holders in parties.p.pack.offices.items():
        if any(title in role for role in roles):
            found |= {parties.entity(parties.names.namings[first[e]], first[e]): None for e in holders if e in first}
    return next(iter(found)) if len(found) == 1 else None


def _led(parties: Parties, last: int) -> str | None:
    """The side in ", who heads the government team," or ", mediating on behalf of the AU," after a name."""
    p = parties.p
    if last + 2 >= len(p.texts):
        return None
    if p.lows[last] in _LEADS:
        return parties.side_of(last + 1, p.phrase_right(last + 1, last + _CLAUSE))
    if p.texts[last] != ",":
        return None
    lows = p.lows[last + 1 : last + 1 + _CLAUSE]
    end = next((i for i, low in enumerate(lows) if low in (",", ".", ";", "that", "which")), 0)
    lows = lows[:end]
    if lows[:1] == ["whose"]:
        run = parties.names.run_over(last + 2, last + 3)
        return parties.organisation(*run, parties.names.text(*run)) if run and run[1] - run[0] > 1 else None
    if "behalf" in lows:
        start = last + 1 + lows.index("behalf") + 1
    elif lows[:2] == ["speaking", "for"]:
        start = last + 3
    elif (heads := _heads(lows)) is not None:
        start = last + 1 + heads + 1
    elif lows[:3] == ["who", "calls", "himself"]:
        start = last + 4
    elif lows[:2] in (["who", "is"], ["who", "was"]) and lows[2:3] != ["former"] and any(w in ROLES for w in lows):
        start = last + 3
    else:
        return None
    return parties.side_of(start, last + 1 + end) if start < last + 1 + end else None


def _speaking_for(parties: Parties, first: int) -> str | None:
    """The side in "Speaking on behalf of the Alliance, " right before a name."""
    p = parties.p
    if first < 3 or p.texts[first - 1] != ",":
        return None
    start = next((i for i in range(first - 2, max(-1, first - _OPENING), -1) if p.is_head(i)), None)
    if start is None or p.lows[start] not in ("speaking", "talking"):
        return None
    lows = p.lows[start : first - 1]
    behalf = lows[1:4] in (["on", "behalf", "of"], ["in", "the", "name"]) or lows[1:2] == ["for"]
    begin = start + (2 if lows[1:2] == ["for"] else 4)
    return parties.side_of(begin, first - 1) if behalf and begin < first - 1 else None


def _there_for(parties: Parties, first: int) -> str | None:
    """The side in "For the government, Interior Minister" right before a name, with which a sentence opens."""
    p, lo = parties.p, first
    while lo > 0 and p.lows[lo - 1] in TITLE_WORDS and not p.is_head(lo):
        lo -= 1
    if lo < 3 or p.texts[lo - 1] != ",":
        return None
    start = next((i for i in range(lo - 2, max(-1, lo - _OPENER), -1) if p.is_head(i)), None)
    return parties.side_of(start + 1, lo - 1) if start is not None and p.lows[start] == "for" else None


def _goes_by(parties: Parties, first: int) -> Range | None:
    """The words that tell who it is in "an official of the Front, who goes by the name of" right before a name."""
    p = parties.p
    comma = next((i for i in range(first - 1, max(0, first - _ALIAS), -1) if p.texts[i] == ","), None)
    if comma is None or " ".join(p.lows[comma + 1 : first]) not in _GOING_BY:
        return None
    phrase, _ = subject_left(p, max(0, comma - _OPENING), comma - 1)
    return phrase if phrase and p.has_role(*phrase) else None


def _heads(lows: list[str]) -> int | None:
    """Where "heads" stands in "who heads", which may come after a noun: "the general who heads"."""
    if "who" not in lows:
        return None
    who = lows.index("who")
    return next((i for i in range(who + 1, min(who + 4, len(lows))) if lows[i] in _LEADS), None)


def _described(parties: Parties, at: int, end: int) -> str | None:
    """The office in "the Russian leader", "Armenia's prime minister", if nobody's name goes with it."""
    p = parties.p
    i = end + (end < len(p.texts) and p.texts[end] in _POSSESSIVES)
    if i == end and (at == 0 or p.lows[at - 1] != "the"):
        return None
    while i < min(len(p.texts), end + 4) and p.lows[i] not in ROLES and p.texts[i].isalpha() and p.texts[i].islower():
        i += 1
    if i + 1 >= len(p.texts) or p.lows[i] not in ROLES or p.lows[i].endswith("s"):
        return None
    while p.lows[i + 1] in ROLES and i + 2 < len(p.texts):
        i += 1
    after = i + 2 if p.texts[i + 1] == "," else i + 1
    return None if p.is_capital(after) or p.lows[i + 1] in ("of", "to") else p.lows[i]


def _settle(parties: Parties, mentions: list[tuple[int, str]], at: int, role: str, side: str) -> None:
    """Give the nearest person before `at` who can be called by this office its side, if none is known yet."""
    n = bisect_left(mentions, (at, ""))
    for _, key in reversed(mentions[max(0, n - _REACH) : n]):
        record = parties.records[key]
        words = {word for held in record.roles for word in held.lower().split()}
        if role in words or (role == "leader" and words & _RULERS):
            if record.side is None and not words & ({"former", "ex"} | PEOPLES):
                record.side = side
            return

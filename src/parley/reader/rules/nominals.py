"""Noun phrases by their last noun: "the former Ethiopian foreign minister", "the commander of the Front"."""

from parley.reader.rules.heads import QUALIFIERS
from parley.reader.rules.names import Names
from parley.reader.rules.phrases import GROUPS, ROLES, Phrases, Range
from parley.reader.rules.titles import TITLE_WORDS
from parley.reader.rules.words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRESENT,
    PRONOUNS,
    SUBORDINATORS,
    is_adverb,
    looks_finite,
    word_set,
)

POSSESSIVES = ("'s", "’s", "’", "'")
_LEFT = 10  # words before a noun that can belong to it
_RIGHT = 12  # words after it
_CLOSED = PREPOSITIONS | SUBORDINATORS | COORDINATORS | AUXILIARIES | PRONOUNS - DETERMINERS | {"to", "not"}
_NUMBERS = word_set("two three four five six seven eight nine ten")
_RANKS = word_set("chief head deputy general")
_SERVES = ROLES | {"ministry", "government", "office"}


def phrase_at(names: Names, i: int) -> Range | None:
    """The noun phrase whose head is token i; None if the noun there only goes before another ("army base")."""
    p = names.p
    if names.naming_over(i) or goes_on(p, i):
        return None
    return left_end(names, i), right_end(names, i)


def left_end(names: Names, i: int) -> int:
    """Where the phrase begins that token i closes: at its article, its owner, or the first word of an office."""
    p, j, marked = names.p, i, False
    known = i  # as far as the phrase surely reaches
    while j > max(0, i - _LEFT) and not p.is_head(j):
        k = j - 1
        low, text = p.lows[k], p.texts[k]
        over, run = names.naming_over(k), names.run_over(k, k + 1)
        if text in POSSESSIVES and k:
            j, marked = k, False
        elif over or run:
            j = over[0] if over else (run or (k, k))[0]
            known, marked = j, True
        elif low == "and" and names.naming_over(j) and names.naming_over(k - 1):
            j = k  # "the Ethiopian and | Eritrean leaders"
        elif low in DETERMINERS and low != "that":
            before = p.lows[k - 1 : k]
            return k - ((before in (["all"], ["both"]) or (low == "other" and before == ["the"])) and not p.is_head(k))
        elif low in _NUMBERS or low in QUALIFIERS or (text[0].isupper() and low in TITLE_WORDS and k > 0):
            j = known = k
        elif not marked and _modifies(p, k):
            j = k
            if known == k + 1 and (low in TITLE_WORDS or low in GROUPS):
                known = k
        else:
            break
    return known


def right_end(names: Names, i: int) -> int:
    """Where the phrase ends: after "of the Front", "for the Horn of Africa", "in Asmara" where they say which one."""
    p, end, n = names.p, i + 1, len(names.p.texts)
    if end + 1 >= n:
        return end
    low, serves = p.lows[end], p.lows[i] in _SERVES
    after = end + 1 + (p.lows[end + 1] in DETERMINERS)
    if after >= n:
        return end
    named = names.naming_over(after) is not None or names.run_over(after, after + 1) is not None
    if low == "of" and (named or p.lows[i] in ROLES | {"ministry", "heads"}):
        return noun_end(names, end + 1)
    if (low == "for" and serves and named) or (low == "to" and serves and (named or p.lows[after] in ROLES)):
        return noun_end(names, end + 1)
    if low == "in" and serves and named:
        return noun_end(names, end + 1)
    return end


def goes_on(p: Phrases, i: int) -> bool:
    """Whether a noun at token i only goes before another one: "army | base", "party | congress"."""
    if i + 1 >= len(p.texts):
        return False
    low, text = p.lows[i + 1], p.texts[i + 1]
    if p.lows[i] in _RANKS and text[0].isupper() and not p.is_head(i + 1):
        return True  # "the chief | Russian delegate"
    if low in ROLES or (low in GROUPS and low not in ("all", "states", "sources")):
        return True
    if p.lows[i].endswith("s") or not text[0].isalpha() or not text.islower() or low in PRESENT:
        return text == "-"
    verb = low in _CLOSED or low in DETERMINERS or is_adverb(low) or looks_finite(p.lows, i + 1)
    return not verb and not any(len(cue.words) == 1 for cue in p.pack.cues.verbs.get(low, ()))


def _modifies(p: Phrases, k: int) -> bool:
    """Whether word k can stand before a noun as its adjective."""
    low, text = p.lows[k], p.texts[k]
    if not text.replace("-", "").isalpha() or low in _CLOSED or is_adverb(low):
        return False
    return not looks_finite(p.lows, k)


def noun_end(names: Names, start: int) -> int:
    """The end of the name or noun that starts at `start`: "the Horn of Africa", "State and Government"."""
    p, j = names.p, start + (names.p.lows[start] in DETERMINERS)
    end, last = j, min(len(p.texts), start + _RIGHT)
    while j < last:
        over, run = names.naming_over(j), names.run_over(j, j + 1)
        if over or run:
            j = end = max(over[0] + len(over[1].words) if over else 0, run[1] if run else 0)
            following = p.naming_at(j + 1) if p.texts[j : j + 1] == [","] and j + 1 < last else None
            if over and following and following.how == "name" and "and" in p.lows[j : j + _RIGHT]:
                j += 1  # "the leaders of Ukraine, | Russia, France and Germany"
        elif p.texts[j][0].isalpha() and (
            p.is_capital(j) or p.lows[j] in ROLES or p.lows[j] in GROUPS or (end == j and _modifies(p, j))
        ):
            j = end = j + 1
        elif j > start and p.lows[j] in ("and", "of") and j + 1 < last and _is_upper(p, j + 1):
            j += 1
        elif p.texts[j] in POSSESSIVES and j + 1 < last and end == j and not p.texts[j + 1].istitle():
            j += 1
            end = j
        else:
            break
    return end


def _is_upper(p: Phrases, i: int) -> bool:
    following = p.lows[i + 1 : i + 2]
    return p.texts[i][0].isupper() and following not in (["said"], ["told"])

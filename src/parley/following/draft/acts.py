"""The act in what is said: its verb first, in its dictionary form."""

import re
from dataclasses import dataclass

from parley.following.draft.english import (
    DETERMINERS,
    PREPOSITIONS,
    base_of,
    is_adverb,
    is_participle,
    is_verb,
    words_in,
)

_IDLE = words_in(
    """
    now also therefore then still just even only again already soon nonetheless nevertheless instead meanwhile likewise
    """
)
_ASIDE = re.compile(
    r"(?:in\s(?:turn|return|exchange)|at\s(?:last|once)|of\scourse|for\sits\spart),?\s(?=\S)", re.IGNORECASE
)
_READY = re.compile(
    r"(?:(?:be|remain|stand)\s(?:ready|prepared|willing|obliged|bound|determined)|have|agree)\sto\s", re.IGNORECASE
)
_LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True)
class ActWords:
    """An act: `words` begin with the verb, `lead` is an adverb before it. `passive`: `words` begin with "be"."""

    words: str
    passive: bool
    lead: str = ""


def act_from_words(words: str) -> ActWords | None:
    """The act in the words after "shall", "will" or "to"; None where no verb leads them.

    "agree to end the war" and "be ready to end the war" are "end the war"; "agree to a neutral status" stays.
    """
    words = _stripped(_ASIDE.sub("", words, count=1) if _ASIDE.match(words) else words)
    tokens = words.split()
    at = 0
    while at < len(tokens) - 1 and is_adverb(tokens[at].strip(",")):
        at += 1
    adverbs = [token.strip(",") for token in tokens[:at]]
    phrase = _phrase_at(tokens, at)
    tokens = tokens[at + len(phrase) :]
    if not tokens:
        return None
    verb = tokens[0].lower().strip(',"“”')
    if verb != base_of(verb) or not is_verb(verb):
        return None
    if verb == "have" and tokens[1:] and is_participle(tokens[1]):
        return None  # "to have told the monitors": that is past
    tail = f" {', '.join([*adverbs, ' '.join(phrase)])}" if phrase else ""
    lead = "" if phrase else " ".join(word for word in adverbs if word.lower() not in _IDLE)
    act = balanced(" ".join([verb, *tokens[1:]]).rstrip(" ,.;:") + tail)
    return ActWords(act, participle_at(act) is not None, lead)


def participle_at(act: str) -> int | None:
    """Where the participle of a passive act stands among its words; None for an act that is none."""
    tokens = act.split()
    for at, token in enumerate(tokens[1:4] if tokens[:1] == ["be"] else (), start=1):
        word = token.strip(',."“”')
        if is_participle(word):
            return at
        if not is_adverb(word):
            return None
    return None


def balanced(words: str) -> str:
    """The words without a quotation mark that has lost its twin."""
    if words.count('"') % 2:
        words = words.replace('"', "")
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    if words.count("(") != words.count(")"):
        words = words.replace("(", "").replace(")", "")
    return words


def _stripped(words: str) -> str:
    while ready := _READY.match(words):
        rest = words[ready.end() :].split()
        verb = rest[0].lower() if rest else ""
        agreeing = words[:5].lower() == "agree"
        if agreeing and (verb in DETERMINERS or verb != base_of(verb) or not is_verb(verb)):
            break
        words = words[ready.end() :]
    return words


def _phrase_at(tokens: list[str], at: int) -> list[str]:
    """ "radically, by a large margin, reduce activity": the phrase between commas before the verb."""
    if at == 0 or not tokens[at - 1].endswith(",") or tokens[at].lower() not in PREPOSITIONS:
        return []
    end = next((i for i in range(at, len(tokens) - 1) if tokens[i].endswith(",")), None)
    return (
        [token.strip(",") for token in tokens[at : end + 1]] if end is not None and end - at < _LONGEST_PHRASE else []
    )

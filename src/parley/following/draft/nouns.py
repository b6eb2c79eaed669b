"""Acts that are told as nouns: "the withdrawal of troops from Badme", "lifting obstacles to exports"."""

import re
from dataclasses import dataclass

from parley.following.draft.acts import balanced
from parley.following.draft.english import (
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    base_of_gerund,
    is_plural,
    participle_of,
    words_in,
)
from parley.following.draft.tenses import day_apart, has_verb

_VERBS = {
    "withdrawal": "withdraw", "pullout": "withdraw", "release": "release", "recognition": "recognise",
    "establishment": "establish", "lifting": "lift", "removal": "remove", "exchange": "exchange",
    "deployment": "deploy", "redeployment": "redeploy", "disarmament": "disarm", "demobilisation": "demobilise",
    "demobilization": "demobilize", "demilitarisation": "demilitarise", "demilitarization": "demilitarize",
    "dissolution": "dissolve", "reopening": "reopen", "opening": "open", "closure": "close", "end": "end",
    "halt": "halt", "suspension": "suspend", "creation": "create", "formation": "form", "transfer": "transfer",
    "handover": "hand over", "implementation": "implement", "publication": "publish", "restoration": "restore",
    "reduction": "reduce", "evacuation": "evacuate", "start": "start", "integration": "integrate",
    "ratification": "ratify", "resumption": "resume", "renewal": "renew", "extension": "extend",
    "dismantling": "dismantle", "destruction": "destroy", "return": "return", "appointment": "appoint",
}  # fmt: skip
_HOW = {
    "unconditional": "unconditionally", "immediate": "immediately", "full": "fully", "complete": "completely",
    "gradual": "gradually", "simultaneous": "simultaneously", "total": "totally", "permanent": "permanently",
}  # fmt: skip
_NOUN = re.compile(
    rf"^(?:for\s|to\s|on\s)?(?:(?:the|an?|its|their|any|all)\s)?(?P<how>(?:(?:{'|'.join(_HOW)})\s(?:and\s)?)*)"
    rf"(?P<noun>{'|'.join(_VERBS)})\s(?:of|to|in|on)\s(?P<what>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_AND_NOUN = re.compile(
    rf",?\s(?:and\s)(?=(?:(?:the|an?)\s)?(?:\w+\s)?(?:{'|'.join(_VERBS)})\s(?:of|to|in|on)\s)", re.IGNORECASE
)
_AGENT = re.compile(r"\sby\s(?P<who>(?!the\send|\d)[^,]+?)(?=\s(?:by|within|before|until|as\spart)\b|,|$)")
_LIST = re.compile(r",\s(?:and\s)?(?=\w+ing\b)|\s(?:and|as\swell\sas)\s(?=\w+ing\b)|,\sas\swell\sas\s(?=\w+ing\b)")
_INDEFINITE = words_in(
    """
    a an more new any some another free safe full further additional elected independent guarantees clarifications
    international progress
    """
)
_VAGUE = words_in("explanation explanations answer answers paper way word sign news proof reason reasons time sky") | {
    "way out",
    "more time",
    "empty sky",
}
_NO_PLACE = words_in("the its their his her this that these those our my it they he she such")
_THAT = re.compile(r"\b(?:that|which|who)\b")
_PLACE = re.compile(r"\s(?:from|in|at|on|with)\s")
_AFTER = words_in("from within by before until after as not into during since under")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Deed:
    """An act told as a noun: verb, what it is done to, the words after that, and by whom ("" where not told)."""

    verb: str
    what: str
    rest: str
    how: str = ""
    agent: str = ""

    @property
    def act(self) -> str:
        """The act with its verb first."""
        return " ".join(word for word in (self.verb, self.what, self.rest, self.how) if word)

    @property
    def event(self) -> str:
        """What happens: "Eritrean troops are withdrawn from Badme"."""
        verb, _, particle = self.verb.partition(" ")
        be = "are" if is_plural(self.what) else "is"
        words = (self.what, be, self.how, participle_of(verb), particle, self.rest)
        return day_apart(" ".join(word for word in words if word))


def deeds_of(text: str) -> list[Deed]:
    """The acts that words tell as nouns; empty for other words."""
    words = balanced(" ".join(text.split())).strip(' ,.;"“”')
    nouns = [_NOUN.match(piece) for piece in _AND_NOUN.split(words)]
    if nouns and nouns[0]:
        return [_from_noun(found) for found in nouns if found]
    pieces = [piece.strip(" ,.") for piece in _LIST.split(re.sub(r"^(?:for|to|on|of)\s", "", words))]
    deeds = [_from_gerund(piece) for piece in pieces]
    return [deed for deed in deeds if deed]


def thing_from(text: str, *, strict: bool) -> str | None:
    """What is asked for where it is a thing, not an act: "an international inquiry into the shooting".

    `strict`: only where it begins as a new thing does.
    """
    words = re.sub(r"^(?:for|on)\s", "", balanced(" ".join(text.split())).strip(' ,.;"“”'))
    first = words.split(" ", 1)[0].lower()
    alone = " ".join(word for word in words.split() if word.lower() not in DETERMINERS)
    if (
        not words
        or alone.lower() in _VAGUE
        or len(words.split()) > _LONGEST
        or first in _NO_PLACE | PREPOSITIONS | words_in("to not no if was is has had are were been be which who")
    ):
        return None
    if has_verb(re.split(r"\b(?:that|which|who|to)\b", words)[0]) or re.search(
        r"\x00|…|\sto\s[a-z]+\s|\s(?:and|or)\s(?:for|to)\s", words
    ):
        return None
    several = is_plural(words) or first not in DETERMINERS
    return words if first in _INDEFINITE or (several and not strict) else None


def _from_noun(found: re.Match[str]) -> Deed:
    what = found["what"]
    agent = _AGENT.search(what)
    if agent:
        what = what[: agent.start()] + what[agent.end() :]
    head, rest = _split(what, found["noun"].lower() == "exchange")
    how = " and ".join(_HOW[word] for word in found["how"].lower().replace(" and ", " ").split())
    return Deed(_VERBS[found["noun"].lower()], head, rest, how, agent["who"].strip() if agent else "")


def _from_gerund(piece: str) -> Deed | None:
    first, _, after = piece.partition(" ")
    verb = base_of_gerund(first)
    clause = re.split(_THAT, after)[0]
    whole = {*clause.lower().split()} & {*BE, *HAVE, *MODALS}
    if verb is None or not after or whole or has_verb(f"it {re.split(_PLACE, clause)[0]}"):
        return None
    particle = re.match(r"(?:out|up|over|back|down|off)\s", after)
    if particle:
        verb, after = f"{verb} {particle.group().strip()}", after[particle.end() :]
    if after.split()[0].lower() in PREPOSITIONS | words_in("to"):
        return None
    return Deed(verb, *_split(after, verb in ("exchange", "swap")))


def _split(words: str, exchanged: bool = False) -> tuple[str, str]:
    """What is acted upon, and the words after it."""
    tokens = words.split()
    for at, token in enumerate(tokens):
        word = token.strip(",").lower()
        dated = word == "on" and tokens[at + 1 : at + 2] and tokens[at + 1][:1].isdigit()
        if at and (word in _AFTER or dated or (word == "for" and exchanged)):
            return " ".join(tokens[:at]).rstrip(","), " ".join(tokens[at:])
    return words, ""

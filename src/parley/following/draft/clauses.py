"""What is said, cut into clauses: who, shall or will, not, does what."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from parley.following.draft.acts import act_from_words
from parley.following.draft.adjuncts import DAY_FIRST, bare
from parley.following.draft.auxiliaries import MODAL, NONE, POSSIBLE, aux_in, auxiliaries, of_none, own_subject
from parley.following.draft.english import (
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    NOUNS,
    PREPOSITIONS,
    base_of,
    base_of_gerund,
    is_plural,
    is_surely_verb,
    is_verb,
    words_in,
)
from parley.following.draft.tenses import finite_at

_DECISION = re.compile(
    r"^.{0,300}?\b(?:a|the|its|their|his|her|our)\s(?:\w+\s)?"
    r"(?:decision|commitment|promise|pledge|readiness|willingness|agreement|obligation|undertaking)\s"
    r"(?:(?:was|were|has\sbeen|is)\s\w+\s)?(?P<no>not\s)?to\s(?P<act>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_BREAK = re.compile(r"(?<=[^\W\d_]{2})[.!?][\"”’']?\s+(?=[\"“‘]?[A-Z])|\s…\s|;\s|,?\s[-–—]\s")
_JOIN = re.compile(r",?\s(?:while|whereas|but|and\sthat|and|yet)\s(?=\S)")
_GOES_ON = re.compile(
    rf"(?:then\s)?(?:(?P<modal>{MODAL}|{POSSIBLE})\s|(?=to\s|not\sto\s))(?P<no>(?:not|never|no\slonger)\s)?(?:to\s)?(?P<act>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SHORT = {"won't": "will not", "won’t": "will not", "cannot": "can not", "can't": "can not", "can’t": "can not"}
_ASKED = re.compile(
    r"(?:do|does|did|would|will|can|could|should|is|are|was|were|have|has)\s(?:you|we|they|he|she|it|I|anyone)\s",
    re.IGNORECASE,
)
_HOLE = re.compile("\x00(\\d+)\x00")
_REST = re.compile(r",\swith\s(?P<who>(?:[^,\x00]|,(?=\d)){3,60}?)\sto\s(?P<act>(?:be\s)?[a-z]+\b)", re.IGNORECASE)
_ALIKE = re.compile(r"\s(?:has|have|had|alike|both|themselves|itself|too|also|together|nevertheless|now)$")
_EACH_FOR = re.compile(r",?\s(?:and\s)?for\s(?=[^,]{3,40}\sto\s[a-z]+\b)")
_ASKS = re.compile(
    r"^[^,]{1,60}?\s(?:ask|urge|invite|demand|request|call\s(?:up)?on|appeal\sto)s?\s(?:that\s)?(?=\S+\s)",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:by|before|until|within|from|on|in)\s(?:the\s(?:end|beginning|middle)\b|\d|mid-|[A-Z][a-z]+\s\d)"
)
_LEADS = re.compile(rf"(?:^|\s)(?:{MODAL}|to)\s(?:not\s)?(?P<verb>[a-z]+)(?=\s\S+\s\S)")
_OBJECT = words_in("a an the its their his her our my these those")
_LONGEST_SUBJECT = 25
_LONGEST_SENTENCE = 2000
_NEAR = 8
_BARE = 2


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause that says what is to be: `act` begins with the verb in its dictionary form.

    `subject` is "" where the words leave it out ("to withdraw its troops"). `passive`: the subject is acted upon, and
    `act` begins with "be". `lead` is an adverb before the verb, `after` words that stood before the subject and hold
    for the act. `holes` number the conditions that stood in it. `embedded`: it is what somebody else is told to say;
    `later`: another clause of the same sentence came before.
    """

    subject: str
    modal: str
    negated: bool
    act: str
    passive: bool
    after: str = ""
    holes: tuple[int, ...] = ()
    lead: str = ""
    embedded: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """How what is wished is told: whether words name a side, and whether it is a demand."""

    is_name: Callable[[str], bool]
    asks: bool


def spelled_out(text: str) -> str:
    """Contractions in full: "won't" -> "will not", "we'll" -> "we will"."""
    for short, full in _SHORT.items():
        text = re.sub(rf"\b{short}(?!\w)", full, text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\w)n['’]t\b", " not", text)
    text = re.sub(r"(?<=\w)['’]ll\b", " will", text)
    text = re.sub(r"\b(we|they|you)['’]re\b", r"\1 are", text, flags=re.IGNORECASE)
    return " ".join(text.split())


def clauses_of(text: str, is_name: Callable[[str], bool], *, asks: bool = False) -> list[Clause]:
    """The clauses of what is said that can be read; words that say nothing of what is to be give none.

    Conditions were cut out of the text and left a numbered hole each. `is_name` tells whether words name a side;
    `asks`: it is a demand, which may be told as "the army to leave". A sentence longer than any that people say gives
    none: where it is cut is tried at each "and".
    """
    text = _REST.sub(r" … \g<who> are to \g<act>", spelled_out(text))
    sentences = _BREAK.split(text)
    if asks:
        sentences = [
            re.sub(r"\sand\sfor\s(?:an?|the)\s.*$", "", one) for each in sentences for one in _EACH_FOR.split(each)
        ]
    wish = Wish(is_name, asks)
    return [clause for one in sentences if len(one) <= _LONGEST_SENTENCE for clause in _clauses(one, wish)]


def _clauses(sentence: str, wish: Wish) -> Iterator[Clause]:
    """The clauses of one sentence: each begins with its own subject, or goes on with that of the one before."""
    start, to = 0, ""
    last: Clause | None = None
    for join in _JOIN.finditer(sentence):
        piece, later, word = sentence[start : join.start()], sentence[join.end() :], join.group().strip(" ,")
        if join.start() < start:
            continue
        told_too = word == "and that" and not later.startswith("of ")
        goes_on = _begins_clause(later) or _goes_on(later) is not None
        acts = word == "and" and not goes_on and _acts_on(piece, later)
        if not (told_too or acts or goes_on):
            continue
        clause = _clause(to + piece, last, wish)
        if clause is not None:
            yield clause
            last, start, to = clause, join.end(), "to " if acts else ""
    clause = _clause(to + sentence[start:], last, wish)
    if clause is not None:
        yield clause


def _clause(piece: str, last: Clause | None, wish: Wish) -> Clause | None:
    goes_on = _goes_on(_without_holes(piece)) if last else None
    found = replace(last, after="", **goes_on) if last and goes_on else clause_from(piece, wish)
    return replace(found, holes=_holes(piece), later=last is not None) if found else None


def _goes_on(words: str) -> dict[str, Any] | None:
    """What changes where words go on with the subject before: "and would not go below that line"."""
    found = _GOES_ON.match(words)
    act = act_from_words(found["act"]) if found else None
    if found is None or act is None:
        return None
    changed = {"negated": bool(found["no"]), "act": act.words, "passive": act.passive, "lead": act.lead}
    return changed | ({"modal": found["modal"].lower()} if found["modal"] else {})


def _acts_on(piece: str, later: str) -> bool:
    """ "hand over its mortars by 1 May and clear its camps by 1 June": a second act of the same one.

    Not where a condition or a day might hold for both, nor where both have the same object.
    """
    tokens = later.split(maxsplit=2)
    if len(tokens) < _BARE:
        return False
    verb, after = tokens[0], tokens[1].lower()
    goes_on = after == "to" and verb in ("continue", "begin", "start")
    if not (goes_on or after in _OBJECT or after[:1].isdigit()) or verb != base_of(verb) or not is_surely_verb(verb):
        return False
    if "\x00" in piece + later or (_DAY.search(later) and not _DAY.search(piece)):
        return False
    return sum(is_verb(base_of(found["verb"])) for found in _LEADS.finditer(piece)) == 1


def _begins_clause(words: str) -> bool:
    words = DAY_FIRST.sub("", words, count=1) if DAY_FIRST.match(words) else words
    aux = aux_in(words)
    if aux is None:
        return False
    subject = words[: aux.start()].split()
    if not 0 < len(subject) <= _NEAR or any(mark in words[: aux.start()] for mark in ",\x00"):
        return False
    small = {word.lower() for word in subject}
    if "and" in small and small & PREPOSITIONS:
        return False  # "and Ras Issa within four days and the army would": its own clause begins later
    first, last = subject[0].lower(), subject[-1].lower()
    starts_as_verb = first == base_of(first) and is_verb(first) and len(subject) > 1
    return first not in PREPOSITIONS and last not in PREPOSITIONS and not starts_as_verb


def clause_from(sentence: str, wish: Wish) -> Clause | None:
    """The clause that a sentence without breaks is; None for words that say nothing of what is to be."""
    text = _without_holes(sentence)
    if _ASKED.match(text):
        return None
    text, after = bare(text)
    found = _infinitive(text) or _finite(text) or _decided(text) or _wished(text, wish)
    return replace(found, after=after or found.after, holes=_holes(sentence)) if found else None


def _infinitive(text: str) -> Clause | None:
    """ "to withdraw its troops"."""
    found = re.match(r"(?P<no>not\s)?to\s(?P<no2>not\s)?(?P<act>\S.*)$", text, re.IGNORECASE | re.DOTALL)
    return _with_act("", "", bool(found["no"] or found["no2"]), found["act"]) if found else None


def _finite(text: str) -> Clause | None:
    """ "Russia would withdraw its troops"."""
    for aux in auxiliaries(text):
        subject, rest = text[: aux.start()].strip(" ,"), text[aux.end() :].strip()
        no = re.match(r"(?:not|never|no\slonger)\s", rest, re.IGNORECASE)
        negated = " not " in f" {aux.group().lower()} " or bool(no)
        modal = "right" if re.search(r"right|entitled", aux["aux"]) else aux["aux"].lower()
        own, embedded = own_subject(_ALIKE.sub("", subject))
        first = DAY_FIRST.match(own)
        own = own[first.end() :] if first else own
        own = "neither side" if own.lower() == "neither" else own
        none = NONE.match(own)
        if none:
            own, negated = of_none(none), not negated
        if re.match(r"have\s(?:been\s)?\w+(?:ed|en)\b", rest):
            continue  # "should have been consulted": that is past
        found = _with_act(own, modal, negated, rest[no.end() :] if no else rest)
        if found and own.lower() == "there" and (none := re.match(r"be\sno\s(?P<what>.+)$", found.act, re.DOTALL)):
            article = "" if is_plural(none["what"]) else "an " if none["what"][0] in "aeiou" else "a "
            return replace(found, negated=True, act=f"be {article}{none['what']}", passive=False)
        if found:
            return replace(found, embedded=embedded, after=first["words"] if first else "")
    return None


def _wished(text: str, wish: Wish) -> Clause | None:
    """ "the OAU dispatch observers", "the army not to obey orders", "persons indicted be barred from office"."""
    tokens = text.split()
    asks = _ASKS.match(text)
    if asks:
        return _infinitive(text[asks.end() :]) or _wished(text[asks.end() :], wish)
    if not tokens or base_of_gerund(tokens[0]) or tokens[0].lower() == "to":
        return None
    verb = finite_at(tokens)
    if verb is not None and verb < _NEAR:  # "observers accompany the convoy"
        subject, act = " ".join(tokens[:verb]), " ".join(tokens[verb:])
        plain = tokens[verb] == base_of(tokens[verb]) and tokens[verb] not in (*BE, *HAVE, *MODALS, "do")
        return _with_act(subject, "", False, act) if wish.asks and plain else None
    for at in range(1, min(len(tokens), 2 * _NEAR)):
        subject, word = " ".join(tokens[:at]), tokens[at].lower()
        if tokens[at - 1].lower() in PREPOSITIONS | DETERMINERS | {*HAVE} or tokens[0].lower() in (*BE, *HAVE):
            continue
        infinitive = re.match(r"(?P<no>not\s)?to\s(?P<act>\S.*)$", " ".join(tokens[at:]), re.DOTALL)
        if infinitive and tokens[0].lower() in ("a", "an") and at == _BARE:
            return None  # "a pause to consult their capital"
        if infinitive and (wish.asks or infinitive["act"].startswith("be ")):
            return _with_act(subject, "to", bool(infinitive["no"]), infinitive["act"])
        if word == "be" and set(subject.lower().split()) & {*MODALS}:
            continue  # "no flag must ever be seen"
        body = word in NOUNS and tokens[at + 1 : at + 2] == ["to"]  # "the Union mission to collect the fragments"
        named = at < _NEAR and not body and wish.is_name(subject)
        if word == "be" or (named and (wish.asks or _is_wish(tokens, at))):
            return _with_act(subject, "", False, " ".join(tokens[at:]))
    return None


def _is_wish(tokens: list[str], at: int) -> bool:
    """Whether a verb stands there, not a noun after a name: "Georgia sign treaties", not "the US troop withdrawal"."""
    word, after = tokens[at].lower(), tokens[at + 1 : at + 2]
    if word != base_of(word) or not is_verb(word) or not after:
        return False
    return word not in NOUNS or after[0].lower() in DETERMINERS


def _decided(text: str) -> Clause | None:
    """ "a decision was made to reduce military activity"."""
    found = _DECISION.match(text)
    return _with_act("", "", bool(found["no"]), found["act"]) if found else None


def _with_act(subject: str, modal: str, negated: bool, words: str) -> Clause | None:
    act = act_from_words(words)
    if act is None or len(subject.split()) > _LONGEST_SUBJECT:
        return None
    return Clause(subject, modal, negated, act.words, act.passive, lead=act.lead)


def _holes(sentence: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _HOLE.findall(sentence))


def _without_holes(sentence: str) -> str:
    text = re.sub(r"(?P<comma>,?)\s*(?:but\s)?\x00\d+\x00,?\s*(?=\S)", r"\g<comma> ", sentence)
    text = re.sub(r",?\s*(?:but\s)?\x00\d+\x00", "", text)
    return text.strip(" ,")

"""What is said, cut into clauses: who, shall or will, not, does what."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from parley.following.draft_acts import act_from_words
from parley.following.draft_english import (
    DETERMINERS,
    NOUNS,
    PREPOSITIONS,
    base_of,
    base_of_gerund,
    is_plural,
    is_verb,
    words_in,
)
from parley.following.draft_tenses import finite_at

_READY = (
    r"(?:is|are|was|were|am|remains?|remained|stands?|stood)\s(?:still\s|also\s|now\s)?"
    r"(?:ready|prepared|willing|determined|committed|obliged|bound)\sto"
)
_PLEDGES = (
    r"(?:agree[sd]?|undertakes?|undertook|pledge[sd]?|promise[sd]?|vow(?:s|ed)?|intends?|plans?|planned|offer(?:s|ed)?"
    r"|accept(?:s|ed)?|decided|commits?\s(?:itself|themselves)|committed\s(?:itself|themselves))\s(?:not\s)?to"
)
_MODAL = r"(?:would|will|shall|must|should|ought\sto|(?:has|have|had)\sto|needs?\sto|(?:is|are|was|were)\sto)"
_POSSIBLE = r"(?:may|might|can|could)"
_RIGHT = r"(?:(?:reserves?|reserved|has|have|retains?)\sthe\sright\sto|(?:is|are)\sentitled\sto)"
_AUX = re.compile(rf"\b(?P<aux>{_MODAL}|{_READY}|{_PLEDGES}|{_POSSIBLE}|{_RIGHT})(?=\s)", re.IGNORECASE)
_DECISION = re.compile(
    r"^.{0,300}?\b(?:a|the|its|their|his|her|our)\s(?:\w+\s)?"
    r"(?:decision|commitment|promise|pledge|readiness|willingness|agreement|obligation|undertaking)\s"
    r"(?:(?:was|were|has\sbeen|is)\s\w+\s)?(?P<no>not\s)?to\s(?P<act>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_BREAK = re.compile(r"(?<=[^\W\d_]{2})[.!?][\"”’']?\s+(?=[\"“‘]?[A-Z])|\s…\s|;\s|,?\s[-–—]\s")
_JOIN = re.compile(r",?\s(?:while|whereas|but|and\sthat|and|yet)\s(?=\S)")
_GOES_ON = re.compile(
    rf"(?:then\s)?(?:(?P<modal>{_MODAL})|(?P<no>not\s)?to)\s(?P<act>\S.*)$", re.IGNORECASE | re.DOTALL
)
_AGAIN = re.compile(r"^(?:and|but|that|which|also|then|so|or|nor)\s", re.IGNORECASE)
_ADJUNCT = re.compile(
    r"^(?P<words>(?:under|according\sto|in\sorder\sto|for\sits\spart|in\sreturn|in\sexchange|in\saddition"
    r"|as(?!\slong|\ssoon)|however|therefore|moreover|then|first|secondly|within|by|in|on|from|after|following|at|until"
    r")\b[^,]*),\s",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"(?:under|according|as\spart|in\sorder|for\sits|in\sreturn|in\saddition|however|therefore|moreover|at\sthis)\b",
    re.IGNORECASE,
)
_SHORT = {"won't": "will not", "won’t": "will not", "cannot": "can not", "can't": "can not", "can’t": "can not"}
_HOLE = re.compile("\x00(\\d+)\x00")
_RELATIVE = ("who", "which", "that", "whom")
_NO_SUBJECT = words_in("whether how what why when where who which if because nor")
_TOLD = re.compile(
    r",\syet\s.*$|,?\s(?:and|but)\s(?:did|has|have|had|was|were|does|do|is|are|neither)\b(?!\s(?:ready|willing|to)\b).*$|,\s(?:now|because|so)\s.*$|,\sbut\s[^,]*\b(?:is|are|was|were|has|have|had|did|do|does)\snot\b.*$",
    re.DOTALL,
)
_REST = re.compile(r",\swith\s(?P<who>(?:[^,\x00]|,(?=\d)){3,60}?)\sto\s(?P<act>(?:be\s)?[a-z]+\b)", re.IGNORECASE)
_NONE = re.compile(r"(?P<no>no|neither)\s(?P<what>[a-z].*)$", re.IGNORECASE | re.DOTALL)
_TOLD_THAT = re.compile(
    r"\b(?:position|promises?|assurances?|statement|view|condition|commitment|pledge|say|says|said|warned|insisted)\sthat\s"
)
_EACH_FOR = re.compile(r",?\s(?:and\s)?for\s(?=[^,]{3,40}\sto\s[a-z]+\b)")
_ASKS = re.compile(
    r"^[^,]{1,60}?\s(?:ask|urge|invite|demand|request|call\s(?:up)?on|appeal\sto)s?\s(?:that\s)?(?=\S+\s)",
    re.IGNORECASE,
)
_LONGEST_SUBJECT = 25
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause that says what is to be: `act` begins with the verb in its dictionary form.

    `subject` is "" where the words leave it out ("to withdraw its troops"). `passive`: the subject is acted upon, and
    `act` begins with "be". `lead` is an adverb before the verb, `after` words that stood before the subject and hold
    for the act. `holes` number the conditions that stood in it. `embedded`: it is what somebody else is told to say.
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
    `asks`: it is a demand, which may be told as "the army to leave".
    """
    text = _REST.sub(r" … \g<who> are to \g<act>", spelled_out(text))
    sentences = _BREAK.split(text)
    if asks:
        sentences = [re.sub(r"\sand\sfor\s.*$", "", one) for each in sentences for one in _EACH_FOR.split(each)]
    wish = Wish(is_name, asks)
    return [clause for sentence in sentences for clause in _clauses(sentence, wish)]


def _clauses(sentence: str, wish: Wish) -> Iterator[Clause]:
    """The clauses of one sentence: each begins with its own subject, or goes on with that of the one before."""
    start, at = 0, 0
    last: Clause | None = None
    joins = list(_JOIN.finditer(sentence))
    for join in joins:
        if join.start() < at:
            continue
        later = sentence[join.end() :]
        if not (_begins_clause(later) or _GOES_ON.match(later)):
            continue
        clause = _clause(sentence[start : join.start()], last, wish)
        if clause is None or (_GOES_ON.match(later) and not act_from_words(_GOES_ON.match(later)["act"])):  # type: ignore[index]
            continue
        yield clause
        last, start, at = clause, join.end(), join.end()
    clause = _clause(sentence[start:], last, wish)
    if clause is not None:
        yield clause


def _clause(piece: str, last: Clause | None, wish: Wish) -> Clause | None:
    goes_on = _GOES_ON.match(_without_holes(piece)) if last else None
    if last is None or goes_on is None:
        return clause_from(piece, wish)
    act = act_from_words(re.sub(r"^not\s", "", goes_on["act"]))
    if act is None:
        return None
    negated = bool(goes_on["no"]) or goes_on["act"].startswith("not ")
    modal = (goes_on["modal"] or last.modal).lower()
    return replace(
        last, modal=modal, negated=negated, act=act.words, passive=act.passive, lead=act.lead, after="",
        holes=_holes(piece),
    )  # fmt: skip


def _begins_clause(words: str) -> bool:
    aux = _aux_in(words)
    if aux is None:
        return False
    subject = words[: aux.start()].split()
    if not 0 < len(subject) <= _NEAR or any(mark in words[: aux.start()] for mark in ",\x00"):
        return False
    first, last = subject[0].lower(), subject[-1].lower()
    starts_as_verb = first == base_of(first) and is_verb(first) and len(subject) > 1
    return first not in PREPOSITIONS and last not in PREPOSITIONS and not starts_as_verb


def clause_from(sentence: str, wish: Wish) -> Clause | None:
    """The clause that a sentence without breaks is; None for words that say nothing of what is to be."""
    text, after = _TOLD.sub("", _without_holes(sentence)), ""
    while True:
        text = _AGAIN.sub("", text.strip(' ,."“”'))
        before = _ADJUNCT.match(text)
        if not before:
            break
        after = after if _SILENT.match(before["words"]) else before["words"]
        text = text[before.end() :]
    found = _infinitive(text) or _finite(text) or _decided(text) or _wished(text, wish)
    return replace(found, after=after, holes=_holes(sentence)) if found else None


def _infinitive(text: str) -> Clause | None:
    """ "to withdraw its troops"."""
    found = re.match(r"(?P<no>not\s)?to\s(?P<no2>not\s)?(?P<act>\S.*)$", text, re.IGNORECASE | re.DOTALL)
    return _with_act("", "", bool(found["no"] or found["no2"]), found["act"]) if found else None


def _finite(text: str) -> Clause | None:
    """ "Russia would withdraw its troops"."""
    for aux in _auxiliaries(text):
        subject, rest = text[: aux.start()].strip(" ,"), text[aux.end() :].strip()
        no = re.match(r"(?:not|never|no\slonger)\s", rest, re.IGNORECASE)
        negated = " not " in f" {aux.group().lower()} " or bool(no)
        modal = "right" if re.search(r"right|entitled", aux["aux"]) else aux["aux"].lower()
        own, embedded = _own_subject(re.sub(r"\s(?:has|have|had)$", "", subject))
        none = _NONE.match(own)
        if none:
            own, negated = _of_none(none), not negated
        if re.match(r"have\s(?:been\s)?\w+(?:ed|en)\b", rest):
            continue  # "should have been consulted": that is past
        found = _with_act(own, modal, negated, rest[no.end() :] if no else rest)
        if found and own.lower() == "there" and (none := re.match(r"be\sno\s(?P<what>.+)$", found.act, re.DOTALL)):
            article = "" if is_plural(none["what"]) else "an " if none["what"][0] in "aeiou" else "a "
            return replace(found, negated=True, act=f"be {article}{none['what']}", passive=False)
        if found:
            return replace(found, embedded=embedded)
    return None


def _of_none(none: re.Match[str]) -> str:
    """ "no ceasefire" is "a ceasefire" that is not, "neither side" both sides that do not."""
    what = none["what"]
    if none["no"].lower() == "neither":
        return f"both {what if is_plural(what) else what.removesuffix('y') + ('ies' if what.endswith('y') else 's')}"
    return what if is_plural(what) else ("an " if what[:1].lower() in "aeiou" else "a ") + what


def _own_subject(words: str) -> tuple[str, bool]:
    """What acts, without another clause before it: "we signed, and we" is "we"; whether that was told by another."""
    told = _TOLD_THAT.search(words)
    if told:
        return words[told.end() :], True
    tokens = words.split()
    if tokens and tokens[-1].lower() in ("and", "but"):
        return "", False  # "it accepted the plan and undertook to": the one who speaks
    if finite_at(tokens) is None and not (tokens and tokens[0].lower() in ("had", "has", "was", "is", "have")):
        return words, False
    pieces = re.split(r"(?P<join>,?\s(?:and|but|so|then|that)\s|,\s|^(?=had\s|has\s|was\s|is\s|have\s))", words)
    own = re.sub(r"^(?:then|so|and)\s", "", pieces[-1])
    embedded = "that" in words.lower().split() or len(pieces) == 1
    return ("" if finite_at(["it", *own.split()]) == 1 else own), embedded


def _wished(text: str, wish: Wish) -> Clause | None:
    """ "the OAU dispatch observers", "the army not to obey orders", "persons indicted be barred from office"."""
    tokens = text.split()
    asks = _ASKS.match(text)
    if asks:
        return _infinitive(text[asks.end() :]) or _wished(text[asks.end() :], wish)
    if not tokens or finite_at(tokens) is not None or base_of_gerund(tokens[0]) or tokens[0].lower() == "to":
        return None
    for at in range(1, min(len(tokens), 2 * _NEAR)):
        subject, word = " ".join(tokens[:at]), tokens[at].lower()
        if tokens[at - 1].lower() in PREPOSITIONS | DETERMINERS:
            continue
        infinitive = re.match(r"(?P<no>not\s)?to\s(?P<act>\S.*)$", " ".join(tokens[at:]), re.DOTALL)
        if infinitive and (wish.asks or infinitive["act"].startswith("be ")):
            return _with_act(subject, "to", bool(infinitive["no"]), infinitive["act"])
        if word == "be" or (at < _NEAR and wish.is_name(subject) and _is_wish(tokens, at)):
            return _with_act(subject, "", False, " ".join(tokens[at:]))
    return None


def _is_wish(tokens: list[str], at: int) -> bool:
    """Whether a verb stands there, not a noun after a name: "Georgia sign treaties", not "the US troop withdrawal"."""
    word, after = tokens[at].lower(), tokens[at + 1 : at + 2]
    if word != base_of(word) or not is_verb(word) or not after:
        return False
    return word not in NOUNS or after[0].lower() in DETERMINERS | PREPOSITIONS


def _decided(text: str) -> Clause | None:
    """ "a decision was made to reduce military activity"."""
    found = _DECISION.match(text)
    return _with_act("", "", bool(found["no"]), found["act"]) if found else None


def _with_act(subject: str, modal: str, negated: bool, words: str) -> Clause | None:
    act = act_from_words(words)
    if act is None or len(subject.split()) > _LONGEST_SUBJECT:
        return None
    return Clause(subject, modal, negated, act.words, act.passive, lead=act.lead)


def _aux_in(text: str) -> re.Match[str] | None:
    return next(_auxiliaries(text), None)


def _auxiliaries(text: str) -> Iterator[re.Match[str]]:
    """The auxiliaries that may be that of the clause: not of a relative clause in its subject."""
    for aux in _AUX.finditer(text):
        before, after = text[: aux.start()].lower().split(), text[aux.end() :].lower().split()
        if not before or not after or before[-1] in (*_RELATIVE, "to", "not") or before[0] in _NO_SUBJECT:
            continue
        if before[-1] in DETERMINERS - {"this", "that", "these", "those", "both", "all"}:
            continue
        if any(word in _RELATIVE[:2] for word in before) and "," not in text[: aux.start()]:
            continue
        if aux["aux"].lower().endswith(" to") and not is_verb(after[0]) and after[0] != "be":
            continue
        yield aux


def _holes(sentence: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _HOLE.findall(sentence))


def _without_holes(sentence: str) -> str:
    text = re.sub(r",?\s*(?:but\s)?\x00\d+\x00,?\s*(?=\S)", " ", sentence)
    text = re.sub(r",?\s*(?:but\s)?\x00\d+\x00", "", text)
    return text.strip(" ,")

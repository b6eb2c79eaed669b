"""Other wordings of the same: what treaties say in several ways, brought into the one way that the grammar reads.

Only what means the same without guessing: "no later than 1 May 2022" is "by 1 May 2022"; "the weapons shall be
withdrawn by both parties" is "both parties shall withdraw the weapons". What stands in quotation marks or round
brackets is never touched; the sentence is shown to people as it was written.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import timedelta

from parley.agreement.conditions import is_clause, masked
from parley.agreement.dates import (
    DATE,
    MONTH,
    NUMBER,
    ORDINAL,
    UNIT,
    date_from_words,
    month_from_words,
    number_from_ordinal,
)
from parley.agreement.mistakes import UnclearError
from parley.agreement.roster import Roster, lowered
from parley.agreement.text import bare
from parley.agreement.verbs import DETERMINERS, NOUNS, lemma_of, may_be_verb, third_person

Match = re.Match[str]

_LATEST = r"(?:(?:no|not)\slater\sthan|at\sthe\slatest)"
_GROUP = r"(party|guarantor|side)"


def _last_day(hit: Match) -> str:
    """The end of 2015 -> 31 December 2015; the end of June 2022 -> 30 June 2022."""
    year, month = int(hit["year"]), month_from_words(hit["month"]) if hit["month"] else 12
    if not 0 < year < 10_000:
        return hit.group()
    return f"{hit['before']} {year:04}-{month:02}-{monthrange(year, month)[1]:02}"


def _day_before(hit: Match) -> str:
    """On or after 2 May 2022 -> after 1 May 2022."""
    try:
        return f"after {date_from_words(hit['day']) - timedelta(days=1)}"
    except (UnclearError, OverflowError):
        return hit.group()


def _same(pattern: str, core: str | Callable[[Match], str]) -> tuple[re.Pattern[str], str | Callable[[Match], str]]:
    return re.compile(pattern, re.IGNORECASE), core


_SAME = (
    _same(r",?\s[–—]{1,2},?\s", ", "),
    # times
    _same(
        rf"\b(?P<before>by|until|before|{_LATEST})\sthe\send\sof\s(?:(?P<month>{MONTH}),?\s)?(?P<year>[0-9]{{4}})\b",
        _last_day,
    ),
    _same(rf"\b(?:by\s)?{_LATEST}\s(?:by\s|on\s)?(?={DATE})|\bon\sor\sbefore\s(?={DATE})", "by "),
    _same(rf"\b(?:on\sor\safter|(?:not\sbefore|(?:no|not)\searlier\sthan))\s(?P<day>{DATE})", _day_before),
    _same(rf"\b(?:by\s)?{_LATEST}\s(?:within\s)?(?={NUMBER}\s{UNIT}\b)", "within "),
    _same(
        rf"\bwithin\s(?:(?:no|not)\smore\sthan|at\smost|up\sto|a\s(?:maximum|period)\sof|the\s(?:next|first|following))"
        rf"\s(?={NUMBER}\s{UNIT}\b)",
        "within ",
    ),
    _same(
        rf"\b(?:by|{_LATEST}(?:\son)?)\sthe\s(?P<nth>{ORDINAL})\s(?P<unit>day|week|month|year)\s(?=(?:after|following|of)\s)",
        lambda hit: f"within {number_from_ordinal(hit['nth'])} {hit['unit']}s ",
    ),
    _same(rf"(?P<time>{DATE}|{NUMBER}\s{UNIT}),?\sat\sthe\slatest\b", lambda hit: hit["time"]),
    _same(
        rf"\bfor\s(?:a\s(?:further\s)?(?:period|term|duration)\sof|the\snext|at\sleast|not\sless\sthan|a\sfurther)"
        rf"\s(?={NUMBER}\s{UNIT}\b)",
        "for ",
    ),
    _same(
        rf"\b(?:(?:starting|beginning|commencing)(?:\s(?:on|from))?|as\s(?:of|from)|with\seffect\s(?:from|as\sof)"
        rf"|effective)\s(?={DATE})",
        "from ",
    ),
    _same(rf"\b(?:from|as\sof)\s0?0[:.]00\s(?:hours\s)?(?:on|of)\s(?:the\s)?(?={DATE})", "from "),
    _same(rf"\bbetween\s(?P<first>{DATE})\sand\s(?P<last>{DATE})", lambda hit: f"from {hit['first']} to {hit['last']}"),
    _same(
        rf"\bfrom\s(?P<day>[0-9]{{1,2}})(?:\s(?P<month>{MONTH}))?\sto\s(?P<last>[0-9]{{1,2}}\s(?P<end>{MONTH})\s(?P<year>[0-9]{{4}}))\b",
        lambda hit: f"from {hit['day']} {hit['month'] or hit['end']} {hit['year']} to {hit['last']}",
    ),
    _same(
        rf",?\s(?:and|but)\s(?:(?:in|at)\sany\s(?:event|case|rate)),?\s(?=(?:by|before)\s{DATE}|within\s{NUMBER}\s)",
        ", ",
    ),
    # conditions
    _same(r"^should\s(?P<what>[^,]+)(?=,)", lambda hit: f"If {_finite(hit['what'])}"),
    _same(r"^(?:after|following|upon|immediately\s(?:after|upon))\s(?=[^,]+,)", "Once "),
    _same(r"^(?:at|on)\s(?=the\srequest\sof\s[^,]+,)", "Once "),
    _same(r"^where\s(?=[^,]+,)", "If "),
    _same(r"(?:(?<=^)|(?<=,\s))provid(?:ed|ing)\s(?:that\s)?", "provided that "),
    _same(r"\bimmediately\s(?=(?:after|upon|once|if|when)\s)", ""),
    _same(
        r"\b(?:in\s(?:the\s)?(?:event|case)\sof)\s(?P<event>[^,]+?)(?=$|,\s|\swithin\s)", lambda hit: _occurring(hit)
    ),
    _same(rf"(?<=into\sforce\s)(?:upon|after|following)\s(?!{NUMBER}\s{UNIT})", "once "),
    _same(r"\bif\sand\swhen\b|\bas\sand\swhen\b|\bwhen\sand\sif\b", "if"),
    _same(r"\b(?:when\sand\sonly\swhen|if\sand\sonly\sif)\b", "only if"),
    _same(r"\bunless\sand\suntil\b|\buntil\ssuch\stime\sas\b", "until"),
    _same(
        r"\b(?P<opener>if|once|when)\s(?P<first>[^,]*?),?\s(?P<joint>and|or)\s(?:if|once|when)\s",
        lambda hit: f"{hit['opener']} {hit['first']} {hit['joint']} ",
    ),
    _same(
        r"\b(?P<opener>unless|while|until|as\slong\sas)\s(?P<first>[^,]*?),?\s(?P<joint>and|or)\s(?P=opener)\s",
        lambda hit: f"{hit['opener']} {hit['first']} {hit['joint']} ",
    ),
    _same(
        r",?\s(?:but|and)(?=\s(?:(?:only\s)?(?:if|once|when|after)|unless|while|until|provided\sthat|as\slong\sas"
        rf"|within\s{NUMBER}\s{UNIT}|by\s{DATE})\b)",
        ",",
    ),
    # checking
    _same(
        r",?\s(?:(?:and\s)?to\sbe\sverified|as\sverified|and\sverified|(?:subject\sto|under)\s(?:the\s)?verification)"
        r"\s(?:by|of)\s",
        ", verified by ",
    ),
    # who
    _same(
        rf"^(?:an?|any|each|every)\s{_GROUP}\s(?:that|which|who)\s(?P<does>[^,]+?),?\s(?=(?:shall|may)\b)",
        lambda hit: f"If a {hit.group(1)} {hit['does']}, it ",
    ),
)
_HINT = re.compile(
    r"\b(?:later|latest|earlier|or\s(?:before|after)|not\sbefore|end\sof|most|more|up\sto|period|maximum|term|duration"
    r"|least|less|next|first|further|following|starting|beginning|commencing|as\s(?:of|from)|effect(?:ive)?|between"
    r"|from\s[0-9]|should|after|upon|provid(?:ed|ing)|in\s(?:the\s)?(?:event|case)|only|unless\sand|such\stime|verifi|request|where"
    r"|(?:an?|any|each|every)\s(?:party|guarantor|side)\s(?:that|which|who)|be\s|as\sand"
    r"|(?:and|but|or)\s(?:only\s)?(?:if|once|when|after|unless|while|until|provided|as\slong|within|by)\b)|\s[–—]\s",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?P<modal>(?:shall|may)(?:\snot)?)\s(?P<how>\w+ly\s)?be\s(?P<verb>\w+)\b", re.IGNORECASE)
_AFTER = re.compile(r"(?P<comma>,?)\s(?:only\s)?(?:after|upon)\s(?=(?P<what>[^,]+))", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:if|once|when|unless|while|until|as|provided|in\s(?:the\s)?(?:event|case)|on|within|by|before|from|for|only|no)\b.*,\s",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"(?!(?:an?|any|each|every)\s)(?:\w+\s){0,4}?\w+[^s\s]s(?=$|\s(?:of|on|in|between|by|against|over)\s)",
    re.IGNORECASE,
)
_LONGEST_NAMES = 12


def core_wording(words: str, roster: Roster) -> str:
    """The sentence in the wording that the grammar reads; the words themselves where they are that already.

    Raises UnclearError for quotation marks and brackets that do not match.
    """
    if not _HINT.search(words):
        return words
    for pattern, core in _SAME:
        if pattern.search(words):
            words = _replaced(words, pattern, core, roster)
    return _after_clause(_active(words, roster), roster)


def _replaced(words: str, pattern: re.Pattern[str], core: str | Callable[[Match], str], roster: Roster) -> str:
    mask = masked(words, roster)
    out: list[str] = []
    at = 0
    for hit in pattern.finditer(words):
        if "\x01" in mask[hit.start() : hit.end()]:
            continue
        out += [words[at : hit.start()], core if isinstance(core, str) else core(hit)]
        at = hit.end()
    return "".join(out) + words[at:]


def _occurring(hit: Match) -> str:
    """In the event of an attack -> if an attack occurs; of a breach of 1.1 stays a noun, which is read as one."""
    event = hit["event"]
    if re.search(r"\b[0-9]+\.[0-9]|\barticle\s[0-9]", event, re.IGNORECASE):
        return f"if {event}"
    return f"if {event} {'occur' if _PLURAL.match(event) else 'occurs'}"


def _finite(words: str) -> str:
    """Should an attack occur -> if an attack occurs: the first word that is only a verb, in the third person."""
    said = words.split()
    for at, word in enumerate(said[1:], 1):
        if word == lemma_of(word) and word not in NOUNS and may_be_verb(word) and said[at - 1] not in DETERMINERS:
            plural = said[at - 1].endswith("s") and said[at - 1].islower()
            return " ".join([*said[:at], word if plural else third_person(word), *said[at + 1 :]])
    return words


def _after_clause(words: str, roster: Roster) -> str:
    """After Russia has left -> once Russia has left, where a whole clause follows; "after the war" describes."""
    hit = _AFTER.search(words)
    modal = re.search(r"\b(?:shall|may)\b", words, re.IGNORECASE)
    if not hit or not modal or hit.start() < modal.start() or "\x01" in masked(words, roster)[hit.start() : hit.end()]:
        return words
    if re.search(rf"{NUMBER}\s{UNIT}$", words[: hit.start()], re.IGNORECASE) or not is_clause(hit["what"], roster):
        return words
    return f"{words[: hit.start()]}{hit['comma']} once {words[hit.end() :]}"


def _active(words: str, roster: Roster) -> str:
    """The weapons shall be withdrawn by both parties -> both parties shall withdraw the weapons."""
    passive = _PASSIVE.search(words)
    if not passive or " by " not in words[passive.end() :].lower():
        return words
    mask = masked(words, roster)
    if "\x01" in mask[passive.start() : passive.end()]:
        return words
    verb = lemma_of(passive["verb"].casefold())
    begin = mask.rfind(", ", 0, passive.start()) + 2 if _LEAD.match(mask[: passive.start()]) else 0
    for by in re.finditer(r"\sby\s", mask[passive.end() :], re.IGNORECASE):
        rest = words[passive.end() + by.end() :]
        agent = _names_before(rest, roster)
        if agent and verb != passive["verb"].casefold() and may_be_verb(verb):
            lead, subject = words[:begin], _small(bare(words[begin : passive.start()]), roster)
            middle = words[passive.end() : passive.end() + by.start()]
            how = passive["how"] or ""
            return f"{lead}{agent} {passive['modal']} {how}{verb} {subject}{middle}{rest[len(agent) :]}"
    return words


def _names_before(words: str, roster: Roster) -> str | None:
    """The longest beginning of the words that names members."""
    ends = [m.end() for m in re.finditer(r"[^\s,]+", words)][:_LONGEST_NAMES]
    return next((words[:end] for end in reversed(ends) if roster.members_from_words(words[:end])), None)


def _small(subject: str, roster: Roster) -> str:
    """The subject as it stands behind its verb: "The heavy weapons" -> "the heavy weapons"; names stay."""
    return subject if roster.members_from_words(subject) else lowered(subject, roster)

"""References to what stands in the agreement: 1.1, 2.1/Turkey, P1, S2, Article 2, this agreement."""

import re
from collections.abc import Container
from dataclasses import dataclass

from parley.agreement.mistakes import Problems, UnclearError
from parley.agreement.register import Owed, Register
from parley.model.condition import Standing

STANDINGS: dict[str, Standing] = {
    "conditional": "conditional",
    "waiting": "conditional",
    "detached": "detached",
    "due": "detached",
    "discharged": "discharged",
    "fulfilled": "discharged",
    "kept": "discharged",
    "violated": "violated",
    "breached": "violated",
    "broken": "violated",
    "repaired": "repaired",
}
_LABEL = r"(?:article|paragraph|sentence|point|clause|section|provision|pledge|step)s?"
_ONE = rf"(?:(?:this|the) agreement|this article|(?:{_LABEL}\s)?[PS]?[0-9]+[a-z]?(?:\.[0-9]+)*(?:/\w+)?)"
_REFS = rf"(?:(?:both|either|any of|all of)\s)?{_ONE}(?:(?:,|,?\s(?:and|or))\s{_ONE})*"
_BE = r"(?:is|are|was|were|has been|have been)"
_DUTIES = (
    r"(?:(?:any|one|all|each)\s(?:of\s)?)?(?:(?:its|their|the|any|a)\s)?"
    r"(?:obligations?|dut(?:y|ies)|commitments?|provisions?|terms|undertakings?)\s(?:under|of|in)\s"
)
_FULFIL = r"(?:comply\swith|keep|fulfil|discharge|honou?r|respect|observe|perform|carry\sout|meet)"
_CORE = (
    (
        rf"^(?P<who>.+?)\s(?:fails?|failed|(?:has|have)\sfailed)\sto\s{_FULFIL}\s(?:{_DUTIES})?(?P<refs>{_REFS})$",
        "{who} violates {refs}",
    ),
    (rf"^(?P<who>.+?)\scompl(?:y|ies|ied)\swith\s(?:{_DUTIES})?(?P<refs>{_REFS})$", "not {who} violates {refs}"),
    (r"^(?P<who>.+?)\s(?:is|are|was|were)\sin\s(?:breach|default)$", "{who} violates this agreement"),
    (rf"^(?P<who>.+?)\sdefault(?:s|ed)?\son\s(?:{_DUTIES})?(?P<refs>{_REFS})$", "{who} violates {refs}"),
    (
        rf"(?P<on>exercise[sd]?)\s(?:its|their|the)\s(?:right|power)s?\s(?:under|in|of)\s(?P<refs>{_REFS})",
        "{on} {refs}",
    ),
    (
        r"^(?:the|its|their)\s(?:obligation|dut(?:y|ie)|commitment|provision|undertaking)s?\s(?:under|in|of)\s"
        rf"(?P<refs>{_REFS})(?=\s)",
        "{refs}",
    ),
    (
        r"^(?P<refs>S[0-9]+)\s(?:(?:has|have)\s)?(?:happen(?:s|ed)|occur(?:s|red)|takes?\splace|taken\splace)$",
        "{refs} is done",
    ),
    (rf"(?P<on>violat\w+|breach\w*)\s{_DUTIES}(?P<refs>{_REFS})", "{on} {refs}"),
    (rf"(?:is|are|was|were)\sin\s(?:breach|violation)\sof\s(?:{_DUTIES})?(?P<refs>{_REFS})", "violates {refs}"),
    (
        rf"^(?:the|an?|any|its|their)\s(?P<noun>violation|breach|discharge|fulfilment|repair)\sof\s(?P<refs>{_REFS})"
        r"(?:\sby\s(?P<who>.+?))?(?:\soccurs?)?$",
        None,
    ),
    (
        rf"^(?P<refs>{_REFS})\s(?:(?:is|are)\sno\slonger|(?:ceases?|(?:has|have)\sceased)\sto\sbe)\s"
        r"(?P<word>.+)$",
        "not {refs} is {word}",
    ),
    (rf"^(?:this|the)\sagreement\s{_BE}\saccepted\sby\s(?P<who>.+)$", "{who} accepts this agreement"),
    (rf"^(?P<refs>{_REFS})\sbeing\s(?P<word>\w+)$", "{refs} is {word}"),
    (rf"^(?P<refs>{_REFS})\s(?P<be>{_BE})\s(?:both|all|each)\s(?P<word>\w+)", "{refs} {be} {word}"),
    (
        rf"^(?P<refs>{_REFS})\s{_BE}\s(?P<noun>violat|breach|broken|discharg|kept|fulfil|repair|exercis)\w*\sby\s(?P<who>.+)$",
        None,
    ),
)
_CORES = tuple((re.compile(pattern, re.IGNORECASE), core) for pattern, core in _CORE)
_VERBS = {"discharge": "discharges", "fulfil": "discharges", "kept": "discharges", "repair": "repairs"}
SIGNATURE = (
    r"(?:the\s)?(?:da(?:te|y)\sof\s)?(?:(?:the|its|their)\s)?(?:last\s)?(?:signature|signing|acceptance)"
    r"(?:\sof\s(?:this|the)\sagreement)?(?:\sby\s[^,]+)?"
)
_SIGNATURE = re.compile(SIGNATURE, re.IGNORECASE)
_NAMED = re.compile(
    r"\b[0-9]+\.[0-9]|\b[PS][0-9]|\barticles?\s[0-9]|\bagreement\b|\bin\s(?:breach|default)$", re.IGNORECASE
)
MOST_SHOWN = 12
DEEDS = ("violated", "discharged", "repaired", "exercised", "detached")
DOES = re.compile(
    r"(?P<who>.+?)\s(?:(?:has|have|did)\s)?(?:(?P<violated>violate[sd]?|breach(?:e[sd])?|breaks?|broken?)"
    r"|(?P<discharged>discharge[sd]?|keeps?|kept|fulfil(?:s|l|ls|led)?)|(?P<repaired>repair(?:s|ed)?)"
    r"|(?P<exercised>exercise[sd]?)|(?P<detached>owe[sd]?))\s(?P<what>.+)",
    re.IGNORECASE,
)
_ONE_STANDING = rf"(?:{'|'.join(STANDINGS)}|exercised|done)"
SEVERAL_STANDINGS = re.compile(
    rf"(?P<what>.+?\s(?:is|are|was|were|has\sbeen|have\sbeen))\s(?:either\s)?(?P<words>{_ONE_STANDING}"
    rf"(?:,\s{_ONE_STANDING})*,?\s(?P<joint>or|and)\s{_ONE_STANDING})",
    re.IGNORECASE,
)
OVER = re.compile(
    r"(?P<what>.+?)\s(?:(?:is|are|has|have|has\sbeen|have\sbeen)\s)?"
    r"(?:end(?:s|ed)?|expire[sd]?|lapse[sd]?|terminate[sd]?|suspended)",
    re.IGNORECASE,
)
_OF_DUTY = re.compile(r"\b(?:violat|breach|discharg|kept|keep|fulfil|repair)\w*\s(?P<what>.+)", re.IGNORECASE)
_ID = re.compile(r"\b(?:[0-9]+[a-z]?(?:\.[0-9]+)+|[PS][0-9]+)\b")
_SEPARATOR = re.compile(r"\s*(?:,\s*(?:and|or)?|\b(?:and|or)\b)\s*", re.IGNORECASE)
_WHOLE = re.compile(r"(?:this|the) agreement", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:articles?\s)?([0-9]{1,9}[a-z]?)", re.IGNORECASE)
_SENTENCE = re.compile(
    rf"(?:{_LABEL}\s)?" r"([0-9]{1,9}[a-z]?(?:\.[0-9]{1,9})+|[PS][0-9]{1,9})(?:/(.+))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a list of references names: targets as written, among them sentences with the member meant; steps."""

    targets: tuple[str, ...]
    owed: tuple[tuple[Owed, str | None], ...]
    steps: tuple[str, ...]
    any_of: bool


def core_reference(words: str) -> str:
    """What is said of sentences by number in the way that the grammar reads: X violates 1.1, 1.1 is violated.

    "1.1 is violated by X", "a breach of 1.1", "in breach of its obligations under 1.1", "1.1 being kept".
    """
    if not _NAMED.search(words):
        return words
    for pattern, core in _CORES:
        said = pattern.search(words)
        if said and core:
            words = words[: said.start()] + core.format(**said.groupdict()) + words[said.end() :]
        elif said:
            stem = said["noun"].lower()
            verb = next((v for noun, v in _VERBS.items() if noun.startswith(stem[:6])), "violates")
            verb = "exercises" if stem == "exercis" else verb
            passive = {"violates": "violated", "discharges": "discharged", "repairs": "repaired"}.get(verb, "exercised")
            words = f"{said['who']} {verb} {said['refs']}" if said["who"] else f"{said['refs']} is {passive}"
    return words


def acceptance_meant(words: str) -> str:
    """Signature, or the last acceptance, as a clause: the parties, or those who are named, accept this agreement."""
    if not _SIGNATURE.fullmatch(words):
        return words
    who = words.partition(" by ")[2]
    return f"{'the parties' if who.lower() in ('', 'all', 'both', 'them') else who} accept this agreement"


def speaks_of_duty(words: str, owed: Container[str]) -> bool:
    """Whether words that are no reference say all the same that a sentence by number is kept or violated."""
    duty = _OF_DUTY.search(words)
    return duty is not None and any(number in owed for number in _ID.findall(duty["what"]))


def without_not(words: str) -> tuple[str, bool]:
    """The words of `core_reference` without the "not" that "no longer" has become, and whether it was there."""
    return words.removeprefix("not "), words.startswith("not ")


def standing_from_word(word: str) -> Standing | None:
    """The standing that a word such as "due" or "detached" names."""
    return STANDINGS.get(word.lower())


def refs_from_words(words: str, register: Register, article: str | None = None) -> Found | None:
    """What the words refer to, None if they are no references. "this article" is `article`.

    Raises UnclearError for what looks like references to something that the agreement does not have.
    """
    hidden = register.roster.hide_joints(words)
    cuts = [0, *(at for m in _SEPARATOR.finditer(hidden) for at in m.span()), len(words)]
    pieces = [words[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    pieces = [p.strip() for p in pieces if p.strip() not in ("", "both")]
    pieces = [p.removeprefix("both ").removeprefix("either ") for p in pieces]
    targets: list[str] = []
    owed: list[tuple[Owed, str | None]] = []
    steps: list[str] = []
    problems = Problems()
    listed = False  # "Articles 1 and 2": a bare number after the word
    for piece in pieces:
        sentence = _SENTENCE.fullmatch(piece)
        number = _ARTICLE.fullmatch(piece)
        if _WHOLE.fullmatch(piece):
            targets.append("agreement")
        elif sentence:
            problems.attempt(_sentence, sentence, register, targets, owed, steps)
        elif piece.lower() == "this article" and article:
            targets.append(article)
        elif number and (listed or piece.lower().startswith("article")):
            listed = True
            name = f"Article {number.group(1).lower()}"
            if name not in register.articles:
                mend = f"The text has no {name}; correct the number."
                problems.note(UnclearError(piece, "an article that is there", mend))
            targets.append(name)
        else:
            return None
    if problems.found:
        raise problems.error()
    if not pieces:
        return None
    any_of = bool(re.search(r"\bor\b", hidden, re.IGNORECASE))
    return Found(tuple(targets), tuple(owed), tuple(steps), any_of)


def _sentence(
    said: re.Match[str], register: Register, targets: list[str], owed: list[tuple[Owed, str | None]], steps: list[str]
) -> None:
    number = said.group(1)[0].upper() + said.group(1)[1:]
    if number in register.steps and not said.group(2):
        steps.append(number)
        return
    if number in register.unread:
        raise UnclearError(said.group(), "a sentence that could be read", f"Mend {number} first.")
    if number not in register.owed:
        there = register.articles.get(f"Article {number.partition('.')[0]}", ())[:MOST_SHOWN]
        among = f"in its article were read {', '.join(there)}; " if there else ""
        mend = f"The text has no {number}; {among}correct the number."
        raise UnclearError(said.group(), "a sentence that is there", mend)
    entry = register.owed[number]
    member = register.roster.member_from_words(said.group(2)) if said.group(2) else None
    if said.group(2) and member not in entry.debtors:
        raise UnclearError(said.group(), f"one of {', '.join(entry.debtors)} after {number}/", "Correct the name.")
    targets.append(number)
    owed.append((entry, member))

"""Where the auxiliary of a clause stands, and what acts before it."""

import re
from collections.abc import Iterator

from parley.following.draft.english import (
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    base_of,
    is_participle,
    is_plural,
    is_surely_verb,
    is_verb,
    words_in,
)
from parley.following.draft.tenses import finite_at

_READY = (
    r"(?:is|are|was|were|am|remains?|remained|stands?|stood)\s(?:still\s|also\s|now\s)?"
    r"(?:ready|prepared|willing|determined|committed|obliged|bound)\sto"
)
_PLEDGES = (
    r"(?:agree[sd]?|undertakes?|undertook|pledge[sd]?|promise[sd]?|vow(?:s|ed)?|intends?|plans?|planned|offer(?:s|ed)?"
    r"|accept(?:s|ed)?|decided|commits?\s(?:itself|themselves)|committed\s(?:itself|themselves))\s(?:not\s)?to"
)
MODAL = r"(?:would|will|shall|must|should|ought\sto|(?:has|have|had)\sto|needs?\sto|(?:is|are|was|were)\sto)"
POSSIBLE = r"(?:may|might|can|could)"
_RIGHT = r"(?:(?:reserves?|reserved|has|have|retains?)\sthe\sright\sto|(?:is|are)\sentitled\sto)"
_AUX = re.compile(rf"\b(?P<aux>{MODAL}|{_READY}|{_PLEDGES}|{POSSIBLE}|{_RIGHT})(?=\s)", re.IGNORECASE)
NONE = re.compile(
    r"(?P<no>nobody|no\sone|none|no|neither|not\s(?:one|a(?:\ssingle)?))\s(?P<what>[a-z].*)$", re.IGNORECASE | re.DOTALL
)
_TOLD_THAT = re.compile(
    r"\b(?:position|promises?|assurances?|statement|view|condition|commitment|pledge|say|says|said|warned|insisted|affirmed|stressed"
    r"|reiterated|declared|announced|added|noted|confirmed|assured|vowed|promised|pledged)\sthat\s"
)
_UP = words_in("up down out over off back to")
_RELATIVE = ("who", "which", "that", "whom")
_NO_SUBJECT = words_in(
    "should would will nor not never could must whether how what why when where who which if because nor"
)


def _is_described(tokens: list[str], verb: int) -> bool:
    """ "the four soldiers captured in 2023": a participle that says which ones, and no clause of its own."""
    after = tokens[verb + 1].lower() if verb + 1 < len(tokens) else ""
    whole = not any(token.endswith(",") or token.lower() in ("that", "who", "which", "and", "but") for token in tokens)
    return whole and is_participle(tokens[verb]) and after in PREPOSITIONS | _UP


def _described(pieces: list[str]) -> str:
    """The last piece, with the one before where both are one thing: "a comprehensive and binding treaty"."""
    *_, before, join, last = ["", "", *pieces]
    start = before.removeprefix("that ")
    first = start.split(" ", 1)[0].lower()
    one = join == " and " and first in ("a", "an", "any") and finite_at(start.split()) is None
    return f"{start}{join}{last}" if one else last


def aux_in(text: str) -> re.Match[str] | None:
    """The first auxiliary that may be that of the clause."""
    return next(auxiliaries(text), None)


def auxiliaries(text: str) -> Iterator[re.Match[str]]:
    """The auxiliaries that may be that of the clause: not of a relative clause in its subject."""
    for aux in _AUX.finditer(text):
        before, after = text[: aux.start()].lower().split(), text[aux.end() :].lower().split()
        if not before or not after or before[-1] in (*_RELATIVE, "to", "not"):
            continue
        if before[0] in _NO_SUBJECT and before[:2] not in (["not", "one"], ["not", "a"]):
            continue
        if before[-1] in DETERMINERS - {"this", "that", "these", "those", "both", "all", "neither", "each"}:
            continue
        if any(word in _RELATIVE[:2] for word in before) and "," not in text[: aux.start()]:
            continue
        if aux["aux"].lower().endswith(" to") and not is_verb(after[0]) and after[0] != "be":
            continue
        yield aux


def of_none(none: re.Match[str]) -> str:
    """ "no ceasefire" is "a ceasefire" that is not, "neither side" both sides that do not."""
    what = none["what"]
    if none["no"].lower() in ("nobody", "no one"):
        return f"anybody {what}"
    if what.lower().startswith("of "):
        return f"any {what}"
    if none["no"].lower() == "neither" or what.lower() in ("party", "side", "participant", "delegation"):
        return f"both {what if is_plural(what) else what.removesuffix('y') + ('ies' if what.endswith('y') else 's')}"
    if re.search(r"(?:,|\sand|\sor)\sno\s", what):
        return f"any {what}"
    return what if is_plural(what) else ("an " if what[:1].lower() in "aeiou" else "a ") + what


def own_subject(words: str) -> tuple[str, bool]:
    """What acts, without another clause before it: "we signed, and we" is "we"; whether that was told by another."""
    told = _TOLD_THAT.search(words)
    if told:
        return words[told.end() :], True
    tokens = words.split()
    if tokens and tokens[-1].lower() in ("and", "but"):
        at = next((at for at, token in enumerate(tokens) if at and token.lower() in (*BE, *HAVE, *MODALS)), 0)
        return " ".join(tokens[:at]), False  # "accepted the plan and undertook to": the one who speaks
    verb = finite_at(tokens)
    if verb is None and not (tokens and tokens[0].lower() in ("had", "has", "was", "is", "have")):
        return words, False
    if verb and _is_described(tokens, verb):
        return words, False
    pieces = re.split(r"(?P<join>,?\s(?:and|but|so|then|that)\s|,\s|^(?=had\s|has\s|was\s|is\s|have\s))", words)
    own = re.sub(r"^(?:then|so|and|that)\s", "", _described(pieces))
    first = own.split()[0].lower() if own else ""
    if first and first not in DETERMINERS and is_surely_verb(base_of(first)):
        return words, False  # "the heavy pieces that threaten our people": what it is, not what another says
    embedded = "that" in words.lower().split() or len(pieces) == 1
    return ("" if finite_at(["it", *own.split()]) == 1 else own), embedded

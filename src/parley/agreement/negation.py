"""Taking a plain "not" out of a clause, so that what is denied is the same proposition as what is said."""

import re

from parley.agreement.text import bare, spelled_out
from parley.agreement.verbs import third_person

_RELATIVE = re.compile(r"\b(?:that|which|who|whose|whom|where|because|if|unless)\b", re.IGNORECASE)
_DO = re.compile(r"\b(does|do|did)\snot\s(?:yet\s)?(\w+)", re.IGNORECASE)
_BE = re.compile(r"\b(is|are|was|were|has|have|had|can|could)\snot\s(?!only\b)(?:yet\s)?", re.IGNORECASE)
_CEASED = re.compile(r"\b(is|are)\sno\slonger\s(?=in\sforce\b)", re.IGNORECASE)
_NO = re.compile(
    r"(?:(?:no|neither|none)\s(?:of\sthe\s(?=part|guarantors))?(party|parties|guarantors?)\b|no\s(?!(?:longer|more|less|fewer|later|sooner|earlier|one)\b)(?=[a-z])"
    r"|(there\s(?:is|are|was|were|has been|have been)\s)no\s(?!longer\b|more\b))",
    re.IGNORECASE,
)


def unnegated(words: str) -> tuple[str, bool]:
    """What a clause denies, and whether it denies: "the attack has not ended" -> "the attack has ended", True.

    Reads "not" after be, have, do and can, and "no" at the beginning or after "there is"; not inside a relative
    clause, nor after may, must, shall or will, where it belongs to the words.
    """
    words = spelled_out(words)
    no = _NO.match(words)
    if no:
        before = f"a {no.group(1).replace('ies', 'y').rstrip('s')} " if no.group(1) else no.group(2) or ""
        return bare(before + words[no.end() :].lstrip()), True
    if ceased := _CEASED.search(words):
        return f"{words[: ceased.start()]}{ceased.group(1)} {words[ceased.end() :]}", True
    relative = _RELATIVE.search(words)
    end = relative.start() if relative else len(words)
    did, was = _DO.search(words, 0, end), _BE.search(words, 0, end)
    if was and not (did and did.start() < was.start()):
        return bare(f"{words[: was.end(1)]} {words[was.end() :]}"), True
    if did:
        verb = did.group(2)
        present = {"does": third_person(verb), "do": verb, "did": f"did {verb}"}[did.group(1).lower()]
        return bare(words[: did.start()] + present + words[did.end() :]), True
    return words, False

"""The main clause of a sentence: who shall, shall not or may; and what to say where nobody does."""

import re
from typing import NamedTuple

from parley.agreement.mistakes import Problems, UnclearError
from parley.agreement.roster import Debtors, Roster, require_debtors
from parley.agreement.tails import main_clause

_ANAPHOR = re.compile(
    r"(?:it|(?:that|the) (party|guarantor|side)|the violat(?:or|ing (?:party|guarantor))"
    r"|(?P<others>(?:the|each|every|any) other (?:party|parties|guarantors?|side)|the others))",
    re.IGNORECASE,
)
_ANY = re.compile(r"\b(?:(?:an?|any|either)|one of the) (part|guarantor|side)(?:y|ies|s)?\b", re.IGNORECASE)
_EACH_OF_THEM = re.compile(r"\s(?:each|both|all)(?=\s)", re.IGNORECASE)
_WRONG_MODAL = re.compile(r"\b(must|will|should|has to|have to|is to|are to)\b", re.IGNORECASE)
_MODAL = re.compile(rf"\b(?:shall|may)\b(?:,?\s(?:not|never)\b)?|{_WRONG_MODAL.pattern}", re.IGNORECASE)
_PROMISED = re.compile(
    r"(?P<who>[^,]{1,80}?)\s(?:(?:hereby\s)?(?:undertakes?|agrees?|commits?|pledges?|promises?|(?:is|are)\s(?:obliged|bound|required))"
    r"(?:\s(?:itself|themselves))?\s(?P<not>not\s)?to|must|will|should|(?:has|have|is|are)\sto)\s(?P<never>not\s)?(?P<act>\w+)",
    re.IGNORECASE,
)


class MainClause(NamedTuple):
    """Where the act begins, the modal before it, the words before that, the debtors, the group word they stand for.

    `others`: they are those in the group who are not meant by that word.
    """

    end: int
    modal: str
    lead: str
    debtors: Debtors
    stand_in: str | None
    others: bool = False


def main_clause_from_words(words: str, mask: str, roster: Roster, problems: Problems) -> MainClause:
    """The main clause. What is unclear goes to `problems`, and the reading goes on from where it probably is."""
    place = main_clause(words, mask, roster)
    if place is not None:
        begin, end, modal = place
        subject = re.sub(r"[\s,]*(?:shall|may)(?:,?\s(?:not|never))?$", "", words[begin:end], flags=re.I)
        debtors = problems.attempt(require_debtors, roster, subject)
        if debtors and debtors.grouped and (each := _EACH_OF_THEM.match(mask, end)):
            end = each.end()
        return MainClause(end, modal, words[:begin], debtors or Debtors((), False), None)
    meant = problems.attempt(_stand_in, words, mask, roster)
    if meant is not None:
        return meant
    probable = _MODAL.search(mask)
    if probable is None:
        raise problems.error()
    begin = mask.rfind(",", 0, probable.start()) + 1
    return MainClause(probable.end(), "shall", words[:begin], Debtors((), False), None)


def _stand_in(words: str, mask: str, roster: Roster) -> MainClause:
    """The main clause where its subject is "it" or "that guarantor", taken up from "a guarantor" in the condition."""
    group = _ANY.search(mask)
    for modal in re.finditer(r"(?:^|,\s)([^,]{1,200}?)\s(shall|may)(?:\s(not|never)\b)?", mask, re.IGNORECASE):
        subject = words[modal.start(1) : modal.end(1)]
        meant = _ANAPHOR.fullmatch(subject)
        if (
            meant
            and group
            and group.start() < modal.start()
            and group.group(1)[:4].lower() in (meant.group(1) or meant.group("others") or group.group(1)).lower()
        ):
            word = "guarantor" if group.group(1).lower().startswith("g") else "party"
            members = roster.group(word)
            kind = modal.group(2).lower() + (" not" if modal.group(3) else "")
            begin = modal.start(1)
            return MainClause(
                modal.end(), kind, words[:begin], Debtors(members, True), word, bool(meant.group("others"))
            )
    first = re.search(r"\b(?:shall|may)\b", mask, re.IGNORECASE)
    if first and (passive := re.match(r"\s(?:not\s)?be\s\w+", mask[first.end() :], re.IGNORECASE)):
        raise UnclearError(
            words[first.start() : first.end() + passive.end()],
            "who is to do it, a listed party or guarantor before shall or may",
            "Write: X shall do it; or say by whom it shall be done.",
        )
    if first:
        comma = mask.rfind(",", 0, len(mask[: first.start()].rstrip(" ,")))
        require_debtors(roster, words[comma + 1 : first.start()].strip(" ,"))
    wrong = _WRONG_MODAL.search(mask)
    mend = "Write shall for a duty, shall not for a ban, may for a power; begin a line with > to explain."
    raise UnclearError(
        wrong.group() if wrong else words,
        "who shall, shall not or may do what",
        _bound(words, mask) + mend,
    )


def _bound(words: str, mask: str) -> str:
    """How "Ukraine undertakes to go", "Ukraine must not go" would read with shall."""
    said = _PROMISED.match(mask)
    if not said:
        return ""
    who, act = words[slice(*said.span("who"))], words[slice(*said.span("act"))]
    return f"Write: {who} shall {'not ' if said['not'] or said['never'] else ''}{act} ... "

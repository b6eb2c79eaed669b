"""Guarantors, and what words of the talks mean."""

import re

from parley.following.draft.case import Case, clean, point_of, quoted
from parley.following.draft.english import is_plural, words_in
from parley.following.draft.subjects import GROUP
from parley.following.draft.tenses import has_verb, in_present
from parley.following.draft.words import Point

_GUARANTORS = (
    re.compile(
        r"^(?P<who>.+?)\s(?:(?:might|may|could|would|will|shall|must|should)\s)?(?:be|become|are|is|act|serve|stand)\s"
        r"(?:\w+\s){0,2}?(?:as\s|among\s|one\sof\s)?[^.]{0,40}?\bguarantors?\b",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"^(?P<who>[^,.]{2,60}?)\s(?:has|have|had)\sbeen\s(?:asked|invited|proposed|approached)\b[^.]{0,80}\bguarantors?\b"
    ),
    re.compile(
        r"\b(?:invites?|asks?|wants?|proposed?s?|named?s?)\s(?P<who>[^.]+?)\s(?:to|as)\b[^.]*\bguarantors?\b", re.DOTALL
    ),
    re.compile(
        r"^(?P<who>.+?)\s(?:(?:would|will|shall|may|might|must|should)\s|(?:is|are)\s(?:ready|prepared|willing)\sto\s)"
        r"guarantee\s(?:the|this|any)\s(?:final\s)?(?:agreement|deal|accord|treaty|settlement|text)\b",
        re.IGNORECASE | re.DOTALL,
    ),
)
_GUARANTEES = re.compile(
    r"(?:(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)*\s)?(?:guarantees?|underwrites?|stands?\s(?:surety|guarantor|behind)|acts?\sas\s(?:a\s)?guarantor"
    r"|puts?\sits\sname\sunder)\b.{0,40}\b(?:agreement|accord|deal|treaty|pact|peace|settlement|text)\b"
    r"|(?:join|sign|put|enter|serve|act|stand|come|take|offer|lend)\b.{0,60}\bas\s(?:a\s|the\s)?(?:\w+\s)?guarantors?\b"
)
_MEANING = re.compile(r"^(?P<term>[^,.]{3,80}?)\s(?:would|will|shall)?\s?means?\s(?:that\s)?(?P<words>.+)$", re.DOTALL)
_NO_TERM = words_in("it which that this he she they we there who what nothing everything all does do did not")
_LONGEST_TERM = 6


def guarantors(case: Case) -> tuple[Point, ...]:
    """Those whom a statement names as guarantors: "Israel and Poland might be among Ukraine's guarantors"."""
    if case.statement.negated or case.statement.act in ("denial", "rejection", "accusation", "threat"):
        return ()
    text = re.sub("\x00\\d+\x00", "", case.said.text)
    found = next((match for pattern in _GUARANTORS for match in [pattern.search(text)] if match), None)
    names = case.cast.several(case.report, found["who"]) if found else ()
    if not names:
        return ()
    return (
        point_of(
            case, "guarantor", [""], owed=text, holder=case.holder, conditions=case.said.conditions, names=names
        ),
    )  # fmt: skip


def guaranteeing(case: Case, point: Point) -> tuple[Point, ...]:
    """Who is a guarantor because it is to guarantee the agreement: "Oman shall guarantee the eventual accord"."""
    if point.kind not in ("pledge", "article", "step") or not point.debtor or not _GUARANTEES.match(point.owed):
        return ()
    names = [name for name in point.debtor.split(" and ") if name != GROUP]
    return (
        point_of(case, "guarantor", [""], owed=point.owed, holder=point.holder, conditions=case.said.conditions,
                 names=names),
    )  # fmt: skip


def meaning(case: Case) -> tuple[Point, ...]:
    """What a statement says that a term means: "the neutral status would mean that no bases are on its soil"."""
    if case.statement.act not in ("claim", "plan", "promise", "requirement", "assessment"):
        return ()
    found = _MEANING.match(case.said.text)
    if found is None:
        return ()
    term = clean(re.sub(r"^(?:the|a|an|this|such)\s", "", found["term"].strip(), flags=re.IGNORECASE))
    words = clean(in_present(_without_will(found["words"])))
    if not term or len(term.split()) > _LONGEST_TERM or not has_verb(words) or _NO_TERM & {*term.lower().split()}:
        return ()
    ways = [f'"{term}" means that {words}', f'"{term}" means {quoted(words)}']
    return (point_of(case, "term", ways, owed=term, holder=case.holder),)


def _without_will(words: str) -> str:
    found = re.match(r"(?P<who>.+?)\s(?:would|will)\s(?P<act>.+)$", words, re.DOTALL)
    if not found:
        return words
    verb, _, rest = found["act"].partition(" ")
    plural = is_plural(re.sub(r"^no\s", "", found["who"], flags=re.IGNORECASE))
    now = {"be": "are" if plural else "is"}.get(verb, verb)
    return f"{found['who']} {now} {rest}".strip()

"""Sentences that owe nothing: steps and terms; and the accounts in which such a sentence counts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from parley.agreement.brackets import NEUTRAL, Bracketed, accounts_from_held, holding_accounts
from parley.agreement.conditions import Tree, is_clause, joined, masked, tree_from_words
from parley.agreement.mistakes import Problems, UnclearError
from parley.agreement.roster import Roster, lowered
from parley.agreement.tails import tails_from_words
from parley.agreement.text import bare

_ONLY = re.compile(
    r",?\s*(?:\b(?:and|but)\s)?\b(?:only\s(?:if|after|once|when|upon|as\ssoon\sas)|not\s(?:before|until))\b\s*",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\bbefore\s", re.IGNORECASE)
_AFTER = re.compile(r"\bafter\s", re.IGNORECASE)
_SHALL = re.compile(r"\bshall\b", re.IGNORECASE)
_THEN = re.compile(
    r"[;,]\s(?:and\s)?then\b|\band\sthen\b|^(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|next|finally|lastly),\s|^then,?\s",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"(?:the\s(?:term|expression|words?)\s)?[\"“]([^\"“”]+)[\"”]\s+(?:shall\s)?means?\s+(?:that\s)?(.+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A step as worded: its event, and what must hold before."""

    event: str
    needs: Tree | None


@dataclass(frozen=True, slots=True)
class Term:
    """A term as worded; `condition` where its words can be one, to be used if the term is a proposition."""

    term: str
    words: str
    condition: Tree | None


def step_from_words(words: str, roster: Roster) -> Sequence:
    """EVENT, or EVENT only if COND. Raises UnclearError for a duty, an "if" without "only", and missing words."""
    words = re.sub(r"\bif\sand\sonly\sif\b", "only if", words.rstrip(" ."), flags=re.IGNORECASE)
    mask = masked(words, roster)
    only = list(_ONLY.finditer(mask))
    event = words[: only[0].start()] if only else words
    problems = Problems()
    read = [
        problems.attempt(tree_from_words, words[hit.end() : after], roster)
        for hit, after in zip(only, [*(h.start() for h in only[1:]), len(words)][: len(only)], strict=True)
    ]
    needs = [tree for tree in read if tree]
    problems.attempt(_check_event, words, event, mask[: len(event)], roster)
    if problems.found:
        problems.trees += needs
        raise problems.error()
    return Sequence(lowered(bare(event), roster), joined("and", needs) if needs else None)


def _check_event(words: str, event: str, mask: str, roster: Roster) -> None:
    shall = _SHALL.search(mask)
    if shall:
        raise UnclearError(
            shall.group(), "an event: a step owes nothing", "Write the present, or move it to an article."
        )
    if then := _THEN.search(mask):
        raise UnclearError(
            bare(then.group()),
            "one event in a step: the order of the lines says nothing",
            "Write a step for each event, and EVENT only after CONDITION for what must come first.",
        )
    _, tails = tails_from_words(event, mask.replace("within", "_" * 6).replace("from", "_" * 4))
    timed = [hit for hit in (_AFTER.search(mask), _BEFORE.search(mask)) if hit]
    if any(t.kind in ("if", "unless", "while", "until") for t in tails) or any(
        is_clause(event[hit.end() :], roster) for hit in timed
    ):
        raise UnclearError(event, "only if or only after before what must hold", "Write: EVENT only if CONDITION.")
    if not bare(event):
        raise UnclearError(words or "(nothing)", "an event before only if", "Say first what happens.")


def term_from_words(words: str, roster: Roster, used: Callable[[str], bool]) -> Term:
    """ "TERM" means WORDS. The words are a condition where the term is a clause or used as a proposition elsewhere."""
    said = _TERM.fullmatch(words.rstrip(" ."))
    if not said:
        raise UnclearError(words, "a term in quotation marks, and what it means", 'Write: "term" means words.')
    term, meaning = bare(said.group(1)), bare(said.group(2))
    if not term or not meaning:
        raise UnclearError(words, "words on both sides of means", 'Write: "term" means words.')
    known = is_clause(term, roster) or used(term)
    return Term(term, meaning, tree_from_words(meaning, roster) if known else None)


def accounts_of_wordings(
    bracketed: Bracketed, roster: Roster, neutral: bool = True
) -> Iterator[tuple[str, bool, frozenset[str] | None]]:
    """Each wording of a sentence that owes nothing, whether somebody brought it forward, and where it counts.

    Not `neutral` (a term): what only some hold does not count in the neutral accounts.
    """
    parties = {m.name for m in roster.parties}
    held = holding_accounts(bracketed.holders, roster)
    if not neutral and not held >= parties:
        held -= {NEUTRAL}
    if bracketed.plain:
        yield bracketed.worded_for(NEUTRAL), True, accounts_from_held(held, roster)
        return
    texts: dict[str, set[str]] = {}
    own: set[str] = set()
    for speaker in bracketed.speakers:
        own.add(bracketed.worded_for(speaker))
        texts.setdefault(bracketed.worded_for(speaker), set()).add(speaker)
    texts.setdefault(bracketed.worded_for("\0"), set()).update(parties - set(bracketed.speakers))
    texts.setdefault(bracketed.worded_for(NEUTRAL), set()).add(NEUTRAL)
    for text, accounts in texts.items():
        counts = held & accounts
        if counts or text in own:
            yield text, text in own, accounts_from_held(frozenset(counts), roster)

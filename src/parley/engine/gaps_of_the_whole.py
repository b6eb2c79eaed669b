"""Gaps of an agreement as a whole: its beginning and end, its words, its disputes, and who has consented."""

import re
from collections.abc import Iterable

from parley.engine.draft import Draft, Found, listed
from parley.model.agreement import Agreement

_DISPUTES = re.compile(
    r"\b(disputes?|disagreements?|arbitrat\w*|arbiters?|joint (\w+ )?commission|tribunal|court of|settles? differences"
    r"|differences (between|over|about|concerning)|mediat\w*|conciliat\w*)\b",
    re.IGNORECASE,
)
_REVIEW = re.compile(r"\b(review|re-?examin|re-?negotiat|revis)\w*", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"]([^“”\"]{1,200})[”\"]")
_ARTICLE = re.compile(r"^(the|an?) ", re.IGNORECASE)


def _said(agreement: Agreement) -> Iterable[str]:
    for parts in (agreement.provisions, agreement.steps, agreement.ends, agreement.entries, agreement.meanings):
        yield from (part.says for part in parts)


def no_dispute_body(draft: Draft) -> Found:
    """Nobody settles disputes."""
    if draft.agreement.provisions and not any(_DISPUTES.search(says) for says in _said(draft.agreement)):
        yield None, "Nobody settles disputes about the agreement. Name a joint commission, an arbiter or a court."


def no_entry(draft: Draft) -> Found:
    """An agreement that does not say when it begins."""
    agreement = draft.agreement
    if agreement.status != "signed" and not any(entry.target == "agreement" for entry in agreement.entries):
        yield None, "It does not say when it enters into force. Add: This agreement enters into force once ..."


def no_end_or_review(draft: Draft) -> Found:
    """An agreement without end or review."""
    if not draft.agreement.ends and not any(_REVIEW.search(p.says) for p in draft.agreement.provisions):
        yield None, "It says neither how it ends nor when it is reviewed. Add a section Termination, or a review."


def undefined_term(draft: Draft) -> Found:
    """A quoted term without a definition; a quoted name (of a law, a weapon) and a quoted clause need none."""
    agreement = draft.agreement
    defined = {_bare(meaning.term.words) for meaning in agreement.meanings}
    clauses = {_bare(proposition.words) for proposition in agreement.propositions}
    for p in agreement.provisions:
        for term in _QUOTED.findall(p.says):
            if _bare(term) not in defined and _bare(term) not in clauses and not term[:1].isupper():
                yield p.sentence, f'"{term}" is not defined. Add to Terms: "{term}" means ...'


def _bare(term: str) -> str:
    return _ARTICLE.sub("", term.strip().casefold())


def no_consent(draft: Draft) -> Found:
    """Duties for those who have not consented to be bound."""
    proposed = {member.name for member in (*draft.agreement.parties, *draft.agreement.guarantors) if member.proposed}
    bound: dict[str, dict[str, None]] = {}
    for p in draft.owed:
        if p.debtor in proposed:
            bound.setdefault(p.sentence, {})[p.debtor] = None
    for sentence, debtors in bound.items():
        have, their = ("has", "its") if len(debtors) == 1 else ("have", "their")
        yield sentence, f"{listed(debtors)} {have} not consented to it. Obtain {their} acceptance, or leave it out."


def deadlock(draft: Draft) -> Found:
    """What waits for itself."""
    for found in draft.deadlocks:
        ways = f"Waive one: {'; '.join(found.ways_out)}." if found.ways_out else "Waive one condition."
        waits = "waits for itself" if len(found.members) == 1 else "wait for each other"
        yield found.members[0] if found.members else None, f"{', '.join(found.members)} {waits}. {ways}"

"""Gaps in a draft: rules of those who draft, mediate and watch over agreements, one small function each.

A rule finds what a text leaves open. It judges words and shape only, never whether a bargain is good.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from parley.engine.lifecycle import Form, form_of
from parley.engine.logic import Leaf, formula_from_condition, leaves
from parley.engine.timetable import unmeetable
from parley.engine.wording import words_of_leaf
from parley.model.agreement import Agreement, Provision
from parley.model.condition import Accepts, Holds, InForce, Stands
from parley.model.finding import Deadlock, Gap

_UN_MEDIATION = "United Nations Guidance for Effective Mediation (2012), on the quality of peace agreements"
_UN_CEASEFIRES = "United Nations DPPA, Guidance on Mediation of Ceasefires (2022)"
_VCLT = "Vienna Convention on the Law of Treaties (1969), article {}"
_ARSIWA = "ILC, Articles on Responsibility of States for Internationally Wrongful Acts (2001), article 31"
_LIFE_CYCLE = "the life cycle of commitments (Telang, Singh and Yorke-Smith, JAIR 2019)"

_VAGUE = re.compile(
    r"\b(ensures?|strives?|endeavou?rs?|seeks?|promotes?|facilitates?|considers?|works? towards?|contributes? to"
    r"|best efforts?|every effort|necessary (measures|steps)|appropriate (measures|steps)|as soon as possible)\b",
    re.IGNORECASE,
)
_ESCAPE = re.compile(
    r"\b((if|where|when|as far as|to the extent) (possible|practicable|feasible)|at its (own )?discretion"
    r"|in its (own )?judge?ment|unless \S+( \S+)? (deems|considers|decides|finds)|as it sees fit)\b",
    re.IGNORECASE,
)
_IRREVERSIBLE = re.compile(
    r"\b(disarms?|demobili[sz]es?|withdraws?|releases?|dismantles?|destroys?|surrenders?|decommissions?|hands? over)\b",
    re.IGNORECASE,
)
_DISPUTES = re.compile(r"\b(disputes?|disagreements?|arbitrat|joint commission|tribunal|court|mediat)", re.IGNORECASE)
_REVIEW = re.compile(r"\breview", re.IGNORECASE)
_CONSENT = re.compile(r"\b(agrees?|agreed|consents?|consented|approves?|approved|accepts?|accepted)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"]([^”\"]{1,200})[”\"]")

Found = Iterable[tuple[str | None, str]]
"""For each gap: the id of the sentence (None: the agreement as a whole), and what is missing, with the remedy."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, where the guidance comes from, and what finds its gaps."""

    name: str
    after: str
    find: Callable[[Agreement], Found]


def timetable(agreement: Agreement) -> Found:
    """A last day that comes before what the duty waits for."""
    return unmeetable(agreement)


def find_gaps(agreement: Agreement, deadlocks: Iterable[Deadlock] = ()) -> tuple[Gap, ...]:
    """Every gap, rule by rule, in the order of the text; a group's sentence counts once."""
    gaps: dict[Gap, None] = {}
    for rule in RULES:
        for provision, says in rule.find(agreement):
            gaps[Gap(rule.name, provision, says, rule.after)] = None
    for deadlock in deadlocks:
        says = f"{', '.join(deadlock.members)} wait for each other. Waive one: {'; '.join(deadlock.ways_out) or 'none'}"
        gaps[Gap("deadlock", deadlock.members[0] if deadlock.members else None, says, _LIFE_CYCLE)] = None
    return tuple(gaps)


def _owed(agreement: Agreement) -> Iterable[Provision]:
    return (p for p in agreement.provisions if p.kind != "power")


def _once(agreement: Agreement) -> Iterable[Provision]:
    return (p for p in agreement.provisions if form_of(p) is Form.ONCE)


def _set_off_by(p: Provision) -> tuple[Leaf, ...]:
    return leaves(formula_from_condition(p.antecedent))


def _guarantees(agreement: Agreement) -> Iterable[Provision]:
    guarantors = {member.name for member in agreement.guarantors}
    return (p for p in _owed(agreement) if p.debtor in guarantors)


def no_deadline(agreement: Agreement) -> Found:
    """An act to be done once, without a last day."""
    for p in _once(agreement):
        if not p.deadlines and p.ends is None:
            yield p.sentence, "No last day for the act. Add: by DATE, or within N days of an event."


def never_violable(agreement: Agreement) -> Found:
    """A duty that can stay open forever."""
    for p in _once(agreement):
        if not p.deadlines and p.ends is None and p.unless is None:
            yield p.sentence, "It can be neither violated nor expire in finite time. Add a deadline or an end."


def no_verifier(agreement: Agreement) -> Found:
    """Nobody checks."""
    for p in _owed(agreement):
        if not p.verifiers:
            yield p.sentence, "Nobody is named to verify it. Add: verified by X."


def vague_act(agreement: Agreement) -> Found:
    """An act that nobody could check."""
    for p in _owed(agreement):
        if found := _VAGUE.search(p.act.words):
            yield p.sentence, f"{found.group()!r} does not say what is to be done. Name an act that can be seen."


def no_consequence(agreement: Agreement) -> Found:
    """A breach from which nothing follows."""
    answered = {p.repairs for p in agreement.provisions}
    for p in agreement.provisions:
        broken = (leaf for leaf in _set_off_by(p) if isinstance(leaf, Stands) and leaf.standing == "violated")
        answered.update(leaf.provision for leaf in broken)
    for p in _owed(agreement):
        if p.id not in answered and p.sentence not in answered:
            debtor = p.debtor if p.id == p.sentence else "one of them"
            yield p.sentence, f"Nothing follows a breach. Add: If {debtor} violates {p.sentence}, ..."


def no_dispute_body(agreement: Agreement) -> Found:
    """Nobody settles disputes."""
    if agreement.provisions and not any(_DISPUTES.search(p.says) for p in agreement.provisions):
        yield None, "Nobody settles disputes about the agreement. Name a joint commission, an arbiter or a court."


def no_entry(agreement: Agreement) -> Found:
    """An agreement that does not say when it begins."""
    if agreement.status != "signed" and not any(entry.target == "agreement" for entry in agreement.entries):
        yield None, "It does not say when it enters into force. Add: This agreement enters into force once ..."


def no_end_or_review(agreement: Agreement) -> Found:
    """An agreement without end or review."""
    if not agreement.ends and not any(_REVIEW.search(p.says) for p in agreement.provisions):
        yield None, "It says neither how it ends nor when it is reviewed. Add a section Termination, or a review."


def undefined_term(agreement: Agreement) -> Found:
    """A quoted term without a definition."""
    defined = {meaning.term.words.casefold() for meaning in agreement.meanings}
    for p in agreement.provisions:
        for term in _QUOTED.findall(p.says):
            if term.casefold() not in defined:
                yield p.sentence, f'"{term}" is not defined. Add to Terms: "{term}" means ...'


def no_consent(agreement: Agreement) -> Found:
    """Duties for those who have not consented to be bound."""
    proposed = {member.name for member in (*agreement.parties, *agreement.guarantors) if member.proposed}
    for p in _owed(agreement):
        if p.debtor in proposed:
            yield p.sentence, f"{p.debtor} has not consented to it. Obtain its acceptance, or leave it out."


def guarantee_incomplete(agreement: Agreement) -> Found:
    """A guarantee that does not say when it is due, or by when."""
    for p in _guarantees(agreement):
        missing = ["the trigger (if ...)"] if p.antecedent is None and p.during is None else []
        timed = p.deadlines or p.ends or p.lasts or p.until or p.during
        missing += [] if timed else ["the time (within ..., for ...)"]
        if missing:
            yield p.sentence, f"The guarantee leaves open {' and '.join(missing)}. Add it."


def self_blocking_guarantee(agreement: Agreement) -> Found:
    """A guarantee that needs the consent of the party against which it guards."""
    for p in _guarantees(agreement):
        against = [party.name for party in agreement.parties if not _names(p.act.words, party.name)]
        if len(against) == len(agreement.parties):
            against = [name for name in against if name not in p.creditors]
        for leaf in _set_off_by(p):
            words = words_of_leaf(leaf)
            named = [name for name in against if _names(words, name)]
            if named and (isinstance(leaf, Accepts) or _CONSENT.search(words)):
                yield p.sentence, f"It waits until {words}: {named[0]} can block it. Let others decide."


def _names(words: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", words) is not None


def irreversible_unguarded(agreement: Agreement) -> Found:
    """An act that cannot be undone, due without regard to any guarantee."""
    guarded = {name for p in _guarantees(agreement) for name in (p.id, p.sentence, p.article)}
    meant = {m.term.key: leaves(formula_from_condition(m.condition)) for m in agreement.meanings if m.condition}
    for p in _once(agreement):
        found = _IRREVERSIBLE.search(p.act.words)
        leaned_on = {
            leaf.target if isinstance(leaf, InForce) else leaf.provision
            for said in _set_off_by(p)
            for leaf in (meant.get(said.proposition.key, ()) if isinstance(said, Holds) else (said,))
            if isinstance(leaf, InForce | Stands)
        }
        if found and not leaned_on & guarded:
            yield (
                p.sentence,
                f"{found.group()!r} is hard to undo, and due while no guarantee is in force. Tie it to one.",
            )


def escape_clause(agreement: Agreement) -> Found:
    """A duty that its debtor may judge away."""
    for p in _owed(agreement):
        if found := _ESCAPE.search(p.says):
            yield (
                p.sentence,
                f"{found.group()!r} lets the debtor judge its own duty. Say when exactly it does not apply.",
            )


def must_and_must_not(agreement: Agreement) -> Found:
    """One act, owed and forbidden."""
    banned = {p.act.key: p.sentence for p in agreement.provisions if p.kind == "ban"}
    for p in agreement.provisions:
        if p.kind == "duty" and p.act.key in banned:
            yield p.sentence, f"{banned[p.act.key]} forbids what it demands. Say in one of them when it does not apply."


RULES = (
    Rule("no-deadline", _UN_CEASEFIRES, no_deadline),
    Rule("never-violable", _LIFE_CYCLE, never_violable),
    Rule("no-verifier", _UN_CEASEFIRES, no_verifier),
    Rule("vague-act", _UN_MEDIATION, vague_act),
    Rule("no-consequence", _ARSIWA, no_consequence),
    Rule("no-dispute-body", _UN_MEDIATION, no_dispute_body),
    Rule("no-entry", _VCLT.format(24), no_entry),
    Rule("no-end-or-review", _VCLT.format(54), no_end_or_review),
    Rule("undefined-term", _UN_MEDIATION, undefined_term),
    Rule("no-consent", _VCLT.format(35), no_consent),
    Rule("guarantee-incomplete", _UN_MEDIATION, guarantee_incomplete),
    Rule("self-blocking-guarantee", _UN_MEDIATION, self_blocking_guarantee),
    Rule("irreversible-unguarded", _UN_CEASEFIRES, irreversible_unguarded),
    Rule("escape-clause", _UN_MEDIATION, escape_clause),
    Rule("must-and-must-not", _LIFE_CYCLE, must_and_must_not),
    Rule("timetable", _UN_CEASEFIRES, timetable),
)

"""One sentence of an article or pledge: who shall, shall not or may do what, when, until when, on what condition."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypeVar

from parley.agreement.acts import present, verb_at
from parley.agreement.conditions import Joined, Leaf, Tree, joined, leaves_of, masked, tree_from_words
from parley.agreement.dates import DATE, date_from_words, day_after, period_from_words
from parley.agreement.equivalent import core_wording
from parley.agreement.main_clause import main_clause_from_words
from parley.agreement.mistakes import SHOWN, Problems, UnclearError, nearly
from parley.agreement.roster import Debtors, Roster
from parley.agreement.tails import Tail, TailKind, tails_from_words
from parley.agreement.text import bare, tokens_of, words_in
from parley.agreement.verbs import PREPOSITIONS, lemma_of
from parley.model.agreement import Period, ProvisionKind

_T = TypeVar("_T")

KEPT_UP = words_in("remain keep hold maintain respect refrain")
EVENTS = words_in(
    """
    election talk meeting referendum negotiation consultation conference summit vote ceremony hearing session round
    poll plebiscite census congress convention assembly rally forum
    dialogue discussion inquiry trial inspection exercise parade
    """
)
_RECURRING = re.compile(
    r"\b(?:daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|(?:every|each|per|(?:once|twice|times|least)\s(?:in\s)?an?)\s"
    r"(?:[a-z]+\s)?(?:day|week|month|quarter|year)s?)\b(?!['’])",
    re.IGNORECASE,
)
_NONE = re.compile(r"(\s*\w+\s)no\s(?!(?:later|longer|more|less|fewer|sooner|earlier|one)\b)", re.IGNORECASE)
_ONE_OF = re.compile(r"the (?:earlier|later|first|last) of\b|whichever\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:whenever|(?:each|every) time)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline before its event is looked up."""

    day: date | None = None
    within: Period | None = None
    since: Tree | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A duty, ban or power as worded. `verb` is the act without its debtor, in the present.

    `stand_in` is the group word of "a guarantor" where the debtor is "it" or "that guarantor"; `others`: where it is
    "the other party".
    """

    kind: ProvisionKind
    debtors: Debtors
    verb: str
    maintenance: bool = False
    antecedent: Tree | None = None
    unless: Tree | None = None
    during: Tree | None = None
    until: Tree | None = None
    starts: date | None = None
    ends: date | None = None
    lasts: Period | None = None
    deadlines: tuple[Due, ...] = ()
    verifiers: tuple[str, ...] = ()
    stand_in: str | None = None
    others: bool = False
    condition_first: bool = False


def clause_from_words(words: str, roster: Roster) -> Clause:
    """Read one sentence. Raises UnclearError, naming the words that cannot be read, with all else that is unclear."""
    words = core_wording(words.rstrip(" ."), roster)
    problems = Problems()
    mask = masked(words, roster)
    end, modal, lead_words, debtors, stand_in, others = main_clause_from_words(words, mask, roster, problems)
    lead, lead_tails = problems.attempt(tails_from_words, lead_words, mask[: len(lead_words)]) or ("", [])
    if bare(lead) and debtors.members:
        problems.note(
            UnclearError(
                bare(lead), "if, once, when, unless, while, until or a time before the comma", "Begin the sentence so."
            )
        )
    rest, tails = problems.attempt(tails_from_words, words[end:], mask[end:], True) or ("(unclear)", [])
    problems.attempt(_check_rest, rest, mask[end:])
    kind: ProvisionKind = "power" if modal == "may" else "duty"
    if (modal.endswith("not")) != debtors.negative:
        kind = "ban"
    elif (none := _NONE.match(rest)) and not debtors.negative:  # shall host no bases
        kind, rest = "ban", none.group(1) + rest[none.end() :]
    clause = Clause(kind, debtors, "", stand_in=stand_in, others=others, condition_first=bool(lead_tails))
    for tail in (*lead_tails, *tails):
        clause = problems.attempt(_with_tail, clause, tail, roster) or clause
    if problems.found:
        problems.trees += _trees(clause)
        raise problems.error()
    return replace(clause, verb=present(rest), maintenance=_kept_up(clause, rest, tails))


def _check_rest(rest: str, mask: str) -> None:
    if not bare(rest):
        raise UnclearError(rest or "(nothing)", "an act after shall or may", "Say what is to be done; conditions last.")
    if re.match(r"[\s:]*\([a-z]\)\s", rest):
        raise UnclearError(bare(rest)[:SHOWN], "one duty in a sentence", "Write each letter as a sentence of its own.")
    if again := _AGAIN.search(mask):
        raise UnclearError(again.group(), "if or once: a duty is set off once", "Write if, or once, and what happens.")
    second = re.search(r"\bshall\b", mask, re.IGNORECASE)
    if second:
        raise UnclearError("shall", "one duty in a sentence", "Write the second duty as a sentence of its own.")
    verb_at(bare(rest).split())


def _kept_up(clause: Clause, rest: str, tails: list[Tail]) -> bool:
    """Whether the act is to be kept up, not done once: bans, verbs such as remain, and what is bounded in time."""
    if clause.kind == "power":
        return False
    if clause.kind == "ban" or clause.during or clause.until or clause.ends or clause.lasts:
        return True
    if _RECURRING.search(rest) and not clause.deadlines:
        return True
    words = [w.casefold() for w in tokens_of(bare(rest))]
    at = verb_at(bare(rest).split())
    verb = lemma_of(words[at]) if at < len(words) else ""
    stop = next((i for i, w in enumerate(words) if i > at and w in PREPOSITIONS), len(words))
    event = any(EVENTS & {w, w.removesuffix("s"), lemma_of(w)} for w in words[at + 1 : stop])
    return verb in KEPT_UP and not (verb in ("hold", "keep") and event)


def _with_tail(clause: Clause, tail: Tail, roster: Roster) -> Clause:
    kind: TailKind = tail.kind
    if kind in ("if", "unless", "while", "until"):
        field = {"if": "antecedent", "unless": "unless", "while": "during", "until": "until"}[kind]
        return _with_condition(clause, field, tree_from_words(tail.words, roster))
    if kind == "verified":
        return replace(clause, verifiers=(*clause.verifiers, *verifiers_from_words(tail.words, roster)))
    if kind == "from":
        starts = _only(clause.starts, date_from_words(tail.first) if tail.first else None, tail)
        ends = _only(clause.ends, date_from_words(tail.second) if tail.second else None, tail)
        if starts and ends and ends < starts:
            raise UnclearError(tail.words, "an end that is not before the beginning", "Correct one of the two days.")
        return replace(clause, starts=starts, ends=ends)
    if kind == "for":
        return replace(clause, lasts=_only(clause.lasts, period_from_words(tail.first, tail.second), tail))
    return _with_deadline(clause, tail, roster)


def _with_deadline(clause: Clause, tail: Tail, roster: Roster) -> Clause:
    if tail.kind == "within":
        due = _counted(tail, roster)
    else:
        day = date_from_words(tail.first)
        if tail.kind == "before" and day > date.min:
            day -= timedelta(days=1)
            if clause.kind == "ban":  # what must not be done before a day is banned to the day before
                return replace(clause, ends=_only(clause.ends, day, tail))
        due = Due(day)
        if tail.kind == "on":
            clause = replace(clause, starts=_only(clause.starts, day, tail))
    if clause.deadlines:
        raise UnclearError(
            f"{tail.first} {tail.second}".strip(),
            "one deadline for a duty",
            "Keep one; write a second duty for the other.",
        )
    return replace(clause, deadlines=(due,))


def _counted(tail: Tail, roster: Roster) -> Due:
    """Within so long: of an event, of a day (then it is a day itself), or of falling due."""
    period = period_from_words(tail.first, tail.second)
    if re.fullmatch(DATE, tail.words, re.IGNORECASE):
        return Due(day_after(date_from_words(tail.words), period))
    if one_of := _ONE_OF.match(tail.words):
        raise UnclearError(one_of.group(), "one event after of", "Name one; write a second duty for the other.")
    return Due(within=period, since=tree_from_words(tail.words, roster) if tail.words else None)


def _only(old: _T | None, new: _T | None, tail: Tail) -> _T | None:
    if old is not None and new is not None:
        raise UnclearError(tail.words, "one beginning, one end and one length", "Keep one of the two.")
    return new if old is None else old


def _with_condition(clause: Clause, field: str, tree: Tree) -> Clause:
    """Several antecedents must all hold, as must several whiles; one unless or until is enough."""
    old: Tree | None = getattr(clause, field)
    by: Literal["and", "or"] = "and" if field in ("antecedent", "during") else "or"
    before = old.parts if isinstance(old, Joined) and old.by == by else () if old is None else (old,)
    together = joined(by, [*before, tree])  # flat, however many there are
    match field:
        case "antecedent":
            return replace(clause, antecedent=together)
        case "unless":
            return replace(clause, unless=together)
        case "during":
            return replace(clause, during=together)
    return replace(clause, until=together)


def verifiers_from_words(words: str, roster: Roster) -> tuple[str, ...]:
    """Who is to check. Raises UnclearError for somebody who is not listed."""
    found = roster.members_from_words(words)
    if not found:
        raise UnclearError(
            words or "verified by",
            "a listed name after verified by",
            nearly(words, roster.names, "List it under Observers."),
        )
    return found.members


def leaf_words(clause: Clause) -> tuple[str, ...]:
    """The words of every leaf of the clause's conditions."""
    return tuple(leaf.words for tree in _trees(clause) for leaf in leaves_of(tree) if isinstance(leaf, Leaf))


def _trees(clause: Clause) -> list[Tree]:
    trees = (clause.antecedent, clause.unless, clause.during, clause.until, *(d.since for d in clause.deadlines))
    return [tree for tree in trees if tree]

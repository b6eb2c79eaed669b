"""What a side announces of itself, and what is said of the talks alone."""

import re
from calendar import month_name
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from parley.following.draft.acts import act_from_words
from parley.following.draft.case import Case
from parley.following.draft.clauses import Clause
from parley.following.draft.duties import STATES, WILL, duty, let
from parley.following.draft.english import words_in, words_of
from parley.following.draft.names import ORGANS
from parley.following.draft.said import Condition
from parley.following.draft.steps import NOT_BEFORE, ONLY, sequence, step
from parley.following.draft.subjects import Owing, owing_of
from parley.following.draft.words import Point

_TO_BE = (*WILL, "must", "is to", "are to", "was to", "were to", "has to", "have to")
_MUST = ("must", "has to", "have to", "should", "ought to", "needs to")
_IS_TO = ("is to", "are to", "was to", "were to", "must", "shall")
_ALLOWED = re.compile(r"be\s(?:allowed|permitted|entitled|free|at\sliberty)\sto\s")
_SAID_TO_BE = re.compile(r"\b(?:will|would|shall|(?:is|are)\sto|(?:be|are|is)\s(?:bound|binding))\s", re.IGNORECASE)
_NOT_BY_WHOM = "Said without naming who is to do it: taken for whoever says so."
_OPENS = ("open", "reopen", "close")
_IN_MONTH = re.compile(rf"\b(?:by|in|from|until|before)\s(?:mid|early|late)[\s-](?:{'|'.join(month_name[1:])})\b")
_STEM = 4
_DEADLINE = re.compile(r"\b(?:by|from|within)\s(?:the\s(?:end|middle|beginning)\b|\d|mid-|[A-Z][a-z]+\b)")
_HOSTILE = words_in(
    """
    attack bomb strike invade shell shoot fire kill break violate breach fail collapse lose threaten try refuse reject
    regret
    """
)
_PERSONS = words_in("i he she")
_STATES = STATES | words_in("be remain expect hope get face")
_TALKS = words_in(
    """
    talks talk round rounds negotiations negotiation meeting meetings session sessions summit conference delegation
    delegations negotiators negotiator envoy envoys mediator mediators teams ministers minister presidents president
    leaders leader premier premiers premiership chancellor chancellors king heads representatives he she i
    """
)
_GOES_ON = words_in(
    """
    be meet sit convene gather resume reconvene go return travel fly arrive come attend proceed start open begin follow
    face talk continue take board head
    """
)
_THERE = re.compile(r"be\s(?:back\s|again\s)?(?:in|at|there|back|here)\b")
_GOES_ON_HOW = re.compile(
    r"go\s(?:on|ahead|to)|sit\sdown|take\s(?:place|up\stalks)|face\s(?:each\sother|one\sanother)|go$|(?:open|start|begin)\s(?:talks|in|on|at)"
)


def announces(case: Case) -> bool:
    """Whether what is claimed is what is to be: what the side that speaks will do, or what comes on a day."""
    statement = case.statement
    if statement.act != "claim" or not (case.speaker or case.is_joint):
        return False
    return statement.modality in ("intended", "required") or bool(_SAID_TO_BE.search(case.said.text))


def announced(case: Case, clause: Clause, owed: Owing | None, conditions: Sequence[Condition]) -> Point | None:
    """What a side says that it will do is owed by it; so is what it says will be done, where no other is named and the
    side is one of those that negotiate. What comes on a day, or only after something else, is a step."""
    if clause.embedded or clause.modal not in _TO_BE or clause.subject.lower() in (*_PERSONS, "it"):
        return None
    own = owed is not None and (owed.sides == (case.speaker,) or (case.is_joint and not case.is_of_a_text))
    words = NOT_BEFORE if clause.negated else ONLY
    if conditions and all(one.conjunction in words for one in conditions):
        return (sequence if clause.negated else step)(case, clause, owed, conditions)
    if clause.modal in WILL and (found := _pledged(case, clause, owed, conditions)):
        return found
    if not own and owed and _is_agreed_of_other(case, clause, owed):
        return duty(case, clause, owed, conditions)
    feared = clause.act.split(" ", 1)[0] in _HOSTILE
    return step(case, clause, owed, conditions) if own or (is_dated(case) and not feared) else None


def laid_down(case: Case, clause: Clause, owed: Owing | None, conditions: Sequence[Condition]) -> Point | None:
    """What the report itself tells as laid down for a day: "Russia is to withdraw its troops by 28 February"."""
    if clause.embedded or clause.modal not in _IS_TO or not is_dated(case):
        return None
    if owed is None:
        return step(case, clause, owed, conditions)
    return duty(case, clause, owed, conditions) if set(owed.sides) <= case.cast.principals else None


def demanded(case: Case, clause: Clause, owed: Owing | None, conditions: Sequence[Condition]) -> Point | None:
    """What one that negotiates says another must do; of itself it says what it will do."""
    if clause.modal not in _MUST or owed is None or owed.sides == (case.speaker,):
        return announced(case, clause, owed, conditions) if case.statement.act == "claim" else None
    if clause.embedded or not set(owed.sides) <= case.cast.principals:
        return None
    return duty(case, clause, owed, conditions)


def allowed(clause: Clause) -> Clause:
    """ "Ethiopia should be allowed to use the port": it may use the port; "must not be allowed to": it shall not."""
    found = _ALLOWED.match(clause.act)
    if found is None or not clause.subject:
        return clause
    act = act_from_words(clause.act[found.end() :])
    if act is None or act.passive:
        return clause
    return replace(clause, modal="shall" if clause.negated else "right", act=act.words, passive=False)


def is_dated(case: Case) -> bool:
    """Whether a day that is to come is named."""
    named = any((time.end or time.start or date.min) >= case.rest.said for time in case.statement.times)
    return named or bool(_IN_MONTH.search(case.said.text))


def _pledged(case: Case, clause: Clause, owed: Owing | None, conditions: Sequence[Condition]) -> Point | None:
    speaker = case.speaker
    if speaker is None or (clause.act.split(" ", 1)[0] in _STATES and not clause.passive):
        return None
    if owed is not None:
        return duty(case, clause, owed, conditions) if owed.sides == (speaker,) else None
    if speaker not in case.cast.principals or _is_body_of_other(case, clause, speaker):
        return None
    opens = clause.act.split(" ", 1)[0] in _OPENS
    found = None
    if clause.passive or opens:
        found = duty(case, clause, owing_of(case.cast, (speaker,)), conditions, upon=opens)
    found = found or let(case, clause, conditions)
    return replace(found, notes=(_NOT_BY_WHOM, *found.notes)) if found else None


def _is_agreed_of_other(case: Case, clause: Clause, owed: Owing) -> bool:
    """Whether it is told by when another one, that negotiates, is to do something: so it was laid down, as is told."""
    due = _DEADLINE.search(clause.act) and is_dated(case) and clause.act.split(" ", 1)[0] not in _HOSTILE
    return bool(due and not clause.negated and not clause.passive and set(owed.sides) <= case.cast.principals)


def _is_body_of_other(case: Case, clause: Clause, speaker: str) -> bool:
    """Whether what is acted upon is an army or the like, and not the speaker's own: who moves it is not plain."""
    words = [word.lower() for word in words_of(clause.subject)]
    if clause.negated or not words or words[0] in ("our", "its", "their", "his", "her"):
        return False
    return any(word in ORGANS for word in words) and words_of(speaker.lower())[0][:_STEM] not in " ".join(words)


def is_of_the_talks(case: Case, clause: Clause) -> bool:
    """Whether a clause tells only when and where the talks go on: "the ministers will be back in Muscat on 19 January".

    What depends on something, and what a text lays down, is not.
    """
    if clause.holes or case.is_of_a_text or case.is_joint or clause.passive or clause.negated:
        return False
    on_a_day = any(time.start and time.start == time.end for time in case.statement.times)
    if case.statement.act not in ("claim", "plan", "promise") or not on_a_day:
        return False
    words = [word.lower() for word in words_of(clause.subject)]
    if not any(word in _TALKS for word in words):
        return False
    verb = clause.act.split(" ", 1)[0]
    if verb == "be":
        return bool(_THERE.match(clause.act))
    goes = verb in _GOES_ON - words_in("go sit take face open start begin")
    return goes or bool(_GOES_ON_HOW.match(clause.act))

"""Duties, bans and powers: who shall, shall not or may do what."""

import re
from collections.abc import Sequence
from dataclasses import replace

from parley.following.draft.acts import participle_at
from parley.following.draft.case import Case, clean, point_of, quoted
from parley.following.draft.clauses import Clause
from parley.following.draft.english import base_of, base_of_gerund, is_plural, uncapital, words_in
from parley.following.draft.said import Condition
from parley.following.draft.steps import step_ways
from parley.following.draft.subjects import GROUP, Owing, owing_of
from parley.following.draft.tenses import event_from, finite_at
from parley.following.draft.words import Kind, Point

_BY_WHOM = re.compile(
    r"\sby\s(?!\d|(?:the\s)?(?:end|middle|beginning|\w+\sday)\b|no\slater|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
)
ALONE = words_in("withdraw disarm sign attend demobilise demobilize surrender negotiate leave retreat resign")
# What nobody can owe: how things are, what somebody sees or feels.
STATES = words_in(
    """
    number amount comprise include consist seem appear believe know think want need mean cost exist belong contain
    total deserve understand see hear feel like prove become suffer lose
    depend
    """
)
_PRONOUNS = words_in("it they he she we i this that these those them him her us me you nobody")
_LISTED = re.compile(r"^be\s\w+(?:,|\sor|\sand)\s\w+(?:ed|en|t)\b")
_STOPS = re.compile(r"(?:(?:refrain|abstain|desist)\sfrom|stop|cease|quit)\s(?P<verb>[a-z]+ing)\b(?!\sno\b)")
_STOPS_AT = re.compile(
    r"\s(?:at|on|by)\s(?=(?:the\s)?(?:\w+\s)?(?:hour|midnight|noon|dawn|dusk)\b|\d{1,2}\s[A-Z][a-z]+\s\d{4})"
)
_STOPS_WHEN = re.compile(r"\s(?:within|before|after)\s")
_ASKING = words_in("who whose whom what which where when why how there")
_COMMA = ("unless", "provided that", "only after")
MAY = ("may", "might", "can", "could", "right")
WILL = ("will", "would", "shall")


def duty(
    case: Case, clause: Clause, owed: Owing, conditions: Sequence[Condition], *, upon: bool = False
) -> Point | None:
    """The duty, ban or power that a clause words; None where its words do not carry one.

    `upon`: the subject is what is acted upon though the verb does not say so: "the crossing will open".
    """
    clause = _as_ban(clause)
    act = _active(clause) if clause.passive or upon else clause.act
    if act is None or act.split(" ", 1)[0] in STATES or (" " not in act and not conditions and act not in ALONE):
        return None
    verb, _, rest = _its(clean(act), clause, owed).partition(" ")
    after = uncapital(clause.after)
    rest = f"{rest}, {after}" if after and rest else after or rest
    shall = "may" if clause.modal in MAY else "shall"
    subject = "both parties" if owed.sides == (GROUP,) else owed.words
    lead = " ".join(word for word in (subject, shall, "not" if clause.negated else "", clause.lead, verb) if word)
    kept = f"{lead} {quoted(rest)}" if rest else lead
    ways = [
        f"{lead}{' ' + rest if rest else ''}{tail(conditions)}",
        f"{kept}{tail(conditions)}",
        f"{kept}{tail(conditions, kept=True)}",
    ]
    group = owed.sides == (GROUP,)
    return point_of(
        case,
        _kind(case, owed),
        ways,
        owed=f"{'not ' if clause.negated else ''}{clean(act)}",
        debtor=owed.key,
        holder=None if _agreed(case, owed) else case.holder,
        conditions=conditions,
        as_step=_as_step(clause, owed, verb, rest, conditions) if group and not clause.negated else (),
    )


def let(case: Case, clause: Clause, conditions: Sequence[Condition]) -> Point | None:
    """ "no drone of ours would cross the border", promised: the one who promises shall not let a drone cross it."""
    sides = case.joint or tuple(side for side in [case.speaker] if side)
    first = clause.subject.split()[0].lower() if clause.subject else ""
    if clause.act.split(" ", 1)[0] in STATES:
        return None
    if not clause.negated or not sides or not first or first in _PRONOUNS or first in _ASKING:
        return None
    what = re.sub(r"^(?:an?|the|no|any)\s|(?<=,\s)no\s|(?<=\sand\s)no\s", "any ", uncapital(clause.subject))
    changed = replace(clause, subject="", passive=False, act=f"let {what} {clause.act}")
    return duty(case, changed, owing_of(case.cast, sides), conditions)


def _as_step(
    clause: Clause, owed: Owing, verb: str, rest: str, conditions: Sequence[Condition]
) -> tuple[str, ...]:  # fmt: skip
    """ "the two sides keep the truce": what all are to do, where it is not plain who all are."""
    event = event_from(uncapital(owed.words), f"{verb} {rest}".strip(), clause.lead)
    return tuple(step_ways(event, "only if", [one.words for one in conditions]))


def tail(conditions: Sequence[Condition], *, kept: bool = False) -> str:
    """The conditions of a sentence as they stand at its end."""
    pieces = []
    for one in conditions:
        words = clean(one.words)
        comma = "," if one.conjunction in _COMMA else ""
        pieces.append(f"{comma} {one.conjunction} {quoted(words) if kept else words}")
    return "".join(pieces)


def _kind(case: Case, owed: Owing) -> Kind:
    """What one side promises by itself is a pledge; what several or a text lay down stands in an article."""
    single = len(owed.sides) == 1 and owed.sides != (GROUP,) and case.speaker in owed.sides
    return "pledge" if case.statement.act in ("promise", "claim", "plan") and single else "article"


def _agreed(case: Case, owed: Owing) -> bool:
    """Whether whoever owes it says so, or a text that binds them, or nobody but the report, or one who takes no side
    tells that they have agreed."""
    holder = case.holder
    if holder is None or owed.sides == (holder,) or set(owed.sides) <= set(case.joint):
        return True
    together = len(owed.sides) > 1 or owed.sides == (GROUP,)
    relayed = together and case.statement.act in ("promise", "acceptance") and case.outer.id != case.statement.id
    return relayed and holder not in owed.sides and holder not in case.cast.principals


def _as_ban(clause: Clause) -> Clause:
    """ "refrain from flying drones", "stop flying drones" is not to fly drones; "stop it on 1 May" not from then."""
    found = None if clause.negated or clause.passive else _STOPS.match(clause.act)
    verb = base_of_gerund(found["verb"]) if found else None
    if not found or not verb or _STOPS_WHEN.search(clause.act):
        return clause
    return replace(clause, negated=True, act=f"{verb}{_STOPS_AT.sub(' from ', clause.act[found.end() :], count=1)}")


def _active(clause: Clause) -> str | None:
    """ "foreign troops", "be attacked in the region" -> "attack foreign troops in the region".

    None where the words name who acts, or only a pronoun is acted upon.
    """
    at = participle_at(clause.act) if clause.passive else 0
    words = clause.subject.lower().split()
    finite = finite_at(words)
    told = finite is not None and words[finite].endswith("s")  # "the schedule ends on Tuesday and will be met"
    if (
        at is None
        or told
        or _LISTED.search(clause.act)
        or _BY_WHOM.search(clause.act)
        or not words
        or words[0] in _PRONOUNS
    ):
        return None
    tokens = clause.act.split()
    verb = base_of(tokens[at].strip(',."“”'))
    what = re.sub(r"^no\s|(?<=,\s)no\s|(?<=\sand\s)no\s", "any ", uncapital(clause.subject))
    what = f"{what}," if "," in what and tokens[at + 1 :] else what
    return " ".join([verb, what, *tokens[1:at], *tokens[at + 1 :]])


def _its(act: str, clause: Clause, owed: Owing) -> str:
    """ "their arms" of the rebels are "its arms" of the one side that owes it."""
    tokens = act.split()
    if clause.subject and len(owed.sides) == 1 and is_plural(clause.subject) and not is_plural(owed.words):
        theirs = next((at for at, word in enumerate(tokens[:4]) if word == "their"), None)
        if theirs:
            tokens[theirs] = "its"
    return " ".join(tokens)

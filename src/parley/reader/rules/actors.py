"""Who is to act or acted, and to whom something is promised or of whom it is asked."""

from parley.model.statement import Act
from parley.reader.rules.clause import Clause
from parley.reader.rules.phrases import GROUPS, ROLES, Range
from parley.reader.rules.words import POSSESSIVES, any_in, is_adverb, is_auxiliary, word_set
from parley.reader.statements import Context, conditions_of, side_of_speaker, subject_of

_BINDS_SPEAKER = ("promise", "offer", "threat", "acceptance", "protest", "plan")
_BE = word_set("am is are was were be been being")
_FOLLOWERS = word_set(
    "men women soldiers fighters forces troops delegates members supporters colleagues people lawyers gunmen jets"
)
_BODIES = GROUPS | ROLES | _FOLLOWERS
# Of these in the passive the subject is who is told or shown something, and does nothing.
_RECEIVED = word_set("invited shown informed told asked notified offered promised given")
_SIGNING = ("sign", "initial", "ratif", "adopt", "endors", "approv", "accept")
# Who denies these denies a deed of his own; and who rejects "a return to talks" would be the one to return.
_CHARGES = word_set(
    "allegation allegations accusation accusations charge charges involvement responsibility role violation wrongdoing"
)
_POINTING = word_set("the any this these all such")
_INDEFINITE = word_set("a an any further more")
_OF = word_set("of between with in on at to")
_REACH = 25  # words after a subject in which its verb and the agent of a passive stand


def actor_of(context: Context, n: int, act: Act, clause: Clause, part: Range) -> str | None:
    """The party that acts: the debtor of a promise, the one asked by a demand, else the subject of the content."""
    found = context.found[n]
    if act == "demand" and found.addressee and not context.phrases.is_medium(found.addressee):
        side = _side(context, found.addressee) or _pointed_at(context, n, found.addressee)
        if side:
            return side
    if clause.infinitive or clause.nominal:
        return _of_phrase(context, n, act, clause, part)
    if _signs(context, n, part):
        return side_of_speaker(context, n)
    left_out = {
        i for c in conditions_of(context, n, [part]) if c.kind != "requires" for i in range(c.conjunction, c.clause[1])
    }
    subject = subject_of(context, [i for i in range(*part) if i not in left_out])
    if subject is None:
        return None
    if cleft := _cleft(context, subject, part):
        return _side(context, cleft) or _pointed_at(context, n, cleft)
    agent = _agent(context, subject, part)
    if agent is not None:
        return agent or None
    if _speaks_itself(context, subject, clause):
        return None if act in ("assessment", "claim") and not _acts(context, subject) else side_of_speaker(context, n)
    if _possessed(context, subject):
        return side_of_speaker(context, n)
    side = _side(context, subject) or _pointed_at(context, n, subject)
    bound = act in ("promise", "threat") and not clause.document
    return side or (side_of_speaker(context, n) if bound else None)


def _of_phrase(context: Context, n: int, act: Act, clause: Clause, part: Range) -> str | None:
    """Who acts where the content is no clause: "to leave", "the plan of Russia"."""
    if act in _BINDS_SPEAKER and not clause.document:
        return side_of_speaker(context, n)
    opening = context.phrases.lows[part[0] : min(part[1], part[0] + 4)]
    charged = any_in(opening, _CHARGES) and (opening[0] in _CHARGES or opening[0] in _POINTING)
    own_deed = act in ("denial", "rejection") and (charged or opening[0] in _INDEFINITE)
    if own_deed or (act == "rejection" and clause.infinitive):
        return side_of_speaker(context, n)
    if act in ("rejection", "accusation", "assessment", "demand"):
        return _owner(context, n, part)
    return None


def _signs(context: Context, n: int, part: Range) -> bool:
    """ "signed a deal brokered by X": an acceptance of a text, whatever its verbs."""
    found, lows = context.found[n], context.phrases.lows
    signs = found.cue is not None and lows[found.cue[0]].startswith(_SIGNING)
    return signs and found.act == "acceptance" and not found.document and lows[part[0] - 1] != "that"


def _pointed_at(context: Context, n: int, phrase: Range) -> str | None:
    """The side of the party that a pronoun or a bare description stands for."""
    key = context.speakers.pointed_at(phrase, n) if context.found[n].cue else None
    return context.parties.records[key].side if key else None


def _speaks_itself(context: Context, subject: Range, clause: Clause) -> bool:
    """Whether the subject is the speaker: "we", or "the army" of an officer, but not "the unity of X"."""
    single = subject[1] - subject[0] == 1
    return clause.own and (single or not any_in(context.phrases.lows[slice(*subject)], _OF))


def _possessed(context: Context, subject: Range) -> bool:
    """ "his men", "our delegation", "its army": a body of the speaker's own."""
    lows = context.phrases.lows[slice(*subject)]
    return lows[0] in POSSESSIVES - {"your", "my"} and any_in(lows[1:4], _BODIES)


def _cleft(context: Context, subject: Range, part: Range) -> Range | None:
    """Of "it was Russia that attacked" the one that did it, None if it is no such sentence."""
    p, (lo, hi) = context.phrases, subject
    if p.lows[lo:hi] != ["it"] or p.lows[hi : hi + 1] not in (["is"], ["was"]):
        return None
    end = p.phrase_right(hi + 1, min(part[1], hi + _REACH))
    return (hi + 1, end) if end > hi + 1 and p.lows[end : end + 1] in (["who"], ["that"]) else None


def _agent(context: Context, subject: Range, part: Range) -> str | None:
    """By whom something is done in the passive: "" if only told to the subject, None if nothing tells."""
    p, hi = context.phrases, min(part[1], subject[1] + _REACH)
    i, passive = subject[1], False
    while i < hi and (is_auxiliary(p.lows[i]) or is_adverb(p.lows[i]) or p.lows[i] == "not"):
        passive = p.lows[i] in _BE
        i += 1
    if not passive or i >= hi or not (p.lows[i].endswith(("ed", "n", "t")) or p.lows[i] in _RECEIVED):
        return None
    for k in range(i + 1, hi):
        if p.lows[k] == "by" and not p.is_clause(i + 1, k) and p.can_speak((k + 1, p.phrase_right(k + 1, hi))):
            return _side(context, (k + 1, p.phrase_right(k + 1, hi)))
    return "" if p.lows[i] in _RECEIVED and p.lows[i + 1 : i + 2] != ["until"] else None


def _acts(context: Context, subject: Range) -> bool:
    """Whether a subject is somebody and not "it" of the weather."""
    return subject[1] - subject[0] > 1 or context.phrases.lows[subject[0]] in ("we", "it", "they")


def _side(context: Context, phrase: Range) -> str | None:
    """The one side that a noun phrase belongs to, None for joint ones and for things."""
    if context.parties.is_collective(phrase):
        return None
    lo, hi = phrase
    head_end = next((i for i in range(lo + 1, hi) if context.phrases.lows[i] in _OF), hi)
    if (
        not any(context.parties.names.naming_over(i) for i in range(lo, head_end))
        and head_end < hi
        and context.phrases.lows[head_end - 1] not in GROUPS
    ):
        organisation = context.parties.names.organisation_in(lo, head_end)
        person = context.parties.names.person_in(lo, head_end)
        if not organisation and not person:
            return None
    side = context.parties.side_of(lo, head_end)
    if side is None and context.parties.names.person_in(lo, head_end):
        side = context.parties.records[context.parties.resolve((lo, head_end))].side
    return side


def _owner(context: Context, n: int, part: Range) -> str | None:
    """Whose proposal or deed a noun phrase names at its start: "Hamas' proposal", "Russian shelling"."""
    lo, hi = part
    p = context.phrases
    end = next(
        (i for i in range(lo + 1, hi) if p.lows[i] in ("for", "to", "of", "on", "as", "in") or p.texts[i] == ","),
        min(hi, lo + 8),
    )
    return _side(context, (lo, end)) or _pointed_at(context, n, (lo, end))


def recipient_of(context: Context, n: int) -> str | None:
    """The party addressed by a promise, a demand or an accusation; news media are no recipients."""
    found = context.found[n]
    if found.addressee is None or context.phrases.is_medium(found.addressee):
        return None
    return _side(context, found.addressee)

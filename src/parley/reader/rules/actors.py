"""Who is to act or acted, and to whom something is promised or of whom it is asked."""

from parley.model.statement import Act
from parley.reader.rules.acts import Clause
from parley.reader.rules.phrases import GROUPS, Range
from parley.reader.statements import Context, side_of_speaker, subject_of

_BINDS_SPEAKER = ("promise", "offer", "threat", "acceptance", "protest", "plan")


def actor_of(context: Context, n: int, act: Act, clause: Clause, part: Range) -> str | None:
    """The party that acts: the debtor of a promise, the one asked by a demand, else the subject of the content."""
    found = context.found[n]
    if act == "demand" and found.addressee and not context.phrases.is_medium(found.addressee):
        side = _side(context, found.addressee)
        if side:
            return side
    subject = subject_of(context, list(range(*part)))
    if not (clause.infinitive or clause.nominal):
        if subject is None:
            return None
        if clause.own:
            return (
                None if act in ("assessment", "claim") and not _acts(context, subject) else side_of_speaker(context, n)
            )
        side = _side(context, subject)
        if side or act not in _BINDS_SPEAKER or clause.document:
            return side
        return side_of_speaker(context, n) if act in ("promise", "threat") else None
    if act in _BINDS_SPEAKER and not clause.document:
        return side_of_speaker(context, n)
    if act in ("rejection", "accusation", "assessment", "demand"):
        return _owner(context, part)
    return None


def _acts(context: Context, subject: Range) -> bool:
    """Whether a subject is somebody and not "it" of the weather."""
    return subject[1] - subject[0] > 1 or context.phrases.lows[subject[0]] in ("we", "it", "they")


def _side(context: Context, phrase: Range) -> str | None:
    """The one side that a noun phrase belongs to, None for joint ones and for things."""
    if context.parties.is_collective(phrase):
        return None
    lo, hi = phrase
    head_end = next(
        (i for i in range(lo + 1, hi) if context.phrases.lows[i] in ("of", "between", "with", "in", "on", "at", "to")),
        hi,
    )
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


def _owner(context: Context, part: Range) -> str | None:
    """Whose proposal or deed a noun phrase names at its start: "Hamas' proposal", "Russian shelling"."""
    lo, hi = part
    end = next(
        (i for i in range(lo + 1, hi) if context.phrases.lows[i] in ("for", "to", "of", "on", "as", "in")),
        min(hi, lo + 8),
    )
    return _side(context, (lo, end))


def recipient_of(context: Context, n: int) -> str | None:
    """The party addressed by a promise, a demand or an accusation; news media are no recipients."""
    found = context.found[n]
    if found.addressee is None or context.phrases.is_medium(found.addressee):
        return None
    return _side(context, found.addressee)

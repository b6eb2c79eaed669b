"""Whose side an official is on where no word says it: told by what the official commits a party to."""

from parley.model.doubt import Doubt
from parley.reader.rules.lexicon import HARM, INTENDED, WRONGED
from parley.reader.rules.words import NEGATIONS, any_in
from parley.reader.statements import Context, parts_of, subject_of


def settle_sides(context: Context) -> None:
    """Give officials of no settled side the one party of which they say what it will do, or that it did not do it.

    "Deputy Speaker Karam denied that Lebanon had ..., Beirut will give its answer": he speaks for Lebanon. Each such
    side is also a doubt, since no word of the report says so.
    """
    for n in context.speakers.assumed:
        _doubt(context, n)
    told: dict[str, dict[str, int]] = {}
    for n, found in enumerate(context.found):
        key = context.speakers.keys[n]
        if found.within is None and key and found.source and _is_unsettled(context, key):
            party = _committed(context, n)
            if party:
                told.setdefault(key, {}).setdefault(party, n)
    for key, parties in told.items():
        if len(parties) == 1:
            party, n = next(iter(parties.items()))
            context.parties.records[key].side = party
            _doubt(context, n)


def _doubt(context: Context, n: int) -> None:
    """Show that the side of the speaker of attribution n is taken from what stands around it."""
    records = context.parties.records
    record = records[context.speakers.keys[n] or ""]
    span = context.phrases.seg.span(*(context.found[n].source or (0, 1)))
    note = (
        f"No word says for whom {record.name} speaks; {records[record.side or ''].name} is taken from what stands here."
    )
    context.doubts.append(Doubt(span, "assumed-side", note))


def _is_unsettled(context: Context, key: str) -> bool:
    record = context.parties.records[key]
    return key.startswith("person:") and record.side is None and bool(record.roles)


def _committed(context: Context, n: int) -> str | None:
    """The party that a statement says will act, or did not act; None if it tells of harm or of nobody."""
    found, p = context.found[n], context.phrases
    lo, hi = parts_of(context, n)[0]
    lows = p.lows[lo:hi]
    commits = any_in(lows, INTENDED) or any_in(lows, NEGATIONS) or found.act in ("denial", "promise", "offer")
    if not commits or any_in(lows, WRONGED) or any(low.startswith(HARM) for low in lows):
        return None
    subject = subject_of(context, list(range(lo, hi)))
    return context.parties.side_of(*subject) if subject else None

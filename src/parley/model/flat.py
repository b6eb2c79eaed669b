"""A statement as flat values: names for parties, words for spans, days for times."""

from collections.abc import Mapping
from typing import Any

from parley.model.statement import Reading, Statement


def flat_statement(s: Statement, reading: Reading, names: Mapping[str, str]) -> dict[str, Any]:
    """The columns of a statement that follow from its reading; `names`: those of the reading's parties, by their ids.
    What may be several is a list."""
    starts = [time.start for time in s.times if time.start]
    ends = [day for time in s.times if (day := time.end or time.start)]
    return {
        "speaker": names.get(s.speaker or ""),
        "side": names.get(s.side or ""),
        "via": [names[via] for via in s.via if via in names],
        "act": s.act,
        "event": s.event,
        "modality": s.modality,
        "negated": s.negated,
        "actor": names.get(s.actor or ""),
        "recipient": names.get(s.recipient or ""),
        "within": s.within,
        "content": reading.words(s.content),
        "conditions": [f"{c.kind.replace('_', ' ')} {reading.words(c.span)}" for c in s.conditions],
        "happened_from": min(starts) if starts else None,
        "happened_to": max(ends) if ends else None,
        "places": list(dict.fromkeys(place.name for place in s.places)),
        "confidence": s.confidence,
        "begins": s.content[0].start,
        "ends": s.content[-1].end,
    }

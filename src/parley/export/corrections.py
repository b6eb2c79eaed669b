"""What reviewers changed in a statement: each field in words, as it was read and as it reads now."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from parley.export.cards import Card
from parley.export.wording import listing


@dataclass(frozen=True, slots=True)
class Correction:
    """A field of a statement in words, what stood there, and what stands there now; "none" for nothing."""

    field: str
    was: str
    now: str


def corrections_of(fields: Iterable[str], was: Card, now: Card) -> tuple[Correction, ...]:
    """The fields that were corrected, by their names in a reading, from the cards before and after."""
    return tuple(
        Correction(words, of(was) or "none", of(now) or "none") for name in fields for words, of in (_FIELDS[name],)
    )


_FIELDS: Mapping[str, tuple[str, Callable[[Card], str | None]]] = {
    "within": ("Reported in", lambda card: card.within.number if card.within else None),
    "speaker": ("Speaker", lambda card: card.speaker),
    "side": ("Side", lambda card: card.side),
    "via": ("Via", lambda card: listing(card.via)),
    "content": ("Words", lambda card: card.words),
    "voice": ("Voice", lambda card: card.statement.voice),
    "act": ("Act", lambda card: card.statement.act),
    "event": ("Event", lambda card: card.statement.event),
    "modality": ("Speaks of", lambda card: card.modality),
    "negated": ("In the negative", lambda card: "yes" if card.statement.negated else "no"),
    "actor": ("To act", lambda card: card.actor),
    "recipient": ("To whom", lambda card: card.recipient),
    "conditions": ("Conditions", lambda card: "; ".join(f"{kind} {words}" for kind, words, _ in card.conditions)),
    "times": ("When", lambda card: "; ".join(f"{words}: {days}" for words, days in card.times)),
    "places": ("Where", lambda card: "; ".join(name for name, _ in card.places)),
}
"""Each field that can be corrected, and how a card words it."""

"""The little card beside a statement's label in the text: who says it, for whom, what is done by it.

It says nothing that the card in the list does not say too; it is there so that the eye can stay in the text.
"""

from markupsafe import Markup

from parley.export.cards import Card
from parley.export.wording import ACT, listing

_LINE = Markup('<span><span class="muted">{}</span> <bdi>{}</bdi></span>')


def hint_of(card: Card, review: str) -> Markup:
    """The card of one statement in a few lines; `review` is its state of review in words."""
    act = card.statement.act
    who = card.speaker + (f", {', '.join(card.roles)}" if card.roles else "")
    lines = [("Who", who), ("For", card.side or "side not settled")]
    if card.told_by:
        lines.append(("In the words of", card.told_by))
    if card.via:
        lines.append(("Via", listing(card.via)))
    lines.append(("Act", f"{act}: {ACT[act]}"))
    lines += [(kind.capitalize(), words) for kind, words, _ in card.conditions]
    if card.within:
        lines.append(("Reported in", f"{card.within.number} {card.within.label}"))
    lines.append(("Review", review))
    return Markup("").join(_LINE.format(name, words) for name, words in lines)

"""Several together as one party: "both capitals", "Ethiopia and Eritrea", "the two leaders"."""

import re
from collections.abc import Iterator

from parley.following.who.entry import Entry
from parley.following.who.letters import word_set
from parley.following.who.rows import Row
from parley.model.party import Party
from parley.model.span import Span

_KINDS = (
    (word_set("armies militaries"), "armies"),
    (word_set("ministers diplomats"), "ministers"),
    (word_set("leaders presidents heads premiers rulers men"), "leaders"),
    (word_set("negotiators delegations teams envoys"), "delegations"),
    (word_set("capitals governments sides parties countries states nations neighbours neighbors rivals"), "sides"),
)
_TOGETHER = re.compile(
    r"^(?:both|(?:the |all |these )?(?:two|three|four)|their|the (?:warring )?\w+$)\b", re.IGNORECASE
)
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_NEAR = 45  # days for which "the two leaders" are the same


def enter_joint(entry: Entry, party: Party) -> Row | None:
    """The row of those whom a group names together; None if it is no such group."""
    if party.kind != "group" or party.side is not None:
        return None
    members = _members(entry, party)
    kind = _kind(party.name, listed=len(members) > 1)
    if kind is None or (len(members) < 2 and not _TOGETHER.search(party.name)):
        return None
    many = len(members) if len(members) > 1 else _number(party.name)
    name = "+".join(sorted(members)) if len(members) > 1 else f"?{many}"
    if len(members) > 1:
        known = entry.rows.with_keys([f"joint:{kind}:{name}", f"joint:{kind}:?{many}", f"joint:{kind}:?0"])
    else:
        known = [row for row in entry.rows.with_keys([f"joint:{kind}"]) if _can_be(entry, row, many)]
    near = [row for row in known if row.seen.distance(entry.day) <= _NEAR]
    row = near[0] if near else entry.new(party)
    entry.name(row, party, "those named together", 0.7, proper=False)
    entry.rows.give(row, [f"joint:{kind}", f"joint:{kind}:{name}"])
    return row


def _number(name: str) -> int:
    """How many a group says that it is: 2 of "both sides", 0 if it does not say."""
    return next((_NUMBERS[word] for word in re.findall(r"[a-z]+", name.casefold())[:2] if word in _NUMBERS), 0)


def _kind(name: str, *, listed: bool) -> str | None:
    words = re.findall(r"[a-z]+", re.split(r" of | from | in ", name.casefold())[0])
    found = next((kind for heads, kind in _KINDS if words and words[-1] in heads), None)
    return found or ("sides" if listed and " and " in name and not name.islower() else None)


def _members(entry: Entry, party: Party) -> list[str]:
    """The rows of the states and organisations that are named inside of a mention of the group."""
    text = entry.told.reading.report.text
    inside = [span for span in party.mentions if " and " in span.of(text)]
    return list(dict.fromkeys(_named(entry, inside)))


def _named(entry: Entry, spans: list[Span]) -> Iterator[str]:
    for one in entry.told.reading.parties:
        inside = any(span.covers(mention) for span in spans for mention in one.mentions)
        if one.kind in ("state", "organisation") and one.id in entry.ids and inside:
            yield entry.rows.now(entry.ids[one.id])


def _can_be(entry: Entry, row: Row, many: int) -> bool:
    """Whether a group can be meant: so many, and one of those that make it up, if that is told, takes part here."""
    told = [key.split(":")[2] for key in row.keys if key.count(":") == 2 and key.startswith("joint:")]
    sizes = {int(name[1:]) if name[0] == "?" else name.count("+") + 1 for name in told} - {0}
    if many and sizes and many not in sizes:
        return False
    members = [entry.rows.now(one) for name in told if name[0] != "?" for one in name.split("+")]
    here = {entry.rows.now(one) for one in entry.sides}
    return not members or any(one in here for one in members)

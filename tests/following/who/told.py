"""Reports as a reader would read them, made of the parties that a test needs."""

from datetime import date

from parley.model.doubt import Doubt
from parley.model.party import Party, PartyKind
from parley.model.process import Told, Who
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import ReaderStamp, Reading

STAMP = ReaderStamp("0", "test", "0", 1, "")
STATES = {"RUS": "Russia", "UKR": "Ukraine", "BLR": "Belarus", "ETH": "Ethiopia", "ERI": "Eritrea", "ARM": "Armenia"}


def told(number: int, day: str, *parties: Party, text: str = "", doubts: tuple[Doubt, ...] = ()) -> Told:
    """A report with these parties."""
    report = Report(f"r{number}", text, date.fromisoformat(day))
    return Told(number, Reading(STAMP, report, parties, (), (), (), (), doubts))


def state(party: str, code: str) -> Party:
    """A state, which is its own side."""
    return Party(party, STATES[code], "state", side=party, code=code)


def person(party: str, name: str, *roles: str, side: str | None = None, mentions: tuple[Span, ...] = ()) -> Party:
    """A person, by name or only described."""
    return Party(party, name, "person", roles, side, mentions=mentions)


def organisation(party: str, name: str, *, mentions: tuple[Span, ...] = ()) -> Party:
    """An organisation, which is its own side."""
    return Party(party, name, "organisation", side=party, mentions=mentions)


def group(party: str, name: str, *, side: str | None = None, kind: PartyKind = "group") -> Party:
    """A group or a document."""
    return Party(party, name, kind, side=side)


def together(who: Who) -> list[list[tuple[int, str]]]:
    """Which parties of which reports are one, for those that are more than one."""
    return [list(identity.parties) for identity in who.identities if len(identity.parties) > 1]

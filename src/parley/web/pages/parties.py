"""Who is who in all reports: names, roles, sides; which may be one; what reviewers decided."""

from dataclasses import dataclass

from parley.model.process import Held
from parley.tasks.parties import Known as KnownParty
from parley.tasks.parties import Parties
from parley.web.addresses import Address, Table
from parley.web.ask import Ask, Param
from parley.web.pages.followed import Known, followed
from parley.web.pages.paging import PAGE, Paged, paged


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party: its names, roles and sides from day to day, why its namings were joined, in how many reports it is."""

    id: str
    name: str
    kind: str
    side: str | None
    reports: int
    names: tuple[Held, ...]
    roles: tuple[Held, ...]
    sides: tuple[Held, ...]
    joined: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MayBeOne:
    """Two parties that may be one, why, and how sure that is (0 to 1)."""

    one: str
    other: str
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class DecidedParty:
    """What a reviewer decided about two names, by the entry that keeps it."""

    entry: int
    one: str
    other: str
    differs: bool
    by: str
    why: str | None


@dataclass(frozen=True, slots=True)
class PartiesPage:
    """The parties, those that may be one, and the decisions; `words` is what they were narrowed to."""

    known: Known
    words: str | None
    described: bool
    parties: Paged[PartyRow]
    suggested: tuple[MayBeOne, ...]
    decided: tuple[DecidedParty, ...]

    def table(self) -> Table:
        """The parties shown, for a spreadsheet."""
        columns = ("id", "name", "kind", "side", "reports", "names", "roles", "sides")
        rows = tuple(
            (r.id, r.name, r.kind, r.side, r.reports, _words(r.names), _words(r.roles), _words(r.sides))
            for r in self.parties.rows
        )
        return Table(columns, rows)


def parties_page(ask: Ask) -> PartiesPage:
    """Who is who. Raises WorkingError until that is worked out, WrongUseError, LedgerError."""
    words, described = ask.text("words"), ask.flag("described")
    told, known = followed(ask, "parties")
    who: Parties = told
    wanted = (words or "").casefold()
    found = [
        one
        for one in who.parties
        if (one.named or described) and any(wanted in held.words.casefold() for held in one.party.names)
    ]
    names = {one.party.id: one.party.name for one in who.parties}
    return PartiesPage(
        known,
        words,
        described,
        paged([_row(one) for one in found], ask),
        tuple(MayBeOne(names[m.one], names[m.other], m.why, round(m.score, 2)) for m in who.suggested),
        tuple(DecidedParty(entry, s.one, s.other, s.differs, s.by, s.why) for entry, s in reversed(who.decided)),
    )


def _row(one: KnownParty) -> PartyRow:
    party = one.party
    joined = tuple(f"{m.one} = {m.other}: {m.why}" + (f" ({m.by})" if m.by else "") for m in one.joined)
    return PartyRow(
        party.id, party.name, party.kind, one.side, one.reports, party.names, party.roles, party.sides, joined
    )


def _words(held: tuple[Held, ...]) -> tuple[str, ...]:
    return tuple(f"{one.words} ({one.first} to {one.last})" for one in held)


ADDRESS = Address(
    "/parties",
    "Parties",
    "Who is who in all reports",
    parties_page,
    "parties.html",
    (
        Param("words", "text", "Only parties that have a name with these words."),
        Param("described", "flag", "Also those that are only described, such as “a spokesman”."),
        PAGE,
    ),
    group="Read",
)

"""One report as it is entered: its parties, and which rows they turned out to be."""

from bisect import bisect_right
from datetime import date

from parley.following.who.bodies import is_proper
from parley.following.who.homes import home_of, is_bare
from parley.following.who.offices import Office, is_office, office_from_words
from parley.following.who.rows import Form, Naming, Row, Rows, Spell
from parley.model.party import Party
from parley.model.process import Told

_MOST_FORMS = 200  # wordings of one party that are kept for finding it


class Entry:
    """A report in hand. `ids`: by the ids of its parties the ids of their rows."""

    def __init__(self, told: Told, rows: Rows) -> None:
        self.told = told
        self.rows = rows
        self.day = told.reading.report.date or date.min
        self.ids: dict[str, str] = {}
        self.sides: dict[str, None] = {}  # the ids of the states and organisations
        self.holders: dict[str, dict[str, None]] = {}  # by the head of an office the ids of the rows that have it here
        self.outlet = told.reading.report.publisher
        self.home = home_of(rows, self.outlet)
        self._entered: set[str] = set()
        self._doubted = sorted(doubt.span for doubt in told.reading.doubts if doubt.kind == "assumed-side")

    def side(self, party: Party) -> str | None:
        """The id of the row of the side that the report gives to a party; None for none, and for one that is its own.

        One that the reader only took from what stands around is none: other reports know better.
        """
        return None if self._is_assumed(party) else self._side(party)

    def assumed_side(self, party: Party) -> str | None:
        """The id of the row of the side that the reader took from what stands around; for what no state is told of, the
        state that is home to the outlet."""
        if self.home and self.is_of_home(party):
            return self.rows.now(self.home)
        if party.kind == "group" and self.outlet and is_bare(party.name):
            return None  # it is known as soon as it is known whose the outlet is
        return self._side(party) if self._is_assumed(party) else None

    def told_state(self, party: Party) -> Row | None:
        """The row of the state whose the report says in words that a party is."""
        side = None if self._is_assumed(party) else self._side(party)
        return self.rows.row(side) if side else None

    def is_of_home(self, party: Party) -> bool:
        """Whether a party is a body or an official of whom no word says which state's: that of the outlet, if any."""
        if party.kind == "person" and party.roles:
            return (party.side is None or self._is_doubted(party)) and any(map(is_bare, party.roles))
        return is_bare(party.name)

    def _is_assumed(self, party: Party) -> bool:
        return self._is_doubted(party) or (self.home is not None and self.is_of_home(party))

    def _is_doubted(self, party: Party) -> bool:
        for mention in party.mentions:
            at = bisect_right(self._doubted, mention.start, key=lambda span: span.start) - 1
            if at >= 0 and self._doubted[at].covers(mention):
                return True
        return False

    def _side(self, party: Party) -> str | None:
        if party.side is None or party.side == party.id or party.side not in self.ids:
            return None
        return self.rows.now(self.ids[party.side])

    def has(self, row: Row) -> bool:
        """Whether a party entered so far is of this row."""
        return any(one in self._entered for one in self.rows.once(row.id))

    def new(self, party: Party) -> Row:
        """A row for a party that nobody named before."""
        return self.rows.new(f"r{self.told.number}.{party.id}", party.kind, party.code, self.day)

    def offices(self, party: Party) -> list[Office]:
        """The offices of a party in this report."""
        return [office for role in party.roles if (office := office_from_words(role))]

    def mentions(self, party: Party) -> list[str]:
        """The names by which the report calls a party, its main one apart."""
        text = self.told.reading.report.text
        found = dict.fromkeys(" ".join(span.of(text).split()) for span in party.mentions)
        return [words for words in found if is_proper(words) and words != party.name and not is_office(words)]

    def name(
        self, row: Row, party: Party, why: str = "", score: float = 1.0, *, of: str | None = None, proper: bool = True
    ) -> Row:
        """Note that a party is the one of this row, by which form of its name, and why."""
        words = [" ".join(party.name.split()), *(self.mentions(party) if proper else ())]
        keys = [form_key(one) for one in words]
        side, assumed = self.side(party), self.assumed_side(party)
        for n, (key, said) in enumerate(zip(keys, words, strict=True)):
            if key in row.forms or (n and len(row.forms) >= _MOST_FORMS):
                continue
            anchor = (of or next(iter(row.forms), None)) if n == 0 else keys[0]
            reason, sure = (why, score) if n == 0 else ("called so in one report", 0.9)
            row.forms[key] = Form(said, proper, anchor, reason, sure)
        side, assumed = (one if one != row.id else None for one in (side, assumed))
        if side:
            row.sides.setdefault(side, Spell(self.day, self.day)).take(self.day)
        row.seen.take(self.day)
        row.is_named = row.is_named or proper
        kept = tuple(key for key in keys if key in row.forms)
        row.namings.append(
            Naming(self.told.number, party.id, self.day, kept, party.roles, side or assumed, side is None)
        )
        self.ids[party.id] = row.id
        self._entered.add(row.id)
        if party.kind in ("state", "organisation"):
            self.sides[row.id] = None
        return row


def form_key(words: str) -> str:
    """Words as decisions of reviewers compare them: in small letters, on one line."""
    return " ".join(words.casefold().split())

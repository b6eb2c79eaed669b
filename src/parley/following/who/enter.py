"""Who is who in all reports: a fold, in which one more report is one more step.

The order in which reports are entered is that of their numbers, so that who is who in n + 1 reports is who is who in n,
and one step. What reviewers decided is laid over it at the end and changes no row: it can be taken back without loss.
"""

from collections.abc import Iterable, Iterator

from parley.following.who.decided import decided
from parley.following.who.entry import Entry
from parley.following.who.groups import enter_group
from parley.following.who.holders import enter_described, note_offices
from parley.following.who.homes import home_of, note_home
from parley.following.who.names import parts_of
from parley.following.who.offices import is_described
from parley.following.who.organisations import enter_organisation, enter_state
from parley.following.who.persons import enter_person
from parley.following.who.rows import Keep, Rows
from parley.model.judgement import Same
from parley.model.party import Party
from parley.model.process import Identity, Told, Who


class Roll:
    """All who take part, as they are entered report by report. The same reports in the same order give the same."""

    def __init__(self, keep: Keep | None = None) -> None:
        self._rows = Rows(keep)

    def enter(self, told: Told) -> Who:
        """Enter one more report: each of its parties goes to who it is, or is somebody new. Gives who they are by now,
        each by the name that it has there.

        States and organisations first, as sides; then persons, full names before bare ones; then who is only described.
        """
        entry = Entry(told, self._rows)
        for party in sorted(told.reading.parties, key=_turn):
            if party.kind in ("state", "place-name"):
                enter_state(entry, party)
            elif party.kind == "organisation":
                enter_organisation(entry, party)
            elif party.kind in ("group", "document"):
                enter_group(entry, party)
            elif is_described(party.name):
                enter_described(entry, party)
            else:
                row = note_offices(entry, enter_person(entry, party), party)
                note_home(self._rows, row, party, entry.outlet, entry.told_state(party))
                entry.home = home_of(self._rows, entry.outlet)
        return Who(tuple(self._named_in(entry)))

    def _named_in(self, entry: Entry) -> Iterator[Identity]:
        """Who is named in a report, as far as that report goes."""
        by_row: dict[str, list[Party]] = {}
        for party in entry.told.reading.parties:
            by_row.setdefault(self._rows.now(entry.ids[party.id]), []).append(party)
        for row_id, parties in by_row.items():
            row, number = self._rows.row(row_id), entry.told.number
            named = tuple((number, party.id) for party in parties)
            yield Identity(row.id, parties[0].name, row.kind, row.code, (), (), (), named)

    def put_back(self) -> None:
        """Give all that is here back to where it is kept."""
        self._rows.put_back()

    def who(self, sames: Iterable[Same] = ()) -> Who:
        """Who is who by now. `sames`: what reviewers decided of parties' names, in the order in which they did."""
        return decided(self._rows, (same for same in sames if same.kind == "party"))


def who_is_who(told: Iterable[Told], sames: Iterable[Same] = ()) -> Who:
    """Who is who in reports, given in the order of their numbers.

    `sames`: what reviewers decided of parties' names and did not take back, in the order in which they did.
    """
    roll = Roll()
    for one in told:
        roll.enter(one)
    return roll.who(sames)


def _turn(party: Party) -> tuple[int, int]:
    """States, organisations; persons by how much of their name is told; at last those who are only described."""
    if party.kind in ("state", "place-name"):
        return 0, 0
    if party.kind == "organisation":
        return 1, 0
    if party.kind == "person" and not is_described(party.name):
        return 2, -len(parts_of(party.name))
    return (3, 0) if party.kind == "person" else (4, 0)

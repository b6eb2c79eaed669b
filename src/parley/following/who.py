"""Who is who in all reports: a fold, in which one more report is one more step."""

from collections.abc import Iterable

from parley.following.who_rows import Rows
from parley.model.judgement import Same
from parley.model.party import Party
from parley.model.process import Told, Who


class Roll:
    """All who take part, as they are entered report by report. The same reports in the same order give the same."""

    def __init__(self) -> None:
        self._rows = Rows()

    def enter(self, told: Told) -> None:
        """Enter one more report: each of its parties goes to who it is, or is somebody new."""
        for party in told.reading.parties:
            key = _key(told.number, party)
            row = next(iter(self._rows.with_key(key)), None) or self._rows.new(told.number, party)
            self._rows.give_key(row, key)
            self._rows.name(row, told, party)

    def who(self, sames: Iterable[Same] = ()) -> Who:
        """Who is who by now. `sames`: what reviewers decided of parties' names, in the order in which they did."""
        return Who(tuple(row.identity() for row in self._rows))


def who_is_who(told: Iterable[Told], sames: Iterable[Same] = ()) -> Who:
    """Who is who in reports, given in the order of their numbers.

    `sames`: what reviewers decided of parties' names and did not take back, in the order in which they did.
    """
    roll = Roll()
    for one in told:
        roll.enter(one)
    return roll.who(sames)


def _key(report: int, party: Party) -> str:
    name = " ".join(party.name.casefold().split())
    if party.kind in ("group", "document") or name.startswith(("the ", "a ", "an ", "his ", "its ", "their ")):
        return f"{report}.{party.id}"
    return f"{party.kind}:{party.code or name}"

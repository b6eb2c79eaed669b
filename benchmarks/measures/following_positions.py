"""How well positions by day, issues and the states of pledges are found in a process.

A position of the gold (issue, side, kind, day, statement) is found if the same side takes a stand of that kind on that
day in the statement that was read for it. A pledge is found if a pledge of the same party has a statement that was read
for the same proposition; of several such, the one that shares most counts.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date

from benchmarks.measures.bcubed import BCubed, bcubed
from benchmarks.measures.processes import Process
from benchmarks.measures.tally import Tally
from parley.following.heard import Heard, id_of
from parley.model.agreement import Member
from parley.model.pledge import PLEDGE_STATES, Pledge
from parley.model.position import Issue

Change = tuple[str, str, date, str]
"""Side, kind of position, day, statement."""

Names = Mapping[str, str]
"""By each name of a member of the agreement the one by which all of them go; in small letters, without an article."""


def names_of(members: Iterable[Member]) -> Names:
    """The names of the members of an agreement."""
    return {plain(name): plain(member.name) for member in members for name in (member.name, *member.also)}


def positions_by_day(process: Process, names: Names, issues: Sequence[Issue]) -> Tally:
    """Changes of position found, given (by the sides of the process alone), and wanted."""
    sides = {_side(side, names) for side in process.gold["sides"]}
    wanted = {
        (_side(one["side"], names), one["position"], one["from"], _read_for(process, one["statement"]))
        for one in process.gold["positions"]
    }
    given: set[Change] = {
        (_side(position.party, names), stand.kind, stand.since, stand.statement)
        for issue in issues
        for position in issue.positions
        for stand in position.stands
        if stand.statement and _side(position.party, names) in sides
    }
    return Tally(len(wanted & given), len(given), len(wanted))


def issues_together(process: Process, heard: Heard, issues: Sequence[Issue]) -> BCubed:
    """How well statements of the gold's issues are put together, of those that are in an issue at all."""
    issue_of = {one["id"]: one["issue"] for one in process.gold["propositions"] if one["issue"]}
    gold: dict[Hashable, Hashable] = {
        _read_for(process, one["id"]): issue_of[one["proposition"]]
        for one in process.gold["statements"]
        if one["proposition"] in issue_of and one["id"] in process.found
    }
    given: dict[Hashable, Hashable] = {
        id_of(wording): issue.id
        for issue in issues
        for proposition in issue.propositions
        for wording in heard.propositions[proposition].wordings
    }
    return bcubed({statement: issue for statement, issue in gold.items() if statement in given}, given)


def pledge_measures(process: Process, names: Names, pledges: Sequence[Pledge]) -> Mapping[str, Tally]:
    """Pledges found, those that stand right in the end, and the states with their days, all and each kind by itself.

    States that are given are those of the pledges that are found.
    """
    found = _found_pledges(process, names, pledges)
    gold = process.gold["pledges"]
    out = {
        "pledges": Tally(len(found), len(found), len(gold)),
        "at the end": Tally(
            sum(found[at].state == one["states"][-1]["state"] for at, one in enumerate(gold) if at in found),
            len(found),
            len(gold),
        ),
    }
    for state in ("all states", *PLEDGE_STATES):
        kinds = PLEDGE_STATES if state == "all states" else (state,)
        wanted = {
            (at, s["state"], s["on"]) for at, one in enumerate(gold) for s in one["states"] if s["state"] in kinds
        }
        given = {(at, turn.state, turn.on) for at, one in found.items() for turn in one.turns if turn.state in kinds}
        out[state] = Tally(len(wanted & given), len(given), len(wanted))
    return out


def _found_pledges(process: Process, names: Names, pledges: Sequence[Pledge]) -> dict[int, Pledge]:
    """By the place of a pledge in the gold the one that was found for it."""
    found: dict[int, Pledge] = {}
    for at, one in enumerate(process.gold["pledges"]):
        about = {
            _read_for(process, said["id"])
            for said in process.gold["statements"]
            if said["proposition"] == one["proposition"] and said["id"] in process.found
        }
        shared = [(len(about & {shown.statement for shown in pledge.turns[0].shown}), pledge) for pledge in pledges
                  if _side(pledge.by, names) == _side(one["by"], names)]  # fmt: skip
        most = max((many for many, _ in shared), default=0)
        if most:
            found[at] = next(pledge for many, pledge in shared if many == most)
    return found


def _read_for(process: Process, statement: str) -> str:
    number, name = process.found.get(statement, (0, statement))
    return f"r{number}.{name}"


def _side(name: str, names: Names) -> str:
    return names.get(plain(name), plain(name))


def plain(name: str) -> str:
    """A name in small letters, without an article."""
    return name.casefold().removeprefix("the ")

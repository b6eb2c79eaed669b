"""Who says what within what somebody else says."""

from collections.abc import Iterable

from parley.model.statement import Reading, Statement


def chains_of(reading: Reading) -> dict[str, list[Statement]]:
    """By the id of each statement: from the outermost one in whose content it is reported to itself."""
    by_id = {s.id: s for s in reading.statements}
    return {s.id: _chain(s, by_id) for s in reading.statements}


def outermost(statement: Statement, reading: Reading) -> Statement:
    """The statement in whose content this one is reported in the end: its speaker is the one who says it here."""
    return outermost_of(reading.statements)[statement.id]


def outermost_of(statements: Iterable[Statement]) -> dict[str, Statement]:
    """For each statement's id the one in whose content it is finally reported: itself where it is reported in none."""
    by_id = {statement.id: statement for statement in statements}
    found: dict[str, Statement] = {}
    for statement in by_id.values():
        path: dict[str, Statement] = {}
        at = statement
        while at.id not in found and at.id not in path:
            path[at.id] = at
            at = by_id.get(at.within or "", at)
        found.update(dict.fromkeys(path, found.get(at.id, at)))
    return found


def whose(reading: Reading) -> dict[str, str]:
    """By the id of each statement whose word it is: "Ukraine, according to Vladimir Medinsky (Russia)"."""
    names = {party.id: party.name for party in reading.parties}
    return {
        name: ", according to ".join(_speaker(one, names) for one in reversed(chain))
        for name, chain in chains_of(reading).items()
    }


def _chain(statement: Statement, by_id: dict[str, Statement]) -> list[Statement]:
    chain = [statement]
    seen = {statement.id}
    while (within := chain[-1].within) and within in by_id and within not in seen:
        seen.add(within)
        chain.append(by_id[within])
    return chain[::-1]


def _speaker(statement: Statement, names: dict[str, str]) -> str:
    speaker = names.get(statement.speaker or "", "the report itself")
    side = names.get(statement.side or "")
    return f"{speaker} ({side})" if side and side != speaker else speaker

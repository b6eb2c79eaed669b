"""Who says what within what somebody else says."""

from parley.model.statement import Reading, Statement


def chains_of(reading: Reading) -> dict[str, list[Statement]]:
    """By the id of each statement: from the outermost one in whose content it is reported to itself."""
    by_id = {s.id: s for s in reading.statements}
    return {s.id: _chain(s, by_id) for s in reading.statements}


def outermost(statement: Statement, reading: Reading) -> Statement:
    """The statement in whose content this one is reported in the end: its speaker is the one who says it here."""
    return _chain(statement, {s.id: s for s in reading.statements})[0]


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

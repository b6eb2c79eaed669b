"""Statements named so that they outlive a new reading: by their words, to the letter, and who says them."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from parley.model.judgement import StatementRef
from parley.model.statement import Reading, Statement


def ref_from_statement(reading: Reading, statement: Statement) -> StatementRef:
    """The statement named so that it outlives a new reading."""
    speaker = reading.party(statement.speaker)
    return StatementRef(
        reading.report.id, statement.content, reading.words(statement.content), speaker.name if speaker else None
    )


def keys_of(reading: Reading) -> list[str]:
    """A key for each statement of a reading: the same in another reading where words, speaker and, among several
    statements of the same words and speaker, the place are the same."""
    names = {party.id: party.name for party in reading.parties}
    told: Counter[tuple[str, str | None]] = Counter()
    keys = []
    for statement in reading.statements:
        one = (reading.words(statement.content), names.get(statement.speaker or ""))
        told[one] += 1
        keys.append(_key(reading.report.id, *one, told[one]))
    return keys


class Standing(Protocol):
    """A statement as it stands in the latest reading: a row of the table `statement`."""

    key: str
    content: str
    begins: int
    ends: int
    speaker: str | None


def key_of_ref(ref: StatementRef, latest: Iterable[Standing]) -> str:
    """The key of the statement that is meant, among those of the latest reading; one that no statement has where none
    of these has the same words.

    Nothing is tied to other words than those that were judged. Where several statements have them it is the one at
    the same place, or the only one by the same speaker.
    """
    same = [one for one in latest if one.content == ref.words]
    place = (ref.content[0].start, ref.content[-1].end) if ref.content else (0, 0)
    here = [one for one in same if (one.begins, one.ends) == place] or same
    if len(here) > 1:
        here = [one for one in here if one.speaker == ref.speaker]
    return here[0].key if len(here) == 1 else _key(ref.report, ref.words, ref.speaker, 1 if not here else "unsettled")


def _key(*parts: str | int | None) -> str:
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:24]

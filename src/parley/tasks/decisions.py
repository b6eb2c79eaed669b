"""Decisions in a file: links and bearings that people made, each found again by the words that it quotes.

Each line is a JSON object: `report`, `quote` (the statement's words; `nth` where several statements have them),
`by`, `on` (the day of the decision), and either `link` (a proposition; `denies`) or `bears_on` (a provision;
`against`); `why` if the person said so.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from parley.errors import RecordError
from parley.ledger import ref_from_statement
from parley.model.judgement import Bearing, Judgement, Link
from parley.model.statement import Reading

KEYS = {"report", "quote", "nth", "by", "on", "link", "denies", "bears_on", "against", "why"}


def decisions_from_lines(lines: str, readings: Mapping[str, Reading]) -> tuple[tuple[Judgement, ...], tuple[str, ...]]:
    """The judgements that the lines hold, and in words those whose statement the readings do not have.

    Raises RecordError, listing each line that is no decision.
    """
    judgements: list[Judgement] = []
    lost: list[str] = []
    mistakes: list[str] = []
    for number, line in enumerate(lines.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found = _judgement(json.loads(line), readings)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            mistakes.append(f"line {number}: this is no decision ({error}). Correct the line.")
        else:
            if isinstance(found, str):
                lost.append(f"line {number}: {found}")
            else:
                judgements.append(found)
    if mistakes:
        raise RecordError("\n".join(mistakes))
    return tuple(judgements), tuple(lost)


def _judgement(data: dict[str, Any], readings: Mapping[str, Reading]) -> Judgement | str:
    """A judgement, or why there is none."""
    if unknown := sorted(set(data) - KEYS):
        raise ValueError(f"unknown key {unknown[0]!r}")
    if ("link" in data) == ("bears_on" in data):
        raise ValueError("it needs either link or bears_on")
    quote, nth = str(data["quote"]), int(data.get("nth", 1))
    by, on, why = str(data["by"]), date.fromisoformat(data["on"]), data.get("why")
    reading = readings.get(data["report"])
    if reading is None:
        return f"the report {data['report']} is not there"
    found = [s for s in reading.statements if _plain(reading.words(s.content)) == _plain(quote)]
    if not 1 <= nth <= len(found):
        return f'the reading has no statement "{quote}" (number {nth} of {len(found)})'
    ref = ref_from_statement(reading, found[nth - 1])
    if "link" in data:
        return Link(ref, data["link"], bool(data.get("denies", False)), by, on, why)
    return Bearing(ref, data["bears_on"], bool(data.get("against", False)), by, on, why)


def _plain(words: str) -> str:
    """Words without the marks at their edges, where readers of the same sentence may differ."""
    return words.strip(" \t\r\n.,;:\"“”'‘’").casefold()

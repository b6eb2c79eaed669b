"""Agreements and records in their own words, and where each provision then stands, in one line each."""

import json
import re
from datetime import date

from parley.agreement import parse, read_record
from parley.engine import assess
from parley.model.finding import Assessment

HEAD = """# Treaty

Status: {status}
Date: 2022-01-01

## Parties
- Ukraine
- Russia

## Guarantors
- Turkey
- Canada{proposed}

## Observers
- the OSCE

"""
_LINE = re.compile(r"([\d-]+)(?: to ([\d-]+))? ([^:]+): (not )?(.+)")


def assessed(
    body: str, record: str, on: str, account: str = "common", *, status: str = "signed", proposed: str = ""
) -> Assessment:
    """The assessment of a text below `HEAD`, as of a month and day of 2022.

    A line of the record reads "02-05 Russia: Ukraine pays", "02-05 to 02-09 nobody: not Ukraine pays"; what nobody
    says is established.
    """
    agreement = parse(HEAD.format(status=status, proposed=proposed) + body)
    lines = []
    for line in record.strip().splitlines():
        match = _LINE.fullmatch(line.strip())
        assert match is not None, line
        first, last, by, denied, that = match.groups()
        told = {"that": that, "on": f"{_day(first)}", "by": None if by == "nobody" else by, "holds": denied is None}
        lines.append(json.dumps(told | ({"until": f"{_day(last)}"} if last else {})))
    return assess(agreement, read_record("\n".join(lines), agreement), as_of=_day(on), account=account)


def stands(
    body: str, record: str, on: str, account: str = "common", *, status: str = "signed", proposed: str = ""
) -> dict[str, str]:
    """By id: state, since when, and "by" its deadline, as "violated 02-11 by 02-10"; days outside 2022 in full."""
    found = assessed(body, record, on, account, status=status, proposed=proposed)
    told = {}
    for p in found.provisions:
        words = [p.state.value]
        words += [] if p.since is None else [_short(p.since)]
        words += [] if p.deadline is None else ["by", _short(p.deadline)]
        told[p.id] = " ".join(words)
    return told


def _day(short: str) -> date:
    return date.fromisoformat(short if len(short) > 5 else f"2022-{short}")


def _short(day: date) -> str:
    return day.isoformat().removeprefix("2022-")

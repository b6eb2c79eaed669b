"""A statement's reading as fields of a form, and what somebody changed in them as a correction.

Offsets are not for people: places in the text are given by the words that stand there, and found again near the
statement. What was not touched stays as it was read, to the letter.
"""

from bisect import bisect_left
from collections.abc import Mapping
from datetime import date
from typing import Any

from parley.errors import WrongUseError
from parley.ledger.revised import revised
from parley.model.span import Spans
from parley.model.statement import Reading, Statement

EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The types of PLOVER (Halterman et al. 2023), from the friendliest to the most hostile."""

PARTIES = ("speaker", "side", "actor", "recipient")
CHOICES = ("act", "modality", "voice", "event", "within")
ROWS: Mapping[str, tuple[str, ...]] = {
    "conditions": ("kind", "words"),
    "times": ("words", "start", "end"),
    "places": ("name", "country", "lat", "lon"),
}
"""The fields of a list that has a row for each of its things: `conditions-1-words` are the words of the first."""

MOST_ROWS = 40
_GAP = " … "
Fields = Mapping[str, str]


def fields_of(statement: Statement, reading: Reading) -> dict[str, str]:
    """The reading of a statement in words, field by field; "" for none."""
    names = {party.id: party.name for party in reading.parties}
    found = {name: names.get(getattr(statement, name) or "", "") for name in PARTIES}
    found |= {name: getattr(statement, name) or "" for name in CHOICES}
    found["negated"] = "yes" if statement.negated else "no"
    found["via"] = "; ".join(names.get(via, via) for via in statement.via)
    found["content"] = reading.words(statement.content)
    text = reading.report.text
    for name, rows in (
        ("conditions", [(c.kind, reading.words(c.span)) for c in statement.conditions]),
        ("times", [(t.span.of(text), _written(t.start), _written(t.end)) for t in statement.times]),
        ("places", [(p.name, p.country or "", _written(p.lat), _written(p.lon)) for p in statement.places]),
    ):
        for number, row in enumerate(rows, 1):
            found |= {f"{name}-{number}-{part}": words for part, words in zip(ROWS[name], row, strict=True)}
    return found


def names_of_fields() -> tuple[str, ...]:
    """The names of all fields that a form may send."""
    rows = (f"{name}-{n}-{part}" for name, parts in ROWS.items() for n in range(1, MOST_ROWS + 1) for part in parts)
    return (*PARTIES, *CHOICES, "negated", "via", "content", *rows)


def changes_from_fields(given: Fields, statement: Statement, reading: Reading) -> dict[str, Any]:
    """What is otherwise in the fields of a form than it was read; a field that is not given stays as it was read.

    Raises WrongUseError for words that are not in the report, and for what is no day or number.
    """
    read = fields_of(statement, reading)
    told = {name: words for name, words in given.items() if _plain(words) != _plain(read.get(name, ""))}
    made: dict[str, Any] = {name: told[name].strip() or None for name in (*PARTIES, *CHOICES) if name in told}
    if "negated" in told:
        made["negated"] = {"yes": True, "no": False}.get(told["negated"], told["negated"])
    if "via" in told:
        made["via"] = [name.strip() for name in told["via"].split(";") if name.strip()]
    if "content" in told:
        made["content"] = spans_from_words(told["content"], reading.report.text, statement.start)
    for name in ROWS:
        if any(one.startswith(f"{name}-") for one in told):
            made[name] = _rows(name, {**read, **given}, read, statement, reading)
    as_read: dict[str, Any] = {"content": _pairs(statement.content)}
    as_read |= {name: [_as_read(name, one) for one in getattr(statement, name)] for name in ROWS}
    return {name: value for name, value in made.items() if name not in as_read or value != as_read[name]}


def changes_in_words(changes: Mapping[str, Any], statement: Statement, reading: Reading) -> dict[str, str]:
    """What a correction says instead, field by field; "none" for nothing."""
    read = revised(reading, {statement.id: tuple(changes.items())})
    found = fields_of(next(one for one in read.statements if one.id == statement.id), read)
    return {name: _in_words(name, found) or "none" for name in changes}


def _in_words(name: str, found: Fields) -> str:
    if name not in ROWS:
        return found[name]
    rows: dict[str, list[str]] = {}
    for field, words in found.items():
        of, _, rest = field.partition("-")
        if of == name and words:
            rows.setdefault(rest.partition("-")[0], []).append(words)
    return "; ".join(" ".join(row) for row in rows.values())


def spans_from_words(words: str, text: str, near: int) -> list[list[int]]:
    """Where words stand in a text, pieces of them parted by " … ": the first at the place nearest to an offset, each
    other one after the one before. Blanks and line breaks count alike. Raises WrongUseError for words that are not
    there."""
    flat, offsets = _flat(text)
    whole = _plain(words)
    pieces = [whole] if whole in flat else [piece for one in whole.split("…") if (piece := one.strip())]
    if not whole or not pieces:
        raise WrongUseError("The words of the statement are missing. Give them as the report has them.")
    found: list[list[int]] = []
    found_end = 0
    for piece in pieces:
        start = flat.find(piece, found_end) if found else _nearest(flat, piece, bisect_left(offsets, near))
        if start < 0:
            raise WrongUseError(
                f"“{_short(piece)}” does not stand in the report"
                f"{' after the piece before it' if found else ''}. Copy the words from it to the letter."
            )
        found_end = start + len(piece)
        found.append([offsets[start], offsets[found_end - 1] + 1])
    return found


def _rows(name: str, given: Fields, read: Fields, statement: Statement, reading: Reading) -> list[dict[str, Any]]:
    """The things of a list: those whose row was not touched as they were read, the others out of their words."""
    made = []
    for number in range(1, max(MOST_ROWS, len(getattr(statement, name))) + 1):
        keys = {part: f"{name}-{number}-{part}" for part in ROWS[name]}
        row = {part: given.get(key, "").strip() for part, key in keys.items()}
        kept = getattr(statement, name)[number - 1] if keys[ROWS[name][0]] in read else None
        if not row["name" if name == "places" else "words"]:
            continue
        if kept is not None and all(_plain(row[part]) == _plain(read[key]) for part, key in keys.items()):
            made.append(_as_read(name, kept))
        else:
            made.append(_BY_NAME[name](row, kept, statement, reading))
    return made


def _as_read(name: str, kept: Any) -> dict[str, Any]:
    if name == "conditions":
        return {"kind": kept.kind, "span": _pairs(kept.span), "governs": _pairs(kept.governs)}
    if name == "times":
        return {"span": list(kept.span), "start": _written(kept.start) or None, "end": _written(kept.end) or None}
    return {"span": list(kept.span), "name": kept.name, "country": kept.country, "lat": kept.lat, "lon": kept.lon}


def _condition(row: Fields, kept: Any, statement: Statement, reading: Reading) -> dict[str, Any]:
    same = kept is not None and _plain(reading.words(kept.span)) == _plain(row["words"])
    span = _pairs(kept.span) if same else spans_from_words(row["words"], reading.report.text, statement.start)
    return {"kind": row["kind"], "span": span, "governs": _pairs(kept.governs) if same else []}


def _time(row: Fields, kept: Any, statement: Statement, reading: Reading) -> dict[str, Any]:
    text = reading.report.text
    same = kept is not None and _plain(kept.span.of(text)) == _plain(row["words"])
    span = list(kept.span) if same else spans_from_words(row["words"].replace("…", " "), text, statement.start)[0]
    return {"span": span, "start": _day(row["start"]), "end": _day(row["end"])}


def _named_place(row: Fields, kept: Any, statement: Statement, reading: Reading) -> dict[str, Any]:
    if kept is not None:
        span = list(kept.span)
    else:
        span = spans_from_words(row["name"].replace("…", " "), reading.report.text, statement.start)[0]
    lat, lon = _degrees(row["lat"]), _degrees(row["lon"])
    return {"span": span, "name": row["name"], "country": row["country"] or None, "lat": lat, "lon": lon}


_BY_NAME = {"conditions": _condition, "times": _time, "places": _named_place}


def _pairs(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]


def _written(value: date | float | None) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else repr(value)


def _day(words: str) -> str | None:
    try:
        return date.fromisoformat(words).isoformat() if words else None
    except ValueError as error:
        raise WrongUseError(f"{_short(words)!r} is no day. Write it as YYYY-MM-DD, such as 2022-03-29.") from error


def _degrees(words: str) -> float | None:
    try:
        return float(words) if words else None
    except ValueError as error:
        raise WrongUseError(f"{_short(words)!r} is no number of degrees, such as 41.0.") from error


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:80]}…"


def _plain(words: str) -> str:
    """Words with one blank for any blanks and line breaks, which forms do not keep."""
    return " ".join(words.split())


def _flat(text: str) -> tuple[str, list[int]]:
    """A text with one blank for any blanks and line breaks, and the offset of each of its characters."""
    made: list[str] = []
    offsets: list[int] = []
    for offset, letter in enumerate(text):
        blank = letter.isspace()
        if not blank or (made and made[-1] != " "):
            made.append(" " if blank else letter)
            offsets.append(offset)
    return "".join(made), offsets


def _nearest(flat: str, piece: str, near: int) -> int:
    """The place of a piece that begins nearest to an offset; -1 where it is not there."""
    before, after = flat.rfind(piece, 0, near + len(piece)), flat.find(piece, near)
    if before < 0 or after < 0:
        return max(before, after)
    return before if near - before <= after - near else after

"""Reports that are worked in one by one come to what they come to together."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zlib import crc32

import numpy as np
import sqlalchemy as sa

from parley.ledger import Ledger, open_ledger, ref_from_statement
from parley.ledger.tables import followed
from parley.model.judgement import Review
from parley.model.party import Party
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import ReaderStamp, Reading, Statement
from parley.tasks.follow import work_in

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
_WIDTH = 384
LINES = (
    ("Georgia", "Georgia will release 112 captured soldiers at the border bridge"),
    ("Armenia", "Armenia opens the border bridge for grain trucks"),
    ("Georgia", "the release of 112 captured soldiers at the border bridge is agreed"),
    ("Anna Petrosyan", "the border bridge stays closed for grain trucks"),
    ("Armenia", "grain trucks will cross the border bridge on Friday"),
    ("Petrosyan", "captured soldiers will be released at the border bridge"),
)


def _encoder() -> Any:
    """One that gives each word a direction, so that what shares words is near."""
    inner = np.zeros((1, 4 * _WIDTH), np.float32)
    inner[0, 2 * _WIDTH : 3 * _WIDTH] = 1
    outer = np.array([[0.6], [0], [0], [0]], np.float32)
    heads = {
        "inner": inner, "inner_bias": np.zeros(1, np.float32), "outer": outer,
        "outer_bias": np.array([-6, -6, -9, 0], np.float32), "centres": np.eye(_WIDTH, dtype=np.float32)[:4],
    }  # fmt: skip

    def vectors(texts: list[str]) -> Any:
        rows = np.zeros((len(texts), _WIDTH), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.casefold().split():
                row[crc32(word.encode()) % _WIDTH] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)

    made: Any = type("Encoder", (SimpleNamespace,), {"__call__": lambda self, texts: vectors(texts)})
    return made(name="made up 1", heads=heads)


def _reading(number: int) -> tuple[Reading, bytes]:
    """A report of three of the lines, each a paragraph."""
    text, parties, statements = "", {}, []
    for at in range(3):
        name, words = LINES[(number * (at + 1) + at) % len(LINES)]
        start = len(text)
        text += f"{name} said: "
        place = Span(len(text), len(text) + len(words))
        text += f"{words}.\n\n"
        kind = "state" if name in ("Georgia", "Armenia") else "person"
        party = parties.setdefault(
            name, Party(f"p{len(parties) + 1}", name, kind, mentions=(Span(start, start + len(name)),))
        )
        side = party.id if kind == "state" else None
        statements.append(
            Statement(
                f"s{at + 1}", None, None, party.id, side, (), (place,), "indirect", "claim", None, "actual", False,
                party.id, None, (), (), (), 0.9,
            )
        )  # fmt: skip
    original = f"{number}\n{text}".encode()
    report = Report(f"sha256:{sha256(original).hexdigest()}", text, date(2026, 1, 1) + timedelta(days=number * 3))
    stamp = ReaderStamp("0", "made up", "0", 1, "")
    return Reading(stamp, report, tuple(parties.values()), (), tuple(statements), (), (), ()), original


def _keep(ledger: Ledger, number: int) -> Reading:
    reading, original = _reading(number)
    ledger.keep(reading, original, author="tests", now=NOW)
    return reading


def _kept(ledger: Ledger) -> dict[tuple[str, str], bytes]:
    with ledger.reading() as connection:
        return {(row.kind, row.key): bytes(row.value) for row in connection.execute(sa.select(followed))}


def _correct(ledger: Ledger, reading: Reading) -> None:
    ref = ref_from_statement(reading, reading.statements[0])
    ledger.judge(Review(ref, "correct", "a reviewer", NOW.date(), (("act", "promise"),)), now=NOW)


def _sequence(ledger: Ledger, after_each: Callable[[], object]) -> None:
    """Nine reports; the second one is corrected after the sixth, and its correction is the last step."""
    for number in range(1, 10):
        _keep(ledger, number)
        after_each()
        if number == 6:
            _correct(ledger, _reading(2)[0])
            after_each()


def test_one_by_one_is_all_at_once(place: str | Path, tmp_path: Path) -> None:
    """A ledger that is followed after each report, and one that is followed at the end: the same to the byte."""
    encoder = _encoder()
    with open_ledger(place) as ledger:
        _sequence(ledger, lambda: list(work_in(ledger, encoder)))
        one_by_one = _kept(ledger)
        assert list(work_in(ledger, encoder)) == []
    with open_ledger(tmp_path / "other.db") as ledger:
        _sequence(ledger, lambda: None)
        assert list(work_in(ledger, encoder)) == [10]
        assert _kept(ledger) == one_by_one
    assert sum(kind == "saying" for kind, _ in one_by_one) == 30
    assert sum(value == b"" for (kind, _), value in one_by_one.items() if kind == "vector") == 3


def test_another_encoder_begins_anew(place: str | Path) -> None:
    """What was kept for the one is not taken for the other's."""
    encoder, other = _encoder(), _encoder()
    other.name = "made up 2"
    with open_ledger(place) as ledger:
        _keep(ledger, 1)
        assert list(work_in(ledger, encoder)) == [1]
        _keep(ledger, 2)
        assert list(work_in(ledger, other)) == [2]


def test_rebuilding_the_ledger_leaves_it(place: str | Path) -> None:
    """Who builds the other tables anew need not follow anew."""
    with open_ledger(place) as ledger:
        _sequence(ledger, lambda: None)
        list(work_in(ledger, _encoder()))
        before = _kept(ledger)
        ledger.rebuild()
        assert list(work_in(ledger, _encoder())) == []
        assert _kept(ledger) == before


pytest_plugins = ["tests.ledger.conftest"]

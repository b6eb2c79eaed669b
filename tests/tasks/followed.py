"""Ledgers that are followed: reports out of a few lines, and an encoder that needs no pack."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from types import SimpleNamespace
from typing import Any
from zlib import crc32

import numpy as np
import sqlalchemy as sa

from parley.ledger import Ledger, ref_from_statement
from parley.ledger.tables import followed
from parley.model.judgement import Review
from parley.model.party import Party
from parley.model.passage import Passage
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import ReaderStamp, Reading, Statement

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


def made_encoder() -> Any:
    """One that gives each word a direction, so that what shares words is near."""
    inner = np.zeros((1, 4 * _WIDTH), np.float32)
    inner[0, 2 * _WIDTH : 3 * _WIDTH] = 1
    outer = np.array([[0.6], [0], [0], [0]], np.float32)
    heads = {
        "inner": inner, "inner_bias": np.zeros(1, np.float32), "outer": outer,
        "outer_bias": np.array([-6, -6, -9, 0], np.float32), "centres": np.eye(_WIDTH, dtype=np.float32)[:4],
    }  # fmt: skip

    def vectors(texts: list[str | Passage]) -> Any:
        rows = np.zeros((len(texts), _WIDTH), np.float32)
        for row, text in zip(rows, texts, strict=True):
            said = text.words if isinstance(text, Passage) else text
            for word in said.casefold().split():
                row[crc32(word.encode()) % _WIDTH] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)

    made: Any = type("Encoder", (SimpleNamespace,), {"__call__": lambda self, texts: vectors(texts)})
    return made(name="made up 1", heads=heads)


def made_reading(number: int) -> tuple[Reading, bytes]:
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


def keep(ledger: Ledger, number: int) -> Reading:
    reading, original = made_reading(number)
    ledger.keep(reading, original, author="tests", now=NOW)
    return reading


def kept_in(ledger: Ledger) -> dict[tuple[str, str], bytes]:
    with ledger.reading() as connection:
        return {(row.kind, row.key): bytes(row.value) for row in connection.execute(sa.select(followed))}


def correct(ledger: Ledger, reading: Reading) -> None:
    ref = ref_from_statement(reading, reading.statements[0])
    ledger.judge(Review(ref, "correct", "a reviewer", NOW.date(), (("act", "promise"),)), now=NOW)


def sequence(ledger: Ledger, after_each: Callable[[], object]) -> None:
    """Nine reports; the second one is corrected after the sixth, and its correction is the last step."""
    for number in range(1, 10):
        keep(ledger, number)
        after_each()
        if number == 6:
            correct(ledger, made_reading(2)[0])
            after_each()

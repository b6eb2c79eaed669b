"""How far reviewers agree, on all statements or on some."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parley.ledger import Filter, open_ledger
from parley.model.codec import reading_from_json
from parley.tasks.review import Decider, agreeing, review

NOW = datetime(2022, 3, 30, 9, 0, tzinfo=UTC)
ORIGINAL = b"bytes"


def test_agreement_on_some_statements(tmp_path: Path) -> None:
    """Ann and Ben agree on s1 and s2 (accepted, rejected) and differ on s10: on all three alpha is worse than on the
    two; on the one that a filter leaves, and on none, it says what there is."""
    read = reading_from_json((Path(__file__).parents[1] / "readings/istanbul.json").read_text(encoding="utf-8"))
    reading = replace(read, report=replace(read.report, id=f"sha256:{hashlib.sha256(ORIGINAL).hexdigest()}"))
    with open_ledger(tmp_path / "talks.db") as ledger:
        ledger.keep(reading, ORIGINAL, author="Ann", now=NOW)
        for name, by, verdict in (
            ("s1", "Ann", "accept"), ("s1", "Ben", "accept"), ("s2", "Ann", "reject"), ("s2", "Ben", "reject"),
            ("s10", "Ann", "accept"), ("s10", "Ben", "reject"),
        ):  # fmt: skip
            review(ledger, f"r1.{name}", verdict, Decider(by, NOW))  # type: ignore[arg-type]
        record = ledger.record()
        keys = {one.id: (1, one.columns["key"]) for one in ledger.statements()}
        (turkish,) = ledger.statements(Filter(side="Turkey"))
    every = agreeing(record)
    two = agreeing(record, {keys["r1.s1"], keys["r1.s2"]})
    assert (every.statements, two.statements) == (3, 2)
    assert two.alpha == pytest.approx(1)
    assert every.alpha is not None
    assert every.alpha < 0.5
    assert agreeing(record, {(1, turkish.columns["key"])}).statements == 1
    assert agreeing(record, set()) == replace(every, statements=0, reviewers=(), alpha=None)

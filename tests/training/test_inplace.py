"""What the sentence encoder learns from where statements stand."""

import random
from datetime import date

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch, which only training needs, is not installed")

from training.inplace import CLUSTERS, batches_of, process_of  # noqa: E402 - after the skip
from training.processes import Invented, Marked, Report  # noqa: E402

# ruff: noqa: S311 - chance for a test is no secret

AGREEMENT = """# Pact

Status: signed
Date: 2026-01-01

## Parties
- Ethiopia
- Eritrea

## Article 1
1.1 Eritrea shall withdraw its troops from Zalambessa by 1 March 2026.
"""


def invented(*said: tuple[str, str | None, dict[str, bool]]) -> Invented:
    """A process of one report, in which each of these is said."""
    text, marked = "", []
    for words, proposition, bearing in said:
        marked.append(Marked(((len(text), len(text) + len(words)),), proposition, False, bearing))
        text += words + ". "
    return Invented(AGREEMENT, {}, (Report(date(2026, 1, 2), "Wire", text, tuple(marked)),))


def test_what_is_learnt_from_a_process() -> None:
    """Each statement with what stands around it; what nobody says again is a proposition of its own."""
    process = process_of(
        invented(("They left", "p1", {"1.1": False}), ("Bread is dear", None, {}), ("So what", None, {}))
    )
    assert [one.passage.words for one in process.said] == ["They left", "Bread is dear", "So what"]
    assert process.said[1].passage.before == "They left. "
    assert len({one.proposition for one in process.said}) == 3
    assert process.said[0].bearing == {"1.1": False}
    assert "Zalambessa" in process.targets["1.1"]


def test_a_batch() -> None:
    """Propositions that are said again, with what is near to them; for and against are done and contrary, and what is
    said once is in no batch but as near."""
    again = [(f"{name} {n}", name, {"1.1": n > 0}) for name in ("p1", "p2") for n in range(2)]
    process = process_of(invented(*again, ("alone", None, {})))
    vectors = np.eye(5, dtype=np.float32) + 0.1
    (batch,) = batches_of(process, vectors, random.Random(0))
    assert sorted(batch.rows) == [0, 1, 2, 3, 4]
    kinds = {(batch.rows[at], kind) for name, at, kind in batch.pairs if name == "1.1"}
    assert {(0, "done"), (1, "contrary")} <= kinds
    assert all(process.said[row].proposition.startswith("-") for row, kind in kinds if kind == "other")


def test_nothing_is_said_again() -> None:
    """The bad twin: then there is nothing to draw together, and many propositions go into several batches."""
    assert not list(
        batches_of(process_of(invented(("alone", None, {}))), np.eye(1, dtype=np.float32), random.Random(0))
    )
    many = [(f"p{n}", f"p{n}", {}) for n in range(CLUSTERS + 1) for _ in range(2)]
    process = process_of(invented(*many))
    assert len(list(batches_of(process, np.eye(len(many), dtype=np.float32), random.Random(0)))) == 2

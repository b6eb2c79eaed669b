"""What the judge of two passages learns from."""

import random
from datetime import date

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch, which only training needs, is not installed")

from parley.following.passages import Around  # noqa: E402 - after the skip
from training.beside import AGAINST, FOR, NEITHER, batches, rows_of_process, rows_of_wordings  # noqa: E402
from training.passages import Case, Cases  # noqa: E402
from training.processes import Marked  # noqa: E402
from training.wordings import Item  # noqa: E402

# ruff: noqa: S311 - chance for a test is no secret


def words(text: str) -> Around:
    """Words alone."""
    return Around((), (text,), ())


def item(name: str) -> Item:
    """A proposition with one of each kind."""
    return Item((f"{name} says", f"{name} promised"), (f"{name} done",), (f"{name} contrary",), (f"{name} near",))


def cases(bearing: dict[str, bool]) -> Cases:
    """One statement of 2 January, and three targets, of which one runs only from February."""
    marked = Marked(((0, 4),), None, False, bearing)
    targets = {name: words(name) for name in ("1.1/A", "1.1/B", "2.1")}
    starts = {"1.1/A": None, "1.1/B": date(2025, 1, 1), "2.1": date(2025, 2, 1)}
    case = Case(marked, date(2025, 1, 2), words("left"), None)
    return Cases("one", (case,), targets, starts, np.array([[0.1, 0.2, 0.9]], np.float32))


def test_what_a_statement_bears_on_and_what_not() -> None:
    """For one party's duty, not for the other's; and nothing is said of a duty that does not run yet."""
    found = [(row.one.words, row.speaks) for row in rows_of_process(cases({"1.1/A": False}), random.Random(0))]
    assert found.count(("1.1/A", FOR)) == 2
    assert ("1.1/B", NEITHER) in found
    assert all(name != "2.1" for name, _ in found)


def test_against_is_against() -> None:
    """The bad twin: the same statement against."""
    found = {(row.one.words, row.speaks) for row in rows_of_process(cases({"1.1/A": True}), random.Random(0))}
    assert ("1.1/A", AGAINST) in found
    assert ("1.1/A", FOR) not in found


def test_wordings_speak_for_and_against() -> None:
    """What is done speaks for a proposition, what is contrary against it; promises and what is near for nothing."""
    items = [item(name) for name in "ab"]
    found = {(row.one.words, row.other.words): row.speaks for row in rows_of_wordings(items, random.Random(0))}
    assert found["a says", "a done"] == FOR
    assert found["a says", "a contrary"] == AGAINST
    assert found["a says", "a near"] == found["a says", "a promised"] == NEITHER


def test_no_row_is_lost_in_batches() -> None:
    """All rows are in batches, each once."""
    items = [item(name) for name in "abcdefgh"]
    rows = list(rows_of_wordings(items, random.Random(0)))
    found = [row for batch in batches(rows, random.Random(0)) for row in batch]
    assert sorted(found) == sorted(rows)

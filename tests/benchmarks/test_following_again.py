"""Statements put together that say the same, and the baselines, against a gold made by hand."""

from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measures.baselines import nearest_earlier, same_words
from benchmarks.measures.following_again import given_by, statements_together
from benchmarks.measures.processes import Process
from tests.following.talks import Line, heard

_TALKS = heard(
    Line("2026-01-05", "Armenia", "demand", "a corridor to the harbour at the southern coast"),
    Line("2026-01-06", "Georgia", "promise", "all prisoners will be released from the northern camps"),
    Line("2026-01-07", "Turkey", "claim", "all prisoners will be released from the northern camps"),
)
FOUND = {"t1": (1, "s1"), "t2": (2, "s1"), "t3": (3, "s1")}


def _process(*propositions: str | None, copy: bool = False) -> Process:
    """Statements of three reports, each with its proposition; the third may be a copy of the second."""
    gold: dict[str, Any] = {
        "reports": [{"file": f"00{n}", "copy_of": "002" if copy and n == 3 else None} for n in (1, 2, 3)],
        "statements": [
            {"id": f"t{n}", "report": f"00{n}", "content": f"words {'same' if n > 1 else n}", "proposition": one}
            for n, one in enumerate(propositions, 1)
        ],
    }
    process = Process(Path(), gold, {}, {}, ())
    process.__dict__["found"] = {name: FOUND[name] for name in list(FOUND)[: len(propositions)]}
    return process


def test_what_is_said_again_is_put_together() -> None:
    """Prisoners twice, a corridor once."""
    found = statements_together(_process("p1", "p2", "p2"), given_by(tuple(_TALKS.propositions.values())))
    assert (found.read, found.found.f1, found.all.f1) == (1, 1, 1)


def test_all_in_one_is_not() -> None:
    """The bad twin: everything in one proposition has all recall and little precision."""
    found = statements_together(_process("p1", "p2", "p2"), dict.fromkeys(FOUND.values(), "one"))
    assert (round(found.all.precision, 2), found.all.recall) == (0.56, 1)


def test_what_was_not_read_counts_against_recall() -> None:
    """The third was not read: all that was is right."""
    process = _process("p1", "p2", "p2")
    process.__dict__["found"] = {name: FOUND[name] for name in ("t1", "t2")}
    found = statements_together(process, given_by(tuple(_TALKS.propositions.values())))
    assert (found.found.f1, found.all.precision, round(found.all.recall, 2)) == (1, 1, 0.67)


def test_a_copy_says_what_its_original_does() -> None:
    """Statements of no proposition stand alone, but for a wire copy, whose statements are those of the original."""
    assert _process(None, None, None).propositions == {"t1": "t1", "t2": "t2", "t3": "t3"}
    assert _process(None, None, None, copy=True).propositions == {"t1": "t1", "t2": "t2", "t3": "t2"}


def test_same_words() -> None:
    """In any order and form, and light words do not count; one word more makes it another."""
    one, other, more = same_words(["the troops withdraw", "A withdrawal of troops", "a quick withdrawal of troops"])
    assert one == other != more


def test_nearest_earlier() -> None:
    """A row joins the group of the nearest before it; one that is near to none begins one; of nothing there is none."""
    rows = np.array([[1, 0, 0], [0.8, 0.6, 0], [0, 1, 0], [0, 0, 1], [0.6, 0.8, 0]], np.float32)
    assert nearest_earlier(rows) == [0, 0, 2, 3, 0]
    assert nearest_earlier(np.empty((0, 3), np.float32)) == []

"""The judge of testimony is asked once for each pair, and what is suggested is the same as if it were asked anew."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import pytest

from parley.agreement import parse
from parley.ledger import Ledger, open_ledger
from parley.model.judgement import Same
from parley.model.passage import Pair, Passage
from parley.tasks.testimony import Likely, testimony_in
from parley.tasks.verdicts import Verdicts

from .followed import NOW, keep, made_encoder

AGREEMENT = """# Border

## Parties
- Georgia
- Armenia

## Pledges
- Georgia shall release 112 captured soldiers at the border bridge, from 1 January 2026.
- Armenia shall open the border bridge for grain trucks, from 1 January 2026.
"""
EDITED = AGREEMENT.replace("for grain trucks", "for all grain trucks")


class Counting:
    """A judge that takes a likelihood out of what it sees, and counts what it is asked; some day it fails."""

    def __init__(self, name: str = "made up 1", fails_after: int = 10**6) -> None:
        self.name, self.asked, self.fails_after = name, list[Pair](), fails_after

    def __call__(self, pairs: Sequence[Pair]) -> Any:
        self.asked += pairs
        if len(self.asked) > self.fails_after:
            raise KeyboardInterrupt
        shares = [crc32(repr((self.name, pair)).encode()) % 1000 / 1000 for pair in pairs]
        return np.array([(share, (1 - share) / 2, (1 - share) / 2) for share in shares], np.float32).reshape(-1, 3)


Suggest = Callable[..., tuple[tuple[Likely, ...], Counting]]


@pytest.fixture
def suggest(monkeypatch: pytest.MonkeyPatch) -> Suggest:
    """What is suggested with a judge, and that judge."""
    encoder = made_encoder()
    for task in ("process", "testimony"):
        monkeypatch.setattr(f"parley.tasks.{task}.load_sentence_encoder", lambda: encoder)

    def asked(ledger: Any, text: str = AGREEMENT, judge: Counting | None = None) -> tuple[tuple[Likely, ...], Counting]:
        judge = judge or Counting()
        return testimony_in(ledger, parse(text), Verdicts(ledger, judge)), judge  # type: ignore[arg-type]

    return asked


def test_the_second_time_nothing_is_asked(place: str | Path, suggest: Suggest) -> None:
    """The same ledger and agreement: the same to the last digit, and no pair judged."""
    with open_ledger(place) as ledger:
        for number in range(1, 7):
            keep(ledger, number)
        first, judge = suggest(ledger)
        assert first
        assert len(set(judge.asked)) == len(judge.asked) > len(first)
        again, judge = suggest(ledger)
        assert (again, judge.asked) == (first, [])
        ledger.rebuild()
        assert suggest(ledger)[0] == first


SAME = Same("party", "Georgia", "Petrosyan", "a reviewer", NOW.date(), False)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (lambda ledger: keep(ledger, 5), AGREEMENT),
        (lambda ledger: None, EDITED),
        (lambda ledger: ledger.judge(SAME, now=NOW), AGREEMENT),
    ],
    ids=["a report more", "a duty edited", "two names of one party"],
)
def test_only_what_is_new_is_asked(
    place: str | Path, suggest: Suggest, change: Callable[[Ledger], object], text: str
) -> None:
    """Asked is what was never seen; what is suggested is what is suggested where nothing was judged before."""
    with open_ledger(place) as ledger:
        for number in range(1, 5):
            keep(ledger, number)
        seen = set(suggest(ledger)[1].asked)
        change(ledger)
        found, judge = suggest(ledger, text)
        assert judge.asked
        assert seen.isdisjoint(judge.asked)
        ledger.rebuild()
        anew, all_of_it = suggest(ledger, text)
        assert anew == found
        assert set(judge.asked) == set(all_of_it.asked) - seen


def test_another_judge_is_asked_all(place: str | Path, suggest: Suggest) -> None:
    """The bad twin: what one judge said is never taken for another's."""
    with open_ledger(place) as ledger:
        for number in range(1, 7):
            keep(ledger, number)
        first, judge = suggest(ledger)
        other, another = suggest(ledger, judge=Counting("made up 2"))
        assert another.asked == judge.asked
        assert other != first
        assert suggest(ledger)[0] == first


def test_stopped_in_the_middle(place: str | Path, suggest: Suggest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was judged until then is kept, and not asked again."""
    monkeypatch.setattr("parley.tasks.verdicts._AT_ONCE", 1)
    with open_ledger(place) as ledger:
        for number in range(1, 7):
            keep(ledger, number)
        stopped = Counting(fails_after=6)
        with pytest.raises(KeyboardInterrupt):
            suggest(ledger, judge=stopped)
        _, judge = suggest(ledger)
        assert 0 < len(set(stopped.asked) - set(judge.asked)) <= 6
        assert len(set(stopped.asked) | set(judge.asked)) == len(set(suggest(ledger, judge=Counting("2"))[1].asked))


def test_a_pair_that_comes_twice_is_asked_once(place: str | Path) -> None:
    """In one question and in two, before it is kept and after."""
    pair = (Passage("", "alpha withdraws", ""), Passage("", "it has left", ""))
    with open_ledger(place) as ledger:
        keep(ledger, 1)
        judge = Counting()
        verdicts = Verdicts(ledger, judge)  # type: ignore[arg-type]
        one, two = verdicts([pair, pair])
        assert one == two == verdicts([pair])[0]
        verdicts.keep()
        assert verdicts([pair]) == [one]
        assert Verdicts(ledger, judge)([pair]) == [one]  # type: ignore[arg-type]
        assert judge.asked == [pair]


pytest_plugins = ["tests.ledger.conftest"]

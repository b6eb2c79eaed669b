"""Several who follow one ledger, and who is stopped in the middle."""

import os
import signal
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from parley.ledger import Followed, open_ledger
from parley.tasks import follow as follow_task
from parley.tasks.follow import lacking, steps_on, told_by, vectors_by, version_of, work_in

from .followed import keep, kept_in, made_encoder


def test_others_write_meanwhile(place: str | Path) -> None:
    """Who works in locks nobody out; of two who took the same steps one keeps them, and the other loses nothing."""
    encoder = made_encoder()
    with open_ledger(place, wait=0.5) as ledger, open_ledger(place, wait=0.5) as other:
        for number in (1, 2):
            keep(ledger, number)
        slow = Followed(version_of(encoder))
        with ledger.following(slow):
            fold = steps_on(slow, encoder)
            for step in slow.steps(10):
                fold.enter(*told_by(step.record), vectors_by(encoder))
            keep(other, 3)
            assert list(work_in(other, encoder)) == [1, 2, 3]
            fold.put_back()
        kept = kept_in(ledger)
        assert not ledger.keep_following(slow)
        assert kept_in(ledger) == kept
        keep(ledger, 4)
        assert list(work_in(ledger, encoder)) == [4]


def test_stopped_in_the_middle(place: str | Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept stays, what was not is worked out anew: an encoder that fails, somebody who looks no further."""
    encoder, failing = made_encoder(), made_encoder()
    monkeypatch.setattr("parley.tasks.follow._AT_ONCE", 2)
    calls = iter(range(5))
    whole = type(encoder).__call__
    type(failing).__call__ = lambda self, texts: whole(self, texts) if next(calls, None) is not None else 1 / 0
    with open_ledger(place) as ledger:
        for number in range(1, 8):
            keep(ledger, number)
        with pytest.raises(ZeroDivisionError):
            list(work_in(ledger, failing))
        assert lacking(ledger, encoder) == (3, False)
        assert next(work_in(ledger, encoder)) == 5
        assert lacking(ledger, encoder) == (1, False)
        assert list(work_in(ledger, encoder)) == [7]
        kept = kept_in(ledger)
        ledger.rebuild()
        list(work_in(ledger, encoder))
        assert kept_in(ledger) == kept


def _work_in(place: str | Path, after: int | None) -> None:
    """Works in, in a process of its own; killed when the encoder is asked for the so many-th time."""
    encoder = made_encoder()
    whole, calls = type(encoder).__call__, iter(range(after or 1000))

    def asked(self: Any, texts: list[str]) -> Any:
        if next(calls, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(self, texts)

    type(encoder).__call__ = asked
    follow_task._AT_ONCE = 2
    with open_ledger(place, wait=30) as ledger:
        list(work_in(ledger, encoder))


def test_killed_and_two_at_once(place: str | Path) -> None:
    """One that is killed while it works, then two processes at the same ledger: the same to the byte as one alone."""
    start = get_context("spawn")
    with open_ledger(place, wait=30) as ledger:
        for number in range(1, 10):
            keep(ledger, number)
        killed = start.Process(target=_work_in, args=(place, 5))
        killed.start()
        killed.join()
        assert killed.exitcode == -signal.SIGKILL
        assert lacking(ledger, made_encoder()) == (5, False)
        both = [start.Process(target=_work_in, args=(place, None)) for _ in range(2)]
        for one in both:
            one.start()
        for one in both:
            one.join()
        assert [one.exitcode for one in both] == [0, 0]
        kept = kept_in(ledger)
        ledger.rebuild()
        list(work_in(ledger, made_encoder()))
        assert kept_in(ledger) == kept


pytest_plugins = ["tests.ledger.conftest"]

"""Readings made by hand."""

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.measures.texts import ReadText, placed
from parley.model.party import Party
from parley.model.report import Report
from parley.model.span import Span, Spans
from parley.model.statement import Attribution, Proviso, ReaderStamp, Reading, Statement

Made = Callable[..., ReadText]


def spans(text: str, words: str) -> Spans:
    """Where the words stand first; none for none."""
    return (Span(text.index(words), text.index(words) + len(words)),) if words else ()


def statement(
    text: str, id_: str, content: str, *, side: Any = None, act: Any = "claim", within: Any = None, condition: str = ""
) -> Statement:
    """A statement of which only this is of interest."""
    return Statement(
        id=id_,
        attribution=None,
        within=within,
        speaker=None,
        side=side,
        via=(),
        content=spans(text, content),
        voice="indirect",
        act=act,
        event=None,
        modality="actual",
        negated=False,
        actor=None,
        recipient=None,
        conditions=(Proviso("if", spans(text, condition), ()),) if condition else (),
        times=(),
        places=(),
        confidence=0.5,
    )


@pytest.fixture
def made() -> Made:
    """A reading of a file: attributions by the words of source, cue, content; statements by what `statement` takes."""

    def make(
        text: str,
        attributions: tuple[tuple[str, str, str], ...] = (),
        statements: tuple[tuple[str, str, dict[str, Any]], ...] = (),
        head: str = "",
    ) -> ReadText:
        raw = tuple(
            Attribution(f"a{n}", spans(text, source), spans(text, cue), spans(text, content), 0.9)
            for n, (source, cue, content) in enumerate(attributions, 1)
        )
        said = tuple(statement(text, id_, content, **more) for id_, content, more in statements)
        parties = tuple(Party(side, side, "state") for side in dict.fromkeys(s.side for s in said if s.side))
        stamp = ReaderStamp("0", "made", "1", 1, "")
        return placed(head + text, Reading(stamp, Report("made", text, None), parties, raw, said, (), (), ()))

    return make

"""All reports of a ledger followed together."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.following.propositions import Confirmed, Decided
from parley.following.words import stems_of
from parley.model.passage import Passage
from parley.model.process import Gathered, Told
from parley.model.report import Report
from parley.reader.meaning import WIDTH, SentenceEncoder, Vectors, load_sentence_encoder
from parley.reader.pack import load_pack
from parley.reader.read import read
from parley.tasks.process import Following, follow_told
from tests.reader.swapping import swap

RULES = load_pack(None)
NOTHING = Decided()
SWAP = swap("Ethiopia = Eritrea", "Ethiopian = Eritrean")
NAMES = re.compile(r"\b(?:Ethiopian?|Eritrean?)\b")
LINES = [
    "Ethiopia said that Eritrea would withdraw its troops from the border.",
    "Eritrea denied that it would withdraw its troops from the border.",
    "Ethiopia said that Eritrean soldiers had pulled out of the border area.",
    "Eritrea promised to release 112 prisoners by 1 February.",
    "Ethiopia's foreign minister said that 87 prisoners would be released.",
    "The envoy said that the talks would go on.",
    "MUSCAT, Jan 5 (Horn Wire) - Ethiopia accepted the plan for the harbour, an official said on Monday.",
    "Nothing was said.",
]


class NameBlind(SentenceEncoder):
    """Vectors made of the words without the two names, so that what shares words is near."""

    def __init__(self) -> None:
        inner = np.zeros((1, 4 * WIDTH), np.float32)
        inner[0, 2 * WIDTH : 3 * WIDTH] = 1
        outer = np.array([[0.6], [0], [0], [0]], np.float32)
        biases = {"inner_bias": np.zeros(1, np.float32), "outer_bias": np.array([-6, -6, -9, 0], np.float32)}
        self.heads = {"inner": inner, "outer": outer, "centres": np.eye(WIDTH, dtype=np.float32)[:4], **biases}
        self.name, self.asked = "name-blind", 0

    def __call__(self, texts: Sequence[str | Passage]) -> Vectors:
        self.asked += len(texts)
        words = [text.words if isinstance(text, Passage) else text for text in texts]
        rows = [sum(map(_direction, stems_of(NAMES.sub("", said))), np.full(WIDTH, 0.05)) for said in words]
        return np.array([row / np.linalg.norm(row) for row in rows], np.float32).reshape(-1, WIDTH)


@cache
def _direction(stem: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.random.default_rng(crc32(stem.encode())).normal(size=WIDTH)


def told(texts: Sequence[str], outlets: Sequence[str] = ("A", "B", "C")) -> tuple[Told, ...]:
    """Reports of January, one a day, of three outlets in turn, read by rules alone."""
    return tuple(
        Told(n, read(Report(f"sha256:{n}", text, date(2026, 1, n), publisher=outlets[n % len(outlets)]), RULES))
        for n, text in enumerate(texts, 1)
    )


def followed(texts: Sequence[str], decided: Decided = NOTHING) -> Following:
    """What some reports tell together."""
    return follow_told(told(texts), NameBlind(), decided)


def groups(found: Sequence[Gathered]) -> list[list[tuple[int, str]]]:
    """The statements in each proposition."""
    return [[(wording.report, wording.statement) for wording in one.wordings] for one in found]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=8))
def test_names_exchanged_exchange_every_result(texts: list[str]) -> None:
    """Every report with the two parties' names exchanged: the same propositions in the same order, each wording with
    the names exchanged and by the other party, and nothing else is different."""
    # So short a text is a copy or none by the hash of its words: a tail of its own keeps each apart.
    own = [f"{text}\n\n{' '.join(f'a{n}b{word}' for word in range(40))}" for n, text in enumerate(texts)]
    there, back = followed(own), followed([SWAP(text) for text in own])
    assert [(SWAP(one.name), one.kind, one.parties) for one in there.who.identities] == [
        (one.name, one.kind, one.parties) for one in back.who.identities
    ]

    def plain(one: Gathered) -> Gathered:
        wordings = tuple(replace(w, words=SWAP(w.words), score=round(w.score, 6), shared=()) for w in one.wordings)
        return replace(one, says=SWAP(one.says), wordings=wordings)

    unchanged = [
        replace(one, wordings=tuple(replace(w, score=round(w.score, 6), shared=()) for w in one.wordings))
        for one in back.propositions
    ]
    assert [plain(one) for one in there.propositions] == unchanged


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=8), st.integers(0, 8))
def test_a_later_report_leaves_what_was_placed(texts: list[str], first: int) -> None:
    """Reports one by one as all at once: where a statement was placed after the first few it is at the end."""
    few, all_ = followed(texts[:first]), followed(texts)
    assert all_.gathering.placed[: len(few.gathering.placed)] == few.gathering.placed


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=4))
def test_any_reports_can_be_followed(texts: list[str]) -> None:
    """Every statement is in one proposition, whatever the texts."""
    found = followed(texts)
    wanted = [(one.number, statement.id) for one in found.told for statement in one.reading.statements]
    assert sorted(at for group in groups(found.propositions) for at in group) == sorted(wanted)


def test_said_again_by_two_sources_and_a_copy() -> None:
    """Two outlets tell of a withdrawal in their words, a third copies a wire text that the first has as well."""
    wire = LINES[6]
    found = followed([LINES[0], LINES[2], wire, wire])
    by_first = {one.id: one for one in found.propositions}
    assert by_first["r3.s1"].independent == 1
    assert {wording.report for wording in by_first["r3.s1"].wordings} == {3, 4}
    assert by_first["r3.s1"].wordings[0].origin == "Horn Wire"


def test_a_decision_holds_when_later_reports_come() -> None:
    """A statement that a reviewer linked stays what it was linked to; without the decision it is as suggested."""
    link = Decided(confirmed={"r1.s1": Confirmed("the army leaves", False, "Ada")})
    for texts in (LINES[:1], LINES):
        found = followed(texts, link)
        (one,) = [one for one in found.propositions if one.says == "the army leaves"]
        assert one.wordings[0].by == "Ada"
    assert not any(one.says == "the army leaves" for one in followed(LINES).propositions)


def test_vectors_that_are_known_are_not_worked_out_again() -> None:
    """The second time nothing is asked of the encoder, and the result is the same."""
    reports = told(LINES)
    encoder = NameBlind()
    first = follow_told(reports, encoder)
    known = {(one.id, one.words): first.vectors[one.id] for one in first.gathering.sayings}
    asked = encoder.asked
    again = follow_told(reports, encoder, known=known)
    assert encoder.asked == asked > 0
    assert again.propositions == first.propositions


def test_a_report_without_a_day_is_refused() -> None:
    """Who follows leaves such reports out; one that comes all the same is named."""
    one = Told(1, read(Report("sha256:1", LINES[0], None), RULES))
    with pytest.raises(ValueError, match="report r1 has no day"):
        follow_told((one,), NameBlind())


def test_with_the_encoder_that_comes_with_parley() -> None:
    """A withdrawal in two wordings and a denial is one proposition; prisoners are another."""
    reports = told([LINES[0], LINES[2], LINES[3]])
    found = follow_told(reports, load_sentence_encoder())
    assert groups(found.propositions) == [[(1, "s1"), (2, "s1")], [(3, "s1")]]

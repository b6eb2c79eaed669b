"""Ledgers of talks by hand: an agreement, and what each party says of it, one report for each word."""

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from starlette.testclient import TestClient

from parley.ledger import Ledger, open_ledger, ref_from_statement
from parley.model.judgement import Bearing, Link
from parley.model.party import Party
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import Act, Attribution, ReaderStamp, Reading, Statement
from parley.tasks.agreements import keep_agreement

NOW = datetime(2024, 6, 1, 9, tzinfo=UTC)
READER = ReaderStamp("0", "by-hand", "1", 1, "0" * 64)

AGREEMENT = """# Accord of the valley

Status: signed
Date: 2024-01-01

## Parties
- Norland
- Suderia

## Guarantors
- Turkey (proposed)

## Article 1. Withdrawal
1.1 Norland shall leave the valley by 2024-02-01.
1.2 Suderia shall free the prisoners by 2024-02-10.
1.3 Once Norland has left the valley, Suderia shall open the road within 10 days.
1.4 Norland shall not shell the town.
1.5 Suderia shall hand over the maps by 2024-09-01.

## Steps
- The leaders meet only after Norland has left the valley.
- The accord is renewed only after the council has voted.
- The council votes only after the accord is renewed.

## Entry into force
This agreement enters into force on 2024-01-02.
"""


class Word(NamedTuple):
    """What a party says on a day, and the proposition (or, with `bears`, the provision) that this was linked to."""

    on: str
    by: str
    words: str
    about: str
    no: bool = False
    bears: bool = False
    act: Act = "claim"


WORDS = (
    Word("2024-01-20", "Norland", "Our last man has left the valley.", "Norland leaves the valley"),
    Word("2024-01-21", "Suderia", "Yes, they have left.", "Norland leaves the valley"),
    Word("2024-02-05", "Suderia", "All prisoners are home.", "Suderia frees the prisoners"),
    Word("2024-02-06", "Norland", "Forty are still missing.", "Suderia frees the prisoners", no=True),
    Word("2024-03-01", "Suderia", "Shells fell on the town.", "Norland shells the town"),
    Word("2024-03-02", "Norland", "We fired no shell.", "Norland shells the town", no=True),
    Word("2024-01-03", "Norland", "We shall be out by February.", "1.1", bears=True, act="promise"),
    Word("2024-02-20", "Suderia", "The road needs mending first.", "1.3", bears=True, no=True),
)


def reading_of(word: Word, number: int) -> tuple[Reading, bytes]:
    """A report in which a party says something, and nothing else stands."""
    text = f"{word.by} said: {word.words}"
    original = f"{number} {text}".encode()
    source, cue = Span(0, len(word.by)), Span(len(word.by) + 1, len(word.by) + 5)
    content = (Span(len(text) - len(word.words), len(text)),)
    report = Report(f"sha256:{hashlib.sha256(original).hexdigest()}", text, date.fromisoformat(word.on))
    statement = Statement(
        id="s1", attribution="a1", within=None, speaker="p1", side="p1", via=(), content=content, voice="direct",
        act=word.act, event=None, modality="actual", negated=False, actor=None, recipient=None, conditions=(),
        times=(), places=(), confidence=0.9,
    )  # fmt: skip
    party = Party("p1", word.by, "state", (), "p1", None, (source,))
    attribution = Attribution("a1", (source,), (cue,), content, 0.9)
    return Reading(READER, report, (party,), (attribution,), (statement,), (), (), ()), original


def talks(folder: Path, agreement: str = AGREEMENT, words: Sequence[Word] = WORDS) -> Ledger:
    """A ledger with all of that; whoever asks closes it."""
    ledger = open_ledger(folder / "talks.db", longest=10)
    for number, word in enumerate(words):
        reading, original = reading_of(word, number)
        ledger.keep(reading, original, author="Ana", now=NOW)
        ref = ref_from_statement(reading, reading.statements[0])
        if word.bears:
            ledger.judge(Bearing(ref, word.about, word.no, "Ana", NOW.date()), now=NOW)
        else:
            ledger.judge(Link(ref, word.about, word.no, "Ana", NOW.date()), now=NOW)
    file = folder / "accord.md"
    file.write_text(agreement, encoding="utf-8")
    keep_agreement(ledger, file, name="accord", author="Ana", now=NOW)
    return ledger


def shown(client: TestClient, path: str) -> Any:
    """A page as JSON."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def words(client: TestClient, path: str) -> str:
    """The words of a page."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())

"""Suggested testimony from a report to a pledge, with the encoder that comes with Parley."""

from datetime import date
from pathlib import Path

import pytest

from parley.agreement import parse
from parley.following.testimony import Suggested
from parley.model.process import Told
from parley.model.report import Report
from parley.reader.beside import load_beside
from parley.reader.meaning import load_sentence_encoder
from parley.reader.pack import load_pack
from parley.reader.read import read
from parley.tasks.process import follow_told
from parley.tasks.testimony import suggested

ISTANBUL = Path(__file__).parents[2] / "examples/istanbul/agreement.md"
PLEDGE = "Russia reduces military activity around Kyiv and Chernihiv"
AFTER, BEFORE = date(2022, 4, 1), date(2022, 3, 18)


def said(text: str, day: date) -> list[Suggested]:
    """What a report of one day is suggested to say of that pledge."""
    agreement, encoder = parse(ISTANBUL.read_text(encoding="utf-8")), load_sentence_encoder()
    told = (Told(1, read(Report("sha256:1", text, day), load_pack(None))),)
    following = follow_told(told, encoder)
    return [one for one in suggested(following, agreement, encoder, load_beside()) if one.target.words == PLEDGE]


def test_shelling_speaks_against_the_reduction() -> None:
    """Around Chernihiv, after the pledge: against it, claimed by Ukraine."""
    (found,) = said("Ukraine said on Friday that Russian shelling continued around Chernihiv.", AFTER)
    assert (found.against, found.known) == (True, "claimed")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ukraine said on Friday that Russian shelling continued around Mariupol.", AFTER),
        ("Ukraine said on Friday that Russian shelling continued around Chernihiv.", BEFORE),
        ("Ukraine said on Friday that the price of wheat had risen.", AFTER),
    ],
)
def test_elsewhere_before_or_of_something_else(text: str, day: date) -> None:
    """The bad twins: nothing is suggested."""
    assert said(text, day) == []

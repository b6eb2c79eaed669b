"""Texts made to hang or crash the reader: each ends with its mistakes listed."""

import pytest

from parley.agreement import describe, parse_partial
from tests.agreement.texts import HEAD

ARTICLE = HEAD + "## Article 1\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ukraine shall go if " + "(" * 10_000 + "it rains" + ")" * 10_000 + ".", "too deeply nested"),
        ("Ukraine shall go if " + "(" * 1_000 + "it rains" + ")" * 1_000 + ".", "too deeply nested"),
        ("Ukraine shall go " + "[Russia: " * 900 + "]" * 900 + ".", "no bracket within a bracket"),
        ("Ukraine shall go if " + "it rains and either " * 400 + "it snows or it hails.", "too deeply nested"),
        ("Ukraine shall go if " + "neither " * 1_000 + "1.1 nor 1.2 is kept.", ""),
        ("Ukraine shall go if " + "not " * 2_000 + "it rains.", ""),
        ("Ukraine shall go if " + "1.1, " * 1_900 + "and 1.2 are kept.", ""),
        ("Ukraine shall go" + " if it rains and" * 600 + " if it snows.", ""),
        ("The bases shall be closed " + "by " * 3_000 + "by Ukraine.", ""),
        ("A party that " + "violates " * 1_000 + "shall go.", ""),
        ("Ukraine shall go within " + "thirty (30) " * 800 + "days.", ""),
        ("Ukraine, " * 1_100 + "shall go.", ""),
        ("Ukraine shall go" + ", if it rains" * 700 + ".", ""),
        ("Ukraine shall go" + ", unless it rains" * 550 + ".", ""),
        ("Ukraine shall go " + "as soon as possible " * 480 + ".", ""),
        ("Ukraine shall go if " + "Ukraine or " * 880 + "Russia objects.", ""),
        ("Ukraine shall go if 1.1 is " + "kept or " * 1_200 + "repaired.", ""),
        ("Ukraine shall go if " + "it rains and (a) it snows or " * 340 + "it hails.", ""),
        ("Each party shall go if " + "the other party agrees and " * 360 + "it rains.", ""),
        ("Each party" + " other than each party" * 400 + " shall go.", ""),
        ("Ukraine shall go by 31 February 2022.", "a day that is in the calendar"),
        ("Ukraine shall go by 1 May 2022, no later than 3 days after it rains.", "one deadline for a duty"),
        ("Zembla shall go.", "a listed party or guarantor"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_hostile_sentence_ends(sentence: str, expected: str) -> None:
    """Deep nesting, long lists, repeated openers, impossible days: listed, or understood; never a crash."""
    found, wrong = parse_partial(ARTICLE + sentence + "\n")
    describe(found)
    assert not expected or [expected in str(m) for m in wrong] == [True], [str(m)[-200:] for m in wrong]


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE + "Ukraine shall go if it rains and " * 30_000,
        ARTICLE + "(" * 1_000_000,
        ARTICLE + "[] " * 300_000,
        "> " * 500_000,
        HEAD + "## Article 1\n" * 20_000,
        HEAD + "## Artcle 1\n" * 20_000,
        ARTICLE + "**a " * 200_000,
        ARTICLE + "".join(f"Ukrane{i} shall go.\n" for i in range(5_000)),
        HEAD + "## Terms\n" + "".join(f'- "fact {i} holds" means fact {(i + 1) % 900} holds.\n' for i in range(900)),
    ],
    ids=[
        "one line",
        "brackets",
        "pairs",
        "explanations",
        "headings",
        "near headings",
        "emphasis",
        "near names",
        "a circle of terms",
    ],
)
def test_a_hostile_text_ends(text: str) -> None:
    """Megabytes without a sentence, the same heading over and over, terms that all mean each other."""
    found, wrong = parse_partial(text)
    describe(found)
    assert wrong

"""Example texts with random wounds, and sentences put together at random: stable, told with a place, never a crash."""

import random
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.agreement import describe, parse_partial
from parley.model.agreement import Agreement, Provision
from tests.agreement.texts import HEAD

EXAMPLES = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[2] / "examples").glob("*/*.md"))]
PIECES = [
    *[
        "“",
        '"',
        "(",
        ")",
        "[",
        "]",
        ": ",
        ", ",
        "; ",
        ".",
        " – ",
        "\n",
        "\n\n",
        "> ",
        "## ",
        "- ",
        "1. ",
        "(2) ",
        "S1 ",
    ],
    *[
        "and ",
        "or ",
        "not ",
        "if ",
        "unless ",
        "(a) ",
        "\x00",
        "\u202e",
        "**",
        "either ",
        "neither ",
        "which ",
        "30 days after ",
    ],
    *[
        "within 3 days of ",
        "by 1 May 2022 ",
        "shall ",
        "[Russia: ",
        "enters into force ",
        "is kept or ",
        "the other party ",
    ],
]
OTHERS = "## Article 9\n9.1 Both parties shall hold fire.\n9.2 Each guarantor shall assist Ukraine.\n\n## Article 1\n"
CONDITIONS = (
    "if it rains",
    "once the attack has ended",
    "when 9.1 is kept or repaired",
    "if Russia violates 9.1 and it snows",
    "if a guarantor violates 9.2",
    "once it hails or it thaws",
    "as soon as both parties have accepted this agreement",
)
TIMES = ("by 1 May 2022", "within 10 days", "within 48 hours of a call", "no later than 30 days after signature")
MORE = ("unless it freezes", "except if the war has ended", "verified by the Associated Press", "from 1 April 2022")


def stable(text: str) -> tuple[Agreement, int]:
    """What is understood of a text; where nothing is wrong its normal form is the same agreement, and a fixpoint."""
    found, wrong = parse_partial(text)
    describe(found)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= m.line <= lines and m.column >= 1 and m.expected and m.mend for m in wrong)
    if not wrong:
        again, none = parse_partial(found.normal_form)
        assert not none
        assert again.normal_form == found.normal_form
        assert replace(again, normal_form="") == replace(found, normal_form="")
    return found, len(wrong)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(EXAMPLES), st.integers(1, 6))
def test_wounded_texts(seed: int, text: str, wounds: int) -> None:
    """Pieces put in, taken out, doubled: understood and stable, or told with a place and a mend."""
    choose = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(wounds):
        at, length = choose.randrange(len(text) + 1), choose.choice([0, 1, 3, 10, 60])
        put = choose.choice([choose.choice(PIECES), "", text[(other := choose.randrange(len(text))) : other + 40]])
        text = text[:at] + put + text[at + length * (choose.random() < 0.5) :]
    stable(text)


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A duty's main clause, and what is said besides, each of a kind that may stand anywhere."""
    subject = draw(st.sampled_from(["Ukraine", "Each guarantor", "Both parties", "Turkey and each party"]))
    act = draw(st.sampled_from(["withdraw heavy weapons", "assist Ukraine", "report to Kyiv", "hold elections"]))
    tails = [draw(st.sampled_from(kind)) for kind in (CONDITIONS, TIMES, MORE) if draw(st.booleans())]
    return f"{subject} {draw(st.sampled_from(['shall', 'shall not']))} {act}", tails


def provisions(sentence: str) -> list[Provision]:
    """What a sentence comes to, its words set aside."""
    found, wrong = stable(f"{HEAD}{OTHERS}{sentence}\n")
    assert not wrong, sentence
    return [replace(p, says="") for p in found.provisions if p.article == "Article 1"]


@settings(max_examples=60, deadline=None)
@given(sentences(), st.randoms(use_true_random=False))
def test_the_order_of_what_is_said_besides_changes_nothing(said: tuple[str, list[str]], order: random.Random) -> None:
    """Behind the act in any order, before the subject, between shall and the act."""
    main, tails = said
    plain = provisions(", ".join([main, *tails]) + ".")
    order.shuffle(tails)
    assert provisions(", ".join([main, *tails]) + ".") == plain
    if tails and not tails[0].startswith("verified"):
        first, rest = tails[0], tails[1:]
        lead = main if main[0] in "UT" else main[0].lower() + main[1:]
        assert provisions(f"{first[0].upper()}{first[1:]}, " + ", ".join([lead, *rest]) + ".") == plain
        subject, shall, act = main.partition(" shall not ") if " not " in main else main.partition(" shall ")
        assert provisions(", ".join([subject + shall.rstrip(), first, act, *rest]) + ".") == plain

"""How lines may be marked and headed, and what mistakes in names and headings tell."""

import pytest

from parley.agreement import parse, parse_partial
from tests.agreement.texts import HEAD, mistakes


@pytest.mark.parametrize(
    "lines",
    [
        "1. Ukraine shall go.\n2. Russia shall stay.",
        "(1) Ukraine shall go.\n(2) Russia shall stay.",
        "1) Ukraine shall go.\n2) Russia shall stay.",
        "(1.1) Ukraine shall go.\n1.2) Russia shall stay.",
        "**1.1** Ukraine shall *go*.\n__1.2__ Russia shall **stay**.",
        "– Ukraine shall go.\n+ Russia shall stay.",
        "1.1 Ukraine\u00ad shall\u00a0go.\n1.2 Russia\u200b shall stay.",
        "> before\n1.1 Ukraine shall go.\n> between\n\n1.2 Russia shall\n> inside\nstay.",
    ],
    ids=lambda lines: lines[:8],
)
def test_lines_may_be_marked_in_many_ways(lines: str) -> None:
    """Counted, in brackets, bold, with other bullets, soft hyphens: the same sentences."""
    found = parse(HEAD + f"## Article 1\n{lines}\n")
    assert [(p.id, p.act.words) for p in found.provisions] == [("1.1", "Ukraine goes"), ("1.2", "Russia stays")]
    assert parse(found.normal_form).normal_form == found.normal_form


def test_steps_and_pledges_may_carry_their_numbers() -> None:
    """S1, P1: by their place; a number that is not the place's is a mistake."""
    text = HEAD + "## Pledges\nP1. Russia shall go.\n\n## Steps\n1. They meet.\n- S2 They eat only if S1 is done.\n"
    found = parse(text)
    assert [p.id for p in found.provisions] == ["P1"]
    assert [(s.id, s.event.words) for s in found.steps] == [("S1", "they meet"), ("S2", "they eat")]
    wrong = parse_partial(text + "- S4: They talk.\n")[1]
    assert ["S3, by its place" in str(m) for m in wrong] == [True]


@pytest.mark.parametrize(
    ("line", "mend"),
    [
        ("## Definitions", "Write ## Terms"),
        ("## Party", "Write ## Parties"),
        ("## Step", "Write ## Steps"),
        ("## Article XIV. Arms", "Write ## Article 14"),
        ("## Art. 6", "Write ## Article 6"),
        ("## Article Two", "Write ## Article 2"),
        ("## Preamble", "> before each line"),
        ("## Weather", "Rename the heading"),
        ("Article 3. Arms", "Write ## before it"),
        ("Observers", "Write ## before it"),
    ],
)
def test_a_heading_that_is_none_tells_what_was_meant(line: str, mend: str) -> None:
    """Sections by other names, Roman numbers, a heading without its marks."""
    assert [mend in str(m) for m in parse_partial(f"{HEAD}{line}\n")[1]] == [True]


@pytest.mark.parametrize(
    ("sentence", "mend"),
    [
        ("Ukrane shall go.", "Write Ukraine if that is meant"),
        ("Each guarantor shall go, verified by the Asociated Press.", "Write the Associated Press if that is meant"),
        ("Ukraine shall go. [Rusia]", "Write Russia if that is meant"),
        ("If Rusia accepts this agreement, Ukraine shall go.", "Write Russia if that is meant"),
        ("Parties shall go.", "Write each party, both parties"),
        ("The parties undertake not to attack.", "Write: The parties shall not attack"),
        ("Ukraine must not attack.", "Write: Ukraine shall not attack"),
        ("Ukraine is bound to pay.", "Write: Ukraine shall pay"),
        ("Ukraine shall go if 1.7 is kept.", "The text has no 1.7; in its article were read 1.1"),
    ],
)
def test_mistakes_tell_what_is_near(sentence: str, mend: str) -> None:
    """A name misspelt, a promise in other words, a number that is not there."""
    assert [mend in m for m in mistakes("Ukraine shall stay.", sentence)] == [True]

"""Names swapped in the text and the record of an example: the assessment and the course swapped, nothing else."""

import re
from datetime import date
from pathlib import Path

import pytest

from parley.agreement import parse, read_record
from parley.engine import assess
from parley.engine.course import find_course
from parley.model.agreement import Agreement
from parley.model.condition import Stands

EXAMPLES = Path(__file__).parents[2] / "examples"
SWAPS = [
    ("guarantee", "Ruritania", "Strelsau"),
    ("guarantee", "Austria", "Kenya"),
    ("ceasefire", "Northland", "Southland"),
    ("communique", "China", "Turkey"),
    ("minsk-ii", "Ukraine", "Russia"),
    ("veto", "Turkey", "Russia"),
]


def swapped(text: str, one: str, other: str) -> str:
    return re.sub(rf"\b({one}|{other})\b", lambda match: other if match[1] == one else one, text)


def read(folder: str, one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Agreement and record of an example, as they are and with two names swapped."""
    texts = [(EXAMPLES / folder / name).read_text("utf-8") for name in ("agreement.md", "record.jsonl")]
    return (texts[0], texts[1]), (swapped(texts[0], one, other), swapped(texts[1], one, other))


def said(a: Agreement, record: str, account: str) -> str:
    """All that an assessment says of what stands, as one text."""
    found = assess(a, read_record(record, a), as_of=date(2030, 1, 1), account=account)
    lines = [f"{found.in_force.state} {found.in_force.since}"]
    lines += [f"{p.id} {p.debtor} {p.creditors} {p.state} {p.since} {p.deadline}" for p in found.provisions]
    lines += [f"{s.id} {s.event} {s.state} {s.since} {s.needs}" for s in found.steps]
    lines += [f"{p.that} {p.accounts}" for p in found.propositions]
    lines += [f"{c.that} {c.accounts}" for c in found.contested]
    return "\n".join(lines)


@pytest.mark.parametrize(("folder", "one", "other"), SWAPS)
def test_the_assessment_is_swapped(folder: str, one: str, other: str) -> None:
    """In the common account and in each party's."""
    (text, record), (turned, told) = read(folder, one, other)
    plain, other_way = parse(text), parse(turned)
    for account in ("common", "cautious", "generous", plain.parties[0].name):
        mine = swapped(account, one, other)
        assert swapped(said(plain, record, account), one, other) == said(other_way, told, mine)


@pytest.mark.parametrize(("one", "other"), [("Austria", "Kenya"), ("Ruritania", "Strelsau")])
def test_the_course_is_swapped(one: str, other: str) -> None:
    """How the first guarantor comes to break its duty of the guarantee."""
    (text, _), (turned, _) = read("guarantee", one, other)
    names = [parse(text).guarantors[0].name, parse(turned).guarantors[0].name]
    plain, other_way = (
        find_course(parse(words), (), to=Stands(f"2.2/{name}", "violated"))
        for words, name in zip((text, turned), names, strict=True)
    )
    assert plain.steps
    told = [(step.day, swapped(step.says, one, other), step.holds) for step in plain.steps]
    assert told == [(step.day, step.says, step.holds) for step in other_way.steps]

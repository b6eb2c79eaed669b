"""Every example of docs/language.md is understood, and every text after ✗ refused with the words that follow it."""

import re
from pathlib import Path

import pytest

from parley.agreement import parse, parse_partial, read_record, subjects_from_words
from parley.errors import RecordError
from parley.model.condition import Proposition
from tests.agreement.texts import HEAD

PAGE = (Path(__file__).parents[2] / "docs" / "language.md").read_text("utf-8")
ARTICLES = """## Article 1
Both parties shall hold their fire.
1.2 Russia shall not attack.
1.3 Ukraine shall report.
1.4 Ukraine may inspect a base.

## Article 2
2.1 Each guarantor shall assist Ukraine.

"""
STEPS = "## Steps\n- The ministers meet.\n\n"
UNDER = {
    "Pledges": "## Pledges\n",
    "Steps": "## Steps\n",
    "Terms": "## Terms\n",
    "Entry into force, Termination": "## Termination\n",
}
REFUSED = re.compile(r"✗ `([^`]+)`(?: \([^)]*\))? - (.+?)(?=\s\||\.(?:\s|$)(?!\.)|\Z)")


def parts() -> list[tuple[str, str]]:
    """The headings of the page and what stands under each, on one line; code blocks left out."""
    text = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    found = re.split(r"^##+ (.+)$", text, flags=re.MULTILINE)
    return [(head, " ".join(body.split())) for head, body in zip(found[1::2], found[2::2], strict=True)]


def text_with(head: str, example: str) -> str:
    """An agreement that holds the example where the page says that it belongs."""
    lines = example.replace(". - ", ".\n- ")
    if example.startswith(("Status:", "Author:")):
        return HEAD.replace("Status: proposed", lines) + ARTICLES
    if example.startswith("## ") or (head == "The frame" and example.startswith("- ")):
        return (HEAD.rstrip() + "\n" + lines + "\n\n" if example.startswith("- ") else HEAD + lines + "\n") + ARTICLES
    steps = "" if head == "Steps" else STEPS
    return HEAD + ARTICLES + steps + UNDER.get(head, "## Article 3\n") + lines + "\n"


REFUSALS = [(head, *said) for head, body in parts() for said in REFUSED.findall(body)]
TOLD = [(head, re.sub(r"✗ `[^`]+`", "", body)) for head, body in parts()]
SENTENCES = [
    (head, said)
    for head, body in TOLD
    for said in re.findall(r"`([^`]+)`", body)
    if re.search(r"(?:[a-z0-9\"]|\])\.(?: \[[^\]]+\])?$", said) and " " in said
]
CONDITIONS = [
    said
    for head, body in TOLD
    if head == "Conditions"
    for said in re.findall(r"`([^`]+)`", body)
    if len(said.split()) > 2 and "..." not in said and said != "parley check"
]


def test_the_page_has_them_all() -> None:
    """A page that were read wrongly would have few; each ✗ but the one that explains the sign is followed by a text."""
    assert PAGE.count("✗") - 1 == len(REFUSALS) >= 60
    assert len(SENTENCES) >= 50
    assert len(CONDITIONS) >= 40


@pytest.mark.parametrize(("head", "example", "words"), REFUSALS, ids=lambda value: value[:40])
def test_what_the_page_refuses_is_refused(head: str, example: str, words: str) -> None:
    """The heart of the message stands in it, whatever its case."""
    if example.startswith("{"):
        with pytest.raises(RecordError, match=re.escape(words)):
            read_record(example, parse(HEAD + ARTICLES + STEPS))
        return
    told = [str(mistake).casefold() for mistake in parse_partial(text_with(head, example))[1]]
    assert any(words.casefold().removeprefix("expected ") in message for message in told), told


@pytest.mark.parametrize(("head", "example"), SENTENCES, ids=lambda value: value[:40])
def test_what_the_page_shows_is_understood(head: str, example: str) -> None:
    """Without a mistake, and the normal form is read as the same agreement."""
    found = parse(text_with(head, example))
    assert parse(found.normal_form).normal_form == found.normal_form


@pytest.mark.parametrize("words", CONDITIONS, ids=lambda value: value[:40])
def test_the_conditions_that_the_page_shows_are_understood(words: str) -> None:
    """Each can set a duty off."""
    assert parse(text_with("Conditions", f"Ukraine shall go if {words}."))


def test_the_frame_is_an_agreement() -> None:
    """The text with which the page begins."""
    frame = re.search(r"```markdown\n(.+?)```", PAGE, re.DOTALL)
    assert frame
    assert [p.id for p in parse(frame.group(1)).provisions] == ["1.1"]


def test_what_the_page_says_of_testimony() -> None:
    """The lines shown can be read; of the forms named none is a proposition of its own."""
    agreement = parse(HEAD + ARTICLES + STEPS)
    lines = re.search(r"```json\n(.+?)```", PAGE, re.DOTALL)
    assert lines
    assert len(read_record(lines.group(1), agreement)) == 2
    body = next(body for head, body in TOLD if head == "A record of testimony")
    named = [said for said in re.findall(r"`([^`{]+)`", body) if len(said.split()) > 2]
    assert len(named) == 9
    known = set(agreement.propositions)
    for words in named:
        for about, _ in subjects_from_words(words, agreement):
            assert not isinstance(about, Proposition) or about in known

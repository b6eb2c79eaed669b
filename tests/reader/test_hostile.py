"""Texts that nobody would print: endless, empty, unbalanced, nested. No crash, no hang, no recursion without bound."""

import pytest

from .reports import reading_of, told

_PROMISE = "Ukraine said that Russia promised to withdraw.\n"
_TEXTS = {
    "nothing": "",
    "white space": " \t\r\n\u2028\u3000 " * 5_000,
    "one letter": "a",
    "one word": "Ukraine",
    "one mark": '"',
    "a megabyte of newlines": "\n" * 1_000_000,
    "carriage returns": "\r\n" * 100_000,
    "one long token": "a" * 1_000_000,
    "one long number": "1" * 100_000,
    "one long acronym": "U." * 50_000,
    "NUL bytes": "\0" * 20_000,
    "marks to combine": "e" + "\u0301" * 50_000,
    "open brackets": "(" * 20_000,
    "closed brackets": ")" * 20_000,
    "nested brackets": "(" * 10_000 + "peace" + ")" * 10_000,
    "straight quotation marks": '"' * 20_000,
    "open quotation marks": "“" * 20_000,
    "closed quotation marks": "”" * 20_000,
    "quotations in quotations": '“a «b ‘c "d ' * 3_000,
    "quotations beside each other": "“a” " * 5_000 + "Russia said.",
    "backticks": "`" * 20_000,
    "words without a full stop": "peace " * 100_000,
    "said": "said " * 12_000,
    "he said": "he said " * 10_000,
    "on": "on " * 20_000,
    "to": "promised to " * 10_000,
    "if": "if only when " * 7_000,
    "and": "Russia and " * 10_000,
    "names": "Russia " * 20_000,
    "capitals": "Xaver " * 20_000,
    "commas": "Russia, " * 10_000,
    "according to": "according to Russia, " * 5_000,
    "reports": ", reports Reuters " * 3_000,
    "described": "Russia described talks " * 4_000,
    "relative clauses": "Russia, who met Turkey, who " * 3_000,
    "whose claim": "Russia said that " + "Ghani's plan to " * 3_000,
    "said that said that": "Russia said that Ukraine said that " * 2_500,
    "dates": "on 12 March 2022 " * 3_000,
    "spaces before a day": "by" + " " * 100_000 + "March",
    "bullets": "Russia said:" + "\n- it would leave" * 3_000,
    "statements by": "statement by " * 10_000 + "We agree.",
    "a communiqué": "Joint statement by Russia and Ukraine\n\n" + "We agreed to withdraw all troops. " * 1_500,
    "persons": "".join(f"Minister Jo{chr(97 + i % 26)}{chr(97 + i // 26 % 26)} Smith said no. " for i in range(1_000)),
    "acronyms": "".join(f"Union X{chr(97 + i % 26)} (U{chr(65 + i % 26)}) said no. " for i in range(1_500)),
    "no full stop": _PROMISE.replace(".", "").replace("\n", " ") * 1_000,
}


@pytest.mark.parametrize("kind", _TEXTS)
def test_hostile(kind: str) -> None:
    """One text of each kind is read to its end."""
    reading_of(_TEXTS[kind])


def test_all_on_one_line() -> None:
    """3,000 sentences in one line: every statement is found, and every one within."""
    text = "Ukraine said that Russia promised to withdraw. " * 3_000
    assert len(told(text)) == 6_000


@pytest.mark.parametrize(
    "text",
    [_PROMISE.upper(), _PROMISE.lower(), _PROMISE[::-1], "\u202e" + _PROMISE, _PROMISE.replace(" ", "\u3000")],
)
def test_disfigured(text: str) -> None:
    """All capitals, no capitals, mirrored, right to left, other spaces: read without a crash, and alike each time."""
    assert reading_of(text) == reading_of(text)


def test_line_ends_do_not_matter() -> None:
    """CRLF for LF: the same statements in the same words."""
    text = "Ukraine said it agreed.\n\nRussia rejected the plan.\n\n“We will go,” said Turkey.\n"
    assert told(text.replace("\n", "\r\n")) == told(text)


def test_nesting_ends() -> None:
    """8,000 statements within statements: a few levels are told, the rest is content."""
    statements = reading_of("Russia said that Ukraine said that " * 4_000 + "peace came.").statements
    assert 3 <= len(statements) <= 10


def test_an_endless_quotation() -> None:
    """A quotation of 40,000 words is one statement of its speaker."""
    text = '"' + "we met and left. " * 10_000 + 'We are done," Russia said.'
    assert [t.speaker for t in told(text) if t.within is None] == ["Russia"]

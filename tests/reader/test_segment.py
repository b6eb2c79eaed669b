"""Words, quotations, sentences and paragraphs as offsets."""

import pytest
from hypothesis import given

from parley.reader.segment import segment

from .texts import anything, checked


def _words(text: str) -> list[str]:
    return [t.text for t in segment(text).tokens]


def _sentences(text: str) -> list[str]:
    seg = segment(text)
    return [seg.span(s.first, s.last).of(text) for s in seg.sentences]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They can't go.", ["They", "can't", "go", "."]),
        ("Kyiv's plan", ["Kyiv", "'s", "plan"]),
        ("the U.S. said", ["the", "U.S.", "said"]),
        ("1,500 men at 12:30", ["1,500", "men", "at", "12:30"]),
        ("peace-keeping force", ["peace-keeping", "force"]),
        ("the 3rd round", ["the", "3rd", "round"]),
        ("cafe\u0301 closed", ["cafe\u0301", "closed"]),
        ("(a)", ["(", "a", ")"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    """Contractions, possessives, abbreviations, numbers and accents stay in one word; marks stand alone."""
    assert _words(text) == words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They met. They left.", ["They met.", "They left."]),
        ("Mr. Smith met Gen. Jones. They left.", ["Mr. Smith met Gen. Jones.", "They left."]),
        ("They paid 2.5 million. All left.", ["They paid 2.5 million.", "All left."]),
        ('"We met. We left," he said. All left.', ['"We met. We left," he said.', "All left."]),
        ('He said: "We met." They left.', ['He said: "We met."', "They left."]),
        ("They met\n\nThey left", ["They met", "They left"]),
        ("They met. and left", ["They met. and left"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    """A stop ends a sentence; not after an abbreviation, in a number, inside a quotation, before a small letter."""
    assert _sentences(text) == sentences


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "we met" and left', [("we met", True)]),
        ("He said “we met” and left", [("we met", True)]),
        ("He said «we met» and left", [("we met", True)]),
        ("He said ‘we met’ and left", [("we met", True)]),
        ("He said ``we met'' and left", [("we met", True)]),
        ("“They say ‘we met’ now,” he said", [("They say ‘we met’ now,", True), ("we met", True)]),
        ('He said "we met\n\nThey left', [("we met", False)]),
        ("The rebels’ men left", []),
        ("He didn’t go", []),
    ],
)
def test_quotations(text: str, quoted: list[tuple[str, bool]]) -> None:
    """Marks of every kind pair up, one without a partner ends with its paragraph, apostrophes do not quote."""
    seg = segment(text)
    found = [(seg.span(q.opening + 1, q.closing + (not q.closed)).of(text), q.closed) for q in seg.quotations]
    assert found == quoted


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("One.\n\nTwo.\n\nThree.", 3),
        ("One.\nTwo.", 2),
        ("One\ngoes on.\n\nTwo.", 2),
        ("One:\n- two\n- three\n\nFour.", 4),
        ("One. Two.", 1),
        ("One.\r\n\r\nTwo.", 2),
    ],
)
def test_paragraphs(text: str, number: int) -> None:
    """Blank lines part paragraphs, bullets too; single line ends only where there are no blank lines."""
    assert len({s.paragraph for s in segment(text).sentences}) == number


@checked
@given(anything)
def test_tokens_cover_the_text(text: str) -> None:
    """Any text: tokens stand in order, do not overlap, and leave out nothing but white space."""
    end = 0
    for token in segment(text).tokens:
        assert text[end : token.start].strip() == ""
        assert token.start < token.end
        end = token.end
    assert text[end:].strip() == ""


@checked
@given(anything)
def test_sentences_cover_the_tokens(text: str) -> None:
    """Any text: each word stands in exactly one sentence."""
    seg = segment(text)
    assert [i for s in seg.sentences for i in range(s.first, s.last)] == list(range(len(seg.tokens)))


def test_a_line_begun_on_purpose() -> None:
    """A heading right over its text is a paragraph; lines that were only wrapped are one."""
    live = "First\n\n14:47\nTurkey stays put\nThe Turkish minister says that he has no plans to recall anybody.\n\nLast"
    wrapped = "First\n\nThe Turkish minister says\nThat he has no plans to\nRecall anybody at all now\n\nLast"
    goes_on = "First\n\nHe spoke of peace,\nTrust and all that was said in the other room that day.\n\nLast"
    assert [len({s.paragraph for s in segment(text).sentences}) for text in (live, wrapped, goes_on)] == [5, 3, 3]

"""Words, quotations, sentences and paragraphs, all as exact offsets into the text.

A sentence here is what one attribution can live in: a full stop inside a quotation does not end it, so that
`"We agreed. They accepted," he said.` stays together.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from parley.model.span import Span
from parley.reader.rules.words import word_set

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f"
_LETTERS = rf"(?:[^\W_]|[{_MARKS}])"
WORD = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?\b"  # 1,500  25.5  12:30  3rd
    r"|(?:[^\W\d_]\.){2,}"  # U.S.  a.m.
    r"|[A-Z]\.(?=[A-Z]\w)"  # M.Javad
    rf"|{_LETTERS}+(?:[-‐‑]{_LETTERS}+)*"
    r"|['’](?:s|t|re|ve|ll|d|m)\b"
    r"|''|``|[^\w\s]|_+"
)
_NEGATED = re.compile(
    r"(?i)(?:ca|wo|sha|do|does|did|is|are|was|were|has|have|had|would|could|should|must|need|might)n$"
)
ABBREVIATIONS = word_set(
    "mr mrs ms dr prof gen lt col maj capt sgt brig adm cmdr rev hon sen rep gov pres st jr sr vs etc no art jan feb "
    "mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun inc ltd co corp dept approx"
)
_OPENERS = {"''": "''", "``": "''", "“": "”", "«": "»", "„": "“”", '"': '"', "‘": "’"}
_END = frozenset(".!?…")
_GOES_ON = frozenset(",;-–—")  # a line that ends with one of these is not over
_LINE = re.compile(r"[^\n]+|\n(?=\n)")


class Token(NamedTuple):
    """One word or mark: half-open offsets, the word as it stands, and in lower case."""

    start: int
    end: int
    text: str
    low: str


class Quotation(NamedTuple):
    """Token indices of the opening and the closing mark; `closed` is false where the closing one is missing."""

    opening: int
    closing: int
    closed: bool


class Sentence(NamedTuple):
    """Token indices `[first, last)` and the number of the paragraph."""

    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A text cut into tokens, quotations and sentences.

    `depth[i]` counts the quotations around token i (marks themselves lie outside), `quotation[i]` is the index
    of the innermost one, or -1.
    """

    text: str
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    depth: tuple[int, ...]
    quotation: tuple[int, ...]
    sentences: tuple[Sentence, ...]

    def parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """Tokens `[first, last)` cut at the ends of sentences, those inside a quotation too."""
        out, start = [], first
        for i in range(first, last - 1):
            closes = self.tokens[i].text[-1] in _END and self.depth[i] == self.depth[i + 1]
            if closes and _ends_sentence(self.tokens, i, self.tokens[i + 1]):
                out.append((start, i + 1))
                start = i + 1
        return [*out, (start, last)]

    def span(self, first: int, last: int) -> Span:
        """The stretch of text of tokens `[first, last)`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def touched(self, start: int, end: int) -> tuple[int, int]:
        """The tokens `[first, last)` of which `text[start:end]` holds at least a part."""
        first, last = self.token_at(start), self.token_at(end)
        if start < end and first and self.tokens[first - 1].end > start:
            first -= 1  # it begins inside a token
        return first, max(first, last)

    def token_at(self, offset: int) -> int:
        """The index of the first token that starts at or after `offset`."""
        return bisect_left(self.tokens, offset, key=lambda t: t.start)


def _tokens(text: str) -> list[Token]:
    out: list[Token] = []
    for match in WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if word in ("'t", "’t") and out and out[-1].end == start and _NEGATED.match(out[-1].text):
            last = out.pop()  # "can't" is one word
            start, word = last.start, text[last.start : end]
        out.append(Token(start, end, word, word.lower().replace("’", "'")))
    return out


def _paragraphs(text: str, tokens: list[Token]) -> list[int]:
    """The number of each token's paragraph: blank lines part them, single ones where there are no blank ones."""
    blank = re.compile(r"\n[ \t\r\f\v]*\n\s*|\u2029\s*")
    gap = blank if blank.search(text.strip()) else re.compile(r"[\n\u2029]\s*")
    bullet = re.compile(r"\n[ \t]*(?:[•*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]")
    starts = sorted(
        {m.end() for m in gap.finditer(text)} | {m.start() + 1 for m in bullet.finditer(text)} | set(_broken(text))
    )
    out, number = [], 0
    for token in tokens:
        while number < len(starts) and token.start >= starts[number]:
            number += 1
        out.append(number)
    return out


def _broken(text: str) -> Iterator[int]:
    """Where a line starts that was begun on purpose: its first word would have fitted on the line before.

    So headings of a live report, which stand right over what follows, are apart, and lines that were only wrapped not.
    """
    block: list[re.Match[str]] = []
    for line in _LINE.finditer(text):
        if line[0].strip():
            block.append(line)
        if block and (not line[0].strip() or line.end() == len(text)):
            longest = max(len(each[0].strip()) for each in block)
            for above, below in pairwise(block):
                last, first = above[0].strip(), below[0].split()[0]
                fits = len(last) + 1 + len(first) <= longest
                if fits and not first[0].islower() and last[-1] not in _GOES_ON:
                    yield below.start()
            block = []


def _is_apostrophe(text: str, token: Token) -> bool:
    """Whether a single mark stands inside or at the end of a word (possessive) and does not quote."""
    before = text[token.start - 1] if token.start else " "
    after = text[token.end] if token.end < len(text) else " "
    return before.isalnum() and (after.isalnum() or before in "sS")


def _quotations(text: str, tokens: list[Token], paragraphs: list[int]) -> list[Quotation]:
    """Pairs of marks. An unclosed one ends with its paragraph, unless the next paragraph opens again (a long quote)."""
    found: list[Quotation] = []
    stack: list[tuple[int, str]] = []
    for i, token in enumerate(tokens):
        if stack and paragraphs[i] != paragraphs[i - 1]:
            found.extend(Quotation(at, i - 1, False) for at, _ in stack)
            stack.clear()
        mark = token.text
        closers = [n for n, (_, closing) in enumerate(stack) if mark in closing]
        if closers and not (mark == "’" and _is_apostrophe(text, token)):
            for at, _ in stack[closers[-1] + 1 :]:
                found.append(Quotation(at, i, False))
            found.append(Quotation(stack[closers[-1]][0], i, True))
            del stack[closers[-1] :]
        elif (
            mark in _OPENERS
            and len(stack) < 4
            and not (token.end < len(text) and mark == "‘" and text[token.end].isspace())
        ):
            stack.append((i, _OPENERS[mark]))
    found.extend(Quotation(at, len(tokens) - 1, False) for at, _ in stack)
    return sorted(found)


def _is_abbreviation(tokens: Sequence[Token], i: int) -> bool:
    before = tokens[i - 1]
    if before.end != tokens[i].start:
        return False
    return before.low in ABBREVIATIONS or (len(before.text) == 1 and before.text.isupper())


def _ends_sentence(tokens: Sequence[Token], i: int, following: Token) -> bool:
    """Whether the mark or closing quotation at i, with `following` after it, ends a sentence."""
    token = tokens[i]
    if token.text[-1] not in _END:
        return False
    if token.text == "." and i and _is_abbreviation(tokens, i):
        return False
    if len(token.text) > 1:  # U.S. or a.m.: only before a word that opens a sentence
        return following.text in ("The", "In", "On", "He", "She", "They", "It", "But", "A", "“", '"')
    head = following.text[0]
    return head.isupper() or head.isdigit() or head in '“"«„‘([—•-' or not head.isascii()


def _sentences(tokens: list[Token], paragraphs: list[int], depth: list[int], marks: set[int]) -> list[Sentence]:
    out: list[Sentence] = []
    first = 0
    for i in range(len(tokens)):
        last = i + 1
        if last == len(tokens) or paragraphs[last] != paragraphs[i]:
            out.append(Sentence(first, last, paragraphs[i]))
            first = last
            continue
        inner = i
        if i in marks and depth[i] == 0:  # a closing mark: the stop may stand just inside it
            inner = i - 1
        elif depth[i] > 0:
            continue
        if depth[last] == 0 and inner >= first and _ends_sentence(tokens, inner, tokens[last]):
            if inner != i and tokens[last].text[0].islower():
                continue
            out.append(Sentence(first, last, paragraphs[i]))
            first = last
    return out


def segment(text: str) -> Segmentation:
    """Cut `text` into tokens, quotations and sentences, in time linear in its length."""
    tokens = _tokens(text)
    paragraphs = _paragraphs(text, tokens)
    quotations = _quotations(text, tokens, paragraphs)
    depth = [0] * len(tokens)
    inside = [-1] * len(tokens)
    for number, quotation in enumerate(quotations):
        last = quotation.closing if quotation.closed else quotation.closing + 1
        for i in range(quotation.opening + 1, last):
            depth[i] += 1
            inside[i] = number
    marks = {q.closing for q in quotations if q.closed}
    sentences = _sentences(tokens, paragraphs, depth, marks)
    return Segmentation(text, tuple(tokens), tuple(quotations), tuple(depth), tuple(inside), tuple(sentences))

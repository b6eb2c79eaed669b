"""Spans become markup that nests rightly and gives the text back, whatever overlaps whatever."""

from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from parley.export.marks import DEEPEST, Mark, carried, marked_paragraphs, paragraphs_from_text
from parley.model.span import Span


class PlainText(HTMLParser):
    """Reads markup back: the text without labels, the labels, and whether every element was closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.labels: list[str] = []
        self.open: list[str] = []
        self.deepest = 0
        self.in_order = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            return
        if tag == "a":
            self.labels.append("")
        self.open.append(tag)
        self.deepest = max(self.deepest, self.open.count("span"))

    def handle_endtag(self, tag: str) -> None:
        self.in_order &= bool(self.open) and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "a" in self.open:
            self.labels[-1] += data
        else:
            self.text += data


def read_back(text: str, marks: list[Mark]) -> PlainText:
    page = PlainText()
    for paragraph in marked_paragraphs(text, marks):
        page.feed(str(paragraph.html))
        assert page.open == [], "a paragraph leaves an element open"
    page.close()
    return page


def mark(number: int, *spans: tuple[int, int]) -> Mark:
    return Mark(tuple(Span(*s) for s in spans), f"t{number}", f"s{number}", str(number), "Russia · claim", "side1")


letters = st.text(st.sampled_from("ab<&\"' \n\r\t\0\u202eé\u0301\ud800😀"), max_size=60)
spans = st.tuples(st.integers(-3, 70), st.integers(-3, 70))


@given(letters, st.lists(st.lists(spans, min_size=1, max_size=3), max_size=12))
@example("ab\n\ncd", [[(1, 5)], [(3, 4)]])
def test_text_and_labels_survive_any_spans(text: str, cut: list[list[tuple[int, int]]]) -> None:
    """Spans that nest, cross, repeat, split, run backwards or out of the text: text and labels are all there."""
    page = read_back(text, [mark(i, *pieces) for i, pieces in enumerate(cut)])
    assert page.text == carried(text)
    assert page.in_order
    assert page.deepest <= DEEPEST
    first_labels = [label for label in page.labels if "goes on" not in label]
    assert sorted(first_labels) == sorted(f"{i} Russia · claim" for i in range(len(cut)))


@given(letters)
def test_paragraphs_are_the_whole_text(text: str) -> None:
    """Parting a text into paragraphs loses nothing."""
    assert "".join(span.of(text) for span in paragraphs_from_text(text)) == text


def test_nested_statement_stands_within_the_outer_one() -> None:
    """Medinsky claims that Ukraine promised: the promise is marked inside the claim."""
    (paragraph,) = marked_paragraphs("He said they promised to act.", [mark(2, (22, 28)), mark(1, (8, 28))])
    assert str(paragraph.html) == (
        'He said <span class="mark side1 depth0"><a class="label side1" id="t1" href="#s1"><b>1</b> '
        '<bdi>Russia · claim</bdi></a>they promised <span class="mark side1 depth1"><a class="label side1" id="t2" '
        'href="#s2"><b>2</b> <bdi>Russia · claim</bdi></a>to act</span></span>.'
    )


def test_split_content_is_marked_in_both_pieces() -> None:
    """ "Talks," he said, "go on": one statement, two pieces, the second told to go on."""
    page = read_back("Talks, he said, go on", [mark(1, (0, 5), (16, 21))])
    assert page.labels == ["1 Russia · claim", "1 goes on"]


def test_script_in_the_text_stays_text() -> None:
    """A report that contains markup shows it as its words."""
    (paragraph,) = marked_paragraphs("<script>alert(1)</script>", [mark(1, (3, 9))])
    assert "<script" not in paragraph.html


def test_lines_inside_a_paragraph_break_and_blank_lines_after_it_do_not() -> None:
    """Headline and byline on two lines stay on two lines."""
    first, second = marked_paragraphs("Head\nBy AP\n\nText\n", [])
    assert (str(first.html), str(second.html)) == ("Head<br>\nBy AP\n\n", "Text\n")


def test_ten_thousand_statements_within_each_other() -> None:
    """Depth is bounded in the markup; every one of the labels is still there."""
    marks = [mark(i, (i, 20_000 - i)) for i in range(10_000)]
    page = read_back("x" * 20_000, marks)
    assert len(page.labels) == 10_000
    assert page.deepest == DEEPEST

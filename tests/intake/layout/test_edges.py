"""Headers, footers and page numbers."""

from parley.intake.layout import Word, without_edges
from parley.intake.layout.line import lines_of


def line(text: str, top: float) -> list[Word]:
    return [Word(word, 50 + 50 * n, 90 + 50 * n, top, top + 10, 10.0) for n, word in enumerate(text.split())]


def left(*pages: list[tuple[str, float]]) -> list[list[str]]:
    words = [[word for text, top in page for word in line(text, top)] for page in pages]
    return [[one.text for one in lines_of(page)] for page in without_edges(words)]


def test_what_recurs_at_the_edges_is_left_out() -> None:
    """A newspaper's name above and "Page 2 of 3" below, on each page."""
    pages = [[("The Harbour Post", 20), (f"They met {n} times.", 60), (f"Page {n} of 3", 800)] for n in (1, 2, 3)]
    assert left(*pages) == [[f"They met {n} times."] for n in (1, 2, 3)]


def test_left_and_right_pages_may_have_headers_of_their_own() -> None:
    """Each stands on every second page."""
    heads = ["Talks in Tarn", "The Harbour Post"] * 2
    pages = [[(f"{n} {head}", 20), (f"They met {n} times.", 60)] for n, head in enumerate(heads)]
    assert left(*pages) == [[f"They met {n} times."] for n in range(4)]


def test_what_recurs_elsewhere_stays() -> None:
    """A line of a refrain, at another height on each page."""
    pages = [[("We will not be rushed.", 60 + 100 * n), ("So they said.", 200 + 100 * n)] for n in range(3)]
    assert left(*pages) == [["We will not be rushed.", "So they said."]] * 3


def test_what_a_browser_prints_around_a_single_page_is_left_out() -> None:
    """When it was printed and the title above, the address and the page's number below."""
    page = [
        ("3/29/31, 10:41 AM Talks in Tarn", 10),
        ("They met.", 60),
        ("https://post.example/talks 1/1", 800),
    ]
    assert left(page) == [["They met."]]


def test_a_single_page_keeps_its_first_and_last_lines() -> None:
    """Nothing recurs, and "14 were hurt" is no page number."""
    assert left([("Talks in Tarn", 20), ("14 were hurt", 800)]) == [["Talks in Tarn", "14 were hurt"]]

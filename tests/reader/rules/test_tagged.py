"""What the net tagged as the rules have it: trimmed, and put beside what the rules found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.reader.linking import Range, Tagged
from parley.reader.rules.found import Found
from parley.reader.rules.tagged import found_from_tagged, lies_in, overlap, same_cue, trees_of, with_pieces
from reader.reports import phrases_of
from reader.texts import anything, checked


def _found(text: str, source: str | None, cue: str, *content: str) -> Found | None:
    """What comes of a tagged attribution whose pieces are told by their words."""
    p = phrases_of(text)

    def where(words: str) -> Range:
        at = text.index(words)
        return p.seg.token_at(at), p.seg.token_at(at + len(words))

    pieces = tuple(where(c) for c in content)
    return found_from_tagged(p, Tagged((where(source),) if source else (), where(cue), pieces, 0.75))


def _words(text: str, found: Found | None) -> tuple[str, list[str]]:
    assert found and found.source
    seg = phrases_of(text).seg
    return seg.span(*found.source).of(text), [seg.span(*r).of(text) for r in found.content]


def test_edges_are_those_of_statements() -> None:
    """The net tags "that", marks, and the comma after an apposition; a statement leaves them out."""
    text = "Kyiv’s envoy, Ana Néri, said that “we will go.”"
    found = _found(text, "Kyiv’s envoy, Ana Néri,", "said", "that “we will go.”")
    assert _words(text, found) == ("Kyiv’s envoy, Ana Néri", ["we will go"])
    assert found and (found.by_rules, found.sure, found.within) == (False, 0.75, None)


def test_a_quotation_inside_stays_whole() -> None:
    """Marks with both partners inside of a content stay, one without its partner goes."""
    text = "Russia called it “a spin” of the West."
    assert _words(text, _found(text, "Russia", "called", "it “a spin” of"))[1] == ["it “a spin” of"]
    assert _words(text, _found(text, "Russia", "called", "spin” of"))[1] == ["spin” of"]
    assert _words(text, _found(text, "Russia", "called", "“a spin"))[1] == ["a spin"]


@pytest.mark.parametrize("content", [[], ["“"], ["."]])
def test_nothing_said(content: list[str]) -> None:
    """No content, or one of marks alone: nothing is said; with a word more something is."""
    text = "Russia said that “ go ."
    assert _found(text, "Russia", "said", *content) is None
    assert _found(text, "Russia", "said", *content, "go") is not None


def test_nobody_says_it() -> None:
    """No source, or one of marks alone: nobody says it."""
    text = "Russia said , we go."
    assert _found(text, None, "said", "we go") is None
    assert _found(text, ",", "said", "we go") is None
    assert _found(text, "Russia", "said", "we go") is not None


@pytest.mark.parametrize(
    ("cue", "negated"), [("did not say", True), ("never said", True), ("didn't say", True), ("said", False)]
)
def test_negated_cues(cue: str, negated: bool) -> None:
    """A cue with "not" or "never" in it is denied; what is said is not asked."""
    found = _found(f"Russia {cue} it would not go.", "Russia", cue, "it would not go")
    assert found is not None and found.negated is negated


@checked
@given(anything, st.data())
def test_any_ranges(text: str, data: st.DataObject) -> None:
    """Any ranges of any text: nothing, or an attribution whose pieces lie in those tagged and hold something."""
    p = phrases_of(text)
    if not p.texts:
        return

    def drawn() -> Range:
        lo = data.draw(st.integers(0, len(p.texts) - 1))
        return lo, data.draw(st.integers(lo + 1, len(p.texts)))

    tagged = Tagged((drawn(),), drawn(), (drawn(),), 0.5)
    found = found_from_tagged(p, tagged)
    if found and found.source:
        for inner, outer in ((found.source, tagged.source[0]), *((r, tagged.content[0]) for r in found.content)):
            assert outer[0] <= inner[0] < inner[1] <= outer[1]


# -- side by side ------------------------------------------------------------------------------------------------------


def _of(*content: Range, within: int | None = None, cue: Range = (1, 2)) -> Found:
    return Found((0, 1), cue, content, None, within)


def test_overlap() -> None:
    """Twice the common words over all: 1 for the same, 0 for strangers and for nothing."""
    assert overlap(((0, 4),), ((0, 4),)) == 1
    assert overlap(((0, 4),), ((2, 6),)) == overlap(((2, 6),), ((0, 4),)) == 0.5
    assert overlap(((0, 2),), ((2, 4),)) == overlap((), ()) == 0


def test_pieces_that_only_the_net_saw() -> None:
    """A piece further off is added in the order of the text; one that overlaps is not: the rules' edges stay."""
    rules, net = _of((4, 8)), Found((0, 1), (1, 2), ((2, 4), (5, 8), (12, 14)), None, None, sure=0.5)
    made = with_pieces(phrases_of("a b c d e f g h i j k l m n o p"), rules, net)
    assert (made.content, made.sure) == (((2, 4), (4, 8), (12, 14)), 0.5)


def test_quite_another_content() -> None:
    """Where rules and net hardly agree, a quotation that goes on is added, and what stands outside of one is not."""
    p = phrases_of('a b c d e f g h i j k l " n o p "')
    rules = _of((4, 12))
    net = Found((0, 1), (1, 2), ((2, 4), (11, 12), (13, 16)), None, None, sure=0.5)
    assert with_pieces(p, rules, net).content == ((4, 12), (13, 16))


def test_one_cue() -> None:
    """Attributions that share words of cue and content are one; with no content in common they are two."""
    assert same_cue(_of((4, 8)), _of((7, 20)))
    assert not same_cue(_of((4, 8)), _of((8, 20)))
    assert not same_cue(_of((4, 8)), _of((4, 8), cue=(2, 3)))


def test_trees() -> None:
    """What lies within goes with its outermost one, and counts from it; a list that begins later counts from there."""
    found = [_of((2, 9)), _of((4, 9), within=10), _of((6, 9), within=11), _of((12, 19)), _of((14, 19), within=13)]
    trees = trees_of(found, 10)
    assert [[f.within for f in tree] for tree in trees] == [[None, 0, 1], [None, 0]]
    assert [f.content for tree in trees for f in tree] == [f.content for f in found]
    assert trees_of([], 3) == []


def test_lies_in() -> None:
    """Cue and content in the content of the other; a cue outside of it is not in it."""
    outer = _of((5, 20))
    assert lies_in(_of((10, 20), cue=(8, 9)), outer)
    assert not lies_in(_of((10, 20), cue=(4, 5)), outer)
    assert not lies_in(_of((10, 21), cue=(8, 9)), outer)

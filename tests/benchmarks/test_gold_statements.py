"""Statements against gold statements."""

from pathlib import Path

import pytest
import yaml

from benchmarks.measures.statements import Figures, naming, score_folder
from benchmarks.measures.tally import Tally
from benchmarks.measures.texts import placed

HEAD = "date 2022-03-29\n"
TEXT = "Néri said Arland will sign if Borland signs. Borland said that Arland stalled. Arland stalled again, he said."
OFFER, STALL = "Arland will sign", "that Arland stalled"
GOLD = [
    {"id": "g1", "content": OFFER, "side": "Arland", "act": ["offer", "promise"], "within": None,
     "conditions": [{"kind": "if", "text": "Borland signs"}]},
    {"id": "g2", "content": STALL, "side": "the Borland", "act": "accusation", "within": "g1"},
    {"id": "g3", "content": {"text": "Arland stalled", "nth": 2}, "side": None, "act": "claim", "within": None,
     "optional": True},
]  # fmt: skip
FIRST = ("s1", OFFER, {"side": "Arland", "act": "promise", "condition": "Borland signs"})
SECOND = ("s2", STALL, {"side": "Borland", "act": "accusation", "within": "s1"})


@pytest.fixture
def figures(made, tmp_path: Path):
    """Scores these statements against the gold."""

    def score(*statements: tuple, aliases: Path | None = None) -> Figures:
        (tmp_path / "r.yaml").write_text(yaml.safe_dump({"statements": GOLD}), encoding="utf-8")
        return score_folder(tmp_path, {"r": made(TEXT, (), statements, HEAD)}, naming(aliases))

    return score


def test_all_right(figures) -> None:
    """One of two acts is enough, articles before names do not count, and what is optional costs nothing."""
    both = Tally(2, 2, 2)
    assert figures(FIRST, SECOND) == Figures(both, 2, 2, 2, Tally(1, 1, 1), both, ((0.5, True), (0.5, True)))


@pytest.mark.parametrize(
    ("change", "side", "act", "within"),
    [({"side": "Borland"}, 1, 2, 2), ({"act": "threat"}, 2, 1, 2), ({"side": None}, 1, 2, 2)],
)
def test_one_thing_wrong(figures, change, side, act, within) -> None:
    """One wrong thing costs that, the whole, and the confidence's being right."""
    found = figures((*FIRST[:2], FIRST[2] | change), SECOND)
    assert (found.side, found.act, found.within) == (side, act, within)
    assert found.whole == Tally(1, 2, 2) and found.judged == ((0.5, False), (0.5, True))


def test_nesting(figures) -> None:
    """A statement nested where the gold's is not, one not nested where it is, and one nested in a wrong one."""
    assert figures(FIRST, (*SECOND[:2], SECOND[2] | {"within": None})).within == 1
    assert figures((*FIRST[:2], FIRST[2] | {"within": "s2"}), SECOND).within == 1
    stray = ("s3", "he said", {})
    assert figures(FIRST, (*SECOND[:2], SECOND[2] | {"within": "s3"}), stray).within == 1


def test_conditions(figures) -> None:
    """A condition that is missed, one that is half right, and one where there is none; confidence does not mind."""
    missed = figures((*FIRST[:2], FIRST[2] | {"condition": ""}), SECOND)
    assert missed.conditions == Tally(0, 0, 1) and missed.whole == Tally(1, 2, 2) and missed.judged[0] == (0.5, True)
    assert figures((*FIRST[:2], FIRST[2] | {"condition": "if Borland signs"}), SECOND).conditions == Tally(1, 1, 1)
    assert figures(FIRST, (*SECOND[:2], SECOND[2] | {"condition": "Arland"})).conditions == Tally(1, 2, 1)


def test_found(figures) -> None:
    """Content with too little in common is no pair, what is missed counts, and nothing given divides nothing."""
    found = figures(("s1", "sign if Borland", {}))
    assert found.found == Tally(0, 1, 2) and found.judged == ((0.5, False),) and found.share(found.side) == 0
    assert figures().found == Tally(0, 0, 2)


def test_optional_statement_found(figures) -> None:
    """Once it is found it counts like any other; `nth` says which of equal words it is."""
    again = ("s3", "Arland stalled again", {})
    assert figures(FIRST, SECOND, again).found == Tally(3, 3, 3)


def test_aliases(figures, tmp_path: Path) -> None:
    """A side under another name of the same party is right with aliases, and wrong without."""
    kingdom = (*FIRST[:2], FIRST[2] | {"side": "Kingdom of Arland"})
    (tmp_path / "names").write_text("same:\n- [Arland, the Kingdom of Arland]\n", encoding="utf-8")
    assert figures(kingdom, SECOND).side == 1
    assert figures(kingdom, SECOND, aliases=tmp_path / "names").side == 2


def test_words_that_are_not_in_the_text(made, tmp_path: Path) -> None:
    """Gold that points nowhere is refused, with the place and the words."""
    gold = {"statements": [GOLD[0] | {"content": {"text": "Borland", "nth": 9}}]}
    (tmp_path / "r.yaml").write_text(yaml.safe_dump(gold), encoding="utf-8")
    with pytest.raises(ValueError, match=r"r\.yaml.*'Borland' 9 times"):
        score_folder(tmp_path, {"r": made(TEXT)}, naming(None))


def test_another_text(made) -> None:
    """A reading cannot be placed in a file that does not hold its text."""
    with pytest.raises(ValueError, match="no part of the file"):
        placed("Another text.", made(TEXT).reading)

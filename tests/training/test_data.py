"""The data sets that the net learns from, read from small files in their formats."""

from pathlib import Path

import pytest

from training.plv import Coded, coded_sentences
from training.polnear import Labelled, articles

_TEXT = "Arland  said Borland was wrong, and it left.\nNobody cared."


def _split(folder: Path, annotations: str, annotator: str = "ann") -> Path:
    """A split of PolNeAR with one article."""
    for name in ("text", "attributions"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "text/a.txt").write_text(_TEXT, encoding="utf-8")
    (folder / f"attributions/a_{annotator}.ann").write_text(annotations, encoding="utf-8")
    return folder


_GOOD = (
    "T1\tSource-Entity 0 7\tArland \nT2\tCue 8 12\tsaid\nT3\tContent 13 30;36 43\tBorland was wrong it left\n"
    "E1\tAttribution:T2 source:T1 cue:T2 content:T3\n"
)


def test_an_article(tmp_path: Path) -> None:
    """Source, cue and a content of two pieces, by offsets; white space at an end is left out."""
    (article,) = articles(_split(tmp_path, _GOOD))
    assert (article.name, article.text) == ("a", _TEXT)
    assert article.layers == ((Labelled(((0, 6),), ((8, 12),), ((13, 30), (36, 43))),),)
    assert _TEXT[13:30] == "Borland was wrong" and _TEXT[36:43] == "it left"


def test_two_annotators(tmp_path: Path) -> None:
    """Each annotator has a layer of their own, in the order of their names."""
    _split(tmp_path, _GOOD, "zoe")
    (article,) = articles(_split(tmp_path, "T1\tCue 8 12\tsaid\nE1\tAttribution:T1 cue:T1\n", "amy"))
    assert article.layers == (
        (Labelled((), ((8, 12),), ()),),
        (Labelled(((0, 6),), ((8, 12),), ((13, 30), (36, 43))),),
    )


@pytest.mark.parametrize(
    "annotations",
    ["", "\n", "nothing of the kind\n", "R1\trelation Arg1:T1 Arg2:T2\n", "T1\tCue 8 12\tsaid\n", "#1\tnote\tT1 why\n"],
)
def test_lines_that_are_no_attribution(tmp_path: Path, annotations: str) -> None:
    """Empty files, notes, and a span that no attribution uses: no attributions."""
    (article,) = articles(_split(tmp_path, annotations))
    assert article.layers == ((),)


def test_a_span_that_is_not_there(tmp_path: Path) -> None:
    """An attribution that points to a span which the file does not have lacks that role only."""
    (article,) = articles(_split(tmp_path, _GOOD.replace("T1\tSource-Entity 0 7\tArland \n", "")))
    assert article.layers == ((Labelled((), ((8, 12),), ((13, 30), (36, 43))),),)


def _table(path: Path, *marked: str) -> Path:
    rows = "".join(f"{sentence}\tACCUSE\n" for sentence in marked)
    path.write_text("marked_sentence\troot\n" + rows, encoding="utf-8")
    return path


def test_coded_sentences(tmp_path: Path) -> None:
    """The marks tell source and target, in either order, and are no part of the sentence."""
    path = _table(tmp_path / "t.tsv", "<s>Arland</s> blamed <t>Borland</t>.", "<t>Çelik</t> heard <s>it</s>")
    assert coded_sentences(path) == [
        Coded("Arland blamed Borland.", (0, 6), (14, 21), "ACCUSE"),
        Coded("Çelik heard it", (12, 14), (0, 5), "ACCUSE"),
    ]


def test_a_sentence_without_marks(tmp_path: Path) -> None:
    """Nobody is marked, or only a source: the other is None; a lone "<" is a character like any other."""
    path = _table(tmp_path / "t.tsv", "They < blamed all.", "<s>Arland</s> blamed all.")
    assert [(c.sentence, c.source, c.target) for c in coded_sentences(path)] == [
        ("They < blamed all.", None, None),
        ("Arland blamed all.", (0, 6), None),
    ]

"""Labels as offsets into texts that lie elsewhere."""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from parley.model.span import Span
from parley.model.statement import ACTS, Modality, ProvisoKind
from training.labels import LABELS, OtherTextError, read_labels, write_gold

NAME = "harbour_2016-08-01_ferry"
LABELLED = (
    "Arland said Borland was wrong.\n"
    "“Arland will sign if Borland signs,” said Ana Néri, who denied that Borland was wrong.\n"
    "She rejected Borland’s claim that Arland stalled."
)
WHOLE = LABELLED + "\nNobody has labelled this line.\n"


def nth(words: str, number: int = 1) -> list[int]:
    """Offsets of an occurrence of the words."""
    at = -1
    for _ in range(number):
        at = WHOLE.index(words, at + 1)
    return [at, at + len(words)]


def statement(id_: str, speaker: list[int] | None, act: list[str], content: list[list[int]], **more: Any) -> Any:
    plain: dict[str, Any] = {
        "side": "Arland",
        "via": [],
        "event": None,
        "within": None,
        "actor": None,
        "modality": "actual",
    }
    rest = {"negated": False, "conditions": [], "optional": False}
    return {"id": id_, "speaker": speaker, "act": act, "content": content, **plain, **rest, **more}


STATEMENTS = [
    statement("g1", nth("Arland"), ["accusation", "claim"], [nth("Borland was wrong")]),
    statement(
        "g2",
        nth("Ana Néri"),
        ["offer"],
        [nth("Arland will sign if Borland signs,")],
        modality="intended",
        event="AGREE",
        conditions=[{"kind": "if", "span": nth("Borland signs"), "governs": nth("Arland will sign")}],
    ),
    statement("g3", nth("who"), ["denial"], [nth("Borland was wrong", 2)], negated=True),
    statement("g4", nth("She"), ["rejection"], [nth("Borland’s claim that Arland stalled")]),
    statement("g5", nth("Borland", 4), ["claim"], [nth("Arland stalled")], side="Borland", within="g4", optional=True),
]


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A label file and the text it points into."""
    labels, texts = tmp_path / "labels", tmp_path / "texts"
    labels.mkdir()
    texts.mkdir()
    data = WHOLE.encode()
    (texts / f"{NAME}.txt").write_bytes(data)
    about = {"source": "a shelf", "name": NAME, "sha256": hashlib.sha256(data).hexdigest()}
    document = {"text": {**about, "labelled": [0, len(LABELLED)]}, "statements": STATEMENTS}
    (labels / f"{NAME}.json").write_text(json.dumps(document), encoding="utf-8")
    return labels, texts


def test_offsets_give_the_words_that_were_labelled(folders: tuple[Path, Path]) -> None:
    """A label file holds no words; with the text at hand, each offset gives exactly the words meant."""
    (gold,) = read_labels(*folders)
    assert (gold.name, gold.day, gold.text) == (NAME, date(2016, 8, 1), LABELLED)
    offer = gold.statements[1]
    assert offer.speaker is not None
    assert offer.speaker.of(gold.text) == "Ana Néri"
    assert [span.of(gold.text) for span in offer.content] == ["Arland will sign if Borland signs,"]
    assert offer.conditions[0].span.of(gold.text) == "Borland signs"
    assert offer.conditions[0].governs == Span(*nth("Arland will sign"))
    assert gold.statements[4].within == "g4"
    assert gold.statements[0].acts == ("accusation", "claim")


def test_another_text_is_refused(folders: tuple[Path, Path]) -> None:
    """One letter of the text has changed: every offset may be wrong, and the message says what to do."""
    labels, texts = folders
    (texts / f"{NAME}.txt").write_text(WHOLE.replace("Ana", "Eva"), encoding="utf-8")
    with pytest.raises(OtherTextError, match=r"not the text that was labelled.*unchanged from a shelf"):
        read_labels(labels, texts)


def test_a_text_with_other_line_ends_is_refused(folders: tuple[Path, Path]) -> None:
    """The same words with Windows line ends are other bytes, and offsets after the first line would be off."""
    labels, texts = folders
    (texts / f"{NAME}.txt").write_bytes(WHOLE.replace("\n", "\r\n").encode())
    with pytest.raises(OtherTextError):
        read_labels(labels, texts)


def test_a_missing_text_is_named(folders: tuple[Path, Path]) -> None:
    """The texts lie in another folder than the one given."""
    labels, texts = folders
    (texts / f"{NAME}.txt").unlink()
    with pytest.raises(OtherTextError, match=r"no such text.*README"):
        write_gold(labels, texts, texts / "out")


def located(piece: str | dict[str, Any] | None, text: str) -> list[int] | None:
    """Offsets of a piece of written gold, as one who scores against it finds them."""
    if piece is None:
        return None
    words, number = (piece, 1) if isinstance(piece, str) else (piece["text"], piece["nth"])
    at = -1
    for _ in range(number):
        at = text.index(words, at + 1)
    return [at, at + len(words)]


def test_written_gold_is_found_where_it_was_labelled(folders: tuple[Path, Path], tmp_path: Path) -> None:
    """Pieces that stand twice in the text carry their number; the date line before the text shifts nothing."""
    out = tmp_path / "out"
    write_gold(*folders, out)
    text = (out / f"{NAME}.txt").read_text(encoding="utf-8")
    head, _, body = text.partition("\n")
    assert (head, body) == ("date 2016-08-01", LABELLED)
    first, *lines = (out / f"{NAME}.yaml").read_text(encoding="utf-8").splitlines()
    assert first == "statements:"
    shift = len(head) + 1
    for line, expected in zip(lines, STATEMENTS, strict=True):
        written = json.loads(line.removeprefix("- "))
        found = [located(piece, text) for piece in written["content"]]
        assert found == [[start + shift, end + shift] for start, end in expected["content"]]
        assert located(written["speaker"], text) == [at + shift for at in expected["speaker"]]
        for condition, meant in zip(written["conditions"], expected["conditions"], strict=True):
            assert located(condition["text"], text) == [at + shift for at in meant["span"]]
        assert written["act"] == expected["act"]
        assert (written["side"], written["within"]) == (expected["side"], expected["within"])
    assert json.loads(lines[2].removeprefix("- "))["content"] == [{"text": "Borland was wrong", "nth": 2}]


def test_gold_is_written_the_same_twice(folders: tuple[Path, Path], tmp_path: Path) -> None:
    """Same labels, same texts, same bytes."""
    write_gold(*folders, tmp_path / "one")
    write_gold(*folders, tmp_path / "two")
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@pytest.mark.parametrize("path", sorted(LABELS.glob("*.json")), ids=lambda p: p.stem)
def test_label_files_are_sound(path: Path) -> None:
    """Offsets lie in the labelled part, nested statements in their outer one, conditions in the content."""
    document = json.loads(path.read_text(encoding="utf-8"))
    start, end = document["text"]["labelled"]
    assert document["text"]["name"] == path.stem
    by_id = {s["id"]: s for s in document["statements"]}
    assert len(by_id) == len(document["statements"])
    for s in by_id.values():
        assert s["act"] and set(s["act"]) <= set(ACTS)
        assert s["modality"] in get_args(Modality)
        assert s["content"] == sorted(s["content"])
        spans = [*s["content"], *([s["speaker"]] if s["speaker"] else [])]
        assert all(start <= a < b <= end for a, b in spans)
        conditions = [c["span"] for c in s["conditions"]]
        assert all(any(x <= a and b <= y for x, y in s["content"]) for a, b in conditions)
        assert {c["kind"] for c in s["conditions"]} <= set(get_args(ProvisoKind))
        if s["within"] is not None:
            outer = by_id[s["within"]]["content"]
            assert all(any(x <= a and b <= y for x, y in outer) for a, b in s["content"])

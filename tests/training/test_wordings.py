"""What the sentence encoder learns from: propositions in their wordings."""

import random
from itertools import chain
from pathlib import Path

import pytest
import yaml

torch = pytest.importorskip("torch", reason="torch, which only training needs, is not installed")

from training.wordings import FOLDER, ITEMS, KINDS, Item, batches, drawn, items_of  # noqa: E402 - after the skip

# ruff: noqa: S311 - chance for a test is no secret
FILES = sorted(FOLDER.glob("*.yaml"))


def item(name: str) -> Item:
    """A proposition with enough of each kind."""
    return Item(
        tuple(f"{name} same {n}" for n in range(4)), (f"{name} done",), (f"{name} contrary",), (f"{name} near",)
    )


def test_every_file_has_every_kind() -> None:
    """Each proposition has wordings, what is done, what is contrary and what only looks alike; none of them twice."""
    assert FILES
    for path in FILES:
        for one in items_of(path):
            assert all((len(one.same) > 1, one.done, one.contrary, one.near)), f"{path.name}: {one.same[0]}"
            assert all(text.strip() for text in one.texts)
            assert len({*one.texts}) == len(one.texts), f"{path.name}: {one.same[0]}"


def test_a_file_without_a_kind_is_refused(tmp_path: Path) -> None:
    """The bad twin."""
    path = tmp_path / "a.yaml"
    path.write_text(yaml.safe_dump({"items": [{"says": "x", "same": ["y"], "done": ["z"]}]}), encoding="utf-8")
    with pytest.raises(KeyError, match="contrary"):
        items_of(path)


def test_every_proposition_is_in_one_batch() -> None:
    """Half a batch is of one negotiation; at most one half is left over. The same seed gives the same batches."""
    files = [[item(f"{name}{n}") for n in range(20)] for name in "abc"]
    found = list(batches(files, random.Random(1)))
    assert found == list(batches(files, random.Random(1))) != list(batches(files, random.Random(2)))
    seen = [one.same[0] for one in chain(*found)]
    assert len(seen) == len({*seen}) >= 60 - ITEMS // 2
    assert all(len(many) <= ITEMS for many in found)


def test_sentences_are_drawn_with_their_owners() -> None:
    """Three wordings and one of each other kind, each of its own proposition."""
    texts, owners, kinds = drawn([item("a"), item("b")], random.Random(1))
    assert kinds == ["same"] * 3 + ["done", "contrary", "near"] + ["same"] * 3 + ["done", "contrary", "near"]
    assert {*kinds} - {"near"} <= {*KINDS}
    assert all(text.startswith("ab"[owner]) for text, owner in zip(texts, owners, strict=True))


def test_what_is_near_what_it_should_be_costs_less() -> None:
    """Vectors that lie with their wordings have a smaller loss than the same vectors handed round."""
    from training.wordings import Relation, losses

    class Net:
        relation = Relation(8).eval()

    torch.manual_seed(1)
    _, owners, kinds = drawn([item(name) for name in "abcd"], random.Random(1))
    where = [owner if kind != "near" else owner + 4 for owner, kind in zip(owners, kinds, strict=True)]
    good = torch.eye(8)[where]
    bad = torch.eye(8)[[(at + number) % 8 for number, at in enumerate(where)]]
    right, wrong = (losses(Net, vectors, owners, kinds, random.Random(2)) for vectors in (good, bad))  # type: ignore[arg-type]
    assert right < wrong

"""What is exported says what was trained, and what the reader applies beside it does too."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from parley.reader.encoding import Window, encode
from parley.reader.linking import SAYS, SPEAKS, distances, remoteness
from parley.reader.segment import segment
from parley.reader.weights import Weights, load_weights

torch = pytest.importorskip("torch", reason="torch, which only training needs, is not installed")
pytest.importorskip("onnx", reason="onnx, which only training needs, is not installed")

_TEXT = """Arland's minister said on Monday that it would "withdraw its troops". Borland had no comment.

"We shall see," its envoy told reporters in Geneva, adding that talks go on.
"""


@dataclass(frozen=True)
class Made:
    """A small net with weights by chance, and the packs that were made of it."""

    net: Any
    whole: Weights
    small: Weights


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """The width is that of MiniLM's heads times their number: the sums are as long as in the real net."""
    from training.encoder import Size
    from training.export import write_pack
    from training.net import Net

    torch.manual_seed(5)
    net = Net(Size(width=96, layers=2, heads=3, inner=192)).eval()
    for table in net.encoder.marks:
        torch.nn.init.normal_(table.weight)
    folder = tmp_path_factory.mktemp("packs")
    write_pack(net, folder / "whole", "1", small=False)
    write_pack(net, folder / "small", "1")
    yield Made(net, load_weights(folder / "whole"), load_weights(folder / "small"))


def _trained(net: Any, weights: Weights) -> tuple[Any, Any]:
    """What the net itself says of the words of `_TEXT`, its windows side by side and padded."""
    from training.fit import inputs_of

    encoded = encode(segment(_TEXT), weights.net.pieces)
    windows = [Window(0, 12), Window(12, len(encoded.pieces))]
    scores, vectors = net.words(inputs_of(encoded, windows, weights.net.pieces))
    cut = [(row, w.last - w.first) for row, w in enumerate(windows)]
    return tuple(np.concatenate([found[row, :n].detach().numpy() for row, n in cut]) for found in (scores, vectors))


def _exported(weights: Weights) -> tuple[Any, Any]:
    encoded = encode(segment(_TEXT), weights.net.pieces)
    half = [Window(0, 12), Window(12, len(encoded.pieces))]
    found = weights.net.vectors(type(encoded)(encoded.pieces, encoded.marks, tuple(half)))
    return found.scores, found.words


def test_the_exported_net_is_the_trained_one(made: Made) -> None:
    """Each window by itself through onnxruntime gives what the net gave for all at once, to the sixth digit or so; the
    twin, a net one of whose marks was changed after the export, does not."""
    for ours, theirs in zip(_exported(made.whole), _trained(made.net, made.whole), strict=True):
        assert ours.shape == theirs.shape
        assert np.abs(ours - theirs).max() < 1e-5
    with torch.no_grad():
        weight = made.net.encoder.marks[0].weight
        before = weight[0, 0].clone()
        weight[0, 0] += 1
        different = _trained(made.net, made.whole)
        weight[0, 0] = before
    assert np.abs(_exported(made.whole)[0] - different[0]).max() > 1e-3


def test_eight_bits_are_near(made: Made) -> None:
    """The net in 8 bits says nearly the same, and not the very same."""
    for ours, theirs in zip(_exported(made.small), _exported(made.whole), strict=True):
        apart = np.abs(ours - theirs)
        assert 0 < apart.max() < 0.15 * np.abs(theirs).max()


def test_one_large_row_spoils_no_other() -> None:
    """A table of word pieces in which one row is ten thousand times as large as the others: each is found within half
    a step of its own. The twin, a small table, stays as it is."""
    import onnx
    import onnxruntime
    from onnx import helper, numpy_helper

    from training.export import LARGE, by_row

    def looked_up(table: Any, rows: list[int]) -> Any:
        inputs = [helper.make_tensor_value_info("ids", onnx.TensorProto.INT64, [None])]
        outputs = [helper.make_tensor_value_info("out", onnx.TensorProto.FLOAT, [None, table.shape[1]])]
        nodes = [helper.make_node("Gather", ["words", "ids"], ["out"])]
        graph = helper.make_graph(nodes, "t", inputs, outputs, [numpy_helper.from_array(table, "words")])
        model = helper.make_model(graph, ir_version=10, opset_imports=[helper.make_opsetid("", 21)])
        session = onnxruntime.InferenceSession(by_row(model.SerializeToString()))
        return session.run(None, {"ids": np.array(rows)})[0]

    table = np.random.default_rng(3).normal(size=(LARGE + 1, 8)).astype(np.float32)
    table[7] *= 10_000
    table[9] = 0
    apart = np.abs(looked_up(table, [0, 7, 9, LARGE]) - table[[0, 7, 9, LARGE]])
    assert (apart <= np.abs(table[[0, 7, 9, LARGE]]).max(axis=1, keepdims=True) / 127 * 0.501).all()
    assert apart[0].max() > 0
    assert (looked_up(table[:LARGE], [7]) == table[[7]]).all()


@pytest.mark.parametrize("relation", [SPEAKS, SAYS])
def test_the_reader_links_as_was_trained(made: Made, relation: int) -> None:
    """The probabilities of links that the reader works out in numpy are those that training scores."""
    from training.fit import means

    seg = segment(_TEXT)
    vectors = torch.randn(len(seg.tokens), 96)
    asking, asked = [(3, 4), (15, 17), (22, 23)], [(0, 2), (9, 12), (18, 20)]
    linker = made.net.linker
    cues, pieces = (asking, asked) if relation == SPEAKS else (asked, asking)
    scores = linker(
        means(vectors, cues), means(vectors, pieces), torch.from_numpy(distances(seg, cues, pieces)), relation
    )
    scores = (scores if relation == SPEAKS else scores.T) - torch.from_numpy(remoteness(seg, asking, asked))
    none = linker.nothing(means(vectors, asking), relation)
    wanted = torch.softmax(torch.cat([none[:, None], scores], dim=1), dim=1).detach().numpy()
    found = made.whole.net.linker._probabilities(seg, vectors.numpy(), asking, asked, relation)
    assert np.abs(found - wanted).max() < 1e-5


def test_events_are_scored_as_was_trained(made: Made) -> None:
    """The head of events in numpy is that of training; the twin that is asked for another target is not."""
    rows = torch.randn(4, 1, 96)
    wanted = made.net.events(*rows)[0].detach().numpy()
    assert np.abs(made.whole.events.scores(rows[:, 0].numpy()) - wanted).max() < 1e-5
    rows[1] += 1
    assert np.abs(made.whole.events.scores(rows[:, 0].numpy()) - wanted).max() > 1e-3


def test_a_pack_of_a_run_is_loaded(made: Made, tmp_path: Path) -> None:
    """The weights of a run, kept and loaded again, make the same pack."""
    from training.export import write_pack

    write_pack(made.net, tmp_path, "1")
    assert load_weights(tmp_path).sha256 == made.small.sha256

"""Packs that are whole are loaded; those that are not are refused, and the error says what to do."""

import json
from pathlib import Path

import pytest

from parley.errors import PackError
from parley.reader import load_pack
from parley.reader.stamped import STAMP, sealed
from parley.reader.weights import PARTS, load_weights

from .packs import EVENTS, heads, write_pack

_MEND = r"Install Parley again|Install the pack that came with this Parley|train one"


def test_a_whole_pack(tmp_path: Path) -> None:
    """Name, version and events are those of the stamp; the same bytes give the same SHA-256; no judge was fitted."""
    weights = load_weights(write_pack(tmp_path / "one"))
    assert (weights.name, weights.version, weights.events.events, weights.judge) == ("small", "7", EVENTS, None)
    assert weights.sha256 == load_weights(write_pack(tmp_path / "two")).sha256
    assert load_weights(write_pack(tmp_path / "three", heads(9))).judge is not None


def test_what_is_read_bears_the_stamp_of_the_pack(tmp_path: Path) -> None:
    """Rules with a net have another SHA-256 than rules alone; rules alone have no weights."""
    assert load_pack(write_pack(tmp_path)).sha256 != load_pack(None).sha256
    assert load_pack(None).weights is None


@pytest.mark.parametrize("name", PARTS)
def test_a_changed_byte(tmp_path: Path, name: str) -> None:
    """One byte of one part is another: refused, the part is named."""
    path = write_pack(tmp_path) / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(PackError, match=rf"{name}.*({_MEND})"):
        load_weights(tmp_path)


@pytest.mark.parametrize("name", [*PARTS, STAMP])
def test_a_missing_part(tmp_path: Path, name: str) -> None:
    """One file is not there: refused, the file is named."""
    (write_pack(tmp_path) / name).unlink()
    with pytest.raises(PackError, match=rf"{name}.*({_MEND})"):
        load_weights(tmp_path)


def test_no_folder(tmp_path: Path) -> None:
    """Nothing is there at all: refused, by the reader's own loader too."""
    with pytest.raises(PackError, match=_MEND):
        load_pack(tmp_path / "nowhere")


@pytest.mark.parametrize("protocol", [0, 2, "1", None])
def test_another_protocol(tmp_path: Path, protocol: object) -> None:
    """A pack for another Parley: refused, both protocols are named."""
    with pytest.raises(PackError, match=rf"protocol {protocol!r}.*({_MEND})"):
        load_weights(write_pack(tmp_path, protocol=protocol))


@pytest.mark.parametrize(
    "stamp", ["", "{", "[]", "7", '"pack"', "null", "{}", "\ud800".encode("utf-16", "surrogatepass")]
)
def test_a_stamp_that_is_none(tmp_path: Path, stamp: str | bytes) -> None:
    """The stamp is empty, cut off, no JSON object, or no text: refused."""
    path = write_pack(tmp_path) / STAMP
    path.write_bytes(stamp if isinstance(stamp, bytes) else stamp.encode())
    with pytest.raises(PackError, match=_MEND):
        load_weights(tmp_path)


@pytest.mark.parametrize("key", ["name", "version", "events", "parts"])
def test_a_stamp_that_lacks_something(tmp_path: Path, key: str) -> None:
    """A stamp of the right protocol that does not say all: refused."""
    path = write_pack(tmp_path) / STAMP
    stamp = json.loads(path.read_text())
    del stamp[key]
    path.write_text(json.dumps(sealed(stamp)))
    with pytest.raises(PackError, match=_MEND):
        load_weights(tmp_path)


@pytest.mark.parametrize("name", ["follow", "near", "cue.bias", "event.weight"])
def test_a_matrix_that_is_not_there(tmp_path: Path, name: str) -> None:
    """The stamp is right, but a matrix is missing: refused, the matrix is named."""
    matrices = heads()
    del matrices[name]
    with pytest.raises(PackError, match=rf"{name}.*({_MEND})"):
        load_weights(write_pack(tmp_path, matrices))


@pytest.mark.parametrize("change", [{"events": ["REJECT", "AGREE"]}, {"version": "8"}, {"sha256": "0"}, {"more": 1}])
def test_a_stamp_that_was_changed(tmp_path: Path, change: dict[str, object]) -> None:
    """Two events changed places, so that each would be taken for the other; or anything else that the stamp says is
    not what was sealed: refused."""
    path = write_pack(tmp_path) / STAMP
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(PackError, match=rf"{STAMP}.*({_MEND})"):
        load_weights(tmp_path)


def test_the_order_of_a_stamp_does_not_matter() -> None:
    """What is said twice in another order is sealed alike; what is said otherwise is not."""
    assert sealed({"a": "1", "b": "2"}) == sealed({"b": "2", "a": "1"})
    assert sealed({"a": "1", "b": "2"})["sha256"] != sealed({"a": "2", "b": "1"})["sha256"]

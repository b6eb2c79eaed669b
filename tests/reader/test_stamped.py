"""Packs under one stamp."""

import json
from pathlib import Path

import pytest

from parley.errors import PackError
from parley.reader.stamped import STAMP, opened, sealed


def pack(folder: Path, protocol: int = 1) -> Path:
    """A pack of one part, and one that is shared."""
    sums = {"net": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}  # of "test"
    stamp = {"name": "some-en", "version": "2", "protocol": protocol, "parts": sums | {"words": sums["net"]}}
    (folder / "net").write_bytes(b"test")
    (folder / "shared").write_bytes(b"test")
    (folder / STAMP).write_text(json.dumps(sealed(stamp)), encoding="utf-8")
    return folder


def test_a_pack_that_is_whole(tmp_path: Path) -> None:
    """Its name says which it is, and it has its own parts and those that lie elsewhere."""
    found = opened(pack(tmp_path), ("net",), {"words": tmp_path / "shared"}, 1)
    assert found.name.startswith("some-en 2 ")
    assert found.parts == {"net": b"test", "words": b"test"}


@pytest.mark.parametrize("damage", ["part", "stamp", "protocol", "gone", "shared"])
def test_a_pack_that_is_not(tmp_path: Path, damage: str) -> None:
    """A part or the stamp changed, another protocol, no stamp, or the shared part gone: refused, with the mend."""
    folder = pack(tmp_path, protocol=2 if damage == "protocol" else 1)
    if damage == "part":
        (folder / "net").write_bytes(b"other")
    elif damage == "stamp":
        (folder / STAMP).write_text((folder / STAMP).read_text().replace("some-en", "else-en"))
    elif damage in ("gone", "shared"):
        (folder / (STAMP if damage == "gone" else "shared")).unlink()
    with pytest.raises(PackError, match="Install Parley again"):
        opened(folder, ("net",), {"words": folder / "shared"}, 1)

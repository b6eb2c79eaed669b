"""Packs: folders of parts under one stamp, which says what they are and the SHA-256 of each."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.abc import Traversable
from typing import Any

from parley.errors import PackError

STAMP = "pack.json"


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that is whole: its name with version and sum, and its parts by file name."""

    name: str
    parts: Mapping[str, bytes]


def sealed(stamp: Mapping[str, Any]) -> dict[str, Any]:
    """A stamp with the SHA-256 of all that it says, the SHA-256 of each part included."""
    said = {key: value for key, value in stamp.items() if key != "sha256"}
    return said | {"sha256": hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()}


def opened(folder: Traversable, names: Sequence[str], shared: Mapping[str, Traversable], protocol: int) -> Pack:
    """The pack in a folder, `shared` being parts of it that lie elsewhere.

    Raises PackError for one that is not whole, was changed, or speaks another protocol.
    """
    try:
        stamp = json.loads(folder.joinpath(STAMP).read_text(encoding="utf-8"))
        parts = {name: folder.joinpath(name).read_bytes() for name in names}
        parts |= {name: part.read_bytes() for name, part in shared.items()}
        whole = all(hashlib.sha256(part).hexdigest() == stamp["parts"][name] for name, part in parts.items())
        if stamp.get("protocol") != protocol or sealed(stamp) != stamp or not whole:
            raise PackError(
                f"{folder}: the pack is not as it was written, or for another Parley. Install Parley again."
            )
        return Pack(f"{stamp['name']} {stamp['version']} {stamp['sha256'][:12]}", parts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackError(f"{folder}: no such pack is here ({error}). Install Parley again.") from error

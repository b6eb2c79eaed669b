"""The samples of archives, feeds and tables, and what came out of them, as the files beside them say it."""

import hashlib
import json
from pathlib import Path
from typing import Any

from parley.intake import LeftOut, Opening, Part, parts_in

ARCHIVES = Path(__file__).parents[1] / "data/intake/archives"


def expected_of(path: Path) -> list[dict[str, Any]]:
    """What must come out of a sample."""
    found: list[dict[str, Any]] = json.loads(Path(f"{path}.json").read_text(encoding="utf-8"))
    return found


def told(part: Part | LeftOut, folder: Path) -> dict[str, Any]:
    """A part as the files beside the samples tell it."""
    name = part.name.removeprefix(f"{folder}/")
    if isinstance(part, LeftOut):
        return {"name": name, "left_out": type(part.error).__name__}
    assert isinstance(part.content, bytes)
    given = part.given
    words = {
        field: str(value.isoformat() if hasattr(value, "isoformat") else value) if value is not None else None
        for field in ("day", "made", "captured", "title", "publisher", "url", "language", "text")
        for value in [getattr(given, field)]
    }
    more = {"said": part.event.content.of(given.text)} if part.event and given.text else {}
    return {"name": name, "sha256": hashlib.sha256(part.content).hexdigest(), "kind": part.kind, **words, **more}


def all_parts(path: Path, opening: Opening | None = None) -> list[Part | LeftOut]:
    """Everything that comes out of a file."""
    return list(parts_in(path, opening or Opening()))

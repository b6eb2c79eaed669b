"""Statements labelled in texts that are not ours to give away: offsets in `labels/`, the texts wherever they lie.

    python -m training.labels --texts DIR --out DIR

writes the labelled texts and their statements as a reading is scored against them; see `labels/README.md`.
"""

import argparse
import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from parley.errors import ParleyError
from parley.model.span import Span, Spans
from parley.model.statement import Act, Modality, ProvisoKind

LABELS = Path(__file__).parent / "labels"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class OtherTextError(ParleyError):
    """The text that a label file points into is missing, or is not the one that was labelled."""


@dataclass(frozen=True, slots=True)
class GoldCondition:
    """A condition without its conjunction, and what depends on it where that is said."""

    kind: ProvisoKind
    span: Span
    governs: Span | None


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One labelled statement: `speaker` None is the report's own voice; of several right acts the best stands first."""

    id: str
    speaker: Span | None
    side: str | None
    via: tuple[str, ...]
    acts: tuple[Act, ...]
    event: str | None
    content: Spans
    within: str | None
    actor: str | None
    modality: Modality
    negated: bool
    conditions: tuple[GoldCondition, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """A text up to where it is labelled, the day of its report, and its statements in the order of the text."""

    name: str
    day: date
    text: str
    statements: tuple[GoldStatement, ...]


def read_labels(labels_dir: Path, texts_dir: Path) -> tuple[Gold, ...]:
    """The labelled texts, by name: offsets from `labels_dir/NAME.json`, words from `texts_dir/NAME.txt`.

    Raises OtherTextError when a text is missing or its SHA-256 is not that of the text that was labelled.
    """
    return tuple(_gold(path, texts_dir) for path in sorted(labels_dir.glob("*.json")))


def write_gold(labels_dir: Path, texts_dir: Path, out: Path) -> None:
    """Write `out/NAME.txt`, the day of the report and its labelled part, and `out/NAME.yaml`, its statements in words.

    Raises OtherTextError as `read_labels` does.
    """
    out.mkdir(parents=True, exist_ok=True)
    for gold in read_labels(labels_dir, texts_dir):
        head = f"date {gold.day.isoformat()}\n"
        lines = [json.dumps(_in_words(s, head, gold.text), ensure_ascii=False) for s in gold.statements]
        (out / f"{gold.name}.txt").write_text(head + gold.text, encoding="utf-8", newline="")
        # a line of JSON is YAML too
        (out / f"{gold.name}.yaml").write_text("statements:\n- " + "\n- ".join(lines) + "\n", encoding="utf-8")


def _gold(path: Path, texts_dir: Path) -> Gold:
    document = json.loads(path.read_text(encoding="utf-8"))
    about = document["text"]
    name: str = about["name"]
    text = _text(texts_dir / f"{name}.txt", about["source"], about["sha256"])
    day = _DAY.search(name)
    if day is None:
        raise ValueError(f"{path}: no day in the name {name!r}; name a text by the day of its report, as 2016-08-01")
    start, end = about["labelled"]
    statements = tuple(_statement(s) for s in document["statements"])
    return Gold(name, date.fromisoformat(day[0]), text[start:end], statements)


def _text(path: Path, source: str, sha256: str) -> str:
    mend = f"Take {path.name} unchanged from {source}; training/labels/README.md says where it is to be had."
    if not path.is_file():
        raise OtherTextError(f"{path}: there is no such text, and labels point into it. {mend}")
    data = path.read_bytes()
    if (found := hashlib.sha256(data).hexdigest()) != sha256:
        raise OtherTextError(f"{path}: not the text that was labelled (SHA-256 {found}, not {sha256}). {mend}")
    return data.decode("utf-8")


def _statement(raw: dict[str, Any]) -> GoldStatement:
    return GoldStatement(
        id=raw["id"],
        speaker=_span(raw["speaker"]),
        side=raw["side"],
        via=tuple(raw["via"]),
        acts=tuple(raw["act"]),
        event=raw["event"],
        content=tuple(Span(start, end) for start, end in raw["content"]),
        within=raw["within"],
        actor=raw["actor"],
        modality=raw["modality"],
        negated=raw["negated"],
        conditions=tuple(GoldCondition(c["kind"], Span(*c["span"]), _span(c["governs"])) for c in raw["conditions"]),
        optional=raw["optional"],
    )


def _span(raw: list[int] | None) -> Span | None:
    return Span(*raw) if raw is not None else None


def _in_words(statement: GoldStatement, head: str, text: str) -> dict[str, Any]:
    def piece(span: Span | None) -> str | dict[str, str | int] | None:
        return _piece(Span(span.start + len(head), span.end + len(head)), head + text) if span else None

    return {
        "id": statement.id,
        "speaker": piece(statement.speaker),
        "side": statement.side,
        "via": list(statement.via),
        "act": list(statement.acts),
        "event": statement.event,
        "content": [piece(span) for span in statement.content],
        "within": statement.within,
        "actor": statement.actor,
        "modality": statement.modality,
        "negated": statement.negated,
        "conditions": [
            {"kind": c.kind, "text": piece(c.span), "governs": piece(c.governs)} for c in statement.conditions
        ],
        "places": [],
        "times": [],
        "optional": statement.optional,
    }


def _piece(span: Span, text: str) -> str | dict[str, str | int]:
    """The words of a span; where they stand elsewhere before it, with the number of their occurrence."""
    words = span.of(text)
    number, at = 1, text.find(words)
    while at < span.start:
        number, at = number + 1, text.find(words, at + 1)
    return words if number == 1 else {"text": words, "nth": number}


def main() -> None:
    """Write the gold of all label files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    chosen = parser.parse_args()
    write_gold(LABELS, chosen.texts, chosen.out)


if __name__ == "__main__":
    main()

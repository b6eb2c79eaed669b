"""A process with its gold: reports over months, who is who in them, what is said again, what speaks for what.

A folder holds `reports/NNN.txt`, `gold.yaml` and `agreement.md`. Of gold.yaml, `statements` are paired with those that
the reader finds as `statements.py` does; of those that it does not find nothing can be said, and each stands alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measures.statements import Said, given_statements, listed, located, paired
from benchmarks.measures.texts import ReadText, covered, read_files, words_of
from parley.model.process import Told
from parley.reader.pack import Pack

_COPIED = 0.6
Place = tuple[int, str]  # the number of a report and a statement in it


@dataclass(frozen=True)
class Process:
    """Reports as they were read, by the number that a ledger would give them, and the gold."""

    folder: Path
    gold: Mapping[str, Any]
    numbers: Mapping[str, int]
    texts: Mapping[str, ReadText]
    told: tuple[Told, ...]

    @cached_property
    def found(self) -> Mapping[str, Place]:
        """By the id of a gold statement the one that was read for it."""
        out: dict[str, Place] = {}
        for file, number in self.numbers.items():
            text = self.texts[file]
            words = words_of(text.text)
            gold = [
                Said(
                    one["id"],
                    None,
                    None,
                    frozenset(),
                    covered([located(piece, text.text, self.folder) for piece in listed(one["content"])], words),
                )
                for one in self.gold["statements"]
                if one["report"] == file
            ]
            given = given_statements(text)
            out |= {gold[i].id: (number, given[j].id) for i, j in paired(gold, given).items()}
        return out

    @cached_property
    def propositions(self) -> Mapping[str, str]:
        """By the id of a gold statement its proposition. One that nobody says again is one of its own, or where a wire
        text is copied that of the statement which is copied."""
        copied = {one["file"]: one["copy_of"] for one in self.gold["reports"] if one["copy_of"]}
        out: dict[str, str] = {}
        for one in self.gold["statements"]:
            first = copied.get(one["report"])
            same = [other["id"] for other in self.gold["statements"] if other["report"] == first and _alike(one, other)]
            out[one["id"]] = one["proposition"] or (out.get(same[0], one["id"]) if same else one["id"])
        return out


def load_process(folder: Path, pack: Pack) -> Process:
    """Reads the reports of a folder. Raises ValueError for words of the gold that are not in a report."""
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    files = [one["file"] for one in gold["reports"]]
    texts = read_files([folder / "reports" / f"{file}.txt" for file in files], pack)
    numbers = {file: number for number, file in enumerate(files, 1)}
    outlets = {one["file"]: one["outlet"] for one in gold["reports"]}
    told = tuple(
        Told(number, replace(reading, report=replace(reading.report, publisher=outlets[file])))
        for file, number in numbers.items()
        for reading in [texts[file].reading]
    )
    return Process(folder, gold, numbers, texts, told)


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two statements have nearly the same words."""
    mine, others = ({*re.findall(r"\w+", " ".join(_texts(each["content"])).casefold())} for each in (one, other))
    return len(mine & others) >= _COPIED * max(len(mine), len(others))


def _texts(content: Any) -> list[str]:
    return [piece if isinstance(piece, str) else piece["text"] for piece in listed(content)]

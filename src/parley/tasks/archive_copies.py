"""Near-copies over a whole archive that was read: the same dispatch in a hundred papers.

By MinHash over words, five at a time, as datatrove has it: A. Broder, "On the resemblance and containment of documents"
(1997); with 14 buckets of 8 hashes, two texts of which four fifths are the same are found in 92 of 100 cases, of three
quarters in 77. A text of less than five words has no copies here.
"""

import json
from collections import deque
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from parley.errors import MissingLibraryError, WrongUseError
from parley.export.archived import COPIES, COPIES_SCHEMA
from parley.export.parquet_table import ParquetTable
from parley.tasks.archive import MANIFEST
from parley.tasks.whole_file import whole_file
from parley.version import VERSION

try:
    import loguru
    from datatrove.data import Document
    from datatrove.pipeline.base import PipelineStep
    from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import MinhashConfig
    from datatrove.pipeline.readers import ParquetReader
    from datatrove.utils.binaryio import read_tuples_from_file
    from datatrove.utils.hashing import HashConfig
    from datatrove.utils.text import TextNormConfig
    from datatrove.utils.word_tokenizers import WhitespaceTokenizer
except ImportError as error:
    raise MissingLibraryError(
        f"The library that runs archives on clusters is not installed ({error.name}). pip install 'parley[archive]'"
    ) from error

_WORD = "copies.json"
_METHOD = MinhashConfig(
    n_grams=5,
    num_buckets=14,
    hashes_per_bucket=8,
    # How many violations were counted on a day tells one monitor's report from the next.
    norm_config=TextNormConfig(norm_numbers=False),
    hash_config=HashConfig(64, "sha1"),
)
_MOST_TASKS = 200
"""On one machine: in the second stage a file of each is open at once."""


class NotReadYetError(WrongUseError):
    """A folder in which no archive was read to its end."""


class _Words(WhitespaceTokenizer):  # type: ignore[misc]
    """What stands between blanks: datatrove takes the punctuation away before."""

    def word_tokenize(self, text: str) -> list[str]:
        """The words of a text."""
        return text.split()


@dataclass(frozen=True, slots=True)
class Stage:
    """Steps for an executor of datatrove, and for how many tasks."""

    steps: list[PipelineStep]
    tasks: int


@dataclass(frozen=True, slots=True)
class Copies:
    """How many articles are near-copies of others, these included, in how many groups."""

    articles: int
    groups: int


def copy_stages(out: str | Path, work: str | Path, tasks: int) -> list[Stage]:
    """What groups the near-copies of the archive that was read into `out`, to be run one after the other: the table
    `copies`, and a word on it, written last.

    `work` is a folder that all tasks reach, which can be removed afterwards; `tasks` says by how many the texts are
    looked through. The table is the same to the byte with any number of them.
    """
    out, work = Path(out), Path(work)
    articles = _articles(out)
    signatures, pairs, groups = (str(work / name) for name in ("signatures", "pairs", "groups"))
    return [
        Stage([articles, MinhashDedupSignature(signatures, _METHOD, language=_Words())], tasks),
        Stage([MinhashDedupBuckets(signatures, pairs, config=_METHOD)], _METHOD.num_buckets),
        Stage([MinhashDedupCluster(pairs, groups, config=_METHOD, save_cluster_id=True)], 1),
        Stage([WriteCopies(out, Path(groups), tasks)], 1),
    ]


def group_copies(out: Path) -> Iterator[float]:
    """The same on this machine, in this process; says after each step how far it is, from 0 to 1. What is there already
    is not made again. Raises NotReadYetError, UnwritableFileError."""
    if not (out / MANIFEST).exists():
        raise NotReadYetError(f"{out}: no archive was read here to its end. Run `parley archive SOURCE {out}` first.")
    if copies_in(out):
        return
    loguru.logger.disable("datatrove")
    tasks = min(_MOST_TASKS, sum(1 for _ in (out / "readings").glob("*.parquet")))
    # Not in `out`: datatrove takes marks such as [ in the name of a folder for a pattern.
    with TemporaryDirectory() as work:
        stages = copy_stages(out, work, tasks)
        steps, done = sum(stage.tasks for stage in stages), 0
        for stage in stages:
            for rank in range(stage.tasks):
                _run(stage, rank)
                done += 1
                yield done / steps


def copies_in(out: Path) -> Copies | None:
    """What was grouped in a folder, where that came to its end."""
    try:
        said = json.loads((out / COPIES / _WORD).read_bytes())
        return Copies(said["articles"], said["groups"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


class WriteCopies(PipelineStep):  # type: ignore[misc]
    """Writes the table of near-copies: one task, after those that found them. `groups`: where these are, `tasks`: how
    many looked through the texts."""

    type = "💽 - WRITER"
    name = "Parley: near-copies"

    def __init__(self, out: Path, groups: Path, tasks: int) -> None:
        super().__init__()
        self.out, self.groups, self.tasks = out, groups, tasks

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Gives nothing to the next step. Raises UnwritableFileError."""
        found: dict[int, list[str]] = {}
        for number in range(self.tasks):
            for group, article in _members(self.out, self.groups, number, self.tasks):
                found.setdefault(group, []).append(article)
        _write(self.out, sorted(sorted(members) for members in found.values()))
        yield from ()


def _articles(out: Path) -> ParquetReader:
    return ParquetReader(str(out / "readings"), text_key="text", id_key="article", read_metadata=False)


def _members(out: Path, groups: Path, rank: int, tasks: int) -> Iterator[tuple[int, str]]:
    """The articles among those of a task that are in a group, each with its group's number."""
    path = groups / f"{rank:06}.clusters"
    if not path.exists():
        return
    with path.open("rb") as file:
        group_of = dict(read_tuples_from_file(file, "2I"))
    documents: Iterator[Document] = _articles(out).run(None, rank, tasks)
    for number, document in enumerate(documents):
        if number in group_of:
            yield group_of[number], document.id


def _write(out: Path, groups: list[list[str]]) -> None:
    (out / COPIES).mkdir(exist_ok=True)
    said = {"format": "parley/archive/1", "made_by": f"parley {VERSION}", "method": f"MinHash {_METHOD}"}
    with whole_file(out / COPIES / "copies.parquet") as file, ParquetTable(file, COPIES_SCHEMA, said) as table:
        for members in groups:
            for article in members:
                table.add({"article": article, "first_alike": members[0], "alike": len(members)})
    word = {**said, "articles": sum(map(len, groups)), "groups": len(groups)}
    with whole_file(out / COPIES / _WORD) as file:
        file.write(f"{json.dumps(word, indent=1)}\n".encode())


def _run(stage: Stage, rank: int) -> None:
    data: Any = None
    with redirect_stderr(StringIO()):  # bars of progress of its own
        for step in stage.steps:
            data = step.run(data, rank, stage.tasks)
        deque(data or (), maxlen=0)

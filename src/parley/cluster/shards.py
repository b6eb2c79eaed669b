"""The shards of an archive, by a task each its share of them, and the manifest over all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from datatrove.pipeline.base import PipelineStep

from parley.intake import Asked, Opening
from parley.intake.bundles import Share
from parley.tasks.archive import ASKED, OPENING, Archiving, Done, begin, finish, make_shards
from parley.tasks.manifest import Manifest
from parley.wiring import load_reader


class _Step(PipelineStep):  # type: ignore[misc]
    """A step over a source and a folder; `asked`, `opening` and `first_pass` as in `Archiving`."""

    def __init__(
        self,
        source: str | Path,
        out: str | Path,
        *,
        asked: Asked = ASKED,
        opening: Opening = OPENING,
        first_pass: bool = False,
    ) -> None:
        super().__init__()
        self.archiving = Archiving(Path(source), Path(out), load_reader, opening, asked, first_pass)

    def _count(self, done: Done) -> None:
        self.stat_update("articles", value=done.shard.articles)
        self.stat_update("shards made" if done.anew else "shards that were there")


class ReadShards(_Step):
    """Reads the articles of a source, and makes the shards that are not there: of a task its share of them."""

    type = "📖 - READER"
    name = "Parley"

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Gives nothing to the next step. Raises WrongUseError, OtherArchiveError, UnwritableFileError."""
        for done in make_shards(self.archiving, begin(self.archiving), share=Share(rank, world_size)):
            self._count(done)
        yield from ()


class WriteManifest(_Step):
    """Looks through all shards, makes those that are not there or not sound, and writes the manifest: one task, after
    the others."""

    type = "💽 - WRITER"
    name = "Parley: manifest"

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Gives nothing to the next step. Raises as `ReadShards.run` does."""
        bundles, manifest = begin(self.archiving), Manifest()
        for done in make_shards(self.archiving, bundles):
            manifest.take(done.shard)
            self._count(done)
        finish(self.archiving, bundles, manifest)
        yield from ()

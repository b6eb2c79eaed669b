"""Archives read on a cluster by datatrove (`pip install 'parley[archive]'`): steps for its executors.

    from datatrove.executor import SlurmPipelineExecutor
    from parley.cluster import ReadShards, WriteManifest

    place = {"source": "/data/crawl", "out": "/data/read"}
    read = SlurmPipelineExecutor(
        [ReadShards(**place)], tasks=1000, time="24:00:00", partition="cpu", logging_dir="/data/logs/read"
    )
    SlurmPipelineExecutor(
        [WriteManifest(**place)], tasks=1, time="1:00:00", partition="cpu", logging_dir="/data/logs/end", depends=read
    ).run()

Every task has its share of the shards, and what is in a shard hangs on the source alone: the files are the same, to the
byte, with any number of tasks, and as `parley archive` makes them. A task that failed is run again
alone, and makes what is not there. All tasks reach the source and the folder by the same paths.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from parley.errors import MissingLibraryError
from parley.intake import ASKED, Asked, Opening
from parley.intake.bundles import Share
from parley.intake.limits import OF_ARCHIVES
from parley.tasks.archive import Archiving, Done, begin, finish, make_shards
from parley.tasks.manifest import Manifest
from parley.wiring import load_reader

try:
    from datatrove.pipeline.base import PipelineStep
except ImportError as error:
    raise MissingLibraryError(
        f"The library that runs archives on clusters is not installed ({error.name}). pip install 'parley[archive]'"
    ) from error


_OPENING = Opening(OF_ARCHIVES)


class _Step(PipelineStep):  # type: ignore[misc]
    """A step over a source and a folder; `asked`, `opening` and `first_pass` as in `Archiving`."""

    def __init__(
        self,
        source: str | Path,
        out: str | Path,
        *,
        asked: Asked = ASKED,
        opening: Opening = _OPENING,
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

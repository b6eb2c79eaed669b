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

Beside these, `copy_stages` groups the near-copies of an archive that was read, and `ReadDocuments` reads what any
reader of datatrove brings, for any of its writers.
"""

from parley.tasks.archive_copies import Stage, copy_stages  # first: it says which library is missing

# isort: split
from parley.cluster.documents import ReadDocuments
from parley.cluster.shards import ReadShards, WriteManifest

__all__ = ["ReadDocuments", "ReadShards", "Stage", "WriteManifest", "copy_stages"]

"""Archives on datatrove: the same bytes as on one machine."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from parley.intake import bundles
from tasks.archives import bytes_below, run, stories

pytest.importorskip("datatrove", reason="datatrove is not installed: pip install 'parley[archive]'")

RUN = """
import sys
from datatrove.executor import LocalPipelineExecutor
from parley import cluster
from parley.intake import bundles
from tasks.archives import quick

bundles._MOST_PARTS = 10
cluster.shards.load_reader = quick
source, out, logs, tasks, workers = sys.argv[1:]
place = {"source": source, "out": out}
how = {"start_method": "fork", "skip_completed": True}
read = LocalPipelineExecutor(
    [cluster.ReadShards(**place)], tasks=int(tasks), workers=int(workers), logging_dir=logs + "/read", **how
)
LocalPipelineExecutor(
    [cluster.WriteManifest(**place)], tasks=1, workers=1, logging_dir=logs + "/end", depends=read, **how
).run()
"""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten articles are a batch."""
    monkeypatch.setattr(bundles, "_MOST_PARTS", 10)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A large file, and small ones."""
    folder = tmp_path / "source"
    folder.mkdir()
    stories(folder / "a.jsonl", 95)
    stories(folder / "b.jsonl", 12, first=95)
    (folder / "empty.txt").write_bytes(b"")
    return folder


def on_cluster(source: Path, out: Path, logs: Path, tasks: int, workers: int) -> None:
    """Reads the source by datatrove, in processes of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    given = [source, out, logs, str(tasks), str(workers)]
    done = subprocess.run([sys.executable, "-c", RUN, *given], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("tasks", "workers"), [(1, 1), (3, 2), (20, 2)])
def test_any_number_of_tasks(source: Path, tmp_path: Path, tasks: int, workers: int) -> None:
    """Fewer tasks than shards, or more: each shard is made once, by one of them, and the manifest tells all."""
    run(source, tmp_path / "one")
    on_cluster(source, tmp_path / "many", tmp_path / "logs", tasks, workers)
    assert bytes_below(tmp_path / "one") == bytes_below(tmp_path / "many")
    told = [json.loads(path.read_text()) for path in (tmp_path / "logs" / "read" / "stats").glob("*.json")]
    assert len(told) == tasks


def test_a_task_again(source: Path, tmp_path: Path) -> None:
    """Where shards went missing, those alone are made again."""
    run(source, tmp_path / "one")
    on_cluster(source, tmp_path / "many", tmp_path / "logs", 3, 1)
    (tmp_path / "many" / "readings" / "00000-00004.parquet").unlink()
    before = (tmp_path / "many" / "readings" / "00000-00003.parquet").stat().st_mtime_ns
    on_cluster(source, tmp_path / "many", tmp_path / "other-logs", 3, 1)
    assert bytes_below(tmp_path / "one") == bytes_below(tmp_path / "many")
    assert (tmp_path / "many" / "readings" / "00000-00003.parquet").stat().st_mtime_ns == before


COPIES = """
import sys
from datatrove.executor import LocalPipelineExecutor
from parley.cluster import copy_stages

out, logs, tasks = sys.argv[1:]
last = None
for number, stage in enumerate(copy_stages(out, work=logs + "/work", tasks=int(tasks))):
    last = LocalPipelineExecutor(
        stage.steps, tasks=stage.tasks, workers=2, logging_dir=f"{logs}/{number}", depends=last, start_method="fork"
    )
last.run()
"""


@pytest.mark.parametrize("tasks", [1, 30])
def test_near_copies(source: Path, tmp_path: Path, tasks: int) -> None:
    """Grouped by an executor, in processes of their own, they are the same to the byte as in one."""
    from parley.tasks.archive_copies import copies_in, group_copies

    with (source / "b.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"text": "Story 4 of the valley."}\n')
    run(source, tmp_path / "one")
    list(group_copies(tmp_path / "one"))
    run(source, tmp_path / "many")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", COPIES, tmp_path / "many", tmp_path / "logs", str(tasks)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = copies_in(tmp_path / "many")
    assert found and (found.articles, found.groups) == (2, 1)
    assert bytes_below(tmp_path / "one") == bytes_below(tmp_path / "many")


def test_a_process_of_a_ray_cluster_is_killed(tmp_path: Path) -> None:
    """A cluster of several processes: one that reads is killed in the middle. Its task is run again, and the result is
    that of one process to the byte."""
    pytest.importorskip("ray", reason="ray is not installed: pip install ray")
    source = stories(tmp_path / "a.jsonl", 200)
    run(source, tmp_path / "one")
    environment = {
        **os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "HOME": str(tmp_path),
        "RAY_AUTH_MODE": "disabled", "RAY_USAGE_STATS_ENABLED": "0",
    }  # fmt: skip
    command = [sys.executable, Path(__file__).parent / "ray_run.py", source, tmp_path / "many", tmp_path / "logs"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    killed = re.search(r"killed after (\d+) shards", done.stdout)
    assert killed and int(killed[1]) < 20
    assert "The actor died unexpectedly" in done.stderr
    assert bytes_below(tmp_path / "one") == bytes_below(tmp_path / "many")


def test_without_its_library() -> None:
    """It is said which one is missing, and how to get it."""
    code = "import sys; sys.modules['datatrove'] = None; import parley.cluster"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1 and "pip install 'parley[archive]'" in done.stderr

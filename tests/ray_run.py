"""Reads an archive on a Ray cluster of several processes on this machine, and kills one of these in the middle.

    python tests/ray_run.py SOURCE OUT LOGS

Prints how many shards were there when the process was killed. Called by `test_cluster`.
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import ray
from datatrove.executor import RayPipelineExecutor

from parley import cluster
from tasks.archives import start_worker


def kill_one(out: Path) -> None:
    """Kills a process that reads, once there are some shards."""
    while len(made := list((out / "shards").glob("*.json"))) < 3:
        time.sleep(0.02)
    for process in sorted(Path("/proc").glob("[0-9]*")):
        try:
            reads = b"RankWorker" in (process / "cmdline").read_bytes()
        except OSError:
            continue
        if reads:
            os.kill(int(process.name), signal.SIGKILL)
            print(f"killed after {len(made)} shards", flush=True)
            return


def main() -> None:
    """Read it."""
    source, out, logs = sys.argv[1:]
    start_worker()
    ray.init(
        num_cpus=2, include_dashboard=False, log_to_driver=False, _node_ip_address="127.0.0.1",
        runtime_env={"worker_process_setup_hook": "tasks.archives.start_worker"},
    )  # fmt: skip
    place = {"source": source, "out": out}
    how = {"mem_per_cpu_gb": 0.2, "tasks_per_job": 1}
    read = RayPipelineExecutor([cluster.ReadShards(**place)], tasks=4, workers=2, logging_dir=f"{logs}/read", **how)
    threading.Thread(target=kill_one, args=(Path(out),), daemon=True).start()
    RayPipelineExecutor(
        [cluster.WriteManifest(**place)], tasks=1, workers=1, logging_dir=f"{logs}/end", depends=read, **how
    ).run()


if __name__ == "__main__":
    main()

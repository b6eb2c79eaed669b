"""How much memory processes hold together."""

from pathlib import Path


def held_by(process: int) -> int:
    """The bytes that a process and its children hold, what they share counted for each by its share."""
    total = 0
    for one in [str(process), *_children(process)]:
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total


def _children(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []

"""A short run of the fuzzer that is guided by coverage, where it is installed; the long ones are run by hand."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

FUZZER = Path(__file__).parents[1] / "fuzz" / "readers.py"


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed: pip install atheris")
@pytest.mark.parametrize("kind", ["html", "eml", "csv", "zip"])
def test_nothing_unforeseen_comes_out(kind: str) -> None:
    """Some hundred changed samples of a kind: each gives reports or reasons, none ends the run."""
    command = [sys.executable, str(FUZZER), "--kind", kind, "-runs=300", "-max_len=65536", "-rss_limit_mb=4096"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stderr[-3000:]

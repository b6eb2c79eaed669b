"""How well Parley reads: its readings of reports with gold statements, scored by a scorer of that format.

    python benchmarks/reading.py GOLD_DIR --scorer score_statements.py

GOLD_DIR holds NAME.txt and NAME.yaml; `invented/` beside this file has eight reports made up for the purpose. The
scorer is called as `python SCORER GOLD_DIR READINGS_DIR`, the readings being what `parley read --json` prints.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import parley
from parley.model.codec import reading_to_json


def main() -> int:
    """Read every report, then hand the readings to the scorer; its exit code is ours."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path)
    options.add_argument("--scorer", type=Path, required=True)
    options.add_argument("--verbose", action="store_true", help="let the scorer list what was wrong")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for report in sorted(chosen.gold.glob("*.txt")):
            Path(folder, f"{report.stem}.json").write_text(reading_to_json(parley.read(report)), encoding="utf-8")
        command = [sys.executable, str(chosen.scorer), str(chosen.gold), folder]
        return subprocess.run([*command, "--verbose"] if chosen.verbose else command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

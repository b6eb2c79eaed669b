"""What is installed holds all that the commands need."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_wheel_holds_the_example_the_templates_and_the_land(tmp_path: Path) -> None:
    """A wheel is built and unpacked elsewhere: the example is found in it, the same as in the checkout."""
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], cwd=ROOT, check=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "installed")
    script = "from parley.wiring import example_folder; print(example_folder())"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=True,
    )
    folder = Path(done.stdout.strip())
    assert folder == tmp_path / "installed" / "parley" / "examples" / "istanbul"
    for name in ("2022-03-29.txt", "agreement.md", "decisions.jsonl"):
        assert (folder / name).read_bytes() == (ROOT / "examples" / "istanbul" / name).read_bytes()
    export, source = (folder / "parley" / "export" for folder in (tmp_path / "installed", ROOT / "src"))
    assert (export / "templates" / "page.html").exists()
    for name in ("land.json.xz", "land-licence.txt", "fonts/DejaVuSans.ttf", "fonts/licence.txt"):
        assert (export / "data" / name).read_bytes() == (source / "data" / name).read_bytes()

"""Fuzzing, guided by coverage, of all that takes foreign files to pieces (atheris, libFuzzer).

    pip install atheris
    python tests/fuzz/readers.py -max_total_time=600                 all kinds, from the samples of tests/data/intake
    python tests/fuzz/readers.py --kind pdf -max_total_time=600      one kind: samples whose names end so
    python tests/fuzz/readers.py CRASH-FILE                          what was found, once more

Whatever the bytes: reports, or files left out with a reason, within the limits; anything else ends the run with the
input that did it. All options but --kind are libFuzzer's.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["parley.intake"]):
    from parley.errors import UnreadableFileError
    from parley.intake import Asked, LeftOut, Limits, Opening, Part, parts_of, report_from_part

SAMPLES = Path(__file__).parents[1] / "data" / "intake"
LIMITS = Limits(size=2**22, unpacked=2**24, parts=1_000, seconds=20, memory=2**30)


def take_apart(name: str, data: bytes) -> None:
    """Bytes as a file of that name, as far as they are one."""
    for part in parts_of(Part(name, data), Opening(LIMITS)):
        if isinstance(part, LeftOut):
            continue
        try:
            report_from_part(part, Asked(limits=LIMITS))
        except UnreadableFileError:
            continue


def main() -> None:
    """Fuzz what the command line names."""
    kind, options = "", sys.argv[1:]
    if options[:1] == ["--kind"]:
        kind, options = options[1], options[2:]
    seeds = [path for path in sorted(SAMPLES.rglob("*")) if path.is_file() and path.name.endswith(kind)]
    name = f"a.{kind}" if kind else "a"
    with tempfile.TemporaryDirectory() as corpus:
        for number, path in enumerate(seeds):
            shutil.copyfile(path, Path(corpus) / f"{number}-{path.name}")
        atheris.Setup([sys.argv[0], *options, corpus], lambda data: take_apart(name, data))
        atheris.Fuzz()


if __name__ == "__main__":
    main()

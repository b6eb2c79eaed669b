"""Scenarios: input files, commands and what they print, each in one file under scenarios/.

A scenario begins with what it shows. Then come its parts, each under a line that begins with "=== ":

    === file NAME             a file in the folder where the commands run
    === copy PATH             a file of this repository, put there under its own name
    === $ parley ...          a command; below it what it prints ("> NAME" at its end puts that into a file,
                              "< NAME" gives it a file to read)
    === written NAME          a file that the commands above have written, with what stands in it
    === stderr                what the command above prints as errors
    === exit N                its exit code where it is not 0

`PARLEY_RESET=1 pytest tests/test_scenarios.py` writes down what the commands print now; look at the difference
before you keep it. Every scenario in good/ has a twin in bad/.
"""

import io
import os
import re
import shlex
import shutil
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parley import wiring
from parley.cli.main import main

HERE = Path(__file__).parent
ROOT = HERE.parent
SCENARIOS = sorted((HERE / "scenarios").glob("*/*.txt"))
PACK = re.compile(r'"sha256": "[0-9a-f]{64}"')
HEAD = re.compile(r"\b(\d+):(?!0{64})[0-9a-f]{64}\b")
NOW = datetime(2022, 3, 30, 9, 0, tzinfo=UTC)


@dataclass
class Part:
    """One part of a scenario: its head without the "=== ", and the lines below."""

    head: str
    body: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join([f"=== {self.head}" if self.head else "", *self.body]).lstrip("\n")


def parts_from_text(text: str) -> list[Part]:
    """The parts of a scenario; the first one has no head."""
    parts = [Part("")]
    for line in text.removesuffix("\n").split("\n"):
        if line.startswith("=== "):
            parts.append(Part(line.removeprefix("=== ")))
        else:
            parts[-1].body.append(line)
    return parts


def run(command: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str, int]:
    """What a command prints on stdout and stderr, and its exit code."""
    words = shlex.split(command)
    stdin = io.TextIOWrapper(io.BytesIO())
    target = None
    if "<" in words:
        words, name = words[: words.index("<")], words[-1]
        stdin = io.TextIOWrapper(io.BytesIO(Path(name).read_bytes()))
    if ">" in words:
        words, target = words[: words.index(">")], Path(words[-1])
    assert words.pop(0) == "parley", command
    out, err = (io.TextIOWrapper(io.BytesIO(), write_through=True) for _ in range(2))
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    with pytest.raises(SystemExit) as left:
        main(words)
    printed, told = (stream.buffer.getvalue().decode() for stream in (out, err))  # type: ignore[attr-defined]
    if target:
        target.write_text(printed, encoding="utf-8")
        printed = ""
    return _settled(printed), _settled(told), int(left.value.code or 0)


def _settled(words: str) -> str:
    """The words without what differs from one machine, or one version of the reader's tables, to another."""
    words = HEAD.sub(r"\1:HEAD", words.replace(str(ROOT), "ROOT"))
    return PACK.sub('"sha256": "PACK"', words)


def body_from_output(output: str) -> list[str]:
    """Printed lines as a scenario has them; spaces at their ends say nothing."""
    return [line.rstrip() for line in output.removesuffix("\n").split("\n")] if output else []


def replay(text: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The scenario with what its commands print now."""
    done: list[Part] = []
    for part in parts_from_text(text):
        kind, _, rest = part.head.partition(" ")
        if kind in ("stderr", "exit"):
            continue
        done.append(part)
        if kind == "file":
            Path(rest).write_text("\n".join(part.body) + "\n", encoding="utf-8")
        elif kind == "copy":
            shutil.copy(ROOT / rest, Path(rest).name)
        elif kind == "written":
            part.body = body_from_output(_settled(Path(rest).read_text(encoding="utf-8")))
        elif kind == "$":
            printed, told, code = run(rest, monkeypatch)
            part.body = body_from_output(printed)
            done += [Part("stderr", body_from_output(told))] if told else []
            done += [Part(f"exit {code}")] if code else []
    return "\n".join(str(part) for part in done) + "\n"


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_scenario(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands print what the scenario says."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARLEY_LEDGER", "ledger.db")
    monkeypatch.delenv("PARLEY_USERS", raising=False)
    monkeypatch.setattr(wiring, "now", lambda: NOW)
    monkeypatch.setattr(wiring, "reviewer", lambda: "reviewer")
    text = path.read_text(encoding="utf-8")
    now = replay(text, monkeypatch)
    if os.environ.get("PARLEY_RESET"):
        path.write_text(now, encoding="utf-8")
        return
    assert now == text


def test_every_good_scenario_has_a_bad_twin() -> None:
    """scenarios/good/x.txt and scenarios/bad/x.txt."""
    good, bad = ({p.name for p in SCENARIOS if p.parent.name == kind} for kind in ("good", "bad"))
    assert good == bad

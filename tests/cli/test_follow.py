"""Commands that read what follows from all reports, at a ledger that may not be written to."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner

from parley.cli.follow import NOT_KEPT
from parley.cli.main import parley
from parley.ledger import open_ledger
from parley.tasks.follow import work_in
from tests.ledger.unwritable import unwritable
from tests.tasks.followed import correct, keep, made_encoder, made_reading
from tests.tasks.test_verdicts import AGREEMENT, Counting

COMMANDS = (
    ["parties"],
    ["propositions"],
    ["suggest", "agreement.md"],
    ["pledges"],
    ["positions"],
    ["news", "--since", "2026-01-05", "--agreement", "agreement.md"],
    ["draft"],
)


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the commands are called: a ledger with a report that was followed and one that was not, an agreement."""
    encoder = made_encoder()
    for place in ("reader.meaning", "tasks.process", "tasks.testimony"):
        monkeypatch.setattr(f"parley.{place}.load_sentence_encoder", lambda: encoder)
    monkeypatch.setattr("parley.reader.beside.load_beside", Counting)
    with TemporaryDirectory(prefix="parley-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        monkeypatch.chdir(folder)
        Path("agreement.md").write_text(AGREEMENT, encoding="utf-8")
        with open_ledger("talks.db") as ledger:
            keep(ledger, 1)
            list(work_in(ledger, encoder))
            for number in (2, 3):
                keep(ledger, number)
            correct(ledger, made_reading(2)[0])
        shutil.copy("talks.db", "copy.db")
        yield folder
        monkeypatch.undo()


def called(*arguments: str, ledger: str = "talks.db") -> Any:
    return CliRunner().invoke(parley, [*arguments, "--ledger", ledger])


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_the_same_and_one_line_more(folder: Path, arguments: Sequence[str]) -> None:
    """Where it cannot be kept the same is printed, and on stderr one line says so; where it can, nothing does."""
    here = called(*arguments, ledger="copy.db")
    with unwritable(folder):
        there = called(*arguments)
    assert (there.exit_code, here.exit_code) == (0, 0)
    assert there.stdout == here.stdout != ""
    assert (there.stderr, here.stderr) == (f"{NOT_KEPT}\n", "")


def test_nothing_to_keep(folder: Path) -> None:
    """Once all was worked in and judged, it need not be kept, and nothing is said; with more to judge it is said."""
    assert called("suggest", "agreement.md").exit_code == 0
    Path("other.md").write_text(AGREEMENT.replace("grain trucks", "all trucks"), encoding="utf-8")
    with unwritable(folder):
        assert called("suggest", "agreement.md").stderr == ""
        assert called("positions").stderr == ""
        assert called("suggest", "other.md").stderr == f"{NOT_KEPT}\n"


def test_a_decision_is_still_refused(folder: Path) -> None:
    """The bad twin: what a person decides has to be kept, or it is an error."""
    with unwritable(folder):
        done = called("review", "same", "Georgia", "Armenia", "--by", "Ann")
    assert done.exit_code != 0
    assert "may not be written to" in str(done.exception)

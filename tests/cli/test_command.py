"""The command as a user meets it: a program of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from parley.cli import main as command
from parley.cli.terminal import on_one_line, progress, quote, safe
from parley.errors import ParleyError

EXAMPLE = Path(__file__).parents[2] / "examples/istanbul/2022-03-29.txt"
PARLEY = [sys.executable, "-c", "from parley.cli.main import main; main()"]


def run(*args: str, **options: object) -> "subprocess.CompletedProcess[str]":
    """Run `parley` to its end."""
    return subprocess.run([*PARLEY, *args], capture_output=True, text=True, timeout=60, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_help_needs_neither_tables_nor_reader() -> None:
    """`parley --help` loads click, and nothing of what the commands do."""
    script = "import sys\nfrom parley.cli.main import main\ntry: main(['--help'])\nfinally: print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    for late in ("rich", "jinja2", "sqlite3", "parley.reader", "parley.engine", "multiprocessing"):
        assert f"'{late}'" not in done.stdout, late


def test_importing_parley_loads_nothing() -> None:
    """`import parley` is free; its functions come when they are asked for."""
    script = "import sys, parley; print(sorted(m for m in sys.modules if m.startswith('parley')))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['parley', 'parley.version']"


@pytest.mark.parametrize("name", list(command.parley.commands))
def test_each_help_has_an_example(name: str) -> None:
    """`parley COMMAND --help` shows how it is called."""
    done = run(name, "--help")
    assert done.returncode == 0
    assert f"Example:\n    parley {name}" in done.stdout


def test_a_reader_who_has_enough_is_no_error(tmp_path: Path) -> None:
    """`parley read ... | head -1`: quiet, whatever is left unread."""
    path = tmp_path / "long.txt"
    path.write_text("date 2022-03-29\n" + "Russia said that it would withdraw its troops.\n\n" * 2000)
    with subprocess.Popen([*PARLEY, "read", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:
        assert reading.stdout
        assert reading.stderr
        reading.stdout.readline()
        reading.stdout.close()
        assert reading.stderr.read() == b""
    assert reading.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full on this system")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    """The output cannot be written: one line on stderr, and 1."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*PARLEY, "--help"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "parley: No space left on device. Check the disk and the rights, and try again.\n"


def test_no_traceback_reaches_a_user(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault in the program is told in one line, with the place where it lies."""

    def fail(*_: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(command.parley, "invoke", fail)
    with pytest.raises(SystemExit) as left:
        command.main(["demo"])
    assert left.value.code == 1
    told = capsys.readouterr().err
    assert "RuntimeError: a fault at test_command.py:" in told
    assert "Traceback" not in told


def test_stopping_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Control-C: one word, and the exit code that shells expect."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command.parley, "invoke", stop)
    with pytest.raises(SystemExit) as left:
        command.main(["demo"])
    assert left.value.code == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_a_report_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Escape sequences, right-to-left marks and markup in a report are shown, not obeyed."""
    path = tmp_path / "hostile.txt"
    path.write_text("date 2022-03-29\nRussia said that \x1b[31mit \u202ewould [bold]withdraw[/bold] troops\x07.")
    done = run("read", str(path))
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout
    assert "\u202e" not in done.stdout
    assert "[bold]" in done.stdout


def test_a_name_that_is_no_text_is_printed_somehow(tmp_path: Path) -> None:
    """A file name that is not UTF-8: told, not crashed on."""
    done = run(os.fsdecode(b"read"), os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))
    assert done.returncode == 1
    assert "no such file" in done.stderr


def test_words_are_made_safe_and_short() -> None:
    """Control characters show, lines run on, long quotes are cut and say so."""
    assert safe("a\x1bb\u202ec") == "a\\x1bb\\u202ec"
    assert on_one_line("a\r\n\n b\tc") == "a b c"
    assert quote("some words") == "“some words”"
    assert quote('"constructive"') == '"constructive"'
    assert quote("x" * 700) == "“" + "x" * 600 + " …”"
    assert len(quote("x" * 10_000_000)) < 700


def test_progress_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe nothing of it is printed, and the items come through."""
    assert list(progress(range(3), 3, "Counting")) == [0, 1, 2]
    assert capsys.readouterr().err == ""


def test_errors_name_their_exit_code() -> None:
    """Problems in the data end with 1."""
    assert ParleyError("x").exit_code == 1


def test_reading_a_report_needs_no_database() -> None:
    """`parley read` starts without what only a ledger or an agreement needs; `parley statements` loads it."""
    heavy = ("sqlalchemy", "alembic", "clingo", "nltk", "usearch", "psycopg")

    def loaded(*words: str) -> set[str]:
        script = f"import sys, parley.cli.main as p\ntry: p.main({list(words)!r})\nfinally: print(*sys.modules)"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
        return set(heavy) & set(done.stdout.splitlines()[-1].split())

    assert loaded("read", str(EXAMPLE)) == set()
    assert "sqlalchemy" in loaded("statements", "--ledger", str(EXAMPLE))

"""`parley add` and `parley read` of archives, tables, feeds and addresses."""

import http.server
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple, get_args
from zipfile import ZipFile

import pytest

from parley.cli.main import main
from parley.cli.show_added import KIND_WORDS
from parley.intake.kinds import HOLDING_MANY, Kind

ARCHIVES = Path(__file__).parents[1] / "data/intake/archives"


class Done(NamedTuple):
    """How a command ended, and all that it printed."""

    exit_code: int
    output: str


Command = Callable[..., Done]


@pytest.fixture
def parley(capsys: pytest.CaptureFixture[str]) -> Command:
    """The command, in this process."""

    def run(*words: str) -> Done:
        with pytest.raises(SystemExit) as left:
            main(words)
        said = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Done(left.value.code, said.out + said.err)

    return run


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Where a new ledger will be."""
    return str(tmp_path / "a.db")


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where a server gives the samples out."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    class Samples(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    handler = partial(Samples, directory=str(ARCHIVES))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_feed_at_an_address(parley: Command, address: str, ledger: str) -> None:
    """Its entries are kept with the address they come from; one without a day of publication is left out, unless
    whoever brings it takes the day of the last change."""
    done = parley("add", f"{address}/posts.atom", "--ledger", ledger)
    assert f"r1: {address}/posts.atom#1 added, 2031-05-05" in done.output
    assert f"{address}/posts.atom#2: The report does not say its day of publication" in done.output
    assert done.exit_code == 1
    again = parley("add", f"{address}/posts.atom", "--ledger", ledger, "--date-from", "made")
    assert "r2:" in again.output and "added, 2031-05-09" in again.output and again.exit_code == 0


def test_an_address_that_gives_nothing(parley: Command, address: str, ledger: str) -> None:
    """It is told; what else is brought is kept."""
    done = parley("add", f"{address}/gone", str(ARCHIVES / "mediacloud.csv"), "--ledger", ledger)
    assert f"{address}/gone: the server answers 404" in done.output
    assert "r3:" in done.output and done.exit_code == 1


def test_a_table_with_named_columns(parley: Command, tmp_path: Path, ledger: str) -> None:
    """`--map` names the columns; one that is not there is told with those that are."""
    table = tmp_path / "t.csv"
    table.write_text("day,words\n2031-05-02,Westmark offered to withdraw its guns.\n")
    done = parley("add", str(table), "--map", "date=day", "text=words", "--ledger", ledger)
    assert "r1:" in done.output and "added, 2031-05-02" in done.output and done.exit_code == 0
    wrong = parley("add", str(table), "--map", "date=day,text=story", "--ledger", ledger)
    assert "there is no column 'story' for the text. Its columns are: day, words." in wrong.output


def test_an_export_by_name(parley: Command, ledger: str) -> None:
    """`--map gdelt` takes the columns of GDELT; the day on which it saw an article is taken where that is asked for."""
    gdelt = str(ARCHIVES / "gdelt.csv")
    assert parley("add", gdelt, "--map", "gdelt", "--ledger", ledger).exit_code == 1
    done = parley("add", gdelt, "--map", "gdelt", "--date-from", "made", "--ledger", ledger)
    assert "r3:" in done.output and done.exit_code == 0
    other = parley("add", str(ARCHIVES / "stories.csv"), "--map", "gdelt", "--ledger", ledger)
    assert "this is no export of gdelt" in other.output and other.exit_code == 1


def test_what_is_passed_over_is_no_fault(parley: Command, tmp_path: Path, ledger: str) -> None:
    """A crawl with pictures and a missing page: they are counted in one line that is about no fault."""
    only_others = tmp_path / "pictures.warc"
    record = (ARCHIVES / "crawl.warc").read_bytes().split(b"WARC/1.0\r\n")
    only_others.write_bytes(b"".join(b"WARC/1.0\r\n" + one for one in record if b"image/png" in one[:2000]))
    for command in (("add", str(only_others), "--ledger", ledger), ("read", str(only_others))):
        done = parley(*command)
        assert "passed over" in done.output and "1 image/png" in done.output
        assert done.exit_code == 0


def test_events_beside_reports(parley: Command, ledger: str) -> None:
    """Rows of ACLED are found by who is told to have said it, like any statement."""
    assert parley("add", str(ARCHIVES / "acled.csv"), "--ledger", ledger).exit_code == 1
    done = parley("statements", "--ledger", ledger)
    assert "Harbour Post" in done.output and "Aller Radio" in done.output


def test_a_folder_with_nothing_in_it(parley: Command, tmp_path: Path, ledger: str) -> None:
    """It is told, rather than that nothing is said; what else is brought is kept."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/.DS_Store").write_bytes(b"\0")
    done = parley("add", str(tmp_path / "empty"), str(ARCHIVES / "mediacloud.csv"), "--ledger", ledger)
    assert "there is no file in this folder, but for hidden ones" in done.output
    assert "r1:" in done.output and done.exit_code == 1


def test_many_files_in_few_lines(parley: Command, tmp_path: Path, ledger: str) -> None:
    """What was added is told in words, what was left out in groups, and where the reason of each is to be had."""
    folder = tmp_path / "press"
    folder.mkdir()
    for number in range(20):
        said = f"date 2031-05-02\n\nWestmark's envoy number {number} said that it would withdraw {number + 2} guns."
        (folder / f"{number:02}.txt").write_text(said)
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 100)
    done = parley("add", str(folder), "--ledger", ledger)
    assert "Added 20 reports of 2031-05-02" in done.output and ": 20 texts." in done.output
    assert f"- 1 of a kind that is not read: {folder / 'old.doc'}.\n--left-out FILE writes each" in done.output
    told = tmp_path / "left.txt"
    again = parley("add", str(folder), "--ledger", ledger, "--left-out", str(told))
    assert "20 were there already." in again.output and f"Left out, each with its reason: {told}" in again.output
    assert "Save what it says as a text, .docx, .odt or PDF" in told.read_text()
    one = parley("add", str(folder / "old.doc"), "--ledger", ledger, "--left-out", str(told))
    assert "--left-out FILE" not in one.output and str(told) in one.output


def test_what_is_left_out_cannot_be_written(parley: Command, tmp_path: Path, ledger: str) -> None:
    """That is told before anything is read, not hours later."""
    told = tmp_path / "nowhere/left.txt"
    done = parley("add", str(ARCHIVES / "mediacloud.csv"), "--ledger", ledger, "--left-out", str(told))
    assert done.exit_code == 1 and done.output.startswith(f"parley: {told}: it cannot be written (No such file")
    assert not Path(ledger).exists()


def test_an_import_of_something_else_starts_no_ledger(parley: Command, tmp_path: Path, ledger: str) -> None:
    """A file that no ledger can be made of leaves none behind."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"words": "hello"}\n')
    done = parley("import", str(path), "--ledger", ledger)
    assert done.exit_code == 1 and "not given out by Parley" in done.output
    assert not Path(ledger).exists()


def test_what_kinds_are_called() -> None:
    """Each kind of which a report may be has a name, for one and for several."""
    assert set(get_args(Kind)) - HOLDING_MANY == set(KIND_WORDS)


def test_an_export_is_a_file(parley: Command, tmp_path: Path, ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-o -` is no name of a file: nothing is written, and nothing noted."""
    monkeypatch.chdir(tmp_path)
    parley("add", str(ARCHIVES / "mediacloud.csv"), "--ledger", ledger)
    done = parley("export", "geojson", "-o", "-", "--ledger", ledger)
    assert "an export is a file" in done.output and done.exit_code == 2
    assert not (tmp_path / "-").exists()


def test_a_name_cannot_pass_for_a_line(parley: Command, tmp_path: Path, ledger: str) -> None:
    """What a file is called, or a part of an archive, runs on in the line that tells of it; of bytes that are no UTF-8
    the ledger has what they are."""
    (tmp_path / "a.txt\nr7: b.txt added").write_bytes(b"")
    (tmp_path / "c\udcff.txt").write_text("date 2022-03-29\nUkraine said that it would leave.")
    with ZipFile(tmp_path / "d.zip", "w") as made:
        made.writestr("e\nr8: f.txt added", "")
    done = parley("add", str(tmp_path), "--ledger", ledger)
    lines = done.output.splitlines()
    assert len(lines) == 3 and not any(line.startswith(("r7", "r8")) for line in lines)
    assert lines[0].startswith("r1:") and "c\\udcff.txt added" in lines[0]

"""Whatever is done to the log behind Parley's back is found, and said where."""

import json
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from parley.errors import LedgerError, UnknownEntryError
from parley.ledger import open_ledger, ref_from_statement, verify
from parley.model.judgement import Link
from parley.model.statement import Reading

from .conftest import NOW, ORIGINAL


@pytest.fixture
def path(tmp_path: Path, reading: Reading) -> Path:
    """A ledger with a report and seven links, in one file without a write-ahead log beside it."""
    place = tmp_path / "talks.db"
    with open_ledger(place) as ledger:
        ledger.keep(reading, ORIGINAL, author="Ann", now=NOW)
        for n in range(7):
            ref = ref_from_statement(reading, reading.statements[n])
            ledger.judge(Link(ref, f"proposition {n}", False, "Ann", NOW.date()), now=NOW)
    with sqlite3.connect(place) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return place


def faults(path: Path, head: str | None = None) -> tuple[str, ...]:
    """What verification finds; a ledger that cannot be read at all is one fault."""
    from parley.ledger import head_from_words

    try:
        with open_ledger(path) as ledger:
            return ledger.verify(head_from_words(head) if head else None).faults
    except LedgerError as error:
        return (str(error),)


def without_triggers(path: Path) -> sqlite3.Connection:
    """The file in the hands of somebody who knows SQLite."""
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return connection


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE entry SET author = 'Ben' WHERE seq = 4", r"Entry 4 .* is not what was recorded"),
        ("UPDATE entry SET payload = replace(payload, 'proposition 2', 'proposition 9') WHERE seq = 5", "Entry 5 "),
        ("UPDATE entry SET recorded = '2022-03-30T09:00:01+00:00' WHERE seq = 6", r"Entry 7 says .* before"),
        ("DELETE FROM entry WHERE seq = 5", "Entry 6 stands where entry 5 should"),
        ("DELETE FROM entry WHERE seq = 9", "1 entries are in the tree but not in the log"),
        (
            "INSERT INTO entry SELECT 10, recorded, author, kind, payload FROM entry WHERE seq = 9",
            "Entry 10 is not in the",
        ),
        (
            "DELETE FROM entry WHERE seq = 4; UPDATE entry SET seq = seq - 1 WHERE seq > 4",
            r"Entry 4 .* is not what was recorded",
        ),
        (
            "UPDATE entry SET seq = -5 WHERE seq = 5; UPDATE entry SET seq = 5 WHERE seq = 6;"
            "UPDATE entry SET seq = 6 WHERE seq = -5",
            r"Entry 5 .* is not what was recorded",
        ),
        ("UPDATE original SET bytes = x'00'", "The original sha256:.* was changed"),
        ("DELETE FROM original", "The original of report r1, sha256:.*, is missing"),
        ("UPDATE node SET hash = zeroblob(32) WHERE level = 0 AND place = 3", r"Entry 4 .* or its leaf was changed"),
        ("UPDATE node SET hash = zeroblob(32) WHERE level = 2 AND place = 1", "Node 1 of level 2"),
        ("DELETE FROM node WHERE level = 3", "Level 3 of the tree has 0"),
    ],
)
def test_a_change_is_found_and_said_where(path: Path, change: str, said: str) -> None:
    """Changed, taken away, put in, put in another order: found without any head. Untouched, nothing is."""
    assert faults(path) == ()
    connection = without_triggers(path)
    connection.executescript(change)
    connection.close()
    found = faults(path)
    assert any(re.search(said, one) for one in found), found


def test_whoever_rebuilds_the_tree_is_found_by_the_head(path: Path, reading: Reading) -> None:
    """Somebody makes a ledger anew, tree and all, with another link in it: only a head kept elsewhere tells."""
    with open_ledger(path) as ledger:
        head = str(ledger.head())
    path.unlink()
    with open_ledger(path) as ledger:
        ledger.keep(reading, ORIGINAL, author="Ann", now=NOW)
        for n in range(7):
            ref = ref_from_statement(reading, reading.statements[n])
            ledger.judge(Link(ref, f"proposition {n if n != 3 else 8}", False, "Ann", NOW.date()), now=NOW)
    assert faults(path) == ()
    assert "not of this log" in faults(path, head)[0]


def logged(path: Path) -> object:
    """The log and the originals, as any program reads them; why not, where that fails."""
    try:
        with sqlite3.connect(path) as connection:
            queries = ("SELECT * FROM entry ORDER BY seq", "SELECT * FROM original ORDER BY sha256")
            return [connection.execute(query).fetchall() for query in queries]
    except sqlite3.Error as error:
        return error


def places_of_the_log(path: Path) -> list[int]:
    """The places in the file of all bytes of the pages in which entries lie."""
    data = path.read_bytes()
    size = int.from_bytes(data[16:18], "big")
    with sqlite3.connect(path) as connection:
        payloads = [words.encode() for (words,) in connection.execute("SELECT payload FROM entry")]
    pages = {data.find(piece) // size for words in payloads for piece in (words[:40], words[-40:]) if piece in data}
    return [at for page in sorted(pages) for at in range(page * size, (page + 1) * size)]


def test_a_thousand_changes_of_single_bytes_are_found(path: Path, tmp_path: Path) -> None:
    """Each anywhere in the pages of the log, by chance: it is found, unless it lies in a byte that holds nothing, so
    that every entry still reads as before."""
    chance = random.Random(11)  # noqa: S311 - the same changes every time
    places, original, before = places_of_the_log(path), path.read_bytes(), logged(path)
    spoilt = tmp_path / "spoilt.db"
    unseen = []
    for _ in range(1000):
        at, bit = chance.choice(places), 1 << chance.randrange(8)
        spoilt.write_bytes(original[:at] + bytes([original[at] ^ bit]) + original[at + 1 :])
        if not faults(spoilt):
            unseen.append(logged(spoilt) == before)
    assert all(unseen)
    assert len(unseen) < 400
    shutil.copy(path, spoilt)
    assert faults(spoilt) == ()


def test_a_proof_is_checked_by_python_alone(path: Path, tmp_path: Path) -> None:
    """Every entry's proof is right under the head; with a changed letter, another head or another file it is wrong."""
    with open_ledger(path) as ledger:
        head = str(ledger.head())
        proofs = {seq: ledger.prove(seq) for seq in range(1, 10)}
        with pytest.raises(UnknownEntryError, match="it has 9"):
            ledger.prove(10)
    checker = tmp_path / "verify.py"
    shutil.copy(verify.__file__, checker)
    original = tmp_path / "original.txt"
    original.write_bytes(ORIGINAL)

    def checked(proof: str, *more: str) -> tuple[int, str]:
        file = tmp_path / "proof.json"
        file.write_text(proof, encoding="utf-8")
        command = [sys.executable, "-I", "-S", str(checker), str(file), *more]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    for proof in proofs.values():
        assert not verify.faults(json.loads(proof), head, b"")
    assert checked(proofs[1], "--head", head, "--original", str(original))[0] == 0
    bad: list[Callable[[], tuple[int, str]]] = [
        lambda: checked(proofs[4].replace("proposition", "propositiom")),
        lambda: checked(proofs[4].replace('"seq": 4', '"seq": 5')),
        lambda: checked(proofs[4].replace("Ann", "Ben")),
        lambda: checked(proofs[4], "--head", head[:-1] + ("0" if head[-1] != "0" else "1")),
        lambda: checked(proofs[4], "--original", str(original)),
    ]
    for one in bad:
        code, words = one()
        assert (code, words[:6]) == (1, "WRONG:")
    assert checked("{}")[0] == 2
    assert checked(proofs[1], "--original", str(tmp_path / "none.txt"))[0] == 2

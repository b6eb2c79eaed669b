"""Who is who in some of the invented processes."""

from pathlib import Path

import pytest

from benchmarks.measures.following_who import gold_mentions
from parley.following.who.enter import who_is_who
from parley.reader.pack import load_pack
from training.passages import told_by
from training.processes import FOLDER as PROCESSES
from training.processes import load_invented
from training.who import FOLDER, gold_of, lines_of_errors


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_mention_stands_in_its_report(path: Path) -> None:
    """No two mentions at one place, and each party that was put apart is told with all that it was put into."""
    told = told_by(load_invented(PROCESSES / path.name), load_pack(None))
    gold = gold_of(path, told)
    assert len(gold_mentions(gold, told)) == sum(len(party["named"]) for party in gold["who"])
    assert all(": {" in line for line in lines_of_errors(gold, told, who_is_who(told)))

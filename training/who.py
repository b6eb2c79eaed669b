"""How well it is told who is who in the invented processes of which `training/who` says it: B-cubed, as
`benchmarks/following.py` has it.

    python -m training.who [NAME ...] [--errors]

These are for working on the rules; with `--errors` each party of the gold is printed with what it was put into.
"""

import argparse
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measures.following_who import found_parties, gold_mentions, parties_together
from parley.following.who.enter import who_is_who
from parley.model.process import Told, Who
from parley.reader.pack import load_pack
from training.passages import told_by
from training.processes import FOLDER as PROCESSES
from training.processes import load_invented

FOLDER = Path(__file__).with_name("who")


def gold_of(path: Path, told: Sequence[Told]) -> Mapping[str, Any]:
    """The gold of a process, with the names of its reports."""
    given: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return given | {"reports": [{"file": f"{one.number:03}"} for one in told]}


def lines_of_errors(gold: Mapping[str, Any], told: Sequence[Told], who: Who) -> list[str]:
    """Of each party of the gold that is not one: into what its mentions were put, and how many were not read."""
    belong = gold_mentions(gold, told)
    found = found_parties(belong, told)
    put: dict[Hashable, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for at, party in belong.items():
        if at not in found:
            put[party]["(not read)"] += 1
            continue
        report, read = found[at]
        one = who.of(report, read.id)
        put[party][f"{one.id} {one.name}" if one else "(nobody)"] += 1
    names = {party["id"]: party["name"] for party in gold["who"]}
    return [f"{names[str(party)]}: {dict(many)}" for party, many in put.items() if len(many) > 1]


def main(arguments: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("names", nargs="*")
    p.add_argument("--errors", action="store_true")
    given = p.parse_args(arguments)
    pack = load_pack()
    for path in sorted(FOLDER.glob("*.yaml")):
        if given.names and path.stem not in given.names:
            continue
        told = told_by(load_invented(PROCESSES / path.name), pack)
        who = who_is_who(told)
        gold = gold_of(path, told)
        put = {party: one.id for one in who.identities for party in one.parties}
        found = parties_together(gold, told, put)
        print(
            f"{path.stem}: read {found.read:.1%}, of those F1 {found.found.f1:.1%}, of all precision "
            f"{found.all.precision:.1%}, recall {found.all.recall:.1%}, F1 {found.all.f1:.1%}"
        )
        if given.errors:
            print("\n".join(f"  {line}" for line in lines_of_errors(gold, told, who)))


if __name__ == "__main__":
    main()

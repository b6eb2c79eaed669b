"""How fast agreements compute: the states of 1,000 to 100,000 provisions, one more fact, what blocks, what waits.

    python benchmarks/engine.py                  prints the figures, beside clingo's where it is installed
    python benchmarks/engine.py --write          also writes them into docs/benchmarks.md
    python benchmarks/engine.py --sizes 1000     only that many provisions

The agreements are made with a fixed seed (`benchmarks/drafts.py`), and are taken as parsed already. Each size runs in a
process of its own. Seconds are those of the processor, the best of three runs (of one at 100,000).
"""

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

from drafts import DAYS, START, agreement_of, day, record_of, testimony, text_of
from horn import Rules, facts_of, fixpoint, rules_of

import parley
from parley.agreement import parse
from parley.engine import Standing, assess
from parley.engine.accounts import Account
from parley.engine.evaluate import Run
from parley.engine.network import Network
from parley.engine.pause import no_collection
from parley.engine.record import Record
from parley.engine.timetable import Timetable
from parley.model.agreement import Agreement
from parley.model.testimony import Testimony

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
SIZES = (1_000, 10_000, 100_000)
TARGETS = {
    "states": "under 1 s",
    "fact": "under 10 ms",
    "blockers": "under 1 s",
    "parse": "10,000 under 10 s",
    "memory": "under 1,024 MiB",
}
FACTS = 60
WHAT = {
    "network": "who depends on whom, once for all accounts",
    "run": "from that, all states of one account over a year",
    "states": "both together: all states, no reasons",
    "fact": "one fact more, the middle one of 60",
    "worst": "the slowest of them",
    "blockers": "one set of blockers of the last step, nothing said yet, with what is necessary",
    "deadlocks": "deadlocks, with their ways out",
    "timetable": "the timetable",
    "assess": "the whole assessment: every account, all reasons, gaps, blockers of every step",
    "parse": "a text of so many sentences parsed",
    "memory": "memory, the agreement and its record with it",
    "fixpoint": "a plain fixpoint of the bare rules",
    "fixpoint fact": "the same with one fact more",
    "clingo": "clingo, loaded through its backend and solved",
    "clingo fact": "clingo, one fact more, solved again",
    "clingo blockers": "clingo, one smallest set (`usc`, at most 60 s)",
}


def seconds(work: Callable[[], object], times: int) -> float:
    """The least processor time of some runs."""
    runs = []
    for _ in range(times):
        start = time.process_time()
        work()
        runs.append(time.process_time() - start)
    return min(runs)


def ours(agreement: Agreement, record: list[Testimony]) -> dict[str, float]:
    """Parley's figures for one agreement."""
    times = 1 if len(agreement.provisions) >= SIZES[-1] else 3
    found: dict[str, float] = {}
    last = day(DAYS)
    found["states"] = seconds(lambda: Standing(agreement, record, as_of=last).states, times)
    with no_collection():  # as a standing does
        found["network"] = seconds(lambda: Network(agreement, "common", START), times)
        network, kept = Network(agreement, "common", START), Record(agreement, record, last, START)
        found["run"] = seconds(lambda: Run(network, Account("common", agreement, kept), last), times)
    standing = Standing(agreement, record, as_of=last)
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    chance = Random(7)  # noqa: S311 - the same facts every time
    facts = []
    for proposition in chance.sample(agreement.propositions, FACTS):
        line = testimony(proposition, day(chance.randint(0, DAYS)), None)
        facts.append(seconds(lambda line=line: standing.tell(line), 1))  # type: ignore[misc]
        standing.withdraw(line)
    found["fact"], found["worst"] = statistics.median(facts), max(facts)
    found["deadlocks"] = seconds(standing.deadlocks, times)
    unsaid = Standing(agreement, (), as_of=START)
    found["blockers"] = seconds(lambda: unsaid.blockers("S0 ready"), times)
    found["timetable"] = seconds(lambda: list(Timetable(agreement).unmeetable()), times)
    found["assess"] = seconds(lambda: assess(agreement, record, as_of=last), 1)
    text = text_of(len(agreement.provisions))
    found["parse"] = seconds(lambda: parse(text), 1)
    return found


def bare(rules: Rules, facts: list[int]) -> dict[str, float]:
    """A plain fixpoint of the rules."""
    return {
        "fixpoint": seconds(lambda: fixpoint(rules, facts), 3),
        "fixpoint fact": seconds(lambda: fixpoint(rules, [*facts, rules.size]), 3),
    }


def with_clingo(rules: Rules, facts: list[int]) -> dict[str, float]:
    """The same rules in clingo, if it is there."""
    try:
        import clingo
    except ImportError:
        return {}
    said = set(facts)
    open_facts = [atom for (kind, _), atom in rules.named.items() if kind == "that" and atom not in said]

    def loaded(*options: str, facts: Sequence[int] = facts) -> Any:
        control = clingo.Control([*options, "--warn=none"])
        with control.backend() as backend:
            atoms = [backend.add_atom() for _ in range(rules.size + 1)]
            for head, body in rules.rules:
                backend.add_rule([atoms[head]], [atoms[atom] for atom in body])
            for atom in facts:
                backend.add_rule([atoms[atom]])
        return control, atoms

    def solved() -> None:
        control, _ = loaded()
        control.solve()

    def blockers() -> None:
        control, atoms = loaded("--opt-strategy=usc", facts=())
        propositions = [atoms[atom] for (kind, _), atom in rules.named.items() if kind == "that"]
        with control.backend() as backend:
            backend.add_rule(propositions, choice=True)
            backend.add_minimize(1, [(atom, 1) for atom in propositions])
            backend.add_rule([], [-atoms[rules.named["ready", "S0"]]])
        with control.solve(async_=True) as handle:
            handle.wait(60)
            handle.cancel()

    found = {"clingo": seconds(solved, 1), "clingo blockers": seconds(blockers, 1)}
    control, atoms = loaded()
    with control.backend() as backend:
        for atom in open_facts:
            backend.add_external(atoms[atom], clingo.TruthValue.False_)
    control.solve()
    control.assign_external(atoms[open_facts[0]], True)
    found["clingo fact"] = seconds(control.solve, 1)
    return found


def measured(size: int) -> dict[str, float]:
    """All figures for one size, in a process of its own."""
    ran = subprocess.run([sys.executable, __file__, "--one", str(size)], check=True, capture_output=True, text=True)
    return dict(json.loads(ran.stdout))


def one(size: int) -> dict[str, float]:
    """All figures for one size, in this process."""
    agreement = agreement_of(size)
    record = record_of(agreement)
    figures = ours(agreement, record)
    rules = rules_of(agreement)
    facts = facts_of(rules, record)
    return figures | bare(rules, facts) | with_clingo(rules, facts)


def words(name: str, figure: float | None) -> str:
    """A figure with its unit."""
    if figure is None:
        return ""
    if name == "memory":
        return f"{figure:,.0f} MiB"
    if figure >= 1:
        return f"{figure:.2f} s"
    return f"{figure * 1000:.0f} ms" if figure >= 0.01 else f"{figure * 1000:.1f} ms"


def table(figures: dict[int, dict[str, float]]) -> str:
    """The figures as a table, a column for each size."""
    python, system = platform.python_version(), f"{platform.system()} {platform.machine()}"
    here = f"Python {python}, Parley {parley.__version__}, {system}"
    lines = [f"Measured with {here}, one core, `python benchmarks/engine.py`.", ""]
    sizes = [f"{size:,} provisions" for size in figures]
    lines += ["| " + " | ".join(["what", *sizes, "wanted at 100,000"]) + " |", "|---" * (len(sizes) + 2) + "|"]
    for name, what in WHAT.items():
        if any(name in found for found in figures.values()):
            row = [what, *(words(name, found.get(name)) for found in figures.values()), TARGETS.get(name, "")]
            lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print, and write where asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true", help="write the figures into docs/benchmarks.md")
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    options.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.one:
        print(json.dumps(one(chosen.one)))
        return
    text = table({size: measured(size) for size in chosen.sizes})
    print(text)
    if chosen.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition("<!-- engine -->\n")
        _, _, after = rest.partition("<!-- /engine -->")
        PAGE.write_text(f"{before}<!-- engine -->\n{text}\n<!-- /engine -->{after}", encoding="utf-8")


if __name__ == "__main__":
    main()

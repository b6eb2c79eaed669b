"""PLOVER types of what a source does to a target: macro-F1, as Zero-Shot PLOVER (Hu et al. 2023) gives it for PLV."""

from collections.abc import Iterable, Sequence

from benchmarks.measures.tally import Tally
from parley.reader.code import code
from parley.reader.pack import Pack
from training.plv import Coded

_NOBODY = (0, 0)
_FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # PLV knows the type that PLOVER had before it was parted in two


def coded_types(rows: Iterable[Coded], pack: Pack) -> list[tuple[str, str]]:
    """For each row the type of the gold and the one that the reader gives, in PLV's types."""
    out = []
    for row in rows:
        given = code(row.sentence, row.source or _NOBODY, row.target or _NOBODY, pack)
        out.append((_FOLDED.get(row.event, row.event), _FOLDED.get(given, given)))
    return out


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean F1 of all types that the gold or the reader names, each pair being (gold, given); 0 of nothing."""
    types = sorted({one for pair in pairs for one in pair})
    tallies = [
        Tally(
            sum(gold == given == one for gold, given in pairs),
            sum(given == one for _, given in pairs),
            sum(gold == one for gold, _ in pairs),
        )
        for one in types
    ]
    return sum(t.f1 for t in tallies) / len(types) if types else 0.0

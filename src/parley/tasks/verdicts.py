"""The judge of two passages, asked once for each pair: what it says is kept in the ledger."""

from collections.abc import Sequence

from parley.ledger import Ledger, Verdict
from parley.model.passage import Pair
from parley.reader.beside import Beside

_AT_ONCE = 256
"""So many verdicts are kept together: who is stopped loses fewer than that, some two seconds."""


class Verdicts:
    """What the judge says of pairs: what the ledger has, and else what the judge says now.

    It comes to the same with any of them kept: the judge sees each pair by itself. Call `keep` at the end. `lost` says
    whether some could not be kept, since the ledger cannot be written to.
    """

    def __init__(self, ledger: Ledger, beside: Beside) -> None:
        self._ledger, self._beside = ledger, beside
        self._new: dict[Pair, Verdict] = {}
        self.lost = False

    def __call__(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """How likely each second passage speaks for what the first says, and how likely against. Raises LedgerError."""
        asked = list(dict.fromkeys(pairs))
        known = {**self._ledger.verdicts(self._beside.name, asked), **self._new}
        unknown = [pair for pair in asked if pair not in known]
        for pair, (pro, contra, _) in zip(unknown, self._beside(unknown), strict=True):
            known[pair] = self._new[pair] = (float(pro), float(contra))
        if len(self._new) >= _AT_ONCE:
            self.keep()
        return [known[pair] for pair in pairs]

    def keep(self) -> None:
        """Keep what the judge said since the last time. Raises LedgerError."""
        if self._new and not self.lost:
            if self._ledger.can_keep():
                self._ledger.keep_verdicts(self._beside.name, self._new)
                self._new = {}
            else:
                self.lost = True

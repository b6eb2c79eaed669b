"""How well statements of many reports are put together that say the same: B-cubed over the statements of the gold.

Once over those that the reader found, which measures the gathering alone, and once over all: one that was not found
stands alone.
"""

from collections.abc import Hashable, Mapping, Sequence

from benchmarks.measures.bcubed import Together, together
from benchmarks.measures.processes import Place, Process
from parley.model.process import Gathered


def statements_together(process: Process, given: Mapping[Place, Hashable]) -> Together:
    """`given`: by report and statement, as read, what it is put into."""
    gold: dict[Hashable, Hashable] = {**process.propositions}
    put: dict[Hashable, Hashable] = {name: given[at] for name, at in process.found.items() if at in given}
    return together(gold, list(process.found), put)


def given_by(propositions: Sequence[Gathered]) -> Mapping[Place, Hashable]:
    """The propositions in which statements were gathered."""
    return {(wording.report, wording.statement): one.id for one in propositions for wording in one.wordings}

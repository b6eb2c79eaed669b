"""Working in what the log has that following does not have yet: one report more costs as much among thousands."""

from collections.abc import Iterator, Mapping, Sequence

from parley.following import steps
from parley.following.relation import Relation
from parley.following.sayings import Saying
from parley.following.steps import Steps
from parley.ledger import Ledger, Step
from parley.reader.meaning import SentenceEncoder, bytes_from_vectors
from parley.tasks.process import told_by

_AT_ONCE = 500
"""So many steps are kept together: what they lead to is in memory until then."""


def work_in(ledger: Ledger, encoder: SentenceEncoder) -> Iterator[int]:
    """Takes all steps that are still to be taken, some hundred at a time. Gives how many after each time.

    May be stopped and called again: what was kept is not worked out twice. Raises LedgerError.
    """
    heads = encoder.heads
    relation = Relation(heads["inner"], heads["inner_bias"], heads["outer"], heads["outer_bias"])
    taken = _AT_ONCE
    while taken == _AT_ONCE:
        taken = 0
        with ledger.following(version_of(encoder)) as followed:
            fold, seq = Steps(followed, relation, heads["centres"]), None
            for step in followed.steps(encoder.name, _AT_ONCE):
                taken, seq = taken + 1, step.seq
                for told in told_by(step.record):
                    fold.enter(told, _Meanings(step, encoder))
            fold.put_back()
            followed.done(seq if taken == _AT_ONCE else None)
        if taken:
            yield taken


def version_of(encoder: SentenceEncoder) -> str:
    """What following hangs on besides the log."""
    return f"{steps.VERSION} {encoder.name}"


class _Meanings:
    """The vectors of the statements of a step: those that the ledger has, and the others worked out."""

    def __init__(self, step: Step, encoder: SentenceEncoder) -> None:
        self._known, self._encoder = step.vectors, encoder

    def __call__(self, sayings: Sequence[Saying]) -> Mapping[str, bytes]:
        lacking = [one for one in sayings if one.statement not in self._known]
        made = bytes_from_vectors(self._encoder([one.words for one in lacking]))
        found = {one.id: vector for one, vector in zip(lacking, made, strict=True)}
        return found | {one.id: self._known[one.statement] for one in sayings if one.statement in self._known}

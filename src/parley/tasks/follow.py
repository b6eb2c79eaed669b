"""Working in what the log has that following does not have yet: one report more costs as much among thousands."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from parley.following import steps
from parley.following.sayings import Saying
from parley.following.steps import Steps
from parley.ledger import Ledger, Step
from parley.reader.meaning import SentenceEncoder
from parley.tasks.process import relation_of, told_by, vectors_of

_AT_ONCE = 500
"""So many steps are kept together: what they lead to is in memory until then."""


def work_in(ledger: Ledger, encoder: SentenceEncoder) -> Iterator[int]:
    """Takes all steps that are still to be taken, some hundred at a time. Gives how many after each time.

    May be stopped and called again: what was kept is not worked out twice. Raises LedgerError.
    """
    relation, centres = relation_of(encoder), encoder.heads["centres"]
    taken = _AT_ONCE
    while taken == _AT_ONCE:
        taken = 0
        with ledger.following(version_of(encoder)) as followed:
            fold, seq = Steps(followed, relation, centres), None
            for step in followed.steps(encoder.name, _AT_ONCE):
                taken, seq = taken + 1, step.seq
                for told in told_by(step.record):
                    fold.enter(told, _vectors(step, encoder))
            fold.put_back()
            followed.done(seq if taken == _AT_ONCE else None)
        if taken:
            yield taken


def version_of(encoder: SentenceEncoder) -> str:
    """What following hangs on besides the log."""
    return f"{steps.VERSION} {encoder.name}"


def _vectors(step: Step, encoder: SentenceEncoder) -> Callable[[Sequence[Saying]], Mapping[str, bytes]]:
    """What gives the vectors of the statements of a step."""
    return lambda sayings: vectors_of(sayings, encoder, lambda saying: step.vectors.get(saying.statement))

"""What if: a shortest course of events to a condition, or that there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parley.agreement import parse_partial
from parley.engine.course import WITHIN, find_course
from parley.errors import WrongUseError
from parley.model.agreement import Agreement
from parley.model.condition import And, Condition, Holds, Not, Or
from parley.model.course import Course
from parley.tasks.assess import account_from_words
from parley.tasks.testify import Testified

_TERM = "the course ends"


@dataclass(frozen=True, slots=True)
class Way:
    """What is asked: the conditions to reach and to avoid, in the words of an agreement; steps, day and account."""

    to: str
    never: tuple[str, ...] = ()
    within: int = WITHIN
    as_of: date | None = None
    account: str = "common"


def course(agreement: Agreement, testified: Testified, way: Way) -> Course:
    """A shortest course from where an agreement stands to where a condition holds, while others never do.

    Raises WrongUseError for a condition that the agreement does not understand or name, UnknownAccountError,
    MissingDayError, MissingSolverError. It costs as much as `engine.course.find_course`: exponential in the steps at
    worst, but limited; some seconds.
    """
    to = condition_from_words(way.to, agreement)
    avoided = tuple(condition_from_words(words, agreement) for words in way.never)
    return find_course(
        agreement,
        testified.testimony,
        to=to,
        never=Or(avoided) if avoided else None,
        within=way.within,
        as_of=way.as_of,
        account=account_from_words(agreement, way.account),
    )


def condition_from_words(words: str, agreement: Agreement) -> Condition:
    """The condition that the words would be in the agreement's text. Raises WrongUseError.

    They are read as the meaning of a term in that text, so that they mean there and here the same. Linear in the
    text.
    """
    line = " ".join(words.split()).rstrip(".")
    text = f'{agreement.normal_form}\n## Terms\n- "{_TERM}" means {line}.\n'
    read, mistakes = parse_partial(text)
    if mistakes:
        raise WrongUseError(f"{words!r} is no condition: expected {mistakes[0].expected}. {mistakes[0].mend}")
    condition = next((m.condition for m in read.meanings if m.term.words == _TERM), None)
    if condition is None:
        raise WrongUseError(f"{words!r} is no condition. Write for example: Russia violates 1.1.")
    known = {proposition.key for proposition in agreement.propositions}
    for leaf in _propositions((condition,)):
        if leaf.proposition.key not in known:
            raise WrongUseError(
                f"{leaf.proposition.words!r} is nothing that this agreement names. `parley check` lists what it names."
            )
    return condition


def _propositions(conditions: Sequence[Condition]) -> list[Holds]:
    found: list[Holds] = []
    pending = list(conditions)
    while pending:
        part = pending.pop()
        if isinstance(part, And | Or):
            pending += reversed(part.parts)
        elif isinstance(part, Not):
            pending.append(part.part)
        elif isinstance(part, Holds):
            found.append(part)
    return found

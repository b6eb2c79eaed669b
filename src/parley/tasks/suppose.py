"""What if: an assessment as it would be if something held, and what that changes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from parley.agreement import subjects_from_words
from parley.errors import WrongUseError
from parley.model.agreement import Agreement
from parley.model.condition import Proposition
from parley.model.finding import Assessment
from parley.model.testimony import Testimony
from parley.tasks.assess import Answer, Question, assess
from parley.tasks.testify import Testified

ON_A_DAY = re.compile(r"(?P<that>.*\S)\s+on\s+(?P<day>\d{4}-\d{2}-\d{2})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Supposition:
    """Something supposed to hold, or not to hold, from a day on (None: the day of the assessment)."""

    that: str
    holds: bool
    day: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """A provision, proposition or step, or "in force", whose value would be another."""

    id: str
    says: str
    before: str
    after: str


def supposition_from_words(words: str, holds: bool) -> Supposition:
    """What `--suppose "PROPOSITION [on YYYY-MM-DD]"` means. Raises WrongUseError for a day that is none."""
    parts = ON_A_DAY.fullmatch(words.strip())
    if not parts:
        return Supposition(words.strip(), holds, None)
    try:
        return Supposition(parts["that"], holds, date.fromisoformat(parts["day"]))
    except ValueError as error:
        raise WrongUseError(f"{parts['day']!r} is no day. Write it as YYYY-MM-DD.") from error


def suppose(
    agreement: Agreement, testified: Testified, supposed: Sequence[Supposition], question: Question
) -> tuple[Answer, tuple[Change, ...]]:
    """The answer as it would be, and what differs from what is, both on the same day.

    What is supposed counts as established. Raises WrongUseError for what the agreement does not name.
    """
    day = question.as_of
    if day is None:
        days = [s.day for s in supposed if s.day]
        days += [line.on for line in testified.testimony] or [d for d in (agreement.date,) if d]
        day = max(days, default=None)
    asked = replace(question, as_of=day)
    before = assess(agreement, testified, asked)
    return suppose_besides(agreement, testified, supposed, asked, before.assessment)


def suppose_besides(
    agreement: Agreement, testified: Testified, supposed: Sequence[Supposition], question: Question, before: Assessment
) -> tuple[Answer, tuple[Change, ...]]:
    """Like `suppose`, where the answer to the question as things are is there already. Raises WrongUseError."""
    on = before.as_of
    lines = [line for s in supposed for line in _testimony(agreement, s, on)]
    asked = replace(question, as_of=on)
    after = assess(agreement, replace(testified, testimony=(*testified.testimony, *lines)), asked)
    return after, changes(before, after.assessment)


def _testimony(agreement: Agreement, supposed: Supposition, day: date) -> list[Testimony]:
    subjects = subjects_from_words(supposed.that, agreement)
    named = {proposition.key for proposition in agreement.propositions}
    if any(isinstance(about, Proposition) and about.key not in named for about, _ in subjects):
        raise WrongUseError(
            f"{supposed.that!r} is nothing that this agreement names. `parley check` lists what it names."
        )
    on = supposed.day or day
    return [
        Testimony(supposed.that, about, holds is supposed.holds, on, None, on, on, None) for about, holds in subjects
    ]


def changes(before: Assessment, after: Assessment) -> tuple[Change, ...]:
    """What differs between two assessments of the same agreement in the same account."""
    was, is_now = _values(before), _values(after)
    return tuple(
        Change(name, says, was[name][1], value)
        for name, (says, value) in is_now.items()
        if name in was and was[name][1] != value
    )


def _values(assessment: Assessment) -> dict[str, tuple[str, str]]:
    account = assessment.account
    values = {"in force": ("the agreement is in force", assessment.in_force.state.value)}
    values |= {p.id: (p.says, p.state.value) for p in assessment.provisions}
    values |= {p.id: (p.that, p.accounts[account].value) for p in assessment.propositions if account in p.accounts}
    return values | {s.id: (s.event, s.state.value) for s in assessment.steps}

"""Courses asked for in words."""

from dataclasses import replace

import pytest

from parley.agreement import parse
from parley.errors import WrongUseError
from parley.model.condition import And, Holds, Not, Or, Stands
from parley.model.course import Verdict, course_to_data
from parley.model.finding import Blockers, BlockingSet
from parley.tasks.assess import Question, assess, why_unproved
from parley.tasks.course import Way, condition_from_words, course
from parley.tasks.testify import Testified

TREATY = parse(
    """# Treaty

Status: signed
Date: 2022-03-29

## Parties
- Ukraine (also: Kyiv)
- Russia

## Guarantors
- Turkey
- Canada

## Terms
- "peace" means words for readers.

## Article 1. Peace
1.1 Russia shall not attack Ukraine.
1.2 If Russia violates 1.1, each guarantor shall consult within 3 days. [Ukraine]
"""
)


def test_conditions_mean_what_they_mean_in_the_text() -> None:
    """References, groups, not, and other names; line breaks and a full stop make no difference."""
    broken = Stands("1.1", "violated")
    assert condition_from_words("Russia violates 1.1", TREATY) == broken
    assert condition_from_words(" Russia\n violates 1.1. ", TREATY) == broken
    due = [Stands("1.2/Turkey", "detached"), Stands("1.2/Canada", "detached")]
    assert condition_from_words("1.2 is due", TREATY) == And(tuple(due))
    assert condition_from_words("1.2/Turkey is due or 1.2/Canada is due", TREATY) == Or(tuple(due))
    found = condition_from_words("Russia does not attack Ukraine", TREATY)
    assert isinstance(found, Not)
    assert isinstance(found.part, Holds)


@pytest.mark.parametrize(
    "words",
    [
        "",
        ".",
        "9.9 is due",
        "Russia violates 1.1 and",
        "the moon turns green",
        "not the moon turns green",
        "(" * 10_000 + "1.1 is due" + ")" * 10_000,
        "(" * 1_000_000,
        "1.1 is due\n\n## Parties\n- Narnia",
        '1.1 is due" means peace',
        "1.1 is due [Atlantis]",
        "\x00",
    ],
)
def test_what_is_no_condition_is_refused(words: str) -> None:
    """Nothing, half a condition, what the text does not name, brackets without end, an attempt at more sentences."""
    with pytest.raises(WrongUseError):
        condition_from_words(words, TREATY)


def test_a_course_in_one_account_and_as_data() -> None:
    """1.2 counts only for Ukraine: in the common account nobody is ever bound to consult."""
    way = Way("1.2/Turkey is broken", account="kyiv")
    found = course(TREATY, Testified(), way)
    assert [s.says for s in found.steps] == ["Russia attacks Ukraine", "the last day of 1.2/Turkey passes"]
    data = course_to_data(found, way.to, way.never)
    assert (data["verdict"], data["account"], data["steps"][1]["that"]) == ("found", "Ukraine", None)
    assert course(TREATY, Testified(), replace(way, account="common")).verdict is Verdict.NONE
    denied = Way("not 1.2/Turkey is broken", account="common")
    assert course(TREATY, Testified(), denied).verdict is Verdict.NONE, "what is not held is not known"


def test_what_is_not_proved_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A set that may not be the smallest, since the proof ran out, or clingo is missing."""
    assessment = assess(TREATY, Testified(), Question()).assessment
    assert why_unproved(assessment) is None
    unproved = Blockers("S1 ready", sets=(BlockingSet(("a", "b"), True, False),))
    assessment = replace(assessment, blockers=(unproved,))
    assert "for: S1 ready (the search for a proof ran out" in str(why_unproved(assessment))
    monkeypatch.setattr("parley.tasks.assess.solver_is_there", lambda: False)
    assert "pip install clingo" in str(why_unproved(assessment))

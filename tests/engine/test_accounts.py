"""What each account lets count, in the rows of the table of accounts."""

import pytest

from parley.engine import assess
from parley.model.testimony import Evidence

from .build import Line, agreement, day, duty, provision, says, state, step

FACT = "there is peace"


def _truth(account: str, *record: Line, as_of: int = 99, known_by: int | None = None) -> str:
    a = agreement(steps=(step("S1", "they meet", FACT),))
    known = None if known_by is None else day(known_by)
    found = assess(a, record, as_of=day(as_of), known_by=known)
    return next(p.accounts[account].value for p in found.propositions if p.that == FACT)


U, R, OBS, E = (says(by, FACT, 5) for by in ("Ukraine", "Russia", "OSCE", None))
NOT_U, NOT_R, NOT_OBS, NOT_E = (says(by, FACT, 5, holds=False) for by in ("Ukraine", "Russia", "OSCE", None))


@pytest.mark.parametrize(
    ("record", "common", "ukraine", "generous", "cautious"),
    [
        ((), "unknown", "unknown", "unknown", "unknown"),
        ((U,), "unknown", "holds", "holds", "unknown"),
        ((R,), "unknown", "unknown", "holds", "unknown"),
        ((U, R), "holds", "holds", "holds", "unknown"),
        ((NOT_U, NOT_R), "fails", "fails", "fails", "unknown"),
        ((U, NOT_R), "contested", "holds", "contested", "unknown"),
        ((OBS,), "holds", "unknown", "holds", "unknown"),
        ((OBS, U), "holds", "holds", "holds", "unknown"),
        ((OBS, NOT_R), "contested", "unknown", "contested", "unknown"),
        ((NOT_OBS,), "fails", "unknown", "fails", "unknown"),
        ((E,), "holds", "holds", "holds", "holds"),
        ((E, NOT_U, NOT_R, NOT_OBS), "holds", "holds", "holds", "holds"),
        ((NOT_E, U, R), "fails", "fails", "fails", "fails"),
    ],
)
def test_the_table_of_accounts(
    record: tuple[Line, ...], common: str, ukraine: str, generous: str, cautious: str
) -> None:
    """Each row: who speaks, and what the proposition is worth in each account."""
    values = [_truth(name, *record) for name in ("common", "Ukraine", "generous", "cautious")]
    assert values == [common, ukraine, generous, cautious]


def test_the_named_verifier_counts_in_the_cautious_account() -> None:
    """The observer that a sentence names verifies what that sentence speaks of, and nothing else."""
    checked = duty("1.1", "Ukraine", "Ukraine withdraws", once=FACT, verifiers=("OSCE",))
    other = duty("1.2", "Russia", "Russia pays", once="it rains")
    record = [says("OSCE", FACT, 5), says("OSCE", "it rains", 5), says("Russia", FACT, 5, holds=False)]
    found = assess(agreement(checked, other), record, account="cautious")
    assert state(found, "1.1") == ("detached", 5)
    assert state(found, "1.2") == ("conditional", 1)


def test_a_state_holds_until_its_day_or_until_its_speaker_says_otherwise() -> None:
    """Days are included; the later said corrects; the same day's contradiction is contested."""
    limited = says("Ukraine", FACT, 5, until=day(7))
    assert [_truth("Ukraine", limited, as_of=n) for n in (4, 5, 7, 8)] == ["unknown", "holds", "holds", "unknown"]
    over = says("Ukraine", FACT, 9, holds=False)
    assert [_truth("Ukraine", U, over, as_of=n) for n in (8, 9)] == ["holds", "fails"]
    assert _truth("Ukraine", U, says("Ukraine", FACT, 5, holds=False, said=day(6))) == "fails"
    assert _truth("Ukraine", U, NOT_U) == _truth("Ukraine", NOT_U, U) == "contested"


def test_what_was_recorded_later_was_not_known() -> None:
    """Recorded on day 20, about day 5: not known by day 19."""
    late = says(None, FACT, 5, recorded=day(20))
    assert (_truth("common", late, known_by=19), _truth("common", late, known_by=20)) == ("unknown", "holds")


def test_testimony_and_evidence_that_concern_nothing_are_not_lost() -> None:
    """They are listed as unused."""
    line = says("Ukraine", "the moon is made of cheese", 5)
    stray = Evidence("9.9", True, day(2), "Ukraine", "words")
    found = assess(agreement(duty("1.1", "Ukraine", "Ukraine withdraws")), [line], evidence=[stray])
    assert (found.unused, found.unused_evidence) == ((line,), (stray,))


def test_evidence_is_shown_with_what_it_bears_on_and_changes_nothing() -> None:
    """On a sentence it bears on every member's duty; what was recorded too late is not there."""
    a = agreement(
        duty("2.1/Ukraine", "Ukraine", "Ukraine withdraws"),
        duty("2.1/Russia", "Russia", "Russia withdraws"),
        steps=(step("S1", "they meet", FACT),),
    )
    lines = [Evidence(name, True, day(5), "Ukraine", "words") for name in ("2.1", "2.1/Russia", "S1", "entry")]
    late = Evidence("2.1", False, day(5), "Ukraine", "late", recorded=day(20))
    found = assess(a, (), evidence=[*lines, late], as_of=day(9), known_by=day(10))
    assert provision(found, "2.1/Ukraine").evidence == (lines[0],)
    assert provision(found, "2.1/Russia").evidence == (lines[0], lines[1])
    assert (found.steps[0].evidence, found.evidence) == ((lines[2],), (lines[3],))
    assert state(found, "2.1/Russia") == state(assess(a, (), as_of=day(9)), "2.1/Russia")


def test_contested_between_parties() -> None:
    """Ukraine says that it withdrew, Russia denies it: the act and the duty are contested."""
    act = "Ukraine withdraws"
    record = [says("Ukraine", act, 5), says("Russia", act, 5, holds=False)]
    contested = {c.that: c for c in assess(agreement(duty("1.1", "Ukraine", act)), record).contested}
    assert contested[act].accounts == {"Ukraine": "holds", "Russia": "fails"}
    assert contested["1.1"].accounts == {"Ukraine": "discharged", "Russia": "detached"}
    assert contested["1.1"].testimony == tuple(record)
    one_sided = assess(agreement(duty("1.1", "Ukraine", act)), record[:1]).contested
    assert [c.that for c in one_sided] == ["1.1"]

"""From the text of an agreement and lines of testimony to an assessment."""

from datetime import date
from pathlib import Path

from parley.agreement import parse, read_record
from parley.engine import assess
from parley.model.finding import Assessment, Reason

EXAMPLE = Path(__file__).parents[2] / "examples" / "istanbul" / "agreement.md"

TEXT = """# A guarantee

Status: proposed
Date: 2022-03-29

## Parties
- Ukraine
- Russia

## Guarantors
- Turkey
- Canada

## Article 1. Assistance
1.1 If an armed attack on Ukraine occurs, each guarantor shall consult the other guarantors within 3 days.
1.2 If 1.1 is discharged, each guarantor shall assist Ukraine within 10 days, unless the attack has ended.
1.3 If a guarantor violates 1.1, Ukraine may end neutral status.
"""

RECORD = """{"that": "Ukraine accepts this agreement", "on": "2022-04-01", "by": "Ukraine"}
{"that": "Russia accepts this agreement", "on": "2022-04-02", "by": "Russia"}
{"that": "Turkey accepts this agreement", "on": "2022-04-03", "by": "Turkey"}
{"that": "an armed attack on Ukraine occurs", "on": "2022-05-01", "by": null}
{"that": "Turkey consults the other guarantors", "on": "2022-05-03", "by": "Ukraine"}
"""


def _states(as_of: date) -> dict[str, str]:
    agreement = parse(TEXT)
    found = assess(agreement, read_record(RECORD, agreement), as_of=as_of)
    return {p.id: p.state.value for p in found.provisions}


def test_a_guarantee_in_an_attack() -> None:
    """Turkey has accepted and consults; Canada has not, and is not bound."""
    assert _states(date(2022, 4, 2))["1.1/Turkey"] == "inactive"
    assert _states(date(2022, 4, 3))["1.1/Turkey"] == "conditional"
    assert _states(date(2022, 5, 1))["1.1/Turkey"] == "detached"
    later = _states(date(2022, 5, 3))
    assert (later["1.1/Turkey"], later["1.2/Turkey"], later["1.1/Canada"]) == ("discharged", "detached", "inactive")
    assert _states(date(2022, 5, 14))["1.2/Turkey"] == "violated"


def _leaves(reason: Reason) -> list[Reason]:
    return [leaf for part in reason.because for leaf in _leaves(part)] if reason.because else [reason]


def _reasons(found: Assessment) -> list[Reason]:
    return [found.in_force.why, *(p.why for p in found.provisions), *(s.why for s in found.steps)]


def test_every_reason_ends_in_testimony_or_in_nobody_having_said_so() -> None:
    """The example as its text has it, in every account, and the guarantee with a record."""
    example = parse(EXAMPLE.read_text(encoding="utf-8"))
    guarantee = parse(TEXT)
    found = [assess(example, (), account=name) for name in example.accounts]
    found += [assess(guarantee, read_record(RECORD, guarantee), account=name) for name in guarantee.accounts]
    for reason in (leaf for one in found for why in _reasons(one) for leaf in _leaves(why)):
        assert reason.testimony or reason.says == "nobody has said so"


def test_the_example_as_its_text_has_it() -> None:
    """What blocks the entry into force, in the words of the text."""
    example = parse(EXAMPLE.read_text(encoding="utf-8"))
    (blocking,) = assess(example, ()).blockers[0].sets
    assert set(blocking.steps) == {
        "Ukraine accepts this agreement",
        "Russia accepts this agreement",
        "there is complete peace throughout Ukraine",
        "a referendum has approved its parameters",
    }

"""Duties that are violated only because their last day has passed."""

import pytest

import parley
from parley.model.overdue import overdue

TEXT = """# A
Date: 2022-04-01
## Parties
- Ukraine
- Russia
## Pledges
- Ukraine shall pay Russia by 1 May 2022.
"""
PAYS = "Ukraine pays Russia"


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        (None, {"P1"}),
        ({"that": PAYS, "on": "2022-05-02", "by": "Russia", "holds": False}, {"P1"}),
        ({"that": PAYS, "on": "2022-04-20", "by": None, "holds": False}, set()),
        ({"that": PAYS, "on": "2022-05-03", "by": None}, set()),
        ({"that": PAYS, "on": "2022-04-20", "by": None}, set()),
    ],
    ids=["silence", "the creditor's word alone", "established not done", "done late", "done in time"],
)
def test_silence_is_no_breach(line: dict[str, object] | None, ids: set[str]) -> None:
    """In the common account silence, and one side's word alone, leave it open whether a duty was kept."""
    agreement = parley.parse_agreement(TEXT)
    assessment = parley.assess(agreement, [line] if line else [], as_of="2022-06-01")
    assert overdue(agreement, assessment) == ids

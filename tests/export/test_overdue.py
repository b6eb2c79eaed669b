"""Duties whose last day has passed in silence, on the page."""

from datetime import date

from parley.agreement import parse
from parley.engine import assess
from parley.export.page import Page, render

TEXT = """# A
Date: 2022-04-01
## Parties
- Ukraine
- Russia
## Pledges
- Ukraine shall pay Russia by 1 May 2022.
"""


def test_silence_is_shown_as_overdue_not_as_broken() -> None:
    """On 1 June nobody has said whether Ukraine paid: the pledge is overdue in every account, broken in none."""
    agreement = parse(TEXT)
    assessments = {a: assess(agreement, (), as_of=date(2022, 6, 1), account=a) for a in ("common", "Ukraine", "Russia")}
    page = render(Page(agreement=agreement, assessments=assessments))
    pledges = page[page.index('id="pledges"') : page.index('id="steps"')]
    assert pledges.count("overdue, not known to be kept") == 3
    assert "broken" not in pledges

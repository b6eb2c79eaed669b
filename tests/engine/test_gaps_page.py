"""docs/gaps.md says what the table of rules says, and every rule has its pair of scenarios.

`PARLEY_RESET=1 pytest tests/engine/test_gaps_page.py` writes the page anew from the table.
"""

import os
from pathlib import Path

import pytest

from parley.engine.gaps import RULES, Rule

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "gaps.md"
HEAD = """# Gaps in a draft

What `parley check FILE` looks for in a text. A rule judges words and shape only: never whether a bargain is good, nor
whose bargain it is. What it finds is a question to the drafters; they may have left the point open on purpose.

Each rule has a draft with the gap and one without in `tests/scenarios/bad/gap-RULE.txt` and `good/gap-RULE.txt`. This
page is written from the table in `src/parley/engine/gaps.py`.
"""
TAIL = """
## Conflicts

`must-and-must-not` compares what one debtor owes with what it must not do: by the act, a group's member by member, and
with `refrain from` as a ban. Conditions that exclude each other do not conflict (`if A` and `if not A`, `unless`,
`until`, a duty kept and the same duty broken, days that do not meet, terms read as they are defined). An act done once
conflicts where it is forbidden on the last day on which it is owed, a duty to be kept up on any day.

`parley assess` shows besides where one speaker says of one day both that something holds and that it does not
(`contradicts-itself`), with both sentences. Two parties' different accounts are no conflict of this kind but
`contested`.

## The timetable

All deadlines are weighed together as a simple temporal network. A limit that cannot be met is shown with the circle of
sentences that makes it so; for each other deadline `parley check` shows its slack: the days by which it could come
earlier with everything still possible. Assumed is that debtors act once their duty is due, that outside facts come as
early as the text allows, that everybody accepts at once, and that nothing comes before the agreement's date. A month
has its longest length where a deadline would be broken, its shortest in the slack. What waits for any one of several
conditions waits for the first. Circles of conditions without days are deadlocks.
"""


def _section(rule: Rule) -> str:
    pledges = f" For pledges: {rule.for_pledges}." if rule.for_pledges else ""
    doc = " ".join((rule.find.__doc__ or "").split())
    return (
        f"\n## {rule.name}\n\n{doc}\n\n- Why: {rule.reason}\n- Mend: {rule.remedy}\n- After: {rule.after}.{pledges}\n"
    )


def test_the_page_says_what_the_table_says() -> None:
    """Each rule with what it looks for, why, the mend, and where the guidance comes from."""
    page = HEAD + "".join(map(_section, RULES)) + TAIL
    if os.environ.get("PARLEY_RESET"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_draft_with_the_gap_and_one_without(rule: Rule) -> None:
    """The bad draft's gaps name the rule, the good draft's do not."""
    good, bad = (
        (ROOT / "tests" / "scenarios" / kind / f"gap-{rule.name}.txt").read_text(encoding="utf-8")
        for kind in ("good", "bad")
    )
    assert f"\n{rule.name}  " in bad
    assert f"\n{rule.name}  " not in good

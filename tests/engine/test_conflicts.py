"""What contradicts itself: in a text, and in what one speaker says."""

from datetime import date

import pytest

from parley.agreement import parse
from parley.engine.conflicts import find_conflicts, self_contradictions
from parley.engine.examine import examine

from .build import agreement, all_of, duty, says

TEXT = """# Conflicts

Status: signed
Date: 2022-01-01

## Parties
- Ukraine
- Russia

## Terms
- "the road is safe" means there is peace and the mines are gone.

## Article 1
{sentences}
"""


def _found(*sentences: str) -> list[tuple[str, ...]]:
    numbered = "\n".join(f"1.{number} {sentence}" for number, sentence in enumerate(sentences, 1))
    return [conflict.provisions for conflict in find_conflicts(parse(TEXT.format(sentences=numbered)))]


@pytest.mark.parametrize(
    ("duty_says", "ban_says"),
    [
        ("Ukraine shall pay by 1 May 2022.", "Ukraine shall not pay."),
        ("Each party shall pay by 1 May 2022.", "Russia shall not pay."),
        ("Ukraine shall pay by 1 May 2022.", "The parties shall not pay."),
        ("If it rains, Ukraine shall pay.", "Ukraine shall not pay unless it snows."),
        ("If it rains or it hails, Ukraine shall pay.", "If it does not rain, Ukraine shall not pay."),
        ("Ukraine shall pay by 1 May 2022.", "Ukraine shall not pay from 1 April 2022 to 1 June 2022."),
        ("Ukraine shall pay within 10 days.", "Ukraine shall not pay for 30 days."),
        ("Ukraine shall respect the line from 1 May 2022 to 1 July 2022.", "Ukraine shall not respect the line."),
        ("Ukraine shall use the road by 1 May 2022.", "Ukraine shall refrain from using the road."),
        ("If there is peace, Ukraine shall pay.", "If the road is safe, Ukraine shall not pay."),
    ],
)
def test_one_act_owed_and_forbidden(duty_says: str, ban_says: str) -> None:
    """Where conditions and times can meet, the pair is found, with both sentences, whichever comes first."""
    assert _found(duty_says, ban_says) == [("1.1", "1.2")]
    assert _found(ban_says, duty_says) == [("1.2", "1.1")]


@pytest.mark.parametrize(
    ("duty_says", "ban_says"),
    [
        ("Ukraine shall pay by 1 May 2022.", "Russia shall not pay."),
        ("Ukraine shall pay by 1 May 2022.", "Ukraine shall not pay Russia."),
        ("If it rains, Ukraine shall pay.", "If it does not rain, Ukraine shall not pay."),
        ("If it rains, Ukraine shall pay.", "Ukraine shall not pay unless it rains."),
        ("If it rains, Ukraine shall pay.", "Ukraine shall not pay until it rains."),
        ("If it rains and (it hails or it snows), Ukraine shall pay.", "If it does not rain, Ukraine shall not pay."),
        ("If it rains before 1 May 2022, Ukraine shall pay.", "If it rains after 1 May 2022, Ukraine shall not pay."),
        ("Ukraine shall pay by 1 June 2022.", "Ukraine shall not pay before 1 May 2022."),
        ("Ukraine shall pay by 1 May 2022.", "Ukraine shall not pay from 1 June 2022."),
        ("Ukraine shall pay within 60 days.", "Ukraine shall not pay for 30 days."),
        ("If the road is safe, Ukraine shall pay.", "If the mines are not gone, Ukraine shall not pay."),
        ("Ukraine shall pay by 1 May 2022. [Russia]", "Ukraine shall not pay. [Ukraine]"),
        ("Ukraine may pay.", "Ukraine shall not pay."),
    ],
)
def test_what_cannot_meet_does_not_conflict(duty_says: str, ban_says: str) -> None:
    """Another debtor or act, conditions that exclude each other, days apart, wordings of different holders."""
    assert _found(duty_says, ban_says) == []


def test_a_duty_kept_and_the_same_duty_broken_exclude_each_other() -> None:
    """If 1.1 is kept Ukraine pays; if Russia violates 1.1 it must not."""
    first = "Russia shall leave by 1 May 2022."
    assert _found(first, "If 1.1 is kept, Ukraine shall pay.", "If Russia violates 1.1, Ukraine shall not pay.") == []
    assert _found(first, "If 1.1 is due, Ukraine shall pay.", "If Russia violates 1.1, Ukraine shall not pay.") == [
        ("1.2", "1.3")
    ]


def test_both_sentences_are_shown() -> None:
    """The gap stands at the duty and quotes the ban with its line; the conflict names both."""
    text = TEXT.format(sentences="1.1 Ukraine shall pay by 1 May 2022.\n1.2 Ukraine shall not pay.")
    found = examine(parse(text))
    (gap,) = [gap for gap in found.gaps if gap.rule == "must-and-must-not"]
    assert gap.provision == "1.1"
    assert gap.says.startswith('1.2 (line 15) forbids what it demands of Ukraine: "Ukraine shall not pay".')
    assert [conflict.provisions for conflict in found.conflicts] == [("1.1", "1.2")]


def test_thousands_of_the_same_act_end() -> None:
    """300 duties and 300 bans that exclude each other: compared up to a bound, which is told."""
    held = [duty(f"1.{n}", "Ukraine", "Ukraine pays", once=all_of("a", f"b{n}")) for n in range(300)]
    bans = [duty(f"2.{n}", "Ukraine", "Ukraine pays", kind="ban", unless="a") for n in range(300)]
    (found,) = find_conflicts(agreement(*held, *bans))
    assert "Not all were compared" in found.says


def test_a_speaker_who_says_both_of_one_day() -> None:
    """Russia says of 5 January that it rains and that it does not; both lines are shown."""
    one, other = says("Russia", "it rains", 5), says("Russia", "it rains", 5, holds=False, said=date(2022, 1, 9))
    (found,) = self_contradictions([other, one])
    assert (found.rule, found.by, found.testimony) == ("contradicts-itself", "Russia", (one, other))
    assert found.says == "Russia says of 2022-01-05 both that it holds and that it does not: it rains"


def test_a_denial_within_the_days_affirmed() -> None:
    """It rains from 5 to 10 January; on 7 it does not: a contradiction. On 11 it does not: none."""
    first = says("Russia", "it rains", 5, until=date(2022, 1, 10))
    assert len(list(self_contradictions([first, says("Russia", "it rains", 7, holds=False)]))) == 1
    assert list(self_contradictions([first, says("Russia", "it rains", 11, holds=False)])) == []


def test_what_is_no_contradiction() -> None:
    """Another speaker, another point, a later day on which it no longer holds, the same twice."""
    first = says("Russia", "it rains", 5)
    others = [
        says("Ukraine", "it rains", 5, holds=False),
        says("Russia", "it snows", 5, holds=False),
        says("Russia", "it rains", 6, holds=False),
        says("Russia", "it rains", 5),
    ]
    assert list(self_contradictions([first, *others])) == []

"""Times and hedges that treaties like and the program cannot count: refused, or left in the act, never misread."""

from datetime import date

import pytest

from tests.agreement.texts import mistakes, provision


@pytest.mark.parametrize(
    "time",
    [
        "within two and a half years of signature",
        "within several days",
        "within half a year",
        "within a few weeks",
        "for several years",
        "by the end of the second year",
        "no later than the end of the war",
        "not later than Russia",
        "by D+90",
        "within 5 working days",
    ],
)
def test_a_time_that_cannot_be_counted_is_refused(time: str) -> None:
    """It would be no deadline, and nobody would see."""
    assert ["a number of days" in m for m in mistakes(f"Ukraine shall go {time}.")] == [True]


@pytest.mark.parametrize("hedge", ["as soon as possible", "as soon as practicable", "if necessary", "when required"])
def test_a_hedge_sets_nothing_off(hedge: str) -> None:
    """It stays in the act, where people see it; nothing waits for "possible"."""
    found = provision(f"Ukraine shall go {hedge}, by 1 May 2022.")
    assert (found.antecedent, found.act.words) == (None, f"Ukraine goes {hedge}")
    assert [d.day for d in found.deadlines] == [date(2022, 5, 1)]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("If any party objects", 2),
        ("If necessary measures are taken", 1),
        ("If required papers are lost", 1),
    ],
)
def test_a_condition_that_only_begins_like_a_hedge(condition: str, words: int) -> None:
    """Any party, necessary measures: a clause follows."""
    found = provision(f"{condition}, Ukraine shall go.").antecedent
    assert found and len(getattr(found, "parts", [found])) == words


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("no later than the end of 2024", date(2024, 12, 31)),
        ("not later than the end of June 2022", date(2022, 6, 30)),
        ("once it rains, and in any event no later than 1 May 2022", date(2022, 5, 1)),
        ("as soon as possible and not later than 1 May 2022", date(2022, 5, 1)),
    ],
)
def test_a_last_day_in_many_words(words: str, day: date) -> None:
    """The end of a year or month, a day after a hedge, a day in any event."""
    assert [d.day for d in provision(f"Ukraine shall go {words}.").deadlines] == [day]


def test_an_inserted_phrase_is_no_verb() -> None:
    """Upon request stands before the verb."""
    assert provision("Ukraine shall, upon request, provide help.").act.words == "Ukraine upon request provides help"

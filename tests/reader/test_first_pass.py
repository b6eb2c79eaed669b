"""Whether an article can matter at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.reader.first_pass import why_not

TALKS = (
    "The delegations met again on Tuesday. Their spokesman said that the truce would hold for as long as the talks "
    "went on, and that the prisoners would be released before the end of the week."
)
GARDEN = (
    "The roses of the garden are in flower again, and it is the best time of the year to look for greenfly, as the "
    "gardeners of the town will tell you. Water them in the evening, and not at noon."
)


def test_talks_are_let_through() -> None:
    """A few words of the matter are enough; capitals do not matter."""
    assert why_not(TALKS) is None
    assert why_not(TALKS.upper()) is None


def test_gardens_are_not() -> None:
    """A text without such words is not read, nor one with a single word of them, however often it stands there."""
    assert why_not(GARDEN) == "without words of a negotiation"
    assert why_not(f"{GARDEN} {'Peace. ' * 50}") == "without words of a negotiation"


@pytest.mark.parametrize(
    "text",
    [
        "Die Delegationen trafen sich am Dienstag wieder. Der Sprecher sagte, die Waffenruhe werde halten, solange die "
        "Gespräche dauern, und die Gefangenen würden noch vor dem Ende der Woche freigelassen.",
        "Делегації зустрілися знову у вівторок. Речник сказав, що перемир'я триватиме доти, доки тривають переговори, "
        "і що полонених звільнять до кінця тижня. Про це повідомляє кореспондент газети з місця подій у столиці.",
    ],
)
def test_other_languages(text: str) -> None:
    """What is not in English is not looked at."""
    assert why_not(f"{text} ceasefire treaty troops") in ("not in English", "without words of a negotiation")
    assert why_not(text * 2) is not None


def test_a_few_words_are_of_no_language() -> None:
    """Of a headline nobody can tell the language for sure: its words decide."""
    assert why_not("Ceasefire treaty: troops withdraw") is None
    assert why_not("Rosen im Garten") == "without words of a negotiation"


def test_the_beginning_is_looked_at() -> None:
    """What begins with talks is let through however long it goes on; what only ends with them is not."""
    assert why_not(TALKS + GARDEN * 1_000) is None
    assert why_not(GARDEN * 1_000 + TALKS) is not None


@given(st.text(max_size=2_000))
def test_any_text(text: str) -> None:
    """It never fails, and says the same of the same."""
    assert why_not(text) == why_not(text)
    assert why_not(f"{TALKS}\n{text}"[: len(TALKS)]) is None

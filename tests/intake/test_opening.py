"""What people write of the columns of tables."""

import pytest

from parley.errors import WrongUseError
from parley.intake import Opening
from parley.intake.opening import opening_from_words


def test_in_any_arrangement() -> None:
    """One by one, with commas and spaces between, or nothing at all."""
    wanted = Opening(columns={"date": "posted", "text": "the words"}, days="day-first")
    assert opening_from_words(["date=posted", "text=the words", "days=day-first"]) == wanted
    assert opening_from_words(["date=posted, text=the words , days=day-first,"]) == wanted
    assert opening_from_words(["gdelt"]) == Opening(export="gdelt")
    assert opening_from_words([" "]) == opening_from_words([]) == Opening()


@pytest.mark.parametrize("words", ["date", "date=", "day=posted", "days=dmy", "gdelt=yes", "=", "acled"])
def test_what_says_nothing(words: str) -> None:
    """A field without a column, a field or order or export that there is not: what can be written is named."""
    with pytest.raises(WrongUseError, match=r"date=COLUMN, .*days=day-first, days=month-first, mediacloud, gdelt"):
        opening_from_words([words])

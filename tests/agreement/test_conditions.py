"""Where and, or, not join propositions, and where they belong to the words."""

import pytest

from parley.agreement import condition_words
from tests.agreement.texts import agreement, mistakes


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("it rains and it snows", '"it rains" and "it snows"'),
        ("it rains and it snows or it hails", '("it rains" and "it snows") or "it hails"'),
        ("it rains and (it snows or it hails)", '"it rains" and ("it snows" or "it hails")'),
        ("it rains, it snows and it hails", '"it rains" and "it snows" and "it hails"'),
        ("not it rains", 'not ("it rains")'),
        ("the attack has not ended", 'not ("the attack has ended")'),
        ("Russia does not attack", 'not ("Russia attacks")'),
        ("no attack occurs", 'not ("attack occurs")'),
        ("Ukraine and Russia agree on a map", '"Ukraine and Russia agree on a map"'),
        ("Russia has withdrawn its tanks and guns", '"Russia has withdrawn its tanks and guns"'),
        ("the talks and the elections have begun", '"the talks and the elections have begun"'),
        ("an attack or an act of war occurs", '"an attack or an act of war occurs"'),
        ('"peace is near and war is over"', '"peace is near and war is over"'),
        ("a party attacks", '"Ukraine attacks" or "Russia attacks"'),
        ("it rains or a party attacks Russia", '"it rains" or ("Ukraine attacks Russia" or "Russia attacks Russia")'),
        ("Russia attacks and Ukraine attacked Russia", '"Russia attacks" and "Ukraine attacked Russia"'),
        ("each party signs", '"Ukraine signs" and "Russia signs"'),
        ("Ukraine accepts this agreement", "Ukraine accepts this agreement"),
        (
            "each guarantor has accepted this agreement",
            "Turkey accepts this agreement and Canada accepts this agreement",
        ),
        ("this agreement is not in force", "not (this agreement is in force)"),
        ("Article 1 has entered into force", "Article 1 is in force"),
        ("1.1 is broken or 1.1 is waiting", "1.1 is broken or 1.1 is waiting"),
        ("P1 is kept", "P1 is kept"),
        ("S1 is done", '"the ministers meet"'),
        ("the troops that are not needed have left", '"the troops that are not needed have left"'),
    ],
)
def test_conditions(words: str, understood: str) -> None:
    """Each condition reads as a diplomat would read it; brackets in the restatement show what binds closer."""
    also = "## Pledges\n- Russia shall go.\n\n## Steps\n- The ministers meet.\n"
    condition = agreement("Ukraine shall go.", f"Ukraine shall pay if {words}.", also=also).provisions[1].antecedent
    assert condition is not None
    assert condition_words(condition) == understood


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("it rains and", "a condition"),
        ("(it rains", "a ) that closes the bracket"),
        ("it rains)", "a ( before this )"),
        ('"it rains', "a second quotation mark"),
        ("the", "words that say what holds"),
        ("1.1 is finished", "conditional, due, kept, broken or repaired"),
        ("the Associated Press accepts this agreement", "Observers do not accept"),
        ("(" * 2000 + "it rains" + ")" * 2000, "too deeply nested"),
        ("(" * 10000 + "it rains" + ")" * 10000, "too deeply nested"),
    ],
)
def test_conditions_that_cannot_be_read(words: str, expected: str) -> None:
    """Each is one mistake that says what is missing."""
    found = mistakes("Ukraine shall go.", f"Ukraine shall pay if {words}.")
    assert [expected in m for m in found] == [True]

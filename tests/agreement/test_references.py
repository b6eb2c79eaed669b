"""What conditions say of sentences by number, of the agreement itself, and of several at once."""

import pytest

from parley.agreement import condition_words
from parley.model.condition import Condition
from tests.agreement.texts import mistakes, provision

OTHERS = (
    "## Article 9\n9.1 Ukraine shall report by 1 May 2022.\n9.2 Each guarantor shall assist Ukraine.\n"
    "9.3 Russia shall not attack.\n9.4 Russia may inspect bases.\n\n## Steps\n- The presidents meet.\n"
)


def antecedent(words: str) -> Condition | None:
    """What sets the duty off."""
    return provision(f"Ukraine shall go if {words}.", also=OTHERS).antecedent


@pytest.mark.parametrize(
    ("words", "same_as"),
    [
        ("Ukraine or Russia violates 9.1", "9.1 is violated"),
        ("either Turkey or Canada violates 9.2", "a guarantor violates 9.2"),
        ("Ukraine or Turkey accepts this agreement", "Ukraine accepts this agreement or Turkey accepts this agreement"),
        ("9.1 is kept or repaired", "9.1 is kept or 9.1 is repaired"),
        ("9.1 is not kept or repaired", "not (9.1 is kept or 9.1 is repaired)"),
        ("9.1 is violated, repaired or kept", "9.1 is violated or 9.1 is repaired or 9.1 is kept"),
        ("Russia fails to comply with 9.3", "9.3 is violated"),
        ("Russia does not comply with 9.3", "9.3 is violated"),
        ("Russia complies with 9.3", "9.3 is not violated"),
        ("Ukraine has failed to fulfil its obligations under 9.1", "9.1 is violated"),
        ("Ukraine defaults on 9.1", "9.1 is violated"),
        ("Russia has exercised its right under 9.4", "9.4 is exercised"),
        ("the obligation under 9.1 is kept", "9.1 is kept"),
        ("the obligations in Article 9 are violated", "Article 9 is violated"),
        ("S1 has taken place", "S1 is done"),
        ("Ukraine or Russia objects", "Ukraine objects or Russia objects"),
        ("Ukraine or Russia has not agreed", "not (Ukraine has agreed) or not (Russia has agreed)"),
        ("Russia is in breach", "Russia violates this agreement"),
        ("Turkey owes 9.2", "9.2/Turkey is due"),
        ("a guarantor owes 9.2", "9.2/Turkey is due or 9.2/Canada is due"),
        ("S1 has not happened", "S1 is not done"),
        ("the guarantees are no longer in force", "not (the guarantees are in force)"),
        ("its signature by both parties", "both parties accept this agreement"),
        ("the presidents agree and: (a) it rains; or (b) it snows", "the presidents agree and (it rains or it snows)"),
        ("it hails or (a) it rains and (b) it snows", "it hails or (it rains and it snows)"),
        ("the following conditions are met: (a) it rains; and (b) it snows", "it rains and it snows"),
    ],
)
def test_other_wordings_are_the_same_condition(words: str, same_as: str) -> None:
    """Nothing is left out, and nothing that names a sentence becomes words of its own."""
    assert antecedent(words) == antecedent(same_as)


@pytest.mark.parametrize("words", ["the ceasefire is in force", "constitutional reform has entered into force"])
def test_other_things_may_be_in_force(words: str) -> None:
    """What is no part of the agreement is a proposition."""
    condition = antecedent(words)
    assert condition and condition_words(condition) == f'"{words}"'


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Artcle 9 is in force", "this agreement, Article N or a sentence's number"),
        ("Section 9 is in force", "this agreement, Article N or a sentence's number"),
        ("Article 8 is in force", "an article that is there"),
        ("Article 9 is suspended", "is in force, or is no longer in force"),
        ("this agreement has ended", "is in force, or is no longer in force"),
        ("Russia violates 9.1 and 9.3", "a duty that Russia has in 9.1"),
        ("a guarantor violates 9.1", "a duty that Turkey or Canada has in 9.1"),
        ("Russia owes 9.1", "a duty that Russia owes"),
        ("Sweden is in breach", "a listed party or guarantor"),
        ("Russia seriously violates 9.3", "a name alone before violates"),
        ("Ukraine or Sweden violates 9.1", "a name alone before violates"),
        ("the envoy confirms that: (a) it rains; and (b) it snows", "before a list of letters"),
        ("9.1 is kept or finished", "conditional, due, kept, broken or repaired"),
    ],
)
def test_what_only_looks_like_a_reference_is_a_mistake(words: str, expected: str) -> None:
    """A wrong number, a wrong debtor, words that the agreement does not work out: never silently another thing."""
    assert [expected in m for m in mistakes(f"Ukraine shall go if {words}.", also=OTHERS)] == [True]

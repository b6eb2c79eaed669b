"""Who is to act or acted."""

import pytest

from reader.reports import told


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Russian spokesman Ivan Petrov said his men had left the village.", "Russia"),
        ("Russia said its delegates would arrive on Friday.", "Russia"),
        ("Russia said the truce would be respected by the Ukrainian army.", "Ukraine"),
        ("Russia said it was Ukraine that attacked.", "Ukraine"),
        ("Russia refused to sign.", "Russia"),
        ("Russia denied any involvement in the attack.", "Russia"),
        ("Russia ruled out a return to talks.", "Russia"),
        ("Russia rejected Ukraine's proposal for a truce.", "Ukraine"),
        ("Russia signed a deal that was brokered by Turkey.", "Russia"),
        ("Russia urged Ukraine to withdraw.", "Ukraine"),
        ("“Ukraine fired first. They attacked us,” Russia said.", "Ukraine"),
    ],
)
def test_the_one_that_acts(text: str, actor: str) -> None:
    """Own bodies, agents of passives, clefts, deeds denied and texts signed."""
    assert told(text)[0].actor == actor


@pytest.mark.parametrize(
    "text",
    [
        "Russia said Ukraine had been invited.",
        "Russia said the unity of Russia was not negotiable.",
        "Russia said talks had begun.",
        "Russia denied that, saying little.",
    ],
)
def test_nobody_acts(text: str) -> None:
    """Who is only invited, things and bare pronouns do nothing."""
    assert told(text)[0].actor is None

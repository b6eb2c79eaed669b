"""Who is quoted by whom: what is said is of the one quoted, and who quotes relays it."""

import pytest

from reader.reports import told


@pytest.mark.parametrize(
    ("text", "speaker", "via", "content"),
    [
        (
            "TASS quoted Russia's envoy, Oleg Petrov, as saying that the talks would resume.",
            "Oleg Petrov",
            ("TASS",),
            "the talks would resume",
        ),
        (
            "Russia's envoy, Oleg Petrov, was quoted by TASS as saying that the talks would resume.",
            "Oleg Petrov",
            ("TASS",),
            "the talks would resume",
        ),
        (
            "Oleg Petrov was quoted as saying the talks would resume.",
            "Oleg Petrov",
            (),
            "the talks would resume",
        ),
        (
            '"The talks will resume," TASS quoted Oleg Petrov as saying.',
            "Oleg Petrov",
            ("TASS",),
            "The talks will resume,",
        ),
        ("TASS quoted villagers as saying that it rained.", "villagers", ("TASS",), "it rained"),
    ],
)
def test_the_one_quoted_speaks(text: str, speaker: str, via: tuple[str, ...], content: str) -> None:
    """In the active and the passive, before what is said and after it."""
    (one,) = told(text)
    assert (one.speaker, one.via, one.content) == (speaker, via, content)


def test_a_proverb_is_nobody() -> None:
    """Without "as saying" nobody else is quoted, and who quotes is who speaks elsewhere."""
    assert all(t.speaker != "a proverb" for t in told("Oleg Petrov quoted a proverb. He said that it was late."))

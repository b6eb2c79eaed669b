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


def test_words_in_all_their_forms() -> None:
    """A verb counts in each of its forms, a noun in both numbers; a word that only begins alike does not."""
    for words in ("ratified treaties", "withdrew", "The invasion", "ceasing hostilities", "Rejections", "communiqué"):
        assert why_not(words) is None, words
    for words in ("warm", "peach", "a warrant", "accordion", "treats"):
        assert why_not(words) == "without words of a negotiation", words


def test_a_longer_text_needs_more() -> None:
    """One word of them lets a headline through, not an article; an article needs several that differ."""
    assert why_not("A truce in the mountains") is None
    assert why_not(f"{GARDEN} There is a truce with the greenfly. {GARDEN * 3}") == "without words of a negotiation"


@pytest.mark.parametrize(
    "text",
    [
        "Die Delegationen trafen sich am Dienstag wieder. Der Sprecher sagte, die Waffenruhe werde halten, solange die "
        "Gespräche dauern, und die Gefangenen würden noch vor dem Ende der Woche freigelassen.",
        "Le ministre a dit que l'accord de cessez-le-feu tient, et on attend un dialogue entre les deux délégations. "
        "Les militants ont rejeté les concessions, l'offensive continue, et le conflit est dans une impasse totale.",
        "Het conflict is niet voorbij, zei de minister na een gesprek met de president. Over het embargo was er nog "
        "geen akkoord, en het referendum is uitgesteld tot na de zomer, als de partijen weer bij elkaar komen.",
        "Делегації зустрілися знову у вівторок. Речник сказав, що перемир'я триватиме доти, доки тривають переговори, "
        "і що полонених звільнять до кінця тижня. Про це повідомляє кореспондент газети з місця подій у столиці.",
        "双方代表团于星期二再次会面。发言人说，停火将维持到会谈结束，战俘将于本周末之前获释。" * 4,
    ],
    ids=["German", "French", "Dutch", "Ukrainian", "Chinese"],
)
def test_other_languages(text: str) -> None:
    """What is in another language is not read, though some of its words look English, or are."""
    assert why_not(text) == "not in English"
    assert why_not(f"{text} ceasefire treaty troops") == "not in English"
    assert why_not(text * 40) == "not in English"


def test_two_languages() -> None:
    """What is in English as well, such as a communiqué in the languages of all sides, is read for its English part."""
    german = "Die Delegationen trafen sich am Dienstag wieder, um die Waffenruhe zu retten. " * 60
    assert why_not(german) == "not in English"
    assert why_not(german + TALKS * 12) is None


def test_of_a_headline_nobody_tells_the_language() -> None:
    """A headline has no frequent words: those of the matter decide."""
    assert why_not("Ceasefire treaty: troops withdraw") is None
    assert why_not("Rosen im Garten") == "without words of a negotiation"
    assert why_not("") == "without words of a negotiation"


@pytest.mark.parametrize("before", [0, 1_900, 3_950, 100_000])
def test_all_of_a_text_is_looked_at(before: int) -> None:
    """Talks are found wherever they stand, across the end of a passage as well; gardens as long are not."""
    garden = (GARDEN * 600)[:before]
    assert why_not(f"{garden} {TALKS} {GARDEN * 20}") is None
    assert why_not(garden + GARDEN * 20) == "without words of a negotiation"


def test_words_far_apart() -> None:
    """Six words of them in one passage let a long text through; scattered over it they do not."""
    words = ["truce", "envoy", "treaty", "prisoners", "ceasefire", "talks"]
    assert why_not(GARDEN * 30 + " ".join(words) + GARDEN * 30) is None
    assert why_not(" ".join(GARDEN * 30 + word for word in words)) == "without words of a negotiation"


@given(st.text(max_size=6_000))
def test_any_text(text: str) -> None:
    """It never fails, tells one of three things, and the same of the same."""
    assert why_not(text) in (None, "not in English", "without words of a negotiation")
    assert why_not(text) == why_not(str(text))


@given(st.text(st.characters(codec="ascii"), max_size=6_000))
def test_capitals(text: str) -> None:
    """Capitals make no difference."""
    assert why_not(text.upper()) == why_not(text.lower())

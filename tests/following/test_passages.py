"""Statements with what stands around them, and letters in place of the parties' names."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.agreement import parse
from parley.following.passages import Around, Sides, in_place, lettered, passage_of_words, passages_of
from parley.following.who.enter import who_is_who
from parley.model.passage import Passage
from parley.model.process import Told
from parley.model.report import Report
from parley.model.span import Span
from parley.reader.pack import load_pack
from parley.reader.read import read

AGREEMENT = """# Pact

Status: signed
Date: 2026-01-01

## Parties
- Ethiopia (also: Addis Ababa)
- Eritrea (also: the State of Eritrea)

## Article 1
1.1 Eritrea shall withdraw its troops from Zalambessa by 1 March 2026.
"""
REPORT = """Eritrea's army has left Zalambessa, the Eritrean foreign minister said on Monday.

Ethiopia said that Eritrean soldiers were still in the town.

The State of Eritrea denied that Ethiopian observers had been turned back."""
DUTY = "Eritrea withdraws its troops from Zalambessa"


def pairs(agreement: str, report: str, duty: str) -> list[tuple[Passage, Passage]]:
    """The duty with each statement of the report."""
    told = Told(1, read(Report("sha256:1", report, date(2026, 3, 2)), load_pack(None)))
    who = who_is_who((told,))
    sides = Sides(who, parse(agreement))
    around = passages_of(told, who, sides)
    return [lettered(passage_of_words(duty, sides), around[one.id]) for one in told.reading.statements]


def exchanged(text: str) -> str:
    """Ethiopia for Eritrea, and Eritrea for Ethiopia."""
    other = {"Ethiopia": "Eritrea", "Eritrea": "Ethiopia"}
    return re.sub("Ethiopia|Eritrea", lambda hit: other[hit[0]], text)


def test_letters_in_place_of_names() -> None:
    """The debtor is alpha, as name, as adjective and by its long name; the other party is beta; the place stays."""
    found = pairs(AGREEMENT, REPORT, DUTY)
    assert {one.words for one, _ in found} == {"alpha withdraws its troops from Zalambessa"}
    words = " ".join(other.words for _, other in found)
    assert "alpha soldiers were still in the town" in words
    assert "beta observers had been turned back" in words
    assert not re.search("Eritrea|Ethiopia", words)


def test_what_stands_around() -> None:
    """Before a statement stands who said it, after it what follows; neither repeats the statement."""
    (_, last) = pairs(AGREEMENT, REPORT, DUTY)[-1]
    assert last.before.endswith("denied that ")
    assert last.words not in last.before


def test_where_it_stands() -> None:
    """All that is said, from its first piece to its last, with the text on both sides; at an edge there is none."""
    text = "He was asked. We left, he said, the town. And then?"
    pieces = (Span(14, 21), Span(31, 40))
    assert in_place(text, pieces) == Passage("He was asked. ", "We left, he said, the town", ". And then?")
    assert in_place("We left", (Span(0, 7),)) == Passage("", "We left", "")


def test_parties_exchanged() -> None:
    """With both names exchanged in agreement and report, a judge sees the same."""
    swapped = pairs(exchanged(AGREEMENT).replace("Addis Ababa", "Asmara"), exchanged(REPORT), exchanged(DUTY))
    assert [other.words for _, other in swapped] == [other.words for _, other in pairs(AGREEMENT, REPORT, DUTY)]


def test_names_that_only_look_alike() -> None:
    """ "Eritrea's" is a name, "eritreum" in small letters none, and no word of another root."""
    sides = Sides(who_is_who(()), parse(AGREEMENT))
    one = passage_of_words("Eritrea's word, eritreum, Eric, Ethiopians", sides)
    assert lettered(one, Around((), (), ()))[0].words == "alpha's word, eritreum, Eric, beta"


def test_without_an_agreement_nobody_is_a_side_unless_others_speak_for_it() -> None:
    """Of one who only acts nothing is known: the name stays."""
    told = Told(
        1, read(Report("sha256:1", "The mayor said that the bridge is open.", date(2026, 3, 2)), load_pack(None))
    )
    who = who_is_who((told,))
    (around,) = passages_of(told, who, Sides(who)).values()
    assert around.words == ("the bridge is open",)


@pytest.mark.parametrize("words", ["", "   ", "Eritrea", "Eritrea Eritrea"])
def test_few_words(words: str) -> None:
    """Nothing, spaces, a name alone: nothing is lost but the names."""
    sides = Sides(who_is_who(()), parse(AGREEMENT))
    found = lettered(passage_of_words(words, sides), Around((), (), ()))[0].words
    assert found == words.replace("Eritrea", "alpha")


@given(st.text(max_size=80))
def test_any_words(words: str) -> None:
    """Whatever words: all that is no name stays as it is, in its order."""
    found = passage_of_words(words, Sides(who_is_who(()), parse(AGREEMENT)))
    assert "".join(piece if isinstance(piece, str) else piece.words for piece in found.words) == words

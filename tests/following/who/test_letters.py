"""Spellings of one word by several romanisations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.following.who.letters import alike, keys, plain

SAME = """
Zelenskyy Zelensky Zelenskiy Zelenskyi Zelenskij Zelenskii
Kyiv Kiev
Abiy Abiyy
Mohammed Muhammad Mohamed Mohammad Mohamad
Isaias Isayas
Sergei Serhiy Sergej Sergey Serhii
Aleksandr Alexander Aleksander
Yanukovych Yanukovyč Janukowitsch Yanukovich
Qaddafi Gaddafi Kadhafi Qadhafi
Nasser Nasir Naser
Rawahi Rawahy
Yohannes Yohanes
Kharkiv Kharkov
Hlaing Laing
Saleh Salih
Aliyev Aliev Alijev
Pashinyan Pashinian Pašinjan
Hezbollah Hizbullah
Debretsion Debretsiyon
Ghebrezghi Gebrezgi
Poroshenko Porošenko
""".strip().splitlines()
DIFFERENT = """
Hailu Haile
Ali Ola
Hamza Kamza
Ivanov Ivanova
Petrov Putin
Berhe Berhane
Kuleba Kolbe
Hassan Hussein
Abbas Basi
Medvedev Medvedchuk
Lavrov Lavrin
Karim Akram
Salman Suleiman
""".strip().splitlines()


@pytest.mark.parametrize("words", SAME)
def test_spellings_of_one_word_are_found_under_one_key_and_are_alike(words: str) -> None:
    """Two newspapers write a name down by two systems."""
    first, *others = words.split()
    for other in others:
        assert alike(first, other) and alike(other, first), other
        assert set(keys(first)) & set(keys(other)), other


@pytest.mark.parametrize("words", DIFFERENT)
def test_other_words_are_not_alike(words: str) -> None:
    """Two names that look a little like each other."""
    one, other = words.split()
    assert not alike(one, other)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    """Names in any writing, marks and signs: no crash, the same both ways, and each is alike itself."""
    assert alike(one, other) == alike(other, one)
    assert alike(one, one)
    assert keys(one) == keys(plain(one)) or not plain(one).isascii()

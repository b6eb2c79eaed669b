"""What the net sees of names: the same words, whoever is named."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.reader import Pack, load_pack
from parley.reader.rules.blind import Blind, blind
from parley.reader.rules.names import Names
from parley.reader.rules.phrases import Phrases
from parley.reader.segment import segment
from reader.texts import anything

_some = settings(deadline=None, derandomize=True, max_examples=120)


@cache
def _rules() -> Pack:
    return load_pack(None)


def seen(text: str) -> Blind:
    """A text with its names blind."""
    return blind(Names(Phrases(segment(text), _rules())))


def words(text: str) -> list[str]:
    """The words that the net sees."""
    return [t.text for t in seen(text).seg.tokens]


@cache
def _wordings() -> dict[tuple[str, str], list[str]]:
    """By kind of party and how it is named all wordings of letters alone, plurals of peoples by themselves."""
    out: dict[tuple[str, str], list[str]] = {}
    for group in _rules().namings.values():
        for naming in group:
            text = " ".join(naming.words)
            if naming.how != "media" and naming.words[0][0].isupper() and text.replace(" ", "").isalpha():
                how = naming.how
                if how == "people" and text.endswith("s"):
                    how = "peoples" if naming.words[-1][:-1] in _singulars() else "odd"
                out.setdefault((naming.entity.kind, how), []).append(text)
    return {key: sorted(group) for key, group in out.items()}


@cache
def _singulars() -> frozenset[str]:
    return frozenset(n.words[-1] for group in _rules().namings.values() for n in group if n.how == "people")


@cache
def _parties() -> list[dict[str, str]]:
    """Every state of which name, people, peoples and seat are known."""
    by_code: dict[str, dict[str, str]] = {}
    for group in _rules().namings.values():
        for naming in group:
            code, text = naming.entity.code, " ".join(naming.words)
            if not code or not text.replace(" ", "").isalpha():
                continue
            party = by_code.setdefault(code, {})
            if naming.how == "people" and text.endswith("s") and naming.words[-1][:-1] in _singulars():
                party["peoples"] = text
            elif naming.how != "name" or text == naming.entity.name:
                party.setdefault(naming.how, text)
    return [by_code[code] for code in sorted(by_code) if {"name", "people", "peoples", "seat"} <= set(by_code[code])]


_LEADERS = ("Kim Jong Un", "Volodymyr Zelenskyy", "Ana de la Torre", "Abdel Fattah al-Burhan", "Li Wei")
_REPORT = (
    "{name} and {people} forces will leave, {leader} said on Monday.\n\n"
    "“{seat} agreed,” the {people} minister told {peoples} in {name}. {leader} denied it. "
    "The {people}-backed groups met {seat}'s envoy; {name}-based talks of the {peoples} went on. "
    "He said that {seat} promised {name} nothing."
)


@_some
@given(st.data())
def test_states_are_alike(data: st.DataObject) -> None:
    """A report on one state, its people, seat and leader, and its twin on another: the net sees the same words."""
    one, other = (data.draw(st.sampled_from(_parties())) for _ in range(2))
    leaders = [data.draw(st.sampled_from(_LEADERS)) for _ in range(2)]
    reports = [_REPORT.format(**p, leader=leader) for p, leader in zip((one, other), leaders, strict=True)]
    assert words(reports[0]) == words(reports[1])


@_some
@given(st.data())
@pytest.mark.parametrize("how", [("state", "name"), ("state", "seat"), ("organisation", "name")])
def test_one_word_for_each(how: tuple[str, str], data: st.DataObject) -> None:
    """Any two names of a kind, of one word or of many, in the same place: the same words."""
    one, other = (data.draw(st.sampled_from(_wordings()[how])) for _ in range(2))
    frame = "On Monday {0} said that talks with {0} and the {0}-led groups would go on in {0}'s name."
    assert words(frame.format(one)) == words(frame.format(other))


@_some
@given(st.data())
def test_peoples_are_alike(data: st.DataObject) -> None:
    """Adjectives and plurals of peoples: each is one word, and tells of number what it told before."""
    for how, stand_in in (("people", "Italian"), ("peoples", "Italians")):
        people = data.draw(st.sampled_from(_wordings()["state", how]))
        assert words(f"Today the {people} said no.") == ["Today", "the", stand_in, "said", "no", "."]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("South Koreans", "Russians"),
        ("Swiss", "Ukrainian"),
        ("Russian-Ukrainian", "Ukrainian-Russian"),
        ("US-brokered", "Iran-brokered"),
        ("Sinn Féin-run", "Houthi-run"),
        ("pro-Russian", "pro-Ukrainian"),
        ("US-South Korean", "Russian-Japanese"),
        ("South Korean-led", "Saudi-led"),
        ("Iran-Saudi Arabia-US-backed", "US-South Korean-Sinn Féin-backed"),
        ("non-US-South Korean-American", "non-Omani-Saudi-Russian"),
        ("Guinea-Bissau", "Chad"),
        ("Al-Shabaab", "Hamas"),
        ("SPLM-IO", "Rapid Support Forces"),
        ("Sudan People's Liberation Movement-in-Opposition", "Renamo"),
        ("The two Koreas met: the South", "The two Koreas met: the North"),
        ("Saudi-led coalition", "Boko Haram"),
        ("U.S.", "Russia"),
        ("the White House", "the Kremlin"),
        ("People's Republic of China", "Russian Federation"),
    ],
)
def test_names_with_marks_and_joints(one: str, other: str) -> None:
    """Plurals of two words, compounds, names with hyphens and stops: each is like its twin."""
    frame = "On Monday {} ministers said that they would go."
    assert words(frame.format(one)) == words(frame.format(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russia", "Russian"),
        ("Russian", "Russians"),
        ("Russia", "Moscow"),
        ("Russia", "Reuters"),
        ("Russia", "Geneva"),
        ("Russian-led", "Russian-backed"),
        ("the South", "the government"),
        ("well-known", "Russian-known"),
        ("US-South Asian", "US-South Korean"),
    ],
)
def test_what_differs_stays_different(one: str, other: str) -> None:
    """A state is not its people nor its seat; media and towns, and what a compound says, are no names of parties."""
    frame = "On Monday {} ministers said that they would go."
    assert words(frame.format(one)) != words(frame.format(other))


@pytest.mark.parametrize(
    "text", ["The talks were well-known.", "An AP-style book of Reuters.", "We met on Monday, he said."]
)
def test_other_words_stay(text: str) -> None:
    """A text without parties is seen as it stands, media and compounds included."""
    assert words(text) == [t.text for t in segment(text).tokens]


@pytest.mark.parametrize("name", ["Zelenskyy", "Xi", "Ba-Wazir", "McCain"])
def test_surnames_alone(name: str) -> None:
    """Leaders of whom a report gives neither office nor first name are persons like any other."""
    frame = "They prepare a meeting between {} and Merkel. {}'s visit is planned."
    assert words(frame.format(name, name)) == words(frame.format("Putin", "Putin"))


@pytest.mark.parametrize("name", ["Parliament", "Geneva", "TV", "Reuters", "Hutu"])
def test_what_is_no_surname(name: str) -> None:
    """Bodies, towns, acronyms, media and peoples stay; so does a name after "in" or an article."""
    assert name in words(f"They prepare a meeting between {name} and others.")
    assert words("They met in Dolgorukovo and at the Bundestag.")[3:8] == [
        "Dolgorukovo",
        "and",
        "at",
        "the",
        "Bundestag",
    ]


# -- there and back ----------------------------------------------------------------------------------------------------


@_some
@given(anything)
def test_there_and_back(text: str) -> None:
    """Any text: the words of the tokens of words are these words; the tokens of the words of tokens hold these."""
    found = seen(text)
    count, tokens = len(found.seg.tokens), len(segment(text).tokens)
    assert found.tokens((0, count)) == (0, tokens)
    for lo in range(count + 1):
        for hi in range(lo, min(lo + 4, count + 1)):
            assert found.words(found.tokens((lo, hi))) == (lo, hi)
    for lo in range(tokens):
        first, last = found.tokens(found.words((lo, lo + 1)))
        assert first <= lo < last
        assert found.words((lo, lo))[0] == found.words((lo, lo))[1]


@_some
@given(anything)
def test_nothing_else_changes(text: str) -> None:
    """Any text: words cover the text of their tokens; sentences, paragraphs and quotations stand where they stood."""
    plain, found = segment(text), seen(text)
    for n, token in enumerate(found.seg.tokens):
        lo, hi = found.tokens((n, n + 1))
        assert (token.start, token.end) == plain.span(lo, hi)
        assert found.seg.depth[n] == plain.depth[lo]
    assert [(*found.tokens((s.first, s.last)), s.paragraph) for s in found.seg.sentences] == list(plain.sentences)
    assert [q.closed for q in found.seg.quotations] == [q.closed for q in plain.quotations]
    assert all(q.opening <= q.closing < len(found.seg.tokens) for q in found.seg.quotations)


def test_a_name_does_not_cross_the_end_of_a_sentence() -> None:
    """Two halves of a name in two paragraphs are two words; in one sentence they are one."""
    assert words("We met Saudi\n\nArabia today")[2:4] == ["Saudi", "Arabia"]
    assert words("We met Saudi Arabia today")[2:4] == ["Italy", "today"]

"""Verb forms, clauses, tenses: what was said, turned into what shall be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.following.draft.acts import act_from_words
from parley.following.draft.clauses import clauses_of
from parley.following.draft.english import base_of_gerund, is_plural, participle_of, present
from parley.following.draft.nouns import deeds_of, thing_from
from parley.following.draft.tenses import has_verb, in_present, negated


@pytest.mark.parametrize(
    ("phrase", "several"),
    [
        ("both nations' foreign ministers", True),
        ("Israel and Poland", True),
        ("persons indicted by the tribunal", True),
        ("the two", True),
        ("the United States", False),
        ("President Anastasiades", False),
        ("a meeting between the presidents", False),
        ("each of the parties", False),
        ("the Houthis", True),
        ("", False),
    ],
)
def test_whether_what_acts_is_several(phrase: str, several: bool) -> None:
    """The head of the phrase tells, not its last word."""
    assert is_plural(phrase) is several


@pytest.mark.parametrize(
    ("told", "now"),
    [
        ("a ceasefire was in force", "a ceasefire is in force"),
        ("its fighters were integrated into the army", "its fighters are integrated into the army"),
        ("the militia had not been dismantled", "the militia has not been dismantled"),
        ("Greece and Turkey did the same", "Greece and Turkey do the same"),
        ("the army pulled its units out", "the army pulls its units out"),
        ("both parties requested it", "both parties request it"),
        ("the last soldier has left", "the last soldier has left"),
        ("complete peace", "complete peace"),
    ],
)
def test_what_is_to_come_is_told_in_the_present(told: str, now: str) -> None:
    """A condition told in the past of indirect speech."""
    assert in_present(told) == now


@pytest.mark.parametrize(
    ("clause", "contrary"),
    [
        ("the US keeps its sanctions", "the US does not keep its sanctions"),
        ("the talks continue", "the talks do not continue"),
        ("the militia has not been dismantled", "the militia has been dismantled"),
        ("a referendum is held", "a referendum is not held"),
    ],
)
def test_the_contrary_of_a_clause_and_back(clause: str, contrary: str) -> None:
    """ "as long as X" before what is to come is "only if not X"."""
    assert negated(clause) == contrary
    assert negated(contrary) == clause


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("agree to end the war", "end the war"),
        ("agree to a neutral status", "agree to a neutral status"),
        ("be ready to open the road", "open the road"),
        ("radically, by a large margin, reduce its patrols", "reduce its patrols radically, by a large margin"),
        ("the withdrawal of troops", None),
        ("have told the monitors", None),
        ("", None),
    ],
)
def test_the_act_begins_with_its_verb(words: str, act: str | None) -> None:
    """What leads to the verb is set aside; what is no act gives none."""
    found = act_from_words(words)
    assert (found.words if found else None) == act


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "GAM will disarm 3,000 fighters and surrender 840 arms, while Jakarta undertakes to free the prisoners",
            [("GAM", "disarm 3,000 fighters"), ("GAM", "surrender 840 arms"), ("Jakarta", "free the prisoners")],
        ),
        (
            "armed groups commit themselves to dismantle roadblocks within 60 days and to refrain from looting",
            [
                ("armed groups", "dismantle roadblocks within 60 days"),
                ("armed groups", "refrain from looting"),
            ],
        ),
        (
            "The government will release 1,500 prisoners, with another 3,500 to be freed",
            [("The government", "release 1,500 prisoners"), ("another 3,500", "be freed")],
        ),
        ("We signed, and we will respect our signature", [("we", "respect our signature")]),
        ("to return to its barracks and did not", [("", "return to its barracks")]),
        (
            "to hand over its mortars by 1 May 2026 and clear its camps by 1 June 2026",
            [("", "hand over its mortars by 1 May 2026"), ("", "clear its camps by 1 June 2026")],
        ),
        (
            "to clear its camps and hand over its mortars by 1 May 2026",  # the day may hold for both
            [("", "clear its camps and hand over its mortars by 1 May 2026")],
        ),
        (
            "the ministers will meet to find common ground and prepare the talks",  # both are what they meet for
            [("the ministers", "meet to find common ground and prepare the talks")],
        ),
        (
            "the exercise will be held in August and that its place is not known",
            [("the exercise", "be held in August")],
        ),
        ("In return Ankara would bring a law before parliament", [("Ankara", "bring a law before parliament")]),
        ("Tehran must in turn open its files", [("Tehran", "open its files")]),
        ("they will leave by 1 May 2026 and not a week later", [("they", "leave by 1 May 2026")]),
        ("the four soldiers captured in 2023 would be freed", [("the four soldiers captured in 2023", "be freed")]),
        ("nobody with blood on his hands will benefit", [("anybody with blood on his hands", "benefit")]),
        ("not one of the posts will be vacated", [("any of the posts", "be vacated")]),
        ("we are harassed daily; that has to end", []),
        (
            "the king received envoys and affirmed that not a drop of our share will be given up",
            [("a drop of our share", "be given up")],
        ),
        ("a full and binding treaty should be signed", [("a full and binding treaty", "be signed")]),
        (
            "to answer raids by political means and continue to hand over its guns",
            [("", "answer raids by political means"), ("", "continue to hand over its guns")],
        ),
        ("the plan was a ploy", []),
    ],
)
def test_what_is_said_is_cut_into_clauses(said: str, expected: list[tuple[str, str]]) -> None:
    """Each clause with its own subject, or that of the one before; what says nothing of what is to be gives none."""
    assert [(clause.subject, clause.act) for clause in clauses_of(said, lambda words: False)] == expected


def test_a_sentence_that_nobody_says_is_not_cut() -> None:
    """One without an end gives no clause; one of a usual length does."""
    said = "the army will leave the town and clear the mines and "
    assert clauses_of(said * 1_000, lambda words: False) == []
    assert len(clauses_of(said * 2, lambda words: False)) > 1


@pytest.mark.parametrize(
    ("said", "negative"),
    [
        ("neither side shall attack the town", True),
        ("no base will be built there", True),
        ("they won't attack the town", True),
        ("not to attack the town", True),
        ("both sides will attack the town", False),
    ],
)
def test_what_is_not_to_be_is_negated(said: str, negative: bool) -> None:
    """Wherever the word of negation stands."""
    [clause] = clauses_of(said, lambda words: False)
    assert clause.negated is negative


@pytest.mark.parametrize(
    ("said", "events"),
    [
        ("the unconditional withdrawal of Eritrean troops from Badme",
         ["Eritrean troops are unconditionally withdrawn from Badme"]),
        ("lifting obstacles to exports", ["obstacles to exports are lifted"]),
        ("the establishment of the Executive as soon as possible and a start to decommissioning",
         ["the Executive is established as soon as possible", "decommissioning is started"]),
        ("this protest", []),
    ],
)  # fmt: skip
def test_acts_that_are_told_as_nouns(said: str, events: list[str]) -> None:
    """A noun that stands for an act, or a form in -ing."""
    assert [deed.event for deed in deeds_of(said)] == events


def test_who_is_to_do_an_act_told_as_a_noun() -> None:
    """ "by Georgia"; a last day is nobody."""
    [deed] = deeds_of("the release of 40 prisoners by Georgia within 3 days")
    assert (deed.agent, deed.act) == ("Georgia", "release 40 prisoners within 3 days")
    [other] = deeds_of("the release of 40 prisoners by the end of May")
    assert other.agent == ""


def test_a_thing_that_is_asked_for() -> None:
    """An inquiry is a thing; an act, a clause and something known are none."""
    assert thing_from("an international inquiry into the shooting", strict=True) is not None
    for words in ("to leave the town", "the corridor", "he was asked", "it"):
        assert thing_from(words, strict=True) is None


def test_forms_of_verbs() -> None:
    """Some that are regular, some that are not."""
    assert [participle_of(verb) for verb in ("withdraw", "stop", "carry", "release", "put")] == [
        "withdrawn", "stopped", "carried", "released", "put"
    ]  # fmt: skip
    assert [present(verb, False) for verb in ("carry", "be", "do", "reach", "hold")] == [
        "carries", "is", "does", "reaches", "holds"
    ]  # fmt: skip
    assert [base_of_gerund(word) for word in ("lifting", "releasing", "stopping", "King")] == [
        "lift", "release", "stop", None
    ]  # fmt: skip


@given(st.text(max_size=80))
def test_any_words_are_taken(words: str) -> None:
    """No text makes the rules fail."""
    clauses_of(words, lambda each: True, asks=True)
    deeds_of(words)
    thing_from(words, strict=False)
    in_present(words)
    negated(words)
    has_verb(words)
    act_from_words(words)

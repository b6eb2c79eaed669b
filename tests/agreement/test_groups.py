"""Whom a subject names: groups, those left out of them, and duties that come again and again."""

import pytest

from parley.agreement import condition_words, subjects_from_words
from parley.model.condition import Accepts, And, Holds, Proposition, Stands
from tests.agreement.texts import agreement, mistakes, provision


@pytest.mark.parametrize(
    ("subject", "debtors"),
    [
        ("Each guarantor, other than Turkey,", ["Canada"]),
        ("All guarantors except Canada", ["Turkey"]),
        ("The parties and the guarantors, with the exception of Kyiv,", ["Russia", "Turkey", "Canada"]),
        ("The two parties", ["Ukraine", "Russia"]),
        ("Each Party to this Agreement", ["Ukraine", "Russia"]),
    ],
)
def test_groups(subject: str, debtors: list[str]) -> None:
    """One duty for each; who is left out owes nothing."""
    assert [p.debtor for p in agreement(f"{subject} shall go.").provisions] == debtors


def test_a_ban_for_all_but_one() -> None:
    """No guarantor other than Canada: all others are banned."""
    found = agreement("No guarantor other than Canada shall host bases.").provisions
    assert [(p.kind, p.debtor) for p in found] == [("ban", "Turkey")]


@pytest.mark.parametrize(
    "subject", ["The three parties", "Each party other than both parties", "Ukraine except Russia"]
)
def test_a_group_that_is_none(subject: str) -> None:
    """A wrong number, nobody left, nothing to leave out of."""
    assert ["before shall or may" in m or "group" in m for m in mistakes(f"{subject} shall go.")] == [True]


def test_the_other_party_is_whoever_does_not_owe() -> None:
    """In a condition, of each debtor the others of its group; where these owe nothing, their breach never comes."""
    found = agreement(
        "Both parties shall hold their fire.",
        "Either party may respond if the other party violates 1.1.",
        "Each guarantor shall help once every other guarantor has accepted this agreement.",
        "Ukraine may respond if the other party objects.",
        "Turkey may respond if the other party objects.",
    ).provisions
    assert [p.antecedent for p in found[2:6]] == [
        Stands("1.1/Russia", "violated"),
        Stands("1.1/Ukraine", "violated"),
        Accepts("Canada"),
        Accepts("Turkey"),
    ]
    assert [condition_words(p.antecedent) for p in found[6:] if p.antecedent] == [
        '"Russia objects"',
        '"the other party objects"',
    ]


@pytest.mark.parametrize("sentence", ["Ukraine shall host no bases.", "Ukraine may host no bases."])
def test_no_after_the_verb_is_a_ban(sentence: str) -> None:
    """What shall be hosted is none: hosting any is banned."""
    found = provision(sentence)
    assert (found.kind, found.act.words) == ("ban", "Ukraine hosts bases")
    assert provision("Ukraine shall deploy no more than 100 troops.").kind == "duty"


@pytest.mark.parametrize("who", ["both parties", "Kyiv and Moscow", "the parties"])
def test_what_both_owe_is_done_when_each_has_done_it(who: str) -> None:
    """That both have acted is that each has, where each owes that; another joint deed is one proposition."""
    both, elections = agreement(
        "Both parties shall withdraw their guns.",
        f"Once {who} have withdrawn their guns, Ukraine shall hold elections.",
    ).provisions[1:]
    assert elections.antecedent == And((Holds(Proposition("ukraine withdraw its gun", "")), Holds(both.act)))
    joint = provision(f"Once {who} have agreed on a map, Ukraine shall hold elections.").antecedent
    assert isinstance(joint, Holds)


def test_a_joint_deed_that_a_step_or_term_names_is_taken_in_its_own_words() -> None:
    """Who says that both have acted speaks of the step's event then."""
    also = "## Steps\n- Both parties withdraw their guns.\n"
    found = agreement(
        "Both parties shall withdraw their guns.",
        "Once both parties have withdrawn their guns, Ukraine shall go.",
        also=also,
    )
    assert found.provisions[2].antecedent == Holds(found.steps[0].event)
    assert subjects_from_words("both parties withdrew their guns", found) == ((found.steps[0].event, True),)


def test_each_withdraws_its_own() -> None:
    """Their guns are, of each party, its guns; whoever says so may word it either way."""
    found = agreement("Both parties shall withdraw their guns.")
    assert [p.act.words for p in found.provisions] == ["Ukraine withdraws its guns", "Russia withdraws its guns"]
    for said in ("Ukraine has withdrawn its guns", "Ukraine withdrew their guns"):
        assert subjects_from_words(said, found) == ((found.provisions[0].act, True),)
    both = subjects_from_words("Ukraine and Russia have withdrawn their guns", found)
    assert both == tuple((p.act, True) for p in found.provisions)


@pytest.mark.parametrize(
    ("act", "kept_up"),
    [
        ("report every month to the Associated Press", True),
        ("report monthly", True),
        ("meet Russia at least twice a year", True),
        ("meet Russia once every three weeks", True),
        ("publish an annual report", True),
        ("publish an annual report by 1 May 2022", False),
        ("report within a month", False),
        ("sign the monthly's charter", False),
        ("report", False),
    ],
)
def test_what_is_owed_again_and_again_is_kept_up(act: str, kept_up: bool) -> None:
    """How often is part of the act: one report does not discharge it, and the first that fails violates it."""
    assert provision(f"Ukraine shall {act}.").maintenance is kept_up

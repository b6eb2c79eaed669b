"""What treaties say in several ways is read as one; what only looks like it is told."""

from dataclasses import replace

import pytest

from parley.model.agreement import Provision
from parley.model.condition import And, Not, Or, Stands
from tests.agreement.texts import agreement, mistakes

FIRST = "Each party shall respect the ceasefire."


def understood(sentence: str) -> tuple[Provision, ...]:
    """What a sentence 1.2 after 1.1 says, apart from its words."""
    return tuple(replace(p, says="") for p in agreement(FIRST, sentence).provisions[2:])


@pytest.mark.parametrize(
    ("core", "also"),
    [
        ("Ukraine shall go by 1 May 2022.", "Ukraine shall go no later than 1 May 2022."),
        ("Ukraine shall go by 1 May 2022.", "Ukraine shall go on or before 1 May 2022."),
        ("Ukraine shall go by 1 May 2022.", "Ukraine shall go by 1 May 2022 at the latest."),
        ("Ukraine shall go by 31 December 2015.", "Ukraine shall go by the end of 2015."),
        ("Ukraine shall go by 29 February 2024.", "Ukraine shall go by the end of February 2024."),
        ("Ukraine shall go within 30 days.", "Ukraine shall go within thirty (30) days."),
        ("Ukraine shall go within 21 days.", "Ukraine shall go within twenty-one days."),
        ("Ukraine shall go within 100 days.", "Ukraine shall go within a hundred days."),
        ("Ukraine shall go within 5 days of 1.1 is kept.", "Ukraine shall go no later than 5 days after 1.1 is kept."),
        ("Ukraine shall go within 5 days of 1.1 is kept.", "Ukraine shall go within 5 days of 1.1 being discharged."),
        ("Ukraine shall wait for 15 years.", "Ukraine shall wait for a period of fifteen years."),
        ("Ukraine shall wait from 1 May 2022.", "Ukraine shall wait as of 1 May 2022."),
        ("Ukraine shall wait from 2 May 2022.", "Ukraine shall wait after 1 May 2022."),
        ("Ukraine shall wait from 1 May 2022.", "Ukraine shall wait on or after 1 May 2022."),
        ("Ukraine shall wait from 1 May 2022 to 5 May 2022.", "Ukraine shall wait between 1 May 2022 and 5 May 2022."),
        ("Ukraine shall wait from 1 May 2022 to 5 May 2022.", "Ukraine shall wait from 1 to 5 May 2022."),
        ("Ukraine shall not wait until 4 May 2022.", "Ukraine shall not wait before 5 May 2022."),
        ("If an attack occurs, Ukraine shall go.", "Should an attack occur, Ukraine shall go."),
        ("If an attack occurs, Ukraine shall go.", "In the event of an attack, Ukraine shall go."),
        ("If an attack occurs, Ukraine shall go.", "In case an attack occurs, Ukraine shall go."),
        ("If Russia has left, Ukraine shall go.", "Provided Russia has left, Ukraine shall go."),
        ("If Russia has left, Ukraine shall go.", "Ukraine shall go after Russia has left."),
        ("If Russia has left, Ukraine shall go.", "As soon as Russia has left, Ukraine shall go."),
        ("Ukraine shall go unless Russia attacks.", "Ukraine shall go except if Russia attacks."),
        ("Ukraine shall go if it rains and it snows.", "Ukraine shall go if it rains and if it snows."),
        ("Ukraine shall go if it rains or it snows.", "Ukraine shall go if it rains or if it snows."),
        ("Ukraine shall go once it rains, once it snows.", "Ukraine shall go once it rains, but only if it snows."),
        ("Ukraine shall go as long as it rains.", "Ukraine shall go for as long as it rains."),
        ("Ukraine shall go if Russia violates 1.1.", "Ukraine shall go if 1.1 is violated by Russia."),
        ("Ukraine shall go if Russia violates 1.1.", "Ukraine shall go if Russia is in breach of 1.1."),
        ("Ukraine shall go if Russia violates 1.1.", "In the event of a breach of 1.1 by Russia, Ukraine shall go."),
        ("Ukraine shall go if Russia violates 1.1.", "Ukraine shall go if Russia violates its obligations under 1.1."),
        ("Ukraine shall go if 1.1 is kept.", "Ukraine shall go if paragraph 1.1 is fulfilled."),
        ("Ukraine may go, verified by the Associated Press.", "Ukraine may go, as verified by the Associated Press."),
        ("Both parties shall withdraw heavy weapons.", "Heavy weapons shall be withdrawn by both parties."),
        ("Russia shall not attack Kyiv by air.", "Kyiv shall not be attacked by Russia by air."),
        ("If a guarantor leaves, it shall pay.", "A guarantor that leaves shall pay."),
        ("The parties shall go.", "Ukraine and Russia shall each go."),
        ("No party shall attack.", "Neither Ukraine nor Russia shall attack."),
        ("Ukraine and Russia shall go.", "Both sides shall go."),
        ("Each party may leave.", "Either party may leave."),
        ("Ukraine shall wait from 1 May 2022.", "Ukraine shall wait from 00:00 on 1 May 2022."),
        ("Ukraine shall go while Article 1 is in force.", "Ukraine shall go while Article 1 remains in force."),
        ("Ukraine may go if 1.1 is not kept.", "Ukraine may go if 1.1 is no longer kept."),
        ("Ukraine shall leave the area within 3 days.", "Ukraine shall leave, within 3 days, the area."),
        ("1.2 Article 1 ends if it rains.", "1.2 Article 1 shall be terminated when it rains."),
    ],
)  # fmt: skip
def test_the_same_said_otherwise(core: str, also: str) -> None:
    """Times, conditions, breaches, checks and subjects."""
    assert understood(also) == understood(core)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ukraine shall go 30 days after the ceasefire.", "a last day"),
        ("Ukraine shall go within thirty (20) days.", "one number"),
        ("Ukraine shall go within 3 days of the earlier of 1.1 and 1.2.", "one event"),
        ("Ukraine shall go no later than 31 April 2022.", "a day that is in the calendar"),
        ("Ukraine shall go whenever it rains.", "a duty is set off once"),
        ("Ukraine shall wait until it rains or 1 May 2022.", "not a day alone"),
        ("Ukraine shall go if an attack occurs between 1 May 2022 and 5 May 2022.", "on one day with an event"),
        ("If 1.1 is not kept within 30 days, Ukraine shall go.", "A condition takes no period"),
        ("Elections shall be held.", "who is to do it"),
        ("Ukraine shall in the absence of war.", "its verb first"),
        ("Ukraine shall neither host bases nor join alliances.", "its verb first"),
        ("Ukraine shall: (a) go; (b) pay.", "Write each letter as a sentence of its own"),
        ("Ukraine or Russia shall go.", "a listed party or guarantor"),
        ("Ukraine shall go if Russia keeps 1.1 for 3 years.", "and no more"),
        ("Ukraine shall go if neither rain nor snow falls.", "after neither and nor"),
    ],
)
def test_what_only_looks_like_it_is_a_mistake(sentence: str, expected: str) -> None:
    """Each is told once, with its mend."""
    assert [expected in m for m in mistakes(FIRST, sentence)] == [True]


def test_what_is_quoted_or_in_brackets_is_never_reworded() -> None:
    """A title between quotation marks stays as it stands."""
    (p,) = understood('Ukraine shall ratify the "Protocol on weapons to be verified by Russia as of 1 May 2022".')
    assert (p.verifiers, p.starts) == ((), None)


def test_the_other_party_acts_on_the_breach_of_any_other() -> None:
    """ "If a party violates 1.1, the other party may": each on the other's breach; of guarantors on any other's."""
    ukraine, russia = understood("If a party violates 1.1, the other party may respond.")
    assert (ukraine.antecedent, russia.antecedent) == (
        Stands("1.1/Russia", "violated"),
        Stands("1.1/Ukraine", "violated"),
    )
    alone = agreement("Russia shall go.", "If a party violates 1.1, the other party may respond.").provisions
    assert [p.antecedent for p in alone[1:]] == [Stands("1.1", "violated"), Or(())]


def test_a_number_that_begins_a_sentence_on_it_is_not_its_own() -> None:
    """ "1.1 is suspended while it rains" in an article speaks of 1.1, and stays so in normal form."""
    found = agreement("1.1 Ukraine shall go.", "1.1 is suspended while it rains.")
    assert [(e.target, e.suspends) for e in found.ends] == [("1.1", True)]
    assert agreement(*found.normal_form.partition("## Article 1")[2].strip().splitlines()) == found


@pytest.mark.parametrize(
    ("act", "present"),
    [
        ("immediately and fully withdraw", "immediately and fully withdraws"),
        ("without delay, withdraw", "without delay withdraws"),
        ("in good faith settle disputes", "in good faith settles disputes"),
        ("be ready to go", "is ready to go"),
    ],
)
def test_the_verb_of_an_act_may_come_after_a_phrase(act: str, present: str) -> None:
    """Adverbs, and phrases with or without commas; the act is in the present."""
    assert understood(f"Ukraine shall {act}.")[0].act.words == f"Ukraine {present}"


def test_a_party_that_owes_nothing_there_violates_nothing() -> None:
    """1.1 is owed by one of them: for the other the breach can never come; of a duty of neither it is a mistake."""
    its_own = agreement("Russia shall stay.", "A party that violates 1.1 shall pay.").provisions[1:]
    assert [p.antecedent for p in its_own] == [Or(()), Stands("1.1", "violated")]
    assert len(mistakes("Turkey shall stay.", "A party that violates 1.1 shall pay.")) == 1


def test_either_both_and_neither() -> None:
    """Either ... or holds together after and; neither ... nor denies both."""
    (p,) = understood("Ukraine shall go if it rains and either it snows or it hails.")
    assert isinstance(p.antecedent, And)
    assert isinstance(p.antecedent.parts[1], Or)
    (p,) = agreement(
        "Ukraine shall go.", "Russia shall go.", "Ukraine shall pay if neither 1.1 nor 1.2 is kept."
    ).provisions[2:]
    assert p.antecedent == Not(Or((Stands("1.1", "discharged"), Stands("1.2", "discharged"))))


def test_an_article_is_violated_if_any_of_its_duties_is() -> None:
    """And discharged if all are."""
    also = "## Article 2\nRussia shall pay if Article 1 is violated.\nRussia shall pay if Article 1 is discharged.\n"
    broken, kept = agreement("Ukraine shall go.", "Russia shall go.", also=also).provisions[2:]
    assert broken.antecedent == Or((Stands("1.1", "violated"), Stands("1.2", "violated")))
    assert kept.antecedent == And((Stands("1.1", "discharged"), Stands("1.2", "discharged")))

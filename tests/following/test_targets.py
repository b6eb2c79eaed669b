"""What an agreement offers to speak for or against."""

from datetime import date

from parley.agreement import parse
from parley.following.targets import Members, Target, targets_of
from parley.following.who.enter import who_is_who
from parley.model.agreement import Agreement
from parley.model.process import Told, Who
from parley.model.report import Report
from parley.reader.pack import load_pack
from parley.reader.read import read

TEXT = """# Talks

Status: proposed
Date: 2026-01-20

## Parties
- Ethiopia (also: Addis Ababa)
- Eritrea

## Observers
- the Border Observer Mission

## Pledges
- Ethiopia shall release 112 prisoners by 15 February 2026.

## Article 1. Ceasefire
1.1 Neither party shall fire across the border.
1.2 Eritrea shall withdraw its troops from Zalambessa by 28 February 2026, verified by the Border Observer Mission.

## Steps
- The two leaders meet in Muscat.

## Entry into force
This agreement enters into force once the Border Observer Mission has verified the withdrawal.
"""
REPORT = (
    "Ethiopia said that the talks went on. Eritrea's president, Tesfay Haile, said that Eritrea would leave Zalambessa."
)


def who() -> Who:
    """Who is who in one report, read by rules alone."""
    return who_is_who([Told(1, read(Report("sha256:1", REPORT, date(2026, 1, 21)), load_pack(None)))])


def targets(text: str = TEXT, places: frozenset[str] = frozenset({"muscat", "paris"})) -> dict[str, Target]:
    """By name."""
    return {one.name: one for one in targets_of(parse(text), who(), places)}


def names_of(*ids: str) -> set[str]:
    """What identities are called."""
    return {one.name for one in who().identities if one.id in ids}


def test_every_duty_step_and_proposition_is_a_target() -> None:
    """A duty of each party is one of each; what is said of the entry into force is a proposition."""
    found = targets()
    assert {"P1", "1.1/Ethiopia", "1.1/Eritrea", "1.2", "S1"} <= {*found}
    assert all(one.provision for name, one in found.items() if name in ("P1", "1.2", "S1"))
    others = [one for one in found.values() if not one.provision]
    assert any("withdrawal" in one.words for one in others)
    assert len(found) == len(list(targets_of(parse(TEXT), who(), frozenset())))


def test_days_numbers_places_and_words() -> None:
    """From the day of the agreement until the deadline; the figures; the place that reports name, not another; no
    member's name among the roots."""
    duty, step = targets()["P1"], targets()["S1"]
    assert (duty.start, duty.end) == (date(2026, 1, 20), date(2026, 2, 15))
    assert "112" in duty.numbers
    assert step.places == {"muscat"}
    assert not any("ethiop" in stem for stem in duty.stems)
    assert targets(places=frozenset())["S1"].places == frozenset()


def test_who_owes_it_and_acts_for_them() -> None:
    """Eritrea, and its president, who speaks for it; nobody of the other side."""
    duty = targets()["1.2"]
    assert {"Eritrea", "Tesfay Haile"} <= names_of(*duty.debtors)
    assert "Ethiopia" not in names_of(*duty.debtors)
    assert names_of(*targets()["P1"].debtors) == {"Ethiopia"}


def test_a_member_that_no_report_names() -> None:
    """It owes its duty all the same, and nobody is found for it; so with an agreement of nobody's."""
    found = targets(TEXT.replace("Ethiopia (also: Addis Ababa)", "Kenya").replace("Ethiopia", "Kenya"))
    assert found["P1"].debtors == frozenset()


def test_names_of_members_in_words() -> None:
    """By any of their names, as whole words: Addis Ababa is Ethiopia, the Eritreans are nobody."""
    agreement: Agreement = parse(TEXT)
    members = Members(agreement, who())
    assert names_of(*members.named_in("Addis Ababa shall leave")) == {"Ethiopia"}
    assert members.named_in("Addis shall leave with the Eritreans") == frozenset()


def test_a_ban_is_compared_as_what_it_owes() -> None:
    """Not firing is what is owed; a duty is no ban."""
    found = targets()
    assert found["1.1/Eritrea"].words == "Eritrea does not fire across the border"
    assert found["1.1/Eritrea"].negative
    assert not found["1.2"].negative

"""What reviewers decide of who is who: it holds for later reports and is taken back without loss."""

from datetime import date

from parley.following.who.enter import who_is_who
from parley.model.judgement import Same
from parley.model.party import Party
from parley.model.process import Told, Who

from .told import person, state, told

DAY = date(2026, 6, 1)
TWO = [
    told(1, "2026-01-05", state("p1", "RUS"), person("p2", "Vladimir Medinsky", "aide", side="p1")),
    told(2, "2026-01-06", state("p1", "RUS"), person("p2", "The Historian", side="p1")),
]


def same(one: str, other: str, *, differs: bool = False, by: str = "ada") -> Same:
    """What a reviewer says of two names."""
    return Same("party", one, other, by, DAY, differs)


def one_party(who: Who, *parties: tuple[int, str]) -> bool:
    """Whether these parties are one."""
    return len({identity.id for report, party in parties if (identity := who.of(report, party))}) == 1


def test_a_reviewers_merge_holds_for_later_reports() -> None:
    """A reviewer says that two names are one person's; a later report uses both."""
    later = told(3, "2026-03-01", state("p1", "RUS"), person("p2", "The Historian", side="p1"))
    assert not one_party(who_is_who(TWO), (1, "p2"), (2, "p2"))
    who = who_is_who([*TWO, later], [same("Vladimir Medinsky", "The Historian")])
    assert one_party(who, (1, "p2"), (2, "p2"), (3, "p2"))
    found = who.of(1, "p2")
    assert found is not None and found.id == "r1.p2"
    assert [(merge.by, merge.score) for merge in found.merges if merge.by] == [("ada", 1.0)]


def test_a_merge_is_taken_back_without_loss() -> None:
    """The same reports without the decision give what they gave before it."""
    before = who_is_who(TWO)
    assert who_is_who(TWO, [same("Vladimir Medinsky", "The Historian")]) != before
    assert who_is_who(TWO, []) == before


def test_two_who_differ_stay_apart_whatever_the_program_finds() -> None:
    """The program takes two spellings for one person; a reviewer knows better, also for a later report."""
    reports = [
        told(n, f"2026-01-0{n}", state("p1", "ETH"), person("p2", name, side="p1"))
        for n, name in enumerate(["Abiy Hasen", "Abiy Hassen", "Abiy Hassen"], 1)
    ]
    assert one_party(who_is_who(reports), (1, "p2"), (2, "p2"))
    who = who_is_who(reports, [same("Abiy Hasen", "abiy  hassen", differs=True)])
    assert not one_party(who, (1, "p2"), (2, "p2"))
    assert one_party(who, (2, "p2"), (3, "p2"))
    assert {identity.name for identity in who.identities} >= {"Abiy Hasen", "Abiy Hassen"}


def test_that_two_differ_stands_before_that_they_are_one() -> None:
    """Two reviewers contradict each other, directly or by a third name: those who differ are not brought together."""
    apart = same("Vladimir Medinsky", "The Historian", differs=True, by="ben")
    assert not one_party(who_is_who(TWO, [same("Vladimir Medinsky", "The Historian"), apart]), (1, "p2"), (2, "p2"))
    third = told(3, "2026-01-07", person("p1", "The Author"))
    by_way = [same("Vladimir Medinsky", "The Author"), same("The Author", "The Historian"), apart]
    who = who_is_who([*TWO, third], by_way)
    assert not one_party(who, (1, "p2"), (2, "p2"))
    assert one_party(who, (1, "p2"), (3, "p1"))


def test_a_decision_can_name_one_of_two_who_are_called_alike() -> None:
    """Two ministers of one surname: the reviewer names the one by the id of a naming of his."""
    reports = [
        told(1, "2026-01-05", state("p1", "RUS"), person("p2", "Sergei Ivanov", side="p1")),
        told(2, "2026-01-06", state("p1", "BLR"), person("p2", "Pavel Ivanov", side="p1")),
        told(3, "2026-01-07", person("p1", "The Grey Man")),
    ]
    who = who_is_who(reports, [same("r2.p2", "The Grey Man")])
    assert one_party(who, (2, "p2"), (3, "p1"))
    assert not one_party(who, (1, "p2"), (3, "p1"))


def test_a_decision_about_a_name_that_no_report_has_waits() -> None:
    """Nothing is lost and nothing breaks; once a report has the name, it counts."""
    later = told(3, "2026-01-07", person("p1", "The Author"))
    decision = [same("Vladimir Medinsky", "The Author")]
    assert who_is_who(TWO, decision) == who_is_who(TWO)
    assert one_party(who_is_who([*TWO, later], decision), (1, "p2"), (3, "p1"))


def test_every_party_keeps_its_place_whatever_is_decided() -> None:
    """However decisions cut and join, each party of each report belongs to one identity."""
    reports: list[Told] = [*TWO, told(3, "2026-01-08", person("p1", "Medinsky"), Party("p2", "the talks", "document"))]
    names = ["Vladimir Medinsky", "The Historian", "Medinsky", "Russia", "the talks", "r3.p1"]
    for one in names:
        for other in names:
            for differs in (False, True):
                who = who_is_who(reports, [same(one, other, differs=differs), same("Medinsky", "The Historian")])
                parties = sorted(party for identity in who.identities for party in identity.parties)
                assert parties == sorted((r.number, p.id) for r in reports for p in r.reading.parties)
                assert who.of(1, "p2") is not None

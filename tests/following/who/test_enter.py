"""Who is who across reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.following.who.enter import Roll, who_is_who
from parley.model.doubt import Doubt
from parley.model.party import Party
from parley.model.process import Told, Who
from parley.model.span import Span

from .told import STATES, group, organisation, person, state, together, told


def test_a_state_is_one_party_by_whatever_name() -> None:
    """Two reports call one state by different names; a third names another."""
    who = who_is_who(
        [
            told(1, "2026-01-05", Party("p1", "Turkey", "state", side="p1", code="TUR")),
            told(2, "2026-01-06", Party("p4", "Türkiye", "state", side="p4", code="TUR"), state("p5", "ARM")),
        ]
    )
    assert together(who) == [[(1, "p1"), (2, "p4")]]
    assert who.of(2, "p4") is who.of(1, "p1")


def test_a_person_is_found_by_other_spellings_initials_and_the_surname() -> None:
    """Four reports write one president's name in four ways."""
    names = ["Volodymyr Zelenskyy", "Volodymyr Zelensky", "V. Zelenskiy", "Zelenskyi"]
    who = who_is_who(
        told(n, "2026-01-05", state("p1", "UKR"), person("p2", x, side="p1")) for n, x in enumerate(names, 1)
    )
    found = who.of(1, "p2")
    assert found is not None
    assert [report for report, _ in found.parties] == [1, 2, 3, 4]
    assert found.name == "Volodymyr Zelenskyy"
    assert [held.words for held in found.names] == names
    assert "same surname, initials fit" in found.merges[1].why
    assert all(0 < merge.score <= 1 for merge in found.merges)


def test_two_of_one_surname_stay_two_and_a_bare_surname_goes_by_side_and_role() -> None:
    """Ivanov of Russia and Ivanov of Belarus; then reports that say "Ivanov" alone."""
    two = [
        told(1, "2026-01-05", state("p1", "RUS"), person("p2", "Sergei Ivanov", "foreign minister", side="p1")),
        told(2, "2026-01-05", state("p1", "BLR"), person("p2", "Pavel Ivanov", "defence minister", side="p1")),
    ]
    by_side = told(3, "2026-01-06", state("p1", "BLR"), person("p2", "Ivanov", side="p1"))
    by_role = told(4, "2026-01-06", person("p2", "Ivanov", "Foreign Minister"))
    nothing = told(5, "2026-01-06", person("p2", "Ivanov"))
    who = who_is_who([*two, by_side, by_role, nothing])
    assert who.of(3, "p2") == who.of(2, "p2")
    assert who.of(4, "p2") == who.of(1, "p2")
    alone = who.of(5, "p2")
    assert alone is not None and alone.parties == ((5, "p2"),)
    asked = {frozenset((merge.one, merge.other)) for merge in who.suggested}
    assert asked == {frozenset(("r1.p2", "r5.p2")), frozenset(("r2.p2", "r5.p2"))}


def test_a_bare_surname_with_another_side_is_somebody_else() -> None:
    """The same surname on the other side, without a given name."""
    who = who_is_who(
        [
            told(1, "2026-01-05", state("p1", "RUS"), person("p2", "Sergei Ivanov", side="p1")),
            told(2, "2026-01-06", state("p1", "UKR"), person("p2", "Ivanov", side="p1")),
        ]
    )
    assert who.of(1, "p2") != who.of(2, "p2")


def test_the_full_name_that_comes_later_joins_the_surname() -> None:
    """First the surname, days later the given name with the same office."""
    who = who_is_who(
        [
            told(1, "2026-01-05", state("p1", "RUS"), person("p2", "Medinsky", "presidential aide", side="p1")),
            told(2, "2026-01-20", state("p1", "RUS"), person("p2", "Vladimir Medinsky", "aide", side="p1")),
        ]
    )
    found = who.of(1, "p2")
    assert found is not None
    assert (found.id, found.name, len(found.parties)) == ("r1.p2", "Vladimir Medinsky", 2)


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("presidential aide", "the Kremlin aide"),
        ("head of the Russian delegation", "Russia's chief negotiator"),
        ("Minister of Foreign Affairs", "Russia's top diplomat"),
        ("president", "the Russian leader"),
    ],
)
def test_an_office_means_who_holds_it_then(role: str, words: str) -> None:
    """A report names somebody with an office, the next has the office alone; the same office of another side."""
    who = who_is_who(
        [
            told(1, "2026-01-05", state("p1", "RUS"), person("p2", "Vladimir Medinsky", role, side="p1")),
            told(2, "2026-01-07", state("p1", "RUS"), person("p2", words, side="p1")),
            told(3, "2026-01-07", state("p1", "UKR"), person("p2", words, side="p1")),
        ]
    )
    assert who.of(2, "p2") == who.of(1, "p2")
    assert who.of(3, "p2") != who.of(1, "p2")


@pytest.mark.parametrize("words", ["a Kremlin aide", "a former aide", "another aide", "Russian officials", "his aide"])
def test_nobody_in_particular_stays_nobody(words: str) -> None:
    """Descriptions that mean no one who is known."""
    who = who_is_who(
        [
            told(1, "2026-01-05", state("p1", "RUS"), person("p2", "Vladimir Medinsky", "aide", side="p1")),
            told(2, "2026-01-06", state("p1", "RUS"), person("p2", words, side=None if "his" in words else "p1")),
            told(3, "2026-01-06", state("p1", "RUS"), person("p2", words, side=None if "his" in words else "p1")),
        ]
    )
    assert len({identity.id for n in (1, 2, 3) if (identity := who.of(n, "p2"))}) == 3


def test_the_name_may_come_after_the_office() -> None:
    """A chief negotiator without a name; a week later his name, with the reason why they are one."""
    who = who_is_who(
        [
            told(1, "2026-01-05", state("p1", "RUS"), person("p2", "Russia's chief negotiator", side="p1")),
            told(2, "2026-01-12", state("p1", "RUS"), person("p2", "Vladimir Medinsky", "lead negotiator", side="p1")),
        ]
    )
    found = who.of(1, "p2")
    assert found is not None and found == who.of(2, "p2")
    assert found.id == "r1.p2"
    assert found.name == "Vladimir Medinsky"
    assert "chief negotiator of the same side" in [merge.why for merge in found.merges]


def test_after_a_replacement_the_office_means_the_successor() -> None:
    """A minister is replaced: "the foreign minister" is the old one before and the new one after."""
    reports = [
        told(1, "2026-01-05", state("p1", "ARM"), person("p2", "Ararat Mirzoyan", "foreign minister", side="p1")),
        told(2, "2026-02-10", state("p1", "ARM"), person("p2", "the Armenian foreign minister", side="p1")),
        told(3, "2026-02-15", state("p1", "ARM"), person("p2", "Anna Sarkisyan", "new foreign minister", side="p1")),
        told(4, "2026-02-20", state("p1", "ARM"), person("p2", "the Armenian foreign minister", side="p1")),
        told(5, "2026-03-01", state("p1", "ARM"), person("p2", "Mirzoyan", "former foreign minister", side="p1")),
        told(6, "2026-03-02", state("p1", "ARM"), person("p2", "Armenia's foreign minister", side="p1")),
    ]
    who = who_is_who(reports)
    old, new = who.of(1, "p2"), who.of(3, "p2")
    assert old is not None and new is not None
    assert [report for report, _ in old.parties] == [1, 2, 5]
    assert [report for report, _ in new.parties] == [3, 4, 6]
    assert [(held.words, str(held.first), str(held.last)) for held in old.roles] == [
        ("foreign minister", "2026-01-05", "2026-01-05"),
        ("former foreign minister", "2026-03-01", "2026-03-01"),
    ]


def test_a_side_that_the_reader_only_assumed_counts_less_than_one_that_is_told() -> None:
    """A minister's side is told once, and once taken wrongly from what stands around."""
    doubt = Doubt(Span(0, 5), "assumed-side", "No word says for whom Kidane speaks.")
    who = who_is_who(
        [
            told(1, "2026-01-05", state("p1", "ERI"), person("p2", "Yohannes Kidane", "minister", side="p1")),
            told(
                2,
                "2026-01-06",
                state("p1", "ETH"),
                person("p2", "Kidane", "minister", side="p1", mentions=(Span(0, 6),)),
                text="Kidane said",
                doubts=(Doubt(Span(0, 6), "assumed-side", doubt.note),),
            ),
        ]
    )
    found = who.of(2, "p2")
    assert found is not None and found == who.of(1, "p2")
    assert [held.words for held in found.sides] == ["Eritrea"]


def test_an_organisation_goes_by_its_letters_and_its_armed_wing_is_another() -> None:
    """Long name, letters, both in one report; the party, its army, its government and the state stay apart."""
    text = "Rapid Support Forces (RSF)"
    who = who_is_who(
        [
            told(1, "2026-01-05", organisation("p1", "Rapid Support Forces")),
            told(2, "2026-01-06", organisation("p1", "RSF"), organisation("p2", "Rapid Support Forces Party")),
            told(
                3,
                "2026-01-06",
                organisation("p1", "Rapid Support Forces", mentions=(Span(0, 20), Span(22, 25))),
                text=text,
            ),
            told(4, "2026-01-07", organisation("p1", "Mereb Front"), organisation("p2", "Mereb Front Army")),
            told(5, "2026-01-07", organisation("p1", "Mereb Liberation Front"), organisation("p2", "MLF")),
        ]
    )
    assert together(who) == [[(1, "p1"), (2, "p1"), (3, "p1")], [(5, "p1"), (5, "p2")]]


def test_bodies_of_a_side_are_its_own_and_not_the_side() -> None:
    """Its foreign ministry and army, by several wordings; its government is the state itself."""
    who = who_is_who(
        [
            told(
                n,
                "2026-01-05",
                state("p1", "ETH"),
                group("p2", words, side="p1"),
                group("p3", army, side="p1"),
                group("p4", "its government", side="p1"),
                group("p5", "two officials", side="p1"),
            )
            for n, (words, army) in enumerate(
                [
                    ("The Foreign Ministry in Addis Ababa", "Ethiopia's military"),
                    ("Ethiopia's ministry of foreign affairs", "the army"),
                ],
                1,
            )
        ]
    )
    assert together(who) == [
        [(1, "p1"), (1, "p4"), (2, "p1"), (2, "p4")],
        [(1, "p2"), (2, "p2")],
        [(1, "p3"), (2, "p3")],
    ]


def test_nameless_groups_and_documents_stay_in_their_report() -> None:
    """ "residents", "the agreement", in two reports; a document with a name of its own is one."""
    who = who_is_who(
        told(
            n,
            "2026-01-05",
            group("p1", "residents"),
            group("p2", "the agreement", kind="document"),
            group("p3", "the Minsk Protocol", kind="document"),
        )
        for n in (1, 2)
    )
    assert together(who) == [[(1, "p3"), (2, "p3")]]


NAMES = st.sampled_from(
    [
        *("Sergei Ivanov", "Ivanov", "S. Ivanov", "Pavel Ivanov", "Abiy Ahmed", "Abiyy Ahmed", "Abiy", "Girma Tesfaye"),
        *(
            "the foreign minister",
            "the Kremlin aide",
            "a senior official",
            "Anna Tesfaye",
            "Ato Girma",
            "the president",
        ),
    ]
)
ROLES = st.sampled_from(["foreign minister", "former president", "president", "aide", "spokesman", ""])
PERSONS = st.lists(st.tuples(NAMES, ROLES, st.integers(0, 2)), max_size=4)
PROCESSES = st.lists(st.tuples(st.integers(0, 90), PERSONS), max_size=6)


def reports(process: list[tuple[int, list[tuple[str, str, int]]]], codes: list[str]) -> list[Told]:
    """Reports on two states, given by their codes, in which these persons speak; side 2 is none."""
    made = []
    for number, (day, persons) in enumerate(process, 1):
        found = [
            person(f"p{n}", name, *([role] if role else []), side=f"s{side}" if side < 2 else None)
            for n, (name, role, side) in enumerate(persons)
        ]
        date = f"2026-{1 + day // 28:02d}-{1 + day % 28:02d}"
        made.append(told(number, date, state("s0", codes[0]), state("s1", codes[1]), *found))
    return made


def shape(who: Who) -> list[object]:
    """Who is who without the names of the sides."""
    return [
        (one.id, one.name, one.parties, [held.reports for held in one.sides])
        for one in who.identities
        if one.kind != "state"
    ]


@given(PROCESSES)
def test_nothing_depends_on_which_state_is_which(process: list[tuple[int, list[tuple[str, str, int]]]]) -> None:
    """The same reports with the two states' names swapped give the same persons."""
    one, other = who_is_who(reports(process, ["RUS", "UKR"])), who_is_who(reports(process, ["UKR", "RUS"]))
    assert shape(one) == shape(other)
    assert [merge.score for merge in one.suggested] == [merge.score for merge in other.suggested]


@given(PROCESSES)
def test_one_more_report_is_one_more_step(process: list[tuple[int, list[tuple[str, str, int]]]]) -> None:
    """Entering reports one by one, looking in between, is as entering them at once; every party has a place."""
    roll, made = Roll(), reports(process, list(STATES)[:2])
    for one in made:
        roll.enter(one)
        roll.who()
    who = roll.who()
    assert who == who_is_who(made)
    placed = sorted(party for identity in who.identities for party in identity.parties)
    assert placed == sorted((one.number, party.id) for one in made for party in one.reading.parties)


@given(
    st.lists(
        st.tuples(st.text(max_size=40), st.sampled_from(["person", "state", "organisation", "group", "document"])),
        max_size=6,
    )
)
def test_any_names_can_be_entered(parties: list[tuple[str, str]]) -> None:
    """Names in any writing, marks, nothing: each party has its place."""
    given_parties = [Party(f"p{n}", name, kind, (name,)) for n, (name, kind) in enumerate(parties)]  # type: ignore[arg-type]
    who = who_is_who([told(1, "2026-01-05", *given_parties), told(2, "2026-01-05", *given_parties)])
    assert all(who.of(n, party.id) for n in (1, 2) for party in given_parties)

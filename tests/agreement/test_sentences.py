"""Each kind of sentence, and what it says."""

from datetime import date

import pytest

from parley.model.agreement import Deadline, Period
from parley.model.condition import And, Holds, InForce, Not, Or, Stands, When
from tests.agreement.texts import agreement, mistakes, provision


def test_duty_ban_and_power() -> None:
    """shall, shall not and may make a duty, a ban and a power; the act stands in the present, the debtor before it."""
    duty, ban, power, no = agreement(
        "Ukraine shall hold elections.",
        "Ukraine shall not host foreign bases.",
        "Kyiv may end neutral status.",
        "Russia may not attack.",
    ).provisions
    assert (duty.kind, duty.id, duty.act.words) == ("duty", "1.1", "Ukraine holds elections")
    assert (ban.kind, ban.act.words, ban.maintenance) == ("ban", "Ukraine hosts foreign bases", True)
    assert (power.kind, power.debtor, power.act.words) == ("power", "Ukraine", "Ukraine ends neutral status")
    assert (no.kind, no.act.words) == ("ban", "Russia attacks")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ukraine must leave.", "Write shall for a duty"),
        ("Germany shall leave.", "a listed party or guarantor"),
        ("The Associated Press shall report.", "Observers owe nothing"),
        ("Ukraine shall.", "an act after shall or may"),
        ("Ukraine shall leave and shall pay.", "one duty in a sentence"),
        ("Peace is good.", "who shall, shall not or may do what"),
    ],
)
def test_what_is_no_duty_is_a_mistake(sentence: str, expected: str) -> None:
    """Each kind of sentence has its bad twin, and the message says how to mend it."""
    assert [expected in m for m in mistakes(sentence)] == [True]


def test_groups_become_one_provision_for_each_member() -> None:
    """ "Ukraine and Russia", "each guarantor" and "no party" stand for one duty each."""
    ids = [
        p.id
        for p in agreement("Ukraine and Russia shall go.", "Each guarantor shall go.", "No party shall go.").provisions
    ]
    assert ids == ["1.1/Ukraine", "1.1/Russia", "1.2/Turkey", "1.2/Canada", "1.3/Ukraine", "1.3/Russia"]


@pytest.mark.parametrize(
    "words",
    ["if it rains", "once it rains", "when it rains", "provided that it rains", "only if it rains"],
)
def test_what_sets_a_duty_off(words: str) -> None:
    """Antecedents come before or after the main clause."""
    after = provision(f"Ukraine shall go {words}.")
    before = provision(f"{words.capitalize()}, Ukraine shall go.")
    assert isinstance(after.antecedent, Holds)
    assert after.antecedent.proposition.key == "it rain"
    assert (before.antecedent, before.act) == (after.antecedent, after.act)


def test_unless_while_and_until() -> None:
    """What ends a duty and bounds it in time."""
    p = provision("Ukraine shall wait while 1.2 is due, until it rains, unless Russia has left.", "Ukraine shall go.")
    assert p.during == Stands("1.2", "detached")
    assert isinstance(p.until, Holds)
    assert isinstance(p.unless, Holds)
    assert p.maintenance


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("by 29 March 2022", Deadline(date(2022, 3, 29))),
        ("by March 29, 2022", Deadline(date(2022, 3, 29))),
        ("before 2022-03-29", Deadline(date(2022, 3, 28))),
        ("within 3 days", Deadline(within=Period(3, "days"))),
        ("within two weeks", Deadline(within=Period(2, "weeks"))),
        ("within a month of the entry into force", Deadline(within=Period(1, "months"), since=InForce("agreement"))),
    ],
)
def test_deadlines(words: str, deadline: Deadline) -> None:
    """A day, or a period after the duty falls due or after an event; anywhere in the sentence."""
    assert provision(f"Ukraine shall go {words}.").deadlines == (deadline,)
    assert provision(f"Ukraine shall, {words}, go.") == provision(f"Ukraine shall, {words}, go.")
    assert provision(f"Ukraine shall, {words}, go.").deadlines == (deadline,)
    assert provision(f"{words.capitalize()}, Ukraine shall go.").deadlines == (deadline,)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("by 31 February 2022", "a day that is in the calendar"),
        ("by 1 May", "a full day"),
        ("within 48 minutes", "days, weeks, months or years"),
        ("within 9999999999 days", "from 1 to"),
        ("by 1 May 2022, within 3 days", "one deadline for a duty"),
        ("in the corridor opened by 1 May 2022", "clearly belongs to the duty"),
        ("once it rains within 3 days", "a comma before a time"),
        ("until 1 May 2022 or it rains", "nothing joined to a time by or"),
        ("from 2 May 2022 to 1 May 2022", "an end that is not before the beginning"),
    ],
)
def test_times_that_cannot_be_are_mistakes(words: str, expected: str) -> None:
    """A day that does not exist, two deadlines, minutes, and a day whose place cannot be told."""
    assert [expected in m for m in mistakes(f"Ukraine shall go {words}.")] == [True]


def test_time_spans() -> None:
    """from, to, until and for; a day inside a condition limits the event, after a comma the duty."""
    p = provision("Ukraine shall wait from 1 May 2022 to 5 May 2022.")
    assert (p.starts, p.ends, p.maintenance) == (date(2022, 5, 1), date(2022, 5, 5), True)
    assert provision("Ukraine shall wait until 5 May 2022.").ends == date(2022, 5, 5)
    assert provision("Ukraine shall wait for three years.").lasts == Period(3, "years")
    inside = provision("Ukraine shall go if an attack occurs before 1 May 2022.")
    assert isinstance(inside.antecedent, Holds)
    assert inside.antecedent.when == When("before", date(2022, 5, 1))
    assert provision("Ukraine shall go if an attack occurs, by 1 May 2022.").deadlines[0].day == date(2022, 5, 1)


@pytest.mark.parametrize(
    ("act", "kept_up"),
    [
        ("remain neutral", True),
        ("hold neutral status", True),
        ("strictly respect the border", True),
        ("hold a referendum", False),
        ("keep talks going", False),
        ("go", False),
    ],
)
def test_maintenance(act: str, kept_up: bool) -> None:
    """Verbs of keeping make a maintenance duty, but not holding elections, talks, a referendum."""
    assert provision(f"Ukraine shall {act}.").maintenance is kept_up


def test_verifiers_and_creditors() -> None:
    """verified by names who checks; creditors are the other parties, of a guarantor those named, else all."""
    p = provision("Ukraine shall go, verified by the Associated Press.")
    assert (p.verifiers, p.creditors) == (("the Associated Press",), ("Russia",))
    assert provision("Turkey shall assist Ukraine.").creditors == ("Ukraine",)
    assert provision("Turkey shall wait.").creditors == ("Ukraine", "Russia")
    assert ["List it under Observers" in m for m in mistakes("Ukraine shall go, verified by Sweden.")] == [True]


def test_breach_and_repair() -> None:
    """A duty that the violator owes because of the breach repairs what was broken; a power of another does not."""
    _, repair, power = agreement(
        "Russia shall leave.", "If Russia violates 1.1, Russia shall pay.", "If Russia violates 1.1, Ukraine may stay."
    ).provisions
    assert repair.antecedent == Stands("1.1", "violated")
    assert (repair.redresses, power.redresses) == (("1.1",), ())


@pytest.mark.parametrize(
    ("words", "redressed"),
    [
        ("1.1 and 1.2 are violated", ("1.1", "1.2")),
        ("Russia violates 1.1 or 1.2", ("1.1", "1.2")),
        ("Russia violates Article 1", ("1.1", "1.2")),
        ("1.1 is violated and it rains", ("1.1",)),
        ("1.1 is violated or it rains", ()),
        ("1.3 is violated", ()),
        ("1.1 and 1.3 are violated", ("1.1",)),
    ],
)
def test_a_duty_redresses_the_breaches_of_its_debtor(words: str, redressed: tuple[str, ...]) -> None:
    """All that are joined by and; alternatives only where each is a breach; never those of another."""
    duties = ("Russia shall leave.", "Russia shall not attack.", "Ukraine shall hold fire.")
    assert agreement(*duties, f"If {words}, Russia shall pay.").provisions[3].redresses == redressed


def test_it_takes_up_a_guarantor() -> None:
    """In "If a guarantor violates 1.1, it shall pay" each guarantor pays for its own breach."""
    provisions = agreement("Each guarantor shall go.", "If a guarantor violates 1.1, it shall pay.").provisions
    assert [(p.id, p.antecedent, p.redresses) for p in provisions[2:]] == [
        (f"1.2/{m}", Stands(f"1.1/{m}", "violated"), (f"1.1/{m}",)) for m in ("Turkey", "Canada")
    ]


def test_references_to_a_group_are_read_member_by_member_in_its_own_duties() -> None:
    """Elsewhere they mean all of them; "a guarantor" is any of them."""
    found = agreement(
        "Each guarantor shall go.",
        "If 1.1 is discharged, each guarantor shall pay.",
        "If 1.1 is discharged, Ukraine shall pay.",
        "If a guarantor violates 1.1, Ukraine may stay.",
    ).provisions
    kept = tuple(Stands(f"1.1/{m}", "discharged") for m in ("Turkey", "Canada"))
    broken = tuple(Stands(f"1.1/{m}", "violated") for m in ("Turkey", "Canada"))
    assert [p.antecedent for p in found[2:]] == [*kept, And(kept), Or(broken)]


@pytest.mark.parametrize(
    "words", ["1.9 is kept", "Article 7 is in force", "Ukraine violates 1.9", "1.1/Canada is kept"]
)
def test_references_to_what_is_not_there_are_mistakes(words: str) -> None:
    """The message names what is missing; the same words about what is there are none."""
    assert len(mistakes("Ukraine shall go.", f"Ukraine shall pay if {words}.")) == 1
    assert not mistakes("Ukraine shall go.", "Ukraine shall pay if 1.1 is kept and Article 1 is in force.")


def test_numbers_once_and_fitting_the_article() -> None:
    """Two sentences 1.1, or a 2.1 in Article 1, are mistakes; so is a second sentence after one number."""
    assert ["is taken" in m for m in mistakes("1.1 Ukraine shall go.", "1.1 Ukraine shall pay.")] == [True]
    assert ["begins with 1." in m for m in mistakes("2.1 Ukraine shall go.")] == [True]
    assert ["its own number" in m for m in mistakes("1.1 Ukraine shall go. Russia shall go.")] == [True]


def test_lettered_list_over_several_lines() -> None:
    """(a), (b) are joined by the last word before a letter, or by what stands before the list."""
    p = provision("Ukraine shall go if", "(a) it rains; or", "(b) Russia has not left.")
    assert isinstance(p.antecedent, Or)
    assert [type(part) for part in p.antecedent.parts] == [Holds, Not]
    assert ["all and, or all or" in m for m in mistakes("Ukraine shall go if (a) it rains; (b) it snows.")] == [True]

"""The life of a duty from day to day. Day 1 is 1 January 2022; the agreement is signed on it."""

from datetime import date

import pytest

from parley.engine import assess
from parley.model.agreement import Agreement, Deadline, Period, Provision
from parley.model.condition import Holds, Not, Stands, When
from parley.model.testimony import Cancel, Release

from .build import Line, accepts, agreement, day, duty, end, entry, prop, provision, says, state

ACT = "Ukraine withdraws"
ATTACK = "an attack occurs"


def _state(a: Agreement, record: list[Line], as_of: int = 300, name: str = "1.1", account: str = "common"):  # type: ignore[no-untyped-def]
    return state(assess(a, record, as_of=day(as_of), account=account), name)


def _withdraw(**more: object) -> Agreement:
    return agreement(duty("1.1", "Ukraine", ACT, **more))


DONE = [says(None, ACT, 10)]


def within(number: int, unit: str = "days", since: str | None = None) -> tuple[Deadline, ...]:
    event = None if since is None else Holds(prop(since))
    return (Deadline(within=Period(number, unit), since=event),)  # type: ignore[arg-type]


def test_a_duty_without_condition_is_due_at_once_and_discharged_by_its_act() -> None:
    """Due since the entry into force; done on day 10."""
    assert _state(_withdraw(), []) == ("detached", 1)
    assert _state(_withdraw(), DONE) == ("discharged", 10)
    assert _state(_withdraw(), [says(None, ACT, 10, holds=False)]) == ("detached", 1)


def test_nothing_binds_before_the_agreement_is_in_force() -> None:
    """Proposed: in force from the day on which the last party accepts; one acceptance is not enough."""
    a = agreement(duty("1.1", "Ukraine", ACT), signed=False)
    assert _state(a, accepts("Ukraine")) == ("inactive", None)
    assert _state(a, [*accepts("Ukraine"), *accepts("Russia", on=7)]) == ("detached", 7)
    assert _state(a, [*accepts("Ukraine"), says("Ukraine", accepts("Russia")[0].about, 7)]) == ("inactive", None)


def test_a_deadline_runs_to_the_end_of_its_day() -> None:
    """By day 20: done on day 20 is in time; not done, violated since day 21, and a late act changes nothing."""
    a = _withdraw(deadlines=(Deadline(day=day(20)),))
    assert _state(a, [], as_of=20) == ("detached", 1)
    assert _state(a, [], as_of=21) == ("violated", 21)
    assert _state(a, [says(None, ACT, 20)]) == ("discharged", 20)
    assert _state(a, [says(None, ACT, 21)]) == ("violated", 21)
    assert provision(assess(a, [], as_of=day(1)), "1.1").deadline == day(20)


@pytest.mark.parametrize(
    ("deadline", "last"),
    [
        (within(3), date(2022, 2, 3)),
        (within(2, "weeks"), date(2022, 2, 14)),
        (within(1, "months"), date(2022, 2, 28)),
        (within(1, "years"), date(2023, 1, 31)),
    ],
)
def test_a_period_runs_from_the_day_on_which_the_duty_is_due(deadline: tuple[Deadline, ...], last: date) -> None:
    """Due on 31 January: days are added; a month takes the same day of the month, or its last."""
    a = _withdraw(once=ATTACK, deadlines=deadline)
    found = assess(a, [says(None, ATTACK, 31)], as_of=date(2024, 1, 1))
    assert provision(found, "1.1").deadline == last
    assert provision(found, "1.1").since == date.fromordinal(last.toordinal() + 1)
    assert provision(assess(a, [], as_of=day(300)), "1.1").deadline is None


def test_a_period_may_run_from_an_event() -> None:
    """Within 10 days of an attack: no deadline before it, then the day of the attack plus 10."""
    a = _withdraw(deadlines=within(10, since=ATTACK))
    assert provision(assess(a, [], as_of=day(300)), "1.1").deadline is None
    assert _state(a, [says(None, ATTACK, 5)], as_of=15) == ("detached", 1)
    assert _state(a, [says(None, ATTACK, 5), says(None, ATTACK, 12)]) == ("violated", 16)


def test_a_period_without_end_is_no_crash() -> None:
    """Within a billion years."""
    assert _state(_withdraw(deadlines=within(10**9, "years")), []) == ("detached", 1)
    assert _state(_withdraw(deadlines=within(10**12)), []) == ("detached", 1)


def test_what_sets_a_duty_off() -> None:
    """Conditional until an attack occurs, then due; it stays so when the attack is denied later."""
    a = _withdraw(once=ATTACK)
    assert _state(a, []) == ("conditional", 1)
    assert _state(a, [says(None, ATTACK, 5)]) == ("detached", 5)
    assert _state(a, [says(None, ATTACK, 5), says(None, ATTACK, 6, holds=False)]) == ("detached", 5)
    assert _state(a, [says("Ukraine", ATTACK, 5)]) == ("conditional", 1)


def test_an_event_before_the_agreement_binds_sets_nothing_off_but_a_state_does() -> None:
    """An attack on day 3 is past when the agreement enters on day 5; peace since day 3 still holds then."""
    after = [*accepts("Ukraine", "Russia", on=5)]
    event = agreement(duty("1.1", "Ukraine", ACT, once=ATTACK), signed=False)
    assert _state(event, [says(None, ATTACK, 3), *after]) == ("conditional", 5)
    assert _state(event, [says(None, ATTACK, 3), says(None, ATTACK, 9), *after]) == ("detached", 9)
    assert _state(event, [says(None, ATTACK, 3), says("Russia", ATTACK, 9), *after]) == ("conditional", 5)
    lasting = agreement(duty("1.1", "Ukraine", ACT, once="there is peace"), signed=False)
    assert _state(lasting, [says(None, "there is peace", 3), *after]) == ("detached", 5)
    assert _state(lasting, [says(None, "there is peace", 3, until=day(4)), *after]) == ("conditional", 5)


def test_an_act_done_while_the_duty_is_conditional_discharges_it() -> None:
    """Ukraine withdraws before anything obliges it; before the duty binds it does not count."""
    assert _state(_withdraw(once=ATTACK), DONE) == ("discharged", 10)
    late = agreement(duty("1.1", "Ukraine", ACT, once=ATTACK), signed=False)
    assert _state(late, [*DONE, *accepts("Ukraine", "Russia", on=11)]) == ("conditional", 11)


def test_unless_ends_a_duty_that_is_not_yet_done() -> None:
    """An exception that holds first ends it as expired; unknown, or too late, it does not."""
    a = _withdraw(unless="the attack has ended")
    assert _state(a, [says(None, "the attack has ended", 5)]) == ("expired", 5)
    assert _state(a, [says("Russia", "the attack has ended", 5)]) == ("detached", 1)
    assert _state(a, [*DONE, says(None, "the attack has ended", 11)]) == ("discharged", 10)


def test_a_duty_expires_when_its_time_ends_before_it_is_set_off() -> None:
    """By day 20, if attacked: no attack by then."""
    a = _withdraw(once=ATTACK, deadlines=(Deadline(day=day(20)),))
    assert _state(a, [], as_of=20) == ("conditional", 1)
    assert _state(a, [says(None, ATTACK, 30)]) == ("expired", 21)


def test_a_duty_expires_when_what_sets_it_off_can_no_longer_happen() -> None:
    """If attacked before day 20; and if a duty is kept that has been broken."""
    a = _withdraw(once=Holds(prop(ATTACK), When("before", day(20))))
    assert _state(a, [], as_of=19) == ("conditional", 1)
    assert _state(a, [says(None, ATTACK, 25)]) == ("expired", 20)
    assert _state(a, [says(None, ATTACK, 19)]) == ("detached", 19)
    broken = duty("1.1", "Ukraine", ACT, deadlines=(Deadline(day=day(20)),))
    two = agreement(broken, duty("1.2", "Russia", "Russia pays", once=Stands("1.1", "discharged")))
    assert _state(two, [], name="1.2") == ("expired", 21)
    assert _state(two, DONE, name="1.2") == ("detached", 10)


def test_what_did_not_happen_in_time_can_set_off() -> None:
    """If Russia has not paid by day 20, Ukraine withdraws."""
    a = _withdraw(once=Not(Holds(prop("Russia pays"), When("by", day(20)))))
    assert _state(a, [], as_of=20) == ("conditional", 1)
    assert _state(a, []) == ("detached", 21)
    assert _state(a, [says(None, "Russia pays", 20)]) == ("expired", 21)


def test_from_a_day_on() -> None:
    """A duty that starts on day 30 is conditional before."""
    a = _withdraw(starts=day(30), ends=day(40))
    assert _state(a, [], as_of=29) == ("conditional", 1)
    assert _state(a, [], as_of=40) == ("detached", 30)
    assert _state(a, []) == ("violated", 41)


def test_the_debtors_word_alone_discharges_only_in_its_own_account() -> None:
    """In common the creditor, an observer or the named verifier must say so, or all; and nobody deny it."""
    plain, checked = _withdraw(), _withdraw(verifiers=("OSCE",))
    own = [says("Ukraine", ACT, 10)]
    assert _state(plain, own) == ("detached", 1)
    assert _state(plain, own, account="Ukraine") == ("discharged", 10)
    assert _state(plain, own, account="generous") == ("discharged", 10)
    assert _state(plain, own, account="Russia") == ("detached", 1)
    assert _state(plain, [*own, says("Russia", ACT, 12)]) == ("discharged", 12)
    assert _state(plain, [says("Russia", ACT, 12)]) == ("discharged", 12)
    assert _state(plain, [says("OSCE", ACT, 12)]) == ("discharged", 12)
    assert _state(plain, [*own, says("Russia", ACT, 10, holds=False)]) == ("detached", 1)
    assert _state(plain, [says("OSCE", ACT, 12)], account="cautious") == ("detached", 1)
    assert _state(checked, [says("OSCE", ACT, 12)], account="cautious") == ("discharged", 12)
    three = agreement(duty("1.1", "Ukraine", ACT), parties=("Ukraine", "Russia", "Turkey"))
    assert _state(three, [says("Turkey", ACT, 12)]) == ("discharged", 12)
    assert _state(three, own) == ("detached", 1)


def test_a_creditor_releases_and_a_debtor_cancels() -> None:
    """Cancelling a duty that is due violates it; others can do neither."""
    due, waiting = _withdraw(), _withdraw(once=ATTACK)
    release, cancel = Release("1.1", "Russia"), Cancel("1.1", "Ukraine")
    assert _state(due, [says("Russia", release, 5)]) == ("released", 5)
    assert _state(waiting, [says(None, release, 5)]) == ("released", 5)
    assert _state(due, [says("Ukraine", release, 5)]) == ("detached", 1)
    assert _state(due, [says("Ukraine", cancel, 5)]) == ("violated", 5)
    assert _state(waiting, [says("Ukraine", cancel, 5)], account="Russia") == ("cancelled", 5)
    assert _state(waiting, [says("Russia", cancel, 5)]) == ("conditional", 1)
    wrong = [says("Ukraine", Release("1.1", "Ukraine"), 5), says("Russia", Release("9.9", "Russia"), 5)]
    assert assess(due, wrong).unused == tuple(wrong)


def _breach(**more: object) -> Agreement:
    owed = duty("1.1", "Ukraine", ACT, deadlines=(Deadline(day=day(20)),))
    fields = {"once": Stands("1.1", "violated"), "redresses": ("1.1",)} | more
    return agreement(owed, duty("1.2", str(fields.pop("debtor", "Ukraine")), "Ukraine pays", **fields))


def test_a_breach_is_repaired_when_its_reparation_is_discharged() -> None:
    """Ukraine did not withdraw, and pays. What another owes because of the breach repairs nothing."""
    assert _state(_breach(), [], name="1.2") == ("detached", 21)
    assert _state(_breach(), []) == ("violated", 21)
    assert _state(_breach(), [says(None, "Ukraine pays", 30)]) == ("repaired", 30)
    assert _state(_breach(debtor="Russia"), [says(None, "Ukraine pays", 30)]) == ("violated", 21)


def _ban(**more: object) -> Provision:
    return duty("1.1", "Ukraine", "Ukraine hosts bases", kind="ban", maintenance=True, **more)


def test_a_ban_is_violated_on_the_first_day_on_which_its_act_holds() -> None:
    """In common a creditor's accusation is not enough, an observer's report is."""
    bases = "Ukraine hosts bases"
    assert _state(agreement(_ban()), []) == ("detached", 1)
    assert _state(agreement(_ban()), [says("Russia", bases, 5)]) == ("detached", 1)
    assert _state(agreement(_ban()), [says("Russia", bases, 5)], account="Russia") == ("violated", 5)
    assert _state(agreement(_ban()), [says("OSCE", bases, 5)]) == ("violated", 5)
    assert _state(agreement(_ban()), [says("OSCE", bases, 5), says("Ukraine", bases, 5, holds=False)]) == (
        "detached",
        1,
    )
    assert _state(agreement(_ban(once=ATTACK)), [says(None, bases, 5, until=day(6)), says(None, ATTACK, 8)]) == (
        "detached",
        8,
    )


def test_a_ban_before_a_day_ends_with_it() -> None:
    """Not before day 21: the ban runs to the end of day 20."""
    a = agreement(_ban(deadlines=(Deadline(day=day(20)),)))
    assert _state(a, [], as_of=20) == ("detached", 1)
    assert _state(a, [says(None, "Ukraine hosts bases", 21)]) == ("discharged", 21)
    assert _state(a, [says(None, "Ukraine hosts bases", 20)]) == ("violated", 20)


def test_a_maintenance_duty_is_kept_to_the_end_of_its_time() -> None:
    """For 10 days from day 1: the last is day 10; discharged since day 11 unless the act fails before."""
    act = "Ukraine holds fire"
    a = agreement(duty("1.1", "Ukraine", act, maintenance=True, lasts=Period(10, "days")))
    assert provision(assess(a, [], as_of=day(3)), "1.1").deadline == day(10)
    assert _state(a, [says(None, act, 2)], as_of=10) == ("detached", 1)
    assert _state(a, [says(None, act, 2)]) == ("discharged", 11)
    assert _state(a, [says(None, act, 10, holds=False)]) == ("violated", 10)
    assert _state(a, [says(None, act, 11, holds=False)]) == ("discharged", 11)
    month = agreement(duty("1.1", "Ukraine", act, maintenance=True, lasts=Period(1, "months")))
    assert provision(assess(month, [], as_of=day(3)), "1.1").deadline == date(2022, 1, 31)


def test_until_and_while_bound_a_duty() -> None:
    """Kept up until a referendum is held, that day included; banned while 1.1 is due."""
    first = duty("1.1", "Ukraine", "Ukraine holds neutral status", maintenance=True, until="a referendum is held")
    second = duty("1.2", "Ukraine", "Ukraine hosts bases", kind="ban", during=Stands("1.1", "detached"))
    a = agreement(first, second)
    assert _state(a, [], name="1.2") == ("detached", 1)
    held = says(None, "a referendum is held", 9)
    assert _state(a, [held]) == _state(a, [held], name="1.2") == ("discharged", 10)
    assert [p.deadline for p in assess(a, [held], as_of=day(20)).provisions] == [day(9), day(9)]
    assert _state(a, [held], as_of=9) == ("detached", 1)
    assert _state(a, [says(None, "Ukraine hosts bases", 9), held], name="1.2") == ("violated", 9)
    assert _state(a, [says("Russia", "a referendum is held", 9)]) == ("detached", 1)


def test_a_state_to_be_kept_up_may_have_to_be_reached_first() -> None:
    """Neutral status within 10 days: then due on, violated if it has not been reached, or is lost."""
    act = "Ukraine holds neutral status"
    a = agreement(duty("1.1", "Ukraine", act, maintenance=True, deadlines=within(10)))
    assert _state(a, []) == ("violated", 12)
    assert _state(a, [says(None, act, 2, holds=False), says(None, act, 9)]) == ("detached", 1)
    assert _state(a, [says(None, act, 9), says(None, act, 50, holds=False)]) == ("violated", 50)


def test_the_end_of_the_agreement_ends_what_it_contains() -> None:
    """A duty that is due is released, one kept up discharged, one waiting expired; a breach stays."""
    a = agreement(
        duty("1.1", "Ukraine", ACT),
        duty("1.2", "Ukraine", "Ukraine hosts bases", kind="ban"),
        duty("1.3", "Ukraine", "Ukraine pays", once=ATTACK),
        duty("1.4", "Ukraine", "Ukraine speaks", deadlines=(Deadline(day=day(3)),)),
        duty("P1", "Ukraine", "Ukraine promises", article=None),
        ends=(end("the war ends"),),
    )
    found = assess(a, [says(None, "the war ends", 5)], as_of=day(300))
    states = [state(found, name) for name in ("1.1", "1.2", "1.3", "1.4", "P1")]
    assert states == [("released", 5), ("discharged", 5), ("expired", 5), ("violated", 4), ("detached", 1)]
    assert (found.in_force.state.value, found.in_force.since) == ("fails", day(5))
    assert assess(a, [], as_of=day(300)).in_force.state.value == "holds"


def test_an_end_on_a_day_and_of_an_article_alone() -> None:
    """Article 1 ends on day 50; Article 2 goes on."""
    other = duty("2.1", "Russia", "Russia pays", article="Article 2")
    a = agreement(duty("1.1", "Ukraine", ACT), other, ends=(end(None, "Article 1", day=day(50)),))
    assert _state(a, [], as_of=49) == ("detached", 1)
    assert _state(a, []) == ("released", 50)
    assert _state(a, [], name="2.1") == ("detached", 1)


def test_while_suspended_no_clock_runs() -> None:
    """10 days from day 1; suspended on days 5 to 24, that is for 20 days: the deadline moves to day 31."""
    halt = end("talks are broken off", suspends=True, only_while=True)
    a = agreement(duty("1.1", "Ukraine", ACT, deadlines=within(10)), ends=(halt,))
    record = [says(None, "talks are broken off", 5, until=day(24))]
    assert _state(a, record, as_of=24) == ("suspended", 5)
    assert _state(a, record, as_of=31) == ("detached", 25)
    assert _state(a, record) == ("violated", 32)
    assert provision(assess(a, record, as_of=day(40)), "1.1").deadline == day(31)
    assert _state(a, [says(None, "talks are broken off", 5)]) == ("suspended", 5)
    assert _state(a, []) == ("violated", 12)


def test_a_suspension_for_good() -> None:
    """ "is suspended if": it stays suspended when the condition no longer holds."""
    a = agreement(duty("1.1", "Ukraine", ACT), ends=(end(ATTACK, suspends=True),))
    found = assess(a, [says(None, ATTACK, 5), says(None, ATTACK, 9, holds=False)], as_of=day(99))
    assert state(found, "1.1") == ("suspended", 5)
    assert found.in_force.state.value == "fails"


def test_a_duty_suspended_by_its_own_standing_does_not_hang() -> None:
    """1.1 is suspended while 1.1 is due: a contradiction in the text, settled once a day."""
    a = agreement(
        duty("1.1", "Ukraine", ACT), ends=(end(Stands("1.1", "detached"), "1.1", suspends=True, only_while=True),)
    )
    assert _state(a, [])[0] in ("suspended", "detached")


def test_powers() -> None:
    """Available once the breach is there; exercised by its holder's word, in every account; by no other's."""
    a = agreement(
        duty("1.1", "Russia", "Russia pays", deadlines=(Deadline(day=day(20)),)),
        duty("1.2", "Ukraine", "Ukraine ends it", kind="power", once=Stands("1.1", "violated")),
    )
    use = says("Ukraine", "Ukraine ends it", 30)
    assert _state(a, [], as_of=20, name="1.2") == ("conditional", 1)
    assert _state(a, [], name="1.2") == ("available", 21)
    assert _state(a, [use], name="1.2") == _state(a, [use], name="1.2", account="Russia") == ("exercised", 30)
    assert _state(a, [says("Russia", "Ukraine ends it", 30)], name="1.2") == ("available", 21)
    assert _state(a, [says("Ukraine", "Ukraine ends it", 10)], name="1.2") == ("available", 21)
    assert _state(a, [says(None, "Russia pays", 10)], name="1.2") == ("expired", 10)


def test_a_power_lapses_with_its_time_and_rests_with_its_while() -> None:
    """Available until day 20 at most; and only while talks go on."""
    timed = agreement(duty("1.1", "Ukraine", "Ukraine inspects", kind="power", deadlines=(Deadline(day=day(20)),)))
    assert (_state(timed, [], as_of=20), _state(timed, [])) == (("available", 1), ("expired", 21))
    a = agreement(duty("1.1", "Ukraine", "Ukraine inspects", kind="power", during="talks go on"))
    stop, again = says(None, "talks go on", 9, holds=False), says(None, "talks go on", 12)
    assert _state(a, [says(None, "talks go on", 5)]) == ("available", 5)
    assert _state(a, [says(None, "talks go on", 5), stop]) == ("conditional", 9)
    assert _state(a, [says(None, "talks go on", 5), stop, again]) == ("available", 12)


def test_the_entry_condition() -> None:
    """In force once there is peace, and for good: what changes later changes nothing."""
    a = agreement(duty("1.1", "Ukraine", ACT), entries=(entry("there is peace"),))
    assert _state(a, []) == ("inactive", None)
    peace = [says(None, "there is peace", 5), says(None, "there is peace", 9, holds=False)]
    assert _state(a, peace) == ("detached", 5)
    assert assess(a, [says("Ukraine", "there is peace", 5)], as_of=day(9)).in_force.state.value == "unknown"
    both = [says("Ukraine", "there is peace", 5), says("Russia", "there is peace", 5, holds=False)]
    assert assess(a, both).in_force.state.value == "contested"
    dated = agreement(duty("1.1", "Ukraine", ACT), entries=(entry(None, on=day(9)),))
    assert (_state(dated, [], as_of=8), _state(dated, [])) == (("inactive", None), ("detached", 9))


def test_an_article_with_an_entry_of_its_own() -> None:
    """Article 1 enters with peace, the agreement with the referendum; its debtor must have accepted."""
    entries = (entry("a referendum is held"), entry("there is peace", "Article 1"))
    a = agreement(duty("1.1", "Ukraine", ACT), entries=entries, signed=False)
    record = [says(None, "there is peace", 5)]
    assert _state(a, record) == ("inactive", None)
    assert _state(a, [*record, *accepts("Ukraine", on=8)]) == ("detached", 8)
    assert assess(a, [*record, *accepts("Ukraine", on=8)]).in_force.state.value == "unknown"

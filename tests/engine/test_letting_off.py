"""What ends a duty besides its act: release, cancellation, suspension, the end; what becomes of breaches and powers."""

import pytest

from .by_text import assessed, stands

OWED = """## Article 1
1.1 Ukraine shall withdraw its troops by 1 February 2022.
1.2 If Ukraine violates 1.1, Ukraine shall pay compensation within 10 days.
"""


def test_a_release_before_the_breach_and_one_after() -> None:
    """Before: released, and the reparation can never be owed. After: the breach stays, and so does the reparation."""
    before = stands(OWED, "01-20 Russia: Russia releases Ukraine from 1.1", "03-01")
    assert before == {"1.1": "released 01-20 by 02-01", "1.2": "expired 01-20"}
    after = stands(OWED, "02-05 Russia: Russia releases Ukraine from 1.1", "02-06")
    assert after == {"1.1": "violated 02-02 by 02-01", "1.2": "detached 02-02 by 02-12"}


def test_a_release_on_the_last_day_and_a_day_later() -> None:
    """The deadline runs to the end of its day."""
    text = "## Article 1\n1.1 Ukraine shall withdraw its troops by 1 February 2022."
    assert stands(text, "02-01 Russia: Russia releases Ukraine from 1.1", "02-10")["1.1"] == "released 02-01 by 02-01"
    assert stands(text, "02-02 Russia: Russia releases Ukraine from 1.1", "02-10")["1.1"] == "violated 02-02 by 02-01"


def test_a_waived_reparation_leaves_the_breach() -> None:
    """Its creditor releases it: nothing is owed any more, and nothing was repaired."""
    found = stands(OWED, "02-05 Russia: Russia releases Ukraine from 1.2", "03-01")
    assert found == {"1.1": "violated 02-02 by 02-01", "1.2": "released 02-05 by 02-12"}
    others = stands(OWED, "02-05 Ukraine: Ukraine releases Ukraine from 1.2", "02-06")
    assert others["1.2"] == "detached 02-02 by 02-12"


def test_a_broken_reparation_leaves_the_breach() -> None:
    """Paid too late; and what was owed for that paid: the second breach is repaired, not the first."""
    late = stands(OWED, "02-20 Russia: Ukraine pays compensation", "03-01")
    assert late == {"1.1": "violated 02-02 by 02-01", "1.2": "violated 02-13 by 02-12"}
    chain = OWED + "1.3 If Ukraine violates 1.2, Ukraine shall pay double within 10 days.\n"
    found = stands(chain, "02-15 Russia: Ukraine pays double", "03-01")
    assert found == {
        "1.1": "violated 02-02 by 02-01",
        "1.2": "repaired 02-15 by 02-12",
        "1.3": "discharged 02-15 by 02-23",
    }


def test_two_reparations() -> None:
    """Both must be made; one made and the other waived is enough; one made and the other withdrawn is not."""
    text = OWED + "1.3 If Ukraine violates 1.1, Ukraine shall apologise within 5 days.\n"
    paid = "02-04 Russia: Ukraine pays compensation\n"
    assert stands(text, paid, "02-05")["1.1"] == "violated 02-02 by 02-01"
    assert stands(text, paid + "02-05 Russia: Ukraine apologises", "02-05")["1.1"] == "repaired 02-05 by 02-01"
    waived = paid + "02-06 Russia: Russia releases Ukraine from 1.3"
    assert stands(text, waived, "02-06")["1.1"] == "repaired 02-06 by 02-01"
    withdrawn = "01-10 Ukraine: Ukraine cancels 1.3\n" + paid
    found = stands(text, withdrawn, "03-01")
    assert (found["1.1"], found["1.3"]) == ("violated 02-02 by 02-01", "cancelled 01-10")


def test_a_cancelled_duty_and_a_cancelled_reparation() -> None:
    """Before it is due a withdrawal, then a breach; a reparation cancelled while due is a breach beside the breach."""
    waiting = "## Article 1\n1.1 If an attack occurs, Ukraine shall pay within 3 days."
    assert stands(waiting, "01-20 Ukraine: Ukraine cancels 1.1", "02-01")["1.1"] == "cancelled 01-20"
    assert stands(waiting, "01-20 Russia: Ukraine cancels 1.1", "02-01")["1.1"] == "conditional 01-01"
    assert stands(OWED, "01-20 Ukraine: Ukraine cancels 1.1", "01-25") == {
        "1.1": "violated 01-20 by 02-01",
        "1.2": "detached 01-20 by 01-30",
    }
    cancelled = stands(OWED, "02-05 Ukraine: Ukraine cancels 1.2", "02-06")
    assert cancelled == {"1.1": "violated 02-02 by 02-01", "1.2": "violated 02-05 by 02-12"}


REST = "## Termination\nArticle 1 is suspended while talks are broken off.\n"


def test_a_breach_is_not_suspended_its_reparation_is() -> None:
    """The clock of the reparation stands still for six days; paid then, it repairs."""
    text = OWED + REST
    halt = "02-05 to 02-10 nobody: talks are broken off\n"
    assert stands(text, halt, "02-06") == {"1.1": "violated 02-02 by 02-01", "1.2": "suspended 02-05 by 02-13"}
    assert stands(text, halt, "02-18")["1.2"] == "detached 02-11 by 02-18"
    assert stands(text, halt, "02-19")["1.2"] == "violated 02-19 by 02-18"
    paid = halt + "02-07 Russia: Ukraine pays compensation"
    assert stands(text, paid, "02-08")["1.1"] == "violated 02-02 by 02-01"
    assert stands(text, paid, "02-11") == {"1.1": "repaired 02-11 by 02-01", "1.2": "discharged 02-11 by 02-18"}


def test_a_duty_at_rest_is_released_or_cancelled_at_once() -> None:
    """What its parties do with it needs no waiting for its resumption."""
    text = "## Article 1\n1.1 Ukraine shall withdraw its troops by 1 February 2022.\n" + REST
    halt = "01-10 nobody: talks are broken off\n"
    assert stands(text, halt + "01-15 Russia: Russia releases Ukraine from 1.1", "03-01")["1.1"].startswith(
        "released 01-15"
    )
    assert stands(text, halt + "01-15 Ukraine: Ukraine cancels 1.1", "03-01")["1.1"].startswith("violated 01-15")
    assert stands(text, halt, "03-01")["1.1"].startswith("suspended 01-10")


def test_an_act_on_the_day_on_which_its_duty_ends_was_done() -> None:
    """On the day of the release, of the cancellation, of the suspension, of the end; a day later it is too late."""
    text = "## Article 1\n1.1 Ukraine shall withdraw its troops by 1 February 2022.\n"
    ending = (
        text + "## Termination\nArticle 1 is suspended while talks are broken off.\nArticle 1 ends if the war ends."
    )
    for line in (
        "01-10 Russia: Russia releases Ukraine from 1.1",
        "01-10 Ukraine: Ukraine cancels 1.1",
        "01-10 nobody: talks are broken off",
        "01-10 nobody: the war ends",
    ):
        same = stands(ending, f"{line}\n01-10 Russia: Ukraine withdraws its troops", "01-20")
        assert same["1.1"].startswith("discharged 01-10")
        later = stands(ending, f"{line}\n01-11 Russia: Ukraine withdraws its troops", "01-20")
        assert not later["1.1"].startswith("discharged")


def test_the_end_and_what_it_finds() -> None:
    """Due: released; kept up: discharged; waiting, or a power: expired; broken: broken. At rest: the same."""
    text = """## Article 1
1.1 Ukraine shall withdraw its troops by 1 March 2022.
1.2 Russia shall not attack.
1.3 If an attack occurs, Ukraine shall pay.
1.4 Russia shall pay by 10 January 2022.
1.5 Ukraine may inspect the border.
1.6 Ukraine may leave.
## Termination
This agreement ends if the war ends.
This agreement is suspended while talks are broken off.
"""
    used = "01-12 Ukraine: Ukraine leaves\n"
    expected = {
        "1.1": "released 02-01",
        "1.2": "discharged 02-01",
        "1.3": "expired 02-01",
        "1.4": "violated 01-11",
        "1.5": "expired 02-01",
        "1.6": "exercised 01-12",
    }
    ends = "02-01 nobody: the war ends"
    for record in (used + ends, f"{used}01-20 nobody: talks are broken off\n{ends}"):
        found = stands(text, record, "02-10")
        assert {name: " ".join(words.split()[:2]) for name, words in found.items()} == expected
    day_before = stands(text, used + ends, "01-31")
    assert day_before["1.1"] == "detached 01-01 by 03-01"
    attack = stands(text, f"{used}{ends}\n02-01 nobody: Russia attacks", "02-10")
    assert attack["1.2"] == "discharged 02-01"


POWER = """## Article 1
1.1 Russia shall withdraw its troops by 1 February 2022.
1.2 If Russia violates 1.1, Ukraine may end neutral status{time}.
"""


def test_a_power_that_its_holder_cancels_has_expired() -> None:
    """Waiting or available; what others say of it, or a release, changes nothing."""
    text = POWER.format(time="")
    assert stands(text, "01-10 Ukraine: Ukraine cancels 1.2", "02-10")["1.2"] == "expired 01-10"
    assert stands(text, "02-05 Ukraine: Ukraine cancels 1.2", "02-10")["1.2"] == "expired 02-05"
    assert stands(text, "02-05 Russia: Ukraine cancels 1.2", "02-10")["1.2"] == "available 02-02"
    assert stands(text, "02-05 Russia: Russia releases Ukraine from 1.2", "02-10")["1.2"] == "available 02-02"
    same = "02-05 Ukraine: Ukraine cancels 1.2\n02-05 Ukraine: Ukraine ends neutral status"
    assert stands(text, same, "02-10")["1.2"] == "exercised 02-05"


def test_a_power_and_its_time() -> None:
    """Within 10 days of being available, by its holder's word alone, in every account; not before, not after."""
    text = POWER.format(time=" within 10 days")
    assert stands(text, "", "02-12")["1.2"] == "available 02-02 by 02-12"
    assert stands(text, "", "02-13")["1.2"] == "expired 02-13 by 02-12"
    ends = "{} Ukraine: Ukraine ends neutral status"
    for account in ("common", "cautious", "generous", "Ukraine", "Russia"):
        used = stands(text, ends.format("02-12"), "02-20", account)["1.2"]
        assert used == "exercised 02-12 by 02-12"
    assert stands(text, ends.format("02-13"), "02-20")["1.2"] == "expired 02-13 by 02-12"
    assert stands(text, ends.format("01-20"), "02-05")["1.2"] == "available 02-02 by 02-12"


def test_a_suspended_power_is_inactive_and_comes_back() -> None:
    """Its clock stands still, and what its holder does meanwhile is no use of it."""
    text = POWER.format(time=" within 10 days") + REST
    halt = "02-05 to 02-09 nobody: talks are broken off\n"
    assert stands(text, halt, "02-06")["1.2"].startswith("inactive")
    assert stands(text, halt, "02-17")["1.2"] == "available 02-10 by 02-17"
    assert stands(text, halt, "02-18")["1.2"] == "expired 02-18 by 02-17"


@pytest.mark.parametrize("account", ["common", "cautious", "generous", "Ukraine", "Russia"])
def test_letting_off_counts_in_every_account(account: str) -> None:
    """The word of who may do it, and of nobody else."""
    text = "## Article 1\n1.1 Ukraine shall pay by 1 March 2022.\n1.2 If it rains, Russia shall pay."
    record = "01-10 Russia: Russia releases Ukraine from 1.1\n01-11 Russia: Russia cancels 1.2"
    assert stands(text, record, "02-01", account) == {"1.1": "released 01-10 by 03-01", "1.2": "cancelled 01-11"}
    wrong = record.replace(" Russia: ", " the OSCE: ")
    assert stands(text, wrong, "02-01", account) == {"1.1": "detached 01-01 by 03-01", "1.2": "conditional 01-01"}
    taken_back = record + "\n01-12 Russia: not Russia releases Ukraine from 1.1"
    assert stands(text, taken_back, "02-01", account)["1.1"] == "released 01-10 by 03-01"


def test_letting_off_one_of_a_group() -> None:
    """Ukraine releases Turkey alone; then all."""
    text = "## Article 2\n2.1 Each guarantor shall assist Ukraine by 1 March 2022."
    one = "01-10 Ukraine: Ukraine releases Turkey from 2.1"
    assert stands(text, one, "02-01") == {
        "2.1/Turkey": "released 01-10 by 03-01",
        "2.1/Canada": "detached 01-01 by 03-01",
    }
    wrong = "01-10 Russia: Russia releases Turkey from 2.1"
    assert stands(text, wrong, "02-01")["2.1/Turkey"] == "detached 01-01 by 03-01"
    assert len(assessed(text, wrong, "02-01").unused) == 1


def test_so_long_after_a_condition() -> None:
    """In force 30 days after acceptance, for one year; the day of the condition is not counted, the last day is."""
    text = """## Article 1
1.1 Russia shall not attack.
## Entry into force
This agreement enters into force 30 days after signature.
This agreement remains in force for 1 year.
"""
    assert stands(text, "", "01-30")["1.1"] == "inactive"
    assert stands(text, "", "01-31")["1.1"] == "detached 01-31"
    assert stands(text, "", "2023-01-30")["1.1"] == "detached 01-31"
    assert stands(text, "", "2023-01-31")["1.1"] == "discharged 2023-01-31"
    assert assessed(text, "", "01-30").in_force.state.value == "fails"
    proposed = "01-10 Ukraine: Ukraine accepts this agreement\n01-12 Russia: Russia accepts this agreement"
    assert stands(text, proposed, "02-10", status="proposed")["1.1"] == "inactive"
    assert stands(text, proposed, "02-11", status="proposed")["1.1"] == "detached 02-11"


def test_a_suspension_so_long_after_a_breach() -> None:
    """Three days after the attack; that the attack ends before changes nothing."""
    text = """## Article 1
1.1 Russia shall not attack.
1.2 Ukraine shall pay by 1 February 2022.
## Termination
1.2 is suspended 3 days after Russia violates 1.1.
"""
    record = "01-10 to 01-11 nobody: Russia attacks"
    assert stands(text, record, "01-12")["1.2"] == "detached 01-01 by 02-01"
    assert stands(text, record, "01-13")["1.2"] == "suspended 01-13 by 02-01"
    assert stands(text, "", "01-13")["1.2"] == "detached 01-01 by 02-01"


def test_what_no_power_allows_binds_nobody() -> None:
    """Ukraine invokes the guarantee without a breach, then after one; and where the text gives no power for it."""
    text = """## Article 1
1.1 Russia shall respect the border.
1.2 If Russia violates 1.1, Ukraine may invoke the guarantee.
1.3 If Ukraine invokes the guarantee, Russia shall apologise within 3 days.
"""
    early = "01-10 Ukraine: Ukraine invokes the guarantee\n"
    assert stands(text, early, "01-20")["1.3"] == "conditional 01-01"
    breach = "01-12 nobody: not Russia respects the border\n"
    assert stands(text, early + breach, "01-20")["1.3"] == "conditional 01-01"
    again = f"{early}{breach}01-15 Ukraine: Ukraine invokes the guarantee"
    for account in ("common", "cautious", "generous", "Ukraine", "Russia"):
        assert stands(text, again, "01-16", account)["1.3"] == "detached 01-15 by 01-18"
    without = text.replace("1.2 If Russia violates 1.1, Ukraine may", "1.2 Russia may")
    assert stands(without, "01-10 nobody: Ukraine invokes the guarantee", "01-12")["1.3"].startswith("detached 01-10")


def test_a_duty_that_answers_several_breaches() -> None:
    """One payment repairs what is broken by then; what is broken later stays broken."""
    text = """## Article 1
1.1 Ukraine shall withdraw its troops by 1 February 2022.
1.2 Ukraine shall open the road by {day} February 2022.
1.3 {condition}, Ukraine shall pay compensation within 10 days.
"""
    paid = "02-05 Russia: Ukraine pays compensation"

    def found(condition: str, second: int) -> tuple[str, str]:
        states = stands(text.format(day=second, condition=condition), paid, "03-01")
        return states["1.1"].split()[0], states["1.2"].split()[0]

    either = "If 1.1 or 1.2 is violated"
    assert found(either, 3) == ("repaired", "repaired")
    assert found(either, 4) == ("repaired", "repaired")
    assert found(either, 5) == ("repaired", "violated")
    assert found("If Ukraine violates Article 1", 3) == ("repaired", "repaired")
    assert found("If 1.1 is violated and 1.2 is violated", 3) == ("repaired", "repaired")
    assert found("If Ukraine violates 1.1 or it rains", 3) == ("violated", "violated")

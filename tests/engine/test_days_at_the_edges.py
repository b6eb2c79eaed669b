"""Small agreements and records on days at the edges; what must come out was worked out by hand from the language."""

from .by_text import assessed, stands


def test_a_month_ends_with_its_last_day() -> None:
    """A month from 31 January is 28 February; a year from 29 February, one day more is late."""
    text = "## Article 1\n1.1 If peace comes, Ukraine shall withdraw its troops within 1 month."
    peace = "01-31 nobody: peace comes"
    assert stands(text, peace, "02-28")["1.1"] == "detached 01-31 by 02-28"
    assert stands(text, peace, "03-01")["1.1"] == "violated 03-01 by 02-28"
    done = f"{peace}\n02-28 Russia: Ukraine withdraws its troops"
    assert stands(text, done, "03-01")["1.1"] == "discharged 02-28 by 02-28"
    late = f"{peace}\n03-01 Russia: Ukraine withdraws its troops"
    assert stands(text, late, "03-05")["1.1"] == "violated 03-01 by 02-28"


def test_by_and_before_a_day() -> None:
    """By includes its day, before does not."""
    by = "## Article 1\n1.1 Ukraine shall pay by 1 March 2022.\n1.2 Ukraine shall apologise before 1 March 2022."
    record = "03-01 Russia: Ukraine pays\n03-01 Russia: Ukraine apologises"
    assert stands(by, record, "03-02") == {
        "1.1": "discharged 03-01 by 03-01",
        "1.2": "violated 03-01 by 02-28",
    }
    assert stands(by, "", "02-28") == {"1.1": "detached 01-01 by 03-01", "1.2": "detached 01-01 by 02-28"}


def test_an_act_before_it_is_due_keeps_the_duty() -> None:
    """Done while the duty waits: kept since that day, and what sets it off later changes nothing."""
    text = "## Article 1\n1.1 If an attack occurs, Ukraine shall pay within 3 days."
    record = "02-01 Russia: Ukraine pays\n02-10 nobody: an attack occurs"
    assert stands(text, record, "02-20")["1.1"] == "discharged 02-01"
    unheard = "02-01 Ukraine: Ukraine pays\n02-10 nobody: an attack occurs"
    assert stands(text, unheard, "02-13")["1.1"] == "detached 02-10 by 02-13"
    assert stands(text, unheard, "02-14")["1.1"] == "violated 02-14 by 02-13"


def test_an_act_before_the_sentence_binds_does_not_count() -> None:
    """Ukraine pays before it has accepted."""
    text = "## Article 1\n1.1 Ukraine shall pay by 1 March 2022."
    record = "02-01 Russia: Ukraine pays\n02-05 Ukraine: Ukraine accepts this agreement"
    record += "\n02-06 Russia: Russia accepts this agreement"
    assert stands(text, record, "02-10", status="proposed")["1.1"] == "detached 02-06 by 03-01"
    assert stands(text, record, "02-05", status="proposed")["1.1"] == "inactive by 03-01"


def test_an_act_after_the_breach_does_not_undo_it() -> None:
    """One day late."""
    text = "## Article 1\n1.1 Ukraine shall pay within 10 days."
    assert stands(text, "01-11 Russia: Ukraine pays", "01-20")["1.1"] == "discharged 01-11 by 01-11"
    assert stands(text, "01-12 Russia: Ukraine pays", "01-20")["1.1"] == "violated 01-12 by 01-11"


def test_a_suspension_across_a_deadline_moves_it() -> None:
    """Five days of rest, two of them after the deadline as written; also of a fixed day."""
    text = """## Article 1
1.1 Ukraine shall pay within 10 days.
1.2 Ukraine shall apologise by 11 January 2022.
## Termination
Article 1 is suspended while talks are broken off."""
    record = "01-09 to 01-13 nobody: talks are broken off"
    assert stands(text, record, "01-12") == {"1.1": "suspended 01-09 by 01-14", "1.2": "suspended 01-09 by 01-14"}
    assert stands(text, record, "01-16") == {"1.1": "detached 01-14 by 01-16", "1.2": "detached 01-14 by 01-16"}
    assert stands(text, record, "01-17") == {"1.1": "violated 01-17 by 01-16", "1.2": "violated 01-17 by 01-16"}
    paid = f"{record}\n01-12 Russia: Ukraine pays"
    assert stands(text, paid, "01-12")["1.1"] == "suspended 01-09 by 01-14"
    assert stands(text, paid, "01-20")["1.1"] == "discharged 01-14 by 01-16"


def test_a_suspension_after_the_deadline_saves_nobody() -> None:
    """Suspended on the day after the deadline: the breach of that day stands; a day earlier the duty rests."""
    text = """## Article 1
1.1 Ukraine shall pay within 10 days.
## Termination
Article 1 is suspended while talks are broken off."""
    assert stands(text, "01-12 nobody: talks are broken off", "01-20")["1.1"] == "violated 01-12 by 01-11"
    assert stands(text, "01-11 nobody: talks are broken off", "01-11")["1.1"] == "suspended 01-11 by 01-11"


def test_what_is_banned_may_be_done_while_the_ban_rests() -> None:
    """An attack on a day of the suspension; still going on when it ends, it is a breach then."""
    text = """## Article 1
1.1 Russia shall not attack.
## Termination
Article 1 is suspended while talks are broken off."""
    halt = "02-01 to 02-10 nobody: talks are broken off\n"
    assert stands(text, halt + "02-05 to 02-06 nobody: Russia attacks", "02-20")["1.1"] == "detached 02-11"
    assert stands(text, halt + "02-05 nobody: Russia attacks", "02-20")["1.1"] == "violated 02-11"
    assert stands(text, halt + "02-11 nobody: Russia attacks", "02-20")["1.1"] == "violated 02-11"


def test_two_untils() -> None:
    """The first that comes is the last day."""
    text = "## Article 1\n1.1 Ukraine shall hold fire until 1 March 2022, until a referendum has been held."
    assert stands(text, "", "02-10")["1.1"] == "detached 01-01 by 03-01"
    held = "02-15 nobody: a referendum has been held"
    assert stands(text, held, "02-15")["1.1"] == "detached 01-01 by 02-15"
    assert stands(text, held, "02-16")["1.1"] == "discharged 02-16 by 02-15"
    assert stands(text, "", "03-02")["1.1"] == "discharged 03-02 by 03-01"
    broken = f"{held}\n02-15 nobody: not Ukraine holds fire"
    assert stands(text, broken, "02-20")["1.1"] == "violated 02-15 by 02-15"


def test_two_conditions_that_end_it() -> None:
    """Until a referendum or elections: either."""
    text = "## Article 1\n1.1 Ukraine shall hold fire until a referendum has been held or elections have been held."
    assert stands(text, "02-15 nobody: elections have been held", "02-16")["1.1"] == "discharged 02-16 by 02-15"


def test_an_act_on_the_day_of_its_exception_is_done() -> None:
    """The exception must hold before the act; on the same day the act counts. A day earlier it excuses."""
    text = "## Article 1\n1.1 Ukraine shall pay by 1 March 2022, unless an attack occurs."
    same = "02-10 nobody: an attack occurs\n02-10 Russia: Ukraine pays"
    assert stands(text, same, "02-20")["1.1"] == "discharged 02-10 by 03-01"
    before = "02-09 nobody: an attack occurs\n02-10 Russia: Ukraine pays"
    assert stands(text, before, "02-20")["1.1"].startswith("expired 02-09")
    assert stands(text, "02-09 Ukraine: an attack occurs", "03-02")["1.1"] == "violated 03-02 by 03-01"


def test_a_ban_with_an_exception() -> None:
    """Attacked, Ukraine may host bases: no breach afterwards, a breach before."""
    text = "## Article 1\n1.1 Ukraine shall not host bases unless an attack occurs."
    attack = "02-10 nobody: an attack occurs"
    assert stands(text, f"{attack}\n02-11 nobody: Ukraine hosts bases", "02-20")["1.1"] == "expired 02-10"
    assert stands(text, f"{attack}\n02-09 nobody: Ukraine hosts bases", "02-20")["1.1"] == "violated 02-09"


def test_a_ban_while_something_lasts() -> None:
    """The day before the while failed was the last; a breach on the day of its end is none."""
    text = "## Article 1\n1.1 Ukraine shall not host bases while talks go on."
    talks = "02-01 nobody: talks go on\n02-10 nobody: not talks go on"
    assert stands(text, talks, "02-09")["1.1"] == "detached 02-01"
    assert stands(text, talks, "02-10")["1.1"] == "discharged 02-10 by 02-09"
    assert stands(text, f"{talks}\n02-10 nobody: Ukraine hosts bases", "02-20")["1.1"] == "discharged 02-10 by 02-09"
    assert stands(text, f"{talks}\n02-09 nobody: Ukraine hosts bases", "02-20")["1.1"] == "violated 02-09"
    assert stands(text, "01-20 nobody: Ukraine hosts bases", "01-25")["1.1"] == "conditional 01-01"


def test_for_a_time_ends_with_its_last_day() -> None:
    """For 10 days from the condition: the first is the day itself."""
    text = "## Article 1\n1.1 If peace comes, Ukraine shall hold fire for 10 days."
    peace = "02-01 nobody: peace comes"
    assert stands(text, peace, "02-10")["1.1"] == "detached 02-01 by 02-10"
    assert stands(text, peace, "02-11")["1.1"] == "discharged 02-11 by 02-10"
    assert stands(text, f"{peace}\n02-10 nobody: not Ukraine holds fire", "02-11")["1.1"] == "violated 02-10 by 02-10"
    assert stands(text, f"{peace}\n02-11 nobody: not Ukraine holds fire", "02-11")["1.1"] == "discharged 02-11 by 02-10"


def test_from_a_day_to_a_day() -> None:
    """Not before, not after."""
    text = "## Article 1\n1.1 Russia shall not attack from 1 February 2022 to 10 February 2022."
    assert stands(text, "01-31 to 01-31 nobody: Russia attacks", "02-05")["1.1"] == "detached 02-01 by 02-10"
    assert stands(text, "02-10 nobody: Russia attacks", "02-15")["1.1"] == "violated 02-10 by 02-10"
    assert stands(text, "02-11 nobody: Russia attacks", "02-15")["1.1"] == "discharged 02-11 by 02-10"


def test_a_deadline_that_counts_from_an_event() -> None:
    """Of a ceasefire, not of being due; without one the duty stays due."""
    text = "## Article 1\n1.1 Ukraine shall withdraw its troops within 3 days of a ceasefire."
    assert stands(text, "", "05-01")["1.1"] == "detached 01-01"
    fire = "02-01 nobody: a ceasefire"
    assert stands(text, fire, "02-04")["1.1"] == "detached 01-01 by 02-04"
    assert stands(text, fire, "02-05")["1.1"] == "violated 02-05 by 02-04"


def test_a_condition_with_a_day() -> None:
    """An attack by 10 February: on that day it counts; the day after none can come any more."""
    text = "## Article 1\n1.1 If an attack occurs by 10 February 2022, Ukraine shall pay within 5 days."
    assert stands(text, "02-10 nobody: an attack occurs", "02-10")["1.1"] == "detached 02-10 by 02-15"
    assert stands(text, "", "02-10")["1.1"] == "conditional 01-01"
    assert stands(text, "", "02-11")["1.1"] == "expired 02-11"
    assert stands(text, "02-11 nobody: an attack occurs", "02-12")["1.1"] == "expired 02-11"


def test_set_off_once() -> None:
    """A second attack while the duty is due moves nothing."""
    text = "## Article 1\n1.1 If an attack occurs, Ukraine shall pay within 10 days."
    record = "02-01 nobody: an attack occurs\n02-08 nobody: an attack occurs"
    assert stands(text, record, "02-09")["1.1"] == "detached 02-01 by 02-11"
    assert stands(text, record, "02-12")["1.1"] == "violated 02-12 by 02-11"


GUARANTEE = """## Article 2
2.1 If an attack occurs, each guarantor shall consult the other guarantors within 3 days.
2.2 A guarantor that violates 2.1 shall pay a contribution within 10 days.
2.3 If 2.1 is discharged, Ukraine shall thank the guarantors within 5 days."""


def test_one_of_a_group_repairs_for_itself() -> None:
    """Both break 2.1; Turkey pays, Canada does not."""
    record = "02-01 nobody: an attack occurs\n02-07 Ukraine: Turkey pays a contribution"
    assert stands(GUARANTEE, record, "02-20") == {
        "2.1/Turkey": "repaired 02-07 by 02-04",
        "2.1/Canada": "violated 02-05 by 02-04",
        "2.2/Turkey": "discharged 02-07 by 02-15",
        "2.2/Canada": "violated 02-16 by 02-15",
        "2.3": "expired 02-05",
    }


def test_all_of_a_group() -> None:
    """2.1 is discharged when the last has consulted."""
    record = "02-01 nobody: an attack occurs\n02-02 Ukraine: Turkey consults the other guarantors"
    assert stands(GUARANTEE, record, "02-03")["2.3"] == "conditional 01-01"
    both = record + "\n02-04 Ukraine: Canada consults the other guarantors"
    assert stands(GUARANTEE, both, "02-04")["2.3"] == "detached 02-04 by 02-09"
    assert stands(GUARANTEE, both, "02-04")["2.2/Turkey"] == "expired 02-02"


def test_a_guarantor_that_has_not_accepted_is_not_bound() -> None:
    """Canada is proposed: it owes nothing, and the article is not in force."""
    text = GUARANTEE + "\n## Article 3\n3.1 If Article 2 is in force, Ukraine shall disarm."
    record = "02-01 nobody: an attack occurs"
    found = stands(text, record, "02-05", proposed=" (proposed)")
    assert (found["2.1/Turkey"], found["2.1/Canada"]) == ("violated 02-05 by 02-04", "inactive")
    assert found["3.1"] == "conditional 01-01"
    accepted = "02-06 Canada: Canada accepts this agreement"
    after = stands(text, f"{record}\n{accepted}", "02-06", proposed=" (proposed)")
    assert (after["2.1/Canada"], after["3.1"]) == ("conditional 02-06", "detached 02-06")
    others = "02-06 Turkey: Canada accepts this agreement"
    assert stands(text, others, "02-07", proposed=" (proposed)")["2.1/Canada"] == "inactive"


def test_where_one_party_has_not_accepted_nothing_but_pledges_binds() -> None:
    """Ukraine accepts, Russia does not: the pledge binds from its day, Article 1 nobody; an article of its own does."""
    text = """## Pledges
- Russia shall reduce its forces by 1 March 2022.
## Article 1
1.1 Ukraine shall pay by 1 March 2022.
## Article 2
2.1 Ukraine shall hold elections by 1 March 2022.
2.2 Russia shall recognise the elections.
## Entry into force
Article 2 enters into force on 1 February 2022."""
    record = "01-10 Ukraine: Ukraine accepts this agreement"
    assert stands(text, record, "02-10", status="proposed") == {
        "P1": "detached 01-01 by 03-01",
        "1.1": "inactive by 03-01",
        "2.1": "detached 02-01 by 03-01",
        "2.2": "inactive",
    }
    assert assessed(text, record, "02-10", status="proposed").in_force.state.value == "unknown"


def test_an_acceptance_taken_back_unbinds_nobody() -> None:
    """Once in force it stays so; taken back before, it does not count."""
    text = "## Article 1\n1.1 Ukraine shall pay by 1 March 2022."
    both = "01-10 Ukraine: Ukraine accepts this agreement\n01-11 Russia: Russia accepts this agreement"
    back = "\n01-20 Ukraine: not Ukraine accepts this agreement"
    assert stands(text, both + back, "01-25", status="proposed")["1.1"] == "detached 01-11 by 03-01"
    early = both.replace("01-11", "01-21") + back
    assert stands(text, early, "01-25", status="proposed")["1.1"] == "inactive by 03-01"


def test_contested_testimony_in_each_account() -> None:
    """Ukraine says that it paid, Russia that it did not: kept for Ukraine, broken for Russia, in common broken."""
    text = "## Article 1\n1.1 Ukraine shall pay by 1 February 2022, verified by the OSCE."
    record = "01-20 Ukraine: Ukraine pays\n01-20 Russia: not Ukraine pays"
    states = {
        name: stands(text, record, "02-10", name)["1.1"]
        for name in ("common", "cautious", "generous", "Ukraine", "Russia")
    }
    assert states == {
        "common": "violated 02-02 by 02-01",
        "cautious": "violated 02-02 by 02-01",
        "generous": "violated 02-02 by 02-01",
        "Ukraine": "discharged 01-20 by 02-01",
        "Russia": "violated 02-02 by 02-01",
    }
    assert [c.that for c in assessed(text, record, "02-10").contested] == ["Ukraine pays", "1.1"]


def test_a_verifier_in_each_account() -> None:
    """The OSCE alone says that Ukraine paid: enough in common, cautious and generous, not for a silent party."""
    text = "## Article 1\n1.1 Ukraine shall pay by 1 February 2022, verified by the OSCE."
    record = "01-20 the OSCE: Ukraine pays"
    for account, state in (
        ("common", "discharged 01-20"),
        ("cautious", "discharged 01-20"),
        ("generous", "discharged 01-20"),
        ("Ukraine", "violated 02-02"),
        ("Russia", "violated 02-02"),
    ):
        assert stands(text, record, "02-10", account)["1.1"] == f"{state} by 02-01"


def test_an_accusation_and_a_denial() -> None:
    """Ukraine says that Russia attacked; Russia denies. In common no breach; established, one in every account."""
    text = "## Article 1\n1.1 Russia shall not attack."
    record = "01-20 Ukraine: Russia attacks\n01-20 Russia: not Russia attacks"
    assert stands(text, record, "02-10")["1.1"] == "detached 01-01"
    assert stands(text, record, "02-10", "Ukraine")["1.1"] == "violated 01-20"
    assert stands(text, record, "02-10", "generous")["1.1"] == "detached 01-01"
    found = record + "\n01-25 nobody: Russia attacks"
    for account in ("common", "cautious", "generous", "Russia"):
        assert stands(text, found, "02-10", account)["1.1"] == "violated 01-25"
    admitted = record + "\n01-30 Russia: Russia attacks"
    assert stands(text, admitted, "02-10")["1.1"] == "violated 01-30"


def test_a_deadline_of_the_day_on_which_it_is_due() -> None:
    """Within 1 day: the day after; by the day of the agreement itself: that day."""
    text = "## Article 1\n1.1 Ukraine shall pay by 1 January 2022.\n1.2 Russia shall pay within 1 day."
    assert stands(text, "", "01-01") == {"1.1": "detached 01-01 by 01-01", "1.2": "detached 01-01 by 01-02"}
    assert stands(text, "", "01-02") == {"1.1": "violated 01-02 by 01-01", "1.2": "detached 01-01 by 01-02"}


def test_a_deadline_that_has_passed_when_the_sentence_binds() -> None:
    """In force only after the last day: its time ended before it was set off."""
    text = "## Article 1\n1.1 Ukraine shall pay by 1 February 2022."
    record = "02-05 Ukraine: Ukraine accepts this agreement\n02-05 Russia: Russia accepts this agreement"
    assert stands(text, record, "02-10", status="proposed")["1.1"] == "expired 02-05 by 02-01"


def test_a_leap_year() -> None:
    """A year from 29 February 2024 is 28 February 2025, a month from 31 March 30 April."""
    text = """## Article 1
1.1 If peace comes, Ukraine shall pay within 1 year.
1.2 If rain comes, Russia shall pay within 1 month."""
    record = "2024-02-29 nobody: peace comes\n2024-03-31 nobody: rain comes"
    assert stands(text, record, "2024-04-01") == {
        "1.1": "detached 2024-02-29 by 2025-02-28",
        "1.2": "detached 2024-03-31 by 2024-04-30",
    }
    assert stands(text, record, "2025-03-01")["1.1"] == "violated 2025-03-01 by 2025-02-28"

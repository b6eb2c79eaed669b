"""What is in force, for whom and since when; steps; what follows on one day. Worked out by hand from the language."""

from .by_text import assessed, stands


def force(body: str, record: str, on: str, status: str = "signed") -> tuple[str, str | None]:
    found = assessed(body, record, on, status=status).in_force
    return found.state.value, None if found.since is None else found.since.isoformat().removeprefix("2022-")


ACCEPTED = "01-10 Ukraine: Ukraine accepts this agreement\n01-12 Russia: Russia accepts this agreement\n"


def test_the_last_acceptance_brings_it_into_force() -> None:
    """Not the first; a refusal of one party keeps it out; silence leaves it open."""
    text = "## Article 1\n1.1 Ukraine shall pay."
    assert force(text, ACCEPTED, "01-11", "proposed") == ("unknown", None)
    assert force(text, ACCEPTED, "01-12", "proposed") == ("holds", "01-12")
    refused = "01-10 Ukraine: Ukraine accepts this agreement\n01-12 Russia: not Russia accepts this agreement"
    assert force(text, refused, "01-12", "proposed")[0] == "fails"
    assert force(text, "", "01-12") == ("holds", "01-01")


def test_an_entry_condition_and_acceptance_in_either_order() -> None:
    """Peace before acceptance and after it; the later of the two counts. Once in force it stays so."""
    text = """## Article 1
1.1 Ukraine shall pay.
## Entry into force
This agreement enters into force once there is peace."""
    assert force(text, ACCEPTED + "01-05 nobody: there is peace", "01-20", "proposed") == ("holds", "01-12")
    assert force(text, ACCEPTED + "01-15 nobody: there is peace", "01-14", "proposed")[0] == "unknown"
    later = ACCEPTED + "01-15 nobody: there is peace\n01-18 nobody: not there is peace"
    assert force(text, later, "01-20", "proposed") == ("holds", "01-15")
    over = ACCEPTED + "01-05 to 01-11 nobody: there is peace"
    assert force(text, over, "01-20", "proposed")[0] == "unknown"


def test_an_article_of_its_own() -> None:
    """Article 2 enters on a day of its own; its sentences bind who has accepted; Article 1 waits for the agreement."""
    text = """## Article 1
1.1 Ukraine shall pay.
1.2 If Article 2 is in force, Russia shall pay.
## Article 2
2.1 Russia shall leave.
2.2 Ukraine shall return.
## Entry into force
Article 2 enters into force on 20 January 2022.
This agreement enters into force once there is peace."""
    assert stands(text, ACCEPTED, "01-19", status="proposed")["2.1"] == "inactive"
    found = stands(text, ACCEPTED + "01-25 nobody: there is peace", "01-25", status="proposed")
    assert found == {"1.1": "detached 01-25", "1.2": "detached 01-25", "2.1": "detached 01-20", "2.2": "detached 01-20"}
    one = "01-10 Russia: Russia accepts this agreement"
    found = stands(text, one, "01-25", status="proposed")
    assert (found["2.1"], found["2.2"]) == ("detached 01-20", "inactive")


def test_the_end_of_an_article_of_a_sentence_and_of_all() -> None:
    """Each ends what belongs to it and nothing wider; a pledge outlives the agreement."""
    text = """## Pledges
- Russia shall reduce its forces by 1 June 2022.
## Article 1
1.1 Ukraine shall pay by 1 June 2022.
1.2 Russia shall pay by 1 June 2022.
## Article 2
2.1 Russia shall leave by 1 June 2022.
## Termination
1.1 ends on 1 February 2022.
Article 1 ends on 1 March 2022.
This agreement ends on 1 April 2022."""
    assert stands(text, "", "02-01") == {
        "P1": "detached 01-01 by 06-01",
        "1.1": "released 02-01 by 06-01",
        "1.2": "detached 01-01 by 06-01",
        "2.1": "detached 01-01 by 06-01",
    }
    assert stands(text, "", "03-01")["1.2"] == "released 03-01 by 06-01"
    ended = stands(text, "", "04-01")
    assert (ended["2.1"], ended["P1"]) == ("released 04-01 by 06-01", "detached 01-01 by 06-01")
    assert force(text, "", "03-31") == ("holds", "01-01")
    assert force(text, "", "04-01") == ("fails", "04-01")


def test_in_force_until_a_day() -> None:
    """Until includes its day; ends on a day does not."""
    ban = "## Article 1\n1.1 Russia shall not attack.\n## Termination\nThis agreement "
    until, ends = f"{ban}remains in force until 1 March 2022.", f"{ban}ends on 1 March 2022."
    attack = "03-01 nobody: Russia attacks"
    assert stands(until, attack, "03-05")["1.1"] == "violated 03-01"
    assert stands(ends, attack, "03-05")["1.1"] == "discharged 03-01"


def test_a_suspension_for_good_and_one_for_a_while() -> None:
    """If: for good. While: as long as it holds, and again."""
    text = "## Article 1\n1.1 Ukraine shall pay.\n## Termination\nThis agreement is suspended {} talks are broken off."
    record = "02-01 to 02-05 nobody: talks are broken off"
    assert stands(text.format("if"), record, "02-10")["1.1"] == "suspended 02-01"
    assert stands(text.format("while"), record, "02-10")["1.1"] == "detached 02-06"
    assert force(text.format("while"), record, "02-03") == ("fails", "02-01")
    assert force(text.format("while"), record, "02-06") == ("holds", "02-06")
    twice = f"{record}\n02-08 to 02-09 nobody: talks are broken off"
    assert stands(text.format("while"), twice, "02-09")["1.1"] == "suspended 02-08"
    assert stands(text.format("while"), twice, "02-10")["1.1"] == "detached 02-10"


def test_two_suspensions_of_one_deadline() -> None:
    """Three days and two: five later; a suspension before it fell due moves nothing."""
    text = """## Article 1
1.1 If peace comes, Ukraine shall pay within 10 days.
## Termination
Article 1 is suspended while talks are broken off."""
    peace = "02-01 nobody: peace comes\n"
    halts = "02-03 to 02-05 nobody: talks are broken off\n02-08 to 02-09 nobody: talks are broken off\n"
    assert stands(text, peace + halts, "02-12")["1.1"] == "detached 02-10 by 02-16"
    assert stands(text, peace + halts, "02-17")["1.1"] == "violated 02-17 by 02-16"
    before = "01-20 to 01-25 nobody: talks are broken off\n"
    assert stands(text, before + peace, "02-10")["1.1"] == "detached 02-01 by 02-11"
    during = "01-30 to 02-05 nobody: talks are broken off\n"
    assert stands(text, during + peace, "02-10")["1.1"] == "detached 02-06 by 02-16"


def test_what_follows_on_one_day() -> None:
    """A breach, the end that it brings, and what waits for the end: all on the day of the breach."""
    text = """## Article 1
1.1 Russia shall not attack.
1.2 Ukraine shall not arm.
## Article 2
2.1 If Article 1 is not in force, Russia shall pay within 3 days.
## Termination
Article 1 ends if Russia violates 1.1."""
    assert stands(text, "02-01 nobody: Russia attacks", "02-01") == {
        "1.1": "violated 02-01",
        "1.2": "discharged 02-01",
        "2.1": "detached 02-01 by 02-04",
    }
    same = "02-01 nobody: Russia attacks\n02-01 nobody: Ukraine arms"
    assert stands(text, same, "02-01")["1.2"] == "discharged 02-01"


def test_steps_and_their_days() -> None:
    """On one day with its condition it is done; a day before, out of order, also when the condition comes later."""
    text = "## Steps\n- The presidents meet only if a deal is made.\n- The talks begin."

    def steps(record: str) -> list[tuple[str, str | None]]:
        found = assessed(text, record, "02-10").steps
        return [(s.state.value, None if s.since is None else s.since.isoformat().removeprefix("2022-")) for s in found]

    assert steps("") == [("waiting", None), ("ready", "01-01")]
    assert steps("02-01 nobody: a deal is made")[0] == ("ready", "02-01")
    same = "02-01 nobody: a deal is made\n02-01 nobody: the presidents meet"
    assert steps(same)[0] == ("done", "02-01")
    early = "01-31 nobody: the presidents meet\n02-01 nobody: a deal is made"
    assert steps(early)[0] == ("out-of-order", "01-31")
    off = "02-01 nobody: a deal is made\n02-03 nobody: not a deal is made"
    assert steps(off)[0] == ("waiting", None)


def test_an_answer_to_another_partys_breach() -> None:
    """Each party may answer the other's breach, not its own."""
    text = """## Article 1
1.1 Each party shall hold fire.
1.2 If a party violates 1.1, the other party may respond."""
    found = stands(text, "02-01 the OSCE: not Ukraine holds fire", "02-02")
    assert found == {
        "1.1/Ukraine": "violated 02-01",
        "1.1/Russia": "detached 01-01",
        "1.2/Ukraine": "conditional 01-01",
        "1.2/Russia": "available 02-01",
    }


def test_a_pledge_with_a_condition_and_a_day() -> None:
    """It binds from the day of the text, and falls due on its own at the earliest."""
    text = "## Pledges\n- If an attack occurs, Russia shall withdraw its troops within 5 days, from 1 February 2022."
    early = stands(text, "01-20 nobody: an attack occurs", "02-06", status="proposed")["P1"]
    assert early == "detached 02-01 by 02-06"
    late = stands(text, "02-03 nobody: an attack occurs", "02-05", status="proposed")["P1"]
    assert late == "detached 02-03 by 02-08"

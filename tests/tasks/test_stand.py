"""Where a kept agreement stands, and its commitments in plain words."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from parley.errors import UnknownAgreementError, WrongUseError
from parley.ledger import Ledger
from parley.model.overdue import LATE, STATES
from parley.tasks.commitments import last_days, lives_in, states_in
from parley.tasks.stand import Stand, kept_agreement, names_of_agreements, stand
from web.talks import AGREEMENT, NOW, talks


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """The talks about the valley."""
    with talks(tmp_path) as opened:
        yield opened


def standing(ledger: Ledger, as_of: date | None = None) -> Stand:
    kept = kept_agreement(ledger, None)
    assert kept
    return stand(ledger, kept, as_of=as_of)


def test_bearings_of_reports_without_a_link_count(ledger: Ledger) -> None:
    """Of two reports a statement was only set beside a provision: both are there as evidence."""
    evidence = standing(ledger).testified.evidence
    assert [(one.provision, one.supports) for one in evidence] == [("1.1", True), ("1.3", False)]


def test_what_a_ledger_gains_besides(ledger: Ledger) -> None:
    """An agreement kept later changes nothing in what counts for this one: `last` stays."""
    before = standing(ledger).last
    ledger.keep_agreement({"name": "b", "title": "B", "text": "# B", "commitments": []}, author="Ana", now=NOW)
    kept = kept_agreement(ledger, "accord")
    assert kept
    assert stand(ledger, kept).last == before


def test_names_and_versions(ledger: Ledger) -> None:
    """The agreement that was kept last comes first; an old version can be had; one that there is not is refused."""
    payload = {"name": "accord", "title": "A", "text": AGREEMENT + "\n", "commitments": []}
    ledger.keep_agreement(payload, author="Ana", now=NOW)
    ledger.keep_agreement({**payload, "name": "b"}, author="Ana", now=NOW)
    assert names_of_agreements(ledger) == ("b", "accord")
    newest, oldest = kept_agreement(ledger, "accord"), kept_agreement(ledger, "accord", version=1)
    assert newest and oldest
    assert (newest.version, oldest.version) == (2, 1)
    with pytest.raises(WrongUseError, match="Kept: accord, b"):
        kept_agreement(ledger, "c")


def test_an_old_version_of_the_agreement_that_was_kept_last(ledger: Ledger) -> None:
    """Two agreements have a first version each: without a name it is that of the one that was kept last."""
    for name, text in (("b", "# B"), ("c", "# C"), ("b", "# B two")):
        ledger.keep_agreement({"name": name, "title": name, "text": text, "commitments": []}, author="Ana", now=NOW)
    first = kept_agreement(ledger, None, version=1)
    assert first is not None
    assert (first.name, first.text) == ("b", "# B")
    with pytest.raises(UnknownAgreementError, match="'b', version 3"):
        kept_agreement(ledger, None, version=3)


def test_overdue_is_told_from_broken(ledger: Ledger) -> None:
    """Whether the prisoners are free is contested: overdue in common, broken for Norland, kept for Suderia."""
    found = standing(ledger)
    assert [states_in(found, account)["1.2"] for account in found.assessments] == [LATE, "violated", "discharged"]
    assert all(state in STATES for account in found.assessments for state in states_in(found, account).values())


def test_next_last_days(ledger: Ledger) -> None:
    """On 22 January three last days lie ahead; on 10 February that of 1.2 is the same day, and 1.3's has passed."""
    days = last_days(standing(ledger, date(2024, 1, 22)), "common")
    assert [(one.day.isoformat(), one.ahead, [p.id for p in one.provisions]) for one in days] == [
        ("2024-01-31", 9, ["1.3"]),
        ("2024-02-10", 19, ["1.2"]),
        ("2024-09-01", 223, ["1.5"]),
    ]
    assert [one.ahead for one in last_days(standing(ledger, date(2024, 2, 10)), "common")] == [0, 204]


def test_lives_in_every_account(ledger: Ledger) -> None:
    """The ban on shelling is broken on 1 March in Suderia's account alone."""
    lives = lives_in(standing(ledger))
    last = {account: life["1.4"][-1].state.value for account, life in lives.items()}
    assert last == {"common": "detached", "Norland": "detached", "Suderia": "violated"}

"""What a provision has come through: its states with the days on which it came to each."""

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.agreement import parse, read_record
from parley.engine import Standing
from parley.engine.lifecycle import REACHABLE, form_of
from parley.model.agreement import Agreement
from parley.model.finding import State

from .build import Line, day
from .test_life_properties import LAST, agreements, records

TEXT = """# Truce

Status: signed
Date: 2022-01-01

## Parties
- Ukraine
- Russia

## Article 1
1.1 Russia shall leave the valley by 2022-02-01.
1.2 If Russia violates 1.1, Russia shall pay Ukraine within 10 days, as redress for 1.1.
1.3 Once the road is open, Ukraine shall free the prisoners within 10 days.

## Entry into force
This agreement enters into force on 2022-01-05.
"""


def lives(text: str, *lines: tuple[str, str]) -> dict[str, list[str]]:
    """By id: each state with its month and day. A line of the record is a day and what is established on it."""
    agreement = parse(text)
    record = "\n".join(f'{{"that": "{that}", "on": "2022-{on}", "by": null}}' for on, that in lines)
    found = Standing(agreement, read_record(record, agreement), as_of=day(90)).lives
    return {name: [f"{at.state.value} {at.day:%m-%d}" for at in life] for name, life in found.items()}


def test_from_set_off_to_kept() -> None:
    """1.3 waits from the day of entry on, is due once the road is open, and kept when the prisoners are free."""
    found = lives(TEXT, ("01-20", "the road is open"), ("01-25", "Ukraine frees the prisoners"))
    assert found["1.3"] == ["conditional 01-05", "detached 01-20", "discharged 01-25"]


def test_from_due_to_broken() -> None:
    """The bad twin: nobody frees them, so that it stands broken on the day after the last one."""
    found = lives(TEXT, ("01-20", "the road is open"))
    assert found["1.3"] == ["conditional 01-05", "detached 01-20", "violated 01-31"]


def test_broken_and_not_in_force_yet() -> None:
    """1.1 is broken the day after 1 February; of an agreement that is not in force yet nothing has a life."""
    assert lives(TEXT)["1.1"] == ["detached 01-05", "violated 02-02"]
    later = TEXT.replace("on 2022-01-05", "once there is peace")
    assert set(map(tuple, lives(later).values())) == {()}


@given(agreements(), records, st.sampled_from(("common", "generous", "Ukraine")))
@settings(max_examples=60, deadline=None)
def test_a_life_ends_where_the_provision_stands(a: Agreement, record: list[Line], account: str) -> None:
    """The last moment is the state and the day that the finding has; days never go back, and each state can follow the
    one before."""
    standing = Standing(a, record, as_of=day(LAST), account=account)
    forms = {p.id: form_of(p) for p in a.provisions}
    for name, life in standing.lives.items():
        finding = standing.provision(name)
        last = life[-1].state if life else State.INACTIVE
        assert last is finding.state or (not life and finding.state is State.NOT_HELD)
        assert [at.day for at in life] == sorted(at.day for at in life)
        for before, after in zip((State.INACTIVE, *(at.state for at in life)), life, strict=False):
            assert after.state in REACHABLE[forms[name]][before]

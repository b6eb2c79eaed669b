"""Who in the reports is a member of an agreement."""

import pytest

from parley.agreement import parse
from parley.following.members import Seats
from parley.following.who.enter import who_is_who
from parley.model.process import Who

from .who.told import group, organisation, person, state, told

_AGREEMENT = """\
# Truce

Status: proposed

## Parties
- {one}
- {other}
"""
_TAMESSA = "Tamessa (also: Dabo, the Government)"
_COALITION = "the Northern Coalition (also: the Coalition)"


def _seats(who: Who, one: str = _TAMESSA, other: str = _COALITION) -> Seats:
    return Seats([parse(_AGREEMENT.format(one=one, other=other))], who)


def _who() -> Who:
    return who_is_who(
        [
            told(1, "2026-01-05", group("p1", "the government in Dabo"), organisation("p2", "the Coalition")),
            told(2, "2026-01-06", group("p1", "The Government"), person("p2", "Dabo Keita")),
            told(3, "2026-01-07", organisation("p1", "Northern Coalition"), group("p2", "the opposition in Dabo")),
        ]
    )


@pytest.mark.parametrize(("one", "other"), [(_TAMESSA, _COALITION), (_COALITION, _TAMESSA)])
def test_members_by_their_names_and_as_a_government(one: str, other: str) -> None:
    """Two names of each member, and "the government in" its capital; neither a person nor the opposition is one."""
    who = _who()
    seats = _seats(who, one, other)
    called = {
        at: seats.called[seats.stands[found.id]] if (found := who.of(*at)) and found.id in seats.stands else None
        for at in ((1, "p1"), (2, "p1"), (1, "p2"), (3, "p1"), (2, "p2"), (3, "p2"))
    }
    assert [*called.values()] == ["Tamessa", "Tamessa", "the Northern Coalition", "the Northern Coalition", None, None]
    assert len(seats.parties) == 2


def test_a_name_of_two_members_is_none_of_them() -> None:
    """Those of two agreements call themselves the Government: nobody knows which is meant."""
    texts = (_AGREEMENT.format(one=one, other=_COALITION) for one in (_TAMESSA, "Azawa (also: the Government)"))
    seats = Seats([parse(text) for text in texts], _who())
    government = _who().of(2, "p1")
    assert government is not None
    assert government.id not in seats.stands


def test_bodies_of_a_member() -> None:
    """A ministry is that of the one member in its words; with none or two it is nobody's."""
    who = _who()
    seats = _seats(who)
    assert seats.called[seats.owner_of("the defence ministry in Dabo") or ""] == "Tamessa"
    assert seats.called[seats.owner_of("the Northern Coalition's army") or ""] == "the Northern Coalition"
    assert seats.owner_of("the defence ministry") is None
    assert seats.owner_of("the army of Dabo and the Coalition") is None
    assert seats.owner_of("a farmer in Dabo") is None


def test_without_an_agreement_nobody_is_a_member() -> None:
    """No agreement, no seats."""
    seats = Seats([], who_is_who([told(1, "2026-01-05", state("p1", "ETH"))]))
    assert (seats.stands, seats.called, seats.parties) == ({}, {}, ())
    assert seats.owner_of("the army of Ethiopia") is None

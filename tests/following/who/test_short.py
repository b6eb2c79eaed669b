"""Who is meant by a name of which one word is left, and by a body of which no side is told."""

from parley.following.who.enter import who_is_who

from .told import group, organisation, state, told


def _are_one(first: str, second: str, *more: str, day: str = "2026-01-20") -> bool:
    """Whether a group of the second report is the organisation of the first; `more`: other ones named there."""
    others = [organisation(f"p{n}", name) for n, name in enumerate(more, 2)]
    reports = [told(1, "2026-01-05", organisation("p1", first), *others), told(2, day, group("p9", second))]
    who = who_is_who(reports)
    one, other = who.of(1, "p1"), who.of(2, "p9")
    return one is not None and other is not None and one.id == other.id


def test_one_word_is_left() -> None:
    """ "The Front" is the only front of which reports spoke in these weeks."""
    assert _are_one("Nebri Front", "the Front")


def test_two_fronts() -> None:
    """Of two fronts nobody knows which; and months later it may be another."""
    assert not _are_one("Nebri Front", "the Front", "Volcano Front")
    assert not _are_one("Nebri Front", "the Front", day="2026-09-20")


def test_observers_of_a_mechanism() -> None:
    """Those who watch are the mission that was named; an army is not."""
    assert _are_one("Joint Verification Mechanism", "the observers")
    assert not _are_one("Joint Verification Mechanism", "the army")


def test_end_of_a_name() -> None:
    """A mission by the end of its name; another mission that shares only a word of it is another."""
    for name, alike in (("Border Mission", True), ("Harbour Mission", False)):
        reports = [
            told(n, "2026-01-05", organisation("p1", one)) for n, one in enumerate(("Joint Border Mission", name), 1)
        ]
        who = who_is_who(reports)
        one, other = who.of(1, "p1"), who.of(2, "p1")
        assert one and other
        assert (one.id == other.id) is alike


def test_battalion() -> None:
    """A battalion is the army of its state, not of another."""
    sides = state("p1", "ETH"), state("p2", "ERI")
    reports = [
        told(1, "2026-01-05", *sides, group("p3", "Ethiopian army", side="p1")),
        told(2, "2026-01-09", *sides, group("p3", "a battalion", side="p1"), group("p4", "a battalion", side="p2")),
    ]
    who = who_is_who(reports)
    army, same, other = who.of(1, "p3"), who.of(2, "p3"), who.of(2, "p4")
    assert army and same and other
    assert army.id == same.id != other.id

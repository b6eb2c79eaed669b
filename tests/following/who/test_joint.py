"""Several who are named together are one party, the same in all reports of those weeks."""

import pytest

from parley.following.who.enter import who_is_who
from parley.model.process import Told

from .told import group, state, told


def _reports(*names: str, days: str = "2026-01-05 2026-01-20 2026-02-03") -> list[Told]:
    rows = zip(names, days.split(), strict=False)
    return [
        told(n, day, state("p1", "ETH"), state("p2", "ERI"), group("p9", name)) for n, (name, day) in enumerate(rows, 1)
    ]


def _are_one(reports: list[Told]) -> bool:
    who = who_is_who(reports)
    return len({found.id for one in reports if (found := who.of(one.number, "p9"))}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("both capitals", "the two governments", "the two sides"),
        ("the two leaders", "their leaders", "both presidents"),
        ("the two armies", "both armies", "the armies"),
    ],
)
def test_one_group(names: tuple[str, ...]) -> None:
    """By other words, but of the same kind."""
    assert _are_one(_reports(*names))


@pytest.mark.parametrize(
    "names", [("both capitals", "the two leaders"), ("the two sides", "the three sides"), ("both armies", "some men")]
)
def test_other_groups(names: tuple[str, ...]) -> None:
    """Others by kind or by number."""
    assert not _are_one(_reports(*names))


def test_long_after() -> None:
    """Months later "both sides" may be others."""
    assert not _are_one(_reports("both sides", "both sides", days="2026-01-05 2026-06-20"))

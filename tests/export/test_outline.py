"""What waits for what as nested lists."""

from collections.abc import Iterable

from hypothesis import given, settings

from engine.test_life_properties import agreements
from parley.agreement import parse
from parley.engine import assess
from parley.export.graph_sketch import waits_of
from parley.export.graph_waits import Force
from parley.export.outline import DEEPEST, Item, outline
from parley.model.agreement import Agreement

HEAD = """# A framework

Status: signed
Date: 2022-03-29

## Parties
- Nolan
- Nalon

"""
NOTHING = Force({}, {}, {})


def told(text: str) -> tuple[Item, ...]:
    understood = parse(HEAD + text)
    return outline(understood, assess(understood, ()), NOTHING)


def everything(items: Iterable[Item]) -> list[Item]:
    return [found for item in items for found in (item, *everything(item.needs))]


def test_what_waits_has_under_it_what_it_waits_for() -> None:
    """The leaders wait for the road, and the road for the bridge."""
    items = told(
        "## Steps\n- The road opens only after the bridge stands.\n- The leaders meet only after the road opens."
    )
    (leaders,) = items
    (road,) = leaders.needs
    (bridge,) = road.needs
    assert (leaders.ids, road.ids, bridge.says) == (("S2",), ("S1",), "The bridge stands.")
    assert not bridge.needs


def test_what_is_awaited_twice_is_told_once() -> None:
    """Two wait for the road; what the road waits for stands under the first, and the second leads there."""
    text = "## Steps\n- The road opens only after the bridge stands.\n"
    text += "- The leaders meet only after the road opens.\n- The envoys meet only after the road opens."
    first, second = told(text)
    assert [item.elsewhere for item in (*first.needs, *second.needs)] == [False, True]
    assert first.needs[0].place == second.needs[0].place
    assert not second.needs[0].needs


def test_a_circle_is_marked_and_ends() -> None:
    """The bad twin: two that wait for each other. Each is marked, and the list ends where it comes round."""
    text = "## Steps\n- The accord is signed only after the council votes.\n"
    text += "- The council votes only after the accord is signed."
    (accord,) = told(text)
    (council,) = accord.needs
    (again,) = council.needs
    assert (accord.deadlocks, council.deadlocks, again.elsewhere) == ((1,), (1,), True)
    assert again.place == accord.place


def test_what_waits_for_nothing_stands_last() -> None:
    """A pledge without a condition stands by itself, after what waits."""
    text = "## Pledges\n- Nolan shall open the gate.\n\n## Steps\n- The leaders meet only after the road opens."
    assert [item.ids for item in told(text)] == [("S1",), ("P1",)]


@given(agreements())
@settings(max_examples=40, deadline=None)
def test_every_wait_is_told_once(agreement: Agreement) -> None:
    """Whatever waits for whatever: each box is there, each wait once, and no list stands too deep in others."""
    assessment = assess(agreement, (), as_of=agreement.date)
    items = outline(agreement, assessment, NOTHING)
    waits = waits_of(agreement, assessment, NOTHING)
    found = everything(items)
    assert {item.place for item in found} == set(range(len(waits.boxes)))
    pairs = [(item.place, inner.place, inner.label) for item in found for inner in item.needs]
    kept = [(w.waiting, w.awaited, w.label) for w in waits.waits if not (w.binding and w.over)]
    assert sorted(pairs) == sorted(kept)
    deep, level = 0, list(items)
    while level := [inner for item in level for inner in item.needs]:
        deep += 1
    assert deep <= DEEPEST

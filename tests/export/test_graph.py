"""The picture of what waits for what: every box once, every arrow the right way, whatever the words."""

import re
from collections import Counter
from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.build import agreement, duty, entry, prop, step
from parley.agreement import parse
from parley.engine import assess
from parley.export.graph import graph, without_detours
from parley.export.graph_boxes import WIDE, card_of
from parley.export.graph_fold import folded
from parley.export.graph_layout import lay_out
from parley.export.graph_sketch import waits_of
from parley.export.graph_waits import Box, Force, Waits
from parley.export.graph_words import carried, lines, width
from parley.model.condition import And, Holds, Not, Or, Stands
from parley.tasks.assess import Question
from parley.tasks.graph import graph_of
from parley.tasks.testify import Testified

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2022, 3, 29)
NOTHING = Force({}, {}, {})
HEAD = """# A framework

Status: proposed
Date: 2022-03-29

## Parties
- Nolan
- Nalon

## Guarantors
- Turkey (proposed)
- Canada (proposed)
"""


def sketch(text: str) -> Waits:
    understood = parse(HEAD + text)
    return waits_of(understood, assess(understood, ()), NOTHING)


def picture(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawn(text))  # noqa: S314 - our own


def drawn(text: str) -> str:
    return graph_of(parse(text), Testified(), Question())[0]


def named(waits: Waits) -> list[tuple[str, str, str]]:
    """Who waits for whom, and for what of it."""

    def name(box: Box) -> str:
        return box.name if box.ids else box.says.rstrip(".")

    return [(name(waits.boxes[w.waiting]), name(waits.boxes[w.awaited]), w.label) for w in waits.waits]


def test_an_arrow_leads_from_what_waits_to_what_it_waits_for() -> None:
    """1.2 waits until 1.1 is kept, 1.1 until rain falls; both for the agreement, which both parties must accept."""
    waits = sketch("""
## Article 1
1.1 Nolan shall pay Nalon once rain has fallen.
1.2 If 1.1 is discharged, Nalon shall withdraw.
""")
    assert sorted(named(waits)) == [
        ("1.1", "Rain has fallen", ""),
        ("1.1", "This agreement", ""),
        ("1.2", "1.1", "kept"),
        ("1.2", "This agreement", ""),
        ("This agreement", "Nolan and Nalon accept this agreement", ""),
    ]
    assert ("1.2", "This agreement", "") not in named(without_detours(waits))


def test_breach_alternatives_and_negation_are_told() -> None:
    """The bad twin: waiting for a breach, for one of several, or for something not to be, is told apart."""
    waits = sketch("""
## Article 1
1.1 Nolan shall pay Nalon by 1 May 2022.
1.2 If Nolan violates 1.1 or rain has fallen, Nalon may withdraw.
1.3 If not snow has fallen, Nalon shall pay Nolan.
""")
    assert ("1.2", "1.1", "or broken") in named(waits)
    assert ("1.2", "Rain has fallen", "or") in named(waits)
    assert ("1.3", "Snow has fallen", "not") in named(waits)


def test_steps_of_one_event_are_one_box_and_terms_lead_on() -> None:
    """S1 and S2 order the same event; a defined term waits for what defines it."""
    waits = sketch("""
## Terms
- "an assurance is in place" means Article 1 is in force.

## Article 1
1.1 Nolan shall pay Nalon.

## Steps
- The presidents meet only if a deal has been made.
- The presidents meet only if an assurance is in place.
""")
    found = named(waits)
    assert ("S1, S2", "A deal has been made", "") in found
    assert ("Article 1", "This agreement", "") in found
    term = next(box for box in waits.boxes if box.kind == "term")
    assert ("S1, S2", term.says.rstrip("."), "") in found
    assert (term.says.rstrip("."), "Article 1", "") in found


def test_members_of_a_group_that_stand_alike_share_a_box() -> None:
    """Two guarantors, one box for each sentence; what waits member by member is one arrow."""
    waits = sketch("""
## Article 1
1.1 Each guarantor shall consult the parties.
1.2 If 1.1 is discharged, each guarantor shall assist Nolan.
""")
    assert [box.ids for box in waits.boxes if box.kind == "duty"] == [
        ("1.1/Turkey", "1.1/Canada"),
        ("1.2/Turkey", "1.2/Canada"),
    ]
    assert named(waits).count(("1.2 Turkey and Canada", "1.1 Turkey and Canada", "kept")) == 1


def test_a_deadlock_is_marked_on_its_members_only() -> None:
    """1.1 and 1.2 wait for each other, 1.3 for nobody."""
    svg = picture(
        HEAD
        + """
## Article 1
1.1 If 1.2 is discharged, Nolan shall pay Nalon.
1.2 If 1.1 is discharged, Nalon shall withdraw.
1.3 Nalon shall wait.
"""
    )
    marked = [
        g for g in svg.iter(f"{SVG}g") if any((t.text or "").startswith("DEADLOCK") for t in g.iter(f"{SVG}text"))
    ]
    assert len(marked) == 2
    heavy = [p for p in svg.iter(f"{SVG}path") if p.get("data-waiting") and p.get("stroke-width") == "3"]
    assert len(heavy) == 2


def test_no_deadlock_no_mark() -> None:
    """The bad twin: a chain is no circle."""
    assert "DEADLOCK" not in drawn(HEAD + "\n## Article 1\n1.1 Nolan shall pay Nalon.\n")


def many(count: int, of_article: int) -> str:
    """A chain of provisions through articles."""
    text = ""
    for number in range(count):
        article, place = divmod(number, of_article)
        text += f"\n## Article {article + 1}\n" if place == 0 else ""
        before = divmod(number - 1, of_article)
        sets_off = f"If {before[0] + 1}.{before[1] + 1} is discharged, " if number else ""
        text += f"{article + 1}.{place + 1} {sets_off}Nolan shall pay bill {number}.\n"
    return text


@pytest.mark.parametrize(("count", "of_article", "boxes"), [(40, 5, 42), (41, 5, 11), (200, 10, 22), (300, 1, 40)])
def test_large_agreements_are_folded_by_article(count: int, of_article: int, boxes: int) -> None:
    """40 sentences have a box each; 41 are folded, and nothing is lost or counted twice."""
    whole = sketch(many(count, of_article))
    small = folded(whole)
    assert len(small.boxes) == boxes
    before, after = (Counter(name for box in waits.boxes for name in box.ids) for waits in (whole, small))
    assert before == after
    assert sum(row.count for box in small.boxes for row in box.states) == len(whole.boxes)


def test_a_deadlock_stays_outside_the_fold() -> None:
    """Of 200 sentences two wait for each other: they keep boxes of their own."""
    text = (
        many(200, 10)
        + "\n## Article 99\n99.1 If 99.2 is kept, Nolan shall act.\n99.2 If 99.1 is kept, Nalon shall act.\n"
    )
    boxes = [box for box in folded(sketch(text)).boxes if box.deadlocks]
    assert [(box.kind, box.name) for box in boxes] == [("duty", "99.1"), ("duty", "99.2")]


words = st.text(max_size=60)
strange = st.sampled_from(
    ["<script>alert(1)</script>", "]]>", "&amp;", "\0\ud800\u202eevil", "x" * 500, "שלום עולם", "\ufffe"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(words | strange, min_size=3, max_size=3))
def test_any_words_give_a_picture_that_is_xml(said: list[str]) -> None:
    """Whatever an agreement says, its picture is well-formed, has no script and names no address."""
    one, two, three = (text or "a" for text in said)
    whole = agreement(
        duty("1.1", "Ukraine", one, once=two),
        duty("1.2", "Russia", two, once=Stands("1.1", "discharged")),
        parties=("Ukraine", "Russia"),
        steps=(step("S1", three, one),),
        entries=(entry(three),),
        signed=False,
    )
    written = graph(whole, assess(whole, (), as_of=DAY), NOTHING)
    svg = ElementTree.fromstring(written.encode())  # noqa: S314 - our own
    allowed = {"svg", "title", "desc", "g", "rect", "circle", "path", "text"}
    assert {element.tag.removeprefix(SVG) for element in svg.iter()} <= allowed
    assert not [name for element in svg.iter() for name in element.attrib if "href" in name or name.startswith("on")]


@st.composite
def conditions(draw: st.DrawFn) -> object:
    leaf = st.sampled_from(("a", "b", "c")).map(lambda w: Holds(prop(w)))
    stands = st.builds(Stands, st.sampled_from(("1.1", "1.2", "1.3")), st.sampled_from(("discharged", "violated")))
    parts = st.lists(leaf | stands, min_size=1, max_size=3).map(tuple)
    return draw(leaf | stands | parts.map(And) | parts.map(Or) | leaf.map(Not))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.none() | conditions(), min_size=3, max_size=3), st.none() | conditions())
def test_every_node_is_drawn_once(sets_off: list[object], needs: object) -> None:
    """Any web of conditions: each provision and step has one box, and each arrow joins two boxes that are there."""
    provisions = [duty(f"1.{n}", "Ukraine", f"act {n}", once=c) for n, c in enumerate(sets_off, 1)]  # type: ignore[arg-type]
    whole = agreement(*provisions, steps=(step("S1", "they meet", needs),), signed=False)  # type: ignore[arg-type]
    assessment = assess(whole, (), as_of=DAY)
    svg = ElementTree.fromstring(graph(whole, assessment, NOTHING))  # noqa: S314 - our own
    ids = Counter(element.get("id") for element in svg.iter() if element.get("id"))
    assert set(ids.values()) == {1}
    names = Counter(text.text for text in svg.iter(f"{SVG}text") if text.get("font-weight") == "bold")
    assert all(names[name] == 1 for name in ("1.1", "1.2", "1.3", "S1"))
    for arrow in svg.iter(f"{SVG}path"):
        if arrow.get("data-waiting"):
            assert arrow.get("data-waiting") in ids
            assert arrow.get("data-awaited") in ids


@st.composite
def webs(draw: st.DrawFn) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    count = draw(st.integers(1, 14))
    sizes = draw(st.lists(st.tuples(st.integers(20, 300), st.integers(20, 300)), min_size=count, max_size=count))
    numbers = st.integers(0, count - 1)
    edges = draw(st.lists(st.tuples(numbers, numbers).filter(lambda e: e[0] != e[1]), max_size=30, unique=True))
    return sizes, edges


@settings(deadline=None)
@given(webs())
def test_no_boxes_overlap_and_lines_join_their_boxes(web: tuple[list[tuple[int, int]], list[tuple[int, int]]]) -> None:
    """Any boxes, any lines, circles too: boxes lie apart, lines run from side to side and through no box."""
    sizes, edges = web
    laid = lay_out(sizes, edges, [10] * len(edges))
    boxes = [(x, y, x + w, y + h) for (x, y), (w, h) in zip(laid.corners, sizes, strict=True)]
    for (ax, ay, aright, abottom), (bx, by, bright, bbottom) in combinations(boxes, 2):
        assert aright <= bx or bright <= ax or abottom <= by or bbottom <= ay
    assert all(x >= 0 and y >= 0 and right <= laid.width and bottom <= laid.height for x, y, right, bottom in boxes)
    for (a, b), points in zip(edges, laid.lines, strict=True):
        for number, (x, y) in ((a, points[0]), (b, points[-1])):
            left, top, right, bottom = boxes[number]
            assert x in (left, right)
            assert top <= y <= bottom
        for (x, y), (to_x, to_y) in zip(points[1::2], points[2::2], strict=False):
            assert y == to_y  # along a column
            for left, top, right, bottom in boxes:
                assert max(x, to_x) <= left or min(x, to_x) >= right or not top < y < bottom


@settings(deadline=None)
@given(webs())
def test_what_comes_first_stands_left(web: tuple[list[tuple[int, int]], list[tuple[int, int]]]) -> None:
    """Without circles every line runs from left to right."""
    sizes, edges = web
    forward = sorted({(min(e), max(e)) for e in edges})
    laid = lay_out(sizes, forward, [0] * len(forward))
    for a, b in forward:
        assert laid.corners[a][0] + sizes[a][0] <= laid.corners[b][0]


@given(st.text(max_size=300), st.integers(60, 400))
def test_lines_fit_their_room(text: str, room: int) -> None:
    """However long the words, no line is wider than its room; short texts lose nothing."""
    found = lines(text, 13, room, most=12)
    assert len(found) <= 12
    assert all(width(line, 13) <= room for line in found)
    if not any(line.endswith("…") for line in found):
        assert "".join("".join(found).split()) == "".join(carried(" ".join(text.split())).split())


def test_a_long_sentence_is_shortened_and_says_so() -> None:
    """The bad twin: 5,000 words end in an ellipsis; the box stays small."""
    card = card_of(Box("duty", ("1.1",), "1.1", "word " * 5000, ()), 0)
    assert card.says[-1].endswith("…")
    assert card.height < WIDE * 2


def test_the_same_agreement_gives_the_same_bytes() -> None:
    """Drawn twice, also from the agreement's normal form."""
    text = HEAD + many(60, 7)
    assert drawn(text) == drawn(text)


def swapped(text: str) -> str:
    return re.sub("Nolan|Nalon", lambda found: "Nalon" if found[0] == "Nolan" else "Nolan", text)


def test_both_parties_are_drawn_alike() -> None:
    """Swapping the names of two parties swaps them in the picture and changes nothing else."""
    text = (
        HEAD
        + """
## Pledges
- Nolan shall withdraw.
- Nalon shall wait. [Nalon]

## Article 1
1.1 Nolan shall pay Nalon within 3 days.
1.2 If Nolan violates 1.1, Nalon may end the truce.
"""
    )
    assert drawn(swapped(text)) == swapped(drawn(text))


def test_states_are_told_by_shape_and_word_not_by_colour() -> None:
    """Every tone is a grey (its channels differ by little), so a print in black and white loses nothing."""
    tones = set(re.findall(r"#([0-9a-f]{6})", drawn(HEAD + many(5, 5))))
    channels = [[int(tone[i : i + 2], 16) for i in (0, 2, 4)] for tone in tones]
    assert all(max(rgb) - min(rgb) <= 16 for rgb in channels)


def test_screen_readers_are_told_what_the_picture_shows() -> None:
    """Title and description name the agreement, each box, its state and what it waits for."""
    svg = picture(HEAD + "\n## Article 1\n1.1 Nolan shall pay Nalon once rain has fallen.\n")
    title, told = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert title is not None and title.text == "A framework: what waits for what"
    assert told is not None and "1.1 (duty): not binding yet. It waits for: " in (told.text or "")


def test_an_agreement_without_sentences_has_a_picture() -> None:
    """Nothing to draw is no error, and is said."""
    empty = agreement()
    assert "There is nothing to draw" in graph(empty, assess(empty, ()), NOTHING)

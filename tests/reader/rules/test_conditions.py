"""What a content depends on."""

import pytest

from reader.reports import told


@pytest.mark.parametrize(
    ("text", "kind", "clause", "governs"),
    [
        ("Russia said it would leave if Ukraine signed.", "if", "Ukraine signed", "it would leave"),
        ("Russia said that if Ukraine signed, it would leave.", "if", "Ukraine signed", "it would leave"),
        ("Russia said it would leave only if Ukraine signed.", "only_if", "Ukraine signed", "it would leave"),
        ("Russia said it would leave unless Ukraine signed.", "unless", "Ukraine signed", "it would leave"),
        ("Russia said it would stay until Ukraine signed.", "until", "Ukraine signed", "it would stay"),
        ("Russia said it would sign provided that Ukraine left.", "only_if", "Ukraine left", "it would sign"),
        ("Russia said it would stay as long as Ukraine stays.", "only_if", "Ukraine stays", "it would stay"),
        (
            "Russia said that once the deal is signed, troops will leave.",
            "if",
            "the deal is signed",
            "troops will leave",
        ),
        (
            "Russia said talks would begin after prisoners are freed.",
            "if",
            "prisoners are freed",
            "talks would begin",
        ),
        ("Russia said it would free them in exchange for aid.", "requires", "aid", "it would free them"),
        (
            "Russia said that for a deal to hold, there must be peace.",
            "requires",
            "there must be peace",
            "a deal to hold",
        ),
        (
            "Russia said a referendum on the deal would be required.",
            "requires",
            "a referendum on the deal",
            "the deal",
        ),
        ("Russia said aid would stop should talks fail.", "if", "talks fail", "aid would stop"),
        ("Russia said it would sign, provided the rebels go home.", "only_if", "the rebels go home", "it would sign"),
        ("Russia said it would leave the moment they sign.", "if", "they sign", "it would leave"),
        ("Russia said it would not leave before Ukraine signed.", "until", "Ukraine signed", "it would not leave"),
        (
            "Russia said that before talks can begin, Ukraine must sign.",
            "requires",
            "Ukraine must sign",
            "talks can begin",
        ),
        (
            "Russia said no troops would enter without its consent.",
            "requires",
            "its consent",
            "no troops would enter",
        ),
        (
            "“Should provocations continue, they will be answered,” Russia said.",
            "if",
            "provocations continue",
            "they will be answered",
        ),
        (
            "“If Ukraine wants peace let it come and talk to us,” Russia said.",
            "if",
            "Ukraine wants peace",
            "let it come and talk to us",
        ),
        (
            "“If Ukraine attacks us we shall answer,” Russia said.",
            "if",
            "Ukraine attacks us",
            "we shall answer",
        ),
        (
            "Russia said it would leave once a deal was in place.",
            "if",
            "a deal was in place",
            "it would leave",
        ),
    ],
)
def test_conditions(text: str, kind: str, clause: str, governs: str) -> None:
    """Each conjunction with its clause, before or after what depends on it."""
    assert [t.conditions for t in told(text)] == [((kind, clause, governs),)]


@pytest.mark.parametrize(
    "text",
    [
        "“Should provocations continue?” Russia asked.",
        "Russia said it did not know if Ukraine signed.",
        "Russia said talks began after Ukraine left.",
        "Russia said the deal was signed when ministers met.",
        "Russia said aid was provided by Turkey.",
        "Russia said the once great city fell.",
        "Russia said talks went on as before.",
        "Russia said it would stay until March 15.",
        "Russia said it would stay until then.",
        "Russia said talks should begin.",
        "Russia said it would leave without delay.",
        "Russia said it would stay as long as three years.",
        "Russia said it would sign soon, if ever.",
        "Russia said talks ended before Ukraine left.",
        "Russia said the talks provided the basis for peace.",
        "Russia said it would go for a walk.",
        "Russia said it would leave. If Ukraine signs, nobody knows.",
    ],
)
def test_no_conditions(text: str) -> None:
    """Indirect questions, the past, passives, adverbs: nothing depends on anything."""
    assert [t.conditions for t in told(text)] == [()]


def test_a_condition_stands_on_the_innermost_statement() -> None:
    """What Ukraine promised depends on it, not what Russia claimed about it."""
    outer, inner = told("Russia claimed that Ukraine promised to disarm if Turkey agreed.")
    assert outer.conditions == ()
    assert [(kind, clause) for kind, clause, _ in inner.conditions] == [("if", "Turkey agreed")]


def test_several_conditions() -> None:
    """Two conditions in two sentences of one quotation, in the order of the text."""
    (offer,) = told("“We will leave if Ukraine signs. We will stay unless Turkey helps,” Russia said.")
    assert [(kind, clause) for kind, clause, _ in offer.conditions] == [
        ("if", "Ukraine signs"),
        ("unless", "Turkey helps"),
    ]


def test_one_condition_after_another() -> None:
    """The first condition ends where the second begins."""
    (offer,) = told("Russia said it would leave if Ukraine signed, unless Turkey objected.")
    assert [(kind, clause) for kind, clause, _ in offer.conditions] == [
        ("if", "Ukraine signed"),
        ("unless", "Turkey objected"),
    ]

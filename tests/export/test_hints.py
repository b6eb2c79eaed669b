"""The little card beside a label, and corrections in words."""

from pathlib import Path

from markupsafe import Markup

from parley.export.cards import card_of, voices_of
from parley.export.corrections import _FIELDS, Correction, corrections_of
from parley.export.hints import hint_of
from parley.export.readings import view_of
from parley.export.sides import sides_of
from parley.ledger.corrections import CHANGEABLE
from parley.ledger.revised import revised
from parley.model.codec import reading_from_json

READING = reading_from_json((Path(__file__).parents[1] / "readings/istanbul.json").read_text(encoding="utf-8"))
SIDES = sides_of([READING], None)


def test_labels_have_hints_only_where_a_page_wants_them() -> None:
    """Without hints the text is as ever; with them each label is described by its own, in the first piece alone."""
    plain = view_of(READING, 1, True, SIDES)
    hinted = view_of(READING, 1, True, SIDES, lambda card: hint_of(card, "accepted"))
    before, after = ("".join(row.html for row in view.rows) for view in (plain, hinted))
    assert "hint" not in before
    labels = [card for card in hinted.cards if card.in_text]
    assert after.count('role="tooltip"') == after.count("aria-describedby") == len(labels)
    for card in labels:
        assert f'id="{card.in_text}-hint"' in after
        assert f'aria-describedby="{card.in_text}-hint"' in after


def test_hostile_names_in_hints() -> None:
    """Markup in a name stands as words."""
    card = view_of(READING, 1, True, SIDES).cards[0]
    assert "<script>" not in hint_of(card, "<script>")
    assert isinstance(hint_of(card, "accepted"), Markup)


def test_every_field_that_can_be_corrected_has_words() -> None:
    """A reviewer may correct no field that the page could not name."""
    assert set(_FIELDS) == set(CHANGEABLE)


def test_corrections_in_words() -> None:
    """Each field as it was and as it is: names, conditions, what is denied; nothing is "none"."""
    changes = (("act", "threat"), ("negated", True), ("side", "Graustark"), ("conditions", []), ("via", ["AP", "TASS"]))
    now = revised(READING, {"s6": changes})
    cards = [card_of(one.statements[5], voices_of(one, "1.", SIDES)) for one in (READING, now)]
    found = corrections_of([name for name, _ in changes], *cards)
    assert found[0] == Correction("Act", "promise", "threat")
    assert found[1] == Correction("In the negative", "no", "yes")
    assert found[2].now == "Graustark"
    assert found[3].was.startswith("if “")
    assert found[3].now == "none"
    assert found[4] == Correction("Via", "none", "AP and TASS")

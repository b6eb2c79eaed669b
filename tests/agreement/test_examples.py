"""The examples: text to agreement to text is the identity, and each says what it was written to show."""

from pathlib import Path

import pytest

from parley.agreement import describe, parse, read_record
from parley.model.condition import Not, Or, Stands

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXTS = sorted(path for path in EXAMPLES.glob("*/*.md"))


def text_of(path: str) -> str:
    """An example's text."""
    return (EXAMPLES / path).read_text("utf-8")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_text_to_agreement_to_text_is_the_identity(path: Path) -> None:
    """Explanations too; the normal form is its own, and is understood alike."""
    found = parse(path.read_text("utf-8"))
    again = parse(found.normal_form)
    assert again == found
    assert again.normal_form == found.normal_form
    assert [s.means for s in describe(again).sentences] == [s.means for s in describe(found).sentences]
    explained = [line for line in path.read_text("utf-8").splitlines() if line.startswith(">")]
    assert [line for line in found.normal_form.splitlines() if line.startswith(">")] == explained


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/record.jsonl")), ids=lambda path: path.parent.name)
def test_every_line_of_a_record_is_about_the_text(path: Path) -> None:
    """No testimony of an example is left over: each names what the agreement names."""
    agreement = parse((path.parent / "agreement.md").read_text("utf-8"))
    known = {p.key for p in agreement.propositions}
    for testimony in read_record(path.read_text("utf-8"), agreement):
        assert getattr(testimony.about, "key", None) in known | {None}, testimony.that


def test_communique() -> None:
    """Consultation within 3 days, then assistance; Crimea for 15 years without force; presidents after ministers."""
    found = parse(text_of("communique/agreement.md"))
    by_id = {p.id: p for p in found.provisions}
    assert [d.within.number for d in by_id["2.1/Turkey"].deadlines if d.within] == [3]
    assert by_id["2.2/Turkey"].antecedent == Stands("2.1/Turkey", "discharged")
    assert (by_id["3.2/Russia"].kind, by_id["3.2/Russia"].lasts) == ("ban", by_id["3.2/Ukraine"].lasts)
    assert [s.needs is None for s in found.steps] == [True, False, True, False]


def test_minsk_has_its_thirteen_points() -> None:
    """One article for each; the order in which each side saw them is bracketed."""
    found = parse(text_of("minsk-ii/agreement.md"))
    assert {p.article for p in found.provisions} == {f"Article {n}" for n in range(1, 14)}
    held = {s.event.words: s.accounts for s in parse(text_of("minsk-ii/sequencing.md")).steps}
    neutral = {"common", "cautious", "generous"}
    assert held["Ukraine has restored control of the border"] == neutral | {"Russia"}
    assert held["foreign forces have been withdrawn"] == neutral | {"Ukraine"}


def test_a_defaulting_guarantor_repairs_and_the_others_step_in() -> None:
    """Its contribution repairs its own default; the others owe help on the default of any but themselves."""
    by_id = {p.id: p for p in parse(text_of("guarantee/agreement.md")).provisions}
    assert by_id["2.5/Kenya"].redresses == ("2.2/Kenya",)
    assert by_id["2.4/Japan"].antecedent == Or(
        tuple(Stands(f"2.2/{g}", "violated") for g in ("Austria", "Brazil", "Kenya"))
    )
    assert not isinstance(by_id["2.3/Kenya"].unless, Not)

"""Sides that a clause after the name, a later description or a title tells."""

import pytest

from reader.reports import reading_of


def _sides(text: str) -> list[str | None]:
    reading = reading_of(text)
    return [side.name if (side := reading.party(s.side)) else None for s in reading.statements]


@pytest.mark.parametrize(
    ("source", "side"),
    [
        ("Redwan Hussien, who led the Ethiopian government's delegation,", "Ethiopia"),
        ("Former president Joseph Kariuki, who is mediating on behalf of the African Union,", "African Union"),
        ("Martti Ahtisaari, whose Crisis Management Initiative hosted the talks,", "Crisis Management Initiative"),
        ("Redwan Hussien, who met the Ethiopian government's delegation,", None),
        ("Martti Ahtisaari, whose old friends hosted the talks,", None),
    ],
)
def test_clauses(source: str, side: str | None) -> None:
    """He speaks for those whom he leads or on whose behalf he acts, not for those whom he met."""
    assert _sides(f"{source} said on Monday that they would resume.") == [side]


def test_a_later_description() -> None:
    """ "The Armenian leader" tells whose prime minister was named before; "the Armenian general" does not."""
    text = "Prime Minister Nikol Pashinyan said the talks would resume. The Armenian {} accused Azerbaijan of delay."
    assert _sides(text.format("leader")) == ["Armenia", "Armenia"]
    assert _sides(text.format("general"))[0] is None


def test_titles() -> None:
    """The Secretary-General is of the United Nations where the report speaks of it, else of nobody known."""
    said = "Secretary-General Antonio Guterres said the talks would resume."
    assert _sides(f"{said} The UN mission stays.") == ["United Nations"]
    assert _sides(said) == [None]


@pytest.mark.parametrize("source", ["Putin aide Vladimir Medinsky", "Vladimir Medinsky, an aide to Putin,"])
def test_aides(source: str) -> None:
    """An aide speaks for the side of his principal, be it told later; one of an unknown principal for nobody."""
    said = f"{source} said on Monday that the talks would resume."
    assert _sides(f"{said} Russian President Vladimir Putin stayed away.") == ["Russia"]
    assert _sides(f"{said} President Vladimir Putin stayed away.") == [None]

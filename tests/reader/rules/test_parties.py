"""Who takes part: names, offices and sides."""

import pytest

from parley.model.party import Party
from reader.reports import reading_of


def _party(text: str, name: str) -> Party:
    (found,) = (p for p in reading_of(text).parties if p.name == name)
    return found


def _side(text: str, name: str) -> str | None:
    reading = reading_of(text)
    (found,) = (p for p in reading.parties if p.name == name)
    side = reading.party(found.side)
    return side.name if side else None


@pytest.mark.parametrize(
    ("words", "name", "kind", "code"),
    [
        ("Russia", "Russia", "state", "RUS"),
        ("Moscow", "Russia", "state", "RUS"),
        ("The Kremlin", "Russia", "state", "RUS"),
        ("The Russian side", "Russia", "state", "RUS"),
        ("The Russian government", "Russia", "state", "RUS"),
        ("The U.S.", "United States", "state", "USA"),
        ("The Russians", "Russia", "state", "RUS"),
        ("The South Koreans", "South Korea", "state", "KOR"),
        ("The South Korean envoys", "The South Korean envoys", "group", None),
        ("Washington", "United States", "state", "USA"),
        ("NATO", "NATO", "organisation", None),
        ("The UN", "United Nations", "organisation", None),
        ("Hamas", "Hamas", "organisation", None),
        ("The Taliban", "Taliban", "organisation", None),
        ("Russian minister Sergei Lavrov", "Sergei Lavrov", "person", None),
        ("Both sides", "Both sides", "group", None),
        ("Russian negotiators", "Russian negotiators", "group", None),
    ],
)
def test_kinds(words: str, name: str, kind: str, code: str | None) -> None:
    """States by name, capital, seat of government and people; organisations; persons; groups."""
    party = _party(f"{words} said that talks would go on.", name)
    assert (party.kind, party.code) == (kind, code)


@pytest.mark.parametrize(
    ("words", "name", "side"),
    [
        ("Russian presidential aide Vladimir Medinsky", "Vladimir Medinsky", "Russia"),
        ("Russia's deputy defence minister, General Alexander Fomin,", "Alexander Fomin", "Russia"),
        ("Vladimir Medinsky, the chief Russian negotiator,", "Vladimir Medinsky", "Russia"),
        ("The Hamas spokesman Sami Abu Zuhri", "Sami Abu Zuhri", "Hamas"),
        ("Russian negotiators", "Russian negotiators", "Russia"),
        ("Ukraine's military", "Ukraine's military", "Ukraine"),
        ("Kremlin envoy to Ukraine Jane Doe", "Jane Doe", "Russia"),
        ("Jane Doe", "Jane Doe", None),
        ("Both sides", "Both sides", None),
        ("Russia and Ukraine", "Russia and Ukraine", None),
        ("Russian and Ukrainian negotiators", "Russian and Ukrainian negotiators", None),
        ("The agreement", "The agreement", None),
    ],
)
def test_sides(words: str, name: str, side: str | None) -> None:
    """An office or an owner tells the side; joint speakers, documents and mere names have none."""
    assert _side(f"{words} said that talks would go on.", name) == side


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Russian presidential aide Vladimir Medinsky", ("presidential aide",)),
        ("Vladimir Medinsky, the chief Russian negotiator,", ("chief negotiator",)),
        ("A tired Vladimir Medinsky", ()),
    ],
)
def test_roles(words: str, roles: tuple[str, ...]) -> None:
    """Offices without article and without the side."""
    assert _party(f"{words} said that talks would go on.", "Vladimir Medinsky").roles == roles


def test_a_role_told_once_holds_everywhere() -> None:
    """The office stands behind the second mention; the first statement has the side too."""
    text = (
        "Vladimir Medinsky said that talks were over. "
        "They would be resumed, said Russian presidential aide Vladimir Medinsky."
    )
    reading = reading_of(text)
    assert {s.side for s in reading.statements} == {p.id for p in reading.parties if p.name == "Russia"}


def test_the_longest_name_wins() -> None:
    """ "Medinsky" and "Vladimir Medinsky" are one person with both mentions; "Fomin" is another."""
    text = (
        "Medinsky said it was late. Russian aide Vladimir Medinsky said it was good. "
        "Russian general Alexander Fomin agreed to a truce."
    )
    persons = {p.name: [m.of(text) for m in p.mentions] for p in reading_of(text).parties if p.kind == "person"}
    assert persons["Vladimir Medinsky"] == ["Medinsky", "Vladimir Medinsky"]
    assert persons["Alexander Fomin"] == ["Alexander Fomin"]


def test_a_medium_takes_no_side() -> None:
    """A news agency relays and stands for nobody; a state stands for itself."""
    text = "Ukraine agreed to a truce, Reuters reported."
    assert _side(text, "Reuters") is None
    assert _side(text, "Ukraine") == "Ukraine"


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Mr. Russom Abraha, an aide, said no. Mr. Russom said it was late.", ["Russom Abraha", "an aide", "Russom"]),
        ("Minister Girma Tesfaye said no. Ato Girma said it was late.", ["Girma Tesfaye", "Girma"]),
        ("Tewolde Berhe, better known by his war name Wedi Keshi, said no.", ["Tewolde Berhe", "Wedi Keshi"]),
        ("Tewolde Berhe, also known as Wedi Keshi, said no.", ["Tewolde Berhe", "Wedi Keshi"]),
        ("Minister Girma Tesfaye said no. Ato Girum said it was late.", ["Girma Tesfaye"]),
    ],
)
def test_one_person_by_a_title_and_one_name_or_by_a_war_name(text: str, mentions: list[str]) -> None:
    """A part of a name that only one person has, whatever title stands before it; another name is another's."""
    reading = reading_of(text)
    first = min((p for p in reading.parties if p.kind == "person"), key=lambda p: p.mentions[0])
    assert [reading.words((span,)) for span in first.mentions] == mentions

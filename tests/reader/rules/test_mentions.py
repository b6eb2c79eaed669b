"""Where a report names its parties, besides where they speak."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.model.report import Report
from parley.tasks.read import load_reader
from reader.reports import reading_of
from training.processes import FOLDER, load_invented


def _named(text: str) -> dict[str, list[str]]:
    """By the name of each party the words of its mentions."""
    reading = reading_of(text)
    return {party.name: [reading.words((span,)) for span in party.mentions] for party in reading.parties}


def _all(text: str) -> list[str]:
    return [words for mentions in _named(text).values() for words in mentions]


@pytest.mark.parametrize(
    ("text", "mention", "party"),
    [
        ("Eritrean soldiers held the town, Oman said.", "Eritrean soldiers", "Eritrean soldiers"),
        ("Oman said shells fired by the Eritrean army hit the town.", "the Eritrean army", "the Eritrean army"),
        ("Oman said it had spoken with Kenya's president.", "Kenya's president", "Kenya's president"),
        ("Oman said it would meet Hailu Tadesse and Yohannes Kidane.", "Yohannes Kidane", "Yohannes Kidane"),
        ("Prime Minister Dawit Bekele agreed. Oman thanked the prime minister.", "the prime minister", "Dawit Bekele"),
        ("The Nebri Brigades fired. Oman said it would stop the Brigades.", "the Brigades", "Nebri Brigades"),
        ("Oman said the accord binds Kenya.", "Kenya", "Kenya"),
        ("Oman said on Monday that Kenya and Chad must sign.", "Kenya and Chad", "Kenya and Chad"),
        ("Kenya and Chad talked. Oman urged both capitals to sign.", "both capitals", "Kenya and Chad"),
        (
            "Sabine Brunner, head of the Red Cross delegation, said no.",
            "head of the Red Cross delegation",
            "Sabine Brunner",
        ),
        ("Oman accused the Kenyans of delay.", "the Kenyans", "Kenya"),
        ("Oman's foreign ministry said no. Kenya thanked the ministry.", "Kenya", "Kenya"),
    ],
)
def test_named(text: str, mention: str, party: str) -> None:
    """Who is only named is a party too, and every naming goes to whom it means."""
    assert mention in _named(text)[party]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Oman said the Kenyan coffee was late.", "Kenyan"),
        ("Oman said the army base was closed.", "the army"),
        ("Oman said the ship lay off the coast in Chad.", "Chad"),
        ("Oman said at noon Nairobi time that it was late.", "Nairobi"),
        ("Oman said a minister resigned.", "a minister"),
        ("Oman said Yohannes Kidane, the road to Lake Tana.", "the road to Lake Tana"),
        ("Oman said it wanted two capitals of Corinthian columns.", "Corinthian columns"),
    ],
)
def test_what_is_no_party(text: str, words: str) -> None:
    """An adjective of a thing, a noun before another, a place and somebody whom nobody knows are no mentions."""
    assert words not in _all(text)


def test_letters_of_a_name() -> None:
    """Letters between commas are the name before them if they are its letters, else another's."""
    text = "The African Union's Border Observer Mission, {}, will leave. {} said so on Monday."
    assert "AUBOM" in _named(text.format("AUBOM", "AUBOM"))["Border Observer Mission"]
    assert "XKCD" not in _named(text.format("XKCD", "XKCD")).get("Border Observer Mission", [])


def test_an_office_of_another() -> None:
    """ "The president" is not his adviser, and no former minister is the minister."""
    text = "Hassan Ali, adviser to the president, said no. Kenya thanked the president."
    assert "the president" not in _named(text)["Hassan Ali"]
    text = "Minister Hassan Ali resigned. Kenya thanked the former minister."
    assert "the former minister" not in _named(text)["Hassan Ali"]


def test_two_of_three() -> None:
    """Both are two: a list of three is not meant."""
    assert "both sides" not in _named("Kenya, Chad and Oman talked. The UN urged both sides to sign.").get(
        "Kenya, Chad and Oman", []
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "both",
                "two",
                "of",
                "and",
                ",",
                ".",
                "'s",
                "army",
                "Kenya",
                "Chad",
                "Oman",
                "leaders",
                "Kenyan",
                "said",
            ]
        ),
        max_size=40,
    )
)
def test_any_words(words: list[str]) -> None:
    """Whatever order words come in: mentions lie in the text, in order, each once, the same each time."""
    text = " ".join(words)
    reading = reading_of(text)
    assert reading.parties == reading_of(text).parties
    for party in reading.parties:
        assert list(party.mentions) == sorted(set(party.mentions))
        assert all(0 <= span.start < span.end <= len(text) for span in party.mentions)


def test_an_agency_by_its_letters() -> None:
    """A copy that an agency has is told by its letters, and so is where the report comes from: one party, and its side
    is one that the report has."""
    reading = reading_of(
        "NAIROBI, June 16 (CP) - Egypt and Sudan signed a declaration on Monday, the African Union said.\n\n"
        "Under its terms Sudan accepts that the lake will not rise, according to a copy obtained by CP.\n"
    )
    assert {party.side for party in reading.parties} <= {None, *(party.id for party in reading.parties)}
    assert [party.name for party in reading.parties].count("CP") <= 1


def test_every_invented_process_is_read() -> None:
    """Texts of all manners: whatever a report names, each side is a party of the reading."""
    for path in sorted(FOLDER.glob("*.yaml"))[2::6]:
        for report in load_invented(path).reports:
            reading = reading_of(report.text)
            assert {party.side for party in reading.parties} <= {None, *(party.id for party in reading.parties)}


@pytest.mark.parametrize(
    ("text", "mention", "party"),
    [
        (
            "The Nebri Front fired. Oman accused fighters of the Nebri Front.",
            "fighters of the Nebri Front",
            "Nebri Front",
        ),
        ("Oman said it would write to the Front.", "the Front", "the Front"),
        ("Oman said two Kenyan battalions left the hill.", "two Kenyan battalions", "two Kenyan battalions"),
    ],
)
def test_units(text: str, mention: str, party: str) -> None:
    """Fighters are their movement, units those of their state; one word with a capital is a name by itself."""
    assert mention in _named(text)[party]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Oman said two battalions left the hill.", "two battalions"),
        ("Oman said it lives in the Front Street.", "the Front"),
        ("Oman said five fighters of the Nebri Front were held.", "five fighters of the Nebri Front"),
    ],
)
def test_no_units(text: str, mention: str) -> None:
    """Units of nobody, a street, and some of a movement, who are not all of it."""
    assert mention not in _all(text)


@pytest.mark.parametrize(
    ("text", "mention", "party"),
    [
        ("The governor of Leer, Garang Akol Wek, warned Oman.", "Garang Akol Wek", "Garang Akol Wek"),
        ("Oman met with Abdel al-Siddig and Gabriel Akuei Mabior.", "Gabriel Akuei Mabior", "Gabriel Akuei Mabior"),
        (
            "Oman thanked Selim Erkan, the Turkish chair of the Arms Body.",
            "the Turkish chair of the Arms Body",
            "Selim Erkan",
        ),
        ("Oman said Kenyan troops in Mombasa had agreed.", "Kenyan troops in Mombasa", "Kenyan troops"),
        ("Oman invited the ASEAN Observer Team.", "ASEAN Observer Team", "Observer Team"),
        ("Kenya and Chad talked. Kenya said the other side must go.", "the other side", "Chad"),
        ("Kenya and Chad talked. Kenya accused its neighbour of lies.", "its neighbour", "Chad"),
        ("A Kenyan minister said his country would pay.", "his country", "Kenya"),
        ("The Council of Oil asked the government to pay.", "the government", "the government"),
        ("The Nebri Front fired. Oman met with Muslim rebels.", "Muslim rebels", "Nebri Front"),
    ],
)
def test_named_besides(text: str, mention: str, party: str) -> None:
    """Persons beside their offices, bodies with their place and owner, states and movements that no name tells."""
    assert mention in _named(text)[party]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Oman said the head of state left.", "state"),
        ("Kenya and Chad talked. Oman said it would not speak with either country.", "either country"),
        ("Oman said the withdrawal of the army from Leer began.", "the army from Leer"),
        ("Kenya said the other side of the road was wet.", "the other side of the road"),
        ("Oman said the report, Leer Town, was late.", "Leer Town"),
        ("Thai army spokesman Major General Apichart Suwan said no.", "Thai army spokesman"),
        ("Council of Ministers spokesman Keo Rathanak said no.", "Council of Ministers spokesman Keo Rathanak"),
    ],
)
def test_what_is_no_party_either(text: str, words: str) -> None:
    """A part of an office, a side of a road, a title before its name, and what follows that belongs to another verb."""
    assert words not in _all(text)


def test_a_unit_is_no_person() -> None:
    """The name of a regiment looks like one of two words; a person's does, too."""
    kinds = {
        party.name: party.kind for party in reading_of("Sergeant Ali Musa of the Ranger Regiment said no.").parties
    }
    assert kinds.get("Ali Musa") == "person" and kinds.get("Ranger Regiment") != "person"


def test_an_army_of_which_nobody_says_whose() -> None:
    """A report that speaks of Kenya's soldiers does not mean them by "the army" that it named before; it does after."""
    before = _named(
        "The army was fired at. Oman said Kenyan soldiers had crossed into Kenya. Kenya denied that, Kenya said."
    )
    assert "The army" not in before.get("Kenyan soldiers", [])
    after = _named("The Kenyan army fired, Oman said. Kenya denied it. Oman urged the army to leave, and Kenya, too.")
    assert "the army" in after["The Kenyan army"]


def test_what_came_to_stand_for_another_was_seen_before() -> None:
    """The aides of a prime minister turn out to be a party of a statement; later "the rebel delegation" is looked for
    among all who were seen before, them too."""
    text = """At least two million Somalis depend on aid, according to the World Food Programme, which says it will be
forced to cut rations by half in July if no escorts are found for its ships. One of the prime minister's aides, who did
not want to be identified, said the two sides had promised each other not to resume fighting while contacts continue.
Talks between the Mozambican government and the opposition movement Renamo were suspended in Maputo on Wednesday after
the rebel delegation complained about an attack on its leader's convoy. a domestic affair and said that parliament
should have been consulted. The armed forces chief, General Endriartono Sutarto, said his men would respect the accord,
but warned they would go after any GAM member who kept his gun."""
    reading = load_reader().read(Report(f"sha256:{'0' * 64}", text.replace("\n", " "), date(2022, 1, 1)))
    assert "the rebel delegation" in [reading.words((span,)) for party in reading.parties for span in party.mentions]

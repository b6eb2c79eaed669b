"""Whoever the parties are: when they exchange their names, the reading exchanges them too and changes nothing else."""

from pathlib import Path

import pytest

from parley.intake import read_file

from .packs import reading_by_net
from .reports import TUESDAY
from .swapping import swap, unlike

_ROOT = Path(__file__).parents[2]
_REPORTS = {
    "examples/istanbul/2022-03-29": swap(
        "Ukraine = Russia", "Ukrainian = Russian", "Kyiv = Moscow", "Zelenskyy = Putin",
        "Vladimir Medinsky = Mykhailo Podolyak", "Medinsky = Podolyak",
    ),
    "benchmarks/invented/armenia-azerbaijan-2023-07-17-state-agency": swap(
        "Armenia = Azerbaijan", "Armenian = Azerbaijani", "Yerevan = Baku", "Elnur Rzayev = Vardan Sahakyan",
        "Rzayev = Sahakyan",
    ),
    "benchmarks/invented/armenia-azerbaijan-2023-12-08-joint-statement": swap(
        "Armenia = Azerbaijan", "Armenian = Azerbaijani", "Armen Sahakyan = Elchin Rustamov",
    ),
    "benchmarks/invented/grain-2022-07-22-kyiv": swap(
        "Ukraine = Russia", "Ukrainian = Russian", "Kyiv = Moscow", "Oksana Hrytsenko = Sergei Lavrentyev",
        "Hrytsenko = Lavrentyev", "Kremlin = Bankova",
    ),
    "benchmarks/invented/iran-2021-12-03-ap-style": swap(
        "Iran = Russia", "Iranian = Russian", "Tehran = Moscow", "Reza Bahrami = Viktor Lomakin",
    ),
    "benchmarks/invented/koreas-2019-02-21-joint-statement": swap(
        "South = North", "Han Jae-won = Ri Myong Guk", "South Korea = North Korea",
    ),
    "benchmarks/invented/kosovo-2023-02-28-bbc-style": swap(
        "Kosovo = Serbia", "Kosovar = Serbian", "Kosovan = Serb", "Pristina = Belgrade", "Arben Krasniqi = Dragan Ilic",
        "Krasniqi = Ilic",
    ),
    "benchmarks/invented/northern-ireland-2009-11-10-rte": swap(
        "DUP = Sinn Féin", "Alan Cunningham = Áine Devlin", "Cunningham = Devlin",
    ),
    "benchmarks/invented/sudan-2023-06-05-un-press-release": swap(
        "Sudanese Armed Forces = Rapid Support Forces", "SAF = RSF",
    ),
    "benchmarks/invented/yemen-2023-09-20-reuters-style": swap(
        "Saudi Arabia = Oman", "Saudi = Omani", "Riyadh = Muscat", "Faisal bin Turki = Haitham bin Tariq",
    ),
}  # fmt: skip
_INLINE = [
    (
        "South Korea said on Monday that Japan had promised to lift all sanctions. Tokyo denied it.\n\n"
        "“The South Koreans know that we never agreed,” the Japanese foreign minister, Yoko Sato, told Reuters. Seoul, "
        "Sato warned, would lose Tokyo's trust unless it withdrew the charge. South Korean-led talks will go on.",
        ("South Korea = Japan", "South Korean = Japanese", "Seoul = Tokyo", "South Korean-led = Japanese-led"),
    ),
    (
        "Eritrean forces will withdraw if Ethiopia signs, Asmara's envoy, Yemane Meskel, said. Ethiopian spokesman "
        "Redwan Hussien rejected the offer: “Eritreans must leave first.” An Eritrean-backed group claimed that Addis "
        "Ababa had accepted. Meskel urged the Ethiopians to return to the talks in Geneva.",
        (
            "Eritrea = Ethiopia", "Eritrean = Ethiopian", "Eritreans = Ethiopians", "Asmara = Addis Ababa",
            "Yemane Meskel = Redwan Hussien", "Meskel = Hussien",
        ),
    ),
    (
        "Hamas accused the Polisario Front of breaking the truce, and the Polisario Front blamed Hamas. “We agreed to "
        "free ten prisoners,” a Hamas spokesman said, adding that it would do so only after the Polisario Front "
        "apologised. According to mediators, Hamas-run offices will be closed by Friday.",
        ("Hamas = Polisario Front",),
    ),
    (
        "The Saudi-led talks failed, Oman's negotiator Salem Ghaleb said; US-brokered talks may follow. Saudis and "
        "Omanis will meet in Amman. Saudi Arabia promised that the port would open. Muscat did not trust Riyadh, an "
        "official Omani statement said. The Omani-Saudi committee agreed on a pro-Saudi text, Reuters reported.",
        ("Saudi Arabia = Oman", "Saudi = Omani", "Saudis = Omanis", "Muscat = Riyadh"),
    ),
]  # fmt: skip


def _told(alone: list[tuple[str, tuple[object, ...]]]) -> str:
    return "\n".join(f"{whose}: {row}" for whose, row in alone)


@pytest.mark.parametrize("name", _REPORTS)
def test_reports(name: str) -> None:
    """A report and its twin: each statement has its partner, alike in all but names."""
    report, _ = read_file(_ROOT / f"{name}.txt")
    change = _REPORTS[name]
    twin = change(report.text)
    assert twin != report.text and change(twin) == report.text
    reading = reading_by_net(report.text, report.date)
    assert reading.statements
    alone = unlike(reading, reading_by_net(twin, report.date), change)
    assert not alone, _told(alone)


@pytest.mark.parametrize(("text", "pairs"), _INLINE)
def test_texts(text: str, pairs: tuple[str, ...]) -> None:
    """Names of one and of two words, plurals, seats, compounds, movements: the twin is read alike."""
    change, reading = swap(*pairs), reading_by_net(text)
    assert len(reading.statements) >= 3
    alone = unlike(reading, reading_by_net(change(text)), change)
    assert not alone, _told(alone)


def test_what_is_measured_sees_a_difference() -> None:
    """A twin in which one word more than the names was changed: the statements differ; without it they do not."""
    text = "Ukraine said that Russia had agreed. Kyiv rejected the plan."
    change = swap("Ukraine = Russia", "Kyiv = Moscow")
    reading = reading_by_net(text, TUESDAY)
    assert not unlike(reading, reading_by_net(change(text)), change)
    assert unlike(reading, reading_by_net(change(text).replace("rejected", "accepted")), change)
    assert unlike(reading, reading_by_net(text), change)

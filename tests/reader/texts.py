"""Texts for properties: generated reports, building blocks thrown together, and characters of every kind."""

from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st

checked = settings(deadline=None, derandomize=True, max_examples=150)
"""How the properties of the reader are checked."""


def _split(words: str) -> list[str]:
    return words.split()


_WORDS = _split("""
Ukraine Russia Turkey Kyiv Moscow Ukrainian Russian Reuters AP NATO UN Medinsky Zelenskyy Putin Geneva Gaza U.S. Mr.
General President minister spokesman negotiators side delegation talks deal agreement accord statement plan proposal
truce ceasefire protest said says saying told reporters claimed claiming that to promised promises agreed accepted
rejected refused denied demanded urged warned threatened described called announced reported according under by of
for with in on at from if only unless until once provided exchange after when must would will could may might be been
is are was were not never no required effect there we he she it they who which their its his and but or as while both
sides also however Tuesday yesterday tomorrow 12 March 2022 within 14 days next week three ago end the a an this
""")
_MARKS = [
    *".,;:!?…—–-()[]{}\"'“”‘’«»„`•*/",
    "''",
    "``",
    "'s",
    "’s",
    "...",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "- ",
    "1.",
    "a)",
]
_ODD = [
    "\0", "\x0b", "\x1c", "\x85", "\u2028", "\u2029", "\u200f", "\u202e", "\u0301", "e\u0301", "İ", "ſ", "ß", "ﬁ", "²",
    "٣", "שלום", "سلام", "北京", "😀", "\ufeff", "\U000e0001", "_", "__", "\ud7ff",
]  # fmt: skip
_BLOCK = st.one_of(st.sampled_from(_WORDS), st.sampled_from(_WORDS), st.sampled_from(_MARKS), st.sampled_from(_ODD))
_GLUE = st.sampled_from([" ", " ", " ", " ", ""])

blocks = st.lists(st.tuples(_BLOCK, _GLUE), max_size=60).map(lambda parts: "".join(a + b for a, b in parts))
anything = st.one_of(blocks, st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
"""Real-looking words and marks in any order, or any characters at all."""


@dataclass(frozen=True)
class Pair:
    """Two parties of equal standing: the names of one stand where those of the other stand."""

    one: dict[str, str]
    other: dict[str, str]


def _names(state: str, people: str, seat: str, person: str, group: str) -> dict[str, str]:
    return {"state": state, "people": people, "seat": seat, "person": person, "group": group}


PAIRS = [
    Pair(
        _names("Ukraine", "Ukrainian", "Kyiv", "Mykhailo Podolyak", "Hamas"),
        _names("Russia", "Russian", "Moscow", "Vladimir Medinsky", "Fatah"),
    ),
    Pair(
        _names("Eritrea", "Eritrean", "Asmara", "Yemane Meskel", "M23"),
        _names("Ethiopia", "Ethiopian", "Addis Ababa", "Redwan Hussien", "Boko Haram"),
    ),
    Pair(
        _names("Armenia", "Armenian", "Yerevan", "Ararat Mirzoyan", "FARC"),
        _names("Azerbaijan", "Azerbaijani", "Baku", "Jeyhun Bayramov", "ELN"),
    ),
]
_SENTENCES = [
    "{A} said that {B} had accepted the proposal.",
    "According to {A}, the talks with {B} yielded nothing.",
    "The {AP} side promised to release all prisoners if {B} withdraws its troops.",
    "{AS} rejected the plan, and {BS} accepted it.",
    '"We lodged a protest. The {BP} side accepted this protest," {AN} explained.',
    "The chief {AP} negotiator, {AN}, claimed that {B} promised to act.",
    "{BP} negotiators told reporters that {BS} would agree to a truce only if {AS} signed.",
    "{AG} demanded that {BG} free the hostages by Friday.",
    "The deal was described as a failure by {A}.",
    "{A} and {B} agreed to meet in Geneva on 3 April.",
    "{AP} and {BP} ministers will meet next week, Turkey said.",
    "It denied that {A}'s army shelled the town.",
    "He added that a referendum would be required.",
    "They warned {B} not to attack.",
    "{AN} met {BN} in {BS} yesterday, Reuters reported.",
    "{A}'s foreign minister, {AN}, urged {BS} to withdraw from the region.",
    "Fighting went on around {AS} and in {B}.",
    "The accord says that {A} and {B} must free all prisoners.",
]


def _filled(sentences: list[str], a: dict[str, str], b: dict[str, str]) -> str:
    short = {"state": "", "people": "P", "seat": "S", "person": "N", "group": "G"}
    words = {"A" + s: a[k] for k, s in short.items()} | {"B" + s: b[k] for k, s in short.items()}
    return "".join(sentences).format(**words)


@dataclass(frozen=True)
class Mirrored:
    """A report and its twin in which two parties have changed names."""

    report: str
    twin: str
    pair: Pair


def _mirrored(pair: Pair, parts: list[tuple[str, str]]) -> Mirrored:
    sentences = [part for both in parts for part in both]
    return Mirrored(_filled(sentences, pair.one, pair.other), _filled(sentences, pair.other, pair.one), pair)


mirrored = st.builds(
    _mirrored,
    st.sampled_from(PAIRS),
    st.lists(st.tuples(st.sampled_from(_SENTENCES), st.sampled_from([" ", "\n\n"])), min_size=1, max_size=8),
)

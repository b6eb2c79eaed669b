"""Offices: the many wordings of one ("minister of foreign affairs", "top diplomat"), and descriptions by an office."""

import re
from functools import lru_cache
from typing import NamedTuple

from parley.following.who.letters import word_set

_MOST = 200  # letters of a role that count
_TEAM = (
    r"(?:the |its |their |his |her )?(?:[\w’'-]+ ){0,3}?(?:delegation|negotiating team|negotiating panel|team|panel)\b"
)
_REWRITTEN = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"[’']s\b|[’']", " "),
        (r"\bdefense\b", "defence"),
        (r"\bforeign affairs\b|\bexternal affairs\b|\bexternal relations\b|\bforeign relations\b", "foreign"),
        (r"\bhome affairs\b|\binternal affairs\b|\bhome (?=minister|secretary)", "interior "),
        (r"\bstate department\b", "foreign ministry"),
        (r"\b(?:head|chief|leader|chair\w*) of " + _TEAM, "chief negotiator"),
        (r"\bwho (?:leads|heads|led|headed) " + _TEAM, "chief negotiator"),
        (r"\b(?:delegation|team|panel) (?:chief|head|leader)\b|\bnegotiations[- ]chief\b", "chief negotiator"),
        (r"\b(?:chief|lead|top|main|head|principal) (?:\w+ )?(?:negotiator|delegate|envoy)\b", "chief negotiator"),
        (r"\b(?:top|chief|leading) diplomat\b|\bdiplomacy chief\b|\bforeign policy chief\b", "foreign minister"),
        (r"\bdefence chief\b", "defence minister"),
        (r"\b(?:head of (?:the )?government|premier|prime minister)\b", "primeminister"),
        (r"\bhead of (?:the )?state\b", "president"),
        (r"\bsecretary[- ]general\b|\bgeneral secretary\b", "secretarygeneral"),
        (r"\bsecretary of state\b", "statesecretary"),
        (r"\bcommander[- ]in[- ]chief\b", "commanderinchief"),
        (r"\b(?:army|military|armed forces|staff) chief\b|\bchief of (?:the )?(?:general )?staff\b", "armychief"),
        (r"\b(?:special|personal) (?:envoy|representative)\b|\bemissary\b", "envoy"),
        (r"\bspokes(?:man|woman|person|people)\b", "spokesperson"),
        (r"\b(?:advisor|aide|counsellor|counselor)\b", "adviser"),
        (r"\bchair(?:man|woman|person)\b", "chair"),
        (r"\bvice[- ]", "deputy "),
        (r"\badviser to (?:the )?president\b", "presidential adviser"),
        (r"\bminist(er|ry) (?:of|for) (?:the )?(\w+)(?: and (\w+))?", r"\2 minist\1"),
    )
)
_HEADS = word_set(
    "president primeminister chancellor king queen emir sultan pope ayatollah minister secretary statesecretary "
    "secretarygeneral spokesperson negotiator leader chief head adviser envoy mediator ambassador commander armychief "
    "commanderinchief mayor governor chair representative director commissioner coordinator rapporteur prosecutor "
    "speaker taoiseach facilitator founder vicepresident counterpart official officer diplomat lawmaker mp senator "
    "analyst expert member delegate lawyer activist politician source judge general colonel candidate"
)
_NEVER_ONE = word_set(
    "official officer diplomat lawmaker mp senator analyst expert member delegate lawyer activist politician source "
    "judge general colonel counterpart candidate representative"
)
# What an office is of. A list, so that no name of a people, a state or a person can be taken for it.
_OF = word_set(
    "foreign defence interior finance justice information economy trade health education energy oil transport "
    "infrastructure agriculture planning security intelligence national deputy assistant first presidential government "
    "army military police party rebel opposition parliament ministry political armed wing press communications crown "
    "humanitarian mission observer observers chief religious cultural culture labour environment water "
    "development communication telecommunications mining refugees refugee peace central bank court region regional "
    "coalition guerrilla local culture tourism sports women youth border affairs petroleum commerce housing industry "
    "industries mines minerals land lands irrigation fisheries forestry electricity power railways works aviation "
    "science technology digital telecoms social welfare employment immigration veterans privatisation investment "
    "reconstruction reconciliation integration territories religion"
)
_RANKS = frozenset(["deputy", "assistant", "first"])
_PAST = frozenset(["former", "ex", "then", "late", "ousted", "predecessor", "outgoing", "ex-"])
_NEW = frozenset(["new", "newly", "incoming", "successor"])
_STOPS = word_set("to for in at on from who that which with under by and")
_OPEN = frozenset(["a", "an", "one", "some", "another", "any", "no", "two", "three", "several", "many", "other"])
_OWNERS = frozenset(["his", "her", "their", "its", "my", "our", "your", "the", "this", "that"])
_SINGLE = word_set(
    "president primeminister chancellor king queen emir sultan pope statesecretary secretarygeneral armychief "
    "commanderinchief taoiseach speaker"
)
_IN_WORDS = {
    "primeminister": "prime minister", "secretarygeneral": "secretary-general", "statesecretary": "secretary of state",
    "armychief": "army chief", "commanderinchief": "commander-in-chief",
}  # fmt: skip
TOP = ("president", "primeminister", "king", "emir", "sultan", "chancellor", "chair", "leader", "secretarygeneral")


class Office(NamedTuple):
    """An office: its head noun and what it is of. `past`: somebody held it before; `new`: somebody has just got it."""

    head: str
    of: frozenset[str]
    past: bool = False
    new: bool = False

    @property
    def words(self) -> str:
        """The office in a fixed wording, which is the same for all wordings of it."""
        return " ".join((*sorted(self.of), _IN_WORDS.get(self.head, self.head)))

    @property
    def is_single(self) -> bool:
        """Whether a side has one holder of it at a time."""
        return self.head in _SINGLE or (self.head not in _NEVER_ONE | {"adviser", "commander"} and bool(self.of))

    @property
    def can_return(self) -> bool:
        """Whether "the" and this office can mean in a later report who was meant in an earlier one."""
        return self.head not in _NEVER_ONE

    def fits(self, other: "Office") -> bool:
        """Whether both can be the office of one person: the one says of what, the other no more or less."""
        if self.head != other.head or self.past != other.past or self.of & _RANKS != other.of & _RANKS:
            return False
        return self.of <= other.of or other.of <= self.of

    def leads(self, other: "Office") -> bool:
        """Whether "leader" stands for the other office."""
        return self.head == "leader" and other.head in TOP and not other.of & _RANKS and not other.past


@lru_cache(maxsize=50_000)
def office_from_words(words: str) -> Office | None:
    """The office that words tell, None if they tell none that is known.

    >>> office_from_words("Minister of Foreign Affairs") == office_from_words("top diplomat")
    True
    """
    low = words[:_MOST].casefold().replace("-", " ").split(",")[0]
    for pattern, instead in _REWRITTEN:
        low = pattern.sub(instead, low)
    tokens = re.findall(r"\w+", low)
    at = next((i for i, token in enumerate(tokens) if token in _HEADS and not _goes_on(tokens, i)), None)
    if at is None:
        return None
    stop = next((i for i in range(at + 1, len(tokens)) if tokens[i] in _STOPS - {"to", "for"}), len(tokens))
    of = frozenset(token for token in (*tokens[:at], *tokens[at + 1 : stop]) if token in _OF)
    before = set(tokens[:at])
    return Office(tokens[at], of, bool(_PAST & before), bool(_NEW & before))


def _goes_on(tokens: list[str], i: int) -> bool:
    """Whether the next word is the head: "chief | negotiator", "general | secretary"."""
    return i + 1 < len(tokens) and tokens[i + 1] in _HEADS and tokens[i] in ("chief", "general", "head", "chair")


def is_described(name: str) -> bool:
    """Whether a person is only described: "the foreign minister", "Kremlin spokesman", "a Western diplomat"."""
    tokens = re.findall(r"[\w’'-]+", name.casefold())
    if not tokens or tokens[0] in _OPEN | _OWNERS or name[:1].islower():
        return bool(tokens)
    return office_from_words(name) is not None or tokens[-1].removesuffix("s") in _HEADS


def is_office(words: str) -> bool:
    """Whether words are an office and no name: "Adviser to the President", but not "President Filmon"."""
    head = re.split(r" (?:of|to|for|in|at) ", words.casefold())[0]
    last = re.findall(r"[\w’'-]+", head)[-1:]
    return bool(last) and (last[0] in _HEADS or office_from_words(last[0]) is not None)


def has_owner(name: str) -> bool:
    """Whether a description says whose it is only by a pronoun: "its new foreign minister"."""
    return name.casefold().startswith(("its ", "his ", "her ", "their ", "my ", "our ", "your "))


def is_definite(name: str) -> bool:
    """Whether a description means somebody known: "the", "its", a possessive, or no article at all."""
    tokens = re.findall(r"[\w-]+", name.casefold())
    return bool(tokens) and tokens[0] not in _OPEN

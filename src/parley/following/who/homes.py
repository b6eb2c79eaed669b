"""Which state is home to an outlet: in its reports "the army" and "the Cabinet" are that state's.

A paper names the ministers of its own state without that state, and those of others with theirs. So each official
whom one outlet names without a state, and any report with one, tells whose paper that is; and so does a paper's name.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from parley.following.who.bodies import body_of
from parley.following.who.letters import plain, word_set
from parley.following.who.offices import has_owner, office_from_words
from parley.following.who.rows import Row, Rows
from parley.model.party import Party

_STEM = 4  # letters of a state's name that its people's name has too: "Syria", "Syrian"
_LONGEST = 100  # letters of an outlet's name
_MANY = word_set("south north east west united new central great papua equatorial saint republic islamic")
_MOST = 9  # officials that count
_ENOUGH = 2
_CLEAR = 2  # times as many as for any other state
_OF_STATES = word_set(
    "president primeminister chancellor king queen emir sultan minister secretary statesecretary spokesperson "
    "armychief commanderinchief taoiseach vicepresident speaker undersecretary negotiator adviser"
)
_BODIES = word_set("army navy police parliament presidency cabinet itself")
# Words with a capital that many states' bodies and offices have
_COMMON = word_set(
    "the ministry minister ministers national defence defense foreign affairs external interior home finance justice "
    "information health education energy oil petroleum labour labor commerce trade transport agriculture culture "
    "environment economy planning communications armed forces army navy air force military police government royal "
    "cabinet council of and for parliament house assembly senate presidency president prime vice deputy general chief "
    "staff spokesman spokeswoman spokesperson state secretary speaker chamber people's republic authorities security "
    "supreme court central bank authority"
)


def home_of(rows: Rows, outlet: str | None) -> str | None:
    """The id of the row of the state that is home to an outlet; None if nothing tells it."""
    if outlet is None:
        return None
    named = rows.with_keys(_keys_of_outlet(outlet))
    if named:
        return named[0].id if len(named) == 1 else None
    told = rows.with_keys(f"home:{outlet}:{n}" for n in range(1, _MOST + 1))
    votes = sorted(((_votes(row, outlet), row.id) for row in told), reverse=True)
    second = votes[1][0] if len(votes) > 1 else 0
    return votes[0][1] if votes and votes[0][0] >= max(_ENOUGH, _CLEAR * second) else None


def called_keys(name: str) -> list[str]:
    """The keys by which outlets named after a state are told, from a name of it or of its capital."""
    words = name.casefold().split()
    if len(words) not in (1, 2):
        return []
    if len(words) == 1:
        stem = plain(words[0])[: max(_STEM, len(words[0]) - 2)]
        return [f"called:{words[0]}", *([f"called:{stem}~"] if len(stem) >= _STEM else [])]
    first = [f"called:{words[0]}"] if words[0] not in _MANY and len(words[0]) >= _STEM else []
    return [f"called:{' '.join(words)}", *first]


def _keys_of_outlet(outlet: str) -> Iterator[str]:
    words = re.findall(r"\w+", outlet[:_LONGEST].casefold())
    for one, other in pairwise((*words, "")):
        yield f"called:{one} {other}"
    for word in words:
        yield f"called:{word}"
        yield from (f"called:{plain(word)[:n]}~" for n in range(_STEM, len(word) + 1))


def note_home(rows: Rows, row: Row, party: Party, outlet: str | None, state: Row | None) -> None:
    """Note what a named official tells of outlets; `state` is the one whose he is told to be here, None for none."""
    if state is None and outlet and any(_is_of_state(role) for role in party.roles):
        rows.give(row, [f"unsided:{outlet}"])
        main = rows.main_side(row)
        state = rows.row(main) if main else None
    if state is None or state.kind != "state":
        return
    for one in [key.removeprefix("unsided:") for key in row.keys if key.startswith("unsided:")]:
        if f"voted:{one}" not in row.keys and (votes := _votes(state, one)) < _MOST:
            rows.give(row, [f"voted:{one}"])
            rows.give(state, [f"home:{one}:{votes + 1}"])


def _votes(row: Row, outlet: str) -> int:
    return sum(key.startswith(f"home:{outlet}:") for key in row.keys)


def _is_of_state(role: str) -> bool:
    office = office_from_words(role)
    return office is not None and office.head in _OF_STATES and not office.past


@lru_cache(maxsize=50_000)
def is_bare(name: str) -> bool:
    """Whether words name a body or an office that every state has, and no state: "the army", "Ministry of Labour"."""
    if has_owner(name) or not name:
        return False
    words = [word.strip("'’s") if "'" in word or "’" in word else word for word in name.split(",")[0].split()]
    if "ministry" not in name.casefold() and any(word.casefold() not in _COMMON for word in words):
        return False
    if any(word[0].isupper() and word.casefold() not in _COMMON for word in words):
        return False
    body = body_of(name)
    return body in _BODIES or (body or "").endswith("ministry") or _is_of_state(name)

"""Names of organisations and their short forms; and the bodies of a side: its ministries, army, parliament."""

import re
from functools import lru_cache

from parley.following.who.letters import keys, plain, word_set

_MOST = 200  # letters of a name that count
_SMALL = frozenset(["of", "the", "for", "and", "in", "on", "to", "de", "del", "la", "y", "e", "et", "des", "du", "fi"])
_NOT_NAMES = word_set(
    "we they he she it i you us them him her our their his its who both all some many several any each this that these "
    "those one two three four the a an another other others no"
)
_SPELLED = {"organisation": "organization", "programme": "program", "centre": "center", "defence": "defense"}
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_IN_BRACKETS = re.compile(r"\(([^()]{2,60})\)")
_MINISTRY = re.compile(r"\bministry of (?:the )?(?:state |national )?(\w+)(?: affairs)?")
# The nouns by which a side has one body of a kind. What stands for a state itself: its government.
_BODIES = {
    "ministry": "ministry", "army": "army", "military": "army", "parliament": "parliament",
    "presidency": "presidency", "embassy": "embassy", "delegation": "delegation", "navy": "navy", "police": "police",
    "cabinet": "cabinet", "police force": "police", "mission": "mission", "general staff": "army",
    "armed forces": "army", "soldiers": "army", "troops": "army", "forces": "army", "gunners": "army",
    "units": "army", "infantry": "army", "artillery": "army", "defence forces": "army", "staff": "army",
    "observers": "mission", "monitors": "mission", "peacekeepers": "mission", "inspectors": "mission",
    "investigators": "mission", "air force": "air force", "central bank": "central bank", "assembly": "parliament",
    "negotiating team": "delegation", "council of ministers": "cabinet",
    "state television": "state television", "state tv": "state television",
    "state radio": "state radio", "state media": "state media",
}  # fmt: skip
_OPEN = frozenset(["a", "an", "some", "two", "both", "all", "other", "another", "several"])
# Parts of an army: "a Rwandan battalion" is the army of Rwanda
_UNITS = frozenset(["battalion", "battalions", "companies", "squad", "platoon", "regiment", "garrison", "garrisons"])
# Those who watch a ceasefire: "Joint Verification Mechanism", "ASEAN Observer Team"
_SET_UP = frozenset(["mechanism", "team", "patrol"])
_WATCHING = ("observ", "monitor", "verif")
_ITSELF = frozenset(["government", "administration", "leadership", "authorities", "regime", "side", "state"])
_MINISTRIES = {
    "foreign": "foreign", "external": "foreign", "defence": "defence", "defense": "defence", "interior": "interior",
    "home": "interior", "finance": "finance", "information": "information", "justice": "justice", "health": "health",
    "infrastructure": "infrastructure", "energy": "energy", "economy": "economy", "transport": "transport",
    "education": "education", "agriculture": "agriculture", "oil": "oil", "trade": "trade",
}  # fmt: skip


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: small, without marks, articles and what stands in brackets."""
    bare = _IN_BRACKETS.sub(" ", name[:_MOST])
    words = [plain(re.sub(r"['’]s$", "", word)) for word in _WORDS.findall(bare)]
    return tuple(_SPELLED.get(word, word) for word in words if word and word not in ("the", "s"))


def in_brackets(name: str) -> str | None:
    """The short form that a name has in brackets: "RSF" in "Rapid Support Forces (RSF)"."""
    found = _IN_BRACKETS.search(name[:_MOST])
    return found[1].strip() if found else None


def is_proper(words: str) -> bool:
    """Whether words are a name: each begins with a capital, but for "of" and its kind and particles such as "al"."""
    found = _WORDS.findall(words[:_MOST])
    if not found or found[0].casefold() in _NOT_NAMES:
        return False
    return all(
        word[0].isupper() or word[0].isdigit() or word in _SMALL or word in ("al", "el", "bin") for word in found
    )


def is_short_form(name: str) -> bool:
    """Whether a name is letters only, as "RSF", "SPLM-IO", "FARC-EP", "M23"."""
    letters = re.sub(r"[\W\d_]", "", name)
    return 2 <= len(letters) <= 10 and letters.isupper() and " " not in name.strip()


def short_forms(name: str) -> tuple[str, ...]:
    """The short forms that a long name can have: its capitals, with and without those of small words.

    >>> short_forms("Government of National Accord"), short_forms("Sudan People's Liberation Movement-In Opposition")
    (('gna', 'gona'), ('splmio', 'splmo'))
    """
    words = [
        plain(word) for word in re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", _IN_BRACKETS.sub(" ", name[:_MOST])))
    ]
    words = [word for word in words if word]
    if len(words) < 2:
        return ()
    large = "".join(word[0] for word in words if word not in _SMALL)
    every = "".join(word[0] for word in words if word != "the")
    return tuple(sorted({form for form in (large, every) if len(form) > 1}))


def name_key(name: str) -> str:
    """The key of an organisation's name, the same for all ways to write its words; short forms by their letters."""
    if is_short_form(name):
        return plain(re.sub(r"[\W_]", "", name))
    return " ".join(_singular(word) for word in words_of(name))


def sound_keys(name: str) -> tuple[str, ...]:
    """The keys of a one-word or two-word name that is a foreign word: "Hezbollah", "Hizbullah"; long enough to tell."""
    joined = "".join(words_of(name))
    return tuple(key for key in keys(joined) if len(key) > 3) if len(words_of(name)) < 3 else ()


@lru_cache(maxsize=50_000)
def body_of(name: str) -> str | None:
    """Which body of its side a description means: "foreign ministry", "army"; "itself" for its government; else None.

    >>> body_of("The Foreign Ministry in Damascus"), body_of("Ukraine's military"), body_of("his government")
    ('foreign ministry', 'army', 'itself')
    """
    low = _MINISTRY.sub(r"\1 ministry", re.split(r"[,(]| in | at | to | who ", name[:_MOST].casefold())[0]).strip()
    words = re.findall(r"\w+", re.sub(r"['’]s\b", "", low))
    if not words or (words[0] in _OPEN and not (words[0] not in ("both", "other") and words[-1] in _UNITS)):
        return None
    if words[-1] in _UNITS:
        return "army"
    last, two = words[-1], " ".join(words[-2:])
    if last in _SET_UP and (len(words) == 1 or words == ["the", last] or any(w.startswith(_WATCHING) for w in words)):
        return "mission"
    if last in _ITSELF:
        return "itself" if len(words) < 4 else None
    body = _BODIES.get(" ".join(words[-3:])) or _BODIES.get(two) or _BODIES.get(last)
    if body == "ministry":
        kind = next((_MINISTRIES[word] for word in words if word in _MINISTRIES), None) or _portfolio(words, name)
        return f"{kind} ministry" if kind else None
    return body if len(words) < 6 else None


def _portfolio(words: list[str], name: str) -> str | None:
    """What a ministry is for, where no table knows it: "labour" of "the labour ministry", not "the Thai ministry"."""
    word = words[-2] if len(words) > 1 else ""
    of_state = f"{word.capitalize()} ministry" in name
    return word if word and word not in _NOT_NAMES and not of_state else None


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word

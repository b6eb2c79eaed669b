"""Words that stand in names and before them: titles, what organisations are called, what is no name."""

import re
from collections.abc import Iterable

from parley.reader.rules.phrases import ROLES
from parley.reader.rules.words import word_set

PARTICLES = word_set(
    "al el bin bint ibn ben de del dela la von van der den di da dos al- abu ag walet ould wuld mint ter zu"
)
ABBREVIATIONS = word_set(
    "mr mrs ms dr gen lt col maj brig sen rep gov pres hon adm capt sgt prof rev st cmdr ato weizero woizero weyzero "
    "daw"
)
TITLE_WORDS = (
    ROLES
    | ABBREVIATIONS
    | word_set(
        "sir lord lady prime foreign defence defense vice first interior chief high deputy general "
        "brigadier marshal admiral captain field special former ex acting caretaker interim senior supreme crown home "
        "finance justice state affairs affair external internal security relations under-secretary- "
        "professor father bishop reverend archbishop cardinal pastor monsignor major lieutenant corporal sergeant "
        "sheikh mullah hojjatoleslam ayatollah imam king queen prince princess "
        "president-elect us infrastructure energy trade health education economy agriculture labour labor "
        "environment transport information intelligence refugee development planning oil tourism culture majority "
        "minority attorney solicitor assistant honourable excellency presidential vice-presidential personal"
    )
)
ORGANISATION_WORDS = word_set(
    "party movement army front council forces force group union brigade brigades authority ministry government "
    "alliance coalition league congress committee commission parliament assembly senate house office agency "
    "command mission guard guards federation association organization organisation corps bloc faction militia "
    "militias rebels resistance institute foundation court bank university company nations republic unionist "
    "unionists department community network centre center fund campaign workers conference secretariat"
)
# Last words of names of bodies that are no organisation's by themselves, and no person's surname
UNIT_WORDS = word_set("team mechanism panel board body tribunal battalion regiment division squadron")
MOVEMENTS = word_set("alliance movement movements front party union coalition congress resistance league")
PLACE_WORDS = word_set(
    "city strip bank road street square day war sea river island islands airport province region peninsula day "
    "plan act framework summit week line cup crescent process"
)
NOT_NAMES = word_set(
    "roman i ap am pm gmt utc covid god christmas easter ramadan islam islamic christian muslim sunni shia shiite "
    "western eastern northern southern north south east west"
)
# What many states have one of: no party by itself
STATE_ORGANS = frozenset(
    {
        "National Security Council", "Supreme National Security Council", "National Assembly", "Treasury",
        "General Staff", "Central Bank",
    }
)  # fmt: skip
# Peoples, faiths and leanings: adjectives of groups, and no party by themselves ("the Hutu rebels")
PEOPLES = word_set(
    "hutu hutus tutsi tutsis tuareg tuaregs kurdish kurd kurds arab arabs druze berber pashtun tamil tamils sinhalese "
    "moro moros oromo amhara acehnese papuan papuans catalan basque corsican chechen tatar tatars abkhaz ossetian "
    "karen kachin shan rohingya uighur uyghur tibetan jewish orthodox catholic protestant protestants catholics "
    "latino hispanic african european asian gulf darfuri dinka nuer fulani dogon yazidi maronite alawite islamist "
    "islamists maoist marxist communist republican democratic unionist loyalist nationalist jihadi jihadist sahrawi "
    "shiite sunni muslim christian islamic bedouin tribal nordic baltic balkan latin"
)
# "High Negotiations Committee", "Supreme Political Council": titles that can open the name of a body
BODY_OPENERS = word_set(
    "high supreme general interim state labour labor justice trade special islamic christian muslim northern southern "
    "eastern western"
)
BODY_HEADS = MOVEMENTS | word_set(
    "fighters army brigades forces council committee commission authority assembly board department agency"
)
# Those who come from somebody: "participants from Tskhinvali"
SENDERS = word_set("participants members delegation delegations fighters representatives team")
# "Front for National Rescue": what goes on with "of" or "for"; with a state only where no part of that state is meant
FOUNDED_FOR = MOVEMENTS | word_set("community forces council network centre center institute committee organization")
FOUNDED_IN = word_set("front party movement movements alliance congress coalition workers")

_ARTICLE = re.compile(r"^(?:[AaEe]l|A[snrdtz]|Ash)-(?=[A-Z])")  # "al-Kibsi", "As-Sadr"


def folded(name: str) -> str:
    """A name as it is looked up: "Al-Razhi" and "al-Razhi", "De la Calle" and "de la Calle" are one."""
    words = [w.lower() if w.lower() in PARTICLES else _ARTICLE.sub(lambda m: m[0].lower(), w) for w in name.split()]
    return " ".join(words)


def surnames(name: str) -> tuple[str, ...]:
    """What a person is called for short: the last word, with the particles before it where there are any."""
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in PARTICLES:
        first -= 1
    short = " ".join(words[first:])
    bare = _ARTICLE.sub("", words[-1]) if len(words) > 1 else words[-1]  # "Hamza al-Kibsi ... Kibsi"
    return tuple(dict.fromkeys((short, bare, words[-1])))


def full_forms(names: Iterable[str]) -> dict[str, str]:
    """For every wording of a person's name, folded, its fullest form among the names given."""
    full: dict[str, str] = {}
    for name in sorted(names, key=lambda n: -len(n)):
        short = surnames(name)
        known = full.get(folded(short[-1]))
        if known and (name == short[-1] or set(folded(name).split()) <= set(folded(known).split())):
            full[folded(name)] = known
        else:
            full[folded(name)] = name
            for surname in short:
                full.setdefault(folded(surname), name)
    bearers: dict[str, set[str]] = {}
    for name in sorted(set(full.values())):
        for part in name.split():
            bearers.setdefault(folded(part), set()).add(name)
    for part, whose in bearers.items():  # "Kim Jong Un ... Kim", "Russom Ghebrezghi ... Mr. Russom"
        longer = {name for name in whose if folded(name) != part}
        if len(longer) == 1 and len(part) > 2 and part not in PARTICLES:
            full[part] = min(longer)
    return full

"""What a party must be for a pronoun or a description to mean it."""

from collections.abc import Callable

from parley.reader.rules.parties import Record
from parley.reader.rules.words import PREPOSITIONS, word_set

Fits = Callable[[Record], bool]
BODIES = word_set("kingdom country republic state government emirate sultanate nation")
ALLIANCES = word_set("alliance coalition")
BLOCS = word_set("bloc union organisation organization agency council body commission")
MOVEMENTS = word_set(
    "group groups movement militants rebels insurgents militia faction factions party fighters guerrillas"
)
OFFICES = word_set("ministry ministries army military presidency embassy mission team office committee")
DESCRIBED = MOVEMENTS | ALLIANCES | BODIES | BLOCS | OFFICES | {"delegation", "leadership", "team"}
REBEL = word_set("rebel opposition insurgent separatist guerrilla militia militant")


def is_person(record: Record) -> bool:
    return record.kind == "person"


def is_plural(record: Record) -> bool:
    return record.kind in ("group", "state", "organisation") and not record.medium


def is_body(record: Record) -> bool:
    return record.kind in ("state", "organisation", "group", "document") and not record.medium


def is_organisation(record: Record) -> bool:
    return record.kind == "organisation" and not record.medium


def is_movement(record: Record) -> bool:
    return record.movement


def is_bloc(record: Record) -> bool:
    return is_organisation(record) and not record.movement


def called(record: Record) -> list[str]:
    """The words by which a party was called: its name, and its offices."""
    return " ".join((record.name, *record.roles)).lower().split()


def fellow_of(office: str, record: Record) -> bool:
    """Whether a party was called by the name of an office, of one or of several: "aide", "one of his aides"."""
    return bool({office, office + "s", office.removesuffix("s")} & set(called(record)))


def head_noun(name: str) -> str:
    """The noun that a description is about: "delegation" of "the government delegation to the talks"."""
    words = name.lower().split()
    return words[next((i for i in range(1, len(words)) if words[i] in PREPOSITIONS), len(words)) - 1]


def is_allied(record: Record) -> bool:
    """Whether "the alliance" can mean it: NATO, or a movement of several."""
    return record.movement or "atlantic" in record.name.lower() or record.name == "NATO"


def is_nobody(_: Record) -> bool:
    return False


def is_state(record: Record) -> bool:
    return record.kind == "state"


def fits_noun(noun: str) -> Fits:
    """What a party must be for "the" and this noun to mean it."""
    if noun in ALLIANCES:
        return is_allied
    if noun in MOVEMENTS:
        return is_movement
    if noun in BLOCS:
        return is_bloc
    return is_state if noun in BODIES else is_nobody

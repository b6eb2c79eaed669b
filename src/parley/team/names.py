"""Names of accounts: how they are kept, and which of them are one."""

import unicodedata

from parley.errors import WrongNameError

LONGEST = 100
_LONGEST_KEY = 2000  # bytes; PostgreSQL's index of texts takes 2,700

# Control, format, private, unassigned, surrogates, separators of lines: one cannot see or type them, or they show a
# name as another one.
_UNSEEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))


def name_from_words(words: str) -> str:
    """A name as it is kept: composed (NFC), without spaces around it, one space between its words.

    Raises WrongNameError for what is empty, longer than 100 characters, or has a character that cannot be seen.
    """
    if len(words) > LONGEST:
        raise WrongNameError(f"This name has more than {LONGEST} characters. Take a shorter one.")
    for number, sign in enumerate(words, 1):
        if unicodedata.category(sign) in _UNSEEN:
            raise WrongNameError(
                f"Character {number} of this name, U+{ord(sign):04X}, cannot be seen. Take a name without it."
            )
    name = " ".join(unicodedata.normalize("NFC", words).split())
    if not name:
        raise WrongNameError("This name is empty. Give one of at least one character.")
    if len(name) > LONGEST or len(key_from_name(name).encode()) > _LONGEST_KEY:
        raise WrongNameError(f"This name has more than {LONGEST} characters when it is kept. Take a shorter one.")
    return name


def key_from_name(name: str) -> str:
    """What all ways to write a name have in common, with capitals or without, wide or narrow (NFKC, case folded)."""
    # Folded twice: some letters have their compatible form only after the first time, and the other way about.
    for _ in range(2):
        name = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(unicodedata.normalize("NFKC", name).split())

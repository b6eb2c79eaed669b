"""A first pass over an archive: whether an article can matter at all, told in a tenth of a millisecond.

It goes by single words alone, and lets through whatever has some that speak of talks, of war and its end, or of what
parties promise and demand; the reader is there to look closely. It names no state and no party. What it loses is
measured by benchmarks/first_pass.py.
"""

from collections.abc import Sequence
from itertools import product
from typing import Literal

WhyNot = Literal["not in English", "without words of a negotiation"]

_LOOKED_AT = 20_000
"""So many bytes from the beginning are looked at: some 3,000 words."""

_ENOUGH = 6
"""So many different words let an article through; those of the matter itself count twice. Of the texts on which this
was chosen none had fewer than seven."""

_FEW = 120
"""Of fewer letters nobody can tell the language for sure."""

_ENGLISH_ENOUGH = 6
_ENGLISH = frozenset(
    b"the of and to in that is was for on with as by it be has have had said not would from at its his their".split()
)
_LETTERS = bytes(letter if chr(letter).islower() and letter < 128 else ord(" ") for letter in range(256))
"""All that is no small letter of English parts words."""

_OF_THE_MATTER = (
    # talks
    ("negotiat mediat facilitat", "e es ed ing ion ions or ors"),
    ("talks envoy delegation delegate summit dialogue dialog consultation counterpart", "- s"),
    ("broker convene propos", "- d e es ed ing al als"),
    ("resum", "e es ed ing ption"),
    ("stall deadlock breakthrough impasse", "- s ed"),
    # what comes of them
    ("agreement", "- s"),
    ("accord accords pact treat truce armistice ceasefire memorandum communique roadmap protocol", "- s y ies"),
    ("cease withdraw pull", "- s d n al als ing ed fire back out"),
    ("withdrew disengagement demilitarisation demilitarization disarmament deescalation standstill", "-"),
    ("ratif signator", "ied y ies ication ying"),
    ("guarant", "ee ees eed eeing or ors"),
    ("concession compromise reconciliation normalisation normalization referendum autonomy neutrality neutral", "- s"),
    ("sovereignty embargo blockade", "- s ed es"),
    # war
    ("war warr battl fight", "- s ing ed es er ers ring fare"),
    ("fought conflict hostilit hostilities combat clash offensive escalation", "- s es ed"),
    ("troop soldier militar arm army militia rebel insurgent guerrilla fighter militant separatist", "- s y ies ed"),
    ("armed forces military paramilitary commander", "- s"),
    ("shelling bombardment bomb missile rocket airstrike ambush", "- s ed ing es ers"),
    ("occup invad invasion annex", "- y ied ying ation es ed ing ion"),
    ("casualt civilian refugee displaced humanitarian hostage prisoner captive detainee", "- s y ies"),
    ("peace peacekeep", "- ful ing er ers keeping keepers"),
    ("frontier frontline buffer", "- s"),
)
_BESIDE = (
    ("demand promis pledg vow offer threat warn urg", "- s e es ed ing en ened ens d"),
    ("accus den reject refus condemn protest blam", "- s e es ed ing y ied ies ation ations al ial"),
    ("accept recogn commit undertak", "- s ed ting ted ment ments e es en ance ise ize ised ized"),
    ("insist call require condition precondition ultimatum deadline", "- s ed ing al ment ments"),
    ("minister president foreign secretary spokesman spokeswoman spokesperson ambassador leader", "- s ial"),
    (
        "meet deal talk sign general army monitor strike attack attack raid agree release exchange border",
        "- s d ed ing",
    ),
    (
        "implement violat breach honour honor compl observ verif",
        "- s e es ed ing ation ations ion ions y ied iance ers",
    ),
    ("diploma territor sanction settlement compromise", "- t ts tic cy y ial ies s"),
)


def _forms(table: Sequence[tuple[str, str]]) -> frozenset[bytes]:
    """Each root with each of its endings; "-" is none."""
    return frozenset(
        (root + ending.removeprefix("-")).encode()
        for roots, endings in table
        for root, ending in product(roots.split(), endings.split())
    )


_MATTER_WORDS = _forms(_OF_THE_MATTER)
_ALL_WORDS = _MATTER_WORDS | _forms(_BESIDE)


def why_not(text: str) -> WhyNot | None:
    """Why the text of an article need not be read; None where it may matter. The same text gives the same."""
    beginning = text[:_LOOKED_AT].lower().encode("utf-8", "replace")[:_LOOKED_AT]
    different = frozenset(beginning.translate(_LETTERS).split())
    if len(beginning) >= _FEW and len(different & _ENGLISH) < _ENGLISH_ENOUGH:
        return "not in English"
    found = len(different & _MATTER_WORDS) + len(different & _ALL_WORDS)
    return None if found >= _ENOUGH else "without words of a negotiation"

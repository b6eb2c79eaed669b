"""A first pass over an archive: whether an article can matter at all, told in a tenth of a millisecond.

It goes by single words alone, and lets through whatever has, somewhere, a passage in English with some words that speak
of talks, of war and its end, or of what parties promise and demand; the reader is there to look closely. The words name
no state and no party. A passage is at most 4,000 characters, so that a long text of another matter does not come
through by words that stand far apart, and a long one that comes to the talks late is not lost. What is asked of a short
text is less: a headline needs one such word. What the first pass loses is measured by benchmarks/first_pass.py.
"""

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Literal

from parley.reader.rules.words import forms

WhyNot = Literal["not in English", "without words of a negotiation"]

_HALF = 2_000
"""Characters of half a passage: each passage begins where the second half of the one before does."""

_OVER = 40
"""So many characters more are looked at, for the word that a half ends in."""

_FREQUENT_EACH = 120
"""English has at least one of the frequent words in so many characters: four times as many, as a rule."""

_WORD_EACH = 150
"""A passage needs one word of a negotiation for so many characters, at least one ..."""

_ENOUGH = 6
"""... and so many at most, all of them different; those of the matter itself count twice. Of the whole reports on which
this was chosen none had fewer than eight."""

_FREQUENT = frozenset(
    b"the of and to that with it be has said not would from his their this they were been which are".split()
)
"""Frequent words of English that are not frequent in other languages, as "in", "is", "was", "for" and "at" are."""

_LETTERS = bytes(ord(chr(c).lower()) if c < 128 and chr(c).isalpha() else ord(" ") for c in range(256))
"""All that is no letter of English parts words, and capitals do not count."""

_VERBS_OF_THE_MATTER = """
    negotiate renegotiate mediate reconvene withdraw cease ratify annex invade besiege shell ambush skirmish evacuate
    demilitarise demilitarize demobilise demobilize disarm demarcate
"""
_NOUNS_OF_THE_MATTER = """
    negotiation renegotiation negotiator mediation mediator talks envoy delegation summit dialogue dialog consultation
    counterpart intermediary breakthrough deadlock stalemate impasse standoff resumption
    agreement accord pact treaty truce armistice ceasefire memorandum memoranda communique communiqu roadmap protocol
    ultimatum signatory ratification guarantor concession compromise reconciliation normalisation normalization amnesty
    autonomy referendum sovereignty embargo blockade
    cessation standstill disengagement pullout pullback withdrawal disarmament demobilisation demobilization
    demilitarisation demilitarization demarcation annexation peace peaceful peacekeeper peacekeeping peacemaker
    war warring warfare hostility conflict combat combatant clash offensive escalation frontline siege
    troop soldier army military paramilitary militia rebel insurgent guerrilla militant separatist jihadist
    bombardment airstrike missile rocket artillery invader invasion incursion occupier occupation occupied
    casualty atrocity refugee displaced hostage captive detainee prisoner humanitarian evacuation
"""
_VERBS_BESIDE = """
    demand offer promise pledge vow guarantee assure commit undertake threaten warn urge insist call require
    accuse blame condemn deny refuse reject protest object accept approve agree recognise recognize propose
    resume stall broker convene facilitate exchange release liberate swap suspend halt freeze sign settle
    implement comply violate breach honour honor observe verify monitor
    talk discuss deploy attack raid strike bomb battle capture seize occupy clash cede pull sanction reconcile
"""
_NOUNS_BESIDE = """
    promise threat accusation condemnation denial refusal rejection protest objection acceptance approval
    recognition proposal condition precondition requirement deadline assurance commitment undertaking
    implementation compliance violation observer verification suspension settlement signature facilitator
    meeting met meet freed deal diplomat diplomacy diplomatic bilateral trilateral multilateral unilateral
    minister ministry president secretary spokesman spokeswoman spokesperson spokesmen ambassador leader commander
    general delegate fighter fight fighting fought foreign armed arms force civilian regime opposition parties
    bombing border frontier territory territorial enclave corridor buffer checkpoint convoy mandate
    independence neutral neutrality nuclear enrichment
"""


def _in_all_forms(verbs: str, nouns: str) -> frozenset[bytes]:
    of_verbs = chain.from_iterable(forms(verb) for verb in verbs.split())
    of_nouns = chain.from_iterable(forms(noun)[:2] for noun in nouns.split())
    return frozenset(word.encode() for word in (*of_verbs, *of_nouns))


_MATTER = _in_all_forms(_VERBS_OF_THE_MATTER, _NOUNS_OF_THE_MATTER)
_WORDS = _MATTER | _in_all_forms(_VERBS_BESIDE, _NOUNS_BESIDE)


def why_not(text: str) -> WhyNot | None:
    """Why the text of an article need not be read; None where it may matter. The same text gives the same.

    All of the text is looked at, up to the first passage that lets it through.
    """
    english = False
    for letters, frequent, words in _passages(text):
        if frequent < letters // _FREQUENT_EACH:
            continue
        english = True
        if len(words) + len(words & _MATTER) >= min(_ENOUGH, max(1, letters // _WORD_EACH)):
            return None
    return "without words of a negotiation" if english else "not in English"


def _passages(text: str) -> Iterator[tuple[int, int, frozenset[bytes]]]:
    """Of each passage its characters, its frequent words of English, counted each time, and its words of a
    negotiation."""
    if len(text) <= _HALF:
        yield _half(text)
    halves = (_half(text[start : start + _HALF + _OVER]) for start in range(0, len(text), _HALF))
    for (letters, frequent, words), (more_letters, more_frequent, more_words) in pairwise(halves):
        yield letters + more_letters, frequent + more_frequent, words | more_words


def _half(text: str) -> tuple[int, int, frozenset[bytes]]:
    words = text.encode("utf-8", "replace").translate(_LETTERS).split()
    return len(text), sum(map(_FREQUENT.__contains__, words)), _WORDS.intersection(words)

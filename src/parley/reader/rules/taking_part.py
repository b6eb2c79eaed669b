"""Whether a name stands where somebody acts, is asked or is spoken of, or where it is only a place or an adjective."""

from parley.reader.rules.nominals import POSSESSIVES
from parley.reader.rules.phrases import GROUPS, ROLES, Phrases, Range
from parley.reader.rules.titles import PLACE_WORDS
from parley.reader.rules.words import PREPOSITIONS, SUBJECT_PRONOUNS, is_adverb, looks_finite, word_set

# Prepositions that take somebody, and those that mostly take a place.
_WITH_SOMEBODY = word_set("with by between against among for toward towards upon behind unlike besides about")
_SOMEWHERE = word_set(
    "in at near around outside inside into across through throughout over within off onto along above"
)
_GIVEN = (
    "give gave given hand send sent pass deliver return promis pledg offer messag letter appeal appeal answer respon "
    "demand propos commit warning warned objection threat sell sold suppl address assur belong loyal allegi access "
    "guarante grant concession ultimatum note question according attribut speak spoke report aid support apolog"
)
_WANTED = (
    "demand ask want seek sought need expect receiv answer respon guarante pledg letter messag hear heard assuranc "
    "apolog promis commit clarif support aid arms weapon threat pressure attack buy bought order recogn free secede"
)
_ASKED = (
    "accus blam urg ask tell told call press pressur want expect allow let requir oblig bind force condemn criticis "
    "criticiz invit recognis recogniz persuad meet met see saw trust remind join support help mediat warn thank "
    "demand charg suspect attack reject oppos face back arm fund defend satisf assur inform notify notif host praise "
    "rebuk challeng threaten punish sanction isolat represent joins joined prevent stop pay paid commit compel "
    "against behind beyond arming brief consult push prod implor beseech"
)
_OF_SOMEBODY = word_set(
    "part behalf side lawyers government governments army armies leaders leader representatives consent name promise "
    "pledge demand demands commitment position accuse accused view interests hands promises intentions word words "
    "wishes heads head ministers minister presidents president people recognition approval request invitation "
    "sovereignty obligations duties duty"
)
_GIVEN_STEMS, _WANTED_STEMS, _ASKED_STEMS = (tuple(words.split()) for words in (_GIVEN, _WANTED, _ASKED))
_NOT_OWNED = PLACE_WORDS | word_set(
    "coast border capital north south east west territory soil airspace waters city port ports town towns villages "
    "shore shores desert highlands coastline frontier mountains mountain northern southern eastern western"
)
# Of those verbs the ones that are nouns too: "support | Russia" only after "to".
_NOUNS_TOO = word_set("back force face support help press attack demand arm")
_BEFORE_VERBS = (["to"], ["will"], ["would"], ["must"], ["should"], ["not"], ["can"], ["could"])
_REACH = 4  # words before a name in which its verb stands


def takes_part(p: Phrases, at: Range, *, seat: bool = False) -> bool:
    """Whether the name of a state or an organisation at these tokens is somebody there.

    `seat`: it is a capital, which only is its government where it acts or is addressed.
    """
    lo, hi = at
    return acts(p, hi) or _owns(p, hi) or is_addressed(p, lo, hi, seat=seat)


def acts(p: Phrases, hi: int) -> bool:
    """Whether a verb of its own follows the name that ends before token `hi`."""
    n, k = len(p.texts), hi
    while k < min(n, hi + 2) and (is_adverb(p.lows[k]) or p.lows[k] in ("itself", "alone", "too", "alike", "all")):
        k += 1
    if k >= n or p.is_head(k) or p.is_capital(k):
        return False
    low = p.lows[k]
    if low in ("'s",) or low in PREPOSITIONS:
        return False
    return looks_finite(p.lows, k) or any(len(cue.words) == 1 for cue in p.pack.cues.verbs.get(low, ()))


def is_addressed(p: Phrases, lo: int, hi: int, *, seat: bool = False) -> bool:
    """Whether the verb or preposition before a name makes it one with whom somebody deals."""
    k = lo - 1
    while k >= 0 and p.lows[k] in ("the", "both", "neighbouring", "neighboring", "mediator", "host", "rival"):
        k -= 1
    if k < 0 or p.is_head(lo) or _goes_on(p, hi):
        return False
    low, before = p.lows[k], p.lows[max(0, k - _REACH) : k]
    if low in _SOMEWHERE:
        return False
    if low in _WITH_SOMEBODY:
        return True
    if low == "to":
        return any(word.startswith(_GIVEN_STEMS) for word in before)
    if low == "from":
        return any(word.startswith(_WANTED_STEMS) for word in before) and not seat
    if low == "of":
        return bool(before) and (before[-1] in _OF_SOMEBODY or any(w.startswith("accus") for w in before))
    if low in ("than", "like", "on") and not seat:
        return low != "on" or any(
            word.startswith(("call", "pressure", "sanction", "impos", "press")) for word in before
        )
    if low in SUBJECT_PRONOUNS:
        return False
    verb = p.texts[k].islower() and low.startswith(_ASKED_STEMS)
    return verb and (low not in _NOUNS_TOO or before[-1:] in _BEFORE_VERBS)


def _owns(p: Phrases, hi: int) -> bool:
    """Whether what follows is its doing or saying: "Russia's demands", not "Russia's coast"."""
    if hi + 1 >= len(p.texts) or p.texts[hi] not in POSSESSIVES:
        return False
    return p.lows[hi + 1] not in _NOT_OWNED and p.lows[hi + 1 : hi + 3][-1] not in _NOT_OWNED


def _goes_on(p: Phrases, hi: int) -> bool:
    """Whether the name is only the first part of another: "with Moscow | time", "the Minsk | agreement"."""
    if hi >= len(p.texts) or p.is_head(hi) or not p.texts[hi][0].isalpha() or not p.texts[hi].islower():
        return False
    low = p.lows[hi]
    if low in ROLES or low in GROUPS or low in _NOT_OWNED:
        return True
    return p.seg.tokens[hi].start == p.seg.tokens[hi - 1].end

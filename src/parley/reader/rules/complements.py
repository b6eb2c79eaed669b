"""What a cue says: its complement, told by its frames and by what follows."""

from dataclasses import dataclass

from parley.model.statement import Act
from parley.reader.rules.cueing import Hit
from parley.reader.rules.extent import content_end
from parley.reader.rules.phrases import LONGEST_PHRASE, Phrases, Range
from parley.reader.rules.words import (
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    looks_finite,
    word_set,
)

STOPS = frozenset(".,;:!?…—–")
_CLAUSE_OPENERS = word_set(
    "what how if whether there provided when as once unless until after before since although while"
)
_NO_ADDRESSEE = word_set("that to in on at of for against")
_ADJUNCTS = word_set("in on at after during following via by over about")
_NOT_SAID = word_set("named identified quoted comment elaborate say answer respond")  # "declined to be named"
_NAMELESS = word_set("named identified quoted")
_WHERE_WHEN = word_set("in on at during after")
_SHORT = 6  # words of such an adjunct
_SETTINGS = word_set("in for on at under despite with")


@dataclass(frozen=True, slots=True)
class Complement:
    """The content of a cue: its range, to whom it is said, where the search goes on, and the act of a noun in it."""

    content: Range
    addressee: Range | None
    end: int
    act: Act | None = None
    cue_end: int = 0


def trimmed(p: Phrases, lo: int, hi: int) -> Range:
    """[lo, hi) without marks around it, and without quotation marks where the whole is one quotation."""
    while lo < hi and (p.texts[lo] in STOPS or (p.lows[lo] == "that" and lo + 1 < hi)):
        lo += 1
    while hi > lo and p.texts[hi - 1] in STOPS:
        hi -= 1
    if hi - lo > 2 and p.opens.get(lo) == hi - 1 and p.closes.get(hi - 1) == lo:
        return lo + 1, hi - 1
    if hi - lo > 1 and lo in p.opens and p.opens[lo] >= hi - 1 and p.opens[lo] not in p.closes:
        return lo + 1, hi  # the closing mark is missing
    return lo, hi


def complement(p: Phrases, hit: Hit, hi: int, depth: int) -> Complement | None:
    """The content right of a cue, None if what follows cannot be one."""
    start = hit.at[1]
    frames = hit.cue.frames
    cue_end = start
    parted = len(hit.cue.words) > 1 and p.lows[start - 1] in PREPOSITIONS | {"to"}
    if parted and hit.cue.words[0] not in p.pack.cues.keeps_preposition:
        cue_end = start - 1  # "agreed | to a truce": the preposition belongs to what is agreed
    addressee, at = _addressee(p, start, hi, frames)
    at = _that_after(p, at, hi) if "c" in frames else p.adjuncts_right(at, hi)
    at = _to_after(p, at, hi) if "i" in frames else at
    if at < hi and p.texts[at] == "," and "c" in frames and (after := _bracketed(p, at, hi)):
        at = after
    if at >= hi:
        return None
    low = p.lows[at]
    if p.texts[at] in (",", ":") and at + 1 < hi and at + 1 in p.opens:
        at += 1
    if at in p.opens:
        return _bounded(p, hit, at, hi, depth, addressee, clause="c" in frames or "q" in frames)
    if low == "that" and "c" in frames and not (at + 1 < hi and p.texts[at + 1] in STOPS):
        return _bounded(p, hit, at + 1, hi, depth, addressee, clause=True)
    if p.texts[at][0] in ".,;:!?)…—–":
        return None
    if low == "that" and "n" in frames and (at + 1 == hi or p.texts[at + 1] in STOPS):
        return Complement((at, at + 1), addressee, at + 1)  # "denies that, saying ..."
    if low == "to" and _NOT_SAID.intersection(p.lows[at + 1 : at + 3]) and hit.cue.act == "rejection":
        return None
    if low in ("to", "not") and _NAMELESS.intersection(p.lows[at + 1 : at + 5]) and hit.cue.act == "demand":
        return None  # "who asked not to be named"
    if "i" in frames and (low == "to" or (low == "not" and p.lows[at + 1 : at + 2] == ["to"])):
        return _bounded(p, hit, at, hi, depth, addressee, clause=False)
    if cue_end < start:
        return _bounded(p, hit, cue_end, hi, depth, addressee, clause=False, cue_end=cue_end)
    if low == "to" or (addressee and "o" in frames and "i" in frames and "n" not in frames and "c" not in frames):
        return None
    if ("a" in frames or "x" in frames) and low.endswith(("self", "selves")):
        return None  # "who calls himself a mediator"
    if "a" in frames or "x" in frames:
        return _valued(p, hit, at, hi, depth)
    return _plain(p, hit, at, hi, depth, addressee)


def _that_after(p: Phrases, at: int, hi: int) -> int:
    """The index of "that" after adjuncts ("told AFP on the sidelines of talks that"), else of what follows them."""
    if at < hi and p.lows[at] in PREPOSITIONS:
        for i in range(at, min(hi, at + 20)):
            if p.lows[i] == "that" and p.lows[i - 1] not in PREPOSITIONS:
                return i
            if p.texts[i] in STOPS or i in p.opens or looks_finite(p.lows, i):
                break
    return p.adjuncts_right(at, hi)


def _to_after(p: Phrases, at: int, hi: int) -> int:
    """The index of "to" after a short adjunct ("pledged in Algiers to stay"), else `at`."""
    if at < hi and p.lows[at] in _WHERE_WHEN:
        for i in range(at + 1, min(hi - 1, at + _SHORT)):
            if p.lows[i] == "to" and p.lows[i + 1] not in DETERMINERS:
                return i
            if p.texts[i] in STOPS or i in p.opens or p.lows[i] in PREPOSITIONS or looks_finite(p.lows, i):
                break
    return at


def _plain(p: Phrases, hit: Hit, at: int, hi: int, depth: int, addressee: Range | None) -> Complement | None:
    """A complement without "that" or "to": a clause or a noun phrase, as the words tell."""
    frames, low = hit.cue.frames, p.lows[at]
    if (low in SUBORDINATORS and low not in _CLAUSE_OPENERS) or low == "of":
        return None
    if low == "for" and hit.cue.words[0].startswith(("sign", "initial")):
        return None  # "who signed for the rebels"
    if low in PREPOSITIONS and not (hit.document or ("c" in frames and p.is_clause(at, min(hi, at + 40)))):
        if "n" not in frames or hit.cue.reports:
            return None
        return _bounded(p, hit, at, hi, depth, addressee, clause=False)
    clause = "c" in frames and (_has_own_subject(p, at, hi) or hit.cue.words[0] in ("said", "says", "say"))
    if (hit.participle and hit.cue.reports and not clause) or "t" in frames:
        return None
    if not clause and not ("n" in frames or "g" in frames):
        return None
    nominal = _owned(p, at, hi) if hit.cue.reports and not clause else None
    made = _bounded(p, hit, nominal[0] if nominal else at, hi, depth, addressee, clause=clause)
    if made and nominal:
        return Complement(made.content, made.addressee, made.end, nominal[1], made.cue_end)
    return made


def _has_own_subject(p: Phrases, at: int, hi: int) -> bool:
    """Whether a clause without "that" starts at `at`: a noun phrase and then a finite verb, or a condition first."""
    if p.lows[at] in _CLAUSE_OPENERS | _SETTINGS:
        return p.is_clause(at, min(hi, at + 60))
    limit = min(hi, at + 40)
    end = p.phrase_right(at, limit)
    listed = end + 1 < limit and p.lows[end + 1] not in ("and", "but", "while", "or")  # else another clause
    while listed and end < limit and p.texts[end] == "," and not p.is_clause(end + 1, min(limit, end + 3)):
        end = max(end + 1, p.phrase_right(end + 1, limit))  # "said Turkey, Canada and Israel were ready"
    if end < limit and p.lows[end] in ("that", "who", "which"):
        return p.is_clause(end, limit)
    return at < end < limit and looks_finite(p.lows, end)


def _owned(p: Phrases, at: int, hi: int) -> tuple[int, Act] | None:
    """ "reiterated its readiness to ...": where the content begins and what it performs."""
    for i in range(at, min(hi, at + 5)):
        noun = p.pack.cues.owned.get(p.lows[i])
        if noun and i > at:
            start = next((j for j in range(i + 1, min(hi, i + 14)) if p.lows[j] == "to" or p.lows[j] == "that"), 0)
            if (start and "i" in noun[1]) or (start and p.lows[start] == "to" and start == i + 1):
                following = p.lows[start + 1] if start + 1 < hi else ""
                if following not in DETERMINERS:
                    return start, noun[0]
            return at, noun[0]
        if not (p.lows[i] in DETERMINERS or p.lows[i].isalpha()) or p.lows[i] in PREPOSITIONS:
            return None
    return None


def _valued(p: Phrases, hit: Hit, at: int, hi: int, depth: int) -> Complement | None:
    """ "described X as Y", "called X historic": the object with its evaluation; a plain object is no evaluation."""
    near = range(at - 1, min(hi + 1, at + LONGEST_PHRASE))
    if "x" not in hit.cue.frames and not any(
        p.lows[i : i + 1] == ["as"] or i in p.opens or i in p.closes for i in near
    ):
        return None
    made = _bounded(p, hit, at, hi, depth, None, clause=False)
    if made is None:
        return None
    lo, end = made.content
    valued = (
        "as" in p.lows[lo:end]
        or any(i in p.opens or i in p.closes for i in range(lo - 1, end + 1))
        or "x" in hit.cue.frames
    )
    return made if valued else None


def _bracketed(p: Phrases, comma: int, hi: int) -> int:
    """After "recognise, however, that": the index of what follows the second comma, 0 if there is no such insertion."""
    for i in range(comma + 1, min(hi, comma + 6)):
        if p.texts[i] == ",":
            return i + 1 if i + 1 < hi and p.lows[i + 1] == "that" else 0
    return 0


def _addressee(p: Phrases, start: int, hi: int, frames: str) -> tuple[Range | None, int]:
    """To whom it is said or who is asked, the noun phrase right after a cue that takes one; and where it ends."""
    if "o" not in frames or start >= hi or start in p.opens or p.texts[start] in STOPS:
        return None, start
    if p.lows[start] in _NO_ADDRESSEE:
        return None, start
    if p.lows[start] in PRONOUNS:
        subject = start + 1 < hi and looks_finite(p.lows, start + 1)
        return (None, start) if subject else ((start, start + 1), start + 1)
    end = _addressee_end(p, start, p.phrase_right(start, min(hi, start + 18)))
    after = p.lows[end : end + 2]
    if "c" in frames and after[:1] == ["that"] and end - start <= 8:
        return (start, end), end
    that = next((k for k in range(end, min(end + 6, len(p.lows))) if p.lows[k] == "that"), 0)
    if "c" in frames and that and p.lows[end] in _WHERE_WHEN and not p.is_clause(end, that):
        return (start, end), end  # "told supporters in Lusaka that"
    head = next((k for k in range(start + 1, end) if p.lows[k] in PREPOSITIONS), end)
    speaks = p.can_speak((start, head)) or p.lows[start] in ("reporters", "journalists", "media")
    asked = "i" in frames and (after == ["not", "to"] or (after[:1] == ["to"] and after[1:] != ["the"]))
    if not speaks or end == start or ("n" in frames and not asked and after[:1] != ["that"]):
        return None, start
    return (start, end), end


def _addressee_end(p: Phrases, start: int, end: int) -> int:
    """Where an addressee ends within a longer noun phrase: "told reporters | in Geneva", "told AFP | the talks"."""
    for i in range(start + 1, end):
        new_phrase = p.lows[i] in ("the", "a", "an") and p.lows[i - 1] not in PREPOSITIONS | COORDINATORS
        if new_phrase or p.lows[i] in _ADJUNCTS:
            return i
    return end


def _bounded(
    p: Phrases, hit: Hit, lo: int, hi: int, depth: int, addressee: Range | None, *, clause: bool, cue_end: int = 0
) -> Complement | None:
    if lo >= hi:
        return None
    end = content_end(p, hit, lo, hi, depth, clause=clause)
    content = trimmed(p, lo, end)
    if content[0] >= content[1]:
        return None
    return Complement(content, addressee, max(end, content[1]), None, cue_end)

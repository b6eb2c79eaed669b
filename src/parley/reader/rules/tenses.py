"""Whether the words around a day put it behind or ahead: the tense of the nearest verb, as far as forms tell it."""

import re

from parley.reader.rules.intervals import Tense
from parley.reader.rules.words import DETERMINERS, IRREGULAR_PAST, MODALS, NOT_PAST, PREPOSITIONS, PRESENT, word_set

_WINDOW = 200  # characters on either side
_WORDS = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d+|,")
_ENDS = re.compile(  # not after "Mr.", an initial or "U.S."
    r"(?:[.!?;:](?<!\b[A-Z]\.)(?<!\bM[rs]\.)(?<!\bDr\.)(?<!\b(?:Mrs|Sen|Gov|Rep|Gen)\.)[\"”’)]{0,2}\s|\n)"
)
_MAYBE = word_set("can could may might cannot couldn't can't mightn't")
_FUTURE = MODALS - _MAYBE | word_set("he'll she'll they'll we'll i'll you'll it'll")
_AHEAD = word_set("due expected scheduled slated planned planning upcoming forthcoming postponed rescheduled")
_TIMETABLE = word_set(
    "starts begins opens meets resumes returns arrives leaves expires ends kicks travels visits comes reconvenes"
)
_ARRANGED = word_set(
    "going meeting visiting travelling traveling arriving leaving coming returning heading holding hosting convening"
)
_BE = word_set("be been being")
_PRESENT_BE = word_set("is are am has have isn't aren't hasn't haven't")
_CUES = _FUTURE | _MAYBE | _AHEAD | _TIMETABLE | _ARRANGED | _PRESENT_BE | PRESENT | IRREGULAR_PAST | word_set("to set")
# Verbs and nouns whose infinitive lies ahead of them: "agreed to meet on Friday".
_PROSPECTIVE = re.compile(
    r"(?:agree|plan|promis|expect|schedul|due|set$|intend|hop(?:e|ed|ing)$|want|seek|aim|vow|pledg|deci[ds]|ask|urg|call"
    r"|demand|invit|order|offer|propos|threaten|refus|prepar|ready|going$|need|accept|commit"
    r"|instruct|requir|request|undertak|undertook|swore|about$|likely|supposed|told$|arrang|declin)"
)


def tense_around(text: str, start: int, end: int) -> Tense:
    """The tense at `text[start:end]` by the nearest verb before it in its sentence, else the first one after it.

    "unknown" where there is no verb, or one in the present.
    """
    before = _ENDS.split(text[max(0, start - _WINDOW) : start])[-1]
    words = _WORDS.findall(before)
    for i in range(len(words) - 1, -1, -1):
        if words[i] == "that":  # the clause begins here, its verb is to come
            break
        tense = "future" if words[i] in _MAYBE else _tense_at(words, i)
        if tense is not None:
            return tense
    words = _WORDS.findall(_ENDS.split(text[end : end + _WINDOW])[0])
    return next((tense for i in range(len(words)) if (tense := _tense_at(words, i)) is not None), "unknown")


def _tense_at(words: list[str], i: int) -> Tense | None:
    word = words[i].lower()
    if word not in _CUES and not word.endswith("ed"):
        return None
    before = words[i - 1].lower() if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    if words[i] in _MAYBE:
        return "unknown"
    if word in _FUTURE or word in _AHEAD or word in _TIMETABLE:
        return "future"
    if word == "to":
        return "future" if _is_infinitive(after) and _looks_ahead(words, i) else None
    if word in _ARRANGED and before in ("is", "are", "am"):
        return "future"
    if word == "set" and after in ("for", "to"):
        return "future"
    if word in _PRESENT_BE or (word in PRESENT and words[i] == word and before not in PREPOSITIONS | DETERMINERS):
        return "unknown"
    if before in _BE or before == "to":
        return None
    if word in IRREGULAR_PAST or (word.endswith("ed") and len(word) > 3 and word not in NOT_PAST):
        return "past" if words[i] == word and before not in DETERMINERS else None
    return None


def _is_infinitive(word: str) -> bool:
    return word.isalpha() and word.islower() and word not in DETERMINERS | PREPOSITIONS and not word.endswith("ing")


def _looks_ahead(words: list[str], i: int) -> bool:
    if i and words[i - 1].lower() in ("is", "are", "has", "have"):
        return True
    return any(_PROSPECTIVE.match(word.lower()) for word in words[max(0, i - 6) : i])

"""Who is quoted by another: "TASS quoted the minister as saying ...", "he was quoted by TASS as saying ..."."""

from dataclasses import dataclass

from parley.reader.rules.cueing import BE, Hit
from parley.reader.rules.phrases import Phrases, Range
from parley.reader.rules.subjects import subject_left, verb_left
from parley.reader.rules.words import word_set

_QUOTES = word_set("quoted quotes quote quoting cited cites cite citing")
_SAYING = word_set("saying stating declaring")
_REACH = 40  # words between "quoted" and "as saying"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Who is quoted, by whom if it is told, where the report of it begins, and the cue "as saying"."""

    source: Range
    relay: Range | None
    start: int
    cue: Range


def quoted_at(p: Phrases, lo: int, i: int, hi: int) -> Quoted | None:
    """Who is quoted by the verb at token i of the clause [lo, hi), None if it quotes nobody "as saying"."""
    if p.lows[i] not in _QUOTES:
        return None
    reach = range(i + 1, min(hi - 1, i + _REACH))
    at = next((k for k in reach if p.lows[k] == "as" and p.lows[k + 1] in _SAYING), 0)
    if not at:
        return None
    last, skipped = verb_left(p, lo, i)
    subject = subject_left(p, lo, last)[0] if last >= lo else None
    source, relay = (i + 1, at), subject
    if skipped & BE and not p.lows[i].endswith("ing"):
        source, relay = subject or (at, at), ((i + 2, at) if p.lows[i + 1] == "by" else None)
    source = (source[0], source[1] - (source[0] < source[1] and p.texts[source[1] - 1] == ","))
    if source[0] >= source[1] or p.is_clause(*source):
        return None
    start = min(source[0], relay[0]) if relay else source[0]
    return Quoted(source, relay, start, (at, at + 2))


def says(p: Phrases, quoted: Quoted) -> Hit:
    """The cue "as saying" as a verb of its own, of which what follows is the complement."""
    cue = next(cue for cue in p.pack.cues.verbs["saying"] if len(cue.words) == 1)
    return Hit(quoted.cue, cue, quoted.source, "", negated=False, participle=False, passive=False)

"""From attributions to statements: who speaks for whom, what act, on which condition, when and where."""

from dataclasses import dataclass
from datetime import date

from parley.model.doubt import Doubt
from parley.model.span import Spans
from parley.model.statement import Act, Proviso, Voice
from parley.reader.rules.acts import STRENGTH, act_of
from parley.reader.rules.affiliation import AGAINST
from parley.reader.rules.clause import Clause
from parley.reader.rules.conditions import FoundCondition, conditions_in
from parley.reader.rules.coreference import Speakers
from parley.reader.rules.dates import FoundTime, find_times
from parley.reader.rules.found import Found
from parley.reader.rules.parties import Parties
from parley.reader.rules.phrases import Phrases, Range
from parley.reader.rules.subjects import subject_left, verb_left
from parley.reader.rules.words import NEGATIONS, SUBJECT_PRONOUNS, any_in, looks_finite, word_set

_SENTENCES = 12  # of a long quotation, as many as decide what it does
_OWN = word_set("we i our us")
_DENIED = 12  # words of a condition in which it is denied
_WITHHELD = NEGATIONS | word_set("fail fails failed refuse refuses refused")
_OWN_BODIES = word_set("army military forces troops government country delegation side men soldiers delegates alliance")

_FOLLOWING = word_set("party movement group fighters team negotiators members leaders leadership people commanders")


@dataclass(slots=True)
class Context:
    """What the parts of one report's reading share."""

    phrases: Phrases
    parties: Parties
    found: list[Found]
    speakers: Speakers
    today: date | None
    doubts: list[Doubt]


def side_of_speaker(context: Context, n: int) -> str | None:
    """The key of the party for which the speaker of attribution n speaks."""
    key = context.speakers.keys[n]
    return context.parties.records[key].side if key else None


def parts_of(context: Context, n: int) -> list[Range]:
    """The sentences of a content."""
    return [part for lo, hi in context.found[n].content for part in context.phrases.seg.parts(lo, hi)]


def conditions_of(context: Context, n: int, parts: list[Range]) -> list[FoundCondition]:
    """The conditions in the sentences of a content; those of nested statements stand on these."""
    nested = {i for m in children(context, n) for r in context.found[m].content for i in range(*r)}
    found = (condition for part in parts for condition in conditions_in(context.phrases, *part))
    return [condition for condition in found if condition.conjunction not in nested]


def deciding_clause(context: Context, n: int, conditions: list[FoundCondition]) -> tuple[Act, Clause, Range]:
    """The act of a statement with the sentence that tells it: of several sentences the one with the strongest act."""
    found, parts = context.found[n], parts_of(context, n)
    word = context.phrases.lows[found.cue[0]] if found.cue else ""
    told: list[tuple[Act, Clause, Range]] = []
    for part in parts[: 1 if found.act else _SENTENCES]:
        own = [c for c in conditions if part[0] <= c.conjunction < part[1]]
        clause = clause_of(context, n, part, own)
        told.append((act_of(found.act, word, clause, denied=found.negated), clause, part))
    return min(told, key=lambda t: STRENGTH.index(t[0]))


def children(context: Context, n: int) -> list[int]:
    """The attributions directly within attribution n."""
    # they were found while the content of n was searched, so they stand right after it
    out = []
    for m in range(n + 1, len(context.found)):
        within = context.found[m].within
        if within == n:
            out.append(m)
        elif within is None or within < n:
            break
    return out


def clause_of(context: Context, n: int, part: Range, conditions: list[FoundCondition]) -> Clause:
    """What of a content decides its act."""
    p, found = context.phrases, context.found[n]
    lo, hi = part
    left_out = [(c.conjunction, c.clause[1]) for c in conditions if c.kind != "requires"]
    left_out += [r for m in children(context, n) for r in context.found[m].content]
    covered = {i for r in left_out for i in range(*r)}
    indices = [i for i in range(lo, hi) if i not in covered]
    lows = tuple(p.lows[i] for i in indices)
    infinitive = p.lows[lo] == "to" or (p.lows[lo] == "for" and "to" not in lows)
    nominal = not infinitive and not any(looks_finite(p.lows, i) for i in indices)
    subject = subject_of(context, indices)
    own, other = _whose(context, n, subject)
    if infinitive or nominal:
        own, other = True, False
    kinds = tuple(c.kind for c in conditions)
    document = found.document or _speaks_as_document(context, n)
    joint = found.cue is None and found.source is not None
    return Clause(lows, own, other, kinds, infinitive, nominal, document, joint, _presses(p, conditions))


def _presses(p: Phrases, conditions: list[FoundCondition]) -> bool:
    """Whether a condition is that another does not do something: "if they do not leave by Sunday"."""
    words = (p.lows[slice(*c.clause)] for c in conditions if c.kind == "if")
    return any(any_in(lows[:_DENIED], _WITHHELD) and lows[0] not in _OWN for lows in words)


def _speaks_as_document(context: Context, n: int) -> bool:
    key = context.speakers.keys[n]
    return key is not None and context.parties.records[key].kind == "document"


def subject_of(context: Context, indices: list[int]) -> Range | None:
    """The noun phrase before the first finite verb among the tokens."""
    p = context.phrases
    if not indices:
        return None
    begin = indices[0]
    for at, i in enumerate(indices):
        if at and indices[at - 1] != i - 1:  # a condition stood in between: the subject comes after it
            begin = i
        if looks_finite(p.lows, i) and not p.is_capital(i) and i > begin:
            last, _ = verb_left(p, begin, i)
            return subject_left(p, begin, last)[0] if last >= begin else None
        if p.lows[i] in SUBJECT_PRONOUNS and p.lows[i] != "who":
            return (i, i + 1)
    return None


def _whose(context: Context, n: int, subject: Range | None) -> tuple[bool, bool]:
    """Whether the subject of a content is the speaker's own side, or another side."""
    if subject is None:
        return False, False
    p, side = context.phrases, side_of_speaker(context, n)
    lo, hi = subject
    if p.lows[lo] in _OWN or (hi - lo == 1 and _stands_for_speaker(context, n, p.lows[lo])):
        return True, False
    if hi - lo == 1 and p.lows[lo] in SUBJECT_PRONOUNS:
        return False, False
    if p.lows[lo] in ("its", "our", "their") and p.lows[hi - 1] in _FOLLOWING:
        return True, False
    if (
        p.lows[lo] in ("its", "our", "their", "the")
        and p.lows[hi - 1] in _OWN_BODIES
        and not any_in(p.lows[lo:hi], AGAINST)
        and context.parties.side_of(lo, hi) is None
    ):
        return True, False
    if p.lows[lo] in ("his", "her") and p.lows[hi - 1] in _OWN_BODIES | _FOLLOWING:
        return True, False
    party = context.parties.side_of(lo, hi)
    if party is None and context.parties.names.person_in(lo, hi):
        party = context.parties.records[context.parties.resolve(subject)].side
    if party is None:
        return False, False
    return party == side, party != side


def _stands_for_speaker(context: Context, n: int, pronoun: str) -> bool:
    """Whether a pronoun at the head of an indirect content can be the speaker: "it would", said of a government."""
    key = context.speakers.keys[n]
    if key is None or min(context.phrases.seg.depth[i] for i in range(*context.found[n].content[0])) > 0:
        return False
    kind = context.parties.records[key].kind
    return pronoun in {"person": ("he", "she")}.get(kind, ("it", "they"))


def voice_of(phrases: Phrases, content: tuple[Range, ...]) -> Voice:
    """direct where the whole content is quoted, mixed where a part is, else indirect."""
    depths = [phrases.seg.depth[i] for lo, hi in content for i in range(lo, hi)]
    if depths and min(depths) > 0:
        return "direct"
    return "mixed" if any(depths) else "indirect"


def spans_of(phrases: Phrases, ranges: tuple[Range, ...]) -> Spans:
    """Token ranges as spans of the text."""
    return tuple(phrases.seg.span(lo, hi) for lo, hi in ranges if lo < hi)


def provisos_of(phrases: Phrases, conditions: list[FoundCondition]) -> tuple[Proviso, ...]:
    """Conditions as the model has them."""
    return tuple(
        Proviso(c.kind, (phrases.seg.span(*c.clause),), (phrases.seg.span(*c.governs),))
        for c in conditions
        if c.clause[0] < c.clause[1] and c.governs[0] < c.governs[1]
    )


def times_of(phrases: Phrases, today: date | None) -> list[FoundTime]:
    """All expressions of time in the report."""
    seg, out = phrases.seg, []
    for sentence in seg.sentences:
        start, end = seg.tokens[sentence.first].start, seg.tokens[sentence.last - 1].end
        out += find_times(seg.text, start, end, today)
    return out

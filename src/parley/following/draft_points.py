"""From a statement to the sentences that word it: duties, bans, steps, entry into force, guarantors, terms."""

import re
from dataclasses import dataclass

from parley.following.draft_acts import balanced, participle_at
from parley.following.draft_cast import Cast, plain_name, speaker_of
from parley.following.draft_clauses import Clause, clauses_of
from parley.following.draft_english import base_of, capital, is_plural, uncapital
from parley.following.draft_said import Condition, Said, said_from_statement, words_of_spans
from parley.following.draft_subjects import GROUP, Owing, owing
from parley.following.draft_tenses import event_from, has_verb, in_present, negated
from parley.following.draft_words import Kind, Point, Rest
from parley.model.speech import outermost, whose
from parley.model.statement import Act, Statement

BINDING: tuple[Act, ...] = ("promise", "offer", "requirement", "demand", "plan", "acceptance")
_AGREEMENT = re.compile(r"\b(?:agreement|deal|accord|treaty|pact|settlement|protocol|text|document)\b", re.IGNORECASE)
_FORCE = re.compile(
    r"\b(?:take[sn]?\seffect|(?:enters?|comes?)\sinto\s(?:force|effect)|be\sin\sforce)\b", re.IGNORECASE
)
_GUARANTOR = re.compile(r"\bguarantors?\b", re.IGNORECASE)
_MEANING = re.compile(r"^(?P<term>[^,.]{3,80}?)\s(?:would|will|shall)?\s?means?\s(?:that\s)?(?P<words>.+)$", re.DOTALL)
_FEASIBLE = re.compile(r"^.*\b(?:feasible|possible|conceivable|imaginable|acceptable|ready)\s*$", re.DOTALL)
_AS_LONG = "as long as"
_LIMITS = ("until", "unless", "before", "only if", "only after", "only when", "only once", "provided that")
_TOLERATES = ("object", "oppose", "block", "veto", "prevent", "obstruct", "refuse")
_MARKS = re.compile(r"[\[\]<>*_#`\\]")


@dataclass(frozen=True, slots=True)
class Told1:
    """A statement with all that is needed to word it."""

    cast: Cast
    report: int
    statement: Statement
    said: Said
    rest: Rest
    holder: str | None


def rest_of(cast: Cast, report: int, statement: Statement) -> Rest:
    """A statement as sentences name it below themselves."""
    reading = cast.told[report].reading
    words = " ".join(reading.words(statement.content).split())
    return Rest(f"r{report}.{statement.id}", whose(reading)[statement.id], cast.day(report), statement.act, words)


def points_of(cast: Cast, report: int, statement: Statement) -> tuple[Point, ...] | str | None:
    """The sentences that word a statement; why there is none; None for one that says nothing of what is to be."""
    told = Told1(
        cast, report, statement, said_from_statement(cast, report, statement), rest_of(cast, report, statement), None
    )
    if found := _guarantors(told) or _meaning(told):
        return found
    if statement.act not in BINDING and not _lays_down(told):
        return _WHY.get(statement.act)
    if statement.act == "requirement" and (found := _required(told)):
        return found
    points = [point for clause in _clauses(told) for point in [_from_clause(told, clause)] if point]
    return tuple(points) or "its words name no act that a sentence with shall could carry"


_WHY: dict[Act, str] = {
    "threat": "a threat is no term of an agreement",
    "rejection": "a rejection says what is not agreed",
}


def _lays_down(told: Told1) -> bool:
    """Whether a text says what is to be: "the draft says that the government will hold elections"."""
    statement = told.statement
    return told.cast.is_document(told.report, statement.speaker) and statement.modality in ("intended", "required")


def _clauses(told: Told1) -> list[Clause]:
    return clauses_of(told.said.text, lambda words: told.cast.named(told.report, words) is not None)


def _from_clause(told: Told1, clause: Clause) -> Point | None:
    statement = told.statement
    owed = owing(told.cast, told.report, statement, clause)
    conditions = [told.said.conditions[number] for number in clause.holes]
    speaker = _says(told)
    act = statement.act
    limited = any(one.conjunction in (_AS_LONG, *_LIMITS) for one in conditions)
    if act == "requirement" and clause.negated and limited and _verb(clause) not in _TOLERATES:
        return _sequence(told, clause, owed, conditions)
    if owed is None or act == "plan" or (act == "requirement" and speaker in owed.sides and not clause.negated):
        return _step(told, clause, owed, conditions)
    if clause.modal in ("may", "might", "can", "could"):
        return None
    return _duty(told, clause, owed, conditions)


def _duty(told: Told1, clause: Clause, owed: Owing, conditions: list[Condition]) -> Point:
    act = _active(clause) if clause.passive else clause.act
    no = " not" if clause.negated else ""
    lead = f" {clause.lead}" if clause.lead else ""
    after = f", {clause.after}" if clause.after else ""
    verb, _, rest = _clean(act).partition(" ")
    tail = _tail(conditions)
    subject = "both parties" if owed.sides == (GROUP,) else owed.words
    ways = [f"{subject} shall{no}{lead} {verb}{' ' + rest if rest else ''}{after}{tail}"]
    if rest:
        ways.append(f"{subject} shall{no}{lead} {verb} {_quoted(rest + after)}{tail}")
        ways.append(f"{subject} shall{no}{lead} {verb} {_quoted(rest + after)}{_tail(conditions, quoted=True)}")
    speaker = _says(told)
    agreed = speaker is None or speaker in owed.sides or owed.sides == (GROUP,) or _joint(told)
    kind: Kind = "pledge" if told.statement.act == "promise" and not conditions and _single(told, owed) else "article"
    return _point(told, kind, ways, owed.key, f"{no} {act}", None if agreed else speaker, conditions)


def _single(told: Told1, owed: Owing) -> bool:
    """Whether one side promises by itself: what a text or several lay down is no pledge."""
    return len(owed.sides) == 1 and owed.sides != (GROUP,) and _own_voice(told) in owed.sides


def _own_voice(told: Told1) -> str | None:
    return speaker_of(told.cast, told.report, told.statement)


def _joint(told: Told1) -> bool:
    return bool(told.cast.joint(told.report, told.statement.speaker)) and told.statement.within is None


def _says(told: Told1) -> str | None:
    """The side whose word it is in this report: that of the outermost speaker. None for a text and for the report."""
    outer = outermost(told.statement, told.cast.told[told.report].reading)
    return speaker_of(told.cast, told.report, outer)


def _verb(clause: Clause) -> str:
    return clause.act.partition(" ")[0]


def _active(clause: Clause) -> str:
    """ "foreign troops", "be attacked in the region" -> "attack foreign troops in the region"."""
    tokens = clause.act.split()
    at = participle_at(clause.act) or 1
    verb = base_of(tokens[at].strip(',."“”'))
    between = [token for token in tokens[1:at] if token]
    return " ".join([verb, uncapital(clause.subject), *between, *tokens[at + 1 :]])


def _sequence(told: Told1, clause: Clause, owed: Owing | None, conditions: list[Condition]) -> Point:
    """ "Rwanda would not lift a measure as long as X": Rwanda lifts a measure only if not X."""
    subject = owed.words if owed and not clause.passive else uncapital(clause.subject)
    event = event_from(subject, _clean(clause.act), clause.lead)
    needs = []
    for one in conditions:
        words = negated(one.words) if one.conjunction == _AS_LONG else one.words
        needs.append(words)
    word = (
        "only after" if any(one.conjunction in ("until", "before", "only after") for one in conditions) else "only if"
    )
    ways = _step_ways(event, word, needs)
    return _point(told, "step", ways, owed.key if owed else "", event, _says(told), conditions)


def _step_ways(event: str, word: str, needs: list[str]) -> list[str]:
    ways = [f"{event} {word} {' and '.join(needs)}", f"{event} {word} {' and '.join(map(_quoted, needs))}"]
    return ways if needs else [event]


def _step(told: Told1, clause: Clause, owed: Owing | None, conditions: list[Condition]) -> Point | None:
    """What is to happen, where nobody is said to owe it, or it is planned only."""
    subject = owed.words if owed and not clause.passive and owed.sides != (GROUP,) else uncapital(clause.subject)
    if not subject or (clause.negated and not conditions):
        return None
    if owed and owed.sides == (GROUP,):
        subject = "the parties"
    event = event_from(_clean(subject), _clean(clause.act), clause.lead)
    if clause.negated:
        event = negated(event)
    if clause.after:
        event = f"{event}, {clause.after}"
    ways = _step_ways(event, "only if", [one.words for one in conditions])
    holder = None if _joint(told) else _says(told)
    return _point(told, "step", ways, owed.key if owed else "", event, holder, conditions)


def _required(told: Told1) -> tuple[Point, ...]:
    """What must hold before something else: an entry into force, or a step."""
    text = told.cast.told[told.report].reading.report.text
    found = []
    for proviso in told.statement.conditions:
        if proviso.kind not in ("requires", "only_if"):
            continue
        needs = " ".join(words_of_spans(text, proviso.span).split()).strip(' ,.;:"“”')
        governs = " ".join(words_of_spans(text, proviso.governs).split()).strip(' ,.;:"“”')
        if _AGREEMENT.search(governs) and (_FORCE.search(governs) or not has_verb(governs)) and len(governs) < 80:
            found.append(_entry(told, _held(needs)))
        elif not has_verb(governs) and has_verb(needs):
            event = f"{uncapital(governs)} {'take' if is_plural(governs) else 'takes'} place"
            ways = _step_ways(event, "only if", [in_present(needs)])
            condition = Condition("only if", needs)
            found.append(_point(told, "step", ways, "", event, _says(told), [condition]))
        elif proviso.kind == "requires" and has_verb(governs):
            event = in_present(uncapital(governs))
            ways = _step_ways(event, "only if", [_held(needs)])
            found.append(_point(told, "step", ways, "", event, _says(told), [Condition("only if", needs)]))
    return tuple(found)


def _held(needs: str) -> str:
    """What must be, as what is: "there must be peace" -> "there is peace"; a thing -> "there has been a referendum"."""
    must = re.match(r"(?P<who>.+?)\s(?:must|has\sto|have\sto|should|needs?\sto)\s(?P<act>.+)$", needs, re.DOTALL)
    if must:
        who, act = uncapital(must["who"]), must["act"]
        return f"there is {act[3:]}" if who == "there" and act.startswith("be ") else event_from(who, act)
    if has_verb(needs):
        return in_present(uncapital(needs))
    return f"there {'have' if is_plural(needs) else 'has'} been {uncapital(needs)}"


def _entry(told: Told1, needs: str) -> Point:
    ways = [f"this agreement enters into force once {needs}", f"this agreement enters into force once {_quoted(needs)}"]
    return _point(told, "entry", ways, "", needs, _says(told), [Condition("once", needs)])


def _guarantors(told: Told1) -> tuple[Point, ...]:
    """Those whom a statement names as guarantors: "Israel and Poland might be among Ukraine's guarantors"."""
    statement, cast = told.statement, told.cast
    if statement.negated or statement.act in ("denial", "rejection", "accusation"):
        return ()
    text = told.said.text
    if not _GUARANTOR.search(text):
        return ()
    found = re.search(
        r"^(?P<who>.+?)\s(?:(?:might|may|could|would|will|shall|must|should)\s)?(?:be|become|are|is|act|serve)\s"
        r"(?:\w+\s){0,2}?(?:as\s|among\s|one\sof\s)?[^.]{0,40}?\bguarantors?\b",
        text,
        re.IGNORECASE,
    ) or re.search(
        r"\b(?:invite|ask|want|propose|proposed|name)\s(?P<who>[^.]+?)\s(?:to|as)\b[^.]*\bguarantors?\b", text
    )
    names = cast.several(told.report, found["who"]) if found else ()
    if not names:
        return ()
    return (_point(told, "guarantor", [""], "", text, _says(told), [], names),)


def _meaning(told: Told1) -> tuple[Point, ...]:
    """What a statement says that a term means: "the neutral status would mean that no bases are on its soil"."""
    found = (
        _MEANING.match(told.said.text) if told.statement.act in ("claim", "plan", "promise", "requirement") else None
    )
    if found is None:
        return ()
    term = re.sub(r"^(?:the|a|an|this|such)\s", "", found["term"].strip(), flags=re.IGNORECASE)
    words = _clean(in_present(_without_will(found["words"])))
    if not term or len(term.split()) > 6 or not has_verb(words) or term.split()[0].lower() in ("it", "which", "that"):
        return ()
    ways = [f'"{_clean(term)}" means that {words}', f'"{_clean(term)}" means {_quoted(words)}']
    return (_point(told, "term", ways, "", term, _says(told), []),)


def _without_will(words: str) -> str:
    found = re.match(r"(?P<who>.+?)\s(?:would|will)\s(?P<act>.+)$", words, re.DOTALL)
    if not found:
        return words
    verb, _, rest = found["act"].partition(" ")
    plural = is_plural(re.sub(r"^no\s", "", found["who"], flags=re.IGNORECASE))
    now = {"be": "are" if plural else "is"}.get(verb, verb)
    return f"{found['who']} {now} {rest}".strip()


def _tail(conditions: list[Condition], *, quoted: bool = False) -> str:
    pieces = []
    for one in conditions:
        words = _clean(one.words)
        comma = "," if one.conjunction in ("unless", "provided that", "only after") else ""
        pieces.append(f"{comma} {one.conjunction} {_quoted(words) if quoted else words}")
    return "".join(pieces)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "'").replace("“", "'").replace("”", "'").strip(" ,") + '"'


def _clean(words: str) -> str:
    return " ".join(balanced(_MARKS.sub(" ", words)).split()).strip(" ,;:.")


def _point(
    told: Told1,
    kind: Kind,
    ways: list[str],
    debtor: str,
    owed: str,
    holder: str | None,
    conditions: list[Condition],
    names: tuple[str, ...] = (),
) -> Point:
    inside = [one for one in told.said.conditions if one.inside]
    said = tuple(f"{one.conjunction} {one.words}" for one in [*conditions, *inside])
    return Point(
        kind,
        tuple(capital(way) for way in dict.fromkeys(ways)),
        debtor,
        " ".join(owed.split()),
        holder,
        (told.rest,),
        names=tuple(plain_name(name) for name in names),
        conditions=said,
    )

"""A statement's words made ready for a sentence: conditions taken out, pronouns named, days written in full."""

import re
from bisect import bisect_left
from calendar import month_name
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parley.following.draft.cast import Cast, speaker_of
from parley.following.draft.english import is_plural
from parley.following.draft.names import POSSESSIVES
from parley.following.draft.tenses import agreeing, has_verb, in_present
from parley.model.span import Span
from parley.model.statement import Proviso, Statement

_WORDS = (
    r"(?P<only>only\s)?(?P<word>if|after|when|once|upon)|provided(?:\sthat)?|providing(?:\sthat)?|assuming(?:\sthat)?"
    r"|on\s(?:the\s)?condition\sthat|as\ssoon\sas|as\slong\sas|so\slong\sas|the\smoment|unless|until|till|before|should"
    r"|while|in\sexchange\sfor|in\sreturn\sfor|simultaneously\swith|subject\sto|without|with\sthe\sapproval\sof"
)
_CONJUNCTION = re.compile(rf"(?:\b(?:but|and)\s)?\b(?:{_WORDS})[\s\"“”‘,]*$", re.IGNORECASE)
_AS = {
    "after": "once",
    "upon": "once",
    "the moment": "as soon as",
    "till": "until",
    "should": "if",
    "provided": "provided that",
    "providing": "provided that",
    "providing that": "provided that",
    "assuming": "provided that",
    "assuming that": "provided that",
    "on condition that": "provided that",
    "on the condition that": "provided that",
    "so long as": "as long as",
    "while": "as long as",
}
_BY_KIND = {"if": "if", "only_if": "only if", "unless": "unless", "until": "until", "requires": "only if"}
_NO_CLAUSE = ("in exchange for", "in return for", "simultaneously with", "subject to", "without")
_DAY = re.compile(
    r"^(?P<how>(?:not\slater\sthan|no\slater\sthan|starting(?:\s(?:from|on))?|beginning(?:\son)?|as\sof|by|before|until"
    r"|from|since|on|after)\s)?(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_LEADS_TO_DAY = re.compile(r"\b(?:between|and|from|to|by|before|until|on|of|after|since|the)\s$", re.IGNORECASE)
_OWN = re.compile(r"\b(?:we|us|I|our|my|ourselves)\b(?!\.|\s[A-Z])")
_CAPITAL = re.compile(r"\s[A-Z]")
_ARTICLE = re.compile(
    r"\sof\s|\b(?:Republic|Kingdom|States|Nations|Union|Front|Movement|Army|Government|Council|Forces|Party|Panel|Tigers"
    r"|Coalition|Congress|Philippines|Netherlands|Maldives|Organi[sz]ation|Emirates|Alliance|Programme|Agency|Bank)\b"
)
# A condition at the end that is not marked as one: behind the words that tell who says it, or in them.
_LATE = re.compile(
    r"(?:\s…|,)?\s(?P<word>once|unless|provided\sthat|as\slong\sas|only\s(?:after|if|when|once))\s"
    r"(?P<words>[^,;.…\x00]{8,})[.,]?$"
)
_LOOK_BACK = 40
_NEAR_DAYS = 120
_PERIOD = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?)\s*$")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a statement: the conjunction ("if", "only after"), and the clause in the present.

    `inside`: it is no clause, and stands in the words of what is said ("in exchange for the release of prisoners").
    """

    conjunction: str
    words: str
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a statement with a numbered hole for each condition, and the conditions."""

    text: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    span: Span
    words: str


def said_from_statement(cast: Cast, report: int, statement: Statement) -> Said:
    """What a statement says, ready to be cut into clauses."""
    text = cast.told[report].reading.report.text
    changes = [*_named(cast, report, statement), *_days(cast, report, statement)]
    conditions: list[Condition] = []
    holes: list[_Change] = []
    for at, proviso in enumerate(statement.conditions):
        start, conjunction = _conjunction_before(text, proviso, statement)
        words = words_of_spans(text, proviso.span, changes)
        if re.match(r"then\b", words):  # "until then": a time
            conditions.append(Condition("", words, inside=True))
            continue
        inside = not conjunction or conjunction in _NO_CLAUSE or not has_verb(words)
        conditions.append(Condition(conjunction, _clause(cast, report, statement, words), inside))
        if not inside:
            holes.append(_Change(Span(start, proviso.span[-1].end), f"\x00{at}\x00"))
    words = words_of_spans(text, statement.content, [*holes, *changes])
    if statement.modality != "actual" and (late := _LATE.search(words)) and has_verb(late["words"]):
        conjunction = " ".join(late["word"].lower().split())
        holes_and_words = f"{words[: late.start()]}\x00{len(conditions)}\x00"
        conditions.append(Condition(conjunction, _clause(cast, report, statement, late["words"])))
        words = holes_and_words
    return Said(words, tuple(conditions))


def words_of_spans(text: str, spans: Iterable[Span], changes: Iterable[_Change] = ()) -> str:
    """The words in some spans with changes made in them; of changes that overlap, the first one given."""
    ordered: list[_Change] = []
    for change in changes:
        if not any(change.span.start < one.span.end and one.span.start < change.span.end for one in ordered):
            ordered.append(change)
    ordered.sort(key=lambda one: one.span)
    return " … ".join(_changed(text, span, ordered) for span in spans)


def _changed(text: str, span: Span, changes: list[_Change]) -> str:
    pieces, at = [], span.start
    for change in changes:
        if at <= change.span.start and change.span.start < span.end:
            pieces += [text[at : change.span.start], change.words]
            at = max(change.span.end, at)
    return "".join([*pieces, text[at : max(at, span.end)]])


def _conjunction_before(text: str, proviso: Proviso, statement: Statement) -> tuple[int, str]:
    """Where a condition begins with its conjunction, and that conjunction as the language has it."""
    start = proviso.span[0].start
    least = max([span.start for span in statement.content if span.start <= start], default=start)
    found = _CONJUNCTION.search(text[max(least, start - _LOOK_BACK) : start])
    if found is None:
        starts = start == least
        return start, _BY_KIND[proviso.kind] if starts else ""
    words = " ".join(re.sub(r"^(?:but|and)\s", "", found.group().lower().strip(' ,"“”‘')).split())
    before = text[least : max(least, start - _LOOK_BACK) + found.start()]
    if words in ("after", "before") and _PERIOD.search(before):
        return start, ""  # "within two months after the heads have met": how long, in the words of what is said
    return max(least, start - _LOOK_BACK) + found.start(), _AS.get(words, words)


def _clause(cast: Cast, report: int, statement: Statement, words: str) -> str:
    """A condition in the present, its pronoun for the one who promises named."""
    words = in_present(" ".join(words.strip(' ,.;:"“”').split()))
    first, _, rest = words.partition(" ")
    infinitive = re.match(r"(?:not\s)?to\s", words_of_spans(_text(cast, report), statement.content), re.IGNORECASE)
    actor = cast.side(report, statement.actor)
    if infinitive and actor and first.lower() in ("they", "he", "she", "we", "i"):
        return agreeing(named(cast, actor), rest, is_plural(first), is_plural(actor))
    return words


def named(cast: Cast, side: str) -> str:
    """A side's name as it stands in a sentence: "the Taliban", "Ukraine"."""
    if side.lower().startswith("the "):
        return side
    return f"the {side}" if _ARTICLE.search(side) or cast.has_article(side) else side


def _text(cast: Cast, report: int) -> str:
    return cast.told[report].reading.report.text


def _named(cast: Cast, report: int, statement: Statement) -> Iterable[_Change]:
    """Names for pronouns: those that the reader settled, and "we" for the side that speaks."""
    text, speaker = _text(cast, report), speaker_of(cast, report, statement)
    pronouns = cast.page(report).pronouns
    for content in statement.content:
        for span, name in pronouns[bisect_left(pronouns, (content, "")) :]:
            if span.start >= content.end:
                break
            if not _CAPITAL.match(text, span.end):  # not "we Ethiopians"
                yield _Change(span, named(cast, name))
    if speaker is None:
        return
    for content in statement.content:
        for found in _OWN.finditer(text, content.start, content.end):
            own = cast.side(report, statement.actor) == speaker
            possessive = "its" if own else f"{named(cast, speaker)}'s"
            ours = found.group().lower() in POSSESSIVES
            if found.group() == "ourselves":
                yield _Change(Span(*found.span()), "themselves" if is_plural(speaker) else "itself")
                continue
            yield _Change(Span(*found.span()), possessive if ours else named(cast, speaker))


def _days(cast: Cast, report: int, statement: Statement) -> Iterable[_Change]:
    """Days as the language reads them: "by Friday" is "by 17 November 1995"."""
    text = _text(cast, report)
    for time in statement.times:
        span = time.span
        before = text[max(0, span.start - _LOOK_BACK) : span.start]
        words = _DAY.match(span.of(text))
        full = re.search(r"\b\d{4}\b", span.of(text)) and not re.search(r"\bend\b|\blater\sthan\b", span.of(text))
        if words is None or full or re.search(r"\b(?:early|late|morning|night)\b", span.of(text)):
            continue
        how = (words["how"] or "").lower().strip()
        day = _day_of(how, time.start, time.end)
        day = _to_come(day, cast.day(report)) if not re.search(r"\d{4}", span.of(text)) else day
        if (
            day is None
            or re.search(r"\bthe\s$", before, re.IGNORECASE)
            or text[span.end : span.end + 2] in ("'s", "’s")
        ):
            continue
        if not how and not _LEADS_TO_DAY.search(before) and re.match(r"\s[a-z]+\b", text[span.end :]):
            continue  # "their February 25 accord": a day that names something
        lead = how or ("" if _LEADS_TO_DAY.search(before) else "on")
        lead = {"starting": "from", "starting from": "from", "starting on": "from", "beginning": "from"}.get(lead, lead)
        lead = "by" if lead.endswith("later than") or lead == "before" else lead  # the last day is the one before
        yield _Change(span, f"{lead} {in_words(day)}".strip())


def _day_of(how: str, start: date | None, end: date | None) -> date | None:
    """The one day that an expression of time names."""
    if how in ("by", "before", "until", "not later than", "no later than"):
        return end
    if how in ("from", "starting", "starting from", "starting on", "beginning", "since", "after", "as of"):
        return start
    return start if start == end else None


def _to_come(day: date | None, said: date) -> date | None:
    """A day that was told without its year, of what is to be: "5 February", said on 1 February, is not a year ago."""
    if day is None or day >= said or (day.month, day.day) == (2, 29):
        return day
    later = day.replace(year=day.year + 1)
    return later if said <= later and (later - said).days < _NEAR_DAYS else day


def in_words(day: date) -> str:
    """A day as agreements write it: 29 March 2022."""
    return f"{day.day} {month_name[day.month]} {day.year}"

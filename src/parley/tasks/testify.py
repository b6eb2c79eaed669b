"""From links in the ledger to testimony: whose word it is, on which day, by which sentence.

The word is that of the side of the outermost speaker, or of the speaker if the agreement lists that one alone: what
Russia says that Ukraine promised is Russia's word. A relay never speaks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from parley.agreement import subjects_from_words
from parley.errors import MissingDateError
from parley.ledger import Judged, Record
from parley.model.agreement import Agreement
from parley.model.condition import Proposition
from parley.model.judgement import Bearing, Fact, Link
from parley.model.span import Span
from parley.model.speech import outermost
from parley.model.statement import Reading, Statement
from parley.model.testimony import Evidence, Source, Subject, Testimony
from parley.tasks.statements import source_of

ENTRY = "entry"
"""What a bearing names when it concerns the entry into force."""


@dataclass(frozen=True, slots=True)
class Testified:
    """What a ledger says of an agreement.

    `problems` are judgements that could not be used and what to do about each, `elsewhere` those that concern
    nothing in this agreement, in words.
    """

    testimony: tuple[Testimony, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    problems: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


class Members:
    """Who is who in an agreement: its members by every name that it gives them."""

    def __init__(self, agreement: Agreement, same: Mapping[str, frozenset[str]] | None = None) -> None:
        """`same`: names that people said to be of one party, by each of them in small letters."""
        listed = agreement.members
        self._names = {_plain(name): member.name for member in listed for name in (member.name, *member.also)}
        for name, others in (same or {}).items():
            known = {self._names[_plain(other)] for other in others if _plain(other) in self._names}
            if len(known) == 1:
                self._names.setdefault(_plain(name), known.pop())

    def find(self, reading: Reading, party_id: str | None) -> str | None:
        """The member that a reading's party is: by its name, else by the words that the report has for it."""
        party = reading.party(party_id)
        if party is None:
            return None
        if named := self._names.get(_plain(party.name)):
            return named
        mentioned = {self._names.get(_plain(span.of(reading.report.text))) for span in party.mentions} - {None}
        return mentioned.pop() if len(mentioned) == 1 else None

    def find_side(self, reading: Reading, said: Statement) -> str | None:
        """The member whose word a statement is: its side, else its speaker; nobody where the side is left open."""
        if said.side is None:
            return None
        return self.find(reading, said.side) or self.find(reading, said.speaker)


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


@dataclass(frozen=True, slots=True)
class _Unused:
    """A judgement that says nothing here: `problem` if something is to be mended."""

    words: str
    problem: bool


def testimony_from_record(record: Record, agreement: Agreement) -> Testified:
    """What the decisions in a ledger amount to for an agreement: links, bearings, and what is taken as established.

    Statements count as reviewers corrected them; one that they rejected does not. What several people linked alike
    counts once.
    """
    against = _against(agreement, record)
    found: dict[object, Testimony | Evidence | _Unused] = {}
    for judged in record.judged():
        for one in _from_judged(judged, against):
            # The same word, linked by a second person, is no second testimony.
            found.setdefault(one if isinstance(one, _Unused) else replace(one, recorded=date.min), one)
    for fact in record.facts:
        for one in _established(fact, against, record):
            found.setdefault(one, one)
    return Testified(
        tuple(t for t in found.values() if isinstance(t, Testimony)),
        tuple(e for e in found.values() if isinstance(e, Evidence)),
        tuple(u.words for u in found.values() if isinstance(u, _Unused) and u.problem),
        tuple(u.words for u in found.values() if isinstance(u, _Unused) and not u.problem),
    )


@dataclass(frozen=True, slots=True)
class _Against:
    """What decisions are set against: an agreement and its members, what people said to be the same proposition, the
    propositions (by their keys) that the agreement names, and all that a statement can bear on."""

    agreement: Agreement
    members: Members
    same: Mapping[str, frozenset[str]]
    named: frozenset[str]
    targets: frozenset[str]

    def subjects(self, words: str) -> tuple[tuple[Subject, bool], ...]:
        """What a proposition is about in the agreement; nothing where that names it in none of its wordings."""
        for wording in (words, *sorted(self.same.get(words.casefold(), ()))):
            subjects = subjects_from_words(wording, self.agreement)
            if any(not isinstance(about, Proposition) or about.key in self.named for about, _ in subjects):
                return subjects
        return ()


def _against(agreement: Agreement, record: Record) -> _Against:
    provisions = {name for p in agreement.provisions for name in (p.id, p.sentence)}
    return _Against(
        agreement,
        Members(agreement, record.names_of("party")),
        record.names_of("proposition"),
        frozenset(proposition.key for proposition in agreement.propositions),
        frozenset((*provisions, *(step.id for step in agreement.steps), ENTRY)),
    )


def _from_judged(judged: Judged, against: _Against) -> list[Testimony | Evidence | _Unused]:
    if judged.statement is None:
        return [_Unused(orphan_in_words(judged), problem=True)]
    found: list[Testimony | Evidence | _Unused] = []
    if judged.review and judged.review.state in ("rejected", "disputed"):
        found.append(_Unused(_doubted(judged), problem=True))
        if judged.review.state == "rejected":
            return found
    if isinstance(judged.judgement, Bearing):
        return [*found, _evidence(judged.judgement, judged, judged.statement, against)]
    return [*found, *_testimony(judged.judgement, judged, judged.statement, against)]


def _doubted(judged: Judged) -> str:
    """A statement that reviewers rejected, or about which they differ: who says what, and what follows."""
    assert judged.review  # noqa: S101 - for the type checker
    said = ", ".join(f"{review.by}: {review.verdict}" for _, review in judged.review.reviews)
    if judged.review.state == "rejected":
        return f"{judged.statement_id} was rejected as misread ({said}); what is linked to it does not count."
    return (
        f"{judged.statement_id} is disputed among reviewers ({said}); it counts as it was read until somebody settles "
        "it: parley review accept|correct|reject --settle."
    )


def _established(fact: Fact, against: _Against, record: Record) -> list[Testimony | _Unused]:
    subjects = against.subjects(fact.proposition)
    if not subjects:
        return [_Unused(f'"{fact.proposition}" was established, which this agreement does not name.', problem=False)]
    return [
        Testimony(
            that=fact.proposition,
            about=about,
            holds=holds is fact.holds,
            on=fact.on,
            until=fact.until,
            said=fact.on,
            recorded=fact.recorded,
            by=None,
            source=_source_of_fact(fact, record),
        )
        for about, holds in subjects
    ]


def _source_of_fact(fact: Fact, record: Record) -> Source | None:
    ref = fact.statement
    if ref is None or not any(report.id == ref.report for report in record.reports.values()):
        return None
    return Source(ref.report, Span(ref.content[0].start, ref.content[-1].end), ref.words)


def orphan_in_words(judged: Judged) -> str:
    """A judgement whose statement is gone: what it was, and what to do."""
    judgement = judged.judgement
    about = f'"{judgement.proposition}"' if isinstance(judgement, Link) else judgement.provision
    return (
        f'r{judged.number}: the latest reading has no statement with just the words "{judgement.statement.words}", '
        f"which {judgement.by} linked to {about} on {judgement.recorded}. Link the statement that stands there now."
    )


def _evidence(bearing: Bearing, judged: Judged, statement: Statement, against: _Against) -> Evidence | _Unused:
    if bearing.provision not in against.targets:
        return _Unused(f"{judged.statement_id} bears on {bearing.provision}, which is not in this agreement.", False)
    reading = judged.reading
    said = outermost(statement, reading)
    side = reading.party(said.side) or reading.party(said.speaker)
    return Evidence(
        bearing.provision,
        not bearing.against,
        _day(statement, reading),
        against.members.find_side(reading, said) or (side.name if side else None),
        reading.words(statement.content),
        source_of(statement, reading),
        bearing.recorded,
    )


def _testimony(link: Link, judged: Judged, statement: Statement, against: _Against) -> list[Testimony | _Unused]:
    reading = judged.reading
    subjects = against.subjects(link.proposition)
    if not subjects:
        words = (
            f'{judged.statement_id} is linked to "{link.proposition}", which this agreement does not name. '
            "`parley check` lists what it names."
        )
        return [_Unused(words, problem=False)]
    said = outermost(statement, reading)
    by = against.members.find_side(reading, said)
    if by is None:
        side = reading.party(said.side)
        who = (
            f"{side.name}, whom this agreement does not list" if side else "somebody whose side the report leaves open"
        )
        words = (
            f'{judged.statement_id}, linked to "{link.proposition}", is the word of {who}; it is not counted. '
            "List the speaker in the agreement (also: another name), or take the link as --bears-on."
        )
        return [_Unused(words, problem=True)]
    published = _published(reading)
    return [
        Testimony(
            that=link.proposition,
            about=about,
            holds=holds is not link.denies,
            on=_day(statement, reading),
            until=None,
            said=published,
            recorded=link.recorded,
            by=by,
            source=source_of(statement, reading),
        )
        for about, holds in subjects
    ]


def _day(statement: Statement, reading: Reading) -> date:
    """The day of its content, else that of the report."""
    return next((time.start for time in statement.times if time.start), _published(reading))


def _published(reading: Reading) -> date:
    if reading.report.date is None:
        raise MissingDateError(f"Report {reading.report.id} has no day. A ledger keeps no such report.")
    return reading.report.date

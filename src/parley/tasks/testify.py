"""From links in the ledger to testimony: whose word it is, on which day, by which sentence.

The word is that of the side of the outermost speaker, or of the speaker if the agreement lists that one alone: what
Russia says that Ukraine promised is Russia's word. A relay never speaks.
"""

from dataclasses import dataclass
from datetime import date

from parley.agreement import subjects_from_words
from parley.errors import MissingDateError
from parley.ledger import Judged, Record
from parley.model.agreement import Agreement
from parley.model.condition import Proposition
from parley.model.judgement import Bearing, Link
from parley.model.speech import outermost
from parley.model.statement import Reading, Statement
from parley.model.testimony import Evidence, Testimony
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

    def __init__(self, agreement: Agreement) -> None:
        listed = (*agreement.parties, *agreement.guarantors, *agreement.observers)
        self._names = {_plain(name): member.name for member in listed for name in (member.name, *member.also)}

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
    """What the judgements of a ledger amount to for an agreement."""
    members = Members(agreement)
    named = {proposition.key for proposition in agreement.propositions}
    provisions = {p.id for p in agreement.provisions} | {p.sentence for p in agreement.provisions}
    targets = provisions | {step.id for step in agreement.steps} | {ENTRY}
    found: list[Testimony | Evidence | _Unused] = []
    for judged in record.judged():
        judgement, statement = judged.judgement, judged.statement
        if statement is None:
            found.append(_Unused(orphan_in_words(judged), problem=True))
        elif isinstance(judgement, Bearing):
            found.append(_evidence(judgement, judged, statement, members, targets))
        else:
            found.extend(_testimony(judgement, judged, statement, members, agreement, named))
    return Testified(
        tuple(t for t in found if isinstance(t, Testimony)),
        tuple(e for e in found if isinstance(e, Evidence)),
        tuple(u.words for u in found if isinstance(u, _Unused) and u.problem),
        tuple(u.words for u in found if isinstance(u, _Unused) and not u.problem),
    )


def orphan_in_words(judged: Judged) -> str:
    """A judgement whose statement is gone: what it was, and what to do."""
    judgement = judged.judgement
    about = f'"{judgement.proposition}"' if isinstance(judgement, Link) else judgement.provision
    return (
        f'r{judged.number}: the latest reading has no statement with just the words "{judgement.statement.words}", '
        f"which {judgement.by} linked to {about} on {judgement.recorded}. Link the statement that stands there now."
    )


def _evidence(
    bearing: Bearing, judged: Judged, statement: Statement, members: Members, targets: set[str]
) -> Evidence | _Unused:
    if bearing.provision not in targets:
        return _Unused(f"{judged.statement_id} bears on {bearing.provision}, which is not in this agreement.", False)
    reading = judged.reading
    said = outermost(statement, reading)
    side = reading.party(said.side) or reading.party(said.speaker)
    return Evidence(
        bearing.provision,
        not bearing.against,
        _day(statement, reading),
        members.find_side(reading, said) or (side.name if side else None),
        reading.words(statement.content),
        source_of(statement, reading),
        bearing.recorded,
    )


def _testimony(
    link: Link, judged: Judged, statement: Statement, members: Members, agreement: Agreement, named: set[str]
) -> list[Testimony | _Unused]:
    reading = judged.reading
    subjects = subjects_from_words(link.proposition, agreement)
    if not any(not isinstance(about, Proposition) or about.key in named for about, _ in subjects):
        words = (
            f'{judged.statement_id} is linked to "{link.proposition}", which this agreement does not name. '
            "`parley check` lists what it names."
        )
        return [_Unused(words, problem=False)]
    said = outermost(statement, reading)
    by = members.find_side(reading, said)
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

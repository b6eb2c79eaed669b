"""Finding statements and passages: by party, day, place, state of review, and by words, as the ledger stood on any day.

Words are found by their stems: FTS5 with its Porter stemmer in SQLite, the same stemmer in PostgreSQL; the best matches
come first (BM25, and cover density there; so the order may differ between the two, what is found does not).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, repeat
from operator import itemgetter
from typing import Any, Literal, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from parley.errors import UnsearchableError, WrongUseError
from parley.ledger.canonical import json_to_keep
from parley.ledger.moments import moment_of, names_of_party, stood
from parley.ledger.tables import HEAD_OF_NAME, NAME_HEAD, PASSAGES_OF_ONE, judgement, party, passage, review, statement
from parley.ledger.words import Query, query_from_words
from parley.model.judgement import REVIEW_STATES, ReviewState

_AT_ONCE, _FEW, _FEW_REPORTS = 500, 100, 1_000
_MOST_WORDS, _MOST_REPORTS = 200, 1 << 31
_LATEST, _MORE = 5_000, 100_000
"""So many of the latest matches are ranked and set against the filter; then, where too few of them pass, so many older
ones at a time until enough do: a word that stands in a hundred thousand passages is found as fast as another."""


class _Matches(NamedTuple):
    """The condition under which a passage matches, its rank, and its id."""

    there: Any
    rank: Any
    place: Any


_Ranked = tuple[float, int, Any]
"""A match: its rank, the lower the better; its id, by which equals are ordered; its row."""

PassageKind = Literal["report", "statement", "note"]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which statements: all that are given must hold.

    `party`: its word, or it is named as speaker, side, actor, recipient or relay; names are compared without regard to
    capitals. `since` and `until` bound the day on which it was said (`happened` the day of which it speaks). `about`:
    linked to one of these propositions or provisions. `as_of` and `known_by` as for `Ledger.record`.
    """

    party: str | None = None
    side: str | None = None
    act: str | None = None
    event: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    happened: date | None = None
    conditional: bool = False
    report: int | None = None
    about: tuple[str, ...] = ()
    review: ReviewState | None = None
    as_of: date | None = None
    known_by: date | None = None

    def __post_init__(self) -> None:
        """Raises WrongUseError for what cannot be in any ledger: a broken text, a number beyond all reports."""
        json_to_keep([self.party, self.side, self.act, self.event, self.place, self.about])
        if self.report is not None and not 0 <= self.report < _MOST_REPORTS:
            raise WrongUseError(f"{self.report} is the number of no report. Reports are counted from 1.")

    @property
    def is_open(self) -> bool:
        """Whether it says nothing about statements, only of which day the ledger is meant."""
        return self == Filter(as_of=self.as_of, known_by=self.known_by)


@dataclass(frozen=True, slots=True)
class Passage:
    """A place where words were found: the passage itself, and where it stands. `rank`: the higher the better."""

    kind: PassageKind
    report: int | None
    statement: str | None
    said: str | None
    text: str
    rank: float


def passages_found(
    connection: Connection, words: str, which: Filter, *, limit: int = 20, kinds: tuple[PassageKind, ...] = ()
) -> tuple[Passage, ...]:
    """Paragraphs of reports, statements and notes that have all the words, the best matches first.

    Of more than 5,000 matches the latest 5,000 are ranked; if fewer than `limit` of these pass the filter, 100,000
    older ones too, and so on until enough do, or there are no more. Equally good ones are in the order of the log. A
    filter that only statements can meet leaves the others out. Raises UnsearchableError where no word is left to
    search, or there are more than 200.
    """
    wanted = query_from_words(words)
    if not wanted.wanted:
        raise UnsearchableError(f"There is no word to search for in {words!r}.")
    if sum(len(phrase.split()) for phrase in wanted.wanted + wanted.unwanted) > _MOST_WORDS:
        raise UnsearchableError(f"A search takes {_MOST_WORDS} words at most. Leave the less telling ones out.")
    if not which.is_open and kinds and "statement" not in kinds:
        return ()
    found: list[_Ranked] = []
    matches, conditions = _matching(connection, wanted), _passage_conditions(connection, which, kinds)
    before = (moment_of(connection, which.known_by) + 1) * PASSAGES_OF_ONE
    for number in chain((_LATEST,), repeat(_MORE)):
        since = _latest(connection, matches, before, number)
        block = _ranked(connection, matches, range(since or 0, before), which)
        found = sorted([*found, *islice(_through(connection, block, conditions), limit)], key=itemgetter(0, 1))[:limit]
        if len(found) == limit or since is None:
            break
        before = since
    return tuple(passage_from_row(row, -rank) for rank, _, row in found)


def passage_from_row(row: Any, rank: float) -> Passage:
    """The passage in a row of `named_passages`."""
    return Passage(row.kind, row.report, row.name and f"r{row.report}.{row.name}", row.said, row.text, rank)


def named_passages() -> sa.Select[Any]:
    """The passages, with the name of the statement that each one is, if it is one."""
    place = (statement.c.seq == passage.c.seq) & (statement.c.position == passage.c.position)
    joined = passage.outerjoin(statement, place & (passage.c.kind == "statement"))
    return sa.select(passage, statement.c.name).select_from(joined)


def standing_passages(connection: Connection, which: Filter, kinds: Sequence[PassageKind]) -> sa.Select[Any]:
    """The ids of all passages that a filter lets through."""
    query = named_passages().with_only_columns(passage.c.id)
    return query.where(*_passage_conditions(connection, which, kinds))


def counted_passages(connection: Connection, which: Filter, kinds: Sequence[PassageKind], most: int) -> int:
    """How many passages a filter lets through, counted as far as `most`."""
    found = standing_passages(connection, which, kinds).limit(most).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(found)).scalar() or 0


def _passage_conditions(connection: Connection, which: Filter, kinds: Sequence[PassageKind]) -> list[Any]:
    moment = moment_of(connection, which.known_by)
    found: list[Any] = [stood(passage, moment)]
    if kinds:
        found.append(passage.c.kind.in_(kinds))
    if which.as_of is not None:
        found.append(passage.c.said <= which.as_of.isoformat())
    if not which.is_open:
        found.append(passage.c.kind == "statement")
        found += conditions_of(connection, which, moment)
    return found


def _latest(connection: Connection, matches: _Matches, before: int, number: int) -> int | None:
    """The id of the first of the so many latest matches before an id; None where there are fewer."""
    query = sa.select(matches.place).where(matches.there, matches.place < before).order_by(matches.place.desc())
    return connection.execute(query.offset(number - 1).limit(1)).scalar()


def _ranked(connection: Connection, matches: _Matches, places: range, which: Filter) -> list[tuple[float, int]]:
    """The ranks and ids of the matches in a range of ids, the best first. Of statements only those that a filter lets
    through: the others need not be ranked then."""
    place = matches.place
    query = sa.select(matches.rank.label("rank"), place.label("id"))
    query = query.where(matches.there, place >= places.start, place < places.stop)
    if not which.is_open:
        query = query.where(
            statement.c.seq == place.bitwise_rshift(sa.literal(PASSAGES_OF_ONE.bit_length() - 1, sa.Integer())),
            statement.c.position == place.bitwise_and(PASSAGES_OF_ONE - 1),
            *conditions_of(connection, which, moment_of(connection, which.known_by)),
        )
    return sorted((-row.rank, row.id) for row in connection.execute(query))


def _through(connection: Connection, block: list[tuple[float, int]], conditions: list[Any]) -> Iterator[_Ranked]:
    """Those of some ranked matches that a filter lets through, in their order, looked up as they are asked for."""
    first, number = 0, _FEW
    while some := block[first : first + number]:
        query = named_passages().where(passage.c.id.in_([place for _, place in some]), *conditions)
        rows = {row.id: row for row in connection.execute(query)}
        yield from ((rank, place, rows[place]) for rank, place in some if place in rows)
        first, number = first + number, _AT_ONCE


def _matching(connection: Connection, wanted: Query) -> _Matches:
    """The passages that match."""
    if connection.dialect.name == "sqlite":
        words = " AND ".join(f'"{phrase}"' for phrase in wanted.wanted)
        words += "".join(f' NOT "{phrase}"' for phrase in wanted.unwanted)
        found = sa.table("passage_words", sa.column("rowid"), sa.column("passage_words"), sa.column("rank"))
        return _Matches(found.c.passage_words.op("MATCH")(words), -found.c.rank, found.c.rowid)
    phrases = [f"({phrase.replace(' ', ' <-> ')})" for phrase in wanted.wanted]
    phrases += [f"!({phrase.replace(' ', ' <-> ')})" for phrase in wanted.unwanted]
    asked = sa.func.to_tsquery("parley", " & ".join(phrases))
    found_column: Any = sa.literal_column("passage.found")
    return _Matches(found_column.op("@@")(asked), sa.func.ts_rank_cd(found_column, asked), passage.c.id)


def conditions_of(connection: Connection, which: Filter, moment: int) -> list[Any]:
    """What a filter asks of the rows of the table `statement` at some moment."""
    c = statement.c
    found: list[Any] = [stood(statement, moment)]
    equal = {c.act: which.act, c.event: which.event, c.report: which.report}
    found += [column == value for column, value in equal.items() if value is not None]
    if which.side is not None:
        names = names_of_party(connection, moment, which.side)
        found += [*_reports_that_name(connection, names), _named(c.side, names)]
    if which.party is not None:
        names = names_of_party(connection, moment, which.party)
        found += _reports_that_name(connection, names)
        said_by = [_named(column, names) for column in (c.speaker, c.side, c.actor, c.recipient)]
        found.append(sa.or_(*said_by, *(_among(c.via, name) for name in names)))
    if which.place is not None:
        found += [c.places != "", _among(c.places, which.place.lower())]
    if which.conditional:
        found.append(c.conditions != "")
    found += _days(which)
    if which.about:
        linked = sa.select(judgement.c.statement).where(
            judgement.c.kind.in_(("link", "bearing")), stood(judgement, moment), judgement.c.about.in_(which.about)
        )
        found.append(c.key.in_(linked))
    if which.review is not None:
        found.append(_in_state(which.review, moment))
    return found


def _reports_that_name(connection: Connection, names: list[str]) -> list[Any]:
    """That a statement is of one of the few reports that name a party; nothing where many do. So a rare name, or one
    that is misspelt, is not looked for in every statement."""
    query = sa.select(party.c.report).where(HEAD_OF_NAME.in_([name[:NAME_HEAD] for name in names]))
    reports = connection.execute(query.limit(_FEW_REPORTS + 1)).scalars().all()
    return [statement.c.report.in_(sorted(set(reports)))] if len(reports) <= _FEW_REPORTS else []


def _days(which: Filter) -> list[Any]:
    c, found = statement.c, []
    last = min((day for day in (which.until, which.as_of) if day is not None), default=None)
    if which.since is not None:
        found.append(c.said >= which.since.isoformat())
    if last is not None:
        found.append(c.said <= last.isoformat())
    if which.happened is not None:
        day = which.happened.isoformat()
        found += [c.happened_from <= day, c.happened_to >= day]
    return found


def _named(column: Any, names: list[str]) -> Any:
    return sa.func.lower(column).in_(names)


def _among(column: Any, name: str) -> Any:
    """Whether a name is one of those in a column that holds several, with "; " between them."""
    listed = sa.literal("; ").concat(sa.func.lower(column)).concat("; ")
    return sa.func.replace(listed, f"; {name}; ", "") != listed


def _in_state(state: ReviewState, moment: int) -> Any:
    if state not in REVIEW_STATES:
        raise WrongUseError(f"{state!r} is no state of review. Choose one of: {', '.join(REVIEW_STATES)}.")
    reviewed = sa.select(review.c.statement).where(stood(review, moment))
    if state == "unreviewed":
        return statement.c.key.not_in(reviewed)
    return statement.c.key.in_(reviewed.where(review.c.state == state))

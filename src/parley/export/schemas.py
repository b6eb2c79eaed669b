"""The tables that are given out: each with its columns, what they hold, and by which they are told apart.

One place for all: CSV, JSON Lines, Parquet and the descriptor of a data package take their types from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from parley.export.forms import Table

Kind = Literal["text", "integer", "number", "flag", "day", "moment", "texts", "spans"]
"""`moment`: ISO 8601; `texts`: a list of texts; `spans`: a list of half-open stretches of a text, in code points."""

Row = dict[str, Any]
"""A row of a table: a value for each column of its schema, in their order."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the kind of its values, what it holds."""

    name: str
    kind: Kind
    says: str


@dataclass(frozen=True, slots=True)
class Schema:
    """A table: what its rows are, its columns, those that tell its rows apart, and which column names a row of which
    other table. `within`: a column that names another row of the same table."""

    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    leads_to: Mapping[str, Table]
    within: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


_SOURCE = (
    Column("source", "text", 'The report\'s id: "sha256:" and the SHA-256 of its bytes.'),
    Column("publisher", "text", "Who published the report."),
    Column("url", "text", "Where the report was published."),
)
_RESTS = (
    Column("statements", "texts", "The statements that this rests on, as far as they can be named."),
    Column("sources", "texts", 'Where these stand: "sha256:...:12-40", the report and the code points of its text.'),
    Column("quotes", "texts", "The words that stand there."),
)
_SEEN = (
    Column("agreement", "text", "The name of the agreement."),
    Column("account", "text", 'In whose account: "common", or a party.'),
)
_DAYS = (Column("as_of", "day", "The day from which this is seen; empty where no day is known."),)

SCHEMAS: Mapping[Table, Schema] = {
    "reports": Schema(
        "Reports, with their texts.",
        (
            Column("id", "text", 'The number of the report: "r1".'),
            Column("said", "day", "The day of publication."),
            Column("title", "text", "The title."),
            Column("publisher", "text", "Who published it."),
            Column("url", "text", "Where it was published."),
            Column("language", "text", "The language of the text."),
            Column("source", "text", '"sha256:" and the SHA-256 of the bytes in which it came.'),
            Column("obtained_from", "texts", "Where its bytes were obtained, each time."),
            Column("obtained_at", "texts", "When, each time (ISO 8601)."),
            Column("obtained_by", "texts", "By whom, each time."),
            Column("extracted_from", "text", "What kind of file the bytes are."),
            Column("extracted_by", "text", "What took the text out of them; empty where they are the text."),
            Column("recorded", "moment", "When it was recorded in the ledger."),
            Column("statements", "integer", "How many of its statements are given out."),
            Column("text", "text", "The text, in whose code points all places are counted."),
        ),
        ("id",),
        {},
    ),
    "statements": Schema(
        "Statements, as reviewers corrected them. Each is somebody's word, never a fact.",
        (
            Column("id", "text", 'Report and statement: "r1.s3".'),
            Column("said", "day", "The day of publication of its report."),
            Column("whose", "text", 'Whose word it is: "Ukraine, according to Vladimir Medinsky (Russia)".'),
            Column("speaker", "text", "Who says it; empty for the report itself."),
            Column("side", "text", "For which party the speaker speaks; empty where the report leaves it open."),
            Column("via", "texts", "Who passes it on."),
            Column("act", "text", "What is done by saying it: claim, promise, demand ..."),
            Column("event", "text", "The PLOVER type of what it speaks of."),
            Column("modality", "text", "Whether that is actual, intended, possible or required."),
            Column("negated", "flag", "Whether it is said not to be so."),
            Column("actor", "text", "Who does what it speaks of."),
            Column("recipient", "text", "To whom."),
            Column("within", "text", "The statement in whose content this one is reported."),
            Column("content", "text", "The words, to the letter; pieces joined by an ellipsis."),
            Column("conditions", "texts", "The conditions, as worded."),
            Column("happened_from", "day", "The first day of which it speaks."),
            Column("happened_to", "day", "The last day of which it speaks."),
            Column("places", "texts", "The places of which it speaks."),
            Column("confidence", "number", "How sure the reader is, from 0 to 1."),
            Column("review", "text", "unreviewed, accepted, corrected, rejected or disputed."),
            Column("recorded", "moment", "When its reading was recorded in the ledger."),
            Column("begins", "integer", "Where the content begins, in code points of the report's text."),
            Column("ends", "integer", "Where it ends; that code point is no longer part of it."),
            Column("spans", "spans", "The pieces of the content."),
            Column("report", "text", "The number of the report."),
            *_SOURCE,
        ),
        ("id",),
        {"report": "reports"},
        "within",
    ),
    "parties": Schema(
        "Parties, as each report names them.",
        (
            Column("id", "text", 'Report and party: "r1.p2".'),
            Column("report", "text", "The number of the report."),
            Column("name", "text", "The name."),
            Column("kind", "text", "person, state, organisation, group, document or place-name."),
            Column("side", "text", "The party for which it speaks; its own name where it stands for itself."),
            Column("roles", "texts", "The roles in which it is named."),
            Column("code", "text", "Of a state: ISO 3166-1 alpha-3."),
            Column("mentions", "spans", "Where it is named, in code points of the report's text."),
            *_SOURCE,
        ),
        ("id",),
        {"report": "reports"},
    ),
    "judgements": Schema(
        "Decisions of people that stand.",
        (
            Column("entry", "integer", "The entry of the ledger that keeps it."),
            Column("kind", "text", "link, bearing, review, same, fact, note or withdrawal."),
            Column("statement", "text", "The statement that it is about; empty where there is none, or it is gone."),
            Column("about", "text", "The proposition, provision, names or entry that it is about."),
            Column("verdict", "text", "Of a review: accept, correct or reject."),
            Column("denies", "flag", "Whether it says no: it is denied, speaks against, differs, does not hold."),
            Column("changes", "text", "Of a correction: the fields that are otherwise, as JSON."),
            Column("settles", "flag", "Of a review: whether it decides between others."),
            Column("on", "day", "Of a fact: from which day it holds."),
            Column("until", "day", "Of a fact: the last day on which it holds."),
            Column("by", "text", "Who decided."),
            Column("recorded", "day", "The day of the decision."),
            Column("why", "text", "The reason, or the words of a note."),
            Column("source", "text", "The id of the report that the judged words stand in."),
            Column("spans", "spans", "Where they stand, in code points of its text."),
            Column("quote", "text", "The words that were judged."),
        ),
        ("entry",),
        {"statement": "statements"},
    ),
    "duties": Schema(
        "Duties, bans and powers of the agreements, with their state in each account.",
        (
            *_SEEN,
            Column("id", "text", 'The provision: "1.1", or "2.1/Turkey" for a member of a group.'),
            Column("kind", "text", "duty, ban or power."),
            Column("debtor", "text", "Who owes it, is bound by it, or has it."),
            Column("creditors", "texts", "To whom."),
            Column("act", "text", "What is to be done; of a ban, what is not."),
            Column("says", "text", "The sentence of the agreement."),
            Column("article", "text", "The article; empty for a pledge."),
            Column("state", "text", "Its state in this account; empty where no day is known from which to look."),
            Column("overdue", "flag", "Whether its last day passed and nobody who counts says whether it was kept."),
            Column("since", "day", "Since when it is in that state."),
            Column("deadline", "day", "The last day for the act."),
            Column("why", "text", "Why it is in that state."),
            *_DAYS,
            *_RESTS,
        ),
        ("agreement", "account", "id"),
        {},
    ),
    "findings": Schema(
        "What follows from the record for the agreements, account by account.",
        (
            *_SEEN,
            Column("kind", "text", "in-force, proposition, step, contested, blockers, deadlock, gap or conflict."),
            Column("number", "integer", "Counts those of one agreement, account and kind."),
            Column("about", "text", "The point, step, target, provision or rule that it is about."),
            Column("value", "text", "Its value in this account: holds, fails, contested, unknown, waiting ..."),
            Column("says", "text", "What is found, or why, in words."),
            Column("members", "texts", "The steps, sentences or propositions that belong to it."),
            Column("ways_out", "texts", "Of a deadlock: conditions whose waiving would open it."),
            Column("since", "day", "Since when it is so."),
            *_DAYS,
            *_RESTS,
        ),
        ("agreement", "account", "kind", "number"),
        {},
    ),
}

"""The append-only record of what came in and what people decided."""

from parley.ledger.agreements import KeptAgreement
from parley.ledger.checking import Verified
from parley.ledger.find import Filter, Passage
from parley.ledger.followed import Followed, Step
from parley.ledger.keys import ref_from_statement
from parley.ledger.lists import FoundStatement
from parley.ledger.log import Entry, Head, head_from_words
from parley.ledger.payload import Obtained
from parley.ledger.record import Decided, Judged, Record
from parley.ledger.review import Reviewed
from parley.ledger.since import (
    Added,
    LatestReport,
    Since,
    added_since,
    last_decided,
    latest_reports,
    statements_up_to,
)
from parley.ledger.store import Ledger, open_ledger
from parley.ledger.verdicts import Verdict
from parley.ledger.writer import Arrival, Kept

__all__ = [
    "Added",
    "Arrival",
    "Decided",
    "Entry",
    "Filter",
    "Followed",
    "FoundStatement",
    "Head",
    "Judged",
    "Kept",
    "KeptAgreement",
    "LatestReport",
    "Ledger",
    "Obtained",
    "Passage",
    "Record",
    "Reviewed",
    "Since",
    "Step",
    "Verdict",
    "Verified",
    "added_since",
    "head_from_words",
    "last_decided",
    "latest_reports",
    "open_ledger",
    "ref_from_statement",
    "statements_up_to",
]

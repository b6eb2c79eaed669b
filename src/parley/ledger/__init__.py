"""The append-only record of what came in and what people decided."""

from parley.ledger.keys import ref_from_statement
from parley.ledger.log import Entry, Head, head_from_words
from parley.ledger.payload import Obtained
from parley.ledger.record import Decided, Judged, Record
from parley.ledger.review import Reviewed
from parley.ledger.store import Kept, Ledger, open_ledger

__all__ = [
    "Decided",
    "Entry",
    "Head",
    "Judged",
    "Kept",
    "Ledger",
    "Obtained",
    "Record",
    "Reviewed",
    "head_from_words",
    "open_ledger",
    "ref_from_statement",
]

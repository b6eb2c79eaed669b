"""The append-only record of what came in and what people decided."""

from parley.ledger.record import Judged, Record, ref_from_statement
from parley.ledger.store import Entry, Kept, Ledger, open_ledger

__all__ = ["Entry", "Judged", "Kept", "Ledger", "Record", "open_ledger", "ref_from_statement"]

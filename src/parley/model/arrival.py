"""How a report came to be known: from which bytes, and how its text was taken out of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extraction:
    """What kind of file the bytes are ("pdf"), and which library of which version took the text out of them
    ("pdfplumber 0.11.10"; None where the bytes are the text)."""

    kind: str
    by: str | None = None


PLAIN = Extraction("text")

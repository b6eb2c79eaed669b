"""Plain text: the bytes are the words."""

from parley.intake.extracted import Extracted
from parley.intake.text import decoded


def extract(original: bytes, name: str) -> Extracted:
    """The text in these bytes, in the encoding that they declare or that fits them. Raises UnreadableFileError."""
    return Extracted(decoded(original, name).removeprefix("\ufeff"))

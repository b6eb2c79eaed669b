"""A report as it came."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """One dated text whose words never change.

    `id` is "sha256:" and the SHA-256 of the bytes as they came; `text` is an exact, unbroken part of the
    decoded file, and every offset in a reading counts its code points. `date` is the day of publication,
    None where the file does not say it.
    """

    id: str
    text: str
    date: date | None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"

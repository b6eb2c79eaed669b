"""Which column holds what, in tables that others export. They are known by their headers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

FIELDS = ("date", "captured", "text", "title", "publisher", "url", "language")
"""What a column may hold; `captured` is a day that may be another than that of publication."""


@dataclass(frozen=True, slots=True)
class Export:
    """A form of table that others export: which column holds what, and which other columns it has."""

    columns: Mapping[str, str]
    others: frozenset[str] = frozenset()

    def fits(self, columns: Collection[str]) -> bool:
        """Whether a table with these columns has this form."""
        return {*self.others, *(column.casefold() for column in self.columns.values())} <= set(columns)


MAPPINGS: Mapping[str, tuple[Export, ...]] = {
    # The results of a search in Media Cloud: without the texts, so that the title is all there is.
    "mediacloud": (
        Export(
            {"date": "publish_date", "title": "title", "url": "url", "publisher": "media_name", "language": "language"},
            frozenset(("media_url",)),
        ),
    ),
    # The list of articles of the DOC 2.0 API, as JSON and as CSV. The day is that on which GDELT saw the article.
    "gdelt": (
        Export(
            {"captured": "seendate", "title": "title", "url": "url", "publisher": "domain", "language": "language"},
            frozenset(("url_mobile",)),
        ),
        Export({"captured": "Date", "title": "Title", "url": "URL"}, frozenset(("mobileurl",))),
    ),
}

NAMES: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "published", "pubdate"),
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "publisher": ("source", "publisher", "outlet"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
"""What columns are called that need not be named."""


def export_of(columns: Collection[str], asked: str | None = None) -> Mapping[str, str] | None:
    """Which column holds what, in a table with these columns that is a known export, or the one that is `asked` for;
    None for another table."""
    names = {column.casefold() for column in columns}
    forms = [form for export, forms in MAPPINGS.items() if asked in (None, export) for form in forms]
    return next((form.columns for form in forms if form.fits(names)), None)

"""Which column holds what, in tables that others export."""

from collections.abc import Mapping

MAPPINGS: Mapping[str, Mapping[str, str]] = {
    "mediacloud": {
        "date": "publish_date", "title": "title", "url": "url", "publisher": "media_name", "language": "language",
        "text": "text",
    },
    "gdelt": {"date": "seendate", "title": "title", "url": "url", "publisher": "domain", "language": "language"},
}  # fmt: skip

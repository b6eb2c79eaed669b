"""What came of an archive: from which source, by which reader, how much was read, what was left out and why."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from parley.export.archived import ARCHIVE_TABLES
from parley.intake import Asked, Opening
from parley.intake.bundles import Bundle
from parley.model.plain import plain
from parley.model.statement import ReaderStamp
from parley.tasks.shards import Shard
from parley.version import VERSION

FORMAT = "parley/archive/1"
_MOST_NAMED = 1_000
"""Of so many that were left out for one reason, the manifest names each; the table has all."""

Json = dict[str, Any]


def plan_of(bundles: Iterable[Bundle], asked: Asked, opening: Opening, first_pass: bool, stamp: ReaderStamp) -> Json:
    """What the shards hang on, as plain data: the source, the reader, and what was asked. The source is told by the
    names and sizes of its files, not by where it lies."""
    names = hashlib.sha256()
    files = size = 0
    for bundle in bundles:
        files, size = files + len(bundle.files), size + bundle.size
        names.update(repr((bundle.number, bundle.files)).encode("utf-8", "backslashreplace"))
    made: Json = plain(
        {
            "format": FORMAT,
            "made_by": f"parley {VERSION}",
            "reader": asdict(stamp),
            "source": {"files": files, "bytes": size, "names_sha256": names.hexdigest()},
            "asked": {"day": asked.day, "day_from": asked.day_from},
            "opening": asdict(opening),
            "first_pass": first_pass,
        }
    )
    return made


class Manifest:
    """The tally of all shards, taken in their order."""

    def __init__(self) -> None:
        self.articles = self.faults = self.shards = 0
        self.rows: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        self._named: dict[str, list[str]] = {}
        self._days: list[str] = []
        self._sha256 = hashlib.sha256()

    def take(self, shard: Shard) -> None:
        """One shard more."""
        self.shards += 1
        self.articles += shard.articles
        self.faults += shard.faults
        self.rows.update(shard.rows)
        self.languages.update(shard.languages)
        for why, names in shard.left_out.items():
            self.left_out[why] += len(names)
            named = self._named.setdefault(why, [])
            named += names[: _MOST_NAMED - len(named)]
        if shard.days:
            self._days = [min([*self._days, *shard.days]), max([*self._days, *shard.days])]
        for table in ARCHIVE_TABLES:
            self._sha256.update(f"{shard.sha256[table]}  {table}/{shard.name}.parquet\n".encode())

    @property
    def days(self) -> tuple[str, str] | None:
        """The first and the last day of publication, where any is known."""
        return (self._days[0], self._days[1]) if self._days else None

    def examples(self, why: str, most: int) -> str:
        """In words, the first that were left out for a reason."""
        more = self.left_out[why] - most
        return ", ".join(self._named[why][:most]) + (f" and {more:,} more" if more > 0 else "")

    def data(self) -> Json:
        """As plain data. `sha256`: of the lines that `sha256sum` writes of all files of tables, shard by shard."""
        return {
            "articles": self.articles,
            **{table.replace("-", "_"): self.rows[table] for table in ARCHIVE_TABLES if table != "left-out"},
            "languages": dict(sorted(self.languages.items())),
            "days": self.days and list(self.days),
            "left_out": {
                why: {"articles": self.left_out[why], "named": self._named[why]} for why in sorted(self.left_out)
            },
            "faults": self.faults,
            "shards": self.shards,
            "sha256": self._sha256.hexdigest(),
        }
